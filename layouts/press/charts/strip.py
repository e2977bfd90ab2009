"""Where a figure lies: in a whole, among its neighbors, along its years, or beside what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from guide import Fact, PayRow, PayTable, Point, Quantity, Resolved, Series, Target

from .canvas import HAIRLINE_PT, LINE_PT, Canvas
from .desk import Desk, Drawing, in_full, listed, short
from .lettering import capital_mm
from .scales import Scale, pushed_apart

BAR_MM, GAP_MM = 3.6, 1.4
LINE_MM = 9.0
"""The height of a line over years."""
WHOLE = Decimal(100)


def draw_strip(target: Target, desk: Desk) -> Drawing | None:
    """Return a small drawing of where a figure lies, or nothing when the guide knows of nothing around it."""
    found = desk.guide.resolve(target.kind, target.name)
    part = target.name.partition(".")[2]
    if isinstance(found.item, PayRow):
        return _pay(desk.guide.pay[target.name.partition(".")[0]], found.item, desk)
    if isinstance(found.item, Series) and not any(point.value for point in found.item.points):
        return None
    if isinstance(found.item, Series) and found.item.over == "time" and len(found.item.points) > 1:
        return _years(found.item, part, desk)
    if isinstance(found.item, Series):
        return _among(found.item, part, desk)
    if isinstance(found.item, Fact) and found.item.operands:
        return _compared(found.item, desk)
    if found.value is not None and found.value.unit == "%" and 0 <= found.value.number <= WHOLE:
        return _share(found, desk)
    return None


def _canvas(desk: Desk) -> Canvas:
    return Canvas(desk.width_mm, desk.tokens)


def _foot(canvas: Canvas, top: float, marks: Sequence[tuple[float, str, bool]]) -> float:
    """Write words below a bar, near what they name and apart from each other; return how far down they reach."""
    widths = [canvas.text_width(words, size=canvas.note_pt, bold=bold) + 1.6 for _, words, bold in marks]
    baseline = top + 1.4 + capital_mm(canvas.note_pt)
    places = pushed_apart([x for x, _, _ in marks], widths, 0, canvas.width_mm)
    for place, (_, words, bold) in zip(places, marks, strict=True):
        color = "second" if bold else "ink-soft"
        canvas.text(place, baseline, words, size=canvas.note_pt, bold=bold, color=color, align="center")
    return baseline + 1.0


def _share(found: Resolved, desk: Desk) -> Drawing:
    """Return a share as a part of a whole bar."""
    canvas, value = _canvas(desk), found.value.number
    end = (canvas.width_mm - 0.6) * float(value / WHOLE) + 0.3
    canvas.box(0.3, 0.3, canvas.width_mm - 0.3, BAR_MM, edge="ink-soft", fill="paper", width_pt=LINE_PT, name="whole")
    canvas.box(0.3, 0.3, end, BAR_MM, fill="second", name="part")
    ends = [(0.0, desk.words.percent(Decimal(0)), False), (canvas.width_mm, desk.words.percent(WHOLE), False)]
    canvas.finish(_foot(canvas, BAR_MM, ends))
    return Drawing(canvas, listed([f"{in_full(desk.words, value, '%')} of a whole bar is filled"]))


def _pay(table: PayTable, row: PayRow, desk: Desk) -> Drawing | None:
    """Return a measured row as a frame from p10 to p90, a field from p25 to p75 and the median as a line."""
    if not table.is_charted_whole(row) or row.p10 is None or row.p90 is None or row.p10 == row.p90:
        return None
    canvas = _canvas(desk)
    scale = Scale(float(row.p10), float(row.p90), 0.4, canvas.width_mm - 0.4)
    canvas.box(0.4, 0.4, canvas.width_mm - 0.4, BAR_MM, edge="ink-soft", fill="paper", name="frame")
    canvas.box(scale.mm(row.p25), 0.4, scale.mm(row.p75), BAR_MM, fill="accent", name="field")
    x = scale.mm(row.median)
    canvas.line([(x, 0), (x, BAR_MM + 0.6)], color="paper", width_pt=4.5)
    canvas.line([(x, 0), (x, BAR_MM + 0.6)], color="second", width_pt=2.5, name="median")
    marks = [("p10", row.p10), ("p25", row.p25), ("p75", row.p75), ("p90", row.p90)]
    words = [(scale.mm(value), f"{name} {short(desk.words, value, table.currency)}", False) for name, value in marks]
    canvas.finish(_foot(canvas, BAR_MM + 0.4, words))
    said = ", ".join(f"{name} {in_full(desk.words, value, table.currency)}" for name, value in marks)
    return Drawing(canvas, listed([f"The median as a line in a bar: {said}"]), x=scale)


def _years(series: Series, key: str, desk: Desk) -> Drawing:
    """Return a series as a line, the figure's point set off on it, its first and last dates below."""
    canvas, points = _canvas(desk), series.points
    values = [point.value for point in points]
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    x = Scale(0, len(points) - 1, 1.8, canvas.width_mm - 1.8)
    y = Scale(float(low), float(high), LINE_MM, 1.8)
    canvas.line([(0, LINE_MM), (canvas.width_mm, LINE_MM)], color="rule", width_pt=HAIRLINE_PT)
    places = [(x.mm(number), y.mm(point.value)) for number, point in enumerate(points)]
    canvas.line(places, color="accent", width_pt=1.6, name="line")
    spot = next(place for place, point in zip(places, points, strict=True) if point.key == key)
    canvas.disc(*spot, 3.0, fill="second", name=key)
    first, last = points[0], points[-1]
    ends = [(places[0][0], _dated(first, series, desk), False), (places[-1][0], _dated(last, series, desk), False)]
    canvas.finish(_foot(canvas, LINE_MM, ends))
    said = (_dated(point, series, desk) for point in points)
    return Drawing(canvas, listed([f"A line over time: {'; '.join(said)}"]), x=x, y=y)


