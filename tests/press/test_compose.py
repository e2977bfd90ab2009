"""Composing: which gatherings there are, how they are numbered, and what a mistake in a template becomes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from guide import Guide, GuideError, LayoutError, Place, Prose, read_guide
from layouts.press.compose import compose, source
from layouts.press.figures import Plate
from layouts.press.gathering import Gathering, PageMap
from layouts.press.matter import glossary, minutes_to_read, sources_in_order, topics
from layouts.press.numbering import number, worksheets_at_the_back
from layouts.press.plates import draw_all_plates
from layouts.press.tokens import read_tokens

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
KNOWN = PageMap(
    {"chapter-pay": "6", "section-pay-bands": "7", "how-to-use": "iv", "values-posts": "81"},
    {"source:coast-survey": ("iv", "2", "3", "4", "7"), "index:log book": ("2",)},
)


@pytest.fixture(scope="module")
def plates(lighthouse: Guide) -> dict[str, Plate]:
    """Every plate of the small guide."""
    return draw_all_plates(lighthouse, read_tokens([LAYOUTS]))


@pytest.fixture(scope="module")
def handbook(lighthouse: Guide, plates: dict[str, Plate]) -> dict[str, Gathering]:
    """The gatherings of the small guide's handbook, by their names."""
    composed = compose("handbook", lighthouse, plates, KNOWN, "letter", [LAYOUTS])
    return {gathering.name: gathering for gathering in composed}


@pytest.fixture
def composed_with(
    tmp_path: Path, lighthouse: Guide, plates: dict[str, Plate]
) -> Callable[[str, str], tuple[Gathering, ...]]:
    """Compose the handbook with one template replaced."""

    def composed(name: str, text: str) -> tuple[Gathering, ...]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.fsencode(text))
        return compose("handbook", lighthouse, plates, KNOWN, "a4", [tmp_path, LAYOUTS])

    return composed


def test_the_handbook_is_a_gathering_for_the_front_each_chapter_and_each_kind_of_back_matter(
    handbook: dict[str, Gathering],
) -> None:
    chapters = ["chapter-work", "chapter-pay", "chapter-way-in"]
    assert list(handbook) == ["front", *chapters, "worksheets", "resources", "glossary", "numbers", "sources", "index"]


def test_only_the_front_has_roman_folios(handbook: dict[str, Gathering]) -> None:
    assert {name for name, gathering in handbook.items() if gathering.numbering == "roman"} == {"front"}


def test_a_gathering_opens_on_the_right_where_a_part_begins(handbook: dict[str, Gathering]) -> None:
    recto = [name for name, gathering in handbook.items() if gathering.opens_recto]
    assert recto == ["front", "chapter-work", "chapter-way-in"]
    assert 'id="part-the-light"' in handbook["chapter-work"].html
    assert "part-opener" not in handbook["chapter-pay"].html


def test_the_index_waits_until_something_is_marked(lighthouse: Guide, plates: dict[str, Plate]) -> None:
    composed = compose("handbook", lighthouse, plates, PageMap(), "a4", [LAYOUTS])
    assert "index" not in [gathering.name for gathering in composed]


def test_the_cheat_sheet_is_one_gathering_that_names_pages_without_links(
    lighthouse: Guide, plates: dict[str, Plate]
) -> None:
    (sheet,) = compose("cheatsheet", lighthouse, plates, KNOWN, "a4", [LAYOUTS])
    assert sheet.numbering == "none"
    assert "p. 7" in sheet.html
    assert 'href="#' not in sheet.html
    panels = [panel.id for column in lighthouse.cheatsheet.columns for panel in column.panels]
    assert re.findall(r'data-panel="([\w-]+)"', sheet.html) == panels


def test_a_page_number_is_text_of_the_page_map_in_a_link_of_its_own(handbook: dict[str, Gathering]) -> None:
    assert '<a class="folio" href="#chapter-pay">6</a>' in handbook["front"].html
    assert '<a class="folio" href="#chapter-way-in">00</a>' in handbook["front"].html


def test_a_source_names_the_pages_of_its_uses_with_neighbors_merged(handbook: dict[str, Gathering]) -> None:
    assert "iv, 2–4, 7" in handbook["sources"].html


def test_a_chart_that_does_not_print_its_numbers_names_the_page_of_their_table(handbook: dict[str, Gathering]) -> None:
    link = 'Values: <span class="see">p. <a class="folio" href="#values-posts">81</a></span>'
    assert link in handbook["chapter-pay"].html
    assert "#values-skills" not in handbook["chapter-work"].html, "each of its bars has its value"


def test_the_table_of_a_chart_leads_back_to_it_and_the_contents_lead_to_all(handbook: dict[str, Gathering]) -> None:
    numbers = handbook["numbers"].html
    assert re.findall(r'id="values-([\w-]+)"', numbers) == ["measured-pay", "compare", "posts", "range-curve"]
    assert '<a class="folio" href="#figure-posts">' in numbers
    assert "a CSV file each" in numbers
    assert '<a href="#numbers">The numbers behind the charts</a>' in handbook["front"].html


def test_every_block_of_a_chapter_names_its_line(lighthouse: Guide, handbook: dict[str, Gathering]) -> None:
    for chapter in lighthouse.chapters.values():
        page = handbook[f"chapter-{chapter.id}"].html
        for block in lighthouse.blocks_of(chapter):
            place = block.text.place if block.kind == "prose" else block.place
            if block.kind == "worksheet":
                place = lighthouse.worksheets[block.worksheet].place
            assert f'data-src="{place}"' in page, (block.kind, place)


