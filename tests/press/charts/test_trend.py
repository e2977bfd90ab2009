"""Lines over time: at their moments, named at their ends with their last values, off each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chartroom import draw, edge, words

from guide import GuideError
from layouts.press.charts.axes import field_ticks
from layouts.press.charts.values import Column

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


def test_the_line_that_is_the_point_is_the_first_unless_another_is_named() -> None:
    assert edge(draw(**TWO), "posts") == "second"
    named = draw(**TWO, highlight="applicants")
    assert (edge(named, "posts"), edge(named, "applicants")) == ("accent", "second")
    marks = named.canvas.marks
    assert marks["applicants"].get_linewidth() > marks["posts"].get_linewidth()


def test_a_line_alone_has_its_first_and_last_value_and_no_name() -> None:
    drawing = draw(chart="lines", series=["posts"], names=["Posts"])
    assert "Posts" not in words(drawing)
    assert {"note.40", "note.52"} <= drawing.canvas.marks.keys()
    points = drawing.canvas.marks["posts"].get_path().vertices
    assert points[-1][0] > 110


def test_a_line_in_the_margin_has_no_axis_of_values_and_two_dates() -> None:
    assert words(draw(**TWO, width="margin")) == ["2020", "2024", "Posts", "52", "Applicants", "50"]


def test_a_long_name_at_an_end_is_broken_before_it_takes_the_field() -> None:
    drawing = draw(**TWO | {"names": ["Posts that were advertised in the north", "Applicants"]})
    named = [label for label in drawing.canvas.labels if label.text in "Posts that were advertised in the north"]
    assert len(named) > 1
    assert all(right - left < 0.28 * 112 for left, _, right, _ in (label.extent for label in named))
    assert drawing.canvas.marks["posts"].get_path().vertices[-1][0] > 0.65 * 112


def test_the_unit_is_named_once_when_the_values_do_not_carry_it() -> None:
    assert words(draw(**TWO)).count("people") == 1
    assert "people" not in words(draw(chart="lines", series=["monthly-posts"]))


def test_the_alternative_text_says_the_ends_and_what_lies_beyond_them() -> None:
    alt = draw(**TWO).alt
    assert alt.startswith(
        "Line chart, 2 lines, 2020 to 2024. Posts: 40 people in 2020, lowest 30 people in 2022, 52 people in 2024."
    )


def test_every_point_is_a_reading_at_its_date_and_only_the_last_is_written() -> None:
    values = draw(**TWO).data
    assert values.columns == (Column("Value", "people"),)
    posts = [(each.at, each.numbers) for each in values.readings if each.group == "Posts"]
    assert posts == [("2020", (40,)), ("2022", (30,)), ("2024", (52,))]
    assert values.is_scale and not values.is_exact


def test_a_line_needs_dates() -> None:
    with pytest.raises(GuideError, match="point 'rowing' of series 'skills' is not a date"):
        draw(chart="lines", series=["skills"])


def test_the_axis_ends_at_the_nearest_tick_and_rather_in_whole_steps_than_in_halves() -> None:
    assert field_ticks(Decimal(0), Decimal("247.6")) == [0, 50, 100, 150, 200, 250]
    assert field_ticks(Decimal(0), Decimal("9.19")) == [0, 2, 4, 6, 8, 10]
