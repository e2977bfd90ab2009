"""Headings and captions left behind at the foot of a page, and headings that skip a level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guide import NOWHERE, Place, Problem

from ..pages import Sheets
from ..survey import HEADINGS
from .printed import PrintedPage, quote


def stranded_headings(pages: Iterable[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each page of a gathering, but its last, whose last words are a heading or a caption.

    A title in the upper half of its page stands alone on purpose: an opener.
    """
    for page in pages:
        words = [run for run in page.survey.runs if run.setting.area == "text"]
        if page.is_last or not words or words[-1].setting.heading < 0:
            continue
        last = words[-1]
        middle = (page.survey.type_area.top + page.survey.type_area.bottom) / 2
        is_followed = any(picture.frame.top >= last.frame.bottom for picture in page.survey.pictures)
        if last.frame.bottom < middle or is_followed:
            continue
        text = " ".join(run.text for run in words if run.setting.heading == last.setting.heading)
        yield page.problem(
            last.setting.heading,
            f"'{quote(text)}' is the last thing on its page",
            "keep what follows with it: the style sheets say break-after: avoid",
        )


def skipped_levels(book: Sequence[Sheets], output: str) -> Iterator[Problem]:
    """Yield a problem for each heading more than one level below the one before it (PDF/UA-1, 7.4.2)."""
    level = 0
    for sheets in book:
        for element, number in sheets.manuscript.numbers.items():
            if element.tag not in HEADINGS:
                continue
            before, level = level, int(element.tag[1])
            if level > before + 1:
                place = sheets.manuscript.passages[number].place
                said = (
                    f"the heading '{quote(''.join(element.itertext()))}' is an h{level} where an h{before + 1} is next"
                )
                yield Problem(place if place != NOWHERE else Place(output), said)
