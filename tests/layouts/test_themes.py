"""The themes: each prints the small guide without a fault; large print has no small type, print no dark ground."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from matplotlib.text import Text

from guide import Guide
from layouts.press.charts.canvas import Canvas
from layouts.press.compose import compose
from layouts.press.figures import Plate
from layouts.press.gathering import PageMap
from layouts.press.pages import Sheets, open_press
from layouts.press.plates import draw_all_plates
from layouts.press.preflight import page_faults
from layouts.press.sheet import lay_out
from layouts.press.tokens import read_tokens

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
LARGE_PT = 16
Print = Callable[[str, str], tuple[Sheets, ...]]


@pytest.fixture(scope="module")
def draw(lighthouse: Guide) -> Callable[[str], dict[str, Plate]]:
    """Return the plates of the small guide in a theme, drawn once."""
    return cache(lambda theme: draw_all_plates(lighthouse, read_tokens([LAYOUTS], theme)))


@pytest.fixture(scope="module")
def printed(lighthouse: Guide, draw: Callable[[str], dict[str, Plate]]) -> Print:
    """Return the small guide in a theme and a layout, laid out once on A4."""

    @cache
    def print_in(theme: str, layout: str) -> tuple[Sheets, ...]:
        press = open_press([LAYOUTS], draw(theme), "a4", theme, layout)
        book = compose(layout, lighthouse, draw(theme), PageMap(), "a4", [LAYOUTS])
        return tuple(lay_out(gathering, press, 1) for gathering in book)

    return print_in


@pytest.mark.parametrize("theme", ["large", "print"])
@pytest.mark.parametrize("layout", ["handbook", "cheatsheet"])
def test_a_theme_prints_without_a_fault(printed: Print, theme: str, layout: str) -> None:
    assert page_faults(printed(theme, layout), f"{layout}-a4.pdf", theme) == []


@pytest.mark.parametrize("layout", ["handbook", "cheatsheet"])
def test_no_type_of_large_print_is_small(printed: Print, layout: str) -> None:
    small = [
        (round(run.size_pt, 2), run.text)
        for sheets in printed("large", layout)
        for page in sheets.surveys
        for run in page.runs
        if run.size_pt < LARGE_PT - 0.01
    ]
    assert small == []


def test_no_lettering_of_a_chart_in_large_print_is_small(lighthouse: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    canvases: list[Canvas] = []
    write = Canvas.svg
    monkeypatch.setattr(Canvas, "svg", lambda canvas: canvases.append(canvas) or write(canvas))
    draw_all_plates(lighthouse, read_tokens([LAYOUTS], "large"))
    labels = [label for canvas in canvases for label in canvas.figure.artists if isinstance(label, Text)]
    assert labels
    assert [label.get_text() for label in labels if label.get_fontsize() < LARGE_PT] == []


def test_print_has_no_ground_but_paper() -> None:
    tokens = read_tokens([LAYOUTS], "print")
    grounds = ("tint", "tint-second", "ground", "bar", "bar-second", "bar-ink", "cover-ground")
    assert {tokens.color(name) for name in grounds} == {"#ffffff"}


def test_print_sets_its_text_in_black() -> None:
    tokens = read_tokens([LAYOUTS], "print")
    assert {tokens.color(name) for name in ("ink", "ink-soft", "accent", "on-bar", "cover-ink")} == {"#000000"}
