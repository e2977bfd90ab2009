"""A gathering laid out: what a page may fetch, what the engine warns of, and that nothing is carried over."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import LayoutError, Place, PrintError, Problem
from layouts.press.fetcher import ClosedFetcher, Refusal
from layouts.press.pages import Sheets, lay_out, open_press
from tests.press.pressroom import LAYOUTS, PLATES, SVG, Drawing, gathering, lay, small_press, write_sheets


def furniture(sheets: Sheets) -> list[list[str]]:
    """Return what stands in the margins of each page."""
    return [[run.text for run in page.runs if run.setting.area == "furniture"] for page in sheets.surveys]


def problems_of(body: str, css: str = "") -> tuple[Problem, ...]:
    """Return the problems with which a body is refused."""
    with pytest.raises((LayoutError, PrintError)) as refused:
        lay(body, css)
    return refused.value.problems


# What a page may fetch


@pytest.fixture
def fetcher(tmp_path: Path) -> ClosedFetcher:
    """A fetcher over two folders; outside of them lies a secret."""
    (tmp_path / "secret.svg").write_bytes(b"secret")
    for name, text in (("ours", b"ours"), ("house", b"house")):
        (tmp_path / name / "art").mkdir(parents=True)
        (tmp_path / name / "art" / "both.svg").write_bytes(text)
    (tmp_path / "house" / "art" / "house.svg").write_bytes(b"house")
    (tmp_path / "house" / "art" / "notes.txt").write_bytes(b"text")
    (tmp_path / "ours" / "out.svg").symlink_to(tmp_path / "secret.svg")
    return ClosedFetcher([tmp_path / "ours", tmp_path / "house"], {"pay": Drawing(SVG)})


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("plates/pay.svg", SVG),
        ("layouts/art/house.svg", b"house"),
        ("layouts/art/both.svg", b"ours"),
    ],
)
def test_a_plate_and_the_first_file_of_a_name_are_served(fetcher: ClosedFetcher, path: str, body: bytes) -> None:
    response = fetcher(f"http://handbook.invalid/{path}")
    assert (response.read(), response.content_type) == (body, "image/svg+xml")
    assert fetcher.refused == {}


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a.svg",
        "https://handbook.invalid/plates/pay.svg",
        "http://handbook.invalid:80/plates/pay.svg",
        "http://handbook.invalid.example.org/plates/pay.svg",
        "http://user@handbook.invalid/plates/pay.svg",
        "http://handbook.invalid/plates/pay.svg?a=b",
        "http://handbook.invalid/secret.svg",
        "http://handbook.invalid/layouts/../secret.svg",
        "http://handbook.invalid/layouts/art/../../secret.svg",
        "http://handbook.invalid/layouts/%2e%2e/secret.svg",
        "http://handbook.invalid/layouts/.hidden.svg",
        "http://handbook.invalid/layouts//secret.svg",
        "file:///etc/passwd",
        "data:image/svg+xml,<svg/>",
    ],
)
def test_an_address_that_is_not_ours_is_refused(fetcher: ClosedFetcher, url: str) -> None:
    with pytest.raises(Refusal):
        fetcher(url)
    assert fetcher.refused == {url: f"'{url}' is neither a plate nor a file of the layouts"}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("plates/none.svg", "no plate is called 'none'"),
        ("layouts/art/none.svg", "the layouts have no file 'art/none.svg'"),
        ("layouts/out.svg", "the layouts have no file 'out.svg'"),
        ("layouts/art", "'art' is not of a kind that a page may show (.svg, .png, .jpg, .ttf, .otf)"),
        (
            "layouts/art/notes.txt",
            "'art/notes.txt' is not of a kind that a page may show (.svg, .png, .jpg, .ttf, .otf)",
        ),
    ],
)
def test_a_file_that_is_not_there_is_refused_by_name(fetcher: ClosedFetcher, path: str, reason: str) -> None:
    with pytest.raises(Refusal, match=r".*"):
        fetcher(f"http://handbook.invalid/{path}")
    assert list(fetcher.refused.values()) == [reason]


def test_a_picture_that_is_refused_is_named_at_its_content_line() -> None:
    body = '<h1>A</h1><p data-src="g/a.yaml:3:5"><img src="/plates/none.svg" alt="x"></p>'
    assert problems_of(body) == (Problem(Place("g/a.yaml", 3, 5), "no plate is called 'none'"),)


def test_a_picture_from_the_network_is_refused() -> None:
    (problem,) = problems_of('<h1>A</h1><p><img src="https://example.org/a.png" alt="x"></p>')
    assert str(problem) == "'https://example.org/a.png' is neither a plate nor a file of the layouts"


def test_a_picture_that_is_no_drawing_is_named_at_its_content_line(tmp_path: Path) -> None:
    press = open_press([write_sheets(tmp_path), LAYOUTS], {"bad": Drawing(b"<svg")}, "a4", "", "handbook")
    body = '<h1>A</h1><img data-src="g/a.yaml:4:1" src="http://handbook.invalid/plates/bad.svg" alt="x">'
    with pytest.raises(PrintError) as refused:
        lay_out(gathering(body), press, 1)
    assert str(refused.value) == "g/a.yaml:4:1: the picture 'plates/bad.svg' cannot be drawn"


def test_a_file_is_not_attached() -> None:
    body = '<h1>A</h1><p data-src="g/a.yaml:3:5"><a rel="attachment" href="/plates/pay.svg">a file</a></p>'
    assert [str(problem) for problem in problems_of(body)] == [
        "g/a.yaml:3:5: 'http://handbook.invalid/plates/pay.svg' would be attached to the PDF\n"
        "    hint: make it a plain link"
    ]


# Style sheets


def sheet_problems(folder: Path, theme: str = "", paper: str = "a4", **sheets: str) -> list[str]:
    """Return what is wrong with style sheets, without the folder they lie in."""
    with pytest.raises(LayoutError) as refused:
        open_press([write_sheets(folder, **sheets), LAYOUTS], PLATES, paper, theme, "handbook")
    return [str(problem).replace(f"{folder}/", "") for problem in refused.value.problems]


def test_what_is_wrong_in_a_style_sheet_is_named_with_file_line_and_column(tmp_path: Path) -> None:
    problems = sheet_problems(
        tmp_path,
        base="p { color: red }\np { colour: red; margin: 1mm }\n",
        furniture="\n@page { @top-lft { content: none } }",
        handbook="p { } }",
    )
    assert problems == [
        "handbook/handbook.css:1:7: parse error: EOF reached before {} block for a qualified rule",
        "styles/base.css:2:5: ignored `colour: red`, unknown property",
        "styles/furniture.css:2:9: unknown @page rule @top-lft",
    ]


def test_a_selector_that_is_none_is_named_with_its_file(tmp_path: Path) -> None:
    assert sheet_problems(tmp_path, components="p:::a { color: red }") == [
        "styles/components.css: invalid or unsupported selector, 'p:::a '"
    ]


def test_a_face_that_is_missing_is_named_with_its_style_sheet(tmp_path: Path) -> None:
    face = '@font-face { font-family: "HB None"; src: url("../fonts/None.ttf"); }'
    assert sheet_problems(tmp_path, fonts=face) == ["styles/fonts.css: the layouts have no file 'fonts/None.ttf'"]


def test_a_style_sheet_brings_in_no_other(tmp_path: Path) -> None:
    assert sheet_problems(tmp_path, handbook='@import "more.css";') == [
        "handbook/handbook.css: "
        "'handbook/more.css' is not of a kind that a page may show (.svg, .png, .jpg, .ttf, .otf)"
    ]


def test_a_color_profile_that_is_missing_is_a_problem(tmp_path: Path) -> None:
    assert sheet_problems(tmp_path, handbook='@color-profile --a { src: url("a.icc"); }') == [
        "handbook/handbook.css: 'handbook/a.icc' is not of a kind that a page may show (.svg, .png, .jpg, .ttf, .otf)"
    ]


def test_a_theme_or_paper_that_is_missing_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    problems = sheet_problems(tmp_path, theme="momo", paper="a44")
    assert [problem.rpartition("/")[2] for problem in problems] == [
        "a44.css: this style sheet is missing\n    hint: did you mean 'a4'?",
        "momo.css: this style sheet is missing\n    hint: did you mean 'mono'?",
    ]


def test_a_style_sheet_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (write_sheets(tmp_path) / "styles" / "base.css").write_bytes(b"/* \xe9 */")
    with pytest.raises(LayoutError) as refused:
        open_press([tmp_path, LAYOUTS], PLATES, "a4", "", "handbook")
    (problem,) = refused.value.problems
    assert str(problem).endswith("styles/base.css: this style sheet is not UTF-8\n    hint: save it as UTF-8")


def test_a_value_that_fails_only_on_an_element_is_named_with_its_file() -> None:
    (problem,) = problems_of("<h1>A</h1>", css="\n\nh1 { margin-left: var(--none); }\n")
    folder, _, message = str(problem).rpartition("handbook/handbook.css")
    assert message == ":3:19: ignored `margin-left: `, no value" and folder


def test_a_file_in_the_first_folder_replaces_the_house_s(tmp_path: Path) -> None:
    ours, house = tmp_path / "ours", tmp_path / "house"
    write_sheets(house)
    (ours / "papers").mkdir(parents=True)
    (ours / "papers" / "a4.css").write_text("@page { size: 80mm 90mm; margin: 10mm }")
    press = open_press([ours, house, LAYOUTS], PLATES, "a4", "", "handbook")
    (page,) = lay_out(gathering("<h1>A</h1>"), press, 1).surveys
    assert (round(page.sheet.right), round(page.sheet.bottom)) == (80, 90)


def test_layers_keep_the_order_of_the_first_sheet_whatever_sheet_uses_them(tmp_path: Path) -> None:
    sheets = {
        "base": "@layer pages { h1 { font-size: 30pt } }",
        "components": "@layer base { h1 { font-size: 20pt } }",
        "handbook": "@layer tokens { h1 { font-size: 10pt } }",
    }
    press = open_press([write_sheets(tmp_path, **sheets), LAYOUTS], PLATES, "a4", "", "handbook")
    (page,) = lay_out(gathering("<h1>A</h1>"), press, 1).surveys
    assert page.runs[0].size_pt == 30


def test_a_theme_wins_over_the_tokens(tmp_path: Path) -> None:
    sheets = {
        "mono": "@layer theme { :root { --size: 33pt } }",
        "base": "@layer base { h1 { font-size: var(--size) } }",
    }
    sheets["tokens"] = "@layer tokens, theme, base; @layer tokens { :root { --size: 11pt } }"
    press = open_press([write_sheets(tmp_path, **sheets), LAYOUTS], PLATES, "a4", "mono", "handbook")
    (page,) = lay_out(gathering("<h1>A</h1>"), press, 1).surveys
    assert page.runs[0].size_pt == 33


# Pages


def test_running_heads_show_folios_from_the_first_one_on() -> None:
    body = '<h1>A</h1><p style="break-before: page">B</p>'
    sheets = lay_out(gathering(body), small_press(), 41)
    assert furniture(sheets) == [["A", "41"], ["A", "42"]]


def test_roman_gatherings_show_roman_folios() -> None:
    assert furniture(lay_out(gathering("<h1>A</h1>", numbering="roman"), small_press(), 4)) == [["A", "iv"]]


def test_a_gathering_is_the_same_after_any_other() -> None:
    one, other = gathering('<h1 id="a">A</h1>'), gathering('<h1 id="a">B</h1><p>C</p>', numbering="roman")
    alone = lay_out(one, small_press(), 1).surveys
    lay_out(other, small_press(), 9)
    assert lay_out(one, small_press(), 1).surveys == alone


def test_an_id_given_twice_is_named_at_the_second_place() -> None:
    body = '<h1 id="a" data-src="g/a.yaml:1:1">A</h1><p id="a" data-src="g/a.yaml:2:1">B</p>'
    assert [str(problem) for problem in problems_of(body)] == [
        "g/a.yaml:2:1: the id 'a' is given twice in 'chapter-one'"
    ]


def test_anything_else_the_engine_says_is_a_problem_of_the_gathering() -> None:
    assert [str(problem) for problem in problems_of('<h1 style="colour: red">A</h1>')] == [
        "in 'chapter-one': Ignored `colour: red` at 1:1, unknown property"
    ]


def test_a_link_around_other_elements_is_one_link() -> None:
    (page,) = lay('<h1 id="a">A</h1><p><a href="#a"><b>bold</b> and <code>code</code></a></p>').surveys
    assert [(link.kind, link.target) for link in page.links] == [("internal", "a")]


def test_a_survey_knows_where_things_stand_and_where_they_come_from() -> None:
    (page,) = lay('<h1>A</h1><p data-src="g/a.yaml:2:1">B <b>C</b></p>').surveys
    passages = lay('<h1>A</h1><p data-src="g/a.yaml:2:1">B <b>C</b></p>').manuscript.passages
    (bold,) = (run for run in page.runs if run.text == "C")
    assert str(passages[bold.setting.element].place) == "g/a.yaml:2:1"
    assert page.type_area.top < bold.frame.top < bold.frame.bottom < page.type_area.bottom
    assert bold.size_pt == 10


# Lines


def lines_of(sheets: Sheets) -> list[str]:
    """Return the lines of the text on the pages, by where they stand."""
    found: dict[tuple[int, float], str] = {}
    for number, page in enumerate(sheets.pages):
        for box in page._page_box.descendants():
            if type(box).__name__ == "TextBox" and box.element_tag != "h1":
                key = number, round(box.position_y)
                found[key] = found.get(key, "") + box.text
    return [line.strip() for line in found.values()]


@pytest.mark.parametrize("blank", [" ", "\xa0"], ids=["blank", "no-break"])
def test_a_line_before_a_link_is_as_full_as_without_the_link(blank: str) -> None:
    before = f"The first words of a line that goes on, far north and more, and so on with{blank}"
    after = "survey, which is known to be good and is long enough to fill another line or two of this narrow column."
    for width in range(52, 78, 2):
        css = f"@layer components {{ p {{ width: {width}mm; hyphens: manual; }} }}"
        linked = lines_of(lay(f'<h1 id="a">A</h1><p>{before}<a href="#a">coast</a> {after}</p>', css))
        assert linked == lines_of(lay(f"<h1>A</h1><p>{before}coast {after}</p>", css)), f"{width} mm"
