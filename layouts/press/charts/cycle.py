"""Stages that follow one another around a ring and begin again; where there is no room, down a track and back up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .canvas import LINE_PT, STRONG_PT, Canvas
from .desk import Desk, Drawing, listed
from .lettering import capital_mm, leading_mm
from .rows import is_narrow

if TYPE_CHECKING:
    from guide import Cycle

NODE_MM, MARKED_NODE_MM = 4.8, 6.2
"""Diameters of the discs with the stages' numbers; a marked one is larger, so that it shows in gray."""
LABEL_GAP_MM = 2.0
"""Between a disc and the words of its stage."""
NOTE_GAP_MM = 0.5
LEAST_RADIUS_MM, MOST_RADIUS_MM = 19.0, 28.0
LABEL_SHARE = 0.3
"""The most of the width that words at one side of the ring take."""
UPRIGHT = 0.25
"""So near to the highest or lowest point, in radii, words stand over or under a disc and not beside it."""
ARC_STEP = math.radians(3)
TRACK_MM = 4.0
"""Distance of the way back from the track."""
STAGE_GAP_MM = 3.4
EDGE_MM = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """A stage's name and note, broken to the room beside it, and their height in mm."""

    name: tuple[str, ...]
    note: tuple[str, ...]
    height: float
    width: float


@dataclass(frozen=True, slots=True)
class Node:
    """Where a stage stands: its angle clockwise from the top, and the middle of its disc in mm."""

    angle: float
    x: float
    y: float
    diameter: float


def draw_cycle(figure: Cycle, desk: Desk) -> Drawing:
    """Return the stages as numbered discs, an arrow from each to the next; those that are marked are solid."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    radius, room = _ring_of(canvas, figure)
    words = [_words(canvas, str(stage.label), str(stage.note or ""), room) for stage in figure.stages]
    nodes = _nodes(canvas, figure, words, radius)
    if is_narrow(canvas) or max(each.width for each in words) > room or _meet(nodes, words):
        _draw_track(canvas, figure)
    else:
        _draw_ring(canvas, figure, nodes, words, radius)
    rows = [(str(number), str(stage.label), str(stage.note or "")) for number, stage in enumerate(figure.stages, 1)]
    said = [f"{row[0]}, {row[1]}" + (f": {row[2]}" if row[2] else "") for row in rows]
    about = f" around '{figure.center}'" if figure.center else ""
    head = f"Cycle of {len(rows)} stages{about}, each leading to the next and the last to the first"
    return Drawing(canvas, listed([head, *said]))


def _words(canvas: Canvas, name: str, note: str, room: float) -> Words:
    """Return a stage's words as they will be set in a width."""
    names = canvas.lines_of(name, room, bold=True)
    notes = canvas.lines_of(note, room, size=canvas.note_pt) if note else ()
    height = capital_mm(canvas.label_pt) + (len(names) - 1) * leading_mm(canvas.label_pt)
    if notes:
        height += NOTE_GAP_MM + len(notes) * leading_mm(canvas.note_pt)
    widths = [canvas.text_width(line, bold=True) for line in names]
    widths += [canvas.text_width(line, size=canvas.note_pt) for line in notes]
    return Words(names, notes, height, max(widths))


def _ring_of(canvas: Canvas, figure: Cycle) -> tuple[float, float]:
    """Return the radius of the ring, and the width that is left for words at each side of it."""
    beside = MARKED_NODE_MM / 2 + LABEL_GAP_MM
    widest = max(
        max(
            canvas.text_width(str(stage.label), bold=True),
            canvas.text_width(str(stage.note or ""), size=canvas.note_pt),
        )
        for stage in figure.stages
    )
    wanted = min(widest, canvas.width_mm * LABEL_SHARE)
    radius = min(max(canvas.width_mm / 2 - wanted - beside, LEAST_RADIUS_MM), MOST_RADIUS_MM)
    return radius, canvas.width_mm / 2 - radius - beside + 0.1


def _nodes(canvas: Canvas, figure: Cycle, words: Sequence[Words], radius: float) -> list[Node]:
    """Return where the stages stand, clockwise from the highest point of the ring."""
    top = words[0].height + LABEL_GAP_MM + MARKED_NODE_MM / 2 + EDGE_MM
    nodes = []
    for number, stage in enumerate(figure.stages):
        angle = 2 * math.pi * number / len(figure.stages)
        x, y = canvas.width_mm / 2 + radius * math.sin(angle), top + radius * (1 - math.cos(angle))
        nodes.append(Node(angle, x, y, _diameter(figure, marked=stage.mark)))
    return nodes


def _meet(nodes: Sequence[Node], words: Sequence[Words]) -> bool:
    """Say whether the words of two neighbors on one side of the ring would touch."""
    spots = [_spot(node, each) for node, each in zip(nodes, words, strict=True)]
    for (x, top, align), (other_x, other_top, other_align), each, other in zip(
        spots, spots[1:], words, words[1:], strict=False
    ):
        is_over = top < other_top + other.height + 1 and other_top < top + each.height + 1
        if align == other_align and is_over and abs(x - other_x) < max(each.width, other.width):
            return True
    return False


