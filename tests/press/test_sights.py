"""Which pages of a book are shown, and the pictures of them."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from guide import Guide, read_guide
from layouts.press.bind import bind
from layouts.press.gathering import PageMap
from layouts.press.sights import LARGE, SMALL, pictures
from tests.press.pressroom import METADATA, book_of, gathering, small_press

PAGE = '<section style="break-before: page"><h1>{0}</h1><p>Words.</p></section>'
FOLIOS = {"glance": "2", "part-the-way-in": "4", "part-the-light": "5", "chapter-work": "6", "chapter-pay": "7"}
FOLIOS |= {"figure-bands": "3", "figure-hours": "6", "table-keeper-pilot": "6", "worksheet-log": "8"}


@cache
def printed() -> bytes:
    """Return a book of eight numbered pages."""
    pages = "".join(PAGE.format(f"Page {number}") for number in range(1, 9))
    return bind(book_of([gathering(pages)]), small_press(), METADATA)


def shown(guide: Guide, layout: str = "handbook", **folios: str) -> dict[str, dict[str, object]]:
    """Return the catalog of the pictures of that book, with these ids on its pages."""
    known = FOLIOS | {name.replace("_", "-"): folio for name, folio in folios.items()}
    return pictures(guide, layout, printed(), PageMap(known, {}))[1]


def test_a_handbook_shows_its_cover_and_a_page_of_each_kind_in_their_order(lighthouse: Guide) -> None:
    names = {name: picture["page"] for name, picture in shown(lighthouse).items()}
    assert names == {
        "handbook.png": 1,
        "handbook-glance.png": 2,
        "handbook-figure.png": 3,
        "handbook-part.png": 5,
        "handbook-chapter.png": 6,
        "handbook-worksheet.png": 8,
    }


def test_no_page_is_shown_twice(lighthouse: Guide) -> None:
    assert "handbook-table.png" not in shown(lighthouse), "its page shows the chapter's opening already"


def test_a_part_with_a_picture_is_shown_rather_than_the_first(lighthouse: Guide) -> None:
    assert "Part I " in shown(lighthouse)["handbook-part.png"]["caption"].replace("\u00a0", " ")


def test_a_figure_that_is_told_twice_is_shown_rather_than_the_first(lighthouse: Guide) -> None:
    assert shown(lighthouse, figure_night_round="4")["handbook-figure.png"]["page"] == 3


def test_of_figures_that_are_told_twice_the_best_known_is_shown(guide_copy: Path) -> None:
    sheet = guide_copy / "cheatsheet.yaml"
    told = sheet.read_text(encoding="utf-8").replace("figure: bands", "figure: measured-pay")
    sheet.write_text(told, encoding="utf-8")
    guide = read_guide(guide_copy)
    assert shown(guide, figure_measured_pay="4")["handbook-figure.png"]["page"] == 4, "grade A before grade D"


@pytest.mark.parametrize(
    ("folios", "width"),
    [
        ({"figure_bands": "8"}, 2 * LARGE),  # a left page, and nothing else begins on the page beside it
        ({"figure_bands": "3"}, LARGE),
        ({"glance": "3", "figure_bands": "8"}, LARGE),  # a right page
    ],
)
def test_a_spread_is_one_picture(lighthouse: Guide, folios: dict[str, str], width: int) -> None:
    assert shown(lighthouse, **folios)["handbook-glance.png"]["size"][0] == width


def test_what_is_on_a_page_is_said_in_words(lighthouse: Guide) -> None:
    said = {name: picture["alt"].replace("\u00a0", " ") for name, picture in shown(lighthouse).items()}
    assert said["handbook.png"] == "Cover. The lighthouse keeper. A small guide to a quiet career."
    assert said["handbook-glance.png"] == "The career at a glance: Duties; Pay; Measured."
    assert said["handbook-part.png"] == "Part I. The light: The work of a night; What the light pays."
    assert said["handbook-chapter.png"].startswith("Chapter 1. The work of a night. A keeper is paid for")
    assert said["handbook-worksheet.png"] == "Worksheet 2. A page of the log. Write one night."


def test_a_sheet_shows_itself(lighthouse: Guide) -> None:
    ((name, picture),) = shown(lighthouse, "cheatsheet").items()
    assert name == "cheatsheet.png"
    assert picture["alt"].startswith("The keeper on one page: Duties; ")


def test_pictures_are_as_large_as_the_catalog_says_and_a_row_stands_beside_them(lighthouse: Guide) -> None:
    files, catalog = pictures(lighthouse, "handbook", printed(), PageMap(FOLIOS, {}))
    sizes = {name: Image.open(io.BytesIO(data)).size for name, data in files.items()}
    assert {sizes[name] for name in catalog} == {(LARGE, LARGE)}
    assert {sizes[picture["small"]] for picture in catalog.values()} == {(SMALL, SMALL)}
    assert sizes["pages.png"] == (4 * 440 + 5 * 12, 440 + 2 * 12)
