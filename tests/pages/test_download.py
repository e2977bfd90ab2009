"""The download page: whole, light, safe and readable by everybody; where there is a Chromium, as that shows it too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files as files_of
from itertools import pairwise, product
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinycss2
import tinyhtml5
from PIL import Image
from tinyhtml5.parser import HTMLParser

from layouts.press.contrast import contrast
from tests.pages.browser import VARIABLE, Tab, browsing, find_browser, new_tab

ROOT = Path(__file__).resolve().parents[2]
PAGE = "index.html"
ELSEWHERE = ("https://", "http://", "mailto:")
TEXT = (("ink", "paper"), ("soft", "paper"), ("accent", "paper"), ("on-accent", "accent"), ("soft-on-accent", "accent"))
"""What is read on what. Source of the limit: WCAG 2.2, 1.4.3 Contrast (Minimum), level AA."""
MOST_BYTES = 1_500_000
"""Of all pictures together: what a telephone on a slow line fetches in ten seconds."""
LEAST_WIDTH = 1_200
"""Pixels of a large picture, so that a page's notes can be read."""
WIDTHS = (320, 390, 820, 1280)
"""CSS pixels: what WCAG 2.2, 1.4.10 Reflow asks for; a telephone; a tablet; a desk."""
LOOKS = [pytest.param(width, dark, id=f"{width}-{'dark' if dark else 'light'}") for width, dark in
         product(WIDTHS, (False, True))]  # fmt: skip
TARGET = 24
"""CSS pixels. Source: WCAG 2.2, 2.5.8 Target Size (Minimum), level AA."""


