"""How a finished PDF reads aloud: headings, tables, lists, pictures and links as its tags tell them.

Sources: ISO 14289-1 (PDF/UA-1), 7.1, 7.3 to 7.6, 7.18; ISO 32000-1, 14.8.4 and 14.8.5.7.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pikepdf

from guide import Place, Problem

HEADING = re.compile(r"/H([1-6])")
CELLS = ("/TH", "/TD")


def check_reading(pdf: pikepdf.Pdf, output: str) -> list[Problem]:
    """Return what a screen reader could not say, or would say wrongly, in a PDF that has tags."""
    faults: Counter[str] = Counter()
    level = 0
    for element in _elements(pdf.Root.StructTreeRoot) if "/StructTreeRoot" in pdf.Root else ():
        tag = str(element.S)
        if heading := HEADING.fullmatch(tag):
            faults["a heading skips a level"] += int(heading[1]) > level + 1
            level = int(heading[1])
        faults.update(RULES.get(tag, _no_fault)(element))
    found = [f"{fault} ({count} in all)" for fault, count in faults.items() if count]
    return [Problem(Place(output), message) for message in (*_unsaid(pdf), *found, *_silent_links(pdf))]


def _elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the structure elements below a root in reading order."""
    todo = _kids(root)[::-1]
    while todo:
        element = todo.pop()
        yield element
        todo += _kids(element)[::-1]


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the structure elements right below an element; marked content and annotations are none."""
    kids = element.get("/K", [])
    every = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in every if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _attribute(element: pikepdf.Object, name: str) -> pikepdf.Object | None:
    """Return an attribute of an element."""
    found = element.get("/A", {})
    every = found if isinstance(found, pikepdf.Array) else [found]
    return next((one[name] for one in every if name in one), None)


def _no_fault(_: pikepdf.Object) -> Iterator[str]:
    """Yield nothing: no rule speaks of this element."""
    yield from ()


def _figure(element: pikepdf.Object) -> Iterator[str]:
    """Yield a fault when a picture's words say nothing, or are no words."""
    words = str(element.get("/Alt", "-")).split()
    if len(words) < 2 and words != ["-"]:  # that it has none is said elsewhere
        yield "the alt text of a figure is no sentence"


def _table(element: pikepdf.Object) -> Iterator[str]:
    """Yield a fault for rows of different lengths, and for a table that nothing heads."""
    rows = list(_rows(element))
    if not any(str(cell.S) == "/TH" for row in rows for cell in row):
        yield "a table has no head"
    if len(set(_widths(rows))) > 1:
        yield "the rows of a table have different numbers of cells"


def _rows(element: pikepdf.Object) -> Iterator[list[pikepdf.Object]]:
    """Yield the cells of each row of a table."""
    for kid in _kids(element):
        if str(kid.S) == "/TR":
            yield [cell for cell in _kids(kid) if str(cell.S) in CELLS]
        else:
            yield from _rows(kid)


def _widths(rows: list[list[pikepdf.Object]]) -> Iterator[int]:
    """Yield how many columns each row fills, with those that cells of the rows above hang down into."""
    hanging: Counter[int] = Counter()
    for number, row in enumerate(rows):
        width = hanging[number]
        for cell in row:
            columns, deep = (int(_attribute(cell, name) or 1) for name in ("/ColSpan", "/RowSpan"))
            width += columns
            hanging.update({number + below: columns for below in range(1, deep)})
        yield width


def _head(element: pikepdf.Object) -> Iterator[str]:
    """Yield a fault when a head cell does not say which way it heads."""
    if _attribute(element, "/Scope") is None:
        yield "a head cell does not say which way it heads"


def _list(element: pikepdf.Object) -> Iterator[str]:
    """Yield a fault when a list holds anything but items, lists within it and a caption."""
    if {str(kid.S) for kid in _kids(element)} - {"/LI", "/L", "/Caption"}:
        yield "a list holds what is no item"


def _item(element: pikepdf.Object) -> Iterator[str]:
    """Yield a fault when an item of a list is not one label at most and one body."""
    if [str(kid.S) for kid in _kids(element) if str(kid.S) != "/Lbl"] != ["/LBody"]:
        yield "an item of a list has no body"


RULES = {"/Figure": _figure, "/Table": _table, "/TH": _head, "/L": _list, "/LI": _item}
"""What must hold of an element, by its tag."""


def _unsaid(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield a fault for each thing that a reader must be told of the whole document, and is not."""
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "the PDF does not say that it is tagged"
    if not str(root.get("/Lang", "")):
        yield "the PDF does not say its language"
    if not str(pdf.docinfo.get("/Title", "")):
        yield "the PDF has no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "a viewer would show the file's name in place of the title"


def _silent_links(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield a fault for each page with links that have no words, or whose links the tab key takes in another order."""
    for number, page in enumerate(pdf.pages, 1):
        links = page.obj.get("/Annots", ())
        if silent := sum(not str(link.get("/Contents", "")).strip() for link in links):
            yield f"page {number} has links without words ({silent} in all)"
        if len(links) and str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number} takes its links in another order than its text"
