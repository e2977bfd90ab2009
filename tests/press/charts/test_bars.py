"""Bars: from zero, sorted, each with its value, the ones that are the point in the second hue."""

from __future__ import annotations

import pytest
from chartroom import LARGE, draw, extent, fill, height, span, words


def test_every_bar_begins_at_zero() -> None:
    drawing = draw(chart="bars", series="skills")
    assert span(drawing, "rowing") == pytest.approx((0, 39.5), abs=1e-9)
    assert span(drawing, "optics") == pytest.approx((0, 81.2), abs=1e-9)


def test_a_negative_bar_reaches_left_of_zero() -> None:
    assert span(draw(chart="bars", series="change"), "oil") == pytest.approx((-25.9, 0), abs=1e-9)


def test_bars_are_sorted_by_value_unless_the_order_is_given() -> None:
    by_value, given = draw(chart="bars", series="skills"), draw(chart="bars", series="skills", sort="given")
    assert height(by_value, "optics") < height(by_value, "rowing")
    assert height(given, "rowing") < height(given, "optics")


def test_the_bar_that_is_the_point_is_solid_and_the_others_are_outlines() -> None:
    drawing = draw(chart="bars", series="skills", highlight=["optics"])
    assert (fill(drawing, "optics"), fill(drawing, "rowing")) == ("second", "tint")
    assert drawing.canvas.marks["rowing"].get_linewidth() > 0


def test_bars_without_a_point_are_solid() -> None:
    assert fill(draw(chart="bars", series="skills"), "rowing") == "accent"


def test_values_stand_at_the_bars_and_no_axis_repeats_them() -> None:
    assert words(draw(chart="bars", series="skills")) == ["Optics", "Cooking", "Rowing", "81.2%", "44%", "39.5%"]


def test_the_first_value_names_what_is_counted() -> None:
    assert {"52 people", "40"} <= set(words(draw(chart="bars", series="posts")))


def test_a_value_stands_just_past_its_bar() -> None:
    drawing = draw(chart="bars", series="skills")
    bar = drawing.canvas.marks["rowing"].get_path().get_extents()
    assert 1 < extent(drawing, "39.5%")[0] - bar.x1 < 2


def test_in_larger_type_the_space_between_bars_stays_as_it_is_on_paper() -> None:
    asked = {"chart": "bars", "series": "skills", "width": "full"}
    plain, large = draw(**asked), draw(**asked, tokens=LARGE)
    pitch = height(plain, "rowing") - height(plain, "cooking")
    large_pitch = (height(large, "rowing") - height(large, "cooking")) * large.canvas.zoom
    assert pitch < large_pitch < 1.5 * pitch


def test_the_alternative_text_follows_the_order_of_the_bars() -> None:
    assert (
        draw(chart="bars", series="skills").alt
        == "Bar chart, 3 bars from zero. Optics: 81.2%. Cooking: 44%. Rowing: 39.5%."
    )
