"""Compose, lay out, read the page numbers, compose again: until every printed number is true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from guide import NOWHERE, PrintError, Problem

from ..gathering import Gathering, PageMap
from ..pages import Sheets, raise_problems
from .folios import renumber
from .order import folio_text, page_map, stations

Compose = Callable[[PageMap], Sequence[Gathering]]
LayOut = Callable[[Gathering, int], Sheets]

ROUNDS = 8
LETTERS_A_PAGE = 2050
"""About how many letters of HTML text fill a page, tables, margins and figures taken together."""
TAG = re.compile(r"<[^>]*>")
ID = re.compile(r"""\bid=["']([^"']+)""")
FEW = 6  # as many examples as a message names
MARGIN_BOXES = (
    *("top-left-corner", "top-left", "top-center", "top-right", "top-right-corner"),
    *("bottom-left-corner", "bottom-left", "bottom-center", "bottom-right", "bottom-right-corner"),
    *("left-top", "left-middle", "left-bottom", "right-top", "right-middle", "right-bottom"),
)
BLANK = Gathering(
    name="blank",
    html=(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>-</title><style>html{page:blank}@page{'
        + "".join(f"@{box}{{content:none}}" for box in MARGIN_BOXES)
        + "}</style></head><body></body></html>"
    ),
    opens_recto=False,
    numbering="none",
)
"""A page without anything, whatever the style sheets put into the margins of every page."""


def settle(compose: Compose, lay_out: LayOut) -> tuple[tuple[Sheets, ...], PageMap]:
    """Return the laid-out book in its order, blank pages among it, and the page map that its pages show.

    Raises PrintError naming the ids whose page still moves after eight rounds.
    """
    known = estimate(compose(PageMap()))
    laid: dict[str, Sheets] = {}
    for _ in range(ROUNDS):
        book = collate(compose(known), lay_out, laid)
        found = page_map(book)
        if found == known:
            return book, known
        known, before = found, known
    raise PrintError([_unsettled(before, known)])


def estimate(gatherings: Sequence[Gathering]) -> PageMap:
    """Return about which page each id will stand on, by the length of the text before it.

    Only the number of digits matters: where it is right, the pages need no second layout to print true numbers.
    """
    words = {gathering.name: re.sub(r"<(?!\w[^>]*\bid=)[^>]*>", "", gathering.html) for gathering in gatherings}

    def length_of(gathering: Gathering, _folio: int) -> int:
        return len(TAG.sub("", words[gathering.name])) // LETTERS_A_PAGE + 1

    folios: dict[str, str] = {}
    for gathering, station in zip(gatherings, stations(gatherings, length_of), strict=True):
        letters = 0
        for piece in re.split(r"(<[^>]*>)", words[gathering.name]):
            if found := ID.search(piece) if piece.startswith("<") else None:
                folios.setdefault(found[1], folio_text(station.folio + letters // LETTERS_A_PAGE, station.numbering))
            elif not piece.startswith("<"):
                letters += len(piece)
    return PageMap(folios)


def collate(gatherings: Sequence[Gathering], lay_out: LayOut, laid: dict[str, Sheets]) -> tuple[Sheets, ...]:
    """Return the gatherings laid out, in order, with blank pages; `laid` keeps them for the next round.

    A gathering is laid out anew only when more of it has changed than page numbers of the same width.
    """

    def laid_out(gathering: Gathering, folio: int) -> Sheets:
        have = laid.get(gathering.name)
        if have is None or (have.gathering, have.first_folio) != (gathering, folio):
            have = (have and renumber(have, gathering, folio)) or lay_out(gathering, folio)
            laid[gathering.name] = have
        return have

    book = []
    for gathering, station in zip(
        gatherings, stations(gatherings, lambda *opening: len(laid_out(*opening).pages)), strict=True
    ):
        if station.has_blank_before:
            book.append(laid_out(BLANK, 1))
        book.append(laid[gathering.name])
    raise_problems(list(duplicate_ids(book)))
    return tuple(book)


def duplicate_ids(book: Iterable[Sheets]) -> Iterator[Problem]:
    """Yield a problem for each id that two gatherings give: a link could lead to either."""
    owners: dict[str, Sheets] = {}
    for sheets in book:
        for passage in sheets.manuscript.passages:
            name = passage.attributes.get("id")
            if name and owners.setdefault(name, sheets) is not sheets:
                both = f"'{owners[name].gathering.name}' and '{sheets.gathering.name}'"
                yield Problem(passage.place, f"the id '{name}' is given in both {both}")


def _unsettled(before: PageMap, after: PageMap) -> Problem:
    """Return the problem of page numbers that change whenever they are printed."""
    moving = [
        f"'{name}' ({before.folio(name)} or {after.folio(name)})"
        for name in after.folios
        if after.folio(name) != before.folio(name)
    ]
    uses = [f"'{use}'" for use in after.uses if after.uses[use] != before.uses.get(use)]
    some = ", ".join([*moving, *uses][:FEW])
    return Problem(
        NOWHERE,
        f"the page numbers do not settle in {ROUNDS} rounds; still moving: {some}",
        "a page number at the end of a full line can push a line to the next page: reword near one of them",
    )
