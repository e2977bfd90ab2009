"""What an edition says of itself: its record as JSON, pictures of its pages, the digest that names its content."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from guide import Evidence, Guide, Quantity

from .bind import Metadata
from .compose import open_templates
from .fittings import AMOUNTS
from .gathering import PageMap
from .typography import Typographer

TOOLS = ("weasyprint", "pydyf", "matplotlib", "jinja2", "markdown-it-py", "pydantic", "babel", "segno")
"""The libraries whose version may change a page."""

PICTURE_WIDTH = 900
"""Pixels: two thirds of a wide screen, so that a page opens large, and the file stays under 300 kB."""

ROW_WIDTH = 440
"""Pixels of each page where several stand in a row."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One finished PDF: its file name, its layout and paper, its bytes, and on which page each id stands."""

    name: str
    layout: str
    paper: str
    data: bytes
    pages: int
    page_map: PageMap


def metadata_of(guide: Guide, layout: str) -> Metadata:
    """Return what a PDF of a guide says of itself."""
    book, setter = guide.book, Typographer.of(guide)
    title = book.title if layout == "handbook" else guide.cheatsheet.title
    return Metadata(
        title=str(title),
        author=str(book.author),
        language=str(book.language),
        keywords=tuple(map(str, book.keywords)),
        edition=str(book.edition),
        content_digest=guide.digest,
        description=setter.line(" ".join(book.description.split())),
    )


def edition_files(
    guide: Guide, printed: Sequence[Printed], before: Mapping[str, Any], roots: Sequence[Path]
) -> dict[str, bytes]:
    """Return every file of an edition by name: the PDFs, their pictures, the record and the download page."""
    edition = record(guide, printed, before)
    files = {file.name: file.data for file in printed}
    files |= pictures(guide, printed)
    files["edition.json"] = as_json(edition)
    files["index.html"] = download_page(guide, edition, roots)
    return files


def download_page(guide: Guide, edition: Mapping[str, Any], roots: Sequence[Path]) -> bytes:
    """Return the page from which the files are downloaded: no script, nothing from elsewhere."""
    templates = open_templates(tuple(roots), Typographer.of(guide), guide, {})
    page = templates.get_template("download/index.html")
    return page.render(guide=guide, book=guide.book, labels=guide.labels, edition=edition).encode()


def record(guide: Guide, printed: Sequence[Printed], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record of an edition.

    `before` is the record in the output folder: files of the same content that this run did not print keep their entry.
    """
    kept = before.get("files", {}) if before.get("content_digest") == guide.digest else {}
    pages = before.get("pages", {}) if kept else {}
    return {
        "title": guide.book.title,
        "edition": guide.book.edition,
        "as_of": str(guide.book.as_of),
        "next_review": str(guide.book.next_review),
        "content_digest": guide.digest,
        "tools": {name: version(name) for name in TOOLS},
        "files": kept | {file.name: _file(file) for file in printed},
        "pages": pages | {file.name: dict(file.page_map.folios) for file in printed},
        "figures": _figures(guide),
    }


def as_json(edition: Mapping[str, Any]) -> bytes:
    """Return a record as JSON text, one value a line, so that a change of one value is a change of one line."""
    return (json.dumps(edition, indent=1, ensure_ascii=False) + "\n").encode()


def _file(file: Printed) -> dict[str, Any]:
    """Return what a reader wants to know of a file before downloading it."""
    return {
        "layout": file.layout,
        "paper": file.paper,
        "pages": file.pages,
        "bytes": len(file.data),
        "sha256": hashlib.sha256(file.data).hexdigest(),
    }


def _figures(guide: Guide) -> dict[str, dict[str, Any]]:
    """Return every figure of the guide with its value, date, source and grade."""
    found: dict[str, dict[str, Any]] = {}
    for fact in guide.facts.values():
        resolved = guide.resolve("fact", fact.id)
        found[f"fact:{fact.id}"] = {"value": _shown(resolved.value)} | _evidence(resolved.bases[0])
    for table in guide.pay.values():
        for row in table.rows:
            amounts = {name: str(value) for name in AMOUNTS if (value := getattr(row, name)) is not None}
            found[f"pay:{table.id}.{row.id}"] = amounts | {"currency": table.currency, "n": row.n} | _evidence(table)
    for series in guide.series.values():
        points = {point.key: str(point.value) for point in series.points}
        found[f"series:{series.id}"] = {"unit": series.unit, "points": points} | _evidence(series)
    return found


def _shown(value: Quantity | None) -> str:
    """Return a quantity as plain text, the same in every locale."""
    return "" if value is None else f"{value.number} {value.unit}".strip()


def _evidence(part: Evidence) -> dict[str, Any]:
    """Return the evidence of a figure as plain text: what is known of it."""
    names = ("as_of", "review_by", "source", "grade")
    return {name: str(value) for name in names if (value := getattr(part, name)) is not None}


def pictures(guide: Guide, printed: Sequence[Printed]) -> dict[str, bytes]:
    """Return the pictures of an edition by name: the first page of each document, and four pages from within."""
    files = {}
    for file in (file for file in printed if file.paper == guide.book.paper):
        document = pypdfium2.PdfDocument(file.data)
        try:
            files[f"{file.layout}.png"] = _png(_image(document, 0, PICTURE_WIDTH))
            if file.layout == "handbook":
                files["pages.png"] = _png(
                    _row([_image(document, page, ROW_WIDTH) for page in _sights(guide, file, document)])
                )
        finally:
            document.close()
    return files


def _sights(guide: Guide, file: Printed, document: pypdfium2.PdfDocument) -> list[int]:
    """Return the pages to show, counted from 0: the glance, an opener, the first figure and table that have a page."""
    ids = ["glance", *(f"chapter-{name}" for name in guide.chapters)]
    wanted = [
        ids[:1],
        ids[1:],
        [f"figure-{name}" for name in guide.figures],
        [f"table-{name}" for name in guide.tables],
    ]
    labels = {document.get_page_label(page): page for page in reversed(range(len(document)))}
    found: dict[int, None] = {}
    for names in wanted:
        pages = (labels[folio] for name in names if (folio := file.page_map.folios.get(name)) in labels)
        found |= dict.fromkeys([page for page in pages if page not in found][:1])
    return list(found)


def _image(document: pypdfium2.PdfDocument, page: int, width: int) -> Image.Image:
    """Return one page, counted from 0, as a picture of a width in pixels."""
    sheet = document[page]
    return sheet.render(scale=width / sheet.get_width()).to_pil().convert("RGB")


def _row(images: Sequence[Image.Image]) -> Image.Image:
    """Return pages side by side, on a gray ground that shows where each ends."""
    gap = 12
    width, height = sum(image.width + gap for image in images) + gap, max(image.height for image in images) + 2 * gap
    row = Image.new("RGB", (width, height), "#b4bec5")
    left = gap
    for image in images:
        row.paste(image, (left, gap))
        left += image.width + gap
    return row


def _png(image: Image.Image) -> bytes:
    """Return a picture as PNG; 128 colors are enough for flat tints and type, and make it a third as large."""
    buffer = io.BytesIO()
    image.quantize(128).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
