"""Pictures that say nothing to one who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide import NOWHERE, Place, Problem

from ..manuscript import SVG, Passage
from ..pages import Sheets


def missing_alt(book: Sequence[Sheets], output: str) -> Iterator[Problem]:
    """Yield a problem for each picture without a text that stands in for it (PDF/UA-1, 7.3)."""
    for sheets in book:
        for number, passage in enumerate(sheets.manuscript.passages):
            if passage.image_address is not None and not passage.attributes.get("alt", "").strip():
                yield _problem(passage, f"the picture '{passage.image_address}' has no alt text", output)
            elif passage.tag == SVG + "svg" and not _has_title(sheets.manuscript.passages, number):
                yield _problem(passage, "a drawing in the HTML has no title", output)


def _has_title(passages: Sequence[Passage], number: int) -> bool:
    """Return whether the first thing in a drawing is its title."""
    return number + 1 < len(passages) and passages[number + 1].tag == SVG + "title"


def _problem(passage: Passage, message: str, output: str) -> Problem:
    """Return a problem at the picture's content line, or at the PDF when it has none."""
    place = passage.place if passage.place != NOWHERE else Place(output)
    return Problem(place, message, "say in a sentence what it shows")
