"""Lines over time: at their moments, named at their ends with their last values, off each other."""

from __future__ import annotations

import pytest
from chartroom import draw, words

from guide import GuideError

TWO = {"chart": "lines", "series": ["posts", "applicants"], "names": ["Posts", "Applicants"]}


def test_points_stand_at_their_moments_and_values() -> None:
    drawing = draw(**TWO)
    points = drawing.canvas.marks["posts"].get_path().vertices
    assert [round(drawing.x.value(x), 6) for x, _ in points] == [2020, 2022, 2024]
    assert [round(drawing.y.value(y), 6) for _, y in points] == [40, 30, 52]


def test_a_month_stands_within_its_year() -> None:
    drawing = draw(chart="lines", series=["monthly-posts"])
    first = drawing.canvas.marks["monthly-posts"].get_path().vertices[0]
    assert drawing.x.value(first[0]) == pytest.approx(2019 + 5 / 12)


def test_values_begin_at_zero_unless_the_figure_says_otherwise() -> None:
    assert draw(**TWO).y.low == 0
    assert draw(chart="lines", series=["posts"], from_zero="false").y.low == 30


def test_names_at_near_ends_are_pushed_apart() -> None:
    labels = {label.text: label.extent for label in draw(**TWO).canvas.labels}
    one, other = labels["Posts"], labels["Applicants"]
    assert one[3] <= other[1] or other[3] <= one[1]
    assert {"52", "50"} <= labels.keys()


def test_the_unit_is_named_once_when_the_values_do_not_carry_it() -> None:
    assert words(draw(**TWO)).count("people") == 1
    assert "people" not in words(draw(chart="lines", series=["monthly-posts"]))


def test_the_alternative_text_says_the_ends_and_what_lies_beyond_them() -> None:
    alt = draw(**TWO).alt
    assert alt.startswith(
        "Line chart, 2 lines, 2020 to 2024. Posts: 40 people in 2020, lowest 30 people in 2022, 52 people in 2024."
    )


def test_the_data_has_a_row_a_moment_and_a_column_a_series() -> None:
    assert draw(**TWO).data[:2] == (("when", "Posts (people)", "Applicants (people)"), ("2020", "40", "120"))


def test_a_line_needs_dates() -> None:
    with pytest.raises(GuideError, match="point 'rowing' of series 'skills' is not a date"):
        draw(chart="lines", series=["skills"])
