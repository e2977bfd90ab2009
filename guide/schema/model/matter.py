"""The matter around the chapters: role profiles, glossary, resources, worksheets."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Address, FactRef, Flag, Id, Line, Part, PayPartRef, Prose, SourceRef, TermRef, When, Whole


class Role(Part):
    """A role in the frame that all roles share, so that they can be compared side by side."""

    id: Id
    name: Line
    in_one_line: Prose
    makes: Prose
    """What leaves their hands."""
    day: Prose
    """What a working day goes on."""
    tools: Prose
    measured_by: Prose
    enters_from: Prose
    leads_to: Prose
    choose_if: Prose
    not_if: Prose
    pay: tuple[PayPartRef, ...] = ()
    outlook: tuple[FactRef, ...] = ()


class RoleFile(Part):
    """The file of role profiles."""

    roles: tuple[Role, ...]


class Term(Part):
    """A term and its one-sentence meaning."""

    id: Id
    name: Line
    meaning: Prose
    also: tuple[Line, ...] = ()
    """Other names for the same thing."""
    see: tuple[TermRef, ...] = ()
    topic: Line | None = None


class GlossaryFile(Part):
    """The file of terms."""

    terms: tuple[Term, ...]


class Resource(Part):
    """Something to learn from."""

    id: Id
    title: Line
    who: Line
    topic: Line
    kind: Line
    """Book, course, repository, paper."""
    level: Line
    hours: Whole | None = None
    free: Flag
    price: Line | None = None
    url: Address
    why: Prose
    if_one: Flag = False
    """Whether it is the one to take if the reader takes only one of its topic."""
    checked: When
    source: SourceRef | None = None


class ResourceFile(Part):
    """The file of resources."""

    resources: tuple[Resource, ...]


class Words(Part):
    """Instructions inside a worksheet."""

    kind: Literal["text"]
    text: Prose


class WritingLines(Part):
    """A question with empty lines to write on."""

    kind: Literal["lines"]
    label: Prose
    count: int = Field(ge=1, le=20)


class Grid(Part):
    """An empty table to fill in; each row has a head, or is blank."""

    kind: Literal["grid"]
    title: Line | None = None
    columns: tuple[Line, ...] = Field(min_length=2, max_length=8)
    rows: tuple[Line, ...] = ()
    blank_rows: int = Field(0, ge=0, le=30)


class Band(Part):
    """What a score from `low` to `high` means."""

    low: int
    high: int
    meaning: Prose


class Rating(Part):
    """Statements to rate from 0 to `most`, with a strip that explains the sum."""

    kind: Literal["rating"]
    title: Line | None = None
    scale: tuple[Line, ...] = Field(min_length=2, max_length=6)
    """The words for 0, 1, 2 …"""
    items: tuple[Prose, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = ()


class Ticks(Part):
    """Boxes to tick."""

    kind: Literal["ticks"]
    title: Line | None = None
    items: tuple[Prose, ...] = Field(min_length=1)


WorksheetPart = Annotated[Words | WritingLines | Grid | Rating | Ticks, Field(discriminator="kind")]


class Worksheet(Part):
    """A sheet to write on."""

    id: Id
    title: Line
    purpose: Prose
    parts: tuple[WorksheetPart, ...] = Field(min_length=1)


class WorksheetFile(Part):
    """The file of worksheets."""

    worksheets: tuple[Worksheet, ...]
