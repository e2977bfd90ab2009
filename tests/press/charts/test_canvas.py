"""The canvas: labels inside, off each other, with glyphs; millimeters; the same bytes."""

from __future__ import annotations

import re

import matplotlib as mpl
import pytest
from chartroom import LARGE, TOKENS
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.path import Path as Outline

from guide import Place
from layouts.press.charts.canvas import HOUSE_STYLE, Canvas
from layouts.press.charts.lettering import MM_PER_PT, broken, text_width_mm

PLACE = Place("guide/figures.yaml", 3, 5)


def messages(canvas: Canvas) -> list[str]:
    """Return what is wrong with the labels of a canvas."""
    canvas.finish(20)
    return [problem.message for problem in canvas.problems(PLACE)]


def test_a_label_that_leaves_the_chart_is_a_problem_that_says_how_far() -> None:
    canvas = Canvas(50, TOKENS)
    canvas.text(48, 10, "Keeper")
    assert messages(canvas) == ["label 'Keeper' leaves the chart by 6.9 mm"]


def test_labels_that_touch_are_a_problem() -> None:
    canvas = Canvas(50, TOKENS)
    canvas.text(5, 10, "Keeper")
    canvas.text(10, 11, "Pilot")
    assert messages(canvas) == ["labels 'Keeper' and 'Pilot' touch"]


def test_a_label_that_leaves_its_box_is_a_problem() -> None:
    canvas = Canvas(50, TOKENS)
    canvas.text(5, 10, "Keeper", room=(4, 10))
    assert messages(canvas) == ["label 'Keeper' leaves its place by 3.9 mm"]


@pytest.mark.filterwarnings("ignore:Glyph .* missing")
def test_a_character_without_a_glyph_is_a_problem() -> None:
    canvas = Canvas(50, TOKENS)
    canvas.text(5, 10, "灯")
    assert messages(canvas) == ["no glyph for '灯' (U+706F) in SourceSans3-Regular.ttf"]


def test_where_a_label_reaches_is_where_it_is_drawn() -> None:
    canvas = Canvas(50, TOKENS)
    canvas.text(25, 10, "Keeper of $90k – 120k", align="center", bold=True)
    canvas.finish(20)
    FigureCanvasSVG(canvas.figure)
    drawn = next(artist for artist in canvas.figure.artists).get_window_extent()
    left, _, right, _ = canvas.labels[0].extent
    assert (left, right) == pytest.approx((drawn.x0 * MM_PER_PT, drawn.x1 * MM_PER_PT), abs=0.02)


def test_a_millimeter_is_a_millimeter_on_paper() -> None:
    canvas = Canvas(50.8, TOKENS)
    canvas.line([(0, 5.0), (25.4, 5.0)], name="inch")
    canvas.finish(20)
    with mpl.rc_context(HOUSE_STYLE):
        svg = canvas.svg().decode()
    assert 'width="144pt"' in svg
    assert re.search(r'd="M 0 14\.17\d* L 72 14\.17\d* "', " ".join(svg.split()).replace(' "', ' "'))


def test_in_a_look_with_larger_type_a_chart_is_drawn_narrower_and_enlarged() -> None:
    canvas = Canvas(100, LARGE)
    canvas.text(5, 10, "Keeper")
    canvas.line([(0, 5.0), (25.4, 5.0)], width_pt=1.0, name="inch")
    canvas.finish(20)
    assert (canvas.width_mm, canvas.printed_mm) == (50, (100, 40))
    assert canvas.figure.artists[0].get_fontsize() == 17
    assert canvas.marks["inch"].get_linewidth() == 2
    with mpl.rc_context(HOUSE_STYLE):
        assert "L 144 28.3" in canvas.svg().decode()


def test_the_bends_of_an_arrow_are_rounded() -> None:
    canvas = Canvas(50, TOKENS)
    canvas.arrow([(0, 0), (10, 0), (10, 20)], radius=2, name="way")
    path = canvas.marks["way"].get_path()
    assert list(path.codes[1:4]) == [Outline.LINETO, Outline.CURVE3, Outline.CURVE3]
    assert path.vertices[1:4].tolist() == [[8, 0], [10, 0], [10, 2]]


def test_lines_are_as_few_and_as_even_as_they_can_be() -> None:
    face = TOKENS.face("sans")
    lines = broken("Computer and information research", face, 8.5, 30)
    assert lines == ("Computer and", "information research")
    assert all(text_width_mm(line, face, 8.5) <= 30 for line in lines)


def test_a_long_word_stays_whole() -> None:
    assert broken("Lighthousekeeping", TOKENS.face("sans"), 8.5, 5) == ("Lighthousekeeping",)
