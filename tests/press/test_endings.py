"""A gathering does not run over onto a page with a few lines, if closer or wider setting can help it."""

from __future__ import annotations

import pytest

from layouts.press import pages
from layouts.press.endings import blemish, ends_short, lay_out, share_used
from layouts.press.gathering import Gathering
from tests.press.pressroom import gathering, small_press

TOKENS = (
    ":root { --above-section: 28pt; --one-and-half: 21pt; --three-lines: 42pt; --line: 14pt }"
    " h2 { margin-top: var(--above-section) }"
)
SECTIONS = "<h2>One</h2><h2>Two</h2><h2>Three</h2>"
PRESS = small_press(TOKENS)


def body(height: str, sections: str = SECTIONS) -> Gathering:
    """Return sections above a box of some height and a paragraph."""
    return gathering(f'<h1>A</h1>{sections}<div style="height: {height}">.</div><p>Last.</p>')


def test_a_line_that_would_run_over_is_drawn_in() -> None:
    one = body("17mm")
    assert [len(sheets.pages) for sheets in (pages.lay_out(one, PRESS, 1), lay_out(one, PRESS, 1))] == [2, 1]


def test_what_cannot_be_mended_is_laid_out_plainly() -> None:
    sheets = lay_out(body("63mm", ""), PRESS, 1)
    assert len(sheets.pages) == 2 and ends_short(sheets.surveys)


def test_a_white_foot_is_mended_by_what_then_fits() -> None:
    whole = f'<div style="break-inside: avoid">A<div style="height: 44mm"></div></div>{"<p>B</p>" * 4}'
    one = gathering(f"<h1>A</h1>{SECTIONS[:12]}{whole}")
    feet = [blemish(sheets.surveys) for sheets in (pages.lay_out(one, PRESS, 1), lay_out(one, PRESS, 1))]
    assert feet[0] > feet[1] == 0


def test_a_page_that_is_asked_for_may_be_short() -> None:
    sheets = lay_out(body("1mm", '<p style="break-before: page">Two</p>'), PRESS, 1)
    assert not ends_short(sheets.surveys)


def test_how_much_of_a_page_is_used_is_told_as_a_share() -> None:
    (survey,) = lay_out(gathering('<div style="height: 39mm">.</div><p>.</p>'), small_press(), 1).surveys
    assert share_used(survey) == pytest.approx(0.5, abs=0.15)
