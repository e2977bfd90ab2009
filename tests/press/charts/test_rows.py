"""Rows: names beside their marks as far as there is room, else above them."""

from __future__ import annotations

from chartroom import LARGE, TOKENS, draw, extent

from layouts.press.charts.canvas import Canvas
from layouts.press.charts.rows import NAME_SHARE, Row, place_rows


def test_names_stand_beside_their_marks_in_a_column_of_a_share_of_the_width() -> None:
    plan = place_rows(Canvas(112, TOKENS), [Row("Keeper of a light on a skerry far from any coast")])
    assert not plan.names_above
    assert plan.left_mm <= 112 * NAME_SHARE + 3


def test_names_stand_above_their_marks_in_a_narrow_chart() -> None:
    plan = place_rows(Canvas(46, TOKENS), [Row("Keeper")])
    assert plan.names_above and plan.left_mm == 0


def test_names_of_wide_words_stand_above_their_marks_in_larger_type() -> None:
    canvas = Canvas(166, LARGE)
    assert not place_rows(canvas, [Row("Keeper")]).names_above
    assert place_rows(canvas, [Row("Lighthousekeepersassociation")]).names_above


def test_rows_of_one_line_are_as_high_in_every_kind_of_chart() -> None:
    bars, dots = draw(chart="bars", series="skills"), draw(chart="dots", series=["skills"])
    pitches = [extent(each, "Cooking")[1] - extent(each, "Optics")[1] for each in (bars, dots)]
    assert pitches[0] == pitches[1]


def test_a_name_above_its_marks_stands_nearer_to_them_than_to_those_above() -> None:
    drawing = draw(chart="bars", series="skills", width="margin")
    above, own = (drawing.canvas.marks[name].get_path().get_extents() for name in ("optics", "cooking"))
    _, top, _, bottom = extent(drawing, "Cooking")
    assert own.y0 - bottom < top - above.y1
