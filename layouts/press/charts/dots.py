"""One or two series over categories as dots on a shared scale, the first in order of its values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from guide import Series

from .canvas import HAIRLINE_PT, STRONG_PT, Canvas
from .desk import Desk, Drawing, counted, in_full, is_exact, listed, noun, series_names, short
from .rows import Row, RowPlan, RowSpot, is_narrow, most_ticks, place_rows, value_axis
from .scales import Scale, fitted, pushed_apart, round_ticks
from .values import Values, series_values

if TYPE_CHECKING:
    from guide import Dots

DOT_MM, RING_MM = 2.2, 3.0
"""The ring is the larger, so that it shows around a dot of the same value."""
GAP_MM = 1.2
MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A category with its value in each series, as far as the series has it."""

    key: str
    name: str
    values: tuple[Decimal | None, ...]

    @property
    def known(self) -> list[Decimal]:
        """Return the values there are."""
        return [value for value in self.values if value is not None]


def draw_dots(figure: Dots, desk: Desk) -> Drawing:
    """Return a row a category, a dot a series: the first filled, the second hollow."""
    series = [desk.guide.series[ref] for ref in figure.series]
    unit, names = series[0].unit, series_names(figure, series)
    pairs = _pairs(series)
    canvas = Canvas(desk.width_mm, desk.tokens)
    top = 5.0 if len(series) == 2 else 0.0
    rows = [Row(pair.name, stands_out=pair.key in figure.highlight) for pair in pairs]
    plan = place_rows(canvas, rows, top)
    scale, ticks = _scale(canvas, plan, pairs, desk, unit)
    foot = value_axis(canvas, scale, ticks, plan, lambda tick: short(desk.words, tick, unit), noun(unit))
    for pair, spot in zip(pairs, plan.spots, strict=True):
        _draw_pair(canvas, scale, spot, pair, desk, unit, figure.highlight)
    if len(series) == 2:
        _name_dots(canvas, scale, plan, pairs[0], names)
    canvas.finish(foot)
    return Drawing(canvas, _alt(pairs, names, desk, unit), _data(pairs, series, names, desk), x=scale)


def _pairs(series: Sequence[Series]) -> list[Pair]:
    """Return the categories of the first series, its largest value first."""
    pairs = []
    for point in series[0].points:
        others = [each.point(point.key) for each in series[1:]]
        values = (point.value, *(other.value if other else None for other in others))
        pairs.append(Pair(str(point.key), str(point.label), values))
    return sorted(pairs, key=lambda pair: pair.values[0], reverse=True)


def _scale(
    canvas: Canvas, plan: RowPlan, pairs: Sequence[Pair], desk: Desk, unit: str | None
) -> tuple[Scale, list[Decimal]]:
    """Return a scale over all values with room for the amounts outside the dots, and its ticks."""
    values = [value for pair in pairs for value in pair.known]
    low, high = min(values), max(values)
    low = min(low, Decimal(0)) if low < high * Decimal("0.5") else low
    widest = max((short(desk.words, value, unit) for value in values), key=len)
    ticks = round_ticks(low, high, min(MOST_TICKS, most_ticks(canvas, (plan.right_mm - plan.left_mm) * 0.9, widest)))
    half = canvas.text_width(short(desk.words, ticks[-1], unit), size=canvas.note_pt) / 2
    room = canvas.text_width(widest, bold=True) + RING_MM / 2 + GAP_MM
    after = [(float(max(pair.known)), room) for pair in pairs] + [(float(ticks[-1]), half)]
    before = [(float(min(pair.known)), room) for pair in pairs if len(pair.known) > 1]
    before.append((float(ticks[0]), 1.0 if plan.names_above else half))
    return fitted(float(ticks[0]), float(ticks[-1]), plan.left_mm, plan.right_mm, before, after), ticks


def _draw_pair(
    canvas: Canvas, scale: Scale, spot: RowSpot, pair: Pair, desk: Desk, unit: str | None, highlight: Collection[str]
) -> None:
    """Draw a category's dots, the line that joins them, and their amounts outside."""
    bold = pair.key in highlight
    if not is_narrow(canvas):
        end = scale.mm(min(pair.known))
        canvas.line([(scale.start_mm, spot.middle), (end, spot.middle)], color="rule", width_pt=HAIRLINE_PT)
    if len(pair.known) == 2:
        ends = [(scale.mm(value), spot.middle) for value in pair.known]
        canvas.line(ends, color="ink-soft", width_pt=STRONG_PT)
    low, high = min(pair.known), max(pair.known)
    offset = RING_MM / 2 + GAP_MM
    canvas.text_middle(scale.mm(high) + offset, spot.middle, short(desk.words, high, unit), bold=bold, clear=True)
    if len(pair.known) == 2:
        words = short(desk.words, low, unit)
        canvas.text_middle(scale.mm(low) - offset, spot.middle, words, bold=bold, align="right", clear=True)
    for number, value in reversed(list(enumerate(pair.values))):
        if value is not None:
            stands_out = bold or len(pair.values) == 2
            _draw_dot(canvas, scale.mm(value), spot.middle, number, f"{pair.key}.{number}", stands_out)


def _draw_dot(canvas: Canvas, x: float, y: float, number: int, name: str, stands_out: bool) -> None:
    """Draw the dot of the first series filled, of the second hollow."""
    if number:
        canvas.disc(x, y, RING_MM - 0.4, fill="paper", edge="accent", width_pt=STRONG_PT, name=name)
    else:
        canvas.disc(x, y, DOT_MM, fill="second" if stands_out else "accent", name=name)


def _name_dots(canvas: Canvas, scale: Scale, plan: RowPlan, first: Pair, names: Sequence[str]) -> None:
    """Set the two names over the dots of the first row."""
    known = [(number, value) for number, value in enumerate(first.values) if value is not None]
    wanted = [scale.mm(value) for _, value in known]
    widths = [canvas.text_width(names[number], bold=True) + 4 for number, _ in known]
    inset = [
        min(max(x, width / 2 - 2), canvas.width_mm - width / 2 + 2) for x, width in zip(wanted, widths, strict=True)
    ]
    places = pushed_apart(inset, widths, -2, canvas.width_mm + 2)
    middle = plan.spots[0].middle
    for (number, _), x, mark in zip(known, places, wanted, strict=True):
        color = "accent" if number else "second"
        canvas.line([(x, 4.0), (mark, middle - RING_MM / 2 - 0.2)], color=color, width_pt=HAIRLINE_PT)
        canvas.text(x, 3.2, names[number], bold=True, color=color, align="center", clear=True)


def _alt(pairs: Sequence[Pair], names: Sequence[str], desk: Desk, unit: str | None) -> str:
    """Return the chart in words, row by row."""
    head = f"Dot chart, {counted(len(pairs), 'row')}, sorted by value"
    if len(names) == 2:
        head += f"; {names[0]} against {names[1]}"
    rows = []
    for pair in pairs:
        values = [in_full(desk.words, value, unit) if value is not None else "–" for value in pair.values]
        rows.append(f"{pair.name}: {' against '.join(values)}")
    return listed([head, *rows])


def _data(pairs: Sequence[Pair], series: Sequence[Series], names: Sequence[str], desk: Desk) -> Values:
    """Return the dots as numbers, in the order of the rows."""
    points = [[point for pair in pairs if (point := each.point(pair.key))] for each in series]
    known = is_exact(desk.words, [value for pair in pairs for value in pair.known], series[0].unit)
    return series_values(desk.guide.labels, series, names, points, is_exact=known)
