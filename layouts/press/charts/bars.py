"""A series over categories as bars from zero, each with its value at its end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from guide import Point

from .canvas import LINE_PT, Canvas
from .desk import Desk, Drawing, counted, in_full, listed, noun, short
from .rows import Row, RowPlan, RowSpot, is_narrow, most_ticks, place_rows, value_axis
from .scales import Scale, fitted, round_ticks

if TYPE_CHECKING:
    from guide import Bars

HALF_BAR_MM = 1.8
GAP_MM = 1.2
HALF_ROW_MM = 2.9


def draw_bars(figure: Bars, desk: Desk) -> Drawing:
    """Return a bar a category; with some highlighted, the others stand back as outlines."""
    series = desk.guide.series[figure.series]
    unit = series.unit
    points = list(series.points)
    if figure.sort == "value":
        points.sort(key=lambda point: point.value, reverse=True)
    canvas = Canvas(desk.width_mm, desk.tokens)
    rows = [Row(str(point.label), above_mm=HALF_ROW_MM, below_mm=HALF_ROW_MM) for point in points]
    plan = place_rows(canvas, rows, bold=False)
    scale, ticks = _scale(canvas, plan, points, desk, unit)
    foot = value_axis(canvas, scale, ticks, plan, lambda tick: short(desk.words, tick, unit), noun(unit))
    for point, spot in zip(points, plan.spots, strict=True):
        stands_out = not figure.highlight or point.key in figure.highlight
        _draw_bar(canvas, scale, spot, point, short(desk.words, point.value, unit), stands_out)
    zero = scale.mm(0)
    for spot in plan.spots:
        canvas.line([(zero, spot.middle - HALF_ROW_MM), (zero, spot.bottom)], color="ink", width_pt=LINE_PT)
    canvas.finish(foot)
    alt = listed(
        [f"Bar chart, {counted(len(points), 'bar')} from zero", *(_said(point, desk, unit) for point in points)]
    )
    data = (("row", unit or "value"), *((str(point.label), str(point.value)) for point in points))
    return Drawing(canvas, alt, data, x=scale)


def _scale(
    canvas: Canvas, plan: RowPlan, points: Sequence[Point], desk: Desk, unit: str | None
) -> tuple[Scale, list[Decimal]]:
    """Return a scale that holds zero, with room for the values at the ends of the bars, and its ticks."""
    values = [point.value for point in points]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    widest = max((short(desk.words, value, unit) for value in values), key=len)
    ticks = round_ticks(low, high, most_ticks(canvas, (plan.right_mm - plan.left_mm) * 0.9, widest))
    half = canvas.text_width(short(desk.words, ticks[-1], unit), size=canvas.note_pt) / 2
    ends = [(float(value), canvas.text_width(short(desk.words, value, unit), bold=True) + GAP_MM) for value in values]
    before = [end for end in ends if end[0] < 0] + [(float(ticks[0]), 0.5 if is_narrow(canvas) else half)]
    after = [end for end in ends if end[0] >= 0] + [(float(ticks[-1]), half)]
    return fitted(float(ticks[0]), float(ticks[-1]), plan.left_mm, plan.right_mm, before, after), ticks


def _draw_bar(canvas: Canvas, scale: Scale, spot: RowSpot, point: Point, words: str, stands_out: bool) -> None:
    """Draw a bar from zero and its value beyond its end."""
    left, right = sorted((scale.mm(0), scale.mm(point.value)))
    style = {"fill": "accent"} if stands_out else {"fill": "tint", "edge": "accent", "width_pt": LINE_PT}
    name = str(point.key)
    canvas.box(left, spot.middle - HALF_BAR_MM, right, spot.middle + HALF_BAR_MM, name=name, **style)
    if point.value < 0:
        canvas.text_middle(left - GAP_MM, spot.middle, words, bold=stands_out, align="right", clear=True)
    else:
        canvas.text_middle(right + GAP_MM, spot.middle, words, bold=stands_out, clear=True)


def _said(point: Point, desk: Desk, unit: str | None) -> str:
    return f"{point.label}: {in_full(desk.words, point.value, unit)}"
