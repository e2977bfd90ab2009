"""Bars: from zero, sorted, the highlighted ones solid."""

from __future__ import annotations

import pytest
from chartroom import TOKENS, draw, height, span
from matplotlib.colors import to_hex


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


def test_bars_that_are_not_highlighted_are_outlines() -> None:
    marks = draw(chart="bars", series="skills", highlight=["optics"]).canvas.marks
    assert to_hex(marks["optics"].get_facecolor()) == TOKENS.color("accent")
    assert to_hex(marks["rowing"].get_facecolor()) == TOKENS.color("tint")
    assert marks["rowing"].get_linewidth() > 0


def test_the_alternative_text_follows_the_order_of_the_bars() -> None:
    assert (
        draw(chart="bars", series="skills").alt
        == "Bar chart, 3 bars from zero. Optics: 81.2%. Cooking: 44%. Rowing: 39.5%."
    )
