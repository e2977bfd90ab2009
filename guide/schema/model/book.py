"""The book as a whole: its title page, its order, the words of its furniture, and the cheat sheet."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Address, ChapterRef, Currency, FigureRef, Id, Line, Part, Prose, TableRef, Target, When
from .blocks import Block
from .openers import Cover


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
    changes: tuple[Prose, ...] = ()
    """What whoever holds the edition before should know of this one; printed on the download page."""
    cover: Cover | None = None
    parts: tuple[PartOfBook, ...] = Field(min_length=1)


class SheetItem(Part):
    """One line of a panel, with the place in the handbook that explains it."""

    label: Line | None = None
    text: Prose | None = None
    formula: Line | None = None
    """A formula in TeX notation, before the text."""
    spoken: Line | None = None
    """The formula in words, for those who hear it."""
    see: Target | None = None

    @model_validator(mode="after")
    def _some_words(self) -> Self:
        """Refuse an item that would print nothing, and a formula that cannot be heard."""
        if not (self.label or self.text):
            raise ValueError("an item needs a label, a text or both")
        if self.formula and not self.spoken:
            raise ValueError("a formula needs 'spoken', its words for those who hear it")
        return self


class SheetPanel(Part):
    """A panel: a heading, and text, lines, a figure or a table of the handbook."""

    id: Id
    title: Line
    style: Literal["text", "list", "ticks", "steps", "pairs", "formulas", "figure", "table"]
    see: Target
    """The place in the handbook that the panel is drawn from."""
    group: Line | None = None
    """The name of the group of panels that begins with this one; groups are numbered in their order."""
    text: Prose | None = None
    items: tuple[SheetItem, ...] = ()
    figure: FigureRef | None = None
    table: TableRef | None = None
    evidence: tuple[Target, ...] = ()
    """Facts, series or pay tables whose place, time, sample, source and grade stand at the panel's foot."""


class SheetColumn(Part):
    """A column of the sheet, its panels from top to bottom."""

    panels: tuple[SheetPanel, ...] = Field(min_length=1)


class CheatSheet(Part):
    """The one page: its heading and its columns of panels."""

    title: Line
    standfirst: Prose
    columns: tuple[SheetColumn, ...] = Field(min_length=1, max_length=4)

    @property
    def is_grouped(self) -> bool:
        """Say whether panels stand in groups: their headings are then one level lower."""
        return any(panel.group for column in self.columns for panel in column.panels)


class GlancePage(Part):
    """One page of the career at a glance: what it is about, and its columns of panels."""

    title: Line
    columns: tuple[SheetColumn, ...] = Field(min_length=1, max_length=2)


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
    glance: tuple[GlancePage, ...] = ()
    """Nothing, or the two facing pages of one spread, the left one first."""

    @model_validator(mode="after")
    def _a_spread(self) -> Self:
        """Refuse a glance that is not a spread."""
        if len(self.glance) not in (0, 2):
            raise ValueError(f"the glance is one spread: it needs two pages, not {len(self.glance)}")
        return self


class Labels(Part):
    """The words of the furniture; a guide in another language gives its own in `labels.yaml`."""

    contents: Line = Line("Contents")
    part: Line = Line("Part")
    chapter: Line = Line("Chapter")
    page: Line = Line("p.")
    see: Line = Line("see")
    continued: Line = Line("continued")
    sheet_pages: Line = Line("Pages are those of the handbook")
    figure: Line = Line("Figure")
    table: Line = Line("Table")
    worksheet: Line = Line("Worksheet")
    figures: Line = Line("Figures")
    tables: Line = Line("Tables")
    worksheets: Line = Line("Worksheets")
    glossary: Line = Line("Glossary")
    numbers: Line = Line("The numbers behind the charts")
    numbers_lead: Line = Line(
        "These tables give what a chart shows but does not print. The numbers of every chart, with place, date, source "
        "and grade, are attached to this PDF too, a CSV file each: open the list of attachments in your viewer, often "
        "a paper clip, and save the file with the number of the figure."
    )
    thinned: Line = Line("Some of the points; the CSV file has them all.")
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
    address: Line = Line("Address")
    values: Line = Line("Values")
    value: Line = Line("Value")
    what: Line = Line("What")
    when: Line = Line("When")
    series: Line = Line("Series")
    share: Line = Line("Share")
    start: Line = Line("Start")
    end: Line = Line("End")
    remark: Line = Line("Remark")
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
    download: Line = Line("Download")
    which_paper: Line = Line(
        "Take the paper that lies in your printer: US Letter in the United States, Canada and Mexico, A4 nearly "
        "everywhere else. The words are the same."
    )
    tagged: Line = Line("The whole book, with bookmarks, and tagged for screen readers.")
    cover: Line = Line("Cover")
    cover_key: Line = Line("A frame runs from p10 to p90, the field in it from p25 to p75, with a gap at the median.")
    look_inside: Line = Line("Look inside")
    enlarge: Line = Line("Choose a picture to see the page large.")
    printing: Line = Line("Printing")
    print_size: Line = Line(
        'Print at 100 percent ("actual size"), not fitted to the page: the lines and boxes to write on keep their size.'
    )
    print_sides: Line = Line(
        "Print the handbook on both sides, turned on the long edge; its margins leave room for holes and a binding."
    )
    print_sheet: Line = Line(
        "Print the cheat sheet alone, on one sheet. It keeps clear of the edge that printers leave white, and reads "
        "well without color."
    )
    changed: Line = Line("New in this edition")
    checksums: Line = Line("Checksums and the record of this edition")
    record: Line = Line("Every figure with its value, source and grade, and the page of everything")
    grades: Line = Line(
        "Grades: A, the publisher's own document was seen; B, two independent pages agree; C, one page only; "
        "D, stated without a named survey."
    )
