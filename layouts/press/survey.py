"""What stands where on laid-out pages, as plain data in millimeters: one walk over the boxes, for all who ask.

The engine's boxes are known here, in `bind/folios.py` and in `bind/tags.py`: WeasyPrint is pinned for their sake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal
from xml.etree.ElementTree import Element

from weasyprint import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from .manuscript import Manuscript

MM = 25.4 / 96  # a CSS pixel
PT = 72 / 96
# Where ink stands above and below the baseline, in em: a capital's height and a descender's depth, with some air.
ASCENT, DESCENT = 0.72, 0.24
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CAPTIONS = frozenset({"caption", "figcaption"})
NOTES = frozenset({"notes", "note", "aside"})
"""The classes of what floats in the margin column: notes together, one of them, anything else."""
FORCED = frozenset({"always", "page", "left", "right", "recto", "verso"})
GENERATED = ("::before", "::after", "::marker", "::footnote-call", "::footnote-marker")

Area = Literal["text", "note", "footnote", "furniture", "turned"]
"""The part of the page that something belongs to; `turned` is what a transform has moved, nobody knows whereto."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on a page, in mm from the sheet's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Return the height in mm."""
        return self.bottom - self.top

    def meet(self, other: Frame) -> Frame:
        """Return the rectangle that both share."""
        return Frame(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def join(self, other: Frame) -> Frame:
        """Return the smallest rectangle around both."""
        return Frame(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlaps(self, other: Frame, slack: float) -> bool:
        """Return whether both share more than `slack` mm in width and in height."""
        shared = self.meet(other)
        return shared.right - shared.left > slack and shared.bottom - shared.top > slack

    def excess(self, inner: Frame) -> float:
        """Return by how many mm the inner rectangle leaves this one at its worst side; negative when it does not."""
        return max(self.left - inner.left, self.top - inner.top, inner.right - self.right, inner.bottom - self.bottom)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for everything in a box: where on the page it is, in which block, and what cuts it off."""

    area: Area = "text"
    element: int = -1
    block: int = -1
    heading: int = -1
    """The heading or caption around it."""
    note: int = -1
    """The margin note around it."""
    exhibit: int = -1
    """The figure, or the table with what belongs to it, around it."""
    column: tuple[float, float] | None = None
    """The left and right edge of the block around it."""
    clip: Frame | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text on one line, all in one style."""

    text: str
    frame: Frame
    setting: Setting
    line: int
    """The number of its line on the page."""
    size_pt: float
    stretch_em: float
    """By how much justification widens each space."""
    is_generated: bool
    """A style sheet wrote it, not the HTML."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image on a page."""

    frame: Frame
    setting: Setting


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a panel, or of a column of panels, of the cheat sheet on a page."""

    name: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Table:
    """A part of a table on a page, and the left and right edge of the column that it stands in."""

    element: int
    frame: Frame
    column: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: `internal` to an id, or `external` to an address."""

    kind: str
    target: str
    element: int


@dataclass(frozen=True, slots=True)
class PageSurvey:
    """Everything that stands on one page."""

    sheet: Frame
    """The whole sheet of paper."""
    type_area: Frame
    """What the page's margins leave."""
    name: str
    """The name of the page: `cover`, `chapter`, `blank`."""
    is_asked_for: bool
    """What it begins with asks for a page of its own."""
    anchors: tuple[str, ...]
    links: tuple[Link, ...]
    runs: list[Run] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    columns: list[Panel] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    """The table rows, but for heads that are repeated on each page."""
    tables: list[Table] = field(default_factory=list)
    shown: set[int] = field(default_factory=set)
    """The exhibits of which a picture or a row stands on this page."""
    uses: list[str] = field(default_factory=list)
    """What data-use attributes say of the elements that begin on this page."""


def survey(pages: Sequence[Page], manuscript: Manuscript) -> tuple[PageSurvey, ...]:
    """Return what stands on each page."""
    used: set[int] = set()
    return tuple(_Surveyor(page, manuscript, used).survey for page in pages)


def used_height(page: PageSurvey) -> float:
    """Return how far down the type area something stands, in mm; running heads and folios do not count."""
    things = (thing for thing in [*page.runs, *page.pictures] if thing.setting.area != "furniture")
    bottoms = (thing.frame.bottom for thing in [*things, *page.panels])
    return max(bottoms, default=page.type_area.top) - page.type_area.top


class _Surveyor:
    """One walk over the boxes of one page."""

    def __init__(self, page: Page, manuscript: Manuscript, used: set[int]) -> None:
        """Survey the page; `used` are the elements whose data-use has been noted on an earlier page."""
        box = page._page_box
        self.manuscript, self.used, self.line = manuscript, used, 0
        self.survey = PageSurvey(
            sheet=Frame(0, 0, page.width * MM, page.height * MM),
            type_area=_content_frame(box),
            name="blank" if box.page_type.blank else box.page_type.name or "",
            is_asked_for=_asks_for_page(box),
            anchors=tuple(page.anchors),
            links=tuple(
                Link(kind, target, manuscript.numbers.get(box.element, -1)) for kind, target, _, box in page.links
            ),
        )
        for child in box.children:
            self.visit(child, Setting(area=_area_of(child)))

    def visit(self, box: boxes.Box, around: Setting) -> None:
        """Note what this box is, then what is in it."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox):
            self.note_text(box, around)
            return
        within = self.enter(box, around)
        if isinstance(box, boxes.ReplacedBox):
            self.survey.pictures.append(Picture(_content_frame(box), within))
            self.survey.shown.add(within.exhibit)
        elif isinstance(box, boxes.LineBox):
            self.line += 1
        elif isinstance(box, boxes.TableRowGroupBox) and not (box.is_header or box.is_footer):
            self.survey.rows.extend(self.manuscript.numbers.get(row.element, -1) for row in box.children)
            self.survey.shown.add(within.exhibit)
        for child in box.children:
            self.visit(child, within)

    def note_text(self, box: boxes.TextBox, around: Setting) -> None:
        """Note a piece of text, if it has ink."""
        if not box.text.strip():
            return
        size = box.style["font_size"]
        baseline = box.position_y + box.baseline
        frame = Frame(
            box.position_x * MM,
            (baseline - ASCENT * size) * MM,
            (box.position_x + _inked_width(box)) * MM,
            (baseline + DESCENT * size) * MM,
        )
        element = self.manuscript.numbers.get(box.element, -1)
        self.survey.runs.append(
            Run(
                text=box.text,
                frame=frame,
                setting=around if element == around.element else replace(around, element=element),
                line=self.line,
                size_pt=size * PT,
                stretch_em=box.justification_spacing / size if size else 0,
                is_generated=element < 0 or box.element_tag.endswith(GENERATED),
            )
        )

    def enter(self, box: boxes.Box, around: Setting) -> Setting:
        """Return what holds within this box; note what its element asks to be noted."""
        change = {}
        element = self.manuscript.numbers.get(box.element, -1)
        if element >= 0 and element != around.element:
            change = self.note_element(box, element, around)
        if isinstance(box, boxes.BlockContainerBox):
            if box.is_table_wrapper and around.column:
                self.survey.tables.append(Table(element, _border_frame(box), around.column))
            left = box.content_box_x() * MM
            change |= {"block": element, "column": (left, left + box.width * MM)}
        if box.transformation_matrix:
            change["area"] = "turned"
        if _clips(box):
            frame = _padding_frame(box)
            change["clip"] = around.clip.meet(frame) if around.clip else frame
        return replace(around, **change) if change else around

    def note_element(self, box: boxes.Box, element: int, around: Setting) -> dict[str, object]:
        """Return what changes within this element's box; note a panel, a column, a use."""
        passage = self.manuscript.passages[element]
        change: dict[str, object] = {"element": element}
        if passage.tag in HEADINGS or passage.tag in CAPTIONS:
            change["heading"] = element
        if around.exhibit < 0 and _is_exhibit(box.element):
            change["exhibit"] = element
        classes = NOTES.intersection(passage.attributes.get("class", "").split())
        if classes and (box.is_floated() or around.area == "note"):
            change |= {"area": "note", "note": element}
        if panel := passage.attributes.get("data-panel"):
            self.survey.panels.append(Panel(panel, _border_frame(box)))
        if column := passage.attributes.get("data-column"):
            self.survey.columns.append(Panel(column, _border_frame(box)))
        if (use := passage.attributes.get("data-use")) and element not in self.used:
            self.used.add(element)
            self.survey.uses.append(use)
        return change


def _asks_for_page(box: boxes.Box) -> bool:
    """Return whether the first thing in a box, or the first in that, has a forced break before it."""
    while first := next((child for child in getattr(box, "children", ()) if child.is_in_normal_flow()), None):
        if first.style["break_before"] in FORCED:
            return True
        box = first
    return False


def _is_exhibit(element: Element) -> bool:
    """Return whether an element is a figure or a table, or holds a table together with its title and its foot."""
    return element.tag in ("figure", "table") or (element.tag == "div" and element.find("table") is not None)


def _area_of(box: boxes.Box) -> Area:
    """Return which part of the page a child of the page box is."""
    if isinstance(box, boxes.MarginBox):
        return "furniture"
    return "footnote" if isinstance(box, boxes.FootnoteAreaBox) else "text"


def _clips(box: boxes.Box) -> bool:
    """Return whether the box hides what leaves it; what the root element hides is hidden by the sheet."""
    return (
        isinstance(box, boxes.ParentBox)
        and not isinstance(box, (boxes.InlineBox, boxes.LineBox))
        and box.style["overflow"] != "visible"
        and not box.is_for_root_element
    )


def _inked_width(box: boxes.TextBox) -> float:
    """Return how wide a text is without the blanks that hang at the end of a line of code (CSS Text 3, 4.1.3)."""
    if box.style["white_space"] != "pre-wrap":
        return box.width
    return box.width * len(box.text.rstrip(" ")) / len(box.text)  # each character of code is as wide as another


def _content_frame(box: boxes.Box) -> Frame:
    """Return the content box."""
    left, top = box.content_box_x(), box.content_box_y()
    return Frame(left * MM, top * MM, (left + box.width) * MM, (top + box.height) * MM)


def _padding_frame(box: boxes.Box) -> Frame:
    """Return the padding box, at whose edge the engine cuts off."""
    left, top = box.padding_box_x(), box.padding_box_y()
    return Frame(left * MM, top * MM, (left + box.padding_width()) * MM, (top + box.padding_height()) * MM)


def _border_frame(box: boxes.Box) -> Frame:
    """Return the border box."""
    left, top = box.border_box_x(), box.border_box_y()
    return Frame(left * MM, top * MM, (left + box.border_width()) * MM, (top + box.border_height()) * MM)
