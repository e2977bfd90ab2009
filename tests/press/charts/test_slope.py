"""Slopes: from the first to the last point, a value at both ends, the line that is the point set off."""

from __future__ import annotations

from chartroom import draw, edge, extent, words

TWO = {"chart": "slope", "series": ["posts", "applicants"], "names": ["Posts", "Applicants"]}


def test_a_line_joins_the_first_and_the_last_value() -> None:
    drawing = draw(**TWO)
    points = drawing.canvas.marks["posts"].get_path().vertices
    assert [round(drawing.y.value(y), 6) for _, y in points] == [40, 52]


def test_both_ends_have_a_value_and_the_last_the_name() -> None:
    drawing = draw(**TWO)
    assert sorted(words(drawing)) == sorted(["2020", "2024", "40", "52", "120", "50", "Posts", "Applicants"])
    assert extent(drawing, "Posts")[0] > extent(drawing, "52")[2] > extent(drawing, "40")[2]


def test_the_line_that_is_the_point_is_the_first_unless_another_is_named() -> None:
    assert edge(draw(**TWO), "posts") == "second"
    named = draw(**TWO, highlight="applicants")
    assert (edge(named, "posts"), edge(named, "applicants")) == ("accent", "second")


def test_the_alternative_text_says_both_ends() -> None:
    assert "Applicants: 120 people in 2020, 50 people in 2024." in draw(**TWO).alt
