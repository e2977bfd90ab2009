"""Advice on tables: split, too wide, squeezed."""

from __future__ import annotations

from layouts.press.preflight.printed import printed_pages
from layouts.press.preflight.tables import broken_words, split_rows, wide_tables
from tests.press.pressroom import OUTPUT, lay

SRC = 'data-src="g/a.yaml:3:5"'


def said(rule: object, body: str) -> list[str]:
    """Return what a rule says of a body."""
    return [str(remark.problem) for remark in rule(printed_pages([lay(f"<h1>A</h1>{body}")], OUTPUT))]


def test_a_table_row_on_two_pages_is_named() -> None:
    rows = f"<tr {SRC}><td>{'word ' * 200}</td></tr>"
    assert said(split_rows, f"<table>{rows}</table>") == [
        "g/a.yaml:3:5: the table row 'word word word word word word word word…' is split over two pages"
        " (test-a4, page 1)"
    ]


def test_a_table_on_two_pages_with_its_head_repeated_is_well() -> None:
    rows = "<tr><td>word</td></tr>" * 30
    assert said(split_rows, f"<table><thead><tr><th>Head</th></tr></thead><tbody>{rows}</tbody></table>") == []


def test_a_table_wider_than_its_column_is_named() -> None:
    body = f'<main><table {SRC} style="width: 66mm"><tr><td>Pay</td></tr></table></main>'
    assert said(wide_tables, body) == [
        "g/a.yaml:3:5: the table 'Pay' is 6.0 mm wider than its column (test-a4, page 1)"
    ]


def test_a_table_that_takes_the_margin_column_on_purpose_is_well() -> None:
    body = (
        '<main><div style="margin-right: -28mm"><table style="width: 100%"><tr><td>Pay</td></tr></table></div></main>'
    )
    assert said(wide_tables, body) == []


def test_a_word_broken_by_a_narrow_column_is_named() -> None:
    cell = f'<td {SRC} style="overflow-wrap: anywhere">incomprehensibility</td>'
    body = f'<table style="table-layout: fixed; width: 20mm"><tr>{cell}</tr></table>'
    assert said(broken_words, body) == [
        "g/a.yaml:3:5: the column is too narrow for 'incomprehensibility': it is broken behind 'incompreh'"
        " (test-a4, page 1)"
    ]


def test_a_word_broken_at_its_hyphen_is_well() -> None:
    body = '<table style="table-layout: fixed; width: 16mm"><tr><td>well-considered</td></tr></table>'
    assert said(broken_words, body) == []
