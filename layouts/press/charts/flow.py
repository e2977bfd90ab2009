"""Boxes on a grid and the arrows between them, led around boxes by the gaps of the grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from guide import GuideError, Problem, did_you_mean

from .canvas import Canvas
from .cards import RIM_MM, Card, Place, card, draw_card, fits
from .desk import Desk, Drawing, listed
from .lettering import capital_mm
from .routes import Points, label_spot, route

if TYPE_CHECKING:
    from guide import Flow, FlowStep

EDGE_MM = 0.3
LEAST_GAP_MM, ROW_GAP_MM, LEAST_ROW_GAP_MM = 8.0, 8.0, 5.0
BEND_MM = 2.0
"""The radius of the arrows' bends."""
LABEL_ROOM_MM = 5.0
"""What an arrow's label in a gap needs beside its own width."""


Cell = tuple[int, int]
"""A row and a column, counted from 1."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from one box to another, and its label."""

    start: str
    end: str
    label: str


def draw_flow(figure: Flow, desk: Desk) -> Drawing:
    """Return the boxes in their rows and columns, and an arrow for every `to`."""
    arrows = _arrows(figure)
    canvas = Canvas(desk.width_mm, desk.tokens)
    cells = _cells(canvas, figure, arrows)
    places, cards = _places(canvas, figure, arrows, cells)
    routes = _routes(canvas, figure, arrows, places)
    for arrow, way in routes:
        canvas.arrow(way, color="accent", width_pt=1.1, radius=BEND_MM, name=f"{arrow.start}.{arrow.end}")
    low = max(_write_labels(canvas, routes, list(places.values())), *(place.bottom for place in places.values()))
    for box in figure.boxes:
        draw_card(canvas, cards[str(box.id)], places[str(box.id)], is_marked=box.mark, name=str(box.id))
    canvas.finish(max([low, *(y + 0.5 for _, way in routes for _, y in way)]) + EDGE_MM)
    return Drawing(canvas, _alt(figure, arrows))


def _arrows(figure: Flow) -> list[Arrow]:
    """Return the arrows in the order of their boxes; raise for one that leads nowhere and for two boxes in one cell."""
    known = [str(box.id) for box in figure.boxes]
    arrows, problems = [], []
    cells: dict[tuple[int, int], str] = {}
    for box in figure.boxes:
        taken = [(box.row, box.column + step) for step in range(box.span)]
        other = next((cells[cell] for cell in taken if cell in cells), None)
        cells.update(dict.fromkeys(taken, str(box.id)))
        if other:
            message = f"boxes '{other}' and '{box.id}' stand in the same row and column"
            problems.append(Problem(box.place, message, "give one of them another row or column"))
        for to in box.to:
            end, _, label = str(to).partition(" ")
            if end not in known or end == box.id:
                problems.append(
                    Problem(
                        to.place, f"box '{box.id}' leads to '{end}', which is no other box", did_you_mean(end, known)
                    )
                )
            arrows.append(Arrow(str(box.id), end, label))
    if problems:
        raise GuideError(problems)
    return arrows


def _cells(canvas: Canvas, figure: Flow, arrows: Sequence[Arrow]) -> dict[str, Cell]:
    """Return the row and column of each box; the grid is turned where words are wider than its columns."""
    asked = {str(box.id): (int(box.row), int(box.column)) for box in figure.boxes}
    turned = {name: (column, row) for name, (row, column) in asked.items()}
    for cells in (asked, turned):
        _, cards = _places(canvas, figure, arrows, cells)
        if all(fits(canvas, card) for card in cards.values()):
            return cells
    return asked


