"""A guide, its plates and the templates become HTML, a gathering at a time; a template's mistake becomes a problem."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound, TemplatesNotFound
from markupsafe import Markup

from guide import Chapter, Guide, GuideError, LayoutError, Line, Part, Place, Problem, Text, shown

from . import matter
from .figures import Plate
from .fittings import Fittings
from .gathering import Gathering, PageMap
from .indexing import read_index
from .markup import ProseSetter
from .numbering import Numbers, number, worksheets_at_the_back
from .typography import Typographer
from .value_tables import ValueTable, runs_of, set_value_tables


@dataclass(frozen=True, slots=True)
class Order:
    """One gathering that is to be composed: its template and what that template needs besides the guide."""

    name: str
    template: str
    numbering: str
    context: Mapping[str, Any]
    opens_recto: bool = False
    has_margin: bool = True
    """Whether its pages have a column for notes."""


@dataclass(frozen=True, slots=True)
class Room:
    """What every gathering of one edition is composed with."""

    layout: str
    guide: Guide
    plates: Mapping[str, Plate]
    page_map: PageMap
    paper: str
    typographer: Typographer
    numbers: Numbers
    value_tables: Mapping[str, ValueTable]
    """The numbers of charts that the drawing does not print, by the id of the figure."""
    templates: Environment
    roots: tuple[Path, ...]


def compose(
    layout: str,
    guide: Guide,
    plates: Mapping[str, Plate],
    page_map: PageMap,
    paper: str,
    roots: Sequence[Path],
    typographer: Typographer | None = None,
) -> tuple[Gathering, ...]:
    """Return the gatherings of a layout, `handbook` or `cheatsheet`, in the order they are bound.

    A template or macro is taken from the first root that has it. Raises LayoutError for what is wrong in a template,
    and GuideError for prose that cannot be set, each with every problem found.
    """
    typographer, numbers = typographer or Typographer.of(guide), number(guide)
    room = Room(
        layout,
        guide,
        plates,
        page_map,
        paper,
        typographer,
        numbers,
        set_value_tables(guide.figures, plates, numbers, typographer),
        open_templates(tuple(roots), typographer, guide, plates),
        tuple(roots),
    )
    gatherings, faults, problems = [], [], []
    for order in ORDERS[layout](room):
        try:
            gatherings.append(_compose_one(room, order))
        except GuideError as error:
            faults += error.problems
        except LayoutError as error:
            problems += error.problems
    if problems:
        raise LayoutError(problems)
    if faults:
        raise GuideError(faults)
    return tuple(gatherings)


def open_templates(
    roots: tuple[Path, ...], typographer: Typographer, guide: Guide, plates: Mapping[str, Plate]
) -> Environment:
    """Return the templates below the roots with every filter they may use; values are escaped, undefined names fail."""
    loader = _Loader([os.fspath(root) for root in roots])
    templates = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=partial(_set_line, typographer),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= typographer.filters | Fittings(guide, typographer, plates).filters
    templates.filters |= {"src": source, "minutes_to_read": matter.minutes_to_read}
    return templates


class _Loader(FileSystemLoader):
    """Loads templates; one that is not UTF-8 is a mistake at its line like any other."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file and whether it is still the same."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            file = next(Path(root, template) for root in self.searchpath if Path(root, template).is_file())
            raise TemplateSyntaxError("this template is not UTF-8", line, template, os.fspath(file)) from None


def _set_line(typographer: Typographer, value: object) -> object:
    """Return a line of the guide with the quotation marks, dashes and ties of its language; all else as it is."""
    return typographer.line(value) if type(value) is Line else value  # not its kinds: an address is no prose


def source(part: Part | Text, field: str = "") -> Markup:
    """Return the attribute that names the content line an element comes from: that of a part, its field, or a text."""
    place = part.place_of(field) if field and isinstance(part, Part) else part.place
    return Markup('data-src="{}"').format(place) if place.file else Markup("")


# The gatherings of each layout, in the order they are bound


def _handbook(room: Room) -> Iterator[Order]:
    """Yield the gatherings of the handbook."""
    yield _front(room)
    for chapter in room.guide.chapters.values():
        yield _chapter(room, chapter)
    contexts = _back_contexts(room)
    for entry in matter.back_matter(room.guide, room.page_map, room.value_tables):
        yield Order(entry.id, f"handbook/{entry.id}.html", "arabic", contexts[entry.id], has_margin=False)


