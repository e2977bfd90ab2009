"""The finished PDFs as a screen reader follows them: headings, figures, tables, lists, links, language and order."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from tests.pages.tagtree import Element, read_tags

ROOT = Path(__file__).resolve().parents[2]
PDFS = [f"{layout}-{paper}.pdf" for layout in ("handbook", "cheatsheet") for paper in ("a4", "letter")]
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
BARE_NUMBER = re.compile(r"[\divxlc]+")


@pytest.fixture(scope="module", params=[f"{origin}-{name}" for origin in ("small", "shipped") for name in PDFS])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of the small guide, or one that is shipped."""
    origin, _, name = request.param.partition("-")
    if origin == "shipped":
        return ROOT / "output" / name
    made = tmp_path_factory.mktemp("tags") / name
    made.write_bytes(request.getfixturevalue("files")[name])
    return made


@pytest.fixture(scope="module")
def tree(path: Path) -> Element:
    """The tags of the PDF."""
    return read_tags(path)


def test_the_pdf_is_accessible_by_the_standard(path: Path) -> None:
    report = page_validation.validate_pdf(str(path), profile="ua1")
    assert "no failures" in str(report), str(report)


def test_the_first_heading_is_the_title_and_no_level_is_skipped(tree: Element) -> None:
    headings = list(tree.all("H1", "H2", "H3", "H4", "H5", "H6"))
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert [headings[i + 1].text for i, (one, next_) in enumerate(pairwise(levels)) if next_ > one + 1] == []


def test_no_heading_is_empty(tree: Element) -> None:
    assert all(heading.text for heading in tree.all("H1", "H2", "H3", "H4"))


def test_every_figure_says_more_than_its_caption(tree: Element, path: Path) -> None:
    assert len(list(tree.all("Figure"))) >= (14 if "handbook" in path.name else 1)
    captions = {plain(caption.text) for caption in tree.all("Caption")}
    for figure in tree.all("Figure"):
        assert len(figure.alt.split()) >= 3, figure.alt
        assert not any(plain(figure.alt) in caption for caption in captions), figure.alt


def plain(text: str) -> str:
    """Return a text as letters and digits, so that spaces and dashes make no difference."""
    return re.sub(r"\W+", "", text).casefold()


def test_every_table_has_heads_that_say_which_way_they_head(tree: Element) -> None:
    for table in tree.all("Table"):
        heads = list(table.all("TH"))
        assert heads, table.text[:80]
        assert {str(head.attributes.get("Scope")) for head in heads} <= {"/Row", "/Column"}, table.text[:80]


def test_every_row_of_a_table_has_equally_many_cells(tree: Element) -> None:
    for table in tree.all("Table"):
        widths = [
            sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.kids if cell.tag in ("TH", "TD"))
            for row in table.all("TR")
        ]
        assert len(set(widths)) == 1, (widths, table.text[:80])


def test_a_list_holds_items_and_an_item_a_body(tree: Element) -> None:
    for one in tree.all("L"):
        assert {kid.tag for kid in one.kids} <= {"LI", "L"}
    for item in tree.all("LI"):
        assert [kid.tag for kid in item.kids if kid.tag != "Lbl"] == ["LBody"]


def test_every_link_is_announced_by_words(tree: Element) -> None:
    for link in tree.all("Link"):
        assert link.says, link.text
        for said in link.says:
            assert not (link.leads_out and BARE_ADDRESS.fullmatch(said)), said
            assert not BARE_NUMBER.fullmatch(said), said


def test_what_a_link_is_announced_by_holds_the_words_that_are_seen(tree: Element) -> None:
    for link in tree.all("Link"):
        for said in link.says:
            assert plain(link.text) in plain(said), (link.text, said)


def test_the_pdf_says_that_it_is_tagged_in_which_language_and_what_it_is_called(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"])


def test_the_tab_key_follows_the_tags(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        assert {str(page.obj.get("/Tabs")) for page in pdf.pages if "/Annots" in page.obj} <= {"/S"}
