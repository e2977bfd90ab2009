"""Lines computed from a formula: what happens to one quantity as another grows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from guide import GuideError, Problem, Target

from .axes import (
    LEADER_MM,
    End,
    Frame,
    draw_stroke,
    field_height,
    field_ticks,
    foot_ticks,
    name_ends,
    name_width,
    note_at,
    strokes,
    value_lines,
)
from .canvas import LINE_PT, Canvas
from .desk import Desk, Drawing, listed
from .lettering import capital_mm, leading_mm
from .scales import Scale, log_ticks, round_ticks
from .values import Column, Reading, Values

if TYPE_CHECKING:
    from guide import Curve, Curves

MOST_TICKS = 8
INSET_MM = 1.2
"""What the ends of curves keep from the ends of the field, so that a mark there is whole."""
FEW_POWERS = 4
"""With so few powers of ten on an axis, their double and fivefold are ticks too."""


def draw_curves(figure: Curves, desk: Desk) -> Drawing:
    """Return the curves, named at their ends, the axes named at their far ends."""
    _refuse_below_zero(figure)
    canvas = Canvas(desk.width_mm, desk.tokens)
    xs = [point.x for curve in figure.curves for point in curve.points]
    ys = [point.y for curve in figure.curves for point in curve.points]
    y_ticks = log_ticks(min(ys), max(ys)) if figure.log_y else field_ticks(min(Decimal(0), *ys), max(ys))
    frame = _frame(canvas, figure, y_ticks, desk)
    x_ticks = _inner_ticks(min(xs), max(xs), is_log=figure.log_x)
    y = Scale(float(y_ticks[0]), float(y_ticks[-1]), frame.bottom, frame.top, figure.log_y)
    x = Scale(float(min(xs)), float(max(xs)), frame.left + INSET_MM, frame.right - INSET_MM, figure.log_x)
    lines = canvas.lines_of(str(figure.y), canvas.width_mm, size=canvas.note_pt)
    canvas.text(0, capital_mm(canvas.note_pt) + 0.3, lines, size=canvas.note_pt, color="ink-soft")
    value_lines(canvas, y, y_ticks, frame, desk.words.number)
    foot = foot_ticks(canvas, x, [(float(tick), desk.words.number(tick)) for tick in x_ticks], frame)
    foot = _name_x(canvas, figure, frame, foot)
    _draw_marks(canvas, figure, desk, x, frame)
    _draw_curves(canvas, figure, x, y, frame)
    canvas.finish(foot)
    return Drawing(canvas, _alt(figure, desk), _data(figure, desk), x=x, y=y)


def _draw_curves(canvas: Canvas, figure: Curves, x: Scale, y: Scale, frame: Frame) -> None:
    """Draw the curves, the one that is the point last and on top, their names, and the words at single points."""
    lines = [[(x.mm(point.x), y.mm(point.y)) for point in curve.points] for curve in figure.curves]
    styles = strokes(len(lines), next((number for number, curve in enumerate(figure.curves) if curve.mark), 0))
    drawn = list(zip(figure.curves, lines, styles, strict=True))
    for curve, line, style in sorted(drawn, key=lambda each: each[2].stands_out):
        draw_stroke(canvas, line, style, str(curve.label))
    for curve, line, style in drawn:
        for point, at in zip(curve.points, line, strict=True):
            if point.label:
                note_at(canvas, at, str(point.label), style, lines, frame)
    ends = [End(*line[-1], str(curve.label), "", style) for curve, line, style in drawn]
    name_ends(canvas, ends, frame.right + LEADER_MM, frame.top - 2, frame.bottom + 2)


def _refuse_below_zero(figure: Curves) -> None:
    """Raise for values that a logarithmic axis does not have."""
    problems = []
    for curve in figure.curves:
        for point in curve.points:
            for name, value, is_log in (("x", point.x, figure.log_x), ("y", point.y, figure.log_y)):
                if is_log and value <= 0:
                    message = f"curve '{curve.label}' has {name} = {value}, which a logarithmic axis cannot show"
                    problems.append(Problem(point.place, message, "leave the point out, or set the axis straight"))
    if problems:
        raise GuideError(problems)


def _inner_ticks(low: Decimal, high: Decimal, *, is_log: bool) -> list[Decimal]:
    """Return the ticks between the ends of an axis that is as long as its curves, so that names stand at line ends."""
    ticks = log_ticks(low, high) if is_log else round_ticks(low, high, MOST_TICKS)
    if is_log and len(ticks) <= FEW_POWERS:
        ticks = [tick * step for tick in ticks for step in (1, 2, 5)]
    return [tick for tick in ticks if low <= tick <= high]


def _frame(canvas: Canvas, figure: Curves, ticks: Sequence[Decimal], desk: Desk) -> Frame:
    """Return the field that the axes' labels and the curves' names leave."""
    left = max(canvas.text_width(desk.words.number(tick), size=canvas.note_pt) for tick in ticks) + 1.6
    right = canvas.width_mm - name_width(canvas, [(str(curve.label), "") for curve in figure.curves]) - LEADER_MM
    head = len(canvas.lines_of(str(figure.y), canvas.width_mm, size=canvas.note_pt))
    top = 1.6 + head * leading_mm(canvas.note_pt) + (leading_mm(canvas.note_pt) if figure.marks else 0)
    return Frame(left, top, right, top + field_height(canvas))


def _name_x(canvas: Canvas, figure: Curves, frame: Frame, foot: float) -> float:
    """Set the name of the x axis under its labels, and return the foot."""
    lines = canvas.lines_of(str(figure.x), frame.right, size=canvas.note_pt)
    last = canvas.text(
        frame.right,
        foot + capital_mm(canvas.note_pt) + 0.6,
        lines,
        size=canvas.note_pt,
        color="ink-soft",
        align="right",
    )
    return last + 1.2


def _draw_marks(canvas: Canvas, figure: Curves, desk: Desk, x: Scale, frame: Frame) -> None:
    """Draw a broken line up the field at each figure to be marked on the x axis, its value over it."""
    for target in figure.marks:
        value = desk.guide.resolve(target.kind, target.name).value
        at = x.mm(value.number)
        canvas.line(
            [(at, frame.top - 0.5), (at, frame.bottom)],
            color="ink",
            width_pt=LINE_PT,
            dash=(2.5, 1.8),
            name=str(target),
        )
        canvas.text(at, frame.top - 1.6, desk.words.quantity(value), size=canvas.note_pt, align="center", clear=True)


def _alt(figure: Curves, desk: Desk) -> str:
    """Return each curve by its first, highest and last point, and those with words at them."""
    head = (
        f"{'One curve' if len(figure.curves) == 1 else f'{len(figure.curves)} curves'}: {figure.y} against {figure.x}"
    )
    return listed([head, *(_said(curve, desk) for curve in figure.curves)])


def _said(curve: Curve, desk: Desk) -> str:
    number = desk.words.number
    told = [curve.points[0], max(curve.points, key=lambda point: point.y), curve.points[-1]]
    shown = [point for point in curve.points if point in told or point.label]
    return f"{curve.label}: " + ", ".join(f"{number(point.y)} at {number(point.x)}" for point in shown)


def _data(figure: Curves, desk: Desk) -> Values:
    """Return the points of every curve, and where the axis is marked; the drawing writes none of the first."""
    points = [Reading(point.x, (point.y,), str(curve.label)) for curve in figure.curves for point in curve.points]
    labels = desk.guide.labels
    marks = [_mark(desk, target) for target in figure.marks]
    columns = (Column(str(figure.y)),)
    return Values(str(figure.x), columns, (*points, *marks), group=str(labels.series), is_scale=True)


def _mark(desk: Desk, target: Target) -> Reading:
    """Return a mark on the axis as a reading without a number of its own."""
    found = desk.guide.resolve(target.kind, target.name)
    name = str(getattr(found.item, "label", target))
    return Reading(found.value.number, (None,), name, evidence=found.bases)
