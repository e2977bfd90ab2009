"""Rungs of a career as stairs, the lowest at the foot."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .canvas import Canvas
from .cards import Card, Place, card, draw_card
from .desk import Desk, Drawing, listed
from .lettering import leading_mm

if TYPE_CHECKING:
    from guide import Ladder

STEP_SHARE = 0.33
"""The share of the width by which the stairs as a whole move to the right."""
MOST_STEP_MM, LEAST_STEP_MM = 11.0, 4.0
GAP_MM = 2.4


def draw_ladder(figure: Ladder, desk: Desk) -> Drawing:
    """Return a box a rung, each further right and higher than the one below, joined by arrows."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    count = len(figure.rungs)
    step = max(min(canvas.width_mm * STEP_SHARE / (count - 1), MOST_STEP_MM), LEAST_STEP_MM)
    width = canvas.width_mm - step * (count - 1)
    cards = [
        _card(canvas, str(rung.label), str(rung.scope), str(rung.note or ""), width - 0.4) for rung in figure.rungs
    ]
    places = _places(cards, step)
    for number, (rung, each, place) in enumerate(zip(figure.rungs, cards, places, strict=True)):
        baseline = draw_card(canvas, each, place, name=f"rung.{number + 1}")
        if rung.note and _note_fits(canvas, each, str(rung.note)):
            canvas.text(place.right - 2, baseline, str(rung.note), size=canvas.note_pt, color="accent", align="right")
    for below, above in pairwise(places):
        x = below.left + step / 2
        canvas.arrow([(x, below.top), (x, above.y), (above.left - 0.2, above.y)], color="accent", width_pt=1.0)
    canvas.finish(places[0].bottom + 0.3)
    rows = [(str(rung.label), str(rung.scope), str(rung.note or "")) for rung in figure.rungs]
    said = [
        f"{number}, {': '.join(filter(None, (row[0], row[1])))}{', ' + row[2] if row[2] else ''}"
        for number, row in enumerate(rows, 1)
    ]
    return Drawing(
        canvas, listed([f"Ladder of {count} rungs, the lowest first", *said]), (("rung", "scope", "note"), *rows)
    )


def _card(canvas: Canvas, name: str, scope: str, note: str, width: float) -> Card:
    """Return a rung's words; its note stands below its scope where there is no room beside its name."""
    alone = card(canvas, name, scope, width)
    if not note or _note_fits(canvas, alone, note):
        return alone
    below = card(canvas, name, note, width).note
    return replace(alone, note=alone.note + below, height=alone.height + len(below) * leading_mm(canvas.note_pt))


def _note_fits(canvas: Canvas, card: Card, note: str) -> bool:
    """Say whether a note stands beside the name, at the right end of the box."""
    taken = canvas.text_width(card.name[0], bold=True) + canvas.text_width(note, size=canvas.note_pt) + 8
    return len(card.name) == 1 and taken <= card.width


def _places(cards: list[Card], step: float) -> list[Place]:
    """Return where the rungs stand, the first at the foot."""
    places, y = [], 0.2
    for number in range(len(cards) - 1, -1, -1):
        left = number * step + 0.2
        places.append(Place(left, y, left + cards[number].width, y + cards[number].height))
        y += cards[number].height + GAP_MM
    return places[::-1]
