"""Every template renders, and what it gives keeps the rules of accessible pages before any page is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from guide import Guide
from layouts.press.compose import compose
from layouts.press.edition import download_page
from layouts.press.figures import Plate
from layouts.press.gathering import Gathering, PageMap
from layouts.press.plates import draw_all_plates
from layouts.press.tokens import read_tokens

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
USES = {
    "source:coast-survey": ("2",),
    "source:keepers-club": ("6",),
    "index:log book": ("2",),
    "index:log book/old": ("3",),
}
KNOWN = PageMap({}, USES)
LEVELS = ("h1", "h2", "h3", "h4")
EDITION = {
    "files": {
        f"{layout}-{paper}.pdf": {"layout": layout, "paper": paper, "pages": 3, "bytes": 1_200_000, "sha256": "0" * 64}
        for layout in ("handbook", "cheatsheet")
        for paper in ("a4", "letter")
    },
    "pictures": {
        "handbook.png": {
            "layout": "handbook",
            "caption": "Cover",
            "alt": "The cover.",
            "size": [1240, 1754],
            "small": "handbook-small.png",
            "small_size": [480, 679],
        }
    },
}


@pytest.fixture(scope="module")
def plates(lighthouse: Guide) -> dict[str, Plate]:
    """Every plate of the small guide."""
    return draw_all_plates(lighthouse, read_tokens([LAYOUTS]))


@pytest.fixture(scope="module")
def gatherings(lighthouse: Guide, plates: dict[str, Plate]) -> tuple[Gathering, ...]:
    """Everything composed of the small guide, in both layouts."""
    papers = (("handbook", "a4"), ("cheatsheet", "letter"))
    composed = (compose(layout, lighthouse, plates, KNOWN, paper, [LAYOUTS]) for layout, paper in papers)
    return tuple(one for layout in composed for one in layout)


@pytest.fixture(scope="module")
def trees(gatherings: tuple[Gathering, ...]) -> dict[str, Element]:
    """The composed gatherings as trees, by their names."""
    return {one.name: tinyhtml5.parse(one.html, namespace_html_elements=False) for one in gatherings}


def words_of(element: Element) -> str:
    """Return the words of an element."""
    return " ".join("".join(element.itertext()).split())


def within(trees: dict[str, Element], *tags: str) -> Iterator[Element]:
    """Yield every element of these kinds."""
    for tree in trees.values():
        yield from (element for element in tree.iter() if element.tag in tags)


def test_every_template_is_used(gatherings: tuple[Gathering, ...], lighthouse: Guide) -> None:
    named = set()
    for path in LAYOUTS.glob("*/*.html"):
        named |= set(re.findall(r'{%-? (?:include|import|extends) "([^"]+)"', path.read_text(encoding="utf-8")))
    named |= {"download/index.html", "cheatsheet/cheatsheet.html", "handbook/front.html", "handbook/chapter.html"}
    named |= {f"handbook/{one.name}.html" for one in gatherings}
    assert {path.relative_to(LAYOUTS).as_posix() for path in LAYOUTS.glob("*/*.html")} <= named


def test_the_small_guide_has_every_kind_of_block(lighthouse: Guide) -> None:
    kinds = {block.kind for chapter in lighthouse.chapters.values() for block in lighthouse.blocks_of(chapter)}
    template = (LAYOUTS / "components/blocks.html").read_text(encoding="utf-8")
    assert set(re.findall(r'if block\.kind == "(\w+)"', template)) - kinds == {"key_idea"} - kinds


def test_every_document_has_a_language_and_a_title(trees: dict[str, Element]) -> None:
    for name, tree in trees.items():
        assert tree.get("lang") == "en-GB", name
        assert words_of(next(tree.iter("title"))), name


def test_headings_begin_with_the_first_level_and_skip_none(trees: dict[str, Element]) -> None:
    for name, tree in trees.items():
        before = 0
        for element in tree.iter():
            if element.tag in LEVELS:
                level = LEVELS.index(element.tag) + 1
                assert level <= before + 1, (name, words_of(element))
                before = level


def test_a_link_holds_only_text(trees: dict[str, Element]) -> None:
    for link in within(trees, "a"):
        assert len(link) == 0, words_of(link)
        assert words_of(link)


def test_every_link_into_the_book_finds_its_place(trees: dict[str, Element]) -> None:
    ids = [element.get("id") for element in within(trees, *{e.tag for t in trees.values() for e in t.iter()})]
    ids = [name for name in ids if name]
    assert len(ids) == len(set(ids))
    for link in within(trees, "a"):
        address = link.get("href", "")
        assert not address.startswith("#") or address[1:] in ids, address


def test_every_picture_has_words(trees: dict[str, Element]) -> None:
    pictures = list(within(trees, "img"))
    assert len(pictures) > 15
    for picture in pictures:
        assert picture.get("alt", "").strip(), picture.get("src")


def test_rows_of_a_table_have_equally_many_cells_and_heads_say_what_they_head(trees: dict[str, Element]) -> None:
    for table in within(trees, "table"):
        rows = [sum(int(cell.get("colspan", "1")) for cell in row) for row in table.iter("tr")]
        assert len(set(rows)) == 1, words_of(table)
        assert all(head.get("scope") in ("row", "col", "rowgroup") for head in table.iter("th"))


def test_items_of_a_list_hold_no_paragraph_and_no_note(trees: dict[str, Element]) -> None:
    for item in within(trees, "li"):
        inside = [element.tag for element in item.iter() if element is not item]
        assert not {"p", "div"} & set(inside), words_of(item)
        assert not any("notes" in element.get("class", "") for element in item.iter())


def test_notes_of_a_moment_stand_beside_it(trees: dict[str, Element]) -> None:
    moments = [element for element in within(trees, "div") if element.get("class") == "moment"]
    beside = {words_of(moment.find("p")): [words_of(note) for note in moment.findall("span")] for moment in moments}
    assert beside == {"Month 1": [], "Month 9": ["watch The hours a keeper stays awake."]}


def test_a_worksheet_that_is_printed_alone_says_what_book_it_comes_from(trees: dict[str, Element]) -> None:
    (imprint,) = [heading.get("data-imprint") for heading in trees["worksheets"].iter("h2")]
    assert imprint == "The lighthouse keeper · Edition First · example.org/lighthouse"


def test_what_a_sheet_leaves_of_its_page_is_ruled_and_read_by_nobody(trees: dict[str, Element]) -> None:
    (ruling,) = [element for element in trees["worksheets"].iter("div") if element.get("class") == "ruling"]
    assert ruling.get("aria-hidden") == "true"
    assert {line.get("class") for line in ruling} == {"line"}


def test_a_rating_without_a_name_has_an_empty_corner(trees: dict[str, Element]) -> None:
    heads = [head for head in within(trees, "thead") if head.get("class") == "rating-head"]
    assert [words_of(head.find("tr/td")) for head in heads] == [""]


def test_a_page_is_never_styled_where_it_is_written_but_for_measures(trees: dict[str, Element]) -> None:
    for tree in trees.values():
        for element in tree.iter():
            if style := element.get("style"):
                assert re.fullmatch(r"(?:(?:width|margin-left|margin-right): [\d.]+(?:mm|em|%);? ?)+", style), style


def test_a_pay_row_with_few_observations_is_held_back_in_words(trees: dict[str, Element]) -> None:
    (table,) = [table for table in within(trees, "table") if table.get("id") == "table-pay-table"]
    inspector = next(row for row in table.iter("tr") if "Inspector" in words_of(row))
    assert words_of(inspector) == "Inspector 9too few to print"


def test_the_download_page_offers_every_file_and_asks_for_nothing_from_elsewhere(lighthouse: Guide) -> None:
    page = download_page(lighthouse, EDITION, [LAYOUTS]).decode()
    assert all(f'href="{name}"' in page for name in EDITION["files"])
    assert "<script" not in page
    assert not re.search(r"(?:src|url)\W{1,2}(?:https?:)?//", page)
    tree = tinyhtml5.parse(page, namespace_html_elements=False)
    assert all(picture.get("alt") for picture in tree.iter("img"))
