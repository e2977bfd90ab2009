"""Ways for arrows between boxes: around every box, off every other arrow, with few bends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from .cards import Place

Point = tuple[float, float]
Points = list[Point]
Leg = tuple[Point, Point]

CLEAR_MM = 0.5
"""How near an arrow may come to a box that it passes."""
APART_MM = 1.0
"""How far apart two arrows run side by side."""
LANES_MM = (0.0, 1.6, -1.6)
"""Where arrows run in a gap between boxes, from its middle."""
PORTS = (0.0, -0.25, 0.25)
"""Where arrows leave and reach a side of a box, from its middle, in sides."""
TOUCH_MM = 0.2
"""Between the tip of an arrow and the box it points to."""
BEND, PORT, CROSSING, LENGTH = 10.0, 3.0, 25.0, 0.05
"""What a bend, an odd port, a crossing and a millimeter cost a way."""


def route(
    start: Place, end: Place, others: Sequence[Place], taken: Sequence[Leg], merging: Sequence[Leg], width_mm: float
) -> Points | None:
    """Return the cheapest way from one box to another, or none.

    `taken` are the legs of other arrows; with `merging`, those of arrows to the same box, it may share its last leg.
    """
    best: tuple[float, Points] | None = None
    for cost, way in _ways(start, end, others):
        cost += BEND * (len(way) - 2) + LENGTH * sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(way))
        if (best and cost >= best[0]) or not all(0.2 <= x <= width_mm - 0.2 and y >= 0.2 for x, y in way):
            continue
        legs = list(pairwise(way))
        if any(hits(leg, place) for leg in legs for place in others):
            continue
        if any(hits(leg, place, -0.1) for leg in legs[1:] for place in (start,)):
            continue
        if any(hits(leg, place, -0.1) for leg in legs[:-1] for place in (end,)):
            continue
        if any(_lies_on(leg, other) for leg in legs for other in taken):
            continue
        if any(_lies_on(leg, other) for leg in legs[:-1] for other in merging):
            continue
        cost += CROSSING * sum(_crosses(leg, other) for leg in legs for other in (*taken, *merging))
        if best is None or cost < best[0]:
            best = (cost, way)
    return best[1] if best else None


def hits(leg: Leg, place: Place, clear: float = CLEAR_MM) -> bool:
    """Say whether a leg comes nearer to a box than it may."""
    (x1, y1), (x2, y2) = leg
    across = min(x1, x2) < place.right + clear and max(x1, x2) > place.left - clear
    return across and min(y1, y2) < place.bottom + clear and max(y1, y2) > place.top - clear


def _ways(start: Place, end: Place, others: Sequence[Place]) -> Iterator[tuple[float, Points]]:
    """Yield ways of up to three bends with what their ports and lanes cost."""
    for out, into in product(PORTS, PORTS):
        price = PORT * ((out != 0) + (into != 0))
        x1, y1 = start.x + out * (start.right - start.left), start.y + out * (start.bottom - start.top)
        x2, y2 = end.x + into * (end.right - end.left), end.y + into * (end.bottom - end.top)
        for side in (start.left, start.right):
            for goal, tip in ((end.left, end.left - TOUCH_MM), (end.right, end.right + TOUCH_MM)):
                if abs(y1 - y2) < 0.01:
                    yield price, [(side, y1), (tip, y2)]
                for lane, x in product(LANES_MM, _gaps(start, end, others, across=True)):
                    if (x > side) == (side == start.right) and (x > goal) == (goal == end.right):
                        yield price + abs(lane), [(side, y1), (x + lane, y1), (x + lane, y2), (tip, y2)]
            for tip in (end.top - TOUCH_MM, end.bottom + TOUCH_MM):
                if (x2 > side) == (side == start.right) and (y1 < end.y) == (tip < end.y):
                    yield price, [(side, y1), (x2, y1), (x2, tip)]
        for side in (start.top, start.bottom):
            for goal, tip in ((end.top, end.top - TOUCH_MM), (end.bottom, end.bottom + TOUCH_MM)):
                if abs(x1 - x2) < 0.01:
                    yield price, [(x1, side), (x2, tip)]
                for lane, y in product(LANES_MM, _gaps(start, end, others, across=False)):
                    if (y > side) == (side == start.bottom) and (y > goal) == (goal == end.bottom):
                        yield price + abs(lane), [(x1, side), (x1, y + lane), (x2, y + lane), (x2, tip)]
            for tip in (end.left - TOUCH_MM, end.right + TOUCH_MM):
                if (y2 > side) == (side == start.bottom) and (x1 < end.x) == (tip < end.x):
                    yield price, [(x1, side), (x1, y2), (tip, y2)]


def _gaps(start: Place, end: Place, others: Sequence[Place], *, across: bool) -> list[float]:
    """Return the middles of the gaps between columns, or between rows and below the last."""
    places = [start, end, *others]
    spans = sorted({(place.left, place.right) if across else (place.top, place.bottom) for place in places})
    middles = [(one[1] + other[0]) / 2 for one, other in pairwise(spans) if other[0] > one[1]]
    return middles if across else [*middles, max(bottom for _, bottom in spans) + 4.0]


def _lies_on(leg: Leg, other: Leg) -> bool:
    """Say whether two legs run side by side so near that they could be taken for one."""
    (x1, y1), (x2, y2) = leg
    (x3, y3), (x4, y4) = other
    if x1 == x2 and x3 == x4 and abs(x1 - x3) < APART_MM:
        return min(max(y1, y2), max(y3, y4)) - max(min(y1, y2), min(y3, y4)) > -APART_MM
    if y1 == y2 and y3 == y4 and abs(y1 - y3) < APART_MM:
        return min(max(x1, x2), max(x3, x4)) - max(min(x1, x2), min(x3, x4)) > -APART_MM
    return False


def _crosses(leg: Leg, other: Leg) -> bool:
    """Say whether an upright and a level leg cross."""
    upright, level = (leg, other) if leg[0][0] == leg[1][0] else (other, leg)
    if upright[0][0] != upright[1][0] or level[0][1] != level[1][1]:
        return False
    x, y = upright[0][0], level[0][1]
    within_x = min(level[0][0], level[1][0]) < x < max(level[0][0], level[1][0])
    return within_x and min(upright[0][1], upright[1][1]) < y < max(upright[0][1], upright[1][1])


def label_spot(way: Points, width: float, height: float, places: Sequence[Place], legs: Sequence[Leg]) -> Point | None:
    """Return the left end and middle of a label beside a way, clear of boxes and arrows, near its start; or none."""
    for (x1, y1), (x2, y2) in pairwise(way):
        if abs(y1 - y2) < 0.01:
            near = x1 + (1.2 + width / 2) * (1 if x2 > x1 else -1)
            middles = [(x1 + x2) / 2, near]
            spots = [(x - width / 2, y1 + rise) for x in middles for rise in (-height / 2 - 0.6, height / 2 + 0.6)]
        else:
            near = y1 + (0.8 + height / 2) * (1 if y2 > y1 else -1)
            spots = [(left, y) for y in ((y1 + y2) / 2, near) for left in (x1 + 1.2, x1 - 1.2 - width)]
        for left, middle in spots:
            box = Place(left, middle - height / 2, left + width, middle + height / 2)
            free = not any(_meet(box, place) for place in places)
            if free and not any(hits(leg, box, 0.2) for leg in legs):
                return left, middle
    return None


def _meet(one: Place, other: Place) -> bool:
    """Say whether two boxes share ground."""
    across = one.left < other.right and one.right > other.left
    return across and one.top < other.bottom and one.bottom > other.top
