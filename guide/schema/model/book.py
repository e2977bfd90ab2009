"""The book as a whole: its title page, its order, the words of its furniture, and the cheat sheet."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Address, ChapterRef, Currency, FigureRef, Id, Line, Part, Prose, TableRef, Target, When
from .blocks import Block


class PartOfBook(Part):
    """A part: a promise in one paragraph, and its chapters in order."""

    id: Id
    title: Line
    promise: Prose
    figure: FigureRef | None = None
    """A picture that carries the part's idea."""
    chapters: tuple[ChapterRef, ...] = Field(min_length=1)


class Licence(Part):
    """Under which licence something may be used."""

    of: Line
    name: Line
    url: Address


class Book(Part):
    """What the title and imprint pages say, and the order of the matter."""

    title: Line
    subtitle: Line
    author: Line
    publisher: Line | None = None
    description: Prose
    keywords: tuple[Line, ...] = Field(min_length=1)
    edition: Line
    as_of: When
    next_review: When
    language: Line
    """A BCP 47 tag with its territory: `en-US`."""
    currency: Currency
    paper: Literal["a4", "letter"] = "a4"
    """The paper of the pictures and of the first link on the download page."""
    address: Address
    """Where the newest edition lives."""
    report_to: Address
    """Where to report an error."""
    licences: tuple[Licence, ...] = Field(min_length=1)
    thanks: Prose | None = None
    parts: tuple[PartOfBook, ...] = Field(min_length=1)


class SheetItem(Part):
    """One line of a panel, with the place in the handbook that explains it."""

    label: Line | None = None
    text: Prose | None = None
    see: Target | None = None

    @model_validator(mode="after")
    def _some_words(self) -> Self:
        """Refuse an item that would print nothing."""
        if not (self.label or self.text):
            raise ValueError("an item needs a label, a text or both")
        return self


class SheetPanel(Part):
    """A panel: a heading, and text, lines, a figure or a table of the handbook."""

    id: Id
    title: Line
    style: Literal["text", "list", "ticks", "steps", "pairs", "formulas", "figure", "table"]
    see: Target
    """The place in the handbook that the panel is drawn from."""
    text: Prose | None = None
    items: tuple[SheetItem, ...] = ()
    figure: FigureRef | None = None
    table: TableRef | None = None


class SheetColumn(Part):
    """A column of the sheet, its panels from top to bottom."""

    panels: tuple[SheetPanel, ...] = Field(min_length=1)


class CheatSheet(Part):
    """The one page: its heading and its columns of panels."""

    title: Line
    standfirst: Prose
    columns: tuple[SheetColumn, ...] = Field(min_length=1, max_length=4)


class Route(Part):
    """A way through the book for one kind of reader."""

    title: Line
    who: Prose
    chapters: tuple[ChapterRef, ...] = Field(min_length=1)


class Front(Part):
    """What stands before the first part: how to use the book, routes through it, the career at a glance."""

    how_to_use: tuple[Block, ...] = Field(min_length=1)
    routes: tuple[Route, ...] = ()
    glance_title: Line | None = None
    glance: tuple[SheetPanel, ...] = ()


class Labels(Part):
    """The words of the furniture; a guide in another language gives its own in `labels.yaml`."""

    contents: Line = Line("Contents")
    part: Line = Line("Part")
    chapter: Line = Line("Chapter")
    page: Line = Line("p.")
    see: Line = Line("see")
    figure: Line = Line("Figure")
    table: Line = Line("Table")
    worksheet: Line = Line("Worksheet")
    figures: Line = Line("Figures")
    tables: Line = Line("Tables")
    worksheets: Line = Line("Worksheets")
    glossary: Line = Line("Glossary")
    sources: Line = Line("Sources")
    resources: Line = Line("Resources")
    index: Line = Line("Index")
    how_to_use: Line = Line("How to use this book")
    routes: Line = Line("Ways through this book")
    imprint: Line = Line("About this edition")
    outcomes: Line = Line("After this chapter you will be able to")
    minutes: Line = Line("minutes to read")
    minutes_short: Line = Line("min")
    key_idea: Line = Line("Key idea")
    in_practice: Line = Line("In practice")
    watch_out: Line = Line("Watch out")
    evidence: Line = Line("Evidence")
    worked_example: Line = Line("Worked example")
    checklist: Line = Line("Checklist")
    illustration: Line = Line("An illustration, not a measurement: the numbers show the method.")
    step: Line = Line("Step")
    result: Line = Line("Result")
    do_now: Line = Line("Do this now")
    how_we_know: Line = Line("How we know, and what this cannot tell")
    read_on: Line = Line("Read on")
    awareness: Line = Line("Awareness")
    working: Line = Line("Working")
    practitioner: Line = Line("Practitioner")
    expert: Line = Line("Expert")
    you_can: Line = Line("you can …")
    learn: Line = Line("Learn it")
    asked: Line = Line("How it is asked")
    looks_for: Line = Line("What it tests")
    makes: Line = Line("Makes")
    day: Line = Line("A day")
    tools: Line = Line("Tools")
    measured_by: Line = Line("Measured by")
    enters_from: Line = Line("Enters from")
    leads_to: Line = Line("Leads to")
    choose_if: Line = Line("Choose it if")
    not_if: Line = Line("Do not if")
    pay: Line = Line("Pay")
    outlook: Line = Line("Outlook")
    speaks_for: Line = Line("What speaks for it")
    other_side: Line = Line("The other side")
    yes: Line = Line("Yes")
    no: Line = Line("No")
    before: Line = Line("Before")
    after: Line = Line("After")
    why: Line = Line("Why")
    source: Line = Line("Source")
    grade: Line = Line("grade")
    as_of: Line = Line("as of")
    median: Line = Line("Median")
    low: Line = Line("Low")
    high: Line = Line("High")
    and_above: Line = Line("and above")
    held_back: Line = Line("too few to print")
    used_on: Line = Line("Used on")
    read_on_day: Line = Line("read")
    unseen: Line = Line("address not opened by us")
    level: Line = Line("Level")
    role: Line = Line("Role")
    region: Line = Line("Place")
    year: Line = Line("Year")
    free: Line = Line("free")
    hours: Line = Line("hours")
    if_one: Line = Line("If you take only one")
    checked: Line = Line("checked")
    edition: Line = Line("Edition")
    digest: Line = Line("Content digest")
    next_review: Line = Line("Next review")
    licence: Line = Line("License")
    cite: Line = Line("How to cite")
    report: Line = Line("Report an error")
    newest: Line = Line("Newest edition")
    score: Line = Line("Score")
    handbook: Line = Line("Handbook")
    cheatsheet: Line = Line("Cheat sheet")
    pages: Line = Line("pages")
    one_page: Line = Line("1 page")
    enlarge: Line = Line("open the picture of its first page")
    download: Line = Line("Download")
    grades: Line = Line(
        "Grades: A, the publisher's own document was seen; B, two independent pages agree; C, one page only; "
        "D, stated without a named survey."
    )
