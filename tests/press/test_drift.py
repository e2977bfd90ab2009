"""Figures that do not fit a page: paragraphs behind them fill its foot, and nothing parts from what it belongs to.

A page of these tests has 18 lines, and a paragraph of `n` lines says so in its words.
"""

from __future__ import annotations

import pytest
from weasyprint.layout import page

from layouts.press.pages import Sheets
from tests.press.pressroom import lay

CSS = (
    "@page{size:100mm 114mm;margin:12mm 6mm 10mm} .figure{--drifts:yes;height:140pt;break-inside:avoid;margin:0 0 14pt}"
)
"""The type area is 92 mm high: 18.6 lines."""


def paragraph(name: str, lines: int, tag: str = "p", end: str = ".") -> str:
    """Return a paragraph of so many lines."""
    return f"<{tag}>{'<br>'.join([name] + ['and on'] * (lines - 2) + ['to the end' + end])}</{tag}>"


def firsts(sheets: Sheets) -> list[list[str]]:
    """Return the first words of what stands on each page, in the order of the page."""
    names = ("first", "second", "third", "fourth", "figure", "heading", "note")
    return [[run.text for run in survey.runs if run.text in names] for survey in sheets.surveys]


FIGURE = "<figure class=figure>figure</figure>"


def test_a_paragraph_fills_the_foot_before_a_figure_that_does_not_fit() -> None:
    sheets = lay(paragraph("first", 10) + FIGURE + paragraph("second", 5), CSS)
    assert firsts(sheets) == [["first", "second"], ["figure"]]


def test_a_figure_that_fits_stays() -> None:
    sheets = lay(paragraph("first", 5) + FIGURE + paragraph("second", 5), CSS)
    assert firsts(sheets) == [["first", "figure"], ["second"]]


def test_a_figure_drifts_past_several_short_paragraphs() -> None:
    body = paragraph("first", 9) + FIGURE + "".join(paragraph(name, 2) for name in ("second", "third", "fourth"))
    assert firsts(lay(body, CSS)) == [["first", "second", "third"], ["figure", "fourth"]]


def test_two_figures_in_a_row_drift_together() -> None:
    sheets = lay(paragraph("first", 10) + FIGURE + FIGURE + paragraph("second", 5), CSS)
    assert firsts(sheets) == [["first", "second"], ["figure"], ["figure"]]


def test_a_long_paragraph_goes_on_overleaf_above_the_figure() -> None:
    sheets = lay(paragraph("first", 10) + FIGURE + paragraph("second", 12), CSS)
    assert firsts(sheets) == [["first", "second"], ["figure"]]
    assert sheets.surveys[1].runs[0].text == "and on"


def test_a_short_foot_is_left_as_it_is() -> None:
    sheets = lay(paragraph("first", 14) + FIGURE + paragraph("second", 2), CSS)
    assert firsts(sheets) == [["first"], ["figure", "second"]]


@pytest.mark.parametrize(
    "follower",
    ["<h2>heading</h2>" + paragraph("second", 3), "<div>second</div>", "<table><tr><td>second</td></tr></table>"],
    ids=["heading", "box", "table"],
)
def test_only_a_paragraph_comes_before_a_figure(follower: str) -> None:
    assert firsts(lay(paragraph("first", 10) + FIGURE + follower, CSS))[0] == ["first"]


def test_a_figure_stays_below_the_paragraph_that_announces_it() -> None:
    sheets = lay(paragraph("first", 10, end=":") + FIGURE + paragraph("second", 3), CSS)
    assert firsts(sheets) == [["first"], ["figure", "second"]]


def test_a_paragraph_takes_the_list_along_that_it_announces() -> None:
    body = paragraph("first", 9) + FIGURE + paragraph("second", 2, end=":") + "<ul><li>third</li></ul>"
    assert firsts(lay(body, CSS)) == [["first", "second", "third"], ["figure"]]


def test_a_paragraph_that_announces_a_box_stays_before_it() -> None:
    body = paragraph("first", 10) + FIGURE + paragraph("second", 3, end=":") + "<div>third</div>"
    assert firsts(lay(body, CSS)) == [["first"], ["figure", "second", "third"]]


def test_a_paragraph_takes_its_margin_notes_along() -> None:
    body = paragraph("first", 10) + FIGURE + "<div class=note>note</div>" + paragraph("second", 3)
    assert firsts(lay(body, CSS)) == [["first", "note", "second"], ["figure"]]


def test_a_page_that_is_laid_out_again_keeps_its_footnotes() -> None:
    first = paragraph("first", 9).replace("first", "first<span class=footnote>note</span>")
    sheets = lay(first + FIGURE + paragraph("second", 3), CSS)
    assert firsts(sheets) == [["first", "second", "note"], ["figure"]]


def test_a_heading_keeps_a_whole_paragraph_when_its_figure_drifts() -> None:
    body = paragraph("first", 9) + "<h2>heading</h2>" + FIGURE + paragraph("second", 4)
    assert firsts(lay(body, CSS)) == [["first", "heading", "second"], ["figure"]]


def test_a_heading_goes_overleaf_with_a_paragraph_that_does_not_fit() -> None:
    body = paragraph("first", 9) + "<h2>heading</h2>" + FIGURE + paragraph("second", 9)
    assert firsts(lay(body, CSS)) == [["first"], ["heading", "figure"], ["second"]]


def test_a_row_whose_cells_all_go_on_overleaf_is_left_to_the_engine() -> None:
    cell = f"<td>{'<br>'.join(['and on'] * 20)}</td>"
    sheets = lay(paragraph("first", 2) + f"<table><tbody><tr>{cell}{cell}</tr></tbody></table>", CSS)
    assert [sum(run.text == "and on" for run in survey.runs) for survey in sheets.surveys] == [30, 10]


def test_a_grid_that_goes_on_overleaf_is_left_to_the_engine() -> None:
    cell = f"<div>{'<br>'.join(['and on'] * 20)}</div>"
    sheets = lay(paragraph("first", 2) + f'<div style="display:grid;grid-template-columns:1fr">{cell}</div>', CSS)
    assert [sum(run.text == "and on" for run in survey.runs) for survey in sheets.surveys] == [15, 5]


def test_the_engine_is_as_it_was_afterwards() -> None:
    before = page.make_page
    lay(paragraph("first", 10) + FIGURE + paragraph("second", 4), CSS)
    assert page.make_page is before
