"""Dots: in order of the first series, the second hollow, both named over the first row."""

from __future__ import annotations

import pytest
from chartroom import draw, height, middle, words

TWO = {"chart": "dots", "series": ["skills", "skills-then"], "names": ["Now", "Then"]}


def test_the_largest_value_of_the_first_series_stands_on_top() -> None:
    drawing = draw(chart="dots", series=["skills"])
    order = sorted(("optics.0", "cooking.0", "rowing.0"), key=lambda mark: height(drawing, mark))
    assert order == ["optics.0", "cooking.0", "rowing.0"]


def test_dots_stand_at_their_values() -> None:
    drawing = draw(**TWO)
    assert middle(drawing, "optics.0") == pytest.approx(81.2)
    assert middle(drawing, "rowing.1") == pytest.approx(50)


def test_a_category_that_the_second_series_lacks_has_one_dot() -> None:
    drawing = draw(**TWO)
    assert "cooking.1" not in drawing.canvas.marks
    assert ("Cooking", "44", "") in drawing.data


def test_two_series_are_named_over_the_dots() -> None:
    assert {"Now", "Then"} <= set(words(draw(**TWO)))
    assert draw(**TWO).alt.startswith(
        "Dot chart, 3 rows, sorted by value; Now against Then. Optics: 81.2% against 70%."
    )


def test_dots_of_two_series_differ_without_color() -> None:
    marks = draw(**TWO).canvas.marks
    assert marks["rowing.0"].get_linewidth() == 0
    assert marks["rowing.1"].get_linewidth() > 1
