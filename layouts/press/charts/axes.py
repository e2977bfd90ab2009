"""Charts with a value on each side: grid lines with their values at the left, lines named at their right ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .canvas import HAIRLINE_PT, LINE_PT, Canvas
from .lettering import capital_mm, leading_mm
from .rows import is_narrow
from .scales import Scale, pushed_apart

LEADER_MM = 4.0
"""Between the end of a line and its name, room for the thin line that leads from one to the other."""
FIELD_MM, NARROW_FIELD_MM = 50.0, 34.0
"""Height of the field between the axes, and of that in a narrow chart."""
WORD_GAP_MM = 0.8
NAME_SHARE = 0.36
"""The most of the width that the names at the ends take."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: color, weight, strokes and gaps in points, and the mark at its end."""

    color: str
    width_pt: float
    dash: tuple[float, ...] = ()
    is_hollow: bool = False


STROKES = (
    Stroke("accent", 1.75),
    Stroke("second", 1.4, is_hollow=True),
    Stroke("ink-soft", 1.1),
    Stroke("accent", 1.1, (4.0, 2.0), is_hollow=True),
    Stroke("second", 1.1, (1.5, 1.5)),
    Stroke("ink-soft", 1.1, (6.0, 1.5, 1.5, 1.5), is_hollow=True),
)
"""The lines of a chart in turn, told apart without color too."""


@dataclass(frozen=True, slots=True)
class End:
    """The last point of a line, in mm, and what is written for it."""

    x: float
    y: float
    name: str
    value: str
    color: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The field between the axes, in mm."""

    left: float
    top: float
    right: float
    bottom: float


def field_height(canvas: Canvas) -> float:
    """Return the height of the field between the axes, in mm."""
    return NARROW_FIELD_MM if is_narrow(canvas) else FIELD_MM


def stroke(number: int) -> Stroke:
    """Return how the line of a number from 0 is drawn."""
    return STROKES[number % len(STROKES)]


def name_width(canvas: Canvas, ends: Sequence[tuple[str, str]]) -> float:
    """Return the width that names with their values take at the right, at most their share of the chart."""
    widths = [canvas.text_width(name, bold=True) + WORD_GAP_MM + canvas.text_width(value) for name, value in ends]
    words = [canvas.text_width(word, bold=True) for name, _ in ends for word in name.split()]
    return max(min(max(widths), canvas.width_mm * NAME_SHARE), *words) + 0.1


def value_lines(
    canvas: Canvas, y: Scale, ticks: Sequence[Decimal], frame: Frame, write: Callable[[Decimal], str]
) -> None:
    """Draw a hairline at each tick of the values, its label at the left of the field."""
    for tick in ticks:
        at = y.mm(tick)
        color, width = ("ink-soft", LINE_PT) if tick == 0 else ("rule", HAIRLINE_PT)
        canvas.line([(frame.left, at), (frame.right, at)], color=color, width_pt=width)
        canvas.text_middle(frame.left - 1.4, at, write(tick), size=canvas.note_pt, color="ink-soft", align="right")


def foot_ticks(canvas: Canvas, x: Scale, ticks: Sequence[tuple[float, str]], frame: Frame) -> float:
    """Draw short ticks below the field and those of their labels that have room; return the foot in mm."""
    baseline = frame.bottom + 2.0 + capital_mm(canvas.note_pt)
    taken = -99.0
    for value, label in ticks:
        at = x.mm(value)
        half = canvas.text_width(label, size=canvas.note_pt) / 2
        middle = min(max(at, half), canvas.width_mm - half)
        canvas.line([(at, frame.bottom), (at, frame.bottom + 1.2)], color="ink-soft", width_pt=HAIRLINE_PT)
        if middle - half > taken:
            canvas.text(middle, baseline, label, size=canvas.note_pt, color="ink-soft", align="center")
            taken = middle + half + 1.5
    return baseline + 1.2


def draw_stroke(canvas: Canvas, points: Sequence[tuple[float, float]], number: int, name: str) -> None:
    """Draw a line through points in the manner of its number, with a mark at its last point."""
    style = stroke(number)
    canvas.line(points, color=style.color, width_pt=style.width_pt, dash=style.dash, name=name)
    x, y = points[-1]
    if style.is_hollow:
        canvas.disc(x, y, 1.7, fill="paper", edge=style.color, width_pt=1.1)
    else:
        canvas.disc(x, y, 2.0, fill=style.color)


def name_ends(canvas: Canvas, ends: Sequence[End], left: float, top: float, bottom: float) -> None:
    """Set the names of lines at their right ends, pushed apart, each led to its line where it had to move."""
    width = canvas.width_mm - left
    blocks = [_end_lines(canvas, end, width) for end in ends]
    step = leading_mm(canvas.label_pt)
    heights = [len(lines) * step + 0.4 for lines in blocks]
    for end, lines, middle in zip(ends, blocks, pushed_apart([e.y for e in ends], heights, top, bottom), strict=True):
        if abs(middle - end.y) > 0.8:
            bend = left - LEADER_MM + 1.4
            points = [(bend, end.y), (left - 1.2, middle), (left - 0.5, middle)]
            canvas.line([(max(end.x + 1.2, bend - 0.4), end.y), *points], color=end.color, width_pt=HAIRLINE_PT)
        _write_end(canvas, end, lines, left, middle)


def _end_lines(canvas: Canvas, end: End, width: float) -> list[str]:
    """Return a name's lines; the value goes on the last one if it fits there, else below."""
    lines = list(canvas.lines_of(end.name, width, bold=True))
    taken = canvas.text_width(lines[-1], bold=True) + WORD_GAP_MM + canvas.text_width(end.value)
    if end.value and taken > width:
        lines.append("")
    return lines


def _write_end(canvas: Canvas, end: End, lines: Sequence[str], left: float, middle: float) -> None:
    """Set a name in the color of its line, and its value in ink."""
    step = leading_mm(canvas.label_pt)
    baseline = middle + (capital_mm(canvas.label_pt) - (len(lines) - 1) * step) / 2
    named = [line for line in lines if line]
    canvas.text(left, baseline, named, bold=True, color=end.color)
    if end.value:
        indent = canvas.text_width(lines[-1], bold=True) + WORD_GAP_MM if lines[-1] else 0
        canvas.text(left + indent, baseline + (len(lines) - 1) * step, end.value)
