"""The labels of a chart as drawn: where they reach, and whether they stay inside it and off each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide import Place, Problem

from .lettering import MM_PER_PT, leading_mm

TOLERANCE_MM = 0.05
ASCENT, DESCENT = 0.72, 0.21
"""Heights of `l` above and `p` below the baseline, in sizes of the type. Source: outlines of Source Sans 3."""
SHORTER = "shorten it, or give the figure 'width: full'"

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom in mm from the chart's left and top."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as drawn: its words, where it reaches, and the room in x that it was given, if any."""

    text: str
    extent: Extent
    room: tuple[float, float] | None


def extent_of(
    x: float, baseline: float, width: float, lines: int, size_pt: float, share_left: float, *, turned: bool
) -> Extent:
    """Return where the lines of a label reach: as wide as they print, from the top of `l` to the foot of `p`."""
    em = size_pt * MM_PER_PT
    rise, fall = ASCENT * em, DESCENT * em + (lines - 1) * leading_mm(size_pt)
    before, after = width * share_left, width * (1 - share_left)
    if turned:
        return x - rise, baseline - after, x + fall, baseline + before
    return x - before, baseline - rise, x + after, baseline + fall


def label_problems(labels: Sequence[Label], width_mm: float, height_mm: float, place: Place) -> list[Problem]:
    """Return a problem for every label that leaves the chart or its room, and for every two that touch."""
    problems = []
    for number, label in enumerate(labels):
        problems += _outside(label, width_mm, height_mm, place)
        problems += [
            Problem(place, f"labels '{label.text}' and '{other.text}' touch", SHORTER)
            for other in labels[number + 1 :]
            if _overlap(label.extent, other.extent)
        ]
    return problems


def _outside(label: Label, width_mm: float, height_mm: float, place: Place) -> Iterator[Problem]:
    """Yield by how much a label leaves the chart, or else its own place in it."""
    left, top, right, bottom = label.extent
    out = max(-left, -top, right - width_mm, bottom - height_mm)
    if out > TOLERANCE_MM:
        yield Problem(place, f"label '{label.text}' leaves the chart by {out:.1f} mm", SHORTER)
    elif label.room and (out := max(label.room[0] - left, right - label.room[1])) > TOLERANCE_MM:
        yield Problem(place, f"label '{label.text}' leaves its place by {out:.1f} mm", SHORTER)


def _overlap(one: Extent, other: Extent) -> bool:
    """Say whether two extents share more than a hair of the sheet."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOLERANCE_MM and down > TOLERANCE_MM