def test_a_line_of_the_guide_is_set_with_its_quotation_marks_and_an_address_is_not(
    guide_copy: Path, plates: dict[str, Plate]
) -> None:
    book = guide_copy / "book.yaml"
    text = book.read_text(encoding="utf-8").replace("A small guide to a quiet career", "'A \"quiet\" career'")
    book.write_text(text.replace("lighthouse/errors", "lighthouse/errors--new"), encoding="utf-8")
    front, *_ = compose("handbook", read_guide(guide_copy), plates, KNOWN, "a4", [LAYOUTS])
    assert "A “quiet” career" in front.html
    assert 'href="https://example.org/lighthouse/errors--new"' in front.html


def test_all_prose_that_cannot_be_set_is_reported_at_once(guide_copy: Path, plates: dict[str, Plate]) -> None:
    for name in ("01-work", "03-way-in"):
        path = guide_copy / "chapters" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("how_we_know: >-\n", "how_we_know: >-\n  ![a](b)\n"), encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        compose("handbook", read_guide(guide_copy), plates, KNOWN, "a4", [LAYOUTS])
    assert len(caught.value.problems) == 2


def test_a_name_that_a_template_does_not_know_is_a_problem_at_its_line(
    composed_with: Callable[[str, str], tuple[Gathering, ...]], tmp_path: Path
) -> None:
    with pytest.raises(LayoutError) as caught:
        composed_with("handbook/glossary.html", "<p>\n{{ oil }}</p>")
    (problem,) = caught.value.problems
    assert (problem.place.file, problem.place.line) == (str(tmp_path / "handbook/glossary.html"), 2)
    assert problem.message == "'oil' is undefined"


def test_a_template_that_is_no_template_is_a_problem_at_its_line(
    composed_with: Callable[[str, str], tuple[Gathering, ...]],
) -> None:
    with pytest.raises(LayoutError) as caught:
        composed_with("components/refs.html", "\n\n{% macro %}")
    assert {problem.place.line for problem in caught.value.problems} == {3}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"<p>\n{{ 1 / 0 }}</p>", "division by zero"),
        (b"<p>\n{{ guide.book.title + 1 }}</p>", 'can only concatenate str (not "int") to str'),
        (b'<p>\n{% include "handbook/glossary.html" %}', "the template includes itself"),
        (b"<p>\n\xe9</p>", "this template is not UTF-8"),
    ],
)
def test_a_template_that_fails_is_a_problem_at_its_line(
    composed_with: Callable[[str, str], tuple[Gathering, ...]], tmp_path: Path, text: bytes, message: str
) -> None:
    with pytest.raises(LayoutError) as caught:
        composed_with("handbook/glossary.html", os.fsdecode(text))
    (problem,) = caught.value.problems
    assert problem.place == Place(str(tmp_path / "handbook/glossary.html"), 2)
    assert problem.message == message


def test_a_template_that_is_not_there_is_a_problem_at_the_line_that_wants_it(
    composed_with: Callable[[str, str], tuple[Gathering, ...]],
) -> None:
    with pytest.raises(LayoutError) as caught:
        composed_with("handbook/glossary.html", '\n{% include "handbook/oil.html" %}')
    (problem,) = caught.value.problems
    assert problem.place.line == 2
    assert problem.message == "there is no template 'handbook/oil.html'"


def test_one_template_replaces_one_template(composed_with: Callable[[str, str], tuple[Gathering, ...]]) -> None:
    composed = {gathering.name: gathering.html for gathering in composed_with("handbook/glossary.html", "<p>Oil</p>")}
    assert composed["glossary"] == "<p>Oil</p>"
    assert "Two duties" in composed["chapter-work"]


def test_figures_and_tables_count_within_their_chapter(lighthouse: Guide) -> None:
    numbers = number(lighthouse)
    assert "night-round" not in numbers.figure, "the picture of a part has no number"
    names = ("hours", "measured-pay", "compare", "year")
    assert [numbers.figure[name] for name in names] == ["1.1", "2.1", "2.2", "3.1"]
    assert dict(numbers.table) == {"keeper-pilot": "1.1", "pay-table": "2.1"}
    assert "bands" not in numbers.figure, "a figure of a panel alone has no number"


def test_parts_have_roman_numbers_and_worksheets_count_through_the_book(lighthouse: Guide) -> None:
    numbers = number(lighthouse)
    assert numbers.of("part", "the-way-in") == "II"
    assert numbers.of("chapter", "way-in") == "3"
    assert dict(numbers.worksheet) == {"fit": "1", "log": "2"}
    assert worksheets_at_the_back(lighthouse) == ("log",)
    assert numbers.of("role", "keeper") == ""


def test_the_back_matter_stands_in_its_order(lighthouse: Guide) -> None:
    assert [group.title for group in glossary(lighthouse)] == sorted(group.title for group in glossary(lighthouse))
    assert [group.title for group in topics(lighthouse)] == ["Light", "Sea"]


def test_a_short_chapter_takes_a_minute(lighthouse: Guide) -> None:
    assert minutes_to_read(lighthouse.chapters["pay"]) == 1


def test_an_element_made_of_text_that_nobody_wrote_names_no_line() -> None:
    assert source(Prose("made in code")) == ""


def test_a_source_that_no_page_uses_is_not_listed(lighthouse: Guide) -> None:
    used = PageMap({}, {"source:coast-survey": ("3",), "index:lens": ("4",)})
    assert [source.id for source in sources_in_order(lighthouse, used)] == ["coast-survey"]
    assert len(sources_in_order(lighthouse, PageMap())) == 2
