"""What can be wrong with a guide or a page, and where: data that a person can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot a person can open: a file, and in it a line and a column counted from 1 (0: none)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `file:line:column`, leaving out what is not known."""
        parts = [self.file]
        if self.line:
            parts += [str(self.line), str(self.column or 1)]
        return ":".join(parts)


NOWHERE = Place("")


def shown(path: Path) -> str:
    """Return a path as a person in the current folder would type it: relative inside it, else in full."""
    whole, here = path.absolute(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong in the reader's words, and a way out."""

    place: Place
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return the problem as it is printed: one line, and its hint indented below it."""
        line = f"{self.place}: {self.message}" if self.place.file else self.message
        return f"{line}\n    hint: {self.hint}" if self.hint else line


class BuildError(Exception):
    """A stage found problems; it has gathered them all before it raised."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, each once, in the order of their places."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[BuildError], tuple[tuple[Problem, ...]]]:
        """Travel between processes with the problems, not with their text."""
        return type(self), (self.problems,)


class GuideError(BuildError):
    """The content is at fault: a YAML file, a field, a reference."""


class LayoutError(BuildError):
    """A template, a stylesheet or a theme is at fault."""


class PrintError(BuildError):
    """The laid-out pages or the finished PDF break a rule."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word nearest to this one, or lists a few, or is empty."""
    known = sorted(set(known))
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if not known:
        return ""
    few = ", ".join(known[:12])
    return f"known here: {few}" + (", …" if len(known) > 12 else "")
