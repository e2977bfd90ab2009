"""The order of the book: which page each gathering opens on, how its pages are numbered, where a page stays blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..gathering import Gathering, Numbering, PageMap
from ..pages import Sheets
from ..typography import roman


@dataclass(frozen=True, slots=True)
class Station:
    """Where a gathering stands in the book."""

    page: int
    """Its first page, counted from 1 through the whole book: odd pages are right-hand pages."""
    folio: int
    """The number that is printed there."""
    numbering: Numbering
    """How its pages count; a gathering without numbers counts on as the one before it."""
    has_blank_before: bool


def stations(gatherings: Iterable[Gathering], length_of: Callable[[Gathering, int], int]) -> Iterator[Station]:
    """Yield where each gathering stands; `length_of` tells its number of pages, given its first folio.

    Roman folios count from the first page of the book, arabic ones from the first arabic gathering, which opens on a
    right-hand page.
    """
    page, folio, numbering = 1, 1, "roman"
    for gathering in gatherings:
        restarts = gathering.numbering == "arabic" and numbering == "roman"
        has_blank = page % 2 == 0 and (gathering.opens_recto or restarts)
        page, folio = page + has_blank, folio + has_blank
        if restarts:
            folio, numbering = 1, "arabic"
        length = length_of(gathering, folio)
        yield Station(page, folio, numbering, has_blank)
        page, folio = page + length, folio + length


def stations_of(book: Sequence[Sheets]) -> tuple[Station, ...]:
    """Return where each gathering of a collated book stands; its blank pages are gatherings of their own."""
    lengths = iter(len(sheets.pages) for sheets in book)
    return tuple(stations((sheets.gathering for sheets in book), lambda *_: next(lengths)))


def page_map(book: Sequence[Sheets]) -> PageMap:
    """Return the printed page of every id, and the pages each use stands on, in order, no page twice."""
    folios: dict[str, str] = {}
    uses: dict[str, dict[str, None]] = {}
    for sheets, station in zip(book, stations_of(book), strict=True):
        for number, page in enumerate(sheets.surveys, station.folio):
            text = folio_text(number, station.numbering)
            for anchor in page.anchors:
                folios.setdefault(anchor, text)
            for use in page.uses:
                uses.setdefault(use, {})[text] = None
    return PageMap(folios, {use: tuple(pages) for use, pages in uses.items()})


def folio_text(number: int, numbering: Numbering) -> str:
    """Return a page number as it is printed: 4 is `iv` in roman matter, else `4`."""
    return roman(number) if numbering == "roman" else str(number)
