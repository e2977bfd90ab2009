"""Dots: in order of the first series, the second hollow, both named over the first row."""

from __future__ import annotations

import pytest
from chartroom import draw, edge, fill, height, middle, words

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
    assert [reading.group for reading in drawing.data.readings if reading.at == "Cooking"] == ["Now"]


def test_two_series_are_named_over_the_dots() -> None:
    assert {"Now", "Then"} <= set(words(draw(**TWO)))
    assert draw(**TWO).alt.startswith(
        "Dot chart, 3 rows, sorted by value; Now against Then. Optics: 81.2% against 70%."
    )


def test_dots_of_two_series_differ_without_color() -> None:
    marks = draw(**TWO).canvas.marks
    assert marks["rowing.0"].get_linewidth() == 0
    assert marks["rowing.1"].get_linewidth() > 1


def test_the_first_of_two_series_is_the_point() -> None:
    drawing = draw(**TWO)
    assert (fill(drawing, "rowing.0"), edge(drawing, "rowing.1")) == ("second", "accent")


def test_of_one_series_only_the_named_rows_are_the_point() -> None:
    drawing = draw(chart="dots", series=["skills"], highlight=["cooking"])
    assert (fill(drawing, "cooking.0"), fill(drawing, "rowing.0")) == ("second", "accent")
