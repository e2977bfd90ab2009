"""The tags of the bound book, as a screen reader follows them."""

from __future__ import annotations

import io
from collections.abc import Iterator

import page as validator
import pikepdf
import pytest

from tests.press.pressroom import lay, printed, sample_pdf

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    """The sample book."""
    return pikepdf.open(io.BytesIO(sample_pdf()))


def elements(pdf: pikepdf.Pdf, tag: str = "") -> Iterator[pikepdf.Object]:
    """Yield the structure elements with a tag, or all, in reading order."""
    todo = [pdf.Root.StructTreeRoot.K[0]]
    while todo:
        element = todo.pop()
        kids = [kid for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        todo += reversed(kids)
        if tag in ("", str(element.S).lstrip("/")):
            yield element


def links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the link annotations of all pages."""
    return [annotation for page in pdf.pages for annotation in page.obj.get("/Annots", ())]


def is_ua(data: bytes) -> bool:
    """Return whether a PDF is PDF/UA-1."""
    return validator.is_pdf_compliant_bytes(data, profile="ua1")


def test_head_cells_say_which_way_they_head(pdf: pikepdf.Pdf) -> None:
    scopes = [str(cell.A.Scope) for cell in elements(pdf, "TH")]
    assert scopes == ["/Column", "/Column", "/Row", "/Row"] * 2


def test_no_cell_lists_heads_or_has_an_id(pdf: pikepdf.Pdf) -> None:
    assert not any("/Headers" in cell.A for cell in elements(pdf, "TD"))
    assert not any("/ID" in element for element in elements(pdf))


def test_a_head_of_two_rows_is_pdf_ua() -> None:
    rows = "<tr><th rowspan=2>A</th><th colspan=2>B</th></tr><tr><th>C</th><th>D</th></tr>"
    assert is_ua(printed(f"<h1>A</h1><table><thead>{rows}</thead><tr><td>1</td><td>2</td><td>3</td></tr></table>"))


def test_a_link_is_announced_by_its_words(pdf: pikepdf.Pdf) -> None:
    assert {str(link.Contents) for link in links(pdf)} == {"p. 2", "p. 8", "A log", "See the pay"}


def test_a_link_with_a_title_is_announced_by_it() -> None:
    with pikepdf.open(io.BytesIO(printed('<h1 id="a">A</h1><p><a href="#a" title="Back to A">1</a></p>'))) as pdf:
        assert [str(link.Contents) for link in links(pdf)] == ["Back to A"]


def test_a_link_over_two_lines_says_all_its_words_twice() -> None:
    body = '<h1 id="a">A</h1><p>Some words before it: <a href="#a">a link of many words that needs two lines</a></p>'
    with pikepdf.open(io.BytesIO(printed(body))) as pdf:
        assert [str(link.Contents) for link in links(pdf)] == ["a link of many words that needs two lines"] * 2


@pytest.mark.parametrize(
    "inside", ["<b>bold</b>", '<img src="/plates/pay.svg" alt="Pay">', "<b>two</b> <code>things</code>"]
)
def test_a_link_around_an_element_is_pdf_ua(inside: str) -> None:
    assert is_ua(printed(f'<h1 id="a">A</h1><p><a href="#a">{inside}</a></p>'))


def test_what_a_style_sheet_writes_into_a_link_is_no_link_of_its_own() -> None:
    data = printed('<h1 id="a">A</h1><p><a href="#a">there</a></p>', css='a::before { content: "> " }')
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [len(link.K) for link in elements(pdf, "Link")] == [3], "the annotation, a span, the words"
    assert is_ua(data)


def test_running_heads_and_folios_are_artifacts(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[4].obj.Contents.read_bytes()
    assert content.count(b"/Artifact\n<</Type /Pagination>>\nBDC") == 2
    assert "/StructElem" not in {str(stray.get("/Type")) for stray in strays(pdf)}


def strays(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the structure elements that hang in no tree."""
    tree = {element.objgen for element in elements(pdf)}
    every = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))
    return [thing for thing in every if thing.get("/Type") == "/StructElem" and thing.objgen not in tree]


def test_a_list_item_of_paragraphs_has_a_body() -> None:
    data = printed("<h1>A</h1><ul><li><p>One.</p><p>Two.</p></li><li>Three.</li></ul>")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [[str(kid.S) for kid in item.K] for item in elements(pdf, "LI")] == [["/Lbl", "/LBody"]] * 2
    assert is_ua(data)


def test_a_figure_is_measured_in_points_from_the_bottom_left() -> None:
    body = '<h1>A</h1><img style="display: block; width: 40mm" src="/plates/pay.svg" alt="Pay by rank">'
    (picture,) = lay(body).surveys[0].pictures
    with pikepdf.open(io.BytesIO(printed(body))) as pdf:
        (figure,) = elements(pdf, "Figure")
        assert str(figure.Alt) == "Pay by rank"
        found = [float(edge) / MM for edge in figure.A.BBox]
    frame = picture.frame
    assert found == pytest.approx([frame.left, 100 - frame.bottom, frame.right, 100 - frame.top], abs=0.01)


def test_tagging_looks_up_page_references_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import pydyf

    plain, calls = pydyf.PDF.page_references, []
    monkeypatch.setattr(pydyf.PDF, "page_references", property(lambda pdf: calls.append(1) or plain.fget(pdf)))
    patched = pydyf.PDF.page_references
    printed("<h1>A</h1>" + "<p>B</p>" * 9)
    assert len(calls) == 1
    assert pydyf.PDF.page_references is patched
