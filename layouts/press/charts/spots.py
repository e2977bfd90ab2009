"""Where a word at a point of a line can stand: beside it, off every line and inside the field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
GAP_MM = 1.6
"""Between a point and the word beside it."""
FAR_MM = (1.6, 3.2, 4.8, 6.4)
"""How much farther off a word stands where its point is crowded."""
STEP_MM = 0.4
"""How close together the points of a line are looked at."""


def free_spot(
    at: Point, size: tuple[float, float], lines: Sequence[Sequence[Point]], field: tuple[float, float, float, float]
) -> Point:
    """Return the left end and the middle of a word beside a point, where it meets the fewest lines.

    `size` is its width and height; `field` is the left, top, right and bottom that it stays within.
    """
    dots = [dot for line in lines for dot in _along(line)]
    spots = list(_around(at, *size))
    return min(spots, key=lambda spot: _met(spot, size, dots) + 100 * _outside(spot, size, field))


def _around(at: Point, width: float, height: float) -> Iterator[Point]:
    """Yield places around a point, the most natural first."""
    (x, y), rise = at, height / 2 + GAP_MM
    for across in (0.0, -width, -width / 2):
        yield x + across, y - rise
        yield x + across, y + rise
    yield x + GAP_MM, y
    yield x - GAP_MM - width, y
    for far in FAR_MM:
        for across in (far, -width - far):
            yield x + across, y - rise - far
            yield x + across, y + rise + far


def _along(line: Sequence[Point]) -> Iterator[Point]:
    """Yield points close together along a line."""
    for (x1, y1), (x2, y2) in pairwise(line):
        count = max(1, int(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / STEP_MM))
        yield from ((x1 + (x2 - x1) * part / count, y1 + (y2 - y1) * part / count) for part in range(count + 1))


def _met(spot: Point, size: tuple[float, float], dots: Sequence[Point]) -> int:
    """Return how many points of lines lie under a word."""
    (left, middle), (width, height) = spot, size
    return sum(left - 0.6 < x < left + width + 0.6 and abs(y - middle) < height / 2 + 0.4 for x, y in dots)


def _outside(spot: Point, size: tuple[float, float], field: tuple[float, float, float, float]) -> bool:
    """Say whether a word would leave its field."""
    (left, middle), (width, height) = spot, size
    low, top, right, bottom = field
    return left < low or left + width > right or middle - height / 2 < top or middle + height / 2 > bottom
