"""Shares: side by side over the whole width, each named inside or below."""

from __future__ import annotations

import pytest
from chartroom import LARGE, draw, fill, words

DAY = [{"label": "Lamp", "value": "60"}, {"label": "Log", "value": "39"}, {"label": "Rest of all", "value": "1"}]
BAR = {"chart": "shares", "bars": [{"label": "A day", "shares": DAY}]}


def test_shares_take_their_part_of_the_width() -> None:
    drawing = draw(**BAR)
    box = drawing.canvas.marks["A day.Lamp"].get_path().get_extents()
    assert (box.x0, box.x1) == pytest.approx((0, 0.6 * 112), abs=0.4)


def test_a_narrow_share_is_named_below_the_bar() -> None:
    drawing = draw(**BAR)
    assert {"60%", "Lamp", "1% Rest of all"} <= set(words(drawing))
    below = next(label for label in drawing.canvas.labels if label.text == "1% Rest of all")
    assert below.extent[1] > drawing.canvas.marks["A day.Lamp"].get_path().get_extents().y1


def test_the_alternative_text_names_every_share() -> None:
    alt = "1 bar divided into shares of 100 percent. A day: Lamp 60%, Log 39%, Rest of all 1%."
    assert draw(**BAR).alt == alt


def test_the_share_that_is_the_point_stands_out_among_pale_ones() -> None:
    drawing = draw(**BAR | {"bars": [{"label": "A day", "shares": [DAY[0], DAY[1] | {"mark": "true"}, DAY[2]]}]})
    assert [fill(drawing, f"A day.{name}") for name in ("Lamp", "Log", "Rest of all")] == ["tint", "second", "tint"]


def test_many_narrow_shares_are_named_side_by_side_in_larger_type() -> None:
    names = ("Paid leave", "Extra hours", "Insurance", "Retirement", "Asked by law")
    shares = [{"label": "Wages", "value": "75"}, *({"label": name, "value": "5"} for name in names)]
    drawing = draw(**BAR | {"bars": [{"label": "An hour", "shares": shares}], "width": "full"}, tokens=LARGE)
    assert {f"5% {name}" for name in names} <= set(words(drawing))
