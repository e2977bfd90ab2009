"""Headings and captions left behind at the foot of a page, or parted from what they name; levels that are skipped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from guide import NOWHERE, Place, Problem

from ..pages import Sheets
from ..survey import HEADINGS
from .printed import PrintedPage, quote

MOST_OF_A_PAGE = 0.9


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


def parted_captions(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each title, caption or note on another page than the picture or table it belongs to.

    What is about as high as a page, or higher, cannot be kept together: large type makes such figures.
    """
    shown = {(id(page.manuscript), exhibit) for page in pages for exhibit in page.survey.shown} - _too_high(pages)
    for page in pages:
        told = set(page.survey.shown)
        for run in page.survey.runs:
            exhibit = run.setting.exhibit
            if exhibit < 0 or exhibit in told or (id(page.manuscript), exhibit) not in shown:
                continue
            told.add(exhibit)
            words = " ".join(other.text for other in page.survey.runs if other.setting.block == run.setting.block)
            thing = "picture" if page.manuscript.passages[exhibit].tag == "figure" else "table"
            yield page.problem(
                run.setting.element,
                f"'{quote(words)}' stands on another page than its {thing}",
                "keep them together: the style sheets say break-before or break-after: avoid",
            )


def _too_high(pages: Iterable[PrintedPage]) -> set[tuple[int, int]]:
    """Return the manuscript and element of each figure that fills nine tenths of a page, on however many it stands."""
    shares: Counter[tuple[int, int]] = Counter()
    for page in pages:
        spans: dict[int, list[float]] = defaultdict(list)
        for thing in [*page.survey.runs, *page.survey.pictures]:
            if thing.setting.exhibit >= 0:
                spans[thing.setting.exhibit] += (thing.frame.top, thing.frame.bottom)
        for exhibit, edges in spans.items():
            if page.manuscript.passages[exhibit].tag == "figure":
                shares[id(page.manuscript), exhibit] += (max(edges) - min(edges)) / page.survey.type_area.height
    return {figure for figure, share in shares.items() if share > MOST_OF_A_PAGE}


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