def _places(
    canvas: Canvas, figure: Flow, arrows: Sequence[Arrow], cells: Mapping[str, Cell]
) -> tuple[dict[str, Place], dict[str, Card]]:
    """Return where each box stands, and its words."""
    columns = max(column for _, column in cells.values())
    labels = [canvas.text_width(arrow.label, size=canvas.note_pt) for arrow in arrows if arrow.label]
    gap = max(LEAST_GAP_MM, *(width + LABEL_ROOM_MM for width in labels)) if labels else LEAST_GAP_MM
    width = (canvas.width_mm - 2 * EDGE_MM - gap * (columns - 1)) / columns
    spans = {str(box.id): min(int(box.span), columns - cells[str(box.id)][1] + 1) for box in figure.boxes}
    widths = {name: width * span + gap * (span - 1) for name, span in spans.items()}
    cards = {
        str(box.id): card(canvas, str(box.label), str(box.note) if box.note else None, widths[str(box.id)])
        for box in figure.boxes
    }
    heights = dict.fromkeys(sorted(row for row, _ in cells.values()), 0.0)
    for name, (row, _) in cells.items():
        heights[row] = max(heights[row], cards[name].height + RIM_MM)
    tops, y = {}, EDGE_MM
    for row, height in heights.items():
        tops[row] = y
        y += height + max(ROW_GAP_MM * canvas.air, LEAST_ROW_GAP_MM)
    places = {}
    for name, (row, column) in cells.items():
        left = EDGE_MM + (column - 1) * (width + gap)
        places[name] = Place(left, tops[row], left + widths[name], tops[row] + heights[row])
    return places, cards


def _routes(
    canvas: Canvas, figure: Flow, arrows: Sequence[Arrow], places: dict[str, Place]
) -> list[tuple[Arrow, Points]]:
    """Return a way for every arrow; raise for those that find none."""
    found: list[tuple[Arrow, Points]] = []
    lost = []
    for arrow in sorted(arrows, key=lambda arrow: _distance(places[arrow.start], places[arrow.end])):
        others = [place for name, place in places.items() if name not in (arrow.start, arrow.end)]
        taken = [leg for other, way in found if other.end != arrow.end for leg in pairwise(way)]
        merging = [leg for other, way in found if other.end == arrow.end for leg in pairwise(way)]
        way = route(places[arrow.start], places[arrow.end], others, taken, merging, canvas.width_mm)
        if way is None:
            lost.append(arrow)
        else:
            found.append((arrow, way))
    _refuse_lost(figure, lost)
    return found


def _distance(start: Place, end: Place) -> float:
    """Return how far two boxes are apart: near ones get their arrows first, which are then straight."""
    return abs(start.x - end.x) + abs(start.y - end.y)


def _write_labels(canvas: Canvas, routes: Sequence[tuple[Arrow, Points]], places: Sequence[Place]) -> float:
    """Set the arrows' labels beside them, and return how low they reach."""
    low = 0.0
    legs = [leg for _, way in routes for leg in pairwise(way)]
    height = capital_mm(canvas.note_pt) + 1.0
    for arrow, way in routes:
        if arrow.label:
            width = canvas.text_width(arrow.label, size=canvas.note_pt)
            left, middle = label_spot(way, width, height, places, legs) or (way[0][0] + 1.2, way[0][1] - height)
            canvas.text_middle(left, middle, arrow.label, size=canvas.note_pt, color="ink-soft")
            low = max(low, middle + height)
    return low


def _refuse_lost(figure: Flow, lost: Sequence[Arrow]) -> None:
    """Raise for arrows that find no way around the boxes."""
    if lost:
        hint = "move one of the boxes to another row or column"
        raise GuideError(
            [
                Problem(figure.place, f"no way for the arrow from '{arrow.start}' to '{arrow.end}'", hint)
                for arrow in lost
            ]
        )


def _alt(figure: Flow, arrows: Sequence[Arrow]) -> str:
    """Return every box and where it leads, in the order they were written."""
    names = {str(box.id): str(box.label) for box in figure.boxes}
    return listed([f"Flow chart of {len(names)} boxes", *(_said(box, arrows, names) for box in figure.boxes)])


def _said(box: FlowStep, arrows: Sequence[Arrow], names: dict[str, str]) -> str:
    """Return one box in words."""
    targets = [
        names[arrow.end] + (f" ({arrow.label})" if arrow.label else "") for arrow in arrows if arrow.start == box.id
    ]
    said = f"{box.label}: {box.note}" if box.note else str(box.label)
    return f"{said}; leads to {', '.join(targets)}" if targets else said
