"""Curves: on straight or logarithmic axes, named at their ends, the axes named too."""

from __future__ import annotations

import pytest
from chartroom import draw, edge, extent, words

from guide import GuideError

POINTS = [{"x": "10", "y": "20"}, {"x": "100", "y": "8"}, {"x": "1_000", "y": "4"}]
CURVE = {"chart": "curves", "x": "Tries", "y": "Errors", "curves": [{"label": "Beginner", "points": POINTS}]}


def test_a_logarithmic_axis_gives_every_power_the_same_room() -> None:
    drawing = draw(**CURVE, log_x="true")
    xs = [x for x, _ in drawing.canvas.marks["Beginner"].get_path().vertices]
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1])
    assert drawing.x.value(xs[1]) == pytest.approx(100)


def test_the_axis_ends_where_the_curves_end() -> None:
    drawing = draw(**CURVE, log_x="true")
    assert (drawing.x.low, drawing.x.high) == (10, 1000)
    assert {"10", "100", "1,000"} <= set(words(drawing))


def test_axes_and_curve_are_named() -> None:
    assert {"Tries", "Errors", "Beginner"} <= set(words(draw(**CURVE)))


def test_a_logarithmic_axis_has_no_zero() -> None:
    zero = {**CURVE, "curves": [{"label": "Beginner", "points": [{"x": "0", "y": "20"}, *POINTS]}]}
    with pytest.raises(GuideError, match="curve 'Beginner' has x = 0, which a logarithmic axis cannot show"):
        draw(**zero, log_x="true")


def test_the_alternative_text_says_the_first_highest_and_last_point() -> None:
    assert draw(**CURVE).alt == "One curve: Errors against Tries. Beginner: 20 at 10, 4 at 1,000."


def test_a_word_at_a_point_marks_it_and_meets_no_line() -> None:
    noted = {"label": "Beginner", "points": [POINTS[0], POINTS[1] | {"label": "eight"}, POINTS[2]]}
    drawing = draw(**CURVE | {"curves": [noted]})
    note, line = drawing.canvas.marks["note.eight"], drawing.canvas.marks["Beginner"]
    x, y = line.get_path().vertices[1]
    box = note.get_path().get_extents()
    assert ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == pytest.approx((x, y))
    left, top, right, bottom = extent(drawing, "eight")
    assert not any(left < x < right and top < y < bottom for x, y in line.get_path().interpolated(200).vertices)


def test_the_curve_that_is_the_point_is_the_marked_one() -> None:
    two = [{"label": "Beginner", "points": POINTS}, {"label": "Expert", "points": POINTS[1:], "mark": "true"}]
    drawing = draw(**CURVE | {"curves": two})
    assert (edge(drawing, "Beginner"), edge(drawing, "Expert")) == ("accent", "second")


def test_the_alternative_text_says_the_points_with_words_too() -> None:
    noted = {"label": "Beginner", "points": [POINTS[0], POINTS[1] | {"label": "eight"}, POINTS[2]]}
    alt = draw(**CURVE | {"curves": [noted]}).alt
    assert alt == "One curve: Errors against Tries. Beginner: 20 at 10, 8 at 100, 4 at 1,000."
