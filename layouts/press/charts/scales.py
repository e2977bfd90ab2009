"""Values to millimeters: scales, round ticks, and labels pushed apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
"""Steps between ticks that a reader counts along without effort."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight or logarithmic rule from values to millimeters along one side of a chart."""

    low: float
    high: float
    start_mm: float
    end_mm: float
    is_log: bool = False

    def mm(self, value: Decimal | float) -> float:
        """Return where a value stands."""
        return self.start_mm + (self.end_mm - self.start_mm) * self.share(value)

    def value(self, mm: float) -> float:
        """Return the value that stands at a place."""
        share = (mm - self.start_mm) / (self.end_mm - self.start_mm)
        low, high = self._bend(self.low), self._bend(self.high)
        bent = low + (high - low) * share
        return 10**bent if self.is_log else bent

    def share(self, value: Decimal | float) -> float:
        """Return how far along the rule a value stands, 0 at its start and 1 at its end."""
        low, high = self._bend(self.low), self._bend(self.high)
        return (self._bend(float(value)) - low) / (high - low)

    def _bend(self, value: float) -> float:
        return math.log10(value) if self.is_log else value


def round_ticks(low: Decimal, high: Decimal, most: int) -> list[Decimal]:
    """Return evenly spaced round values from at or below `low` to at or above `high`, at most `most` of them.

    The nearest enclosing set is taken: the smallest step that needs no more ticks than allowed.
    """
    most = max(most, 2)
    span = (high - low) or abs(high) or Decimal(1)
    exponent = (span / most).adjusted() - 1
    for power in range(exponent, exponent + 5):
        for step in STEPS:
            size = step.scaleb(power)
            first, last = math.floor(low / size), math.ceil(high / size)
            last += first == last
            if last - first + 1 <= most:
                return [(size * number).normalize() + 0 for number in range(first, last + 1)]
    return [low, high]


def log_ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return the powers of ten from at or below `low` to at or above `high`."""
    first = math.floor(math.log10(low))
    last = max(math.ceil(math.log10(high)), first + 1)
    return [Decimal(1).scaleb(power) for power in range(first, last + 1)]


def fitted(
    low: float,
    high: float,
    left_mm: float,
    right_mm: float,
    before: Sequence[tuple[float, float]] = (),
    after: Sequence[tuple[float, float]] = (),
) -> Scale:
    """Return the widest scale between two edges that leaves room for labels outside its marks.

    `before` and `after` give a value and the width in mm that is wanted left of it, or right of it.
    """
    start, end = left_mm, right_mm
    shares_before = [((value - low) / (high - low), width) for value, width in before]
    shares_after = [((value - low) / (high - low), width) for value, width in after]
    for _ in range(12):
        start = max(
            [left_mm, *((left_mm + width - end * share) / (1 - share) for share, width in shares_before if share < 1)]
        )
        end = min(
            [right_mm, *((right_mm - width - start * (1 - share)) / share for share, width in shares_after if share)]
        )
    return Scale(low, high, start, end)


def pushed_apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return middles near the wanted ones, in the same order, so that no two intervals overlap and all lie inside.

    Neighbors that touch form a block, and a block stands where it strays least from what its members want
    (least squares). Source: pool adjacent violators, Barlow et al. 1972.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    offsets, total = [], 0.0
    for index in order:
        offsets.append(total + heights[index] / 2)
        total += heights[index]
    blocks: list[list[float]] = []
    for place, index in enumerate(order):
        blocks.append([wanted[index] - offsets[place], 1.0])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            value, count = blocks.pop()
            blocks[-1] = [
                (blocks[-1][0] * blocks[-1][1] + value * count) / (blocks[-1][1] + count),
                blocks[-1][1] + count,
            ]
    bases = [min(max(base, low), high - total) for base, count in blocks for _ in range(int(count))]
    placed = [0.0] * len(wanted)
    for place, index in enumerate(order):
        placed[index] = bases[place] + offsets[place]
    return placed
