"""Advice on lines that a careful typesetter would mend."""

from __future__ import annotations

from layouts.press.preflight import remarks
from layouts.press.preflight.printed import printed_pages
from layouts.press.preflight.typesetting import hyphen_ladders, loose_lines, runts
from tests.press.pressroom import OUTPUT, lay

SRC = 'data-src="g/a.yaml:3:5"'
LINES = "A paragraph with a<br>last line of<br>it."
"""The engine ties a last short word to the one before it; a forced break still leaves it alone."""


def said(rule: object, body: str, css: str = "") -> list[str]:
    """Return what a rule says of a body."""
    return [str(remark.problem) for remark in rule(printed_pages([lay(f"<h1>A</h1>{body}", css)], OUTPUT))]


def test_a_last_line_of_one_short_word_is_named() -> None:
    assert said(runts, f"<p {SRC}>{LINES}</p>") == [
        "g/a.yaml:3:5: the last line of 'A paragraph with a last line of it.' is only 'it.' (test-a4, page 1)"
    ]


def test_titles_captions_and_cells_are_judged_too() -> None:
    body = (
        f"<h2 {SRC}>{LINES}</h2><figure><figcaption {SRC}>{LINES}</figcaption></figure>"
        f"<table><tr><th>A</th><td {SRC}>{LINES}</td></tr></table>"
    )
    assert len(said(runts, body)) == 3


def test_a_cell_of_two_lines_may_end_in_one_word() -> None:
    assert said(runts, "<table><tr><th>A</th><td>A cell of<br>it.</td></tr></table>") == []


def test_a_last_line_of_some_words_is_well() -> None:
    assert said(runts, "<p>A paragraph with a<br>last line that is<br>long enough.</p><p>It.</p>") == []


def test_the_end_of_an_address_is_well() -> None:
    assert said(runts, '<p>An address<br><a class="web" href="https://example.org">a/<br>b</a></p>') == []


def test_a_line_with_holes_is_named() -> None:
    body = f'<p {SRC} style="width: 38mm; text-align: justify">A well incomprehensibility and notwithstanding it</p>'
    assert said(loose_lines, body) == [
        "g/a.yaml:3:5: a line is loose, each space 8.0 em wider: 'A well' (test-a4, page 1)"
    ]


def test_a_line_without_holes_is_well() -> None:
    assert said(loose_lines, f'<p style="text-align: justify">{"as even as it is " * 20}</p>') == []


def test_three_hyphens_in_a_row_are_named() -> None:
    assert said(hyphen_ladders, f"<p {SRC}>well-<br>known self-<br>made near-<br>by place</p>") == [
        "g/a.yaml:3:5: 3 lines in a row end in a hyphen, from 'well-' (test-a4, page 1)"
    ]


def test_two_hyphens_in_a_row_are_well() -> None:
    assert said(hyphen_ladders, "<p>well-<br>known self-<br>made<br>near-<br>by place</p>") == []


def test_remarks_are_those_of_all_rules() -> None:
    book = [lay(f"<p {SRC}>{LINES}</p><table {SRC} style='width: 100mm'><tr><td>A</td></tr></table>")]
    assert [remark.rule for remark in remarks(book, OUTPUT)] == ["runt", "wide-table"]
