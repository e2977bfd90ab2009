"""Advice on lines that a careful typesetter would mend: runts, loose lines, ladders of hyphens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..survey import CAPTIONS, HEADINGS, Run
from .printed import PrintedPage, Remark

RUNT_LETTERS = 5
LOOSE_EM = 0.6  # a space this much wider than its own width opens a hole in the line
LADDER = 3
HYPHENS = ("-", "\u2010")
PARAGRAPHS = frozenset({"p", "li", "dt", "dd", "blockquote", *HEADINGS, *CAPTIONS})
CELLS = frozenset({"td", "th"})
LINES_OF_A_CELL = 3
"""A cell with fewer lines may end in one word: two words do not fit its column."""

Line = tuple[PrintedPage, list[Run]]


def runts(pages: Sequence[PrintedPage]) -> Iterator[Remark]:
    """Yield a remark for each paragraph, title, caption and cell whose last line is one very short word.

    The end of an address is where it had to be broken.
    """
    for lines in paragraphs(pages):
        page, last = lines[-1]
        block, text = last[0].setting.block, text_of(last)
        is_cell = page.manuscript.passages[block].tag in CELLS
        is_address = page.manuscript.passages[last[0].setting.element].attributes.get("class") == "web"
        count = sum(on is page for on, _ in lines) if is_cell else len(lines)  # a table's head is repeated overleaf
        if (
            count >= (LINES_OF_A_CELL if is_cell else 2)
            and len(text) <= RUNT_LETTERS
            and len(text.split()) == 1
            and not is_address
        ):
            yield page.remark("runt", block, _words(lines), f"the last line of {{}} is only '{text}'")


def loose_lines(pages: Iterable[PrintedPage]) -> Iterator[Remark]:
    """Yield a remark for each justified line with holes in it."""
    for lines in paragraphs(pages):
        for page, line in lines:
            stretch = max(run.stretch_em for run in line)
            if stretch > LOOSE_EM:
                message = f"a line is loose, each space {stretch:.1f} em wider: {{}}"
                yield page.remark("loose-line", line[0].setting.block, text_of(line), message)


def hyphen_ladders(pages: Iterable[PrintedPage]) -> Iterator[Remark]:
    """Yield a remark for each paragraph with three lines in a row that end in a hyphen."""
    for lines in paragraphs(pages):
        for hyphened, steps in groupby(lines, key=lambda line: text_of(line[1]).endswith(HYPHENS)):
            ladder = list(steps)
            if hyphened and len(ladder) >= LADDER:
                page, line = ladder[0]
                message = f"{len(ladder)} lines in a row end in a hyphen, from {{}}"
                yield page.remark("hyphens", line[0].setting.block, text_of(line), message)


def paragraphs(pages: Iterable[PrintedPage]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph, title, caption and cell, over all pages that it stands on."""
    paragraphs: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        words = (run for run in page.survey.runs if run.setting.area in ("text", "note", "footnote"))
        for (block, _), runs in groupby(words, key=lambda run: (run.setting.block, run.line)):
            if block >= 0 and page.manuscript.passages[block].tag in PARAGRAPHS | CELLS:
                paragraphs.setdefault((id(page.manuscript), block), []).append((page, list(runs)))
    yield from paragraphs.values()


def _words(lines: Sequence[Line]) -> str:
    """Return the words of a paragraph."""
    return " ".join(text_of(line) for _, line in lines)


def text_of(line: Iterable[Run]) -> str:
    """Return the text of a line."""
    return "".join(run.text for run in line).strip()
