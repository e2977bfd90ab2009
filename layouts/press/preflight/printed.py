"""A page of the finished book with all that a rule asks of it, and how a finding on it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from guide import NOWHERE, Place, Problem

from ..manuscript import Manuscript
from ..pages import Sheets
from ..survey import PageSurvey, Run

SHOWN = 40  # characters of a text that a message quotes

Rule = Literal["runt", "loose-line", "hyphens", "split-row", "wide-table", "broken-word", "far-note", "empty-foot"]
"""What a remark can be about; `guide/layout.yaml` calls them by these names."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Advice on a page: the rule that gives it, the words it is about, and how it is said."""

    rule: Rule
    words: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page of a PDF: its number counted from 1, what stands on it, and the HTML it comes from."""

    output: str
    """The name of the PDF: `handbook-a4.pdf`."""
    number: int
    survey: PageSurvey
    manuscript: Manuscript
    gathering: str
    is_first: bool
    """It begins its gathering."""
    is_last: bool
    """It ends its gathering."""

    @property
    def place(self) -> Place:
        """Return the page as a place."""
        return Place(f"{self.output} page {self.number}")

    def problem(self, element: int, message: str, hint: str = "") -> Problem:
        """Return a problem at the content line of an element, or at the page when it has none."""
        place = self.manuscript.passages[element].place if element >= 0 else NOWHERE
        if place == NOWHERE:
            return Problem(self.place, message, hint)
        return Problem(place, f"{message} ({PurePath(self.output).stem}, page {self.number})", hint)

    def remark(self, rule: Rule, element: int, words: str, message: str, hint: str = "") -> Remark:
        """Return a remark at the content line of an element; `{}` in the message stands for the words."""
        return Remark(rule, words, self.problem(element, message.format(f"'{quote(words)}'"), hint))

    def problem_of(self, run: Run, message: str, hint: str = "") -> Problem:
        """Return a problem at the content line of a piece of text; `{}` in the message stands for the text."""
        element = run.setting.element if run.setting.element >= 0 else run.setting.block
        return self.problem(element, message.format(f"the text '{quote(run.text)}'"), hint)


def printed_pages(book: Sequence[Sheets], output: str) -> tuple[PrintedPage, ...]:
    """Return the pages of a book in their order."""
    pages: list[PrintedPage] = []
    for sheets in book:
        for number, page in enumerate(sheets.surveys, 1):
            ends = (number == 1, number == len(sheets.surveys))
            pages.append(PrintedPage(output, len(pages) + 1, page, sheets.manuscript, sheets.gathering.name, *ends))
    return tuple(pages)


def quote(text: str) -> str:
    """Return a text short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
