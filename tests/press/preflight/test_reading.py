"""How a finished PDF reads aloud, spoiled in one way at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from layouts.press.preflight.reading import check_reading
from tests.press.pressroom import printed, sample_pdf

Break = Callable[[pikepdf.Pdf], object]


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield an element and those below it."""
    yield element
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    """Return the first element with a tag."""
    return next(element for element in elements(pdf.Root.StructTreeRoot.K[0]) if str(element.S) == f"/{tag}")


def page_with_links(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the first page with links."""
    return next(page.obj for page in pdf.pages if "/Annots" in page.obj)


def skip_a_level(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H3


def say_an_address(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure").Alt = pikepdf.String("https://example.org/pay.svg")


def say_nothing(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure").Alt = pikepdf.String(" ")


def behead(pdf: pikepdf.Pdf) -> None:
    for element in list(elements(first(pdf, "Table"))):
        element.S = pikepdf.Name.TD if str(element.S) == "/TH" else element.S


def shorten_a_row(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TR").K[-1]


def head_no_way(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A.Scope


def list_a_paragraph(pdf: pikepdf.Pdf) -> None:
    first(pdf, "L").K.append(first(pdf, "P"))


def lose_a_body(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LBody").S = pikepdf.Name.Div


def untag(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def lose_the_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def lose_the_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def show_the_name(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def silence_a_link(pdf: pikepdf.Pdf) -> None:
    del page_with_links(pdf).Annots[0].Contents


def lose_the_order(pdf: pikepdf.Pdf) -> None:
    del page_with_links(pdf).Tabs


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (skip_a_level, "a heading skips a level (1 in all)"),
        (say_an_address, "the alt text of a figure is no sentence (1 in all)"),
        (say_nothing, "the alt text of a figure is no sentence (1 in all)"),
        (behead, "a table has no head (1 in all)"),
        (shorten_a_row, "the rows of a table have different numbers of cells (1 in all)"),
        (head_no_way, "a head cell does not say which way it heads (1 in all)"),
        (list_a_paragraph, "a list holds what is no item (1 in all)"),
        (lose_a_body, "an item of a list has no body (1 in all)"),
        (untag, "the PDF does not say that it is tagged"),
        (lose_the_language, "the PDF does not say its language"),
        (lose_the_title, "the PDF has no title"),
        (show_the_name, "a viewer would show the file's name in place of the title"),
        (silence_a_link, "page 3 has links without words (1 in all)"),
        (lose_the_order, "page 3 takes its links in another order than its text"),
    ],
)
def test_what_would_be_read_wrongly_is_named(spoil: Break, said: str) -> None:
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        spoil(pdf)
        assert [str(problem) for problem in check_reading(pdf, "a.pdf")] == [f"a.pdf: {said}"]


def test_cells_that_span_rows_and_columns_are_counted_for_each() -> None:
    rows = "<tr><th rowspan=2>A</th><th colspan=2>B</th></tr><tr><th>C</th><th>D</th></tr>"
    data = printed(f"<h1>A</h1><table><thead>{rows}</thead><tr><td>1</td><td>2</td><td>3</td></tr></table>")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_reading(pdf, "a.pdf") == []
