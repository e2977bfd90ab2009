"""The openers of the shipped guide on both papers: the glance is one spread, the opener of a part is one page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import layouts
from guide import Guide, read_guide

ROOT = Path(__file__).resolve().parents[2]
ROOTS = (ROOT / "layouts",)
PAPERS = ["a4", "letter"]


@pytest.fixture(scope="module")
def shipped() -> tuple[Guide, dict[str, object]]:
    """The guide of this book and its plates."""
    guide = read_guide(ROOT / "guide")
    return guide, layouts.draw_all_plates(guide, layouts.read_tokens(ROOTS))


def laid(shipped: tuple[Guide, dict[str, object]], paper: str, until: str) -> dict[str, list[str]]:
    """Return the page types of each gathering that has a text, laid out as far as that text."""
    guide, plates = shipped
    press = layouts.open_press(ROOTS, plates, paper, "", "handbook")
    pages = {}
    for gathering in layouts.compose("handbook", guide, plates, layouts.PageMap({}, {}), paper, ROOTS):
        head, found, _ = gathering.html.partition(until)
        if found and ("glance" in head or "part-opener" in head):
            sheets = layouts.lay_out(replace(gathering, html=f"{head}</body></html>"), press, 1)
            pages[gathering.name] = [page._page_box.page_type.name for page in sheets.pages]
    return pages


@pytest.mark.parametrize("paper", PAPERS)
def test_the_glance_of_the_guide_is_one_spread(shipped: tuple[Guide, dict[str, object]], paper: str) -> None:
    (front,) = laid(shipped, paper, '<section class="list matter first">').values()
    left, right = (number for number, name in enumerate(front, 1) if name == "glance")
    assert left % 2 == 0, "a left-hand page"
    assert right == left + 1


@pytest.mark.parametrize("paper", PAPERS)
def test_each_part_of_the_guide_opens_on_one_page(shipped: tuple[Guide, dict[str, object]], paper: str) -> None:
    openers = laid(shipped, paper, "<main")
    assert len(openers) == len(shipped[0].book.parts)
    assert {name: names for name, names in openers.items() if names != ["part"]} == {}
