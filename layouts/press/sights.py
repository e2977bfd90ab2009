"""Pictures of pages: which pages show best what a book is, drawn small to look over and large to read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image

from guide import Guide, PartOfBook, SheetPanel

from .fittings import Fittings
from .gathering import PageMap
from .markup import ProseSetter
from .numbering import number, worksheets_in_order
from .typography import DOT, NBSP, Typographer

Picture = Mapping[str, Any]
"""What the record of an edition says of a picture: layout, page, caption, alt, size, and the small one beside it."""

LARGE, SMALL, IN_A_ROW = 1240, 480, 440
"""Pixels across a page: to be read on any screen, to be looked over, to stand in a row of several."""

COLORS = 64
"""A page is flat tints and type: so many colors draw it as it is, none off by a step that is seen."""

ROW = ("cover", "glance", "chapter", "figure")
"""The sights that stand in the row."""

GROUND, GAP = "#b4bec5", 12
"""The color and the pixels between the pages of a row, so that each is seen to end."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A page worth showing, or two that face each other: counted from 0, with a caption, and what is on it in words."""

    name: str
    pages: tuple[int, ...]
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of page worth showing: the ids of which the first that has a page is shown, and how to speak of one."""

    name: str
    ids: tuple[str, ...]
    words: Callable[[str], tuple[str, str]]
    """From an id, without its kind, to a caption and to what is on the page."""


def pictures(guide: Guide, layout: str, data: bytes, page_map: PageMap) -> tuple[dict[str, bytes], dict[str, Picture]]:
    """Return the pictures of one PDF by file name, and a catalog of the large ones with the small ones beside them."""
    files: dict[str, bytes] = {}
    catalog: dict[str, Picture] = {}
    document = pypdfium2.PdfDocument(data)
    try:
        sights = _sights(guide, layout, document, page_map)
        for sight in sights:
            name = layout if sight.pages == (0,) else f"{layout}-{sight.name}"
            large, small = (_side_by_side(_pages(document, sight.pages, width), 0) for width in (LARGE, SMALL))
            files |= {f"{name}.png": _png(large), f"{name}-small.png": _png(small)}
            catalog[f"{name}.png"] = {
                "layout": layout,
                "page": sight.pages[0] + 1,
                "caption": sight.caption,
                "alt": sight.alt,
                "size": large.size,
                "small": f"{name}-small.png",
                "small_size": small.size,
            }
        if row := [sight.pages[0] for sight in sights if sight.name in ROW]:
            files["pages.png"] = _png(_side_by_side(_pages(document, row, IN_A_ROW), GAP))
    finally:
        document.close()
    return files, catalog


def _sights(guide: Guide, layout: str, document: pypdfium2.PdfDocument, page_map: PageMap) -> tuple[Sight, ...]:
    """Return what is worth showing of a document, in the order of its pages; no page is shown twice."""
    if layout != "handbook":
        title, panels = guide.cheatsheet.title, _titles(_on_sheet(guide))
        return (Sight("sheet", (0,), guide.labels.cheatsheet, _sentences(f"{title}: {panels}")),)
    book = guide.book
    found = [Sight("cover", (0,), guide.labels.cover, _sentences(guide.labels.cover, book.title, book.subtitle))]
    labels = {document.get_page_label(page): page for page in reversed(range(len(document)))}
    for subject in _subjects(guide):
        taken = {page for sight in found for page in sight.pages}
        places = ((name, labels.get(page_map.folios.get(name, ""))) for name in subject.ids)
        name, page = next(((name, page) for name, page in places if page is not None and page not in taken), ("", 0))
        if name:
            pages = (page, page + 1) if _is_spread(document, page, subject.name, page_map) else (page,)
            caption, alt = subject.words(name.partition("-")[2])
            where = f"{guide.labels.page}{NBSP}{page_map.folio(name)}"
            found.append(Sight(subject.name, pages, f"{caption}{DOT}{where}", alt))
    return tuple(sorted(found, key=lambda sight: sight.pages))


def _is_spread(document: pypdfium2.PdfDocument, page: int, name: str, page_map: PageMap) -> bool:
    """Say whether what begins on a page, counted from 0, is one thing over it and the page beside it."""
    if name != "glance" or page % 2 == 0 or page + 1 == len(document):
        return False
    beside = document.get_page_label(page + 1)
    begins = {folio for id, folio in page_map.folios.items() if not id.startswith(name)}  # noqa: A001, the word of HTML
    return beside not in begins and document[page + 1].get_textpage().count_chars() > 0


def _subjects(guide: Guide) -> Iterator[Subject]:
    """Yield the kinds of page worth showing: what the book opens with, what it is made of, what one can do with it."""
    labels, numbers = guide.labels, number(guide)
    plain = ProseSetter(guide, Typographer.of(guide), numbers=numbers).plain

    def numbered(kind: str, label: str, title: Callable[[str], str]) -> Callable[[str], tuple[str, str]]:
        def words(name: str) -> tuple[str, str]:
            caption = f"{label}{NBSP}{numbers.of(kind, name)}"
            return caption, _sentences(caption, title(name))

        return words

    parts = {part.id: part for part in guide.book.parts}
    glance = str(guide.front.glance_title or guide.book.title)
    yield Subject("glance", ("glance",), lambda _: (glance, _sentences(f"{glance}: {_titles(_at_a_glance(guide))}")))
    yield Subject(
        "part",
        tuple(f"part-{name}" for name in sorted(parts, key=lambda name: not parts[name].figure)),
        numbered("part", labels.part, lambda name: f"{parts[name].title}: {_chapters(guide, parts[name])}"),
    )
    yield Subject(
        "chapter",
        tuple(f"chapter-{name}" for name in guide.chapters),
        numbered("chapter", labels.chapter, lambda name: _sentences(*map(plain, _opening(guide, name)))),
    )
    yield Subject(
        "figure",
        tuple(f"figure-{name}" for name in dict.fromkeys([*_told_twice(guide), *guide.figures])),
        numbered("figure", labels.figure, lambda name: plain(guide.figures[name].title)),
    )
    yield Subject(
        "table",
        tuple(f"table-{name}" for name in guide.tables),
        numbered("table", labels.table, lambda name: plain(guide.tables[name].title)),
    )
    yield Subject(
        "worksheet",
        tuple(f"worksheet-{name}" for name in worksheets_in_order(guide)),
        numbered(
            "worksheet",
            labels.worksheet,
            lambda name: _sentences(guide.worksheets[name].title, plain(guide.worksheets[name].purpose)),
        ),
    )


def _sentences(*texts: str) -> str:
    """Return titles and sentences as sentences in a row."""
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in texts)


def _on_sheet(guide: Guide) -> Iterator[SheetPanel]:
    """Yield the panels of the one page."""
    yield from (panel for column in guide.cheatsheet.columns for panel in column.panels)


def _at_a_glance(guide: Guide) -> Iterator[SheetPanel]:
    """Yield the panels of the career at a glance."""
    yield from (panel for page in guide.front.glance for column in page.columns for panel in column.panels)


def _titles(panels: Iterable[SheetPanel]) -> str:
    """Return the titles of panels in a row."""
    return "; ".join(panel.title for panel in panels)


def _chapters(guide: Guide, part: PartOfBook) -> str:
    """Return the titles of a part's chapters in a row."""
    return "; ".join(guide.chapters[name].title for name in part.chapters)


