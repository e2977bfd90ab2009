"""Charts with a value on each side: grid lines with their values at the left, lines named at their right ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle

from .canvas import HAIRLINE_PT, LINE_PT, Canvas
from .lettering import capital_mm, leading_mm
from .rows import is_narrow
from .scales import Scale, pushed_apart, round_ticks
from .spots import GAP_MM as SPOT_GAP_MM
from .spots import free_spot

LEADER_MM = 4.0
"""Between the end of a line and its name, room for the thin line that leads from one to the other."""
TICKS = (4, 5, 6)
"""How many ticks the axis of values may have."""
FIELD_MM, NARROW_FIELD_MM = 46.0, 24.0
"""Height of the field between the axes, and of that in a narrow chart."""
WORD_GAP_MM = 0.8
NAME_SHARE, NARROW_NAME_SHARE = 0.27, 0.42
"""The most of the width that the names at the ends take, and of that of a narrow chart."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: color, weight, strokes and gaps in points, the mark at its end, whether its name is bold."""

    color: str
    width_pt: float
    dash: tuple[float, ...] = ()
    is_hollow: bool = False
    stands_out: bool = False


POINT = Stroke("second", 2.0, stands_out=True)
"""The line that the title speaks of."""
OTHERS = (
    Stroke("accent", 1.25, is_hollow=True),
    Stroke("ink-soft", 1.0),
    Stroke("accent", 1.0, (4.0, 2.0), is_hollow=True),
    Stroke("ink-soft", 1.0, (1.5, 1.5)),
    Stroke("accent", 1.0, (6.0, 1.5, 1.5, 1.5)),
)
"""The other lines of a chart in turn, told apart without color too."""


@dataclass(frozen=True, slots=True)
class End:
    """The last point of a line, in mm, and what is written for it."""

    x: float
    y: float
    name: str
    value: str
    stroke: Stroke


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


def field_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return the ticks of a field's values: those that end nearest to them, rather in whole steps than in halves."""
    found = [round_ticks(low, high, most) for most in TICKS]

    def price(ticks: list[Decimal]) -> tuple[Decimal, bool, int]:
        is_halved = (ticks[1] - ticks[0]).normalize().as_tuple().digits == (2, 5)
        return ticks[-1] - ticks[0], is_halved, abs(len(ticks) - TICKS[1])

    return min(found, key=price)


def strokes(count: int, point: int) -> list[Stroke]:
    """Return how the lines of a chart are drawn, the one of a number from 0 being its point."""
    others = cycle(OTHERS)
    return [POINT if number == point else next(others) for number in range(count)]


def name_width(canvas: Canvas, ends: Sequence[tuple[str, str]]) -> float:
    """Return the width that names with their values take at the right, at most their share of the chart."""
    widths = [
        canvas.text_width(name, bold=True) + WORD_GAP_MM + canvas.text_width(value, bold=True) for name, value in ends
    ]
    words = [canvas.text_width(word, bold=True) for end in ends for word in (*end[0].split(), end[1])]
    share = NARROW_NAME_SHARE if is_narrow(canvas) else NAME_SHARE
    return max(min(max(widths), canvas.width_mm * share), *words) + 0.1


def note_at(
    canvas: Canvas,
    at: tuple[float, float],
    words: str,
    style: Stroke,
    lines: Sequence[Sequence[tuple[float, float]]],
    frame: Frame,
) -> None:
    """Mark a point of a line with a dot and set its words where they meet no line, led to it from farther off."""
    size = (canvas.text_width(words, bold=True), capital_mm(canvas.label_pt) + 1.0)
    left, middle = free_spot(at, size, lines, (frame.left + 0.5, 0.4, frame.right, frame.bottom - 0.6))
    if abs(middle - at[1]) > size[1] / 2 + SPOT_GAP_MM + 0.1:
        foot = (max(left, min(at[0], left + size[0])), middle + size[1] / 2 * (1 if middle < at[1] else -1))
        canvas.line([at, foot], color=style.color, width_pt=HAIRLINE_PT)
    canvas.disc(*at, 2.2, fill=style.color, name=f"note.{words}")
    canvas.text_middle(left, middle, words, bold=True, color=style.color, clear=True)


def value_lines(
    canvas: Canvas, y: Scale, ticks: Sequence[Decimal], frame: Frame, write: Callable[[Decimal], str]
) -> None:
    """Draw a hairline at each tick of the values, its label, if any, at the left of the field."""
    for tick in ticks:
        at = y.mm(tick)
        color, width = ("ink-soft", LINE_PT) if tick == 0 else ("rule", HAIRLINE_PT)
        canvas.line([(frame.left, at), (frame.right, at)], color=color, width_pt=width)
        if label := write(tick):
            canvas.text_middle(frame.left - 1.4, at, label, size=canvas.note_pt, color="ink-soft", align="right")


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


def draw_stroke(canvas: Canvas, points: Sequence[tuple[float, float]], style: Stroke, name: str) -> None:
    """Draw a line through points, with a mark at its last point."""
    canvas.line(points, color=style.color, width_pt=style.width_pt, dash=style.dash, name=name)
    x, y = points[-1]
    if style.is_hollow:
        canvas.disc(x, y, 1.7, fill="paper", edge=style.color, width_pt=1.1)
    else:
        canvas.disc(x, y, 2.2 if style.stands_out else 1.7, fill=style.color)


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
            start = (max(end.x + 1.2, bend - 0.4), end.y)
            canvas.line([start, *points], color=end.stroke.color, width_pt=HAIRLINE_PT)
        _write_end(canvas, end, lines, left, middle)


def _end_lines(canvas: Canvas, end: End, width: float) -> list[str]:
    """Return a name's lines; the value goes on the last one if it fits there, else below."""
    if not end.name:
        return [""]
    lines = list(canvas.lines_of(end.name, width, bold=True))
    taken = canvas.text_width(lines[-1], bold=True) + WORD_GAP_MM + canvas.text_width(end.value, bold=True)
    if end.value and taken > width:
        lines.append("")
    return lines


def _write_end(canvas: Canvas, end: End, lines: Sequence[str], left: float, middle: float) -> None:
    """Set a name in the color of its line, and its value in ink; both bold at the line that is the point."""
    bold, color = end.stroke.stands_out, end.stroke.color
    step = leading_mm(canvas.label_pt)
    baseline = middle + (capital_mm(canvas.label_pt) - (len(lines) - 1) * step) / 2
    named = [line for line in lines if line]
    for number, line in enumerate(named):  # one by one: the value stands beside the last
        canvas.text(left, baseline + number * step, line, bold=bold, color=color)
    if end.value:
        indent = canvas.text_width(lines[-1], bold=bold) + WORD_GAP_MM if lines[-1] else 0
        canvas.text(left + indent, baseline + (len(lines) - 1) * step, end.value, bold=bold)
