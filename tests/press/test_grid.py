"""What the style sheets put on the baseline grid begins on a half line, wherever odd boxes stand before it."""

from __future__ import annotations

import pytest

from layouts.press.survey import DESCENT, PageSurvey
from tests.press.pressroom import lay

GRID = "main > *, .odd + p { --on-grid: yes }"
PT = 25.4 / 72
HALF_PT = 7


def off_grid(survey: PageSurvey, text: str) -> float:
    """Return how far a line stands off the lines that the page's first line begins, in points, 0 to a quarter line."""
    bottoms = {run.text: run.frame.bottom - DESCENT * run.size_pt * PT for run in survey.runs}
    rest = (bottoms[text] - bottoms["First."]) / PT % HALF_PT
    return min(rest, HALF_PT - rest)


def page_of(body: str, css: str = GRID) -> PageSurvey:
    """Return the one page of a body."""
    (survey,) = lay(f"<main><p>First.</p>{body}</main>", css).surveys
    return survey


@pytest.mark.parametrize("height", ["3pt", "9.3pt", "24.6pt"])
def test_text_below_a_box_of_odd_height_is_on_the_half_grid(height: str) -> None:
    survey = page_of(f'<div style="height: {height}; margin-bottom: 14pt">.</div><p>Last.</p>')
    assert off_grid(survey, "Last.") == pytest.approx(0, abs=0.01)


def test_without_the_style_sheets_word_nothing_is_moved() -> None:
    survey = page_of('<div style="height: 3pt; margin-bottom: 14pt">.</div><p>Last.</p>', "")
    assert off_grid(survey, "Last.") == pytest.approx(3, abs=0.01)


def test_what_stands_in_a_box_does_not_inherit_the_grid() -> None:
    survey = page_of('<div><p style="margin: 0; padding-top: 3pt">.</p><p>Inner.</p></div>')
    assert off_grid(survey, "Inner.") == pytest.approx(3, abs=0.01)


def test_less_than_half_a_line_above_is_never_made_less() -> None:
    survey = page_of('<div style="height: 15pt; margin-bottom: 2pt">.</div><p>Last.</p>')
    tops = {run.text: run.frame.bottom / PT for run in survey.runs}
    assert tops["Last."] - tops["First."] == pytest.approx(14 + 14 + 21, abs=0.01)


def test_a_margin_note_moves_with_its_paragraph() -> None:
    note = '<span class="note"><span class="in">Note.</span></span>'
    survey = page_of(f'<div style="height: 4pt; margin-bottom: 14pt">.</div>{note}<p>Last.</p>')
    bottoms = {run.text: run.frame.bottom for run in survey.runs}
    moved = page_of(f'<div style="height: 7pt; margin-bottom: 14pt">.</div>{note}<p>Last.</p>')
    still = {run.text: run.frame.bottom for run in moved.runs}
    assert bottoms["Last."] - bottoms["Note."] == pytest.approx(still["Last."] - still["Note."], abs=0.01)


@pytest.mark.parametrize("height", ["3pt", "9.3pt"])
def test_a_block_of_which_nothing_stands_on_the_page_takes_no_room(height: str) -> None:
    odd = f'<div style="height: {height}; margin-bottom: 5pt">.</div>'
    pages = [page_of(odd + empty + "<p>Last.</p>") for empty in ("", '<section style="margin: 0 0 14pt"></section>')]
    bottoms = [run.frame.bottom for page in pages for run in page.runs if run.text == "Last."]
    assert bottoms[0] == pytest.approx(bottoms[1], abs=0.01)
