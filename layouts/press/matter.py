"""What stands before and behind the chapters, brought into the order in which it is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from guide import Chapter, Guide, PayTable, Prose, Source, texts_within

from .gathering import PageMap
from .indexing import read_index, sorting_key
from .numbering import Numbers, worksheets_at_the_back
from .typography import minutes

COVER_BARS = 9
"""The most bars a cover shows: more would be a texture and no longer a picture."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: the id it leads to, its title, and its number where it has one."""

    id: str
    title: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of figures, tables or worksheets."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Things that stand together under one heading: a letter, a topic."""

    title: str
    members: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on the cover: where it starts and how long it is."""

    start_mm: float
    width_mm: float


def listings(guide: Guide, numbers: Numbers, plain: Callable[[str], str]) -> tuple[Listing, ...]:
    """Return the lists of figures, tables and worksheets in the order of their numbers; an empty one is left out."""
    labels = guide.labels
    kinds = (
        ("figure", labels.figures, guide.figures),
        ("table", labels.tables, guide.tables),
        ("worksheet", labels.worksheets, guide.worksheets),
    )
    found = []
    for kind, title, items in kinds:
        numbered = ((name, value) for name, value in getattr(numbers, kind).items() if name in items)
        entries = tuple(Entry(f"{kind}-{name}", plain(items[name].title), value) for name, value in numbered)
        found.append(Listing(f"list-of-{kind}s", str(title), entries))
    return tuple(listing for listing in found if listing.entries)


def back_matter(guide: Guide, page_map: PageMap) -> tuple[Entry, ...]:
    """Return what stands behind the chapters, in its order."""
    labels = guide.labels
    stands = (
        ("worksheets", labels.worksheets, worksheets_at_the_back(guide)),
        ("resources", labels.resources, guide.resources),
        ("glossary", labels.glossary, guide.terms),
        ("sources", labels.sources, guide.sources),
        ("index", labels.index, read_index(page_map.uses)),
    )
    return tuple(Entry(name, str(title)) for name, title, content in stands if content)


def glossary(guide: Guide) -> tuple[Group, ...]:
    """Return the terms in alphabetical order, by their first letters."""
    ordered = sorted(guide.terms.values(), key=lambda term: sorting_key(term.name))
    letters = groupby(ordered, lambda term: sorting_key(term.name)[0].upper())
    return tuple(Group(letter, tuple(terms)) for letter, terms in letters)


def topics(guide: Guide) -> tuple[Group, ...]:
    """Return the resources by their topics, both in the order they were written."""
    names = dict.fromkeys(str(resource.topic) for resource in guide.resources.values())
    return tuple(Group(name, tuple(r for r in guide.resources.values() if r.topic == name)) for name in names)


def sources_in_order(guide: Guide, page_map: PageMap) -> tuple[Source, ...]:
    """Return the sources that the book uses, in the alphabetical order of their keys; all while no page is known."""
    used = {use.partition(":")[2] for use in page_map.uses if use.startswith("source:")}
    sources = (source for source in guide.sources.values() if source.id in used or not used)
    return tuple(sorted(sources, key=lambda source: sorting_key(source.key)))


def minutes_to_read(chapter: Chapter) -> int:
    """Return how many minutes a chapter takes to read."""
    return minutes(sum(len(text.split()) for text in texts_within(chapter) if isinstance(text, Prose)))


def cover_bars(guide: Guide, width_mm: float) -> tuple[Bar, ...]:
    """Return the rows of the guide's longest pay table as bars that fill a width: the book's data draw its cover."""
    spans = max((_spans(table) for table in guide.pay.values()), key=len, default=())
    if not spans:
        return ()
    low, high = min(start for start, _ in spans), max(end for _, end in spans)
    scale = width_mm / float(high - low or 1)
    ordered = sorted(spans)[:COVER_BARS]
    return tuple(Bar(float(start - low) * scale, max(float(end - start) * scale, 1.0)) for start, end in ordered)


def _spans(table: PayTable) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return the ends of each row that rests on enough observations: of its middle half, or of all that is known."""
    rows = (row for row in table.rows if not table.is_held_back(row))
    return tuple((row.p25 or row.values[0], row.p75 or row.values[-1]) for row in rows)
