"""A finished PDF's tags held against its pages: what a screen reader would follow into a wall.

Sources: ISO 32000-1, 14.7 (structure elements, parent tree), 12.3.2 (destinations); ISO 14289-1 (PDF/UA-1), 7.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from guide import Place, Problem

MARK = re.compile(rb"/MCID (\d+)")
Key = tuple[int, int]


@dataclass(slots=True)
class Tagged:
    """What the structure tree says, read once."""

    pages: dict[Key, int]
    """The number of each page object, counted from 0."""
    parents: dict[int, pikepdf.Object]
    """The parent tree: for each page and annotation, the elements that own what is on it."""
    marks: dict[tuple[int, int], Key] = field(default_factory=dict)
    """Which element lists the marked content of a page and number."""
    annotations: dict[Key, Key] = field(default_factory=dict)
    """Which element lists an annotation."""
    faults: Counter[str] = field(default_factory=Counter)


def check_structure(pdf: pikepdf.Pdf, output: str) -> list[Problem]:
    """Return what is wrong with the tags, links and bookmarks of a PDF."""
    place = Place(output)
    if "/StructTreeRoot" not in pdf.Root:
        return [Problem(place, "the PDF has no tags")]
    root = pdf.Root.StructTreeRoot
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    tagged = Tagged(pages, {int(key): value for key, value in _tree(root.ParentTree, "/Nums")})
    _read_elements(root, tagged)
    found = [
        *(f"{fault} ({count} in all)" for fault, count in tagged.faults.items()),
        *_mark_faults(pdf, tagged),
        *_annotation_faults(pdf, tagged),
        *_destination_faults(pdf, pages),
        *_bookmark_faults(pdf, pages),
    ]
    return [Problem(place, message) for message in found]


def _tree(node: pikepdf.Object, key: str) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Yield the keys and values of a number or name tree."""
    for kid in node.get("/Kids", ()):
        yield from _tree(kid, key)
    pairs = iter(node.get(key, ()))
    yield from zip(pairs, pairs, strict=True)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    """Return what an element lists, as a list also where it is a single thing."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _read_elements(root: pikepdf.Object, tagged: Tagged) -> None:
    """Walk the structure tree; note what each element lists, and what is wrong with the elements themselves."""
    seen: set[Key] = set()
    ids: Counter[bytes] = Counter()
    todo = [root]
    while todo:
        parent = todo.pop()
        for kid in _kids(parent):
            if isinstance(kid, int):
                tagged.marks[tagged.pages.get(parent.Pg.objgen, -1), kid] = parent.objgen
            elif kid.get("/Type") == pikepdf.Name.OBJR:
                tagged.annotations[kid.Obj.objgen] = parent.objgen
            elif kid.objgen in seen:
                tagged.faults["an element stands twice in the tree"] += 1
            else:
                seen.add(kid.objgen)
                todo.append(kid)
                _check_element(kid, parent, tagged)
                if "/ID" in kid:
                    ids[bytes(kid.ID)] += 1
    if twice := sum(count - 1 for count in ids.values()):
        tagged.faults["an element's ID is given twice"] += twice


def _check_element(element: pikepdf.Object, parent: pikepdf.Object, tagged: Tagged) -> None:
    """Note what is wrong with one element."""
    if element.P.objgen != parent.objgen:
        tagged.faults["an element names another parent than the one it hangs from"] += 1
    if "/Pg" in element and element.Pg.objgen not in tagged.pages:
        tagged.faults["an element stands on a page that is not in the book"] += 1
    if str(element.S) == "/Figure" and "/Alt" not in element:
        tagged.faults["a figure has no alt text"] += 1


def _mark_faults(pdf: pikepdf.Pdf, tagged: Tagged) -> Iterator[str]:
    """Yield what is wrong with the marked content of each page: it must be owned by the element that lists it."""
    owners: Counter[int] = Counter()
    for number, page in enumerate(pdf.pages):
        key = int(page.obj.get("/StructParents", -1))
        owners[key] += 1
        owned = tagged.parents.get(key, ())
        marks = Counter(map(int, MARK.findall(page.obj.Contents.read_bytes())))
        if marks.total() > len(marks):
            yield f"page {number + 1} uses a mark twice"
        wrong = [
            mark for mark in marks if mark >= len(owned) or tagged.marks.get((number, mark)) != _objgen(owned[mark])
        ]
        if wrong:
            yield f"page {number + 1} has text that no tag owns ({len(wrong)} in all)"
    if max(owners.values(), default=0) > 1:
        yield "two pages share one entry of the parent tree"


def _objgen(thing: pikepdf.Object | None) -> Key | None:
    """Return the key of an object; what the parent tree leaves out has none."""
    return None if thing is None else thing.objgen


def _annotation_faults(pdf: pikepdf.Pdf, tagged: Tagged) -> Iterator[str]:
    """Yield a fault for each page with links that no tag owns."""
    for number, page in enumerate(pdf.pages):
        loose = [
            annotation
            for annotation in page.obj.get("/Annots", ())
            if tagged.annotations.get(annotation.objgen) is None
            or tagged.annotations[annotation.objgen]
            != _objgen(tagged.parents.get(int(annotation.get("/StructParent", -1))))
        ]
        if loose:
            yield f"page {number + 1} has links that no tag owns ({len(loose)} in all)"


def _destination_faults(pdf: pikepdf.Pdf, pages: dict[Key, int]) -> Iterator[str]:
    """Yield a fault for each destination off the book, and for each link to a destination that is none."""
    tree = pdf.Root.get("/Names", {}).get("/Dests")
    names = dict(_tree(tree, "/Names")) if tree is not None else {}
    targets = {bytes(name): value for name, value in names.items()}
    yield from (
        f"the place '{name.decode()}' is on no page of the book"
        for name, value in targets.items()
        if value[0].objgen not in pages
    )
    for number, page in enumerate(pdf.pages):
        for annotation in page.obj.get("/Annots", ()):
            if "/Dest" in annotation and bytes(annotation.Dest) not in targets:
                yield f"page {number + 1} has a link to '{bytes(annotation.Dest).decode()}', which is nowhere"


def _bookmark_faults(pdf: pikepdf.Pdf, pages: dict[Key, int]) -> Iterator[str]:
    """Yield a fault for each bookmark that leads off the book."""
    todo = [pdf.Root.Outlines.First] if "/Outlines" in pdf.Root else []
    while todo:
        bookmark = todo.pop()
        if bookmark.Dest[0].objgen not in pages:
            yield f"the bookmark '{bookmark.Title}' leads to no page of the book"
        todo += [bookmark[key] for key in ("/First", "/Next") if key in bookmark]
