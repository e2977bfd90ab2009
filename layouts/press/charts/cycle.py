"""Stages that follow one another around a loop and begin again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .canvas import Canvas
from .cards import Card, Place, card, draw_card
from .desk import Desk, Drawing, listed
from .lettering import capital_mm, leading_mm
from .rows import NARROW_MM

if TYPE_CHECKING:
    from guide import Cycle

COLUMN_GAP_MM, ROW_GAP_MM = 7.0, 7.0
EDGE_MM = 0.3
NUMBER_MM = 4.4
"""Diameter of the disc with a stage's number, on the upper edge of its box."""
HEAD_MM = 1.3
"""What a box keeps free at its top for the disc."""
LEAST_CENTER_MM = 15.0
WIDE_MM = 140
"""Above this width many stages stand four in a row."""


@dataclass(frozen=True, slots=True)
class Loop:
    """How many stages stand on each side of the loop, clockwise from the upper left corner."""

    columns: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def rows(self) -> int:
        """Return how many rows of boxes there are."""
        return 2 + max(self.right, self.left)


def loop_of(count: int, width_mm: float) -> Loop:
    """Return the loop of a number of stages that makes good use of a width."""
    columns = 2 if width_mm < NARROW_MM or count <= 4 else 4 if width_mm > WIDE_MM and count > 6 else 3
    if count <= 2 * columns:
        top = (count + 1) // 2
        return Loop(max(columns if top > 2 else 2, top), top, 0, count - top, 0)
    odd = (count - 2 * columns) % 2
    side = (count - 2 * columns + odd) // 2
    return Loop(columns, columns, side, columns - odd, side)


def draw_cycle(figure: Cycle, desk: Desk) -> Drawing:
    """Return the stages clockwise from the upper left, numbered, with an arrow from each to the next."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    loop = loop_of(len(figure.stages), canvas.width_mm)
    gap = COLUMN_GAP_MM if canvas.width_mm >= NARROW_MM else 4.0
    width = (canvas.width_mm - 2 * EDGE_MM - gap * (loop.columns - 1)) / loop.columns
    cards = [card(canvas, str(stage.label), str(stage.note or ""), width, HEAD_MM) for stage in figure.stages]
    room = canvas.width_mm - (2 * width + 10 if loop.right else width + 8)
    center, top = _center_lines(canvas, figure, room), EDGE_MM
    if center and room < LEAST_CENTER_MM:
        top = _set_heading(canvas, figure)
        center = ()
    places = _places(canvas, cards, loop, width + gap, len(center), top)
    for number, place in enumerate(places):
        _draw_arrow(canvas, place, places[(number + 1) % len(places)], number, loop)
    for number, (stage, each, place) in enumerate(zip(figure.stages, cards, places, strict=True), 1):
        draw_card(canvas, each, place, is_marked=stage.mark, hangs=True, name=f"stage.{number}")
        _draw_number(canvas, place, number, stage.mark)
    if center:
        _draw_center(canvas, center, places, loop)
    canvas.finish(max(place.bottom for place in places) + EDGE_MM)
    rows = [(str(number), str(stage.label), str(stage.note or "")) for number, stage in enumerate(figure.stages, 1)]
    said = [f"{row[0]}, {row[1]}" + (f": {row[2]}" if row[2] else "") for row in rows]
    about = f" around '{figure.center}'" if figure.center else ""
    head = f"Cycle of {len(rows)} stages{about}, each leading to the next and the last to the first"
    return Drawing(canvas, listed([head, *said]), (("stage", "name", "note"), *rows))


def _center_lines(canvas: Canvas, figure: Cycle, room: float) -> tuple[str, ...]:
    """Return the words in the middle of the loop, broken to the room there."""
    return canvas.lines_of(str(figure.center), room, size=canvas.label_pt + 1.5, bold=True) if figure.center else ()


def _set_heading(canvas: Canvas, figure: Cycle) -> float:
    """Set the words over a loop that has no room in its middle; return where it begins."""
    lines = canvas.lines_of(str(figure.center), canvas.width_mm, bold=True)
    return canvas.text(0, capital_mm(canvas.label_pt) + 0.4, lines, bold=True, color="accent") + 2.0


def _places(
    canvas: Canvas, cards: list[Card], loop: Loop, pitch: float, center_lines: int, above: float
) -> list[Place]:
    """Return where the stages stand."""
    height = max(each.height for each in cards)
    rise = height + ROW_GAP_MM
    if not loop.right and center_lines:
        rise = height + max(ROW_GAP_MM, center_lines * leading_mm(canvas.label_pt + 1.5) + 5)
    last = loop.columns - 1
    low = (loop.rows - 1) * rise
    spots = [(_spread(number, loop.top, last), 0.0) for number in range(loop.top)]
    spots += [(last, rise * (number + 1)) for number in range(loop.right)]
    spots += [(last - _spread(number, loop.bottom, last), low) for number in range(loop.bottom)]
    spots += [(0, low - rise * (number + 1)) for number in range(loop.left)]
    top = NUMBER_MM / 2 + above
    width = cards[0].width
    return [
        Place(EDGE_MM + column * pitch, top + y, EDGE_MM + column * pitch + width, top + y + height)
        for column, y in spots
    ]


def _spread(number: int, count: int, last: int) -> float:
    """Return the column of a stage when a side's stages are spread over all columns."""
    return last / 2 if count == 1 else number * last / (count - 1)


def _draw_arrow(canvas: Canvas, start: Place, end: Place, number: int, loop: Loop) -> None:
    """Draw the arrow from a stage to the next along the loop."""
    style = {"color": "accent", "width_pt": 1.0, "name": f"arrow.{number + 1}"}
    goes_down, goes_up = end.top > start.bottom, end.bottom < start.top
    if goes_down and abs(start.x - end.x) < 0.5:
        canvas.arrow([(start.x, start.bottom), (end.x, end.top - 0.2)], **style)
    elif goes_down:
        canvas.arrow([(start.x, start.bottom), (start.x, end.y), (end.right + 0.2, end.y)], **style)
    elif goes_up and abs(start.x - end.x) < 0.5:
        canvas.arrow([(start.x, start.top), (end.x, end.bottom + 0.2)], **style)
    elif goes_up:
        canvas.arrow([(start.left, start.y), (end.x, start.y), (end.x, end.bottom + 0.2)], **style)
    elif end.left > start.right:
        canvas.arrow([(start.right, start.y), (end.left - 0.2, end.y)], **style)
    else:
        canvas.arrow([(start.left, start.y), (end.right + 0.2, end.y)], **style)


def _draw_number(canvas: Canvas, place: Place, number: int, is_marked: bool) -> None:
    """Set a stage's number in a disc on the upper edge of its box."""
    x, y = place.left + 3.4, place.top
    fill, ink = ("paper", "accent") if is_marked else ("accent", "paper")
    canvas.disc(x, y, NUMBER_MM, fill=fill, edge="accent", width_pt=0.75)
    canvas.text_middle(x, y, str(number), size=canvas.note_pt, bold=True, color=ink, align="center")


def _draw_center(canvas: Canvas, lines: tuple[str, ...], places: list[Place], loop: Loop) -> None:
    """Set the words in the middle of the loop."""
    top, bottom = places[0].bottom, places[loop.top + loop.right].top - NUMBER_MM / 2
    size = canvas.label_pt + 1.5
    canvas.text_middle(
        canvas.width_mm / 2, (top + bottom) / 2, lines, size=size, bold=True, color="accent", align="center"
    )
