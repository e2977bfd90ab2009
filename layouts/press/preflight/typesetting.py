"""Advice on what a careful typesetter would mend: runts, loose lines, hyphen ladders, split rows, near-empty pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from guide import Problem

from ..survey import Run
from .one_page import used_height
from .printed import PrintedPage, quote

RUNT_LETTERS = 5
LOOSE_EM = 0.6  # a space this much wider than its own width opens a hole in the line
LADDER = 3
HYPHENS = ("-", "\u2010")
PARAGRAPHS = frozenset({"p", "li", "dd", "blockquote"})
NEAR_EMPTY = 0.25

Line = tuple[PrintedPage, list[Run]]


def runts(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a remark for each paragraph whose last line is one very short word."""
    for lines in _paragraphs(pages):
        page, last = lines[-1]
        text = _text(last)
        if len(lines) > 1 and len(text) <= RUNT_LETTERS and " " not in text:
            yield page.problem_of(last[0], f"the last line of the paragraph is only '{text}'")


def loose_lines(pages: Iterable[PrintedPage]) -> Iterator[Problem]:
    """Yield a remark for each justified line with holes in it."""
    for lines in _paragraphs(pages):
        for page, line in lines:
            stretch = max(run.stretch_em for run in line)
            if stretch > LOOSE_EM:
                message = f"a line is loose, each space {stretch:.1f} em wider: '{quote(_text(line))}'"
                yield page.problem_of(line[0], message)


def hyphen_ladders(pages: Iterable[PrintedPage]) -> Iterator[Problem]:
    """Yield a remark for each paragraph with three lines in a row that end in a hyphen."""
    for lines in _paragraphs(pages):
        for hyphened, steps in groupby(lines, key=lambda line: _text(line[1]).endswith(HYPHENS)):
            ladder = list(steps)
            if hyphened and len(ladder) >= LADDER:
                page, line = ladder[0]
                yield page.problem_of(line[0], f"{len(ladder)} lines in a row end in a hyphen")


def split_rows(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a remark for each table row that is on two pages."""
    for before, after in pairwise(pages):
        for row in before.survey.rows:
            if after.manuscript is before.manuscript and row in after.survey.rows:
                yield before.problem(row, "a table row is split over two pages")


def near_empty_pages(pages: Iterable[PrintedPage]) -> Iterator[Problem]:
    """Yield a remark for each page, but those left blank, that is filled by less than a quarter."""
    for page in pages:
        share = used_height(page.survey) / page.survey.type_area.height
        if share < NEAR_EMPTY and page.survey.name != "blank":
            yield Problem(page.place, f"the page is nearly empty: {share:.0%} of its height is used")


def _paragraphs(pages: Iterable[PrintedPage]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph, over all pages that it stands on."""
    paragraphs: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        words = (run for run in page.survey.runs if run.setting.area in ("text", "note", "footnote"))
        for (block, _), runs in groupby(words, key=lambda run: (run.setting.block, run.line)):
            if block >= 0 and page.manuscript.passages[block].tag in PARAGRAPHS:
                paragraphs.setdefault((id(page.manuscript), block), []).append((page, list(runs)))
    yield from paragraphs.values()


def _text(line: Iterable[Run]) -> str:
    """Return the text of a line."""
    return "".join(run.text for run in line).strip()
