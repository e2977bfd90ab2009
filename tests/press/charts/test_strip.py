"""The strip beside a chapter's figure: where it lies, drawn by the kind of figure it is."""

from __future__ import annotations

from decimal import Decimal

import matplotlib as mpl
import pytest
from chartroom import EVIDENCE, TOKENS, small_guide, span, words

from guide import NOWHERE, Fact, Guide, Labels, Target
from layouts.press.charts.canvas import HOUSE_STYLE
from layouts.press.charts.desk import Desk, Drawing
from layouts.press.charts.strip import draw_strip
from layouts.press.typography import Typographer

FACTS = (
    {"id": "lit", "label": "lamps lit", "value": "25 %", **EVIDENCE},
    {"id": "ships", "label": "ships", "value": "1_200 ships", **EVIDENCE},
    {"id": "ratio", "label": "ratio", "ratio": ["pay:paid.senior.median", "pay:paid.keeper.median"]},
)


def strip(target: str) -> Drawing | None:
    """Draw the strip of a figure of the small guide."""
    guide = small_guide().model_copy(update={"facts": {fact["id"]: Fact.model_validate(fact) for fact in FACTS}})
    return draw_on(guide, target)


def draw_on(guide: Guide, target: str) -> Drawing | None:
    """Draw the strip of a figure of a guide; no label of it may be at fault."""
    with mpl.rc_context(HOUSE_STYLE):
        drawing = draw_strip(Target(target), Desk(guide, TOKENS, Typographer("en-US", Labels(), "USD"), 78.0))
    assert drawing is None or drawing.canvas.problems(NOWHERE) == []
    return drawing


def flat_series(over: str, value: int) -> Drawing | None:
    """Draw the strip of a series whose points all have one value."""
    guide = small_guide()
    series = guide.series["posts"]
    points = tuple(point.model_copy(update={"value": Decimal(value)}) for point in series.points)
    flat = series.model_copy(update={"points": points, "over": over})
    return draw_on(guide.model_copy(update={"series": {**guide.series, "posts": flat}}), "series:posts.2022")


def test_a_share_fills_that_much_of_a_whole() -> None:
    boxes = [strip("fact:lit").canvas.marks[name].get_path().get_extents().width for name in ("part", "whole")]
    assert boxes[0] / boxes[1] == pytest.approx(0.25)


def test_a_pay_value_lies_in_its_row() -> None:
    drawing = strip("pay:paid.senior.median")
    assert span(drawing, "median") == pytest.approx((212_500, 212_500))
    assert "p90 $275k" in words(drawing)


def test_a_point_of_time_is_set_off_on_its_line() -> None:
    drawing = strip("series:posts.2022")
    assert {"line", "2022"} <= set(drawing.canvas.marks)
    assert words(drawing) == ["2020: 40", "2024: 52"]


def test_a_category_is_set_off_among_the_others() -> None:
    drawing = strip("series:skills.rowing")
    assert words(drawing) == ["Rowing: 39.5%", "Optics: 81.2%"]
    assert set(drawing.canvas.marks) == {"rowing", "optics", "cooking"}


def test_a_derived_figure_is_shown_as_its_two() -> None:
    drawing = strip("fact:ratio")
    assert words(drawing) == ["$213k", "$149k"]
    assert drawing.alt == "Two bars, $212,500 and $148,800."


def test_a_count_alone_has_no_strip() -> None:
    assert strip("fact:ships") is None


@pytest.mark.parametrize("over", ["time", "categories"])
def test_points_that_are_all_zero_have_no_strip(over: str) -> None:
    assert flat_series(over, 0) is None


@pytest.mark.parametrize("over", ["time", "categories"])
def test_points_that_are_all_the_same_below_zero_are_drawn_from_zero(over: str) -> None:
    assert flat_series(over, -3) is not None


def test_a_row_without_any_spread_has_no_strip() -> None:
    guide = small_guide()
    table = guide.pay["paid"]
    same = dict.fromkeys(("p10", "p25", "median", "p75", "p90"), Decimal(150_000))
    rows = tuple(row.model_copy(update=same) if row.id == "senior" else row for row in table.rows)
    pay = {**guide.pay, "paid": table.model_copy(update={"rows": rows})}
    assert draw_on(guide.model_copy(update={"pay": pay}), "pay:paid.senior.median") is None
