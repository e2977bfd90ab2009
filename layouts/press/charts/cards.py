"""Boxes with a name and a note in them, the pieces that diagrams are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .canvas import Canvas
from .lettering import capital_mm, leading_mm

PADDING_MM = 2.0
RIM_MM = 0.7
"""The dark upper rim of a box."""
NOTE_GAP_MM = 0.7
"""Between the name and the note, besides the leading."""


@dataclass(frozen=True, slots=True)
class Card:
    """A box's words, broken to its width, and the height they need, in mm."""

    name: tuple[str, ...]
    note: tuple[str, ...]
    width: float
    height: float


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


def card(canvas: Canvas, name: str, note: str | None, width: float) -> Card:
    """Return a box's words as they will be set in a width."""
    room = width - 2 * PADDING_MM
    names = canvas.lines_of(name, room, bold=True)
    notes = canvas.lines_of(note, room, size=canvas.note_pt) if note else ()
    height = 2 * PADDING_MM + capital_mm(canvas.label_pt) + (len(names) - 1) * leading_mm(canvas.label_pt)
    if notes:
        height += NOTE_GAP_MM + len(notes) * leading_mm(canvas.note_pt)
    return Card(names, notes, width, height)


def fits(canvas: Canvas, card: Card) -> bool:
    """Say whether every line of a box's words is as narrow as the box."""
    widths = [canvas.text_width(line, bold=True) for line in card.name]
    widths += [canvas.text_width(line, size=canvas.note_pt) for line in card.note]
    return max(widths) <= card.width - 2 * PADDING_MM + 0.01


def draw_card(canvas: Canvas, card: Card, place: Place, *, is_marked: bool = False, name: str = "") -> None:
    """Draw a box; a marked one is solid in the second hue with pale words."""
    color = "second" if is_marked else "accent"
    canvas.box(place.left, place.top, place.right, place.bottom, fill=color if is_marked else "tint", name=name)
    canvas.box(place.left, place.top, place.right, place.top + RIM_MM, fill=color)
    write_card(canvas, card, replace(place, top=place.top + RIM_MM), is_marked=is_marked)


def write_card(canvas: Canvas, card: Card, place: Place, *, is_marked: bool = False) -> float:
    """Set a box's words from its top down, so that the names in a row stand on one line; return that line."""
    ink, soft = ("paper", "paper") if is_marked else ("ink", "ink-soft")
    room = (place.left + 0.5, place.right - 0.5)
    x = place.left + PADDING_MM
    baseline = place.top + PADDING_MM + capital_mm(canvas.label_pt)
    last = canvas.text(x, baseline, card.name, bold=True, color=ink, room=room)
    if card.note:
        first = last + NOTE_GAP_MM + leading_mm(canvas.note_pt)
        canvas.text(x, first, card.note, size=canvas.note_pt, color=soft, room=room)
    return baseline
