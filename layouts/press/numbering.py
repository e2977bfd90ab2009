"""The numbers of the book's parts, chapters, figures, tables and worksheets, fixed by their order alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from guide import Block, Guide

from .typography import roman


@dataclass(frozen=True, slots=True)
class Numbers:
    """The printed number of each thing by its id: parts `II`, chapters `7`, figures, tables `7.2`, worksheets `4`."""

    part: Mapping[str, str]
    chapter: Mapping[str, str]
    figure: Mapping[str, str]
    table: Mapping[str, str]
    worksheet: Mapping[str, str]

    def of(self, kind: str, name: str) -> str:
        """Return the number of a part, chapter, figure, table or worksheet, or nothing when it has none."""
        return getattr(self, kind).get(name, "") if kind in self.__slots__ else ""


def number(guide: Guide) -> Numbers:
    """Return the numbers of everything in the guide, in reading order.

    Figures and tables count within their chapter, so that a new one moves no number of another chapter; those before
    the first chapter count as chapter 0. The picture of a part has no number. Worksheets count through the book.
    """
    chapters = {name: str(place) for place, name in enumerate(guide.chapters, 1)}
    figures = _numbered("0", _figures_in(guide.front.how_to_use))
    tables = _numbered("0", _tables_in(guide.front.how_to_use))
    for name, chapter in guide.chapters.items():
        blocks = guide.blocks_of(chapter)
        figures |= _numbered(chapters[name], _figures_in(blocks))
        tables |= _numbered(chapters[name], _tables_in(blocks))
    worksheets = {name: str(place) for place, name in enumerate(worksheets_in_order(guide), 1)}
    parts = {part.id: roman(place).upper() for place, part in enumerate(guide.book.parts, 1)}
    return Numbers(*map(MappingProxyType, (parts, chapters, figures, tables, worksheets)))


def worksheets_in_order(guide: Guide) -> tuple[str, ...]:
    """Return the ids of all worksheets: first those placed in chapters, in reading order, then the others."""
    return tuple(dict.fromkeys([*_placed_worksheets(guide), *guide.worksheets]))


def worksheets_at_the_back(guide: Guide) -> tuple[str, ...]:
    """Return the ids of the worksheets that no chapter places, in the order of their file."""
    placed = frozenset(_placed_worksheets(guide))
    return tuple(name for name in guide.worksheets if name not in placed)


def _numbered(chapter: str, names: Iterable[str]) -> dict[str, str]:
    """Return the numbers within a chapter of the names, in their order."""
    return {name: f"{chapter}.{place}" for place, name in enumerate(dict.fromkeys(names), 1)}


def _placed_worksheets(guide: Guide) -> Iterator[str]:
    """Yield the ids of the worksheets that chapters place, in reading order."""
    for chapter in guide.chapters.values():
        yield from (str(block.worksheet) for block in guide.blocks_of(chapter) if block.kind == "worksheet")


def _figures_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the ids of the figures among blocks."""
    yield from (str(block.figure) for block in blocks if block.kind == "figure")


def _tables_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the ids of the tables and pay tables among blocks."""
    yield from (str(block.id) for block in blocks if block.kind in ("table", "pay_table"))
