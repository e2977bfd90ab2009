"""Charts that are read row by row: names at the left, marks beside them, a value axis at the foot."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .canvas import HAIRLINE_PT, LINE_PT, Canvas
from .lettering import capital_mm, leading_mm
from .scales import Scale

NARROW_MM = 75
"""Below this width the names stand above their marks."""
NAME_SHARE = 0.36
"""The most of the width that names may take beside the marks."""
MOST_NAME_LINES = 3
"""With longer names, or wider words, the names stand above their marks in a chart of any width."""
NAME_GAP_MM, ABOVE_GAP_MM = 3.0, 0.4
"""Between names and marks beside them, and between names and the rows of marks below them."""
GRID_CLEAR_MM = 1.2
"""Between the names above their marks and the grid lines, which stop short of `$` and descenders."""
ROW_AIR_MM = 1.9
"""Above and below one line of words, what makes a row of it; the same in every kind of chart."""
MOST_TICKS = 6
LABEL_GAP_MM = 2.0
"""The least between two labels of the value axis."""
PADDING_MM = 1.4
"""Above and below the words of a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's name, a remark below it (its n), and what its marks need above and below their middle, in mm."""

    name: str
    remark: str = ""
    above_mm: float = 0.0
    below_mm: float = 0.0
    is_heading: bool = False
    """Whether it only heads the rows that follow."""
    stands_out: bool = False
    """Whether the title speaks of it: its name is then bold."""


@dataclass(frozen=True, slots=True)
class RowSpot:
    """Where a row stands: its top, the middle of its marks, its bottom, and the span of its grid lines, in mm."""

    top: float
    middle: float
    bottom: float
    grid: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class RowPlan:
    """The rows as placed, and the span in x that is left for their marks."""

    spots: tuple[RowSpot, ...]
    left_mm: float
    right_mm: float
    top_mm: float
    bottom_mm: float
    names_above: bool = False
    """Whether the names stand above their marks and not beside them."""


def is_narrow(canvas: Canvas) -> bool:
    """Say whether a chart has no room for words beside its marks."""
    return canvas.width_mm < NARROW_MM


def half_row(canvas: Canvas) -> float:
    """Return half the height of a row with one mark and one line of words."""
    return capital_mm(canvas.label_pt) / 2 + ROW_AIR_MM * canvas.air


def place_rows(canvas: Canvas, rows: Sequence[Row], top_mm: float = 0.0, name_share: float = NAME_SHARE) -> RowPlan:
    """Set the rows' names, in a column of at most a share of the width, and return where their marks go."""
    column = _name_column(canvas, rows, canvas.width_mm * name_share)
    spots, y = [], top_mm
    for row in rows:
        if row.is_heading:
            spot = _set_heading(canvas, row, y)
        elif column:
            spot = _set_beside(canvas, row, y, column)
        else:
            spot = _set_above(canvas, row, y)
        spots.append(spot)
        y = spot.bottom
    left = column + NAME_GAP_MM if column else 0.0
    return RowPlan(tuple(spots), left, canvas.width_mm, top_mm, y, not column)


def _name_column(canvas: Canvas, rows: Sequence[Row], most: float) -> float:
    """Return the width of the column of names, or zero when they must stand above their marks."""
    widths, longest = [0.0], 0
    for row in rows:
        if not row.is_heading:
            lines = canvas.lines_of(row.name, most, bold=row.stands_out)
            longest = max(longest, len(lines))
            widths += [canvas.text_width(line, bold=row.stands_out) for line in lines]
            widths.append(min(most, canvas.text_width(row.remark, size=canvas.note_pt)) if row.remark else 0)
    return 0.0 if is_narrow(canvas) or max(widths) > most or longest > MOST_NAME_LINES else max(widths)


def _set_heading(canvas: Canvas, row: Row, top: float) -> RowSpot:
    """Set a heading over the rows below it, on a hairline across the chart."""
    lines = canvas.lines_of(row.name, canvas.width_mm, bold=True)
    first = top + row.above_mm + capital_mm(canvas.label_pt)
    last = canvas.text(0, first, lines, bold=True, color="accent")
    bottom = last + row.below_mm
    canvas.line([(0, bottom), (canvas.width_mm, bottom)], color="ink-soft", width_pt=HAIRLINE_PT)
    return RowSpot(top, bottom, bottom)


