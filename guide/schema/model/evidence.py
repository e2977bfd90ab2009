"""What the guide knows and how well: sources, facts, series and pay tables, each with its evidence."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator

from ..measures import Quantity
from .base import Address, Currency, Flag, Id, Line, Number, Part, Prose, SourceRef, Target, Value, When, Whole

Grade = Literal["A", "B", "C", "D"]


class Source(Part):
    """Who said something, when, and under which licence."""

    id: Id
    key: Line
    """The short name printed beside a figure: `BLS OEWS 2025`."""
    author: Line
    title: Line
    publisher: Line | None = None
    date: When | None = None
    """When it was published or last changed."""
    url: Address | None = None
    url_unseen: Flag = False
    """Whether the address is the well-known one but was not itself opened."""
    licence: Line | None = None
    read: When
    """The day on which we read it."""
    grade: Grade
    """A: the publisher's own document seen. B: two pages agree. C: one page only. D: stated, no survey named."""
    note: Prose | None = None


class Evidence(Part):
    """The evidence every figure carries."""

    id: Id
    region: Line | None = None
    """Where it holds: `United States`."""
    as_of: When | None = None
    """The time it speaks of."""
    until: When | None = None
    """The end of that time, when it is a span."""
    source: SourceRef | None = None
    also: tuple[SourceRef, ...] = ()
    """Further sources that agree."""
    grade: Grade | None = None
    review_by: When | None = None
    """When the figure should be looked at again."""
    n: Whole | None = None
    """How many observations it rests on."""
    sample: Line | None = None
    """What one observation is: `postings`, `answers`."""
    note: Prose | None = None
    """What a reader must know to use the figure."""


def _missing_evidence(part: Evidence) -> list[str]:
    """Return the fields that a measured figure must have and this one lacks."""
    return [name for name in ("region", "as_of", "source", "grade", "review_by") if getattr(part, name) is None]


class Fact(Evidence):
    """One figure: measured, with its evidence, or derived from two others."""

    label: Line
    """What the figure is, as a phrase: `median annual wage of nurses`."""
    value: Value | None = None
    low: Value | None = None
    """The lower end of its spread or of the sources' disagreement."""
    high: Value | None = None
    ratio: tuple[Target, ...] | None = None
    """Two figures; the value is the first divided by the second."""
    change: tuple[Target, ...] | None = None
    """Two figures, the later first; the value is the change in percent."""
    difference: tuple[Target, ...] | None = None
    """Two figures; the value is the first less the second."""
    digits: Whole = 1
    """How many decimals a derived value is rounded to."""

    @property
    def operands(self) -> tuple[Target, ...]:
        """Return the two figures a derived value is made of, or nothing."""
        return self.ratio or self.change or self.difference or ()

    @model_validator(mode="after")
    def _one_way_to_the_value(self) -> Self:
        """Refuse a fact with no value or several, and a measured one without its evidence."""
        ways = [self.value, self.ratio, self.change, self.difference]
        if sum(way is not None for way in ways) != 1:
            raise ValueError("a fact needs exactly one of value, ratio, change, difference")
        if self.value is None and len(self.operands) != 2:
            raise ValueError("a derived fact needs exactly two figures, like [pay:set.row.median, pay:set.row.p25]")
        if self.value is not None and (missing := _missing_evidence(self)):
            raise ValueError(f"fact '{self.id}' lacks {', '.join(missing)}")
        return self


class Point(Part):
    """One value of a series."""

    key: Id
    """By which the value is referred to: `2026-06`, `rowing`."""
    label: Line
    value: Number


