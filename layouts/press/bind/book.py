"""The gatherings in their order to one PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

import pydyf
from weasyprint import Document

from guide import NOWHERE, Place, PrintError, Problem

from ..heard import listening, subsetter_problem
from ..manuscript import Manuscript
from ..pages import VARIANT, Press, Sheets, engine_problems, first_place
from ..spreadsheets import Spreadsheet
from .attachments import attach
from .metadata import BookMetadata, Metadata, page_labels
from .tags import repair_tags

MISSING_GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)\Z", re.DOTALL)
DEAD_LINK = re.compile(r"No anchor #(.*) for internal URI reference")
NO_ALT = re.compile(r'Image "(.*)" has no required alt description')


def bind(
    book: Sequence[Sheets], press: Press, metadata: Metadata, files: Mapping[str, Spreadsheet] = MappingProxyType({})
) -> bytes:
    """Return the PDF of the gatherings in their order; raise PrintError with all that the engine met in drawing it.

    `files` by the ids of plates: those of the plates on its pages go into the PDF.
    """

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        repair_tags(document, pdf, metadata.page_label)
        attach(pdf, [sheets.manuscript for sheets in book], files, metadata.as_of)
        pdf.catalog["PageLabels"] = page_labels(book, metadata.cover_label)

    document = book[0].document.copy([page for sheets in book for page in sheets.pages])
    document.metadata = BookMetadata(metadata)
    with listening() as heard, _remembered_page_references():
        data = document.write_pdf(pdf_variant=VARIANT, custom_metadata=True, finisher=finish)
    problems = [*_drawing_problems(heard, book, press), *_foreign_faces(document, book, press)]
    if problems:
        raise PrintError(problems)
    return data


@contextmanager
def _remembered_page_references() -> Iterator[None]:
    """Let pydyf make the list of page references once, not once a tag: that makes tagging quadratic."""
    plain = pydyf.PDF.page_references

    def remembered(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        known = pdf.__dict__.get("_page_references", ())
        if len(known) != pdf.pages["Count"]:
            known = pdf._page_references = plain.fget(pdf)
        return known

    pydyf.PDF.page_references = property(remembered)
    try:
        yield
    finally:
        pydyf.PDF.page_references = plain


def _drawing_problems(heard: Iterable[str], book: Sequence[Sheets], press: Press) -> Iterator[Problem]:
    """Yield what the engine said while it drew the pages, each message once."""
    manuscripts = [sheets.manuscript for sheets in book]
    for message in dict.fromkeys(heard):
        if problem := subsetter_problem(message):
            yield problem
        elif match := MISSING_GLYPH.match(message):
            character = chr(int(match[1], 16))
            place = _place_of_character(character, manuscripts)
            said = f"no face of the book has the character '{character}' (U+{match[1]})"
            yield Problem(place, said, "write it another way")
        elif match := DEAD_LINK.fullmatch(message):
            place = first_place(manuscripts, "href", f"#{match[1]}")
            yield Problem(place, f"the link leads nowhere: '#{match[1]}'")
        elif match := NO_ALT.fullmatch(message):
            place = first_place(manuscripts, "src", match[1])
            yield Problem(place, f"the picture '{match[1]}' has no alt text", "say in a sentence what it shows")
        else:
            yield from engine_problems([message], "the book", manuscripts, press.sheets)


def _foreign_faces(document: Document, book: Sequence[Sheets], press: Press) -> Iterator[Problem]:
    """Yield a problem for each face that no style sheet brings: the machine lent it, and another machine may not."""
    manuscripts = [sheets.manuscript for sheets in book]
    for font in document.fonts.values():
        if font.family not in press.families:
            text = "".join(font.to_unicode.values())
            yield Problem(
                _place_of_character(text[:1], manuscripts),
                f"'{text[:20]}' is set in '{font.family}', which is not a face of the book",
                f"the faces of the book are {', '.join(sorted(press.families))}",
            )


def _place_of_character(character: str, manuscripts: Iterable[Manuscript]) -> Place:
    """Return the content line of the first text that has this character, or nowhere."""
    passages = (passage for manuscript in manuscripts for passage in manuscript.passages if character in passage.text)
    return next((passage.place for passage in passages), NOWHERE)
