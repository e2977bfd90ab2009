"""The tags of a finished PDF, broken one at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from layouts.press.preflight.structure import check_structure
from tests.press.pressroom import sample_pdf

Break = Callable[[pikepdf.Pdf], object]


def first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    """Return the first element with a tag."""
    return next(element for element in elements(pdf.Root.StructTreeRoot.K[0]) if str(element.S) == f"/{tag}")


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield an element and those below it."""
    yield element
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def annotation(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the first link."""
    return next(annotation for page in pdf.pages for annotation in page.obj.get("/Annots", ()))


def hang_twice(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    document.K.append(document.K[0])


def orphan(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Table").P = pdf.Root.StructTreeRoot.K[0].K[0]


def name_twice(pdf: pikepdf.Pdf) -> None:
    for tag in ("H1", "P"):
        first(pdf, tag).ID = pikepdf.String("same")


def silence_figure(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").Alt


def leave_book(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Table").Pg = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page))


def forget_mark(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "H1").K[0]


def use_mark_twice(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents.write(page.Contents.read_bytes() + b"\n/Span <</MCID 0>> BDC EMC")


def share_parents(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.StructParents = 3


def forget_link(pdf: pikepdf.Pdf) -> None:
    del annotation(pdf).StructParent


def lead_nowhere(pdf: pikepdf.Pdf) -> None:
    annotation(pdf).Dest = pikepdf.String("none")


def lead_off_the_book(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.Dests.Names[1][0] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page))


def bookmark_off_the_book(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Dest[0] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page))


def untag(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (hang_twice, "an element stands twice in the tree (1 in all)"),
        (orphan, "an element names another parent than the one it hangs from (1 in all)"),
        (name_twice, "an element's ID is given twice (1 in all)"),
        (silence_figure, "a figure has no alt text (1 in all)"),
        (leave_book, "an element stands on a page that is not in the book (1 in all)"),
        (forget_mark, "page 1 has text that no tag owns (1 in all)"),
        (use_mark_twice, "page 1 uses a mark twice"),
        (share_parents, "two pages share one entry of the parent tree"),
        (forget_link, "page 3 has links that no tag owns (1 in all)"),
        (lead_nowhere, "page 3 has a link to 'none', which is nowhere"),
        (lead_off_the_book, "the place 'cover' is on no page of the book"),
        (bookmark_off_the_book, "the bookmark 'A small book' leads to no page of the book"),
        (untag, "the PDF has no tags"),
    ],
)
def test_what_is_broken_is_named(spoil: Break, said: str) -> None:
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        spoil(pdf)
        assert [str(problem) for problem in check_structure(pdf, "a.pdf")] == [f"a.pdf: {said}"]
