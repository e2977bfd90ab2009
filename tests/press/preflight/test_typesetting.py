"""Advice on what a careful typesetter would mend."""

from __future__ import annotations

from layouts.press.preflight import remarks
from layouts.press.preflight.printed import printed_pages
from layouts.press.preflight.typesetting import hyphen_ladders, loose_lines, near_empty_pages, runts, split_rows
from tests.press.pressroom import OUTPUT, lay, sample

SRC = 'data-src="g/a.yaml:3:5"'


def said(rule: object, body: str, css: str = "") -> list[str]:
    """Return what a rule says of a body."""
    return [str(problem) for problem in rule(printed_pages([lay(f"<h1>A</h1>{body}", css)], OUTPUT))]


def test_a_last_line_of_one_short_word_is_named() -> None:
    assert said(runts, f'<p {SRC} style="width: 48mm">A paragraph with a last line of it.</p>') == [
        "g/a.yaml:3:5: the last line of the paragraph is only 'it.' (test-a4, page 1)"
    ]


def test_a_last_line_of_some_words_is_well() -> None:
    assert said(runts, '<p style="width: 40mm">A paragraph with a last line that is long enough.</p><p>It.</p>') == []


def test_a_line_with_holes_is_named() -> None:
    body = f'<p {SRC} style="width: 38mm; text-align: justify">A well incomprehensibility and notwithstanding it</p>'
    assert said(loose_lines, body) == [
        "g/a.yaml:3:5: a line is loose, each space 8.0 em wider: 'A well' (test-a4, page 1)"
    ]


def test_a_line_without_holes_is_well() -> None:
    assert said(loose_lines, f'<p style="text-align: justify">{"as even as it is " * 20}</p>') == []


def test_three_hyphens_in_a_row_are_named() -> None:
    assert said(hyphen_ladders, f"<p {SRC}>well-<br>known self-<br>made near-<br>by place</p>") == [
        "g/a.yaml:3:5: 3 lines in a row end in a hyphen (test-a4, page 1)"
    ]


def test_two_hyphens_in_a_row_are_well() -> None:
    assert said(hyphen_ladders, "<p>well-<br>known self-<br>made<br>near-<br>by place</p>") == []


def test_a_table_row_on_two_pages_is_named() -> None:
    rows = f"<tr {SRC}><td>{'word ' * 200}</td></tr>"
    assert said(split_rows, f"<table>{rows}</table>") == [
        "g/a.yaml:3:5: a table row is split over two pages (test-a4, page 1)"
    ]


def test_a_table_on_two_pages_with_its_head_repeated_is_well() -> None:
    rows = "<tr><td>word</td></tr>" * 30
    assert said(split_rows, f"<table><thead><tr><th>Head</th></tr></thead><tbody>{rows}</tbody></table>") == []


def test_a_page_filled_by_less_than_a_quarter_is_named() -> None:
    assert said(near_empty_pages, "") == [
        "output/test-a4.pdf page 1: the page is nearly empty: 11% of its height is used"
    ]


def test_a_page_filled_by_a_quarter_and_blank_pages_are_well() -> None:
    assert said(near_empty_pages, "<p>One</p><p>Two</p><p>Three</p>") == []
    blank = [page for page in printed_pages(sample()[0], OUTPUT) if page.survey.name == "blank"]
    assert blank and list(near_empty_pages(blank)) == []


def test_remarks_are_those_of_all_rules() -> None:
    book = [lay(f'<p {SRC} style="width: 48mm">A paragraph with a last line of it.</p>')]
    assert [remark.message for remark in remarks(book, OUTPUT)] == [
        "the last line of the paragraph is only 'it.' (test-a4, page 1)",
        "the page is nearly empty: 15% of its height is used",
    ]
