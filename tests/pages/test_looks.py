"""How some pages of the small guide look: all of these, at 72 dpi; only a faint difference passes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from PIL import Image

HANDBOOK, SHEET = "handbook-letter.pdf", "cheatsheet-letter.pdf"
PAGES = {
    "cover": "",
    "glance": "glance",
    "part": "part-the-light",
    "chapter": "chapter-work",
    "chart-and-notes": "figure-measured-pay",
    "worksheet": "worksheet-log",
    "glossary": "glossary",
}
"""The pages that are looked at, by what begins on them; the first page where nothing is named."""


@pytest.fixture(scope="module")
def page(files: dict[str, bytes]) -> Iterator[Callable[[str, str], Image.Image]]:
    """A picture of the page on which an id stands in a PDF."""
    documents = {name: pypdfium2.PdfDocument(files[name]) for name in (HANDBOOK, SHEET)}
    folios = json.loads(files["edition.json"])["pages"]

    def draw(name: str, begins: str) -> Image.Image:
        document = documents[name]
        labels = [document.get_page_label(number) for number in range(len(document))]
        number = labels.index(folios[name][begins]) if begins else 0
        return document[number].render(scale=1).to_pil().convert("RGB")

    yield draw
    for document in documents.values():
        document.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_handbook_looks_as_blessed(
    page: Callable[[str, str], Image.Image], golden_picture: Callable[[str, Image.Image], None], name: str
) -> None:
    golden_picture(name, page(HANDBOOK, PAGES[name]))


def test_the_cheat_sheet_looks_as_blessed(
    page: Callable[[str, str], Image.Image], golden_picture: Callable[[str, Image.Image], None]
) -> None:
    golden_picture("cheatsheet", page(SHEET, ""))
