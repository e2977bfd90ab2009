"""What stands before and behind the chapters, brought into the order in which it is printed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import groupby

from guide import Chapter, Guide, Prose, Source, texts_within

from .gathering import PageMap
from .indexing import read_index, sorting_key
from .numbering import Numbers, worksheets_at_the_back
from .typography import minutes


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


def back_matter(guide: Guide, page_map: PageMap, value_tables: Collection[str]) -> tuple[Entry, ...]:
    """Return what stands behind the chapters, in its order; one of the things is tables of the numbers of charts."""
    labels = guide.labels
    stands = (
        ("worksheets", labels.worksheets, worksheets_at_the_back(guide)),
        ("resources", labels.resources, guide.resources),
        ("glossary", labels.glossary, guide.terms),
        ("numbers", labels.numbers, value_tables),
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
