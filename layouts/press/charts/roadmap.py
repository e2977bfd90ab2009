"""What is done when: a row a phase, its bar over the periods it takes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from guide import GuideError, Problem

from .canvas import HAIRLINE_PT, Canvas
from .desk import Desk, Drawing, listed
from .lettering import capital_mm
from .rows import NAME_SHARE, Row, RowPlan, grid_spans, half_row, place_rows
from .values import Column, Reading, Values

if TYPE_CHECKING:
    from guide import Phase, Roadmap

HALF_GAP_MM = 1.0
"""Half the gap between the bars of two rows of one line."""
WIDE_MM, TIGHT_NAME_SHARE = 100.0, 0.5
"""Below this width names take up to this share of it: they and their notes are longer than the bars are exact."""
HEAD_MM = 5.6
NUMBER_GAP_MM = 1.3
EVERY = (1, 2, 3, 5, 10, 15)
"""Steps between the numbers of periods that a reader counts along without effort."""


def draw_roadmap(figure: Roadmap, desk: Desk) -> Drawing:
    """Return the phases in their order, from the first at the top."""
    _refuse_phases(figure)
    canvas = Canvas(desk.width_mm, desk.tokens)
    rows = [Row(str(phase.label), str(phase.note or ""), stands_out=phase.mark) for phase in figure.phases]
    plan = place_rows(canvas, rows, HEAD_MM, NAME_SHARE if canvas.width_mm >= WIDE_MM else TIGHT_NAME_SHARE)
    width = (plan.right_mm - plan.left_mm) / figure.periods
    half = half_row(canvas) - HALF_GAP_MM * canvas.air
    every = _draw_periods(canvas, figure, plan, width)
    has_point = any(phase.mark for phase in figure.phases)
    for number, (phase, spot) in enumerate(zip(figure.phases, plan.spots, strict=True)):
        left, right = plan.left_mm + width * (phase.start - 1), plan.left_mm + width * phase.end
        canvas.box(
            left + 0.3,
            spot.middle - half,
            right - 0.3,
            spot.middle + half,
            fill="second" if phase.mark else "tint" if has_point else "accent",
            edge="accent" if has_point and not phase.mark else None,
            width_pt=HAIRLINE_PT,
            name=f"phase.{number + 1}",
        )
        if every > 1:
            _write_span(canvas, phase, left, right, spot.middle)
        if spot is not plan.spots[-1]:
            canvas.line([(0, spot.bottom), (canvas.width_mm, spot.bottom)], color="rule", width_pt=HAIRLINE_PT)
    canvas.finish(plan.bottom_mm + 0.4)
    alt = listed(
        [
            f"Road map over {figure.periods} periods, one {figure.period} each",
            *(_said(p, figure) for p in figure.phases),
        ]
    )
    return Drawing(canvas, alt, _data(figure, desk))


def _refuse_phases(figure: Roadmap) -> None:
    """Raise for phases that end before they start or after the last period."""
    problems = []
    for phase in figure.phases:
        if phase.end < phase.start:
            problems.append(Problem(phase.place, f"phase '{phase.label}' ends before it starts"))
        elif phase.end > figure.periods:
            message = f"phase '{phase.label}' ends in {figure.period} {phase.end} of {figure.periods}"
            problems.append(Problem(phase.place, message, "end it earlier, or give the figure more periods"))
    if problems:
        raise GuideError(problems)


def _write_span(canvas: Canvas, phase: Phase, left: float, right: float, middle: float) -> None:
    """Write the periods of a phase beside its bar, for a grid that does not number them all."""
    words = str(phase.start) if phase.start == phase.end else f"{phase.start}–{phase.end}"
    style = {"size": canvas.note_pt, "bold": phase.mark, "clear": True}
    if right + NUMBER_GAP_MM + canvas.text_width(words, bold=True) <= canvas.width_mm:
        canvas.text_middle(right + NUMBER_GAP_MM, middle, words, **style)
    else:
        canvas.text_middle(left - NUMBER_GAP_MM, middle, words, align="right", **style)


def _draw_periods(canvas: Canvas, figure: Roadmap, plan: RowPlan, width: float) -> int:
    """Draw the grid of periods and the numbers there is room for, the period's name before them; return their step."""
    baseline = 1.0 + capital_mm(canvas.note_pt)
    widest = canvas.text_width(str(figure.periods), size=canvas.note_pt) + 3.0
    every = next((step for step in EVERY if step * width >= widest), 60)
    for number in range(figure.periods + 1):
        x = plan.left_mm + width * number
        if number % every == 0 or number == figure.periods:
            for top, bottom in grid_spans(plan, plan.bottom_mm):
                canvas.line([(x, top), (x, bottom)], color="rule", width_pt=HAIRLINE_PT)
    for number in range(1, figure.periods + 1):
        if number % every == 0 or every == 1:
            half = canvas.text_width(str(number), size=canvas.note_pt) / 2
            x = min(plan.left_mm + width * (number - 0.5), canvas.width_mm - half)
            canvas.text(x, baseline, str(number), size=canvas.note_pt, color="ink-soft", align="center")
    period = str(figure.period)
    period = period[:1].upper() + period[1:]
    if plan.left_mm:
        canvas.text(plan.left_mm - 1.6, baseline, period, size=canvas.note_pt, color="ink-soft", align="right")
    canvas.line([(0, plan.top_mm), (canvas.width_mm, plan.top_mm)], color="ink-soft", width_pt=HAIRLINE_PT)
    return every


def _said(phase: Phase, figure: Roadmap) -> str:
    """Return a phase in words."""
    when = f"{figure.period} {phase.start}" + (f" to {phase.end}" if phase.end > phase.start else "")
    return f"{phase.label}: {when}" + (f", {phase.note}" if phase.note else "")


def _data(figure: Roadmap, desk: Desk) -> Values:
    """Return the first and the last period of each phase; both are read off the grid."""
    labels, period = desk.guide.labels, str(figure.period)
    readings = tuple(
        Reading(str(phase.label), (Decimal(phase.start), Decimal(phase.end)), remark=str(phase.note or ""))
        for phase in figure.phases
    )
    columns = (Column(str(labels.start), period), Column(str(labels.end), period))
    return Values(str(labels.what), columns, readings, is_exact=True)
