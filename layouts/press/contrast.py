"""Colors against each other: what is read or seen on what, and what is told apart, by every eye and printer.

The pairs are those that pages and charts use; `tests/layouts/test_colors.py` finds them there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import tinycss2.color4

Pair = tuple[str, str]

TEXT_PAIRS: tuple[Pair, ...] = (
    *product(("ink", "ink-soft", "accent", "second"), ("paper", "tint", "ground")),
    *product(("ink", "ink-soft", "second"), ("tint-second",)),
    *product(("on-bar",), ("bar", "bar-second", "bar-ink")),
    *product(("cover-ink", "cover-mark"), ("cover-ground",)),
)
"""What is read on what, or the other way round. Source of the limit: WCAG 2.2, 1.4.3 Contrast (Minimum), level AA."""

MARK_PAIRS: tuple[Pair, ...] = (("rung", "paper"), ("cover-ink", "cover-band"), ("cover-mark", "cover-band"))
"""What is seen on what and never read there: what is read needs more. Frames, bars and lines to write on are marks too.

Source of the limit: WCAG 2.2, 1.4.11 Non-text Contrast, level AA.
"""

DECORATION = ("rule", "tint", "tint-second", "ground", "ground-edge", "cover-band")
"""What says nothing that the page does not say without it, and so may be as faint as it likes (WCAG 2.2, 1.4.11).

Hairlines between rows and along a chart's grid only repeat what space and the labels of the axis do; a tint lies under
words that have a label, or under a mark that has an edge; the bands of the cover are drawn again, exactly, in a chart.
"""

APART: tuple[Pair, ...] = (("accent", "second"), ("ink", "second"))
"""Marks that stand side by side for different things: told apart in gray and by color-blind readers."""

TEXT_LIMIT, MARK_LIMIT, APART_LIMIT = 4.5, 3.0, 1.5

GRAY = "in gray"
CONES: dict[str, tuple[tuple[float, ...], ...]] = {
    "without red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""Linear RGB as it is seen. Source: Machado, Oliveira, Fernandes 2009, protanopia and deuteranopia, severity 1.0."""

SIGHTS = (GRAY, *CONES)
"""How colors are seen besides as they are."""


def contrast(ink: str, paper: str, sight: str = "") -> float:
    """Return the contrast ratio of ink on paper, from 1.0 (none) to 21.0 (black on white), as a sight takes it in.

    Source: WCAG 2.2, definition of "contrast ratio".
    """
    darker, lighter = sorted(_luminance(_seen(color, sight)) for color in (ink, paper))
    return (lighter + 0.05) / (darker + 0.05)


def pale(colors: Mapping[str, str], origins: Mapping[str, str]) -> Iterator[tuple[Pair, str]]:
    """Yield every pair of tokens that cannot be read, seen or told apart, and what is wrong with it.

    A token that only repeats another one is spoken of by the name of that: its origin.
    """
    for pairs, limit, use in ((TEXT_PAIRS, TEXT_LIMIT, "text needs"), (MARK_PAIRS, MARK_LIMIT, "marks need")):
        for ink, paper in _by_origin(pairs, origins):
            for sight, ratio in _too_low(colors[ink], colors[paper], limit):
                yield (ink, paper), f"'--{ink}' on '--{paper}' has a contrast of {ratio}{sight}; {use} {limit}"
    for one, other in _by_origin(APART, origins):
        for sight, ratio in _too_low(colors[one], colors[other], APART_LIMIT):
            yield (other, one), f"'--{one}' and '--{other}' look alike{sight}: contrast {ratio}, needed {APART_LIMIT}"


def channels(color: str) -> tuple[float, float, float]:
    """Return a CSS color as red, green and blue from 0 to 1."""
    parsed = tinycss2.color4.parse_color(color)
    if parsed is None or parsed == "currentcolor":
        raise ValueError(f"'{color}' is not a color")
    return tuple(parsed.to("srgb").coordinates)


def _by_origin(pairs: Sequence[Pair], origins: Mapping[str, str]) -> Iterator[Pair]:
    """Yield each pair once, whichever of both comes first, by the names of the origins."""
    named: dict[frozenset[str], Pair] = {}
    for one, other in pairs:
        pair = origins[one], origins[other]
        named.setdefault(frozenset(pair), pair)
    yield from named.values()


def _too_low(one: str, other: str, limit: float) -> Iterator[tuple[str, float]]:
    """Yield how two colors are seen that are too near each other, and their ratio, never rounded up to the limit.

    Colors too near each other as they are need not be looked at otherwise.
    """
    for sight in ("", *SIGHTS):
        ratio = contrast(one, other, sight)
        if ratio < limit:
            yield sight and f" {sight}", math.floor(ratio * 10) / 10
            if not sight:
                return


def _seen(color: str, sight: str) -> tuple[float, ...]:
    """Return a color as linear RGB as a sight takes it in.

    Source of gray: ISO 32000-1, 10.3.2 Conversion between DeviceGray and DeviceRGB, by which a printer prints it.
    """
    coded = channels(color)
    if sight == GRAY:
        red, green, blue = coded
        return (_linear(0.3 * red + 0.59 * green + 0.11 * blue),) * 3
    linear = tuple(map(_linear, coded))
    if not sight:
        return linear
    rows = (sum(factor * part for factor, part in zip(row, linear, strict=True)) for row in CONES[sight])
    return tuple(min(1.0, max(0.0, value)) for value in rows)


def _linear(channel: float) -> float:
    """Return a coded channel as light. Source: WCAG 2.2, definition of "relative luminance"."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _luminance(linear: Sequence[float]) -> float:
    """Return the relative luminance of linear RGB. Source: WCAG 2.2, definition of "relative luminance"."""
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
