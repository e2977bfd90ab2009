"""Boxes with a name and a note in them, the pieces that diagrams are made of."""

from __future__ import annotations

from dataclasses import dataclass

from .canvas import LINE_PT, Canvas
from .lettering import capital_mm, leading_mm

PADDING_MM = 2.0
RADIUS_MM = 1.2
NOTE_GAP_MM = 0.7
"""Between the name and the note, besides the leading."""


@dataclass(frozen=True, slots=True)
class Card:
    """A box's words, broken to its width, and the height they need, in mm; `head` is kept free at its top."""

    name: tuple[str, ...]
    note: tuple[str, ...]
    width: float
    height: float
    head: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands, in mm."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def x(self) -> float:
        """Return its middle from the left."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """Return its middle from the top."""
        return (self.top + self.bottom) / 2


def card(canvas: Canvas, name: str, note: str | None, width: float, head: float = 0.0) -> Card:
    """Return a box's words as they will be set in a width."""
    room = width - 2 * PADDING_MM
    names = canvas.lines_of(name, room, bold=True)
    notes = canvas.lines_of(note, room, size=canvas.note_pt) if note else ()
    height = head + 2 * PADDING_MM + capital_mm(canvas.label_pt) + (len(names) - 1) * leading_mm(canvas.label_pt)
    if notes:
        height += NOTE_GAP_MM + len(notes) * leading_mm(canvas.note_pt)
    return Card(names, notes, width, height, head)


def draw_card(
    canvas: Canvas, card: Card, place: Place, *, is_marked: bool = False, hangs: bool = False, name: str = ""
) -> float:
    """Draw a box and return the baseline of its name; a marked one is dark with pale words.

    The words stand around the middle of the box, or hang from its top.
    """
    fill, ink, soft = ("accent", "paper", "paper") if is_marked else ("tint", "ink", "ink-soft")
    canvas.box(
        place.left,
        place.top,
        place.right,
        place.bottom,
        fill=fill,
        edge="accent",
        width_pt=LINE_PT,
        radius=RADIUS_MM,
        name=name,
    )
    room = (place.left + 0.5, place.right - 0.5)
    x = place.left + PADDING_MM
    top = place.top if hangs else place.y - card.height / 2
    baseline = top + card.head + PADDING_MM + capital_mm(canvas.label_pt)
    last = canvas.text(x, baseline, card.name, bold=True, color=ink, room=room)
    if card.note:
        first = last + NOTE_GAP_MM + leading_mm(canvas.note_pt)
        canvas.text(x, first, card.note, size=canvas.note_pt, color=soft, room=room)
    return baseline
