"""Repairs to the tags that a screen reader follows, made in the PDF's objects before they are written.

WeasyPrint 70 tags well, but: running heads hang in no tree, a link is announced by its address, a table head by a
position that spans make wrong, a figure's box is measured in pixels from the top, and a list item that holds
paragraphs lacks its body. Sources: ISO 14289-1 (PDF/UA-1) 7.1, 7.2, 7.5, 7.18.5; ISO 32000-1, 14.8.4.
"""

from __future__ import annotations

from collections.abc import Iterator

import pydyf
from weasyprint import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}
POINTS = 72 / 96  # a CSS pixel
LIST_PARTS = ("/Lbl", "/LBody")


def repair_tags(document: Document, pdf: pydyf.PDF, page_label: str) -> None:
    """Repair the tags of a PDF that is ready but for writing; `page_label` is the guide's word for a page."""
    for page in document.pages:
        scope_cells(page)
        name_links(page, page_label)
    tree = TagTree(pdf)
    for element in tree.elements:
        if element["S"] == "/Figure":
            turn_figure_box(element, document.pages[tree.page_of(element)])
        elif element["S"] == "/LI":
            tree.give_body(element)
        elif element["S"] == "/Link":
            tree.unlink_nested(element)
    tree.make_furniture_artifacts()


def scope_cells(page: Page) -> None:
    """Let each head cell say which way it heads, in place of lists of heads that spans make wrong."""
    for box in _blocks(page._page_box):
        element = getattr(box, "mark", None)
        if element is None:
            continue
        if box.element_tag == "th":
            element["A"]["Scope"] = SCOPES.get(box.element.get("scope"), "/Column")
            element.pop("ID", None)
        element["A"].pop("Headers", None)


def name_links(page: Page, page_label: str) -> None:
    """Let each link be announced by its title or its words, not by its address; a page number by `p. 45`."""
    for _, target, _, box in page.links:
        if box.link_annotation is not None:
            words = box.element.get("title") or " ".join("".join(box.element.itertext()).split())
            words = f"{page_label} {words}" if box.element.get("class") == "folio" else words
            box.link_annotation["Contents"] = pydyf.String(words or target)


def turn_figure_box(element: pydyf.Dictionary, page: Page) -> None:
    """Measure a figure's box in points from the bottom left."""
    left, top, right, bottom = element["A"]["BBox"]
    element["A"]["BBox"] = pydyf.Array(
        (left * POINTS, (page.height - bottom) * POINTS, right * POINTS, (page.height - top) * POINTS)
    )


class TagTree:
    """The structure elements of a PDF: those that hang in the tree, and those that hang nowhere."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        """Find the elements that the root reaches."""
        self.pdf = pdf
        self.root = self.object(pdf.catalog["StructTreeRoot"])
        self.pages = {reference: number for number, reference in enumerate(pdf.page_references)}
        every = [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/StructElem"]
        alive = self._alive()
        self.elements = [element for element in every if element.number in alive]
        self.strays = [element for element in every if element.number not in alive]

    def object(self, reference: bytes) -> pydyf.Object:
        """Return the object that a reference such as `12 0 R` names."""
        return self.pdf.objects[int(reference.split()[0])]

    def children(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """Yield the objects right below an element; numbers of marked content are none."""
        return (self.object(kid) for kid in element.get("K", ()) if not isinstance(kid, int))

    def page_of(self, element: pydyf.Dictionary) -> int:
        """Return the page an element stands on, counted from 0."""
        return self.pages[element["Pg"]]

    def _alive(self) -> set[int]:
        """Return the numbers of all objects that the root reaches."""
        found: set[int] = set()
        todo = list(self.children(self.root))
        while todo:
            element = todo.pop()
            if element.number not in found:
                found.add(element.number)
                todo += self.children(element)
        return found

    def give_body(self, item: pydyf.Dictionary) -> None:
        """Put what a list item holds beside its label into one body, unless it is in one."""
        kids = list(self.children(item))
        if all(kid["S"] in LIST_PARTS for kid in kids):
            return
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
        )
        self.pdf.add_object(body)
        labels = [kid.reference for kid in kids if kid["S"] == "/Lbl"]
        for kid in (kid for kid in kids if kid["S"] != "/Lbl"):
            kid["P"] = body.reference
            kid["S"] = "/NonStruct" if kid["S"] == "/LBody" else kid["S"]
            body["K"].append(kid.reference)
        item["K"] = pydyf.Array([*labels, body.reference])

    def unlink_nested(self, link: pydyf.Dictionary) -> None:
        """Let what a style sheet writes into a link be plain text in it, not a link that leads nowhere."""
        for kid in self.children(link):
            if kid.get("S") == "/Link":
                kid["S"] = "/Span"

    def make_furniture_artifacts(self) -> None:
        """Mark running heads and folios as what no one reads aloud, and forget their elements."""
        furniture: dict[int, set[int]] = {}
        for stray in self.strays:
            marks = [kid for kid in stray["K"] if isinstance(kid, int)]
            furniture.setdefault(self.page_of(stray), set()).update(marks)
        gone = {stray.reference for stray in self.strays}
        for references in self.object(self.root["ParentTree"])["Nums"][1::2]:
            if isinstance(references, pydyf.Array):
                references[:] = ["null" if reference in gone else reference for reference in references]
        for page, marks in furniture.items():
            _mark_artifacts(self.stream_of(page), marks)
        for stray in self.strays:
            stray.clear()

    def stream_of(self, page: int) -> list[object]:
        """Return the drawing operators of a page."""
        return self.object(self.object(self.pdf.page_references[page])["Contents"]).stream


def _mark_artifacts(operators: list[object], marks: set[int]) -> None:
    """Turn the marked content with these numbers into artifacts of the page."""
    for spot, operator in enumerate(operators):
        if isinstance(operator, dict) and operator.get("MCID") in marks and operators[spot + 1] == b"BDC":
            operators[spot - 1] = "/Artifact"
            operators[spot] = pydyf.Dictionary({"Type": "/Pagination"})


def _blocks(box: boxes.Box) -> Iterator[boxes.Box]:
    """Yield a box and those in it, but for what stands in lines."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    yield box
    for child in box.children:
        if not isinstance(child, boxes.LineBox):
            yield from _blocks(child)