@pytest.fixture(scope="module", params=["small", "shipped"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder: that of the small guide, and the one that is shipped."""
    if request.param == "shipped":
        return ROOT / "output"
    made = tmp_path_factory.mktemp("edition")
    for name, data in request.getfixturevalue("files").items():
        (made / name).write_bytes(data)
    return made


@pytest.fixture(scope="module")
def html(folder: Path) -> str:
    """The page as it is written."""
    return (folder / PAGE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tree(html: str) -> Element:
    """The page as a tree."""
    return tinyhtml5.parse(html, namespace_html_elements=False)


def addresses(tree: Element) -> Iterator[str]:
    """Yield what the page leads to or shows."""
    for element in tree.iter():
        yield from (element.attrib[name] for name in ("href", "src") if name in element.attrib)


def test_the_page_is_written_without_a_mistake(html: str) -> None:
    parser = HTMLParser()
    parser.parse(html)
    assert parser.errors == []


def test_every_pdf_is_offered(tree: Element, folder: Path) -> None:
    assert {path.name for path in folder.glob("*.pdf")} <= set(addresses(tree))


def test_whatever_the_page_leads_to_is_there(tree: Element, folder: Path) -> None:
    near = {address for address in addresses(tree) if not address.startswith((*ELSEWHERE, "data:"))}
    assert near
    assert {name for name in near if not (folder / name).is_file()} == set()


def test_the_page_runs_nothing(html: str, tree: Element) -> None:
    assert not any(
        element.tag == "script" or name.startswith("on") for element in tree.iter() for name in ("", *element.attrib)
    )
    assert "javascript:" not in html
    policy = next(
        meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src")


def test_the_page_asks_for_nothing_from_elsewhere(html: str, tree: Element) -> None:
    fetched = [
        element.get("src") or element.get("srcset") for element in tree.iter() if {"src", "srcset"} & {*element.attrib}
    ]
    fetched += [link.get("href") for link in tree.iter("link") if link.get("rel") != "canonical"]
    assert [address for address in fetched if address.startswith((*ELSEWHERE, "//"))] == []
    assert "@import" not in html
    assert "url(" not in html


def test_the_page_says_what_it_is_to_those_who_link_to_it(tree: Element) -> None:
    said = {meta.get("name") or meta.get("property"): meta.get("content") for meta in tree.iter("meta")}
    (canonical,) = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    assert said["og:url"] == canonical
    assert said["og:image"].startswith("https://")
    assert said["description"] == said["og:description"] != ""


def test_every_picture_has_its_size_and_its_words(tree: Element, folder: Path) -> None:
    pictures = list(tree.iter("img"))
    assert len(pictures) >= 7
    for picture in pictures:
        with Image.open(folder / picture.get("src")) as image:
            assert image.size == (int(picture.get("width")), int(picture.get("height")))
        assert len(picture.get("alt").split()) >= 4, "what is on the page, not its name"


def test_every_picture_opens_large_enough_to_be_read(tree: Element, folder: Path) -> None:
    large = [link.get("href") for link in tree.iter("a") if link.find("img") is not None]
    assert len(large) == len(list(tree.iter("img")))
    for name in large:
        with Image.open(folder / name) as image:
            assert image.width >= LEAST_WIDTH, name


def test_the_pictures_together_are_light(folder: Path) -> None:
    assert sum(path.stat().st_size for path in folder.glob("*.png")) < MOST_BYTES


def test_headings_descend_one_level_at_a_time(tree: Element) -> None:
    levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
    assert levels.count(1) == 1 == levels[0]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_text_stands_out_from_its_ground_in_the_light_in_the_dark_and_on_paper(tree: Element) -> None:
    looks = list(colors(next(tree.iter("style")).text))
    assert len(looks) == 3
    for look in looks:
        ratios = {pair: contrast(*(look[name] for name in pair)) for pair in TEXT}
        if look["on-accent"] == look["accent"]:  # on paper, where the ground is left out
            ratios = {pair: ratio for pair, ratio in ratios.items() if pair[1] == "paper"}
        assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


def colors(css: str) -> Iterator[dict[str, str]]:
    """Yield the colors of each `:root` of a style sheet by their names."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    inner = [tinycss2.parse_rule_list(rule.content) for rule in rules if rule.type == "at-rule" and rule.content]
    for rule in [*rules, *(rule for found in inner for rule in found)]:
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield {one.name[2:]: tinycss2.serialize(one.value).strip() for one in found if one.type == "declaration"}


def test_the_record_knows_every_picture(folder: Path) -> None:
    record = json.loads((folder / "edition.json").read_bytes())["pictures"]
    shown = {*record, *(picture["small"] for picture in record.values()), "pages.png"}
    assert {path.name for path in folder.glob("*.png")} == shown


# As a browser shows it


@pytest.fixture(scope="module")
def tab(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """The page in a browser."""
    program = find_browser()
    if not program:
        pytest.skip(f"there is no Chromium here: none on the path, and {VARIABLE} names none")
    with browsing(program, tmp_path_factory.mktemp("profile")) as pipe:
        tab = new_tab(pipe)
        tab.look(WIDTHS[0])
        tab.open(folder / PAGE)
        tab.evaluate("document.querySelector('details').open = true")
        tab.evaluate((files_of("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))
        yield tab


def test_the_browser_has_nothing_to_complain_of(tab: Tab) -> None:
    assert tab.complaints == []


def test_the_browser_fetches_the_page_and_its_small_pictures_alone(tab: Tab, folder: Path) -> None:
    asked = {address.removeprefix(folder.as_uri() + "/") for address in tab.requests if not address.startswith("data:")}
    assert asked == {PAGE, *(path.name for path in folder.glob("*-small.png"))}


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(tab: Tab, width: int, size: str) -> None:
    tab.look(width)
    tab.evaluate(f"document.documentElement.style.fontSize = '{size}'")
    needed = tab.evaluate("document.documentElement.scrollWidth")
    tab.evaluate("document.documentElement.style.fontSize = ''")
    assert needed <= width


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_axe_finds_nothing(tab: Tab, width: int, dark: bool) -> None:
    tab.look(width, dark=dark)
    found = "axe.run().then(run => run.violations.map(v => `${v.id}: ${v.nodes.map(node => node.html).join(' ')}`))"
    assert tab.evaluate(found) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_whatever_can_be_chosen_is_large_enough_for_a_finger(tab: Tab, width: int) -> None:
    tab.look(width)
    measure = "[...document.querySelectorAll('a, summary')].map(e => [e.textContent, e.getBoundingClientRect()])"
    boxes = tab.evaluate(f"{measure}.map(([words, box]) => [words.trim(), Math.min(box.width, box.height)])")
    assert [(words, side) for words, side in boxes if side < TARGET] == []


def test_whatever_has_the_focus_shows_it(tab: Tab) -> None:
    styles = tab.evaluate(
        "[...document.querySelectorAll('a, summary')].map(e => (e.focus(), getComputedStyle(e).outlineStyle))"
    )
    assert len(styles) > 10
    assert set(styles) == {"solid"}


def test_a_printed_page_keeps_the_words_and_leaves_the_pictures_out(tab: Tab) -> None:
    tab.send("Emulation.setEmulatedMedia", media="print")
    seen = tab.evaluate("[...document.images].filter(image => image.offsetWidth).length")
    tab.send("Emulation.setEmulatedMedia", media="")
    assert seen == 0
