"""Figures and tables that do not fit a page drift: the paragraphs that follow them come first, and fill its foot.

WeasyPrint 70 knows no `float: top`: what may not be broken leaves the foot of a page white, up to its own height. So a
page is laid out again with the next paragraph before the exhibit, as long as that fills it better. An exhibit never
drifts past a heading, another box, or from a paragraph that ends with a colon.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as engine
from weasyprint.text.line_break import strut

MARK = "__drifts"
"""The property `--drifts`, as the engine names it."""
PROSE = frozenset({"p", "ul", "ol"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
WHITE_LINES = 5
"""Lines of text that must be free at the foot of a page before anything is moved into it."""
FARTHEST = 4
"""Paragraphs that an exhibit may drift past."""

_plain_make_page = engine.make_page


class Seat(NamedTuple):
    """Where a page ends: before the child `index` of a box."""

    parent: boxes.ParentBox
    index: int


@contextmanager
def drifting_exhibits() -> Iterator[None]:
    """Let exhibits drift while pages are laid out."""
    engine.make_page = _make_page
    try:
        yield
    finally:
        engine.make_page = _plain_make_page


def _make_page(
    context: Any, root_box: Any, page_type: Any, resume_at: Any, page_number: int, page_state: tuple
) -> tuple:
    """Lay out a page as the engine does, again with one more paragraph before the exhibit that did not fit."""
    began = deepcopy(page_state), dict(context.broken_out_of_flow)
    footnotes = list(context.footnotes), list(context.reported_footnotes)

    def lay_out() -> tuple:
        _restore(page_state, began[0])
        context.broken_out_of_flow = dict(began[1])
        context.footnotes, context.reported_footnotes = map(list, footnotes)
        return _plain_make_page(context, root_box, page_type, resume_at, page_number, page_state)

    made = lay_out()
    for _ in range(FARTHEST):
        page, after, following = made
        seat = _seat(root_box, after) if after and following["break"] == "any" else None
        before = seat and _drift(seat, _white(context, page) / strut(root_box.style)[0])
        if not before:
            break
        made = lay_out()
        if _seat(root_box, made[1]) == seat:  # not even two lines of the paragraph fit
            seat.parent.children = before
            return lay_out()
    return made


def _restore(state: tuple, began: tuple) -> None:
    """Put the counters of a page back to what they were before it was laid out."""
    for now, then in zip(state, deepcopy(began), strict=True):
        now.clear()
        (now.update if isinstance(now, dict) else now.extend)(then)


def _seat(root: Any, resume_at: dict | None) -> Seat | None:
    """Return where a page ends, or nothing where it ends within a block that goes on overleaf, or ends all.

    Only in blocks does the engine name what goes on by its place among the children: not in rows, grids and lines.
    """
    box = root
    while resume_at and isinstance(box, boxes.BlockContainerBox):
        ((index, resume_at),) = resume_at.items()
        if resume_at is None:
            return Seat(box, index)
        box = box.children[index]
    return None


def _drift(seat: Seat, white_lines: float) -> list | None:
    """Put the next paragraph before the exhibits that a page could not hold; return the order before, if that was done.

    A heading that would go overleaf with its exhibit stays, and the paragraph follows it.
    """
    children = list(seat.parent.children)
    first = seat.index
    while first < len(children) and (children[first].element_tag in HEADINGS or children[first].is_floated()):
        first += 1
    last = first
    while last < len(children) and MARK in getattr(children[last].style, "cascaded", ()):
        last += 1
    if white_lines < WHITE_LINES or first == last or _ends_with_colon(children[: seat.index]):
        return None
    group = _paragraph(children, last)
    if group is None:
        return None
    if first > seat.index:  # a heading and a paragraph broken over two pages part company
        group[-1].style["break_inside"] = "avoid"
    seat.parent.children = [*children[:first], *group, *children[first:last], *children[last + len(group) :]]
    return children


def _paragraph(children: list, start: int) -> list | None:
    """Return the paragraph or list at a place with the notes that float before it, and the list that it announces."""
    end = start
    while end < len(children) and children[end].is_floated():
        end += 1
    if end == len(children) or children[end].element_tag not in PROSE:
        return None
    group = children[start : end + 1]
    if not _ends_with_colon(group):
        return group
    announced = _paragraph(children, end + 1)
    return [*group, *announced] if announced and announced[-1].element_tag in ("ul", "ol") else None


def _ends_with_colon(children: list) -> bool:
    """Return whether the last of these blocks that stands in the column announces what follows it."""
    last = next((child for child in reversed(children) if not child.is_floated()), None)
    if last is None or last.element_tag not in PROSE:
        return False
    texts = [box.text for box in last.descendants() if isinstance(box, boxes.TextBox)]
    return "".join(texts).rstrip().endswith(":")


def _white(context: Any, page: boxes.PageBox) -> float:
    """Return the height of the blank foot of a page, in CSS pixels; margin notes do not count."""
    return context.page_bottom - max(_bottoms(page.children[0]), default=page.content_box_y())


def _bottoms(box: Any) -> Iterator[float]:
    """Yield where the lines, pictures and frames of a column end."""
    for child in box.children:
        if child.is_floated() or child.is_absolutely_positioned():
            continue
        if isinstance(child, boxes.LineBox | boxes.ReplacedBox | boxes.TableBox):
            yield child.position_y + child.height
        elif isinstance(child, boxes.ParentBox):
            yield from _bottoms(child)
