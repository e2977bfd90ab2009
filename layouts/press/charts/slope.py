"""Series between a first and a last point, as sloping lines named at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guide import Series

from .axes import Stroke, strokes
from .canvas import HAIRLINE_PT, LINE_PT, Canvas
from .desk import Desk, Drawing, counted, in_full, is_exact, listed, series_names, short
from .lettering import capital_mm, leading_mm
from .scales import Scale, pushed_apart
from .values import series_values

if TYPE_CHECKING:
    from guide import Slope

FIELD_SHARE = 0.3
"""The least of the width that the lines keep between their names."""
GUTTER_MM = 3.2
VALUE_GAP_MM = 1.8
ROW_MM = 8.0
HEAD_MM = 5.5


def draw_slope(figure: Slope, desk: Desk) -> Drawing:
    """Return a line a series, the one that is the point in the second hue; values at both ends, names at the last."""
    series = [desk.guide.series[ref] for ref in figure.series]
    unit, names = series[0].unit, series_names(figure, series)
    canvas = Canvas(desk.width_mm, desk.tokens)
    values = [[short(desk.words, each.points[end].value, unit) for each in series] for end in (0, -1)]
    styles = strokes(len(series), figure.series.index(figure.highlight) if figure.highlight else 0)
    left = max(canvas.text_width(value, bold=True) for value in values[0])
    right = _column(canvas, names, values[1])
    bottom = HEAD_MM + max(36.0, ROW_MM * len(series))
    low, high = (edge(each.points[end].value for each in series for end in (0, -1)) for edge in (min, max))
    y = Scale(float(low), float(high) + (low == high), bottom - 3, HEAD_MM + 3)
    x = Scale(0, 1, left + GUTTER_MM, canvas.width_mm - right - GUTTER_MM)
    _draw_posts(canvas, series, x, bottom)
    for each, style in sorted(zip(series, styles, strict=True), key=lambda drawn: drawn[1].stands_out):
        _draw_line(canvas, each, style, x, y)
    starts, ends = ([y.mm(each.points[end].value) for each in series] for end in (0, -1))
    _name_side(canvas, [(value, "") for value in values[0]], styles, starts, x.mm(0), bottom, is_left=True)
    _name_side(canvas, list(zip(values[1], names, strict=True)), styles, ends, x.mm(1), bottom, is_left=False)
    canvas.finish(bottom + 0.5)
    said = [_said(name, each, desk, unit) for name, each in zip(names, series, strict=True)]
    alt = listed([f"Slope chart, {counted(len(series), 'line')}", *said])
    drawn = [(each.points[0], each.points[-1]) for each in series]
    known = is_exact(desk.words, [point.value for ends in drawn for point in ends], unit)
    data = series_values(desk.guide.labels, series, names, drawn, is_exact=known)
    return Drawing(canvas, alt, data, x=x, y=y)


def _column(canvas: Canvas, names: Sequence[str], values: Sequence[str]) -> float:
    """Return the width of the values and names at the right."""
    value = max(canvas.text_width(amount, bold=True) for amount in values) + VALUE_GAP_MM
    most = canvas.width_mm * (1 - FIELD_SHARE) - 2 * GUTTER_MM - 2 * value
    lines = [line for name in names for line in canvas.lines_of(name, most, bold=True)]
    return max(canvas.text_width(line, bold=True) for line in lines) + value


def _draw_posts(canvas: Canvas, series: Sequence[Series], x: Scale, bottom: float) -> None:
    """Draw the two posts between which the lines run, and say over each when it is."""
    labels = [str(series[0].points[end].label) for end in (0, -1)]
    room = sum(canvas.text_width(label, bold=True) for label in labels) / 2 + 3
    aligns = ("center", "center") if x.end_mm - x.start_mm > room else ("right", "left")
    for label, at, align in zip(labels, (x.start_mm, x.end_mm), aligns, strict=True):
        canvas.line([(at, HEAD_MM), (at, bottom)], color="rule", width_pt=LINE_PT)
        canvas.text(at, capital_mm(canvas.label_pt) + 0.5, label, bold=True, color="ink-soft", align=align)


def _draw_line(canvas: Canvas, series: Series, style: Stroke, x: Scale, y: Scale) -> None:
    """Draw one line with a dot at both ends."""
    points = [(x.mm(0), y.mm(series.points[0].value)), (x.mm(1), y.mm(series.points[-1].value))]
    canvas.line(points, color=style.color, width_pt=style.width_pt, dash=style.dash, name=str(series.id))
    for point in points:
        if style.is_hollow:
            canvas.disc(*point, 1.7, fill="paper", edge=style.color, width_pt=1.1)
        else:
            canvas.disc(*point, 2.2 if style.stands_out else 1.7, fill=style.color)


def _name_side(
    canvas: Canvas,
    side: Sequence[tuple[str, str]],
    styles: Sequence[Stroke],
    wanted: Sequence[float],
    post: float,
    bottom: float,
    *,
    is_left: bool,
) -> None:
    """Set values, and names if any, beside a post, the value nearest to it, pushed apart."""
    sign = -1 if is_left else 1
    edge = post + sign * GUTTER_MM
    value = max(canvas.text_width(amount, bold=True) for amount, _ in side) + VALUE_GAP_MM
    room = canvas.width_mm - edge - value + 0.05
    blocks = [canvas.lines_of(name, room, bold=True) for _, name in side]
    heights = [len(lines) * leading_mm(canvas.label_pt) + 0.4 for lines in blocks]
    align = "right" if is_left else "left"
    places = pushed_apart(wanted, heights, HEAD_MM - 1, bottom + 0.5)
    for (amount, name), style, lines, middle, at in zip(side, styles, blocks, places, wanted, strict=True):
        if abs(middle - at) > 0.8:
            canvas.line([(post + sign * 1.3, at), (edge - sign * 0.6, middle)], color="ink-soft", width_pt=HAIRLINE_PT)
        canvas.text_middle(edge, middle, amount, bold=style.stands_out, align=align)
        if name:
            canvas.text_middle(edge + value, middle, lines, bold=style.stands_out, color=style.color)


def _said(name: str, series: Series, desk: Desk, unit: str | None) -> str:
    """Return one line in words."""
    first, last = series.points[0], series.points[-1]
    start, end = in_full(desk.words, first.value, unit), in_full(desk.words, last.value, unit)
    return f"{name}: {start} in {first.label}, {end} in {last.label}"
