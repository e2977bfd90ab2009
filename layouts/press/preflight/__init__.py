"""The rules that the laid-out pages and the finished PDF must keep, and advice beside them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from guide import Problem

from ..pages import Press, Sheets
from .advice import idle_acceptances, weigh
from .edges import leaving
from .faces import wrong_faces
from .fullness import empty_feet, figures_alone, near_empty_pages
from .headings import parted_captions, skipped_levels, stranded_headings
from .links import dead_links, unsafe_links
from .notes import distant_notes, overlapping_notes
from .pictures import missing_alt
from .printed import Remark, printed_pages
from .reading import check_reading
from .structure import check_structure
from .tables import broken_words, split_rows, wide_tables
from .typesetting import hyphen_ladders, loose_lines, runts
from .words import lost_words

__all__ = ["idle_acceptances", "page_faults", "pdf_faults", "remarks", "weigh"]

ADVICE = (runts, loose_lines, hyphen_ladders, split_rows, wide_tables, broken_words, distant_notes, empty_feet)


def page_faults(book: Sequence[Sheets], output: str, theme: str = "") -> list[Problem]:
    """Return what must not be printed on the laid-out pages; no PDF is needed for it.

    `output` is the name of the PDF, `handbook-a4.pdf`. Whether a sheet fits its pages is known before: see `sheet`.
    A guide's words are cut to fill the pages of the house's own look. In a theme, which may set larger type, other
    pages come out thin, and that is no fault.
    """
    pages = printed_pages(book, output)
    return [
        *lost_words(book, output),
        *leaving(pages),
        *overlapping_notes(pages),
        *stranded_headings(pages),
        *parted_captions(pages),
        *(() if theme else (*near_empty_pages(pages), *figures_alone(pages))),
        *skipped_levels(book, output),
        *dead_links(pages),
        *unsafe_links(pages),
        *missing_alt(book, output),
    ]


def pdf_faults(data: bytes, press: Press, output: str) -> list[Problem]:
    """Return what is wrong in a finished PDF: faces that are not ours, tags that do not hold."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [*wrong_faces(pdf, press.families, output), *check_structure(pdf, output), *check_reading(pdf, output)]


def remarks(book: Sequence[Sheets], output: str) -> list[Remark]:
    """Return advice on the pages: nothing that keeps a book from being printed."""
    pages = printed_pages(book, output)
    return [remark for rule in ADVICE for remark in rule(pages)]
