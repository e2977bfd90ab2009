"""The whole guide, frozen, with everything findable by its id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from ..measures import PartialDate, Quantity
from .base import Part, parts_within
from .blocks import Block, PayTableBlock, Table
from .book import Book, CheatSheet, Front, Labels, PartOfBook
from .chapter import Chapter, Section
from .evidence import Evidence, Fact, PayTable, Series, Source
from .figures import Figure
from .layout import Accepted
from .matter import Resource, Role, Term, Worksheet


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference means: the part of the guide, and for a figure its value and the evidence it rests on."""

    item: Part
    value: Quantity | None = None
    ends: tuple[Quantity, Quantity, bool] | None = None
    """For a range: its low end, its high end, and whether it goes on above."""
    date: PartialDate | None = None
    bases: tuple[Evidence, ...] = ()
    """The measured evidence behind the value; several for a derived figure."""


class Guide(Part):
    """A whole guide; dictionaries are by id, in the order of their files."""

    folder: str
    """The folder it was read from, as problems name it."""
    digest: str
    """SHA-256 of the content files, names and bytes, in hexadecimal."""
    book: Book
    front: Front
    labels: Labels
    chapters: dict[str, Chapter]
    """In the order of the parts."""
    facts: dict[str, Fact]
    series: dict[str, Series]
    pay: dict[str, PayTable]
    sources: dict[str, Source]
    figures: dict[str, Figure]
    terms: dict[str, Term]
    roles: dict[str, Role]
    resources: dict[str, Resource]
    worksheets: dict[str, Worksheet]
    cheatsheet: CheatSheet
    accepted: tuple[Accepted, ...] = ()
    """Remarks on the pages that are left as they are."""

    def part_of(self, chapter: str) -> PartOfBook:
        """Return the part that holds a chapter."""
        return next(part for part in self.book.parts if chapter in part.chapters)

    def blocks_of(self, chapter: Chapter) -> list[Block]:
        """Return every block of a chapter, in reading order."""
        return [block for section in chapter.sections for block in section.blocks]

    @property
    def tables(self) -> dict[str, Table | PayTableBlock]:
        """Return every table block by id, in reading order."""
        blocks = [block for chapter in self.chapters.values() for block in self.blocks_of(chapter)]
        return {block.id: block for block in blocks if isinstance(block, Table | PayTableBlock)}

    @property
    def sections(self) -> dict[str, Section]:
        """Return every section by id, in reading order."""
        return {section.id: section for chapter in self.chapters.values() for section in chapter.sections}

    @property
    def anchors(self) -> dict[str, Part]:
        """Return the blocks besides tables that can be referred to by id."""
        parts = (part for chapter in self.chapters.values() for part in parts_within(chapter.sections))
        kept = (part for part in parts if not isinstance(part, Table | PayTableBlock | Section))
        return {name: part for part in kept if (name := getattr(part, "id", None))}

    def known(self, kind: str) -> dict[str, Part]:
        """Return everything of one kind by id; KeyError for a kind that cannot be referred to."""
        return _COLLECTIONS[kind](self)

    def resolve(self, kind: str, name: str) -> Resolved:
        """Return what a reference means; raise LookupError with the part of the name that is unknown."""
        first, _, rest = name.partition(".")
        items = self.known(kind)
        if first not in items:
            raise LookupError(first)
        item = items[first]
        if isinstance(item, Fact):
            return self._fact(item, rest)
        if isinstance(item, Series):
            return _series(item, rest)
        if isinstance(item, PayTable):
            return _pay(item, rest)
        if rest:
            raise LookupError(rest)
        return Resolved(item)

    def _fact(self, fact: Fact, part: str) -> Resolved:
        """Return a fact's value, its sample, an end of its spread or its date."""
        if part in ("low", "high") and getattr(fact, part) is not None:
            return Resolved(fact, getattr(fact, part), bases=(fact,))
        if part == "range" and fact.low is not None and fact.high is not None:
            return Resolved(fact, ends=(fact.low, fact.high, False), bases=(fact,))
        if part == "n" and fact.n is not None:
            return Resolved(fact, Quantity(Decimal(fact.n), fact.sample or ""), bases=(fact,))
        if part == "as_of" and fact.as_of is not None:
            return Resolved(fact, date=fact.as_of, bases=(fact,))
        if part:
            raise LookupError(part)
        if fact.value is not None:
            return Resolved(fact, fact.value, bases=(fact,))
        return self._derived(fact)

    def _derived(self, fact: Fact) -> Resolved:
        """Return the value computed from a fact's two figures, with the evidence of both."""
        first, second = (self.resolve(target.kind, target.name) for target in fact.operands)
        if first.value is None or second.value is None:
            raise LookupError("a derived fact needs two values, not a row or a date")
        bases = tuple(dict.fromkeys((*first.bases, *second.bases), None))
        a, b = first.value, second.value
        if fact.difference:
            return Resolved(fact, _rounded(a.number - b.number, a.unit, fact.digits), bases=bases)
        if fact.change:
            return Resolved(fact, _rounded((a.number / b.number - 1) * 100, "%", fact.digits), bases=bases)
        return Resolved(fact, _rounded(a.number / b.number, "×", fact.digits), bases=bases)


def _rounded(number: Decimal, unit: str, digits: int) -> Quantity:
    """Return a derived number with the decimals its fact asks for."""
    return Quantity(round(number, digits), unit)


def _series(series: Series, key: str) -> Resolved:
    """Return one point of a series, or the series itself."""
    if not key:
        return Resolved(series, bases=(series,))
    point = series.point(key)
    if point is None:
        raise LookupError(key)
    return Resolved(series, Quantity(point.value, series.unit or ""), bases=(series,))


def _pay(table: PayTable, rest: str) -> Resolved:
    """Return one value or range of a row, the row, or the table itself."""
    name, _, part = rest.partition(".")
    if not name:
        return Resolved(table, bases=(table,))
    row = table.row(name)
    if row is None:
        raise LookupError(name)
    if not part:
        return Resolved(row, bases=(table,))
    if part == "range":
        low, high = (row.low, row.high) if row.is_band else (row.p25, row.p75)
        if low is None or high is None:
            raise LookupError(part)
        ends = (Quantity(low, table.currency), Quantity(high, table.currency), row.open_end)
        return Resolved(row, ends=ends, bases=(table,))
    value = table.amount(row, part) if part in ("n", "p10", "p25", "median", "p75", "p90", "low", "high") else None
    if value is None:
        raise LookupError(part)
    return Resolved(row, value, bases=(table,))


_COLLECTIONS: dict[str, Callable[[Guide], dict[str, Part]]] = {
    "fact": lambda guide: guide.facts,
    "series": lambda guide: guide.series,
    "pay": lambda guide: guide.pay,
    "source": lambda guide: guide.sources,
    "figure": lambda guide: guide.figures,
    "term": lambda guide: guide.terms,
    "role": lambda guide: guide.roles,
    "resource": lambda guide: guide.resources,
    "worksheet": lambda guide: guide.worksheets,
    "chapter": lambda guide: guide.chapters,
    "section": lambda guide: guide.sections,
    "table": lambda guide: guide.tables,
    "block": lambda guide: guide.anchors,
    "part": lambda guide: {part.id: part for part in guide.book.parts},
}