class Series(Evidence):
    """Values of one measure over time or over categories, all in one unit."""

    label: Line
    unit: Line | None = None
    """`%`, a currency code, a counted noun; nothing for a bare number."""
    over: Literal["time", "categories"]
    points: tuple[Point, ...]

    @model_validator(mode="after")
    def _evidence_and_unique_points(self) -> Self:
        """Refuse a series without evidence, without points or with a key given twice."""
        if missing := _missing_evidence(self):
            raise ValueError(f"series '{self.id}' lacks {', '.join(missing)}")
        keys = [point.key for point in self.points]
        if not keys or len(set(keys)) != len(keys):
            raise ValueError(f"series '{self.id}' needs points, each with a key of its own")
        return self

    def point(self, key: str) -> Point | None:
        """Return the point with a key, or none."""
        return next((point for point in self.points if point.key == key), None)


class PayRow(Part):
    """One line of a pay table: quantiles of what was measured, or a band from low to high."""

    id: Id
    label: Line
    n: Whole | None = None
    p10: Number | None = None
    p25: Number | None = None
    median: Number | None = None
    p75: Number | None = None
    p90: Number | None = None
    low: Number | None = None
    high: Number | None = None
    open_end: Flag = False
    """Whether the band goes on above `high` ('and above')."""
    note: Prose | None = None

    @property
    def is_band(self) -> bool:
        """Say whether the row is a low-high band and not a set of quantiles."""
        return self.low is not None

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return the row's amounts from the lowest to the highest."""
        names = ("low", "p10", "p25", "median", "p75", "p90", "high")
        return tuple(value for name in names if (value := getattr(self, name)) is not None)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse amounts that do not rise, and a band with one end."""
        if (self.low is None) != (self.high is None):
            raise ValueError(f"row '{self.id}' needs both low and high")
        if not self.values:
            raise ValueError(f"row '{self.id}' has no amounts")
        if min(self.values) < 0:
            raise ValueError(f"row '{self.id}' has an amount below zero")
        if list(self.values) != sorted(self.values):
            raise ValueError(f"row '{self.id}': low ≤ p10 ≤ p25 ≤ median ≤ p75 ≤ p90 ≤ high does not hold")
        return self


MINIMUM_OBSERVATIONS = 30
"""Below this many observations a row is held back in words and not charted (the limit the salary notes set)."""


class PayTable(Evidence):
    """Pay by level, role, place or year, from one source, in one currency, gross; a year unless `period` differs."""

    title: Line
    measure: Line
    """What was measured: `midpoint of the advertised range, full time`."""
    currency: Currency
    period: Literal["year", "month", "day", "hour"] = "year"
    by: Literal["level", "role", "region", "year"]
    """What the rows differ in."""
    rows: tuple[PayRow, ...]

    @model_validator(mode="after")
    def _evidence_and_unique_rows(self) -> Self:
        """Refuse a table without evidence or rows, and a row id given twice."""
        if missing := _missing_evidence(self):
            raise ValueError(f"pay table '{self.id}' lacks {', '.join(missing)}")
        ids = [row.id for row in self.rows]
        if not ids or len(set(ids)) != len(ids):
            raise ValueError(f"pay table '{self.id}' needs rows, each with an id of its own")
        return self

    def row(self, name: str) -> PayRow | None:
        """Return the row with an id, or none."""
        return next((row for row in self.rows if row.id == name), None)

    def is_held_back(self, row: PayRow) -> bool:
        """Say whether a measured row rests on too few observations to be charted."""
        return not row.is_band and row.n is not None and row.n < MINIMUM_OBSERVATIONS

    def is_charted_whole(self, row: PayRow) -> bool:
        """Say whether a row has its median and its middle half, measured on enough observations."""
        return None not in (row.p25, row.median, row.p75) and not self.is_held_back(row)

    def amount(self, row: PayRow, name: str) -> Quantity | None:
        """Return one value of a row as money, or `n` as a count."""
        value = getattr(row, name, None)
        if name == "n":
            return None if value is None else Quantity(Decimal(value), self.sample or "")
        return None if value is None else Quantity(value, self.currency)


class FactFile(Part):
    """A file of facts and series on one subject."""

    facts: tuple[Fact, ...] = ()
    series: tuple[Series, ...] = ()


class SourceFile(Part):
    """The file of sources."""

    sources: tuple[Source, ...]
