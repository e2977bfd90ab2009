"""New page numbers on pages that are already laid out, where they are as wide as the old ones.

A page number is an element of its own, so nothing else can move; laying out is what takes the time of a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from weasyprint import Page
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import split_first_line

from ..gathering import Gathering
from ..manuscript import Manuscript, Passage
from ..pages import Sheets
from ..survey import survey
from .order import folio_text

FOLIO = re.compile(r'(<a\b[^>]*\bclass="folio"[^>]*>)([^<]*)(?=</a>)')
SAME_PX = 0.01
COUNTERS = ("counter()", "counters()", "element()")


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of text on a page, and what is to stand there."""

    box: boxes.TextBox
    text: str


class _Stays(Exception):
    """The pages cannot be given new numbers as they are."""


def renumber(sheets: Sheets, gathering: Gathering, first_folio: int) -> Sheets | None:
    """Return the same pages with the page numbers of a gathering whose HTML differs in nothing else, or None.

    None when more has changed or a number is wider or narrower than before: then it has to be laid out. The pages are
    changed in place, so the old sheets are not to be used any more.
    """
    try:
        texts = _changed_texts(sheets.manuscript, sheets.gathering, gathering)
        changes = [*_folio_changes(sheets, first_folio), *_reference_changes(sheets.pages, texts)]
    except _Stays:
        return None
    if not all(_is_as_wide(change) for change in changes):
        return None
    for change in changes:
        change.box.text = change.box.pango_layout.text = change.text
    for element, text in texts.items():
        element.text = text
    manuscript = Manuscript(sheets.manuscript.root)
    surveys = survey(sheets.pages, manuscript)
    return Sheets(gathering, first_folio, sheets.pages, sheets.document, manuscript, surveys)


def _changed_texts(manuscript: Manuscript, old: Gathering, new: Gathering) -> dict[Element, str]:
    """Return the elements that hold another page number now, and that number."""
    befores, afters = FOLIO.findall(old.html), FOLIO.findall(new.html)
    holders = [element for element, number in manuscript.numbers.items() if _is_folio(manuscript.passages[number])]
    is_same = FOLIO.sub(r"\1", old.html) == FOLIO.sub(r"\1", new.html) and old.numbering == new.numbering
    if not is_same or len(holders) != len(befores):
        raise _Stays
    trios = zip(holders, befores, afters, strict=True)
    return {element: after for element, (_, before), (_, after) in trios if before != after}


def _is_folio(passage: Passage) -> bool:
    """Return whether an element is a page number with a link."""
    return passage.tag == "a" and passage.attributes.get("class") == "folio"


def _reference_changes(pages: Sequence[Page], texts: dict[Element, str]) -> Iterator[Change]:
    """Yield the changes to the references in the text."""
    for page in pages if texts else ():
        for box in page._page_box.descendants():
            if isinstance(box, boxes.TextBox) and box.element in texts:
                yield Change(box, texts[box.element])


def _folio_changes(sheets: Sheets, first_folio: int) -> Iterator[Change]:
    """Yield the changes to the folios in the margins of the pages."""
    if sheets.first_folio == first_folio:
        return
    numbering = sheets.gathering.numbering
    for number, page in enumerate(sheets.pages):
        old = folio_text(sheets.first_folio + number, numbering)
        new = folio_text(first_folio + number, numbering)
        for margin in page._page_box.children:
            if isinstance(margin, boxes.MarginBox) and _shows_counter(margin):
                yield _margin_change(margin, old, new)


def _shows_counter(margin: boxes.MarginBox) -> bool:
    """Return whether a margin box shows a counter, be it in a running element."""
    return any(kind in COUNTERS for kind, _ in margin.style["content"])


def _margin_change(margin: boxes.MarginBox, old: str, new: str) -> Change:
    """Return the change within one margin box; raise when it is not plain which part is the folio."""
    texts = [box for box in margin.descendants() if isinstance(box, boxes.TextBox) and old in box.text]
    if len(texts) != 1 or texts[0].text.count(old) != 1:
        raise _Stays
    return Change(texts[0], texts[0].text.replace(old, new))


def _is_as_wide(change: Change) -> bool:
    """Return whether the new text takes exactly the old one's width."""
    style = change.box.style
    widths = [split_first_line(text, style, None, None, 0)[3] for text in (change.box.text, change.text)]
    return abs(widths[0] - widths[1]) < SAME_PX
