"""A series over categories as bars from zero, each with its value at its end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from guide import Point

from .canvas import HAIRLINE_PT, LINE_PT, Canvas
from .desk import Desk, Drawing, counted, in_full, is_exact, listed, noun, short
from .rows import Row, RowPlan, RowSpot, grid_spans, half_row, place_rows
from .scales import Scale, fitted
from .values import series_values

if TYPE_CHECKING:
    from guide import Bars

HALF_GAP_MM = 1.0
"""Half the gap between two bars."""
GAP_MM = 1.3
BASELINE_MM = 0.3
"""What keeps the zero line inside a chart whose names stand above its bars."""


def draw_bars(figure: Bars, desk: Desk) -> Drawing:
    """Return a bar a category, its value at its end, which an axis would only repeat.

    Those that the title speaks of are solid in the second hue; the others then stand back as outlines.
    """
    series = desk.guide.series[figure.series]
    unit = series.unit
    points = list(series.points)
    if figure.sort == "value":
        points.sort(key=lambda point: point.value, reverse=True)
    canvas = Canvas(desk.width_mm, desk.tokens)
    plan = place_rows(canvas, [Row(str(point.label), stands_out=point.key in figure.highlight) for point in points])
    values = [_written(point, desk, unit, is_first=point is points[0]) for point in points]
    scale = _scale(canvas, plan, points, values)
    for point, spot, words in zip(points, plan.spots, values, strict=True):
        _draw_bar(canvas, scale, spot, point, words, figure.highlight)
    for top, bottom in grid_spans(plan, plan.bottom_mm):
        canvas.line([(scale.mm(0), top), (scale.mm(0), bottom)], color="ink", width_pt=LINE_PT)
    canvas.finish(plan.bottom_mm + 0.4)
    alt = listed(
        [f"Bar chart, {counted(len(points), 'bar')} from zero", *(_said(point, desk, unit) for point in points)]
    )
    known = is_exact(desk.words, [point.value for point in points], unit)
    data = series_values(desk.guide.labels, [series], [""], [points], is_exact=known)
    return Drawing(canvas, alt, data, x=scale)


def _written(point: Point, desk: Desk, unit: str | None, *, is_first: bool) -> str:
    """Return a value as it stands at the end of its bar; the first one of a chart has its noun."""
    value = short(desk.words, point.value, unit)
    return f"{value} {noun(unit)}" if is_first and noun(unit) else value


def _scale(canvas: Canvas, plan: RowPlan, points: Sequence[Point], words: Sequence[str]) -> Scale:
    """Return a scale from the lowest to the highest value and zero, with room for the words beyond the bars' ends."""
    low, high = min(0.0, *(float(point.value) for point in points)), max(0.0, *(float(point.value) for point in points))
    high += low == high
    ends = [
        (float(point.value), canvas.text_width(word, bold=True) + GAP_MM)
        for point, word in zip(points, words, strict=True)
    ]
    before = [end for end in ends if end[0] < 0]
    after = [end for end in ends if end[0] >= 0]
    return fitted(low, high, plan.left_mm + BASELINE_MM, plan.right_mm, before, after)


def _draw_bar(
    canvas: Canvas, scale: Scale, spot: RowSpot, point: Point, words: str, highlight: Collection[str]
) -> None:
    """Draw a bar from zero and its value beyond its end."""
    left, right = sorted((scale.mm(0), scale.mm(point.value)))
    stands_out = point.key in highlight
    quiet = {"fill": "tint", "edge": "accent", "width_pt": HAIRLINE_PT} if highlight else {"fill": "accent"}
    style = {"fill": "second"} if stands_out else quiet
    name = str(point.key)
    half = half_row(canvas) - HALF_GAP_MM * canvas.air
    canvas.box(left, spot.middle - half, right, spot.middle + half, name=name, **style)
    if point.value < 0:
        canvas.text_middle(left - GAP_MM, spot.middle, words, bold=stands_out, align="right")
    else:
        canvas.text_middle(right + GAP_MM, spot.middle, words, bold=stands_out)


def _said(point: Point, desk: Desk, unit: str | None) -> str:
    return f"{point.label}: {in_full(desk.words, point.value, unit)}"
