"""Curves: on straight or logarithmic axes, named at their ends, the axes named too."""

from __future__ import annotations

import pytest
from chartroom import draw, words

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
