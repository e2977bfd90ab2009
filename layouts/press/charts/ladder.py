"""Rungs of a career as a flight of stairs, the lowest at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .canvas import Canvas
from .cards import PADDING_MM, Card, Place, card, write_card
from .desk import Desk, Drawing, listed
from .lettering import leading_mm

if TYPE_CHECKING:
    from guide import Ladder

STEP_SHARE = 0.33
"""The share of the width by which the stairs as a whole move to the right."""
MOST_STEP_MM, LEAST_STEP_MM = 11.0, 3.0
TREAD_PT, JOINT_PT = 2.0, 1.0
"""Weights of the line that climbs the stairs, and of the paper between one step and the next."""
NOTE_GAP_MM = 6.0
"""The least between a rung's name and the note at the right."""


def draw_ladder(figure: Ladder, desk: Desk) -> Drawing:
    """Return a step a rung, each beginning further right and higher than the one below; notes stand in a column."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    count = len(figure.rungs)
    step = max(min(canvas.width_mm * STEP_SHARE / (count - 1), MOST_STEP_MM), LEAST_STEP_MM)
    cards = [
        _card(canvas, str(rung.label), str(rung.scope), str(rung.note or ""), canvas.width_mm - step * number - 0.4)
        for number, rung in enumerate(figure.rungs)
    ]
    places = _places(canvas, cards, step)
    for number, place in enumerate(places, 1):
        canvas.box(place.left, place.top, place.right, place.bottom, fill="tint", name=f"rung.{number}")
    for above in places[1:]:
        canvas.line([(above.left, above.bottom), (above.right, above.bottom)], color="paper", width_pt=JOINT_PT)
    _draw_treads(canvas, places)
    for rung, each, place in zip(figure.rungs, cards, places, strict=True):
        baseline = write_card(canvas, each, place)
        if rung.note:
            _write_note(canvas, each, place, str(rung.note), baseline)
    canvas.finish(places[0].bottom + 0.3)
    rows = [(str(rung.label), str(rung.scope), str(rung.note or "")) for rung in figure.rungs]
    said = [
        f"{number}, {': '.join(filter(None, (row[0], row[1])))}{', ' + row[2] if row[2] else ''}"
        for number, row in enumerate(rows, 1)
    ]
    return Drawing(canvas, listed([f"Ladder of {count} rungs, the lowest first", *said]))


def _card(canvas: Canvas, name: str, scope: str, note: str, width: float) -> Card:
    """Return a rung's words; its note stands below its scope where there is no room beside its name."""
    alone = card(canvas, name, scope, width)
    if not note or _note_fits(canvas, alone, note):
        return alone
    return replace(alone, height=alone.height + len(_broken(canvas, alone, note)) * leading_mm(canvas.note_pt))


def _broken(canvas: Canvas, card: Card, note: str) -> tuple[str, ...]:
    """Return the lines of a note that stands below a rung's scope."""
    return canvas.lines_of(note, card.width - 2 * PADDING_MM, size=canvas.note_pt)


def _write_note(canvas: Canvas, card: Card, place: Place, note: str, baseline: float) -> None:
    """Set a rung's note at the right end of its step, beside the name or in the last lines."""
    lines: tuple[str, ...] = (note,)
    if not _note_fits(canvas, card, note):
        lines = _broken(canvas, card, note)
        baseline = place.bottom - PADDING_MM - (len(lines) - 1) * leading_mm(canvas.note_pt)
    canvas.text(place.right - PADDING_MM, baseline, lines, size=canvas.note_pt, color="accent", align="right")


def _note_fits(canvas: Canvas, card: Card, note: str) -> bool:
    """Say whether a note stands beside the name, at the right end of the step."""
    words = canvas.text_width(card.name[0], bold=True) + canvas.text_width(note, size=canvas.note_pt)
    return len(card.name) == 1 and words + 2 * PADDING_MM + NOTE_GAP_MM <= card.width


def _places(canvas: Canvas, cards: list[Card], step: float) -> list[Place]:
    """Return where the rungs stand, the first at the foot, all reaching the right edge."""
    places, y = [], 0.4
    for number in range(len(cards) - 1, -1, -1):
        height = cards[number].height
        places.append(Place(number * step + 0.4, y, canvas.width_mm, y + height))
        y += height
    return places[::-1]


def _draw_treads(canvas: Canvas, places: Sequence[Place]) -> None:
    """Draw the one line that climbs all steps."""
    points = [(places[0].left, places[0].bottom)]
    for place in places:
        points += [(place.left, place.bottom), (place.left, place.top)]
    canvas.line([*points[1:], (places[-1].right, places[-1].top)], color="accent", width_pt=TREAD_PT, name="stairs")