def _opening(guide: Guide, name: str) -> tuple[str, str]:
    """Return a chapter's title and its standfirst."""
    return guide.chapters[name].title, guide.chapters[name].standfirst


def _told_twice(guide: Guide) -> list[str]:
    """Return the figures that the guide also puts on its one page or at a glance, those that are best known first."""
    names = dict.fromkeys(str(panel.figure) for panel in (*_on_sheet(guide), *_at_a_glance(guide)) if panel.figure)
    bases = Fittings(guide, Typographer.of(guide), {}).bases
    unknown = "Z"  # behind every grade: a figure without evidence, or with some that has none

    def worst_grade(name: str) -> str:
        return max((str(base.grade or unknown) for base in bases(guide.figures[name])), default=unknown)

    return sorted(names, key=worst_grade)


def _pages(document: pypdfium2.PdfDocument, pages: Sequence[int], width: int) -> list[Image.Image]:
    """Return pages, counted from 0, as pictures of a width in pixels."""
    sheets = (document[page] for page in pages)
    return [sheet.render(scale=width / sheet.get_width()).to_pil().convert("RGB") for sheet in sheets]


def _side_by_side(images: Sequence[Image.Image], gap: int) -> Image.Image:
    """Return pictures of one size in a row, so many pixels of ground around and between them."""
    width, height = images[0].size
    row = Image.new("RGB", (len(images) * (width + gap) + gap, height + 2 * gap), GROUND)
    for place, image in enumerate(images):
        row.paste(image, (gap + place * (width + gap), gap))
    return row


def _png(image: Image.Image) -> bytes:
    """Return a picture as PNG."""
    buffer = io.BytesIO()
    image.quantize(COLORS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
