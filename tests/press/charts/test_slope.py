"""Slopes: from the first to the last point, both ends named, falling lines told from rising ones."""

from __future__ import annotations

from chartroom import TOKENS, draw, words
from matplotlib.colors import to_hex

TWO = {"chart": "slope", "series": ["posts", "applicants"], "names": ["Posts", "Applicants"]}


def test_a_line_joins_the_first_and_the_last_value() -> None:
    drawing = draw(**TWO)
    points = drawing.canvas.marks["posts"].get_path().vertices
    assert [round(drawing.y.value(y), 6) for _, y in points] == [40, 52]


def test_both_ends_are_named() -> None:
    assert words(draw(**TWO)).count("Posts") == 2
    assert {"2020", "2024", "40", "52", "120", "50"} <= set(words(draw(**TWO)))


def test_what_falls_has_another_color_than_what_rises() -> None:
    marks = draw(**TWO).canvas.marks
    assert to_hex(marks["posts"].get_edgecolor()) == TOKENS.color("accent")
    assert to_hex(marks["applicants"].get_edgecolor()) == TOKENS.color("second")


def test_the_alternative_text_says_both_ends() -> None:
    assert "Applicants: 120 people in 2020, 50 people in 2024." in draw(**TWO).alt
