"""Half rings around one another, from the smallest reach to the largest; arches where rings are too small for words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .canvas import Canvas
from .desk import Desk, Drawing, listed
from .lettering import capital_mm, leading_mm

if TYPE_CHECKING:
    from guide import Reach

STEPS = 96
"""Corners of half a ring: none of them shows at printed size."""
TOP_MM = 3.4
"""Between the crown of a ring and its words."""
ROOM_GAIN_MM = 12.0
"""How much wider a ring is at its note than at its name."""
ARCH_RADIUS_MM, ARCH_INSET_MM, ARCH_PAD_MM = 7.0, 3.0, 3.6
"""The shoulders of an arch, how much wider it is at each side than the one within it, and the air around its words."""
FIELDS = (("accent", "paper"), ("paper", "ink"), ("tint", "ink"))
"""The field and the ink of the innermost ring, and by turns of the others."""


def draw_reach(figure: Reach, desk: Desk) -> Drawing:
    """Return the rings as domes on one ground, each with its words below its crown."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    center, count = canvas.width_mm / 2, len(figure.rings)
    widest = center - 0.4
    said = [f"{number}, {ring.label}: {ring.note}" for number, ring in enumerate(figure.rings, 1)]
    alt = listed([f"{count} half rings around one another, the smallest first", *said])
    if not _fits(canvas, figure, widest):
        _draw_arches(canvas, figure)
        return Drawing(canvas, alt)
    for number in range(count - 1, -1, -1):
        radius = widest * (number + 1) / count
        fill = FIELDS[0][0] if not number else FIELDS[1 + number % 2][0]
        canvas.shape(_dome(center, widest, radius), fill=fill, edge="accent", width_pt=1.0, name=f"ring.{number + 1}")
    for number, ring in enumerate(figure.rings):
        _write(canvas, ring, center, widest, widest * (number + 1) / count, is_inner=not number)
    canvas.finish(widest + 0.8)
    return Drawing(canvas, alt)


def _fits(canvas: Canvas, figure: Reach, widest: float) -> bool:
    """Say whether the words of every ring stand between its crown and the next one."""
    step = widest / len(figure.rings)
    for number, ring in enumerate(figure.rings):
        room = _chord(step * (number + 1), TOP_MM + capital_mm(canvas.label_pt))
        names = canvas.lines_of(str(ring.label), room, bold=True)
        notes = canvas.lines_of(str(ring.note), room + ROOM_GAIN_MM, size=canvas.note_pt)
        widths = [canvas.text_width(line, bold=True) for line in names]
        height = TOP_MM + len(names) * leading_mm(canvas.label_pt) + len(notes) * leading_mm(canvas.note_pt)
        if max(widths) > room or (number and height > step + 0.6):
            return False
    return True


def _draw_arches(canvas: Canvas, figure: Reach) -> None:
    """Draw every ring as an arch as high as its words, wider and higher than the one within it."""
    count, center = len(figure.rings), canvas.width_mm / 2
    halves = [center - 0.4 - ARCH_INSET_MM * (count - 1 - number) for number in range(count)]
    words = []
    for ring, half in zip(figure.rings, halves, strict=True):
        room = 2 * half - ARCH_RADIUS_MM
        words.append(
            (
                canvas.lines_of(str(ring.label), room, bold=True),
                canvas.lines_of(str(ring.note), room, size=canvas.note_pt),
            )
        )
    heights = [
        ARCH_PAD_MM + len(names) * leading_mm(canvas.label_pt) + len(notes) * leading_mm(canvas.note_pt)
        for names, notes in words
    ]
    tops = [0.4 + sum(heights[number + 1 :]) for number in range(count)]
    ground = 0.4 + sum(heights)
    for number in range(count - 1, -1, -1):
        fill = FIELDS[0][0] if not number else FIELDS[1 + number % 2][0]
        arch = _arch(center, halves[number], tops[number], ground)
        canvas.shape(arch, fill=fill, edge="accent", width_pt=1.0, name=f"ring.{number + 1}")
    for number, (names, notes) in enumerate(words):
        ink = FIELDS[1 if number else 0][1]
        first = tops[number] + ARCH_PAD_MM / 2 + capital_mm(canvas.label_pt)
        foot = canvas.text(center, first, names, bold=True, color=ink, align="center")
        baseline = foot + leading_mm(canvas.note_pt)
        canvas.text(center, baseline, notes, size=canvas.note_pt, color=ink, align="center")
    canvas.finish(ground + 0.8)


def _arch(center: float, half: float, top: float, ground: float) -> list[tuple[float, float]]:
    """Return an upright box with round shoulders on a ground line."""
    turns = [math.pi / 2 * step / (STEPS // 4) for step in range(STEPS // 4 + 1)]
    radius = min(ARCH_RADIUS_MM, ground - top)
    shoulder = [(radius * (1 - math.cos(turn)), radius * (1 - math.sin(turn))) for turn in turns]
    left = [(center - half + across, top + down) for across, down in shoulder]
    right = [(center + half - across, top + down) for across, down in reversed(shoulder)]
    return [(center - half, ground), *left, *right, (center + half, ground)]


def _dome(center: float, ground: float, radius: float) -> list[tuple[float, float]]:
    """Return half a circle on a ground line."""
    turns = [math.pi * step / STEPS for step in range(STEPS + 1)]
    return [(center - radius * math.cos(turn), ground + 0.4 - radius * math.sin(turn)) for turn in turns]


def _write(canvas: Canvas, ring: object, center: float, ground: float, radius: float, *, is_inner: bool) -> None:
    """Write a ring's name and note below its crown, as wide as the ring is there."""
    ink, drop = (FIELDS[0][1], radius * 0.38) if is_inner else (FIELDS[1][1], TOP_MM)
    first = ground + 0.4 - radius + drop + capital_mm(canvas.label_pt)
    names = canvas.lines_of(str(ring.label), _chord(radius, drop + 0.5), bold=True)
    foot = canvas.text(center, first, names, bold=True, color=ink, align="center")
    baseline = foot + leading_mm(canvas.note_pt) + 0.3
    room = _chord(radius, baseline - capital_mm(canvas.note_pt) - (ground + 0.4 - radius))
    notes = canvas.lines_of(str(ring.note), room, size=canvas.note_pt)
    canvas.text(center, baseline, notes, size=canvas.note_pt, color=ink, align="center")


def _chord(radius: float, depth: float) -> float:
    """Return how wide a ring is at a depth below its crown, less some air."""
    return 2 * math.sqrt(max(radius**2 - (radius - depth) ** 2, 0.0)) - 4
