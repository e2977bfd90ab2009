"""Days below one another on one clock: what happens in each, at its hour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .canvas import HAIRLINE_PT, Canvas
from .desk import Desk, Drawing, listed
from .lettering import capital_mm, leading_mm
from .scales import Scale

if TYPE_CHECKING:
    from guide import Days

NAME_SHARE = 0.21
"""The share of the width that the names of the days take."""
DISC_MM, BAR_MM, ABOVE_MM, BELOW_MM = 3.2, 2.4, 4.0, 4.0
"""The marks, and what a day keeps free above its line and below its words."""
HOURS = 3
"""Between two ticks of the clock."""


def draw_days(figure: Days, desk: Desk) -> Drawing:
    """Return a line a day; a disc is a moment, a bar is a span, the words stand below."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    left = canvas.width_mm * NAME_SHARE
    first, last = _clock(figure)
    scale = Scale(first, last, left + 2, canvas.width_mm - 2)
    top = capital_mm(canvas.note_pt) + 2.4
    bottoms, y = [], top
    for day in figure.days:
        y = _draw_day(canvas, day, scale, left, y)
        bottoms.append(y)
    _draw_clock(canvas, scale, top, y)
    canvas.finish(y + 0.3)
    said = [f"{day.label}{f', {day.note}' if day.note else ''}: {_said(day)}" for day in figure.days]
    return Drawing(canvas, listed([f"{len(figure.days)} days on one clock", *said]), x=scale)


def _clock(figure: Days) -> tuple[int, int]:
    """Return the whole hours from which to which the clock runs: a tick further than the last moment, for its words."""
    moments = [moment for day in figure.days for moment in day.moments]
    ends = [max(moment.at.hours + HOURS, moment.until.hours if moment.until else 0) for moment in moments]
    return int(min(moment.at.hours for moment in moments) // HOURS) * HOURS, -int(-max(ends) // HOURS) * HOURS


def _draw_clock(canvas: Canvas, scale: Scale, top: float, bottom: float) -> None:
    """Write the hours above the days; a short tick stands below each."""
    for hour in range(int(scale.low), int(scale.high) + 1, HOURS):
        words, x = f"{hour}:00", scale.mm(hour)
        half = canvas.text_width(words, size=canvas.note_pt) / 2
        middle = min(max(x, half), canvas.width_mm - half)
        canvas.text(
            middle, capital_mm(canvas.note_pt) + 0.2, words, size=canvas.note_pt, color="ink-soft", align="center"
        )
        canvas.line([(x, top - 1.4), (x, top)], color="ink-soft", width_pt=HAIRLINE_PT)


def _draw_day(canvas: Canvas, day: object, scale: Scale, left: float, top: float) -> float:
    """Draw one day below a height, and return how far down it reaches."""
    canvas.line([(0, top), (canvas.width_mm, top)], color="ink-soft", width_pt=HAIRLINE_PT)
    line = top + ABOVE_MM * canvas.air + capital_mm(canvas.label_pt) / 2
    names = canvas.lines_of(str(day.label), left - 3, bold=True)
    foot = canvas.text(0, line + capital_mm(canvas.label_pt) / 2, names, bold=True)
    if day.note:
        notes = canvas.lines_of(str(day.note), left - 3, size=canvas.note_pt)
        foot = canvas.text(0, foot + leading_mm(canvas.note_pt) + 0.5, notes, size=canvas.note_pt, color="ink-soft")
    canvas.line([(scale.start_mm, line), (scale.end_mm, line)], color="rule")
    rooms = _rooms(canvas, day.moments, scale)
    for moment, (start, width) in zip(day.moments, rooms, strict=True):
        color, x = "second" if moment.mark else "accent", scale.mm(moment.at.hours)
        name = f"{day.label}.{moment.at}"
        if moment.until:
            canvas.box(x, line - BAR_MM / 2, scale.mm(moment.until.hours), line + BAR_MM / 2, fill=color, name=name)
        else:
            canvas.disc(x, line, DISC_MM, fill=color, name=name)
        lines = canvas.lines_of(f"{moment.at}  {moment.label}", width)
        baseline = line + DISC_MM / 2 + 1.6 + capital_mm(canvas.label_pt)
        ink = "second" if moment.mark else "ink"
        foot = max(foot, canvas.text(start, baseline, lines, bold=bool(moment.mark), color=ink))
    return foot + BELOW_MM * canvas.air


def _rooms(canvas: Canvas, moments: Sequence[object], scale: Scale) -> list[tuple[float, float]]:
    """Return where the words of each moment begin and how wide they may run: to the next one, or to the edge."""
    starts = [scale.mm(moment.at.hours) - DISC_MM / 2 for moment in moments]
    return [(start, end - start - 3) for start, end in pairwise([*starts, canvas.width_mm + 3])]


def _said(day: object) -> str:
    """Return what happens in a day, in words."""
    return "; ".join(
        f"{moment.at}{f' to {moment.until}' if moment.until else ''}, {moment.label}" for moment in day.moments
    )
