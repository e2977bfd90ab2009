"""The rules that the laid-out pages and the finished PDF must keep, and advice beside them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from guide import Problem

from ..pages import Press, Sheets
from .edges import leaving
from .faces import wrong_faces
from .headings import skipped_levels, stranded_headings
from .links import dead_links, unsafe_links
from .notes import overlapping_notes
from .one_page import more_than_one_page
from .pictures import missing_alt
from .printed import printed_pages
from .structure import check_structure
from .typesetting import hyphen_ladders, loose_lines, near_empty_pages, runts, split_rows
from .words import lost_words

__all__ = ["page_faults", "pdf_faults", "remarks"]


def page_faults(book: Sequence[Sheets], output: str, *, one_page: bool = False) -> list[Problem]:
    """Return what must not be printed on the laid-out pages; no PDF is needed for it.

    `output` is the name of the PDF, `handbook-a4.pdf`; `one_page` asks for exactly one page.
    """
    pages = printed_pages(book, output)
    return [
        *(more_than_one_page(pages) if one_page else ()),
        *lost_words(book, output),
        *leaving(pages),
        *overlapping_notes(pages),
        *stranded_headings(pages),
        *skipped_levels(book, output),
        *dead_links(pages),
        *unsafe_links(pages),
        *missing_alt(book, output),
    ]


def pdf_faults(data: bytes, press: Press, output: str) -> list[Problem]:
    """Return what is wrong in a finished PDF: faces that are not ours, tags that do not hold."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [*wrong_faces(pdf, press.families, output), *check_structure(pdf, output)]


def remarks(book: Sequence[Sheets], output: str) -> list[Problem]:
    """Return advice on the pages: nothing that keeps a book from being printed."""
    pages = printed_pages(book, output)
    rules = (runts, loose_lines, hyphen_ladders, split_rows, near_empty_pages)
    return [remark for rule in rules for remark in rule(pages)]
