"""A page of the finished book with all that a rule asks of it, and how a finding on it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from guide import NOWHERE, Place, Problem

from ..manuscript import Manuscript
from ..pages import Sheets
from ..survey import PageSurvey, Run

SHOWN = 40  # characters of a text that a message quotes


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page of a PDF: its number counted from 1, what stands on it, and the HTML it comes from."""

    output: str
    """The name of the PDF: `handbook-a4.pdf`."""
    number: int
    survey: PageSurvey
    manuscript: Manuscript
    gathering: str
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

    def problem_of(self, run: Run, message: str, hint: str = "") -> Problem:
        """Return a problem at the content line of a piece of text; `{}` in the message stands for the text."""
        element = run.setting.element if run.setting.element >= 0 else run.setting.block
        return self.problem(element, message.format(f"the text '{quote(run.text)}'"), hint)


def printed_pages(book: Sequence[Sheets], output: str) -> tuple[PrintedPage, ...]:
    """Return the pages of a book in their order."""
    pages: list[PrintedPage] = []
    for sheets in book:
        for number, page in enumerate(sheets.surveys, 1):
            is_last = number == len(sheets.surveys)
            pages.append(PrintedPage(output, len(pages) + 1, page, sheets.manuscript, sheets.gathering.name, is_last))
    return tuple(pages)


def quote(text: str) -> str:
    """Return a text short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