def _draw_ring(canvas: Canvas, figure: Cycle, nodes: Sequence[Node], words: Sequence[Words], radius: float) -> None:
    """Draw the ring, and the words around it."""
    middle = (canvas.width_mm / 2, nodes[0].y + radius)
    for number, node in enumerate(nodes):
        _draw_arc(canvas, middle, radius, node, nodes[(number + 1) % len(nodes)], f"arrow.{number + 1}")
    foot = nodes[0].y + 2 * radius + 0.5
    for number, (stage, node, each) in enumerate(zip(figure.stages, nodes, words, strict=True), 1):
        _draw_node(canvas, node, number, stage.mark, has_point=_has_point(figure))
        x, top, align = _spot(node, each)
        foot = max(foot, node.y + node.diameter / 2, _write(canvas, x, top, each, stage.mark, align))
    if figure.center:
        size = canvas.label_pt + 1.5
        lines = canvas.lines_of(str(figure.center), 2 * radius - 12, size=size, bold=True)
        canvas.text_middle(*middle, lines, size=size, bold=True, color="accent", align="center")
    canvas.finish(foot + 0.6)


def _has_point(figure: Cycle) -> bool:
    return any(stage.mark for stage in figure.stages)


def _diameter(figure: Cycle, *, marked: bool) -> float:
    return MARKED_NODE_MM if marked or not _has_point(figure) else NODE_MM


def _draw_arc(canvas: Canvas, middle: tuple[float, float], radius: float, start: Node, end: Node, name: str) -> None:
    """Draw the arrow along the ring from one disc to the next."""
    last = end.angle if end.angle > start.angle else end.angle + 2 * math.pi
    first, last = start.angle + (start.diameter / 2 + 0.8) / radius, last - (end.diameter / 2 + 0.8) / radius
    count = max(2, math.ceil((last - first) / ARC_STEP))
    angles = [first + (last - first) * part / count for part in range(count + 1)]
    points = [(middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle)) for angle in angles]
    canvas.arrow(points, color="accent", width_pt=STRONG_PT, head_mm=2.2, name=name)


def _draw_node(canvas: Canvas, node: Node, number: int, is_marked: bool, *, has_point: bool) -> None:
    """Draw a stage's disc with its number: solid in the second hue when marked, hollow beside marked ones."""
    if is_marked or not has_point:
        fill = edge = "second" if is_marked else "accent"
        ink = "paper"
    else:
        fill, edge, ink = "paper", "accent", "accent"
    canvas.disc(node.x, node.y, node.diameter, fill=fill, edge=edge, width_pt=LINE_PT, name=f"stage.{number}")
    canvas.text_middle(node.x, node.y, str(number), size=canvas.note_pt, bold=True, color=ink, align="center")


def _spot(node: Node, words: Words) -> tuple[float, float, str]:
    """Return where a stage's words go outside the ring: their x, their top, and how they are aligned."""
    across, gap = math.sin(node.angle), node.diameter / 2 + LABEL_GAP_MM
    if abs(across) < UPRIGHT:
        top = node.y - gap - words.height if math.cos(node.angle) > 0 else node.y + gap
        return node.x, top, "center"
    top = node.y - words.height / 2 - math.cos(node.angle) * (words.height / 2 - 0.6)
    return (node.x + gap, top, "left") if across > 0 else (node.x - gap, top, "right")


def _write(canvas: Canvas, x: float, top: float, words: Words, is_marked: bool, align: str) -> float:
    """Set a name, bold, and the note below it; return their foot."""
    color = "second" if is_marked else "ink"
    last = canvas.text(x, top + capital_mm(canvas.label_pt), words.name, bold=True, color=color, align=align)
    if words.note:
        first = last + NOTE_GAP_MM + leading_mm(canvas.note_pt)
        last = canvas.text(x, first, words.note, size=canvas.note_pt, color="ink-soft", align=align)
    return last + 0.8


def _draw_track(canvas: Canvas, figure: Cycle) -> None:
    """Draw the stages under each other, and the way back beside them."""
    x, y = TRACK_MM + MARKED_NODE_MM / 2 + 0.4, 0.3
    left = x + MARKED_NODE_MM / 2 + LABEL_GAP_MM
    if figure.center:
        lines = canvas.lines_of(str(figure.center), canvas.width_mm, bold=True)
        y = canvas.text(0, capital_mm(canvas.label_pt) + 0.4, lines, bold=True, color="accent") + STAGE_GAP_MM
    nodes = []
    for stage in figure.stages:
        words = _words(canvas, str(stage.label), str(stage.note or ""), canvas.width_mm - left)
        height = max(words.height, MARKED_NODE_MM)
        nodes.append(Node(0, x, y + height / 2, _diameter(figure, marked=stage.mark)))
        _write(canvas, left, y + (height - words.height) / 2, words, stage.mark, "left")
        y += height + STAGE_GAP_MM
    for number, (node, after) in enumerate(pairwise(nodes), 1):
        ends = [(x, node.y + node.diameter / 2), (x, after.y - after.diameter / 2 - 0.3)]
        canvas.arrow(ends, color="accent", width_pt=STRONG_PT, name=f"arrow.{number}")
    first, last = nodes[0], nodes[-1]
    outer = 0.6
    back = [(x - last.diameter / 2, last.y), (outer, last.y), (outer, first.y), (x - first.diameter / 2 - 0.3, first.y)]
    canvas.arrow(back, color="accent", width_pt=STRONG_PT, radius=2.0, name=f"arrow.{len(nodes)}")
    for number, (stage, node) in enumerate(zip(figure.stages, nodes, strict=True), 1):
        _draw_node(canvas, node, number, stage.mark, has_point=_has_point(figure))
    canvas.finish(y - STAGE_GAP_MM + 0.6)
