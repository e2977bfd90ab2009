"""What the page engine says in its log, heard and turned into problems: it warns where it should stop."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from guide import NOWHERE, Place, Problem

ENGINE = logging.getLogger("weasyprint")
SPOT = re.compile(r" at (\d+):(\d+)")
RULE = re.compile(r"<AtRule (@[\w-]+)[^>]*>")
DECLARATION = re.compile(r"Ignored `(?P<name>[\w-]+)\s*:")
SUBSETTER = "Using fontTools instead of HarfBuzz-Subset"


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet as read: where a person finds it, its address for the page, its text."""

    file: str
    url: str
    text: str

    def place(self, line: int = 0, column: int = 0) -> Place:
        """Return the place of a line and column in it."""
        return Place(self.file, line, column)

    def declares(self, name: str, line: int, column: int) -> bool:
        """Return whether the value of a declaration of that name, or the name itself, stands at this spot."""
        lines = self.text.splitlines()
        if not 0 < line <= len(lines):
            return False
        before = "\n".join([*lines[max(0, line - 4) : line - 1], lines[line - 1][: column - 1]])
        return (
            re.search(rf"(?<![\w-]){re.escape(name)}\s*:\s*\Z", before) is not None
            or re.match(rf"{re.escape(name)}\s*:", lines[line - 1][column - 1 :]) is not None
        )


class _Ear(logging.Handler):
    """A log handler that keeps the messages."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect what the page engine logs at WARNING or above while the block runs; it goes nowhere else."""
    ear, propagate, level = _Ear(), ENGINE.propagate, ENGINE.level
    ENGINE.addHandler(ear)
    ENGINE.propagate = False
    ENGINE.setLevel(logging.WARNING)
    try:
        yield ear.messages
    finally:
        ENGINE.removeHandler(ear)
        ENGINE.propagate = propagate
        ENGINE.setLevel(level)


def sheet_problem(message: str, sheet: StyleSheet) -> Problem:
    """Return what the engine said while it read this style sheet, at the spot it names."""
    spot = SPOT.search(message)
    place = sheet.place(*map(int, spot.groups())) if spot else sheet.place()
    return Problem(place, _plain(message))


def late_sheet_problem(message: str, sheets: Sequence[StyleSheet]) -> Problem | None:
    """Return what the engine said of a style sheet while it laid out a page, or None when it is not about one.

    It names line and column, but no file: a value with var() is read only when an element needs it. The file
    is the one that has such a declaration at that spot.
    """
    spot, declaration = SPOT.search(message), DECLARATION.match(message)
    if not (spot and declaration):
        return None
    line, column = map(int, spot.groups())
    for sheet in sheets:
        if sheet.declares(declaration["name"], line, column):
            return Problem(sheet.place(line, column), _plain(message))
    return None


def subsetter_problem(message: str) -> Problem | None:
    """Return the problem of a machine that lacks the library that makes font subsets, or None."""
    if not message.startswith(SUBSETTER):
        return None
    return Problem(
        NOWHERE,
        "a library is missing: without HarfBuzz-Subset the same guide does not give the same bytes twice",
        "install the package libharfbuzz-subset0 (Debian, Ubuntu) or harfbuzz (Homebrew)",
    )


def _plain(message: str) -> str:
    """Return the engine's message without line and column, and without its full stop."""
    text = RULE.sub(r"\1", SPOT.sub("", message)).rstrip(". ")
    return text[:1].lower() + text[1:]
