"""What every chart is given besides its figure, and what it hands back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guide import Dots, Guide, Quantity, Series, Slope, Trend

from ..tokens import Tokens
from ..typography import Typographer
from .canvas import Canvas
from .scales import Scale
from .values import Values

WHOLE_FROM = 100
"""Beside a mark, a value from here on is written without decimals: three figures are what a chart can show."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The guide that data are looked up in, the look, the typographer, and the width in mm to draw at."""

    guide: Guide
    tokens: Tokens
    words: Typographer
    width_mm: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished chart, what it shows in words, and its numbers; a diagram has none."""

    canvas: Canvas
    alt: str
    data: Values | None = None
    x: Scale | None = None
    y: Scale | None = None


def short(words: Typographer, value: Decimal, unit: str | None) -> str:
    """Return a value as it stands beside a mark: money and percent with their sign, a count without its noun."""
    if Quantity(value, unit or "").is_money:
        return words.money_short(value, unit)
    if abs(value) >= WHOLE_FROM:
        value = round(value, 0)
    return words.percent(value) if unit == "%" else words.number(value)


def is_exact(words: Typographer, values: Iterable[Decimal], unit: str | None) -> bool:
    """Say whether `short` gives every digit of these values."""
    if Quantity(Decimal(0), unit or "").is_money:
        return not any(words.shortens(value) for value in values)
    return all(abs(value) < WHOLE_FROM or value == round(value, 0) for value in values)


def series_names(figure: Dots | Trend | Slope, series: Sequence[Series]) -> list[str]:
    """Return a short name for each series: those that the figure gives, then the series' own."""
    given = [str(name) for name in figure.names]
    return [*given, *(str(each.label) for each in series[len(given) :])][: len(series)]


def noun(unit: str | None) -> str:
    """Return the noun that an axis must name because `short` leaves it out, or nothing."""
    return "" if not unit or unit == "%" or Quantity(Decimal(0), unit).is_money else unit


def in_full(words: Typographer, value: Decimal, unit: str | None) -> str:
    """Return a value with its unit, as a text alternative says it."""
    return words.quantity(Quantity(value, unit or ""))


def listed(parts: list[str]) -> str:
    """Return sentences joined into one paragraph, with plain spaces: it is heard, not set."""
    text = " ".join(part if part[-1] in ".:?!" else f"{part}." for part in parts if part)
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def counted(number: int, name: str) -> str:
    """Return a number of things for a text alternative: `1 row`, `4 rows`."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
