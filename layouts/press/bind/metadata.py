"""What the PDF says of itself: title, author, edition, the digest of its content, and the labels of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

import pydyf
from weasyprint.pdf.metadata import NS, DocumentMetadata

from guide import PartialDate

from ..pages import Sheets
from .order import stations_of

RDF, DC, PDFX = f"{{{NS['rdf']}}}", f"{{{NS['dc']}}}", f"{{{NS['pdfx']}}}"
COVER = "cover"  # the name of its page
# The styles of page labels (ISO 32000-1, table 159).
LABEL_STYLES = {"roman": "/r", "arabic": "/D"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says of itself; no date of today, so that the same guide gives the same bytes."""

    title: str
    author: str
    language: str
    """A BCP 47 tag."""
    keywords: tuple[str, ...]
    edition: str
    content_digest: str
    """A digest of all that the PDF was made from."""
    as_of: PartialDate | None = None
    """The time its content speaks of, which dates the files in it."""
    description: str = ""
    cover_label: str = "Cover"
    """What a viewer calls the cover, in place of a page number."""
    page_label: str = "p."
    """What a link that is a page number is announced by, before the number."""


class BookMetadata(DocumentMetadata):
    """The engine's metadata, with language, edition and digest in the XMP packet too."""

    def __init__(self, metadata: Metadata) -> None:
        """Take over what the engine can write; it puts `custom` into the PDF's information dictionary."""
        super().__init__(
            title=metadata.title,
            authors=[metadata.author],
            description=metadata.description or None,
            keywords=list(metadata.keywords),
            lang=metadata.language,
            custom={"Edition": metadata.edition, "ContentDigest": metadata.content_digest},
        )

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str | None) -> bytes:
        """Return the RDF of the XMP packet; readers look at the first RDF only, so it has to be in that one."""
        rdf = ElementTree.fromstring(super().generate_rdf_metadata(variant, version, conformance))
        description = ElementTree.SubElement(rdf, f"{RDF}Description", {f"{RDF}about": ""})
        bag = ElementTree.SubElement(ElementTree.SubElement(description, f"{DC}language"), f"{RDF}Bag")
        ElementTree.SubElement(bag, f"{RDF}li").text = self.lang
        for name, value in self.custom.items():  # custom keys of the information dictionary belong into pdfx
            ElementTree.SubElement(description, f"{PDFX}{name}").text = value
        return ElementTree.tostring(rdf, encoding="utf-8")


def page_labels(book: Sequence[Sheets], cover_label: str) -> pydyf.Dictionary:
    """Return the page labels, so that a viewer counts as the printed folios do and calls the cover by its name."""
    ranges = pydyf.Array()
    expected = None
    for sheets, station in zip(book, stations_of(book), strict=True):
        for number, page in enumerate(sheets.surveys):
            kind = COVER if page.name == COVER else station.numbering
            folio = station.folio + number
            if (kind, folio) != expected:
                ranges += [station.page - 1 + number, _label(kind, folio, cover_label)]
            expected = kind, folio + 1
    return pydyf.Dictionary({"Nums": ranges})


def _label(kind: str, folio: int, cover_label: str) -> pydyf.Dictionary:
    """Return the label of a run of pages: numbers in a style, or the cover's name."""
    if kind == COVER:
        return pydyf.Dictionary({"P": pydyf.String(cover_label)})
    return pydyf.Dictionary({"S": LABEL_STYLES[kind], "St": folio})