def _set_above(canvas: Canvas, row: Row, top: float) -> RowSpot:
    """Set a name, and its remark at the right or below, over the marks of its row."""
    bold = row.stands_out
    lines = canvas.lines_of(row.name, canvas.width_mm, bold=bold)
    baseline = canvas.text(0, top + 1 + capital_mm(canvas.label_pt), lines, bold=bold)
    if row.remark:
        taken = canvas.text_width(lines[-1], bold=bold) + canvas.text_width(row.remark, size=canvas.note_pt) + 3
        if taken > canvas.width_mm:
            baseline += leading_mm(canvas.note_pt)
            remark = canvas.lines_of(row.remark, canvas.width_mm, size=canvas.note_pt)
            baseline = canvas.text(0, baseline, remark, size=canvas.note_pt, color="ink-soft")
        else:
            canvas.text(canvas.width_mm, baseline, row.remark, size=canvas.note_pt, color="ink-soft", align="right")
    above, below = max(row.above_mm, half_row(canvas)), max(row.below_mm, half_row(canvas))
    middle = baseline + ABOVE_GAP_MM * canvas.air + above
    bottom = middle + below
    return RowSpot(top, middle, bottom, (baseline + GRID_CLEAR_MM * canvas.air, bottom - GRID_CLEAR_MM * canvas.air))


def _set_beside(canvas: Canvas, row: Row, top: float, column: float) -> RowSpot:
    """Set a name and its remark at the left of the marks, all around one middle."""
    bold = row.stands_out
    lines = canvas.lines_of(row.name, column + 0.01, bold=bold)
    remark = canvas.lines_of(row.remark, column + 0.01, size=canvas.note_pt) if row.remark else ()
    step, small = leading_mm(canvas.label_pt), leading_mm(canvas.note_pt)
    height = capital_mm(canvas.label_pt) + (len(lines) - 1) * step + len(remark) * small
    half = max(height / 2 + PADDING_MM * canvas.air, half_row(canvas))
    middle = top + max(row.above_mm, half)
    baseline = canvas.text(0, middle - height / 2 + capital_mm(canvas.label_pt), lines, bold=bold)
    if remark:
        canvas.text(0, baseline + small, remark, size=canvas.note_pt, color="ink-soft")
    bottom = middle + max(row.below_mm, half)
    return RowSpot(top, middle, bottom, (top, bottom))


def most_ticks(canvas: Canvas, width_mm: float, widest: str) -> int:
    """Return how many tick labels stand side by side in a width without crowding."""
    return min(MOST_TICKS, max(2, int(width_mm / (canvas.text_width(widest, size=canvas.note_pt) + 6)) + 1))


def value_axis(
    canvas: Canvas,
    scale: Scale,
    ticks: Sequence[Decimal],
    plan: RowPlan,
    write: Callable[[Decimal], str],
    unit: str = "",
) -> float:
    """Draw hairlines at the ticks, their labels at the foot and the unit's noun before them; return the foot in mm."""
    foot = plan.bottom_mm + 1.2
    baseline = foot + 1.2 + capital_mm(canvas.note_pt)
    written = every_so_many(canvas, scale, ticks, write)
    for number, tick in enumerate(ticks):
        x = scale.mm(tick)
        color, width = ("ink-soft", LINE_PT) if tick == 0 else ("rule", HAIRLINE_PT)
        for top, bottom in grid_spans(plan, foot):
            canvas.line([(x, top), (x, bottom)], color=color, width_pt=width)
        if number % written:
            continue
        label = write(tick)
        half = canvas.text_width(label, size=canvas.note_pt) / 2
        at = min(max(x, half), canvas.width_mm - half)
        canvas.text(at, baseline, label, size=canvas.note_pt, color="ink-soft", align="center")
    if unit:
        baseline = _set_unit(canvas, unit, scale.mm(ticks[0]), baseline)
    return baseline + 1.2


def every_so_many(canvas: Canvas, scale: Scale, ticks: Sequence[Decimal], write: Callable[[Decimal], str]) -> int:
    """Return which ticks get a label, so that no two of them crowd: 1 for all, 2 for every second one.

    Words beside the marks may narrow a scale after its ticks were chosen.
    """
    widest = max(canvas.text_width(write(tick), size=canvas.note_pt) for tick in ticks)
    apart = (scale.mm(ticks[-1]) - scale.mm(ticks[0])) / max(len(ticks) - 1, 1)
    return max(1, math.ceil((widest + LABEL_GAP_MM) / apart)) if apart > 0 else 1


def grid_spans(plan: RowPlan, foot: float) -> list[tuple[float, float]]:
    """Return the spans in y that grid lines run through: neighboring rows as one, headings and names left out."""
    spans: list[tuple[float, float]] = []
    for spot in plan.spots:
        if spot.grid and spans and abs(spans[-1][1] - spot.grid[0]) < 0.01:
            spans[-1] = (spans[-1][0], spot.grid[1])
        elif spot.grid:
            spans.append(spot.grid)
    return [*spans[:-1], (spans[-1][0], foot)]


def _set_unit(canvas: Canvas, unit: str, first_x: float, baseline: float) -> float:
    """Set the unit's noun before the first tick label, or below it where there is no room; return the last baseline."""
    size = canvas.note_pt
    if first_x - 4 > canvas.text_width(unit, size=size):
        canvas.text(first_x - 4, baseline, unit, size=size, color="ink-soft", align="right")
        return baseline
    lines = canvas.lines_of(unit, canvas.width_mm, size=size)
    return canvas.text(0, baseline + leading_mm(size), lines, size=size, color="ink-soft")
