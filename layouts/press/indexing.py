"""The index: marks collected by the page map, sorted, grouped by their first letter, their pages merged into runs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

FIGURES = "0–9"
"""The heading of entries that begin with a digit or a sign."""
NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index: its words, its pages as runs (`iv`, `3–5`), and the entries set below it."""

    name: str
    runs: tuple[str, ...]
    subentries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries that begin with one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class _Gathered:
    """An entry while its marks are gathered; spellings that differ in case alone are one entry, named by the first."""

    name: str
    folios: list[str] = field(default_factory=list)
    below: dict[str, _Gathered] = field(default_factory=dict)

    def finished(self) -> Entry:
        """Return the entry with its pages merged and its subentries sorted."""
        below = [self.below[key].finished() for key in sorted(self.below)]
        return Entry(self.name, merge_runs(self.folios), tuple(below))


def read_index(uses: Mapping[str, tuple[str, ...]]) -> tuple[Letter, ...]:
    """Return the index from the page map's uses of `index:NAME`; `NAME/MORE` is a subentry, `//` a slash in a name.

    So is `NAME, MORE` where another entry begins with that name.
    """
    root = _Gathered("")
    marks = [(_levels(key[6:]), folios) for key, folios in uses.items() if key.startswith("index:")]
    stems = Counter(_stem(name) for name in {sorting_key(levels[0]): levels[0] for levels, _ in marks}.values())
    for levels, folios in marks:
        entry = root
        for part in _set_off(levels, stems):
            entry = entry.below.setdefault(sorting_key(part), _Gathered(part))
        entry.folios += folios
    entries = root.finished().subentries
    return tuple(Letter(letter, tuple(group)) for letter, group in groupby(entries, lambda entry: _letter(entry.name)))


def merge_runs(folios: Iterable[str]) -> tuple[str, ...]:
    """Return page numbers in order, roman before arabic, none twice, neighbors merged: `iv`, `3–5`, `9`."""
    pages = sorted({_page(folio): folio for folio in folios}.items())
    return tuple(_run([folio for _, folio in run]) for run in _neighbors(pages))


def sorting_key(name: str) -> str:
    """Return what an entry is sorted by: its letters and digits, without case, marks and signs; letter by letter."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "", "".join(sign for sign in bare if not unicodedata.combining(sign))) or name


def _levels(name: str) -> list[str]:
    """Return the entry and the subentry that a key names."""
    return [part.replace("//", "/").strip() for part in re.split(r"(?<!/)/(?!/)", name, maxsplit=1)]


def _set_off(levels: list[str], stems: Counter[str]) -> list[str]:
    """Return the levels of an entry; what stands behind its first comma is one of its own below a name others share."""
    name, *below = levels
    if below or ", " not in name or stems[_stem(name)] == 1:
        return levels
    return [*name.split(", ", maxsplit=1)]


def _stem(name: str) -> str:
    """Return what an entry begins with, up to its first comma."""
    return name.partition(", ")[0]


def _letter(name: str) -> str:
    """Return the heading under which an entry stands."""
    first = sorting_key(name)[0]
    return first.upper() if first.isalpha() else FIGURES


def _page(folio: str) -> tuple[bool, int]:
    """Return a page number as it sorts: whether it is arabic, and its value."""
    if folio.isdecimal():
        return True, int(folio)
    values = [NUMERALS[letter] for letter in folio]
    following = [*values[1:], 0]
    return False, sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _neighbors(pages: list[tuple[tuple[bool, int], str]]) -> Iterator[list[tuple[tuple[bool, int], str]]]:
    """Yield the pages in runs that follow one another without a gap."""
    for _, run in groupby(enumerate(pages), lambda place: (place[1][0][0], place[1][0][1] - place[0])):
        yield [page for _, page in run]


def _run(folios: list[str]) -> str:
    """Return a run as it is printed."""
    return folios[0] if len(folios) == 1 else f"{folios[0]}–{folios[-1]}"
