"""The things on a page: one model a kind of block, told apart by `kind`; a bare text is prose."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from ..nodes import Entry
from .base import (
    FactRef,
    FigureRef,
    Flag,
    Id,
    Line,
    Part,
    PayRef,
    Prose,
    ResourceRef,
    RoleRef,
    SourceRef,
    WorksheetRef,
)


class Paragraphs(Part):
    """Running text: paragraphs and short lists."""

    kind: Literal["prose"]
    text: Prose


class Heading(Part):
    """A heading inside a section, one level below its title."""

    kind: Literal["heading"]
    text: Line
    id: Id | None = None


class KeyIdea(Part):
    """The one sentence or two to take away."""

    kind: Literal["key_idea"]
    title: Line | None = None
    text: Prose


class InPractice(Part):
    """A concrete case with numbers; `illustration` prints that it is not a real case."""

    kind: Literal["in_practice"]
    title: Line
    text: Prose
    illustration: Flag = False


class WatchOut(Part):
    """A mistake that costs something, and how to see it coming."""

    kind: Literal["watch_out"]
    title: Line
    text: Prose


class HowWeKnow(Part):
    """What is known about a claim, and how well."""

    kind: Literal["evidence"]
    title: Line
    text: Prose


class Move(Part):
    """One step of a worked example or of a procedure."""

    title: Line | None = None
    text: Prose
    formula: Line | None = None
    """The step's formula in TeX notation, set on a line of its own."""
    spoken: Line | None = None
    """The formula in words, for readers who hear it."""
    code: Prose | None = None


class WorkedExample(Part):
    """A problem solved step by step; `illustration` prints that the case is made up."""

    kind: Literal["worked_example"]
    title: Line
    id: Id | None = None
    problem: Prose
    steps: tuple[Move, ...] = Field(min_length=1)
    result: Prose
    illustration: Flag = False


class Checklist(Part):
    """Things to tick off on paper."""

    kind: Literal["checklist"]
    title: Line
    id: Id | None = None
    items: tuple[Prose, ...] = Field(min_length=1)


class Steps(Part):
    """A numbered procedure."""

    kind: Literal["steps"]
    title: Line | None = None
    items: tuple[Move, ...] = Field(min_length=1)


class SkillLadder(Part):
    """One skill at four heights, each beginning 'you can …', with how to learn it and how it is asked."""

    kind: Literal["skill_ladder"]
    skill: Line
    id: Id
    group: Line | None = None
    """What the skill belongs to: `Technical`, `Mathematics`."""
    awareness: Prose
    working: Prose
    practitioner: Prose
    expert: Prose
    learn: Prose | None = None
    asked: Prose | None = None


class RoleProfile(Part):
    """The frame of one role, placed here."""

    kind: Literal["role_profile"]
    role: RoleRef


class Column(Part):
    """One column of a table."""

    label: Line
    align: Literal["left", "right", "center"] = "left"
    width: int | None = Field(None, ge=5, le=80)
    """Its share of the table's width in percent."""


class Table(Part):
    """A table or comparison matrix; the first cell of each row heads it."""

    kind: Literal["table"]
    id: Id
    title: Line
    columns: tuple[Column, ...] = Field(min_length=2, max_length=9)
    rows: tuple[tuple[Prose, ...], ...] = Field(min_length=1)
    wide: Flag = False
    """Whether it uses the margin column too."""
    note: Prose | None = None
    sources: tuple[SourceRef, ...] = ()

    @model_validator(mode="after")
    def _equal_rows(self) -> Self:
        """Refuse a row whose cells do not match the columns."""
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells; the table has {len(self.columns)} columns")
        return self


class PayTableBlock(Part):
    """A pay table of the guide, printed with its quantiles, sample and source."""

    kind: Literal["pay_table"]
    id: Id
    title: Line
    pay: PayRef
    note: Prose | None = None


class FactCards(Part):
    """A few figures set large, each with its full evidence."""

    kind: Literal["facts"]
    title: Line | None = None
    facts: tuple[FactRef, ...] = Field(min_length=1)


class FigureBlock(Part):
    """A chart or diagram, placed here."""

    kind: Literal["figure"]
    figure: FigureRef


class TimelineEntry(Part):
    """One moment of a timeline."""

    when: Line
    title: Line
    text: Prose | None = None


class Timeline(Part):
    """What happens when, in order."""

    kind: Literal["timeline"]
    title: Line
    items: tuple[TimelineEntry, ...] = Field(min_length=1)


class Question(Part):
    """A question with a model answer."""

    ask: Prose
    answer: Prose
    looks_for: Prose | None = None
    """What the one who asks wants to find out."""


class Questions(Part):
    """Questions with answers that teach."""

    kind: Literal["questions"]
    title: Line | None = None
    items: tuple[Question, ...] = Field(min_length=1)


class WorksheetBlock(Part):
    """A worksheet, placed here."""

    kind: Literal["worksheet"]
    worksheet: WorksheetRef


class ResourceCards(Part):
    """Resources, placed here as cards."""

    kind: Literal["resources"]
    title: Line | None = None
    resources: tuple[ResourceRef, ...] = Field(min_length=1)


class Code(Part):
    """A short piece of code, a query or a shell session."""

    kind: Literal["code"]
    title: Line | None = None
    language: Line | None = None
    code: Prose


class Formula(Part):
    """A formula in TeX notation, set on a line of its own, with its spoken form."""

    kind: Literal["formula"]
    tex: Line
    spoken: Line
    where: Prose | None = None
    """What the letters mean."""


class Weight(Part):
    """One point of a weighing: what speaks for it and its other side."""

    point: Line
    for_it: Prose
    against: Prose


class Weighing(Part):
    """Reasons with their evidence beside their other side."""

    kind: Literal["weighing"]
    title: Line
    items: tuple[Weight, ...] = Field(min_length=1)


class Fork(Part):
    """One question of a decision path."""

    ask: Prose
    yes: Prose
    no: Prose


class Decision(Part):
    """A decision path: questions in order, each with what a yes and a no lead to."""

    kind: Literal["decision"]
    title: Line
    forks: tuple[Fork, ...] = Field(min_length=1)


class BeforeAfter(Part):
    """A text before and after an edit, and why; always an illustration."""

    kind: Literal["before_after"]
    title: Line
    before: Prose
    after: Prose
    why: Prose


def _bare_text_is_prose(value: Any) -> Any:
    """Return a bare text as a prose block, at its own place."""
    if isinstance(value, str):
        entry = Entry(getattr(value, "place", None))
        entry.update(kind="prose", text=value)
        entry.places["text"] = entry.place
        return entry
    return value


Block = Annotated[
    Annotated[
        Paragraphs
        | Heading
        | KeyIdea
        | InPractice
        | WatchOut
        | HowWeKnow
        | WorkedExample
        | Checklist
        | Steps
        | SkillLadder
        | RoleProfile
        | Table
        | PayTableBlock
        | FactCards
        | FigureBlock
        | Timeline
        | Questions
        | WorksheetBlock
        | ResourceCards
        | Code
        | Formula
        | Weighing
        | Decision
        | BeforeAfter,
        Field(discriminator="kind"),
    ],
    BeforeValidator(_bare_text_is_prose),
]
