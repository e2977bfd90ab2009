"""A matrix of rows and columns, a disc at each crossing as large as its weight."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .canvas import HAIRLINE_PT, STRONG_PT, Canvas
from .desk import Desk, Drawing, listed
from .lettering import capital_mm, leading_mm
from .rows import Row, RowPlan, place_rows
from .values import Column, Reading, Values

if TYPE_CHECKING:
    from guide import Overlap

DIAMETERS_MM = (0.7, 2.0, 3.2, 4.4)
"""Of the marks for the weights 0 to 3; equal steps, read as equal steps."""
MOST = len(DIAMETERS_MM) - 1


def draw_overlap(figure: Overlap, desk: Desk) -> Drawing:
    """Return the matrix: nothing a dot, little a ring, much a disc, most a large disc."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    rows = [Row(str(row.label), stands_out=row.mark) for row in figure.rows]
    plan = place_rows(canvas, rows, _heading_height(canvas, figure, rows))
    centers = _centers(plan, len(figure.columns))
    _draw_headings(canvas, figure, plan, centers)
    for row, spot in zip(figure.rows, plan.spots, strict=True):
        canvas.line([(0, spot.bottom), (canvas.width_mm, spot.bottom)], color="rule", width_pt=HAIRLINE_PT)
        for column, x, weight in zip(figure.columns, centers, row.weights, strict=True):
            _draw_weight(canvas, x, spot.middle, weight, "second" if row.mark else "accent", f"{row.label}.{column}")
    canvas.finish(plan.bottom_mm + 0.4)
    readings = tuple(Reading(str(row.label), tuple(map(Decimal, row.weights))) for row in figure.rows)
    columns = tuple(Column(str(column), f"0–{MOST}") for column in figure.columns)
    data = Values(str(desk.guide.labels.what), columns, readings, is_exact=True)
    return Drawing(canvas, _alt(figure), data)


def _column_width(plan: RowPlan, count: int) -> float:
    return (plan.right_mm - plan.left_mm) / count


def _centers(plan: RowPlan, count: int) -> list[float]:
    """Return the middle of each column."""
    width = _column_width(plan, count)
    return [plan.left_mm + width * (number + 0.5) for number in range(count)]


def _headings(canvas: Canvas, figure: Overlap, plan: RowPlan) -> tuple[bool, list[tuple[str, ...]]]:
    """Return whether the headings must be turned upright, and their lines."""
    width = _column_width(plan, len(figure.columns)) - 1.5
    level = [canvas.lines_of(str(column), width, bold=True) for column in figure.columns]
    fits = all(canvas.text_width(line, bold=True) <= width for lines in level for line in lines)
    return (
        (False, level) if fits else (True, [canvas.lines_of(str(column), 26, bold=True) for column in figure.columns])
    )


def _heading_height(canvas: Canvas, figure: Overlap, rows: list[Row]) -> float:
    """Return the height of the head of the matrix, from a trial of its columns."""
    trial = place_rows(Canvas(canvas.width_mm * canvas.zoom, canvas.tokens), rows)
    turned, headings = _headings(canvas, figure, trial)
    if turned:
        return max(canvas.text_width(line, bold=True) for lines in headings for line in lines) + 2.5
    most = max(len(lines) for lines in headings)
    return capital_mm(canvas.label_pt) + (most - 1) * leading_mm(canvas.label_pt) + 2.6


def _draw_headings(canvas: Canvas, figure: Overlap, plan: RowPlan, centers: list[float]) -> None:
    """Set the columns' names over a line."""
    turned, headings = _headings(canvas, figure, plan)
    foot = plan.top_mm - 2.0
    for lines, x in zip(headings, centers, strict=True):
        step = leading_mm(canvas.label_pt)
        if turned:
            left = x + (capital_mm(canvas.label_pt) - (len(lines) - 1) * step) / 2
            canvas.text(left, foot, lines, bold=True, turned=True)
        else:
            canvas.text(x, foot - (len(lines) - 1) * step, lines, bold=True, align="center")
    canvas.line([(0, plan.top_mm), (canvas.width_mm, plan.top_mm)], color="ink-soft", width_pt=HAIRLINE_PT)


def _draw_weight(canvas: Canvas, x: float, y: float, weight: int, color: str, name: str) -> None:
    """Draw the mark of a weight."""
    diameter = DIAMETERS_MM[weight]
    if weight == 0:
        canvas.disc(x, y, diameter, fill="ink-soft", name=name)
    elif weight == 1:
        canvas.disc(x, y, diameter - 0.3, fill="paper", edge=color, width_pt=STRONG_PT - 0.25, name=name)
    else:
        canvas.disc(x, y, diameter, fill=color, name=name)


def _alt(figure: Overlap) -> str:
    """Return the matrix in words, row by row."""
    head = f"Matrix of {len(figure.rows)} rows and {len(figure.columns)} columns, weights from 0 to {MOST}"
    rows = []
    for row in figure.rows:
        weights = zip(figure.columns, row.weights, strict=True)
        rows.append(f"{row.label}: " + ", ".join(f"{column} {weight}" for column, weight in weights))
    return listed([head, *rows])
