"""Series between a first and a last point, as sloping lines named at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guide import Series

from .canvas import HAIRLINE_PT, LINE_PT, Canvas
from .desk import Desk, Drawing, counted, in_full, listed, series_names, short
from .lettering import capital_mm, leading_mm
from .scales import Scale, pushed_apart

if TYPE_CHECKING:
    from guide import Slope

FIELD_SHARE = 0.3
"""The least of the width that the lines keep between their names."""
GUTTER_MM = 3.2
ROW_MM = 8.0
HEAD_MM = 5.5


def draw_slope(figure: Slope, desk: Desk) -> Drawing:
    """Return a line a series; what rises is drawn in the accent, what falls in the second hue."""
    series = [desk.guide.series[ref] for ref in figure.series]
    unit, names = series[0].unit, series_names(figure, series)
    canvas = Canvas(desk.width_mm, desk.tokens)
    sides = [
        [(name, short(desk.words, each.points[end].value, unit)) for name, each in zip(names, series, strict=True)]
        for end in (0, -1)
    ]
    left, right = (_column(canvas, side) for side in sides)
    bottom = HEAD_MM + max(36.0, ROW_MM * len(series))
    values = [float(each.points[end].value) for each in series for end in (0, -1)]
    y = Scale(min(values), max(values) + (min(values) == max(values)), bottom - 3, HEAD_MM + 3)
    x = Scale(0, 1, left + GUTTER_MM, canvas.width_mm - right - GUTTER_MM)
    _draw_posts(canvas, series, x, bottom)
    for each in series:
        _draw_line(canvas, each, x, y)
    _name_side(canvas, sides[0], [y.mm(each.points[0].value) for each in series], x.mm(0), bottom, is_left=True)
    _name_side(canvas, sides[1], [y.mm(each.points[-1].value) for each in series], x.mm(1), bottom, is_left=False)
    canvas.finish(bottom + 0.5)
    said = [_said(name, each, desk, unit) for name, each in zip(names, series, strict=True)]
    alt = listed([f"Slope chart, {counted(len(series), 'line')}", *said])
    header = ("row", "from", "value", "to", "value")
    rows = [
        (
            name,
            str(each.points[0].label),
            str(each.points[0].value),
            str(each.points[-1].label),
            str(each.points[-1].value),
        )
        for name, each in zip(names, series, strict=True)
    ]
    return Drawing(canvas, alt, (header, *rows), x=x, y=y)


def _column(canvas: Canvas, side: Sequence[tuple[str, str]]) -> float:
    """Return the width of the names and values at one side."""
    most = canvas.width_mm * (1 - FIELD_SHARE) / 2 - GUTTER_MM
    value = max(canvas.text_width(amount, bold=True) for _, amount in side) + 1.6
    lines = [line for name, _ in side for line in canvas.lines_of(name, most - value)]
    return max(canvas.text_width(line) for line in lines) + value


def _draw_posts(canvas: Canvas, series: Sequence[Series], x: Scale, bottom: float) -> None:
    """Draw the two posts between which the lines run, and say over each when it is."""
    labels = [str(series[0].points[end].label) for end in (0, -1)]
    room = sum(canvas.text_width(label, bold=True) for label in labels) / 2 + 3
    aligns = ("center", "center") if x.end_mm - x.start_mm > room else ("right", "left")
    for label, at, align in zip(labels, (x.start_mm, x.end_mm), aligns, strict=True):
        canvas.line([(at, HEAD_MM), (at, bottom)], color="rule", width_pt=LINE_PT)
        canvas.text(at, capital_mm(canvas.label_pt) + 0.5, label, bold=True, color="ink-soft", align=align)


def _draw_line(canvas: Canvas, series: Series, x: Scale, y: Scale) -> None:
    """Draw one line with a dot at both ends; a falling one is hollow there."""
    first, last = series.points[0].value, series.points[-1].value
    falls = last < first
    color = "second" if falls else "accent"
    points = [(x.mm(0), y.mm(first)), (x.mm(1), y.mm(last))]
    canvas.line(points, color=color, width_pt=1.4, name=str(series.id))
    for point in points:
        if falls:
            canvas.disc(*point, 1.7, fill="paper", edge=color, width_pt=1.1)
        else:
            canvas.disc(*point, 2.0, fill=color)


def _name_side(
    canvas: Canvas,
    side: Sequence[tuple[str, str]],
    wanted: Sequence[float],
    post: float,
    bottom: float,
    *,
    is_left: bool,
) -> None:
    """Set values and names beside a post, the value nearest to it, pushed apart."""
    sign = -1 if is_left else 1
    edge = post + sign * GUTTER_MM
    value = max(canvas.text_width(amount, bold=True) for _, amount in side) + 1.6
    room = (edge if is_left else canvas.width_mm - edge) - value + 0.05
    blocks = [canvas.lines_of(name, room) for name, _ in side]
    heights = [len(lines) * leading_mm(canvas.label_pt) + 0.4 for lines in blocks]
    align = "right" if is_left else "left"
    places = pushed_apart(wanted, heights, HEAD_MM - 1, bottom + 0.5)
    for (_, amount), lines, middle, at in zip(side, blocks, places, wanted, strict=True):
        if abs(middle - at) > 0.8:
            canvas.line([(post + sign * 1.3, at), (edge - sign * 0.6, middle)], color="ink-soft", width_pt=HAIRLINE_PT)
        canvas.text_middle(edge, middle, amount, bold=True, align=align)
        canvas.text_middle(edge + sign * value, middle, lines, align=align)


def _said(name: str, series: Series, desk: Desk, unit: str | None) -> str:
    """Return one line in words."""
    first, last = series.points[0], series.points[-1]
    start, end = in_full(desk.words, first.value, unit), in_full(desk.words, last.value, unit)
    return f"{name}: {start} in {first.label}, {end} in {last.label}"