def _front(room: Room) -> Order:
    """Return what stands before the first part, from the cover to the lists."""
    setter = ProseSetter(room.guide, room.typographer, room.page_map, room.numbers)
    context = {
        "lists": matter.listings(room.guide, room.numbers, setter.plain),
        "back_matter": matter.back_matter(room.guide, room.page_map, room.value_tables),
        "block_level": 2,  # the front matter has no sections
    }
    return Order("front", "handbook/front.html", "roman", context, opens_recto=True)


def _chapter(room: Room, chapter: Chapter) -> Order:
    """Return a chapter, with the opener of its part when it is the first there."""
    part = room.guide.part_of(chapter.id)
    opens_part = part.chapters[0] == chapter.id
    context = {"chapter": chapter, "part": part, "opens_part": opens_part}
    return Order(f"chapter-{chapter.id}", "handbook/chapter.html", "arabic", context, opens_recto=opens_part)


def _back_contexts(room: Room) -> dict[str, dict[str, Any]]:
    """Return what the templates behind the chapters need, by their names."""
    guide = room.guide
    return {
        "worksheets": {"worksheets": [guide.worksheets[name] for name in worksheets_at_the_back(guide)]},
        "resources": {"topics": matter.topics(guide)},
        "glossary": {"letters": matter.glossary(guide)},
        "numbers": {"runs": runs_of(room.value_tables.values())},
        "sources": {"sources": matter.sources_in_order(guide, room.page_map)},
        "index": {"letters": read_index(room.page_map.uses)},
    }


def _cheatsheet(room: Room) -> Iterator[Order]:
    """Yield the one page."""
    yield Order("cheatsheet", "cheatsheet/cheatsheet.html", "none", {"sheet": room.guide.cheatsheet}, has_margin=False)


ORDERS: dict[str, Callable[[Room], Iterator[Order]]] = {"handbook": _handbook, "cheatsheet": _cheatsheet}


# One gathering, and what can be wrong with its template


def _compose_one(room: Room, order: Order) -> Gathering:
    """Return a gathering; raise LayoutError at the line of the template that is at fault."""
    setter = ProseSetter(
        room.guide,
        room.typographer,
        room.page_map,
        room.numbers,
        gathering=order.name,
        links=room.layout == "handbook",
        margin=order.has_margin,
    )
    context = {
        "layout": room.layout,
        "paper": room.paper,
        "guide": room.guide,
        "book": room.guide.book,
        "labels": room.guide.labels,
        "plates": room.plates,
        "page_map": room.page_map,
        "numbers": room.numbers,
        "value_tables": room.value_tables,
        "setter": setter,
        "block_level": 3,
        **order.context,
    }
    try:
        html = room.templates.get_template(order.template).render(context)
    except TemplateError as error:
        raise LayoutError([template_problem(error, room.roots)]) from error
    except Exception as error:
        if problem := _failed_in_template(error, room.roots):
            raise LayoutError([problem]) from error
        raise
    return Gathering(order.name, html, order.opens_recto, order.numbering)


def template_problem(error: TemplateError, roots: Sequence[Path]) -> Problem:
    """Return what a template's author did wrong, at its line."""
    if isinstance(error, TemplateNotFound | TemplatesNotFound):
        return Problem(_last_line(error, roots), f"there is no template '{error.name}'", "check its name and folder")
    if isinstance(error, TemplateSyntaxError):
        return Problem(_place(error.filename or error.name or "", error.lineno, roots), str(error.message))
    return Problem(_last_line(error, roots), str(error.message), "a template may use only what compose gives it")


def _failed_in_template(error: Exception, roots: Sequence[Path]) -> Problem | None:
    """Return what went wrong in an expression of a template, or nothing for what went wrong in the program."""
    if isinstance(error, RecursionError):
        return Problem(_last_line(error, roots), "the template includes itself")
    frame = error.__traceback__
    while frame.tb_next:
        frame = frame.tb_next
    if not frame.tb_frame.f_code.co_filename.endswith(".html"):
        return None
    return Problem(_last_line(error, roots), str(error), "a template chooses and places; it does not compute")


def _last_line(error: Exception, roots: Sequence[Path]) -> Place:
    """Return the deepest line of a template on the way to an error."""
    place, frame = Place(""), error.__traceback__
    while frame:
        file = frame.tb_frame.f_code.co_filename
        if file.endswith(".html"):
            place = _place(file, frame.tb_lineno, roots)
        frame = frame.tb_next
    return place


def _place(file: str, line: int, roots: Sequence[Path]) -> Place:
    """Return a place in a template, named from the working folder where it lies there."""
    return Place(shown(Path(file)), line)
