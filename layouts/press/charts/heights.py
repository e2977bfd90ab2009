"""How far to take each of many things: a bar over named levels, group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .canvas import HAIRLINE_PT, Canvas
from .desk import Desk, Drawing, counted, listed
from .lettering import capital_mm, leading_mm

if TYPE_CHECKING:
    from guide import Heights

NAME_SHARE, NAME_GAP_MM = 0.36, 2.4
"""The least of the width that names take, and the least between a name and its bar."""
AIR_MM, BAR_MM, GROUP_MM = 1.3, 2.8, 3.0
"""Between the words of two rows, a bar's height, and the space before a further group."""


def draw_heights(figure: Heights, desk: Desk) -> Drawing:
    """Return a row a thing: its name, and a bar that ends at the edge of its level."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    rows = [row for group in figure.groups for row in group.rows]
    widest = max(canvas.text_width(str(row.label), bold=bool(row.mark)) for row in rows)
    left = max(canvas.width_mm * NAME_SHARE, widest + NAME_GAP_MM)
    step = (canvas.width_mm - left) / len(figure.levels)
    top = _draw_heads(canvas, figure, left, step)
    y = top
    for number, group in enumerate(figure.groups):
        y = _draw_group(canvas, group, left, step, y + (GROUP_MM * canvas.air if number else 0))
    canvas.finish(y + 0.3)
    return Drawing(canvas, _alt(figure))


def _draw_heads(canvas: Canvas, figure: Heights, left: float, step: float) -> float:
    """Set the levels over their columns, upright where a word is wider than its column; return where the rows begin."""
    heads = [canvas.lines_of(str(level), step - 3, bold=True) for level in figure.levels]
    widest = max(canvas.text_width(line, bold=True) for lines in heads for line in lines)
    if widest > step - 2:
        top = max(canvas.text_width(str(level), bold=True) for level in figure.levels) + 2.4
        for number, level in enumerate(figure.levels):
            x = left + (number + 0.5) * step + capital_mm(canvas.label_pt) / 2
            canvas.text(x, top - 1.6, str(level), bold=True, turned=True)
        return top
    top = capital_mm(canvas.label_pt) + (max(map(len, heads)) - 1) * leading_mm(canvas.label_pt) + 2.6
    for number, lines in enumerate(heads):
        baseline = top - 2.4 - (len(lines) - 1) * leading_mm(canvas.label_pt)
        canvas.text(left + number * step + 1.2, baseline, lines, bold=True)
    return top


def _draw_group(canvas: Canvas, group: object, left: float, step: float, top: float) -> float:
    """Draw a group below a height, and return how far down it reaches."""
    canvas.line([(0, top), (canvas.width_mm, top)], color="ink-soft", width_pt=HAIRLINE_PT)
    baseline = top + 1.9 + capital_mm(canvas.note_pt)
    canvas.text(0, baseline, str(group.label), size=canvas.note_pt, color="ink-soft")
    y = baseline + 1.2
    ends = [left + row.level * step for row in group.rows]
    pitch = leading_mm(canvas.label_pt) + AIR_MM * canvas.air
    notes = [_note_lines(canvas, row, end) for row, end in zip(group.rows, ends, strict=True)]
    pitches = [pitch + max(len(lines) - 1, 0) * leading_mm(canvas.note_pt) for lines in notes]
    for edge in range(round((canvas.width_mm - left) / step) + 1):
        x = min(left + edge * step, canvas.width_mm - 0.2)
        canvas.line([(x, top), (x, y + sum(pitches) + 1.0)], color="rule", width_pt=HAIRLINE_PT)
    for row, end, lines, height in zip(group.rows, ends, notes, pitches, strict=True):
        middle = y + pitch / 2
        color = "second" if row.mark else "accent"
        canvas.text_middle(0, middle, str(row.label), bold=bool(row.mark), color="second" if row.mark else "ink")
        canvas.box(left, middle - BAR_MM / 2, end - 1.2, middle + BAR_MM / 2, fill=color, name=str(row.label))
        if lines:
            first = middle + capital_mm(canvas.note_pt) / 2
            canvas.text(end + 1.2, first, lines, size=canvas.note_pt, color="ink-soft", clear=True)
        y += height
    return y + 1.0


def _note_lines(canvas: Canvas, row: object, end: float) -> tuple[str, ...]:
    """Return a row's note, broken to the room past its bar."""
    return canvas.lines_of(str(row.note), canvas.width_mm - end - 1.2, size=canvas.note_pt) if row.note else ()


def _alt(figure: Heights) -> str:
    """Return the rows in words."""
    rows = [row for group in figure.groups for row in group.rows]
    head = f"{counted(len(rows), 'row')}, each to one of the levels {', '.join(map(str, figure.levels))}"
    said = [
        f"{group.label}: "
        + "; ".join(
            f"{row.label}, {figure.levels[row.level - 1]}{f' ({row.note})' if row.note else ''}" for row in group.rows
        )
        for group in figure.groups
    ]
    return listed([head, *said])