def _dated(point: Point, series: Series, desk: Desk) -> str:
    return f"{desk.words.line(point.label)}: {short(desk.words, point.value, series.unit)}"


def _among(series: Series, key: str, desk: Desk) -> Drawing:
    """Return the points of a series as strokes on one line, the figure's own set off."""
    canvas = _canvas(desk)
    values = [point.value for point in series.points]
    scale = Scale(float(min(*values, Decimal(0))), float(max(*values, Decimal(0))), 0.6, canvas.width_mm - 0.6)
    canvas.line([(0, BAR_MM), (canvas.width_mm, BAR_MM)], color="ink-soft", width_pt=HAIRLINE_PT)
    for point in series.points:
        x, is_own = scale.mm(point.value), point.key == key
        height = 0.0 if is_own else 1.0
        color, width = ("second", 3.0) if is_own else ("accent", LINE_PT)
        canvas.line([(x, height), (x, BAR_MM)], color=color, width_pt=width, name=str(point.key))
    own, top = series.point(key), max(series.points, key=lambda point: point.value)
    marks = [(scale.mm(own.value), _dated(own, series, desk), True)]
    other = (scale.mm(top.value), _dated(top, series, desk), False)
    room = canvas.width_mm - canvas.text_width(marks[0][1], bold=True) - 4
    if top.key != own.key and canvas.text_width(other[1]) <= room:
        marks.append(other)
    canvas.finish(_foot(canvas, BAR_MM, marks))
    said = (_dated(point, series, desk) for point in series.points)
    return Drawing(canvas, listed([f"Strokes on one line: {'; '.join(said)}"]), x=scale)


def _compared(fact: Fact, desk: Desk) -> Drawing | None:
    """Return the two figures that a derived one is made of as bars from zero, each with its amount."""
    amounts = [desk.guide.resolve(target.kind, target.name).value for target in fact.operands]
    if any(amount.number < 0 for amount in amounts) or not max(amount.number for amount in amounts):
        return None
    canvas = _canvas(desk)
    words = [_bare(amount, desk) for amount in amounts]
    room = canvas.width_mm - max(canvas.text_width(each, bold=True) for each in words) - 2
    most = max(amount.number for amount in amounts)
    y = 0.2
    for number, (amount, text) in enumerate(zip(amounts, words, strict=True)):
        end = max(room * float(amount.number / most), 0.4)
        color = "accent" if number else "second"
        canvas.box(0, y, end, y + BAR_MM, fill=color, name=str(fact.operands[number]))
        canvas.text_middle(end + 1.4, y + BAR_MM / 2, text, bold=True, color=color)
        y += BAR_MM + GAP_MM
    canvas.finish(y - GAP_MM + 0.2)
    said = " and ".join(in_full(desk.words, amount.number, amount.unit) for amount in amounts)
    return Drawing(canvas, listed([f"Two bars, {said}"]))


def _bare(amount: Quantity, desk: Desk) -> str:
    return short(desk.words, amount.number, amount.unit)
