"""What is done when: a row a phase, its bar over the periods it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import GuideError, Problem

from .canvas import HAIRLINE_PT, Canvas
from .desk import Desk, Drawing, listed
from .lettering import capital_mm
from .rows import Row, RowPlan, grid_spans, place_rows

if TYPE_CHECKING:
    from guide import Phase, Roadmap

HALF_BAR_MM = 2.2
HEAD_MM = 6.0


def draw_roadmap(figure: Roadmap, desk: Desk) -> Drawing:
    """Return the phases in their order, from the first at the top."""
    _refuse_phases(figure)
    canvas = Canvas(desk.width_mm, desk.tokens)
    rows = [
        Row(str(phase.label), str(phase.note or ""), above_mm=HALF_BAR_MM + 1.2, below_mm=HALF_BAR_MM + 1.2)
        for phase in figure.phases
    ]
    plan = place_rows(canvas, rows, HEAD_MM)
    width = (plan.right_mm - plan.left_mm) / figure.periods
    _draw_periods(canvas, figure, plan, width)
    for number, (phase, spot) in enumerate(zip(figure.phases, plan.spots, strict=True)):
        left, right = plan.left_mm + width * (phase.start - 1), plan.left_mm + width * phase.end
        canvas.box(
            left + 0.3,
            spot.middle - HALF_BAR_MM,
            right - 0.3,
            spot.middle + HALF_BAR_MM,
            fill="accent",
            radius=0.8,
            name=f"phase.{number + 1}",
        )
        if spot is not plan.spots[-1]:
            canvas.line([(0, spot.bottom), (canvas.width_mm, spot.bottom)], color="rule", width_pt=HAIRLINE_PT)
    canvas.finish(plan.bottom_mm + 0.4)
    header = ("phase", f"first {figure.period}", f"last {figure.period}", "note")
    data = [(str(p.label), str(p.start), str(p.end), str(p.note or "")) for p in figure.phases]
    alt = listed(
        [
            f"Road map over {figure.periods} periods, one {figure.period} each",
            *(_said(p, figure) for p in figure.phases),
        ]
    )
    return Drawing(canvas, alt, (header, *data))


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


def _draw_periods(canvas: Canvas, figure: Roadmap, plan: RowPlan, width: float) -> None:
    """Draw the grid of periods and their numbers, as many as there is room for, with the period's name before them."""
    baseline = 1.0 + capital_mm(canvas.note_pt)
    widest = canvas.text_width(str(figure.periods), size=canvas.note_pt) + 1.6
    every = next((step for step in (1, 2, 3, 4, 6, 12) if step * width >= widest), 60)
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


def _said(phase: Phase, figure: Roadmap) -> str:
    """Return a phase in words."""
    when = f"{figure.period} {phase.start}" + (f" to {phase.end}" if phase.end > phase.start else "")
    return f"{phase.label}: {when}" + (f", {phase.note}" if phase.note else "")
