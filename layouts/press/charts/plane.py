"""Things placed by two measures at once; points of time are joined in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .axes import Frame, value_lines
from .canvas import HAIRLINE_PT, Canvas
from .desk import Desk, Drawing, in_full, is_exact, listed, short
from .lettering import capital_mm, leading_mm
from .scales import Scale, round_ticks
from .values import Column, Reading, Values

if TYPE_CHECKING:
    from guide import Plane

HEIGHT_MM = 78.0
DISC_MM, OWN_MM = 3.0, 4.6
NEAR_MM = 3.2
"""Between a mark and its words."""
LOW_SHARE = 0.12
"""A thing nearer than this to the foot has no room for its words: the scale then starts a tick lower."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing: its name, its two values, and whether the title speaks of it."""

    key: str
    name: str
    x: Decimal
    y: Decimal
    is_marked: bool


def draw_plane(figure: Plane, desk: Desk) -> Drawing:
    """Return the things as discs on a field of two scales, each with its name and values."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    spots, units, is_path = spots_of(figure, desk)
    head = capital_mm(canvas.note_pt) + 3.4
    canvas.text(0, capital_mm(canvas.note_pt) + 0.4, str(figure.y_label), size=canvas.note_pt, color="ink-soft")
    y_ticks = round_ticks(min(spot.y for spot in spots), max(spot.y for spot in spots), 6)
    x_ticks = round_ticks(min(spot.x for spot in spots), max(spot.x for spot in spots), 7)
    widest = max(canvas.text_width(short(desk.words, tick, units[1]), size=canvas.note_pt) for tick in y_ticks)
    frame = Frame(widest + 2, head + 2, canvas.width_mm, head + HEIGHT_MM)
    x = Scale(float(x_ticks[0]), float(x_ticks[-1]), frame.left + 4, frame.right - 8)
    if float(min(spot.y for spot in spots) - y_ticks[0]) < LOW_SHARE * float(y_ticks[-1] - y_ticks[0]):
        y_ticks = [2 * y_ticks[0] - y_ticks[1], *y_ticks]
    y = Scale(float(y_ticks[0]), float(y_ticks[-1]), frame.bottom, frame.top)
    value_lines(canvas, y, y_ticks, frame, lambda tick: short(desk.words, tick, units[1]))
    foot = _draw_foot(canvas, x, x_ticks, frame, str(figure.x_label), units[0], desk)
    if is_path:
        points = [(x.mm(spot.x), y.mm(spot.y)) for spot in spots]
        canvas.line(points, color="accent", width_pt=2.0, name="path")
    for number, spot in enumerate(spots):
        _draw_spot(canvas, spot, (x, y), units, desk, is_path=is_path, is_last=number == len(spots) - 1)
    canvas.finish(foot)
    return Drawing(canvas, _alt(figure, spots, units, desk), _data(figure, spots, units, desk), x=x, y=y)


def spots_of(figure: Plane, desk: Desk) -> tuple[tuple[Spot, ...], tuple[str, str], bool]:
    """Return what has both values, the two units, and whether the points follow one another in time."""
    across = desk.guide.series[figure.x]
    if figure.pay:
        table = desk.guide.pay[figure.pay]
        heights = {row.id: row.median for row in table.rows if row.median is not None and not table.is_held_back(row)}
        unit = str(table.currency)
    else:
        along = desk.guide.series[figure.y]
        heights, unit = {point.key: point.value for point in along.points}, str(along.unit or "")
    spots = tuple(
        Spot(str(point.key), str(point.label), point.value, heights[point.key], point.key in figure.highlight)
        for point in across.points
        if point.key in heights
    )
    return spots, (str(across.unit or ""), unit), across.over == "time"


def _draw_foot(
    canvas: Canvas, x: Scale, ticks: Sequence[Decimal], frame: Frame, label: str, unit: str, desk: Desk
) -> float:
    """Draw the scale at the foot with what it measures, and return how far down it reaches."""
    canvas.line([(frame.left, frame.bottom), (frame.right, frame.bottom)], color="ink-soft")
    baseline = frame.bottom + 2.0 + capital_mm(canvas.note_pt)
    for tick in ticks:
        at = x.mm(tick)
        canvas.line([(at, frame.bottom), (at, frame.bottom + 1.2)], color="ink-soft", width_pt=HAIRLINE_PT)
        words = short(desk.words, tick, unit)
        canvas.text(at, baseline, words, size=canvas.note_pt, color="ink-soft", align="center")
    below = baseline + leading_mm(canvas.note_pt) + 1.0
    canvas.text(frame.right, below, label, size=canvas.note_pt, color="ink-soft", align="right")
    return below + 1.2


def _draw_spot(
    canvas: Canvas,
    spot: Spot,
    scales: tuple[Scale, Scale],
    units: tuple[str, str],
    desk: Desk,
    *,
    is_path: bool,
    is_last: bool,
) -> None:
    """Draw a thing and, on its freer side, its name and its values."""
    at, height = scales[0].mm(spot.x), scales[1].mm(spot.y)
    color = "second" if spot.is_marked else "accent"
    canvas.disc(at, height, OWN_MM if spot.is_marked else DISC_MM, fill=color, name=spot.key)
    values = f"{short(desk.words, spot.x, units[0])} · {short(desk.words, spot.y, units[1])}"
    width = max(canvas.text_width(spot.name, bold=True), canvas.text_width(values))
    step = leading_mm(canvas.label_pt)
    middle = height + capital_mm(canvas.label_pt) / 2 - step / 2
    above, below = height - NEAR_MM - step, height + capital_mm(canvas.label_pt) + NEAR_MM
    if is_path and is_last:
        places = [("right", at - NEAR_MM, middle - step / 2)]
    elif is_path:
        places = [("left", at + NEAR_MM, height + capital_mm(canvas.label_pt) + 1.4)]
    else:
        places = [("left", at + NEAR_MM, middle), ("right", at - NEAR_MM, middle)]
    places += [(align, at, first) for first in (above, below) for align in ("left", "right")]
    align, start, first = next((place for place in places if _is_free(canvas, place, width)), places[0])
    canvas.text(start, first, spot.name, bold=True, color=color if spot.is_marked else "ink", align=align, clear=True)
    canvas.text(start, first + step, values, align=align, clear=True)


def _is_free(canvas: Canvas, place: tuple[str, float, float], width: float) -> bool:
    """Say whether two lines of words at a place are inside the chart and off all that is written there already."""
    align, start, first = place
    left = start if align == "left" else start - width
    top, bottom = first - leading_mm(canvas.label_pt), first + leading_mm(canvas.label_pt) + 1
    if left < 0 or left + width > canvas.width_mm:
        return False
    extents = [label.extent for label in canvas.labels]
    return not any(one[0] < left + width and one[2] > left and one[1] < bottom and one[3] > top for one in extents)


def _alt(figure: Plane, spots: Sequence[Spot], units: tuple[str, str], desk: Desk) -> str:
    """Return the things in words, from the same values."""
    said = [
        f"{spot.name}: {in_full(desk.words, spot.x, units[0])}, {in_full(desk.words, spot.y, units[1])}"
        for spot in spots
    ]
    return listed([f"{figure.x_label} across, {figure.y_label} upward", *said])


def _data(figure: Plane, spots: Sequence[Spot], units: tuple[str, str], desk: Desk) -> Values:
    """Return the two values of each thing, which stand beside it too."""
    across, labels = desk.guide.series[figure.x], desk.guide.labels
    evidence = (across, desk.guide.pay[figure.pay] if figure.pay else desk.guide.series[figure.y])
    is_dated = across.over == "time"
    return Values(
        str(labels.when if is_dated else labels.what),
        (Column(str(figure.x_label), units[0]), Column(str(figure.y_label), units[1])),
        tuple(Reading(spot.key if is_dated else spot.name, (spot.x, spot.y), evidence=evidence) for spot in spots),
        is_scale=is_dated,
        is_exact=all(is_exact(desk.words, [(spot.x, spot.y)[side] for spot in spots], units[side]) for side in (0, 1)),
    )
