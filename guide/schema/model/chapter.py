"""Chapters and what they are made of besides blocks: sections, the thing to do now, where to read on."""

from __future__ import annotations

from pydantic import Field

from .base import Id, Line, Part, Prose, ResourceRef
from .blocks import Block, Move
from .openers import Opening


class Section(Part):
    """A section of a chapter."""

    id: Id
    title: Line
    blocks: tuple[Block, ...] = Field(min_length=1)


class DoNow(Part):
    """Something to do at the end of a chapter, with the time it takes."""

    title: Line
    minutes: int = Field(ge=1, le=6000)
    steps: tuple[Move, ...] = Field(min_length=1)


class Chapter(Part):
    """One chapter, in a file of its own."""

    id: Id
    title: Line
    running_title: Line | None = None
    """A shorter title for the running head."""
    standfirst: Prose
    opening: Opening | None = None
    outcomes: tuple[Prose, ...] = Field(min_length=2)
    """What the reader will be able to do, each completing 'you will be able to'."""
    sections: tuple[Section, ...] = Field(min_length=1)
    do_now: DoNow
    how_we_know: Prose
    """What the chapter rests on, and what that cannot tell."""
    read_on: tuple[ResourceRef, ...] = ()
