"""What an edition says of itself: its record as JSON, the page from which it is downloaded, pictures of its pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guide import Evidence, Guide, Problem, Quantity

from .bind import Metadata
from .compose import open_templates
from .fittings import AMOUNTS
from .gathering import PageMap
from .markup import ProseSetter
from .sights import Picture, pictures
from .typography import Typographer

TOOLS = ("weasyprint", "pydyf", "matplotlib", "jinja2", "markdown-it-py", "pydantic", "babel", "segno")
"""The libraries whose version may change a page."""

PAPER_SIZES = {"a4": "210 × 297 mm", "letter": "8.5 × 11 in"}
"""How large a paper is. Sources: ISO 216; ANSI/ASME Y14.1, size A."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One finished PDF: its file name, its layout and paper, its bytes, and on which page each id stands."""

    name: str
    layout: str
    paper: str
    data: bytes
    pages: int
    page_map: PageMap
    remarks: tuple[Problem, ...] = ()
    """Advice on its pages that the guide does not accept."""
    needed: frozenset[int] = frozenset()
    """Which of the guide's acceptances its pages call for."""


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
        as_of=guide.book.as_of,
        description=setter.line(" ".join(book.description.split())),
        cover_label=str(guide.labels.cover),
        page_label=str(guide.labels.page),
    )


def edition_files(
    guide: Guide, printed: Sequence[Printed], before: Mapping[str, Any], roots: Sequence[Path]
) -> dict[str, bytes]:
    """Return every file of an edition by name: the PDFs, their pictures, the record and the download page."""
    images, catalog = _pictures(guide, printed)
    edition = record(guide, printed, catalog, before)
    files = {file.name: file.data for file in printed} | images
    files["edition.json"] = as_json(edition)
    files["index.html"] = download_page(guide, edition, roots)
    return files


def _pictures(guide: Guide, printed: Sequence[Printed]) -> tuple[dict[str, bytes], dict[str, Picture]]:
    """Return the pictures of each layout and what they show: on the guide's own paper where that was printed."""
    ordered = sorted(printed, key=lambda file: file.paper == guide.book.paper)
    images, catalog = {}, {}
    for file in {file.layout: file for file in ordered}.values():
        found, shown = pictures(guide, file.layout, file.data, file.page_map)
        images, catalog = images | found, catalog | shown
    return images, catalog


def download_page(guide: Guide, edition: Mapping[str, Any], roots: Sequence[Path]) -> bytes:
    """Return the page from which the files are downloaded: no script, nothing from elsewhere."""
    typographer = Typographer.of(guide)
    page = open_templates(tuple(roots), typographer, guide, {}).get_template("download/index.html")
    return page.render(
        guide=guide,
        book=guide.book,
        labels=guide.labels,
        edition=edition,
        offers=_offers(guide, edition["files"]),
        sizes=PAPER_SIZES,
        folder=f"{guide.book.address.removesuffix('/')}/",
        setter=ProseSetter(guide, typographer),
    ).encode()


def _offers(guide: Guide, files: Mapping[str, Mapping[str, Any]]) -> dict[str, list[tuple[str, Mapping[str, Any]]]]:
    """Return the files of each layout that there are, the handbook first, and the guide's own paper."""
    ordered = sorted(files.items(), key=lambda item: (item[1]["paper"] != guide.book.paper, item[0]))
    found = {layout: [item for item in ordered if item[1]["layout"] == layout] for layout in ("handbook", "cheatsheet")}
    return {layout: items for layout, items in found.items() if items}


def earlier(folder: Path) -> dict:
    """Return the record of the edition in the output folder, or an empty one."""
    try:
        record = json.loads((folder / "edition.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def record(
    guide: Guide, printed: Sequence[Printed], catalog: Mapping[str, Picture], before: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the record of an edition, with what its pictures show.

    `before` is the record in the output folder: files of the same content that this run did not print keep their entry.
    """
    kept = before.get("files", {}) if before.get("content_digest") == guide.digest else {}
    pages, shown = (before.get(name, {}) if kept else {} for name in ("pages", "pictures"))
    return {
        "title": guide.book.title,
        "edition": guide.book.edition,
        "as_of": str(guide.book.as_of),
        "next_review": str(guide.book.next_review),
        "content_digest": guide.digest,
        "tools": {name: version(name) for name in TOOLS},
        "files": kept | {file.name: _file(file) for file in printed},
        "pages": pages | {file.name: dict(file.page_map.folios) for file in printed},
        "pictures": dict(sorted((shown | catalog).items(), key=_place)),
        "figures": _figures(guide),
    }


def as_json(edition: Mapping[str, Any]) -> bytes:
    """Return a record as JSON text, one value a line, so that a change of one value is a change of one line."""
    return (json.dumps(edition, indent=1, ensure_ascii=False) + "\n").encode()


def _place(item: tuple[str, Picture]) -> tuple[bool, int]:
    """Return where a picture stands: the handbook's first, in the order of their pages."""
    return item[1]["layout"] != "handbook", item[1]["page"]


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
