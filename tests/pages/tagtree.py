"""A PDF's tags as a screen reader follows them: elements with their words, read by two libraries that are not ours."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(slots=True)
class Element:
    """One structure element: its tag, the words marked as its own, its attributes and what hangs below it."""

    tag: str
    words: str = ""
    alt: str = ""
    says: tuple[str, ...] = ()
    """What its link annotations are announced by."""
    leads_out: bool = False
    """Whether they lead out of the book."""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list[Element] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield this element and those below it, or those of them with these tags, in reading order."""
        if not tags or self.tag in tags:
            yield self
        for kid in self.kids:
            yield from kid.all(*tags)

    @property
    def text(self) -> str:
        """The words of this element and those below it."""
        return " ".join(" ".join(element.words for element in self.all()).split())


def read_tags(path: Path) -> Element:
    """Return the structure tree of a PDF."""
    words = _marked_words(path)
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = Element("Root")
        todo = [(root, kid) for kid in _list(pdf.Root.StructTreeRoot.K)]
        while todo:
            above, node = todo.pop(0)
            element = Element(str(node.S).lstrip("/"), alt=str(node.get("/Alt", "")), attributes=_attributes(node))
            above.kids.append(element)
            inner = []
            for kid in _list(node.get("/K", [])):
                if isinstance(kid, int):
                    element.words += words.get((pages[node.Pg.objgen], kid), "") + " "
                elif kid.get("/Type") == "/OBJR":
                    element.says += (str(kid.Obj.get("/Contents", "")),)
                    element.leads_out |= "/URI" in kid.Obj.get("/A", {})
                else:
                    inner.append((element, kid))
            todo = inner + todo
    return root


def _list(kids: object) -> list:
    """Return what an element lists, as a list also where it is a single thing."""
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attributes(node: pikepdf.Object) -> dict[str, object]:
    """Return the attributes of an element by name."""
    found = node.get("/A", {})
    every = found if isinstance(found, pikepdf.Array) else [found]
    return {str(name).lstrip("/"): value for one in every for name, value in dict(one).items()}


def _marked_words(path: Path) -> dict[tuple[int, int], str]:
    """Return the words of each piece of marked content, by its page and number."""
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(path)
    try:
        for number, page in enumerate(document):
            letters = page.get_textpage()
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                key = number, pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
                found[key] = found.get(key, "") + _text(thing.raw, letters.raw)
    finally:
        document.close()
    return found


def _text(thing: object, letters: object) -> str:
    """Return the words of a piece of text on a page."""
    size = pdfium.FPDFTextObj_GetText(thing, letters, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(thing, letters, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le")
