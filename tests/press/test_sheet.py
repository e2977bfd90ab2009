"""The cheat sheet's fit: the largest type that fits, columns that end together, and what is said when nothing fits."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from guide import BuildError, Guide, LayoutError
from layouts.press import sheet
from layouts.press.compose import compose
from layouts.press.formulas import draw_formula
from layouts.press.gathering import PageMap
from layouts.press.pages import Press, Sheets, open_press
from layouts.press.panels import SCRIPT, draw_panel_formula
from layouts.press.plates import draw_all_plates
from layouts.press.sheet import STEPS_A_POINT, Fitting, Limits, largest, lay_out
from layouts.press.survey import MM
from layouts.press.tokens import read_tokens
from tests.press.pressroom import PLATES, gathering, write_sheets

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
LIMITS = Limits(floor_pt=8, ceiling_pt=12, least_pt=7, pages=1)
STYLE = """
@layer pages {
  :root { --page-width: 100mm; --page-height: 100mm; --sheet-flow: left; --sheet-air: 0mm; --sheet-size: 8pt; }
  html { font: var(--sheet-size)/1.25 "HB Sans"; }
  body, p, h1 { margin: 0; font-size: 1em; }
  p + p { margin-top: var(--sheet-air); }
  .column { float: var(--sheet-flow); width: 40mm; }
  .wide { width: 88mm; }
  .small { font-size: 0.5em; }
  .low { clear: both; }
  img { display: block; }
}
@page { size: var(--page-width) var(--page-height); margin: 10mm 6mm; }
@page { @top-left { content: none } @top-right { content: none } }
"""


@cache
def small_press(layout: str = "cheatsheet") -> Press:
    """Return a press for sheets of 100 mm by 100 mm, 80 mm of them between head and foot."""
    folder = Path(tempfile.mkdtemp(prefix="layouts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write_sheets(folder)
    (folder / layout).mkdir(exist_ok=True)
    (folder / layout / f"{layout}.css").write_text(STYLE, encoding="utf-8")
    return open_press([folder, LAYOUTS], PLATES, "a4", "", layout)


def panel(name: str, words: int = 1, kind: str = "") -> str:
    """Return a panel of so many words, each on a line of its own."""
    return f'<p class="{kind}" data-panel="{name}" data-src="g/sheet.yaml:5:3">{"<br>".join(["word"] * words)}</p>'


def columns(*texts: str, kind: str = "") -> str:
    """Return the body of a sheet with these columns."""
    floats = (f'<div class="column {kind}" data-column="{number}">{text}</div>' for number, text in enumerate(texts, 1))
    return f"<h1>Sheet</h1>{''.join(floats)}"


def fitting(body: str, limits: Limits = LIMITS) -> Fitting:
    """Return a sheet with this body, about to be fitted."""
    one = gathering(body, "cheatsheet", "none")
    html = one.html.replace("<body>", '<body data-src="g/sheet.yaml:1:1">')
    return Fitting(type(one)(one.name, html, False, "none"), small_press(), 1, limits)


def type_of(sheets: Sheets) -> float:
    """Return the size of the first word on a sheet in points."""
    return round(sheets.surveys[0].runs[0].size_pt, 3)


def faults(body: str, limits: Limits = LIMITS) -> list[str]:
    """Return what is said of a sheet that cannot be fitted."""
    with pytest.raises(BuildError) as caught:
        fitting(body, limits).fitted()
    return [str(problem) for problem in caught.value.problems]


# The search


@pytest.mark.parametrize("last", range(160, 201))
def test_the_largest_step_that_fits_is_found(last: int) -> None:
    assert largest(range(160, 201), lambda step: step <= last) == last


def test_the_search_takes_no_more_than_six_trials_of_forty_sizes() -> None:
    tried: list[int] = []
    largest(range(160, 201), lambda step: bool(tried.append(step)) or step <= 177)
    assert len(tried) <= 6


def test_type_is_as_large_as_fits_and_no_larger() -> None:
    one = fitting(columns(panel("a", 19), panel("b", 4)))
    step = round(type_of(one.fitted()) * STEPS_A_POINT)
    assert LIMITS.floor_pt * STEPS_A_POINT < step < LIMITS.ceiling_pt * STEPS_A_POINT
    assert list(one.too_long(one.lay_tall(step))) == []
    assert len(list(one.too_long(one.lay_tall(step + 1)))) == 1


def test_a_short_sheet_is_set_at_the_ceiling() -> None:
    assert type_of(fitting(columns(panel("a"))).fitted()) == LIMITS.ceiling_pt


def test_the_same_sheet_is_fitted_the_same_way_twice() -> None:
    one, other = (fitting(columns(panel("a", 19), panel("b", 4))).fitted() for _ in range(2))
    assert one.surveys == other.surveys


def test_nothing_of_a_fitted_sheet_is_cut_off() -> None:
    (page,) = fitting(columns(panel("a", 16) + panel("b", 3), panel("c", 4))).fitted().surveys
    assert sum(len(run.text.split()) for run in page.runs) == 24
    assert max(run.frame.bottom for run in page.runs) <= page.type_area.bottom


def test_other_layouts_are_laid_out_as_they_are() -> None:
    book = lay_out(gathering("<h1>A</h1>"), small_press("handbook"), 1)
    assert type_of(book) == 8


# Columns that end together


def test_columns_end_together_a_little_above_the_foot() -> None:
    body = columns(panel("a", 10) + panel("b", 9), panel("c", 9) + panel("d", 5) + panel("e", 4))
    (page,) = fitting(body).fitted().surveys
    first, second = (column.frame.bottom for column in page.columns)
    assert first == pytest.approx(second, abs=0.1)
    assert 0 <= page.type_area.bottom - first <= sheet.SLACK_MM + 0.1


def test_a_short_column_is_not_torn_apart() -> None:
    (page,) = fitting(columns(panel("a", 19), panel("b") + panel("c"))).fitted().surveys
    b, c = (part.frame for part in page.panels if part.name in "bc")
    assert c.top - b.bottom == pytest.approx(sheet.MOST_AIR_EM * page.runs[0].size_pt * 25.4 / 72, abs=0.1)


# A sheet that is too long


def test_a_column_that_is_too_long_says_by_how_much_and_which_panels_are_largest() -> None:
    body = columns(panel("duties", 12) + panel("pay", 9) + panel("tools", 3) + panel("year", 4), panel("plan", 20))
    assert faults(body) == [
        "g/sheet.yaml:1:1: the sheet is 24 mm too long at 8 pt, the smallest type it may have (cheatsheet-a4)\n"
        "    hint: cut about 7 words from column 1, whose largest panels are 'duties' 42 mm, 'pay' 32 mm, 'year' 14 mm"
    ]


def test_a_column_with_room_is_named_with_the_panel_that_could_move_there() -> None:
    body = columns(panel("duties", 12) + panel("pay", 9) + panel("tools", 2), panel("plan", 10))
    (said,) = faults(body)
    assert said.endswith("; or move 'tools' to column 2, which has 40 mm to spare")


def test_every_column_that_is_too_long_is_named() -> None:
    (said,) = faults(columns(panel("duties", 28), panel("plan", 24)))
    assert said.endswith("whose largest panels are 'duties' 99 mm; column 2 is 10 mm too long too")


def test_what_stands_below_the_columns_counts() -> None:
    low = f'<p class="low">{"<br>".join(["foot"] * 12)}</p>'
    (said,) = faults(columns(panel("a", 12), panel("b", 2)) + low)
    assert said.startswith("g/sheet.yaml:1:1: the sheet is 10 mm too long at 8 pt")


def test_columns_too_wide_to_stand_side_by_side_follow_each_other_over_the_pages() -> None:
    body = columns(panel("a", 12), panel("b", 12), kind="wide")
    sheets = fitting(body, Limits(8, 12, 7, pages=2)).fitted()
    assert len(sheets.pages) == 2
    assert type_of(sheets) == 12


def test_a_sheet_that_takes_too_many_pages_says_how_many_mm_are_too_long() -> None:
    body = columns(panel("duties", 18), panel("pay", 18), panel("plan", 18), kind="wide")
    assert faults(body, Limits(8, 12, 7, pages=2)) == [
        "g/sheet.yaml:1:1: the sheet is 39 mm too long for 2 pages at 8 pt, the smallest type it may have"
        " (cheatsheet-a4)\n"
        "    hint: cut about 11 words; the largest panels are 'pay' 66 mm, 'plan' 66 mm, 'duties' 64 mm"
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("sheet-pages", "two", "'--sheet-pages: two' is not a number of pages\n    hint: write a whole number from 1"),
        (
            "sheet-floor",
            "11pt",
            "'--sheet-floor' is 11 pt, more than '--sheet-ceiling', 10.5 pt\n"
            "    hint: make the two equal for one size of type",
        ),
    ],
)
def test_limits_that_are_none_are_named(name: str, value: str, said: str) -> None:
    tokens = read_tokens([LAYOUTS])
    with pytest.raises(LayoutError) as caught:
        Limits.of(replace(tokens, values={**tokens.values, name: value}))
    assert str(caught.value.problems[0]).partition(": ")[2] == said


# What may not stand on a sheet that fits


def test_type_under_the_least_is_named() -> None:
    assert faults(columns(panel("note", 1, "small"))) == [
        "g/sheet.yaml:5:3: 'word' is set in 4.0 pt; no type on the sheet may be under 7 pt"
    ]


def test_a_picture_wider_than_its_column_is_named() -> None:
    picture = '<p data-src="g/sheet.yaml:7:3"><img src="/plates/pay.svg" alt="a root" style="width: 5.5cm"></p>'
    assert faults(columns(picture)) == [
        "g/sheet.yaml:7:3: the picture 'a root' runs 15.0 mm past its column\n"
        "    hint: break it into two, or shorten what stands before it"
    ]


def test_a_formula_that_grows_with_the_type_holds_the_type_back() -> None:
    formula = '<p><img src="/plates/pay.svg" alt="a root" style="width: 12em"></p>'
    assert 9 < type_of(fitting(columns(formula)).fitted()) < 10


# The sheet of the small guide, in the look of the house


@pytest.fixture(scope="module", params=["a4", "letter"])
def printed(lighthouse: Guide, request: pytest.FixtureRequest) -> Sheets:
    """The sheet of the small guide on each paper."""
    plates = draw_all_plates(lighthouse, read_tokens([LAYOUTS]))
    press = open_press([LAYOUTS], plates, request.param, "", "cheatsheet")
    (one,) = compose("cheatsheet", lighthouse, plates, PageMap(), request.param, [LAYOUTS])
    return lay_out(one, press, 1)


def test_no_type_is_under_seven_and_a_half_points(printed: Sheets) -> None:
    limits = Limits.of(read_tokens([LAYOUTS]))
    assert (limits.floor_pt, limits.least_pt, limits.pages) == (8.5, 7.5, 1)
    assert min(run.size_pt for page in printed.surveys for run in page.runs) >= 7.5


def test_no_type_is_under_seven_and_a_half_points_at_the_floor(lighthouse: Guide) -> None:
    plates = draw_all_plates(lighthouse, read_tokens([LAYOUTS]))
    press = open_press([LAYOUTS], plates, "letter", "", "cheatsheet")
    (one,) = compose("cheatsheet", lighthouse, plates, PageMap(), "letter", [LAYOUTS])
    limits = Limits.of(read_tokens([LAYOUTS]))
    least = Fitting(one, press, 1, limits).lay(limits.steps[0])
    assert min(run.size_pt for page in least.surveys for run in page.runs) >= 7.5


def test_exponents_are_no_smaller_than_the_least_type_at_the_floor() -> None:
    tokens = read_tokens([LAYOUTS])
    bare = draw_formula("x", 10, "#000000", tokens)
    letters_pt = draw_panel_formula("x", tokens).width_em / bare.width_em * tokens.pt("sheet-floor")
    assert letters_pt * SCRIPT >= tokens.pt("sheet-least") - 0.001


def test_nothing_stands_within_six_and_a_half_millimeters_of_the_edge(printed: Sheets) -> None:
    for page in printed.surveys:
        for thing in [*page.runs, *page.pictures]:
            frame = thing.frame
            sides = (frame.left, frame.top, page.sheet.right - frame.right, page.sheet.bottom - frame.bottom)
            assert min(sides) >= 6.5


def test_boxes_to_tick_are_at_least_four_millimeters_each_way_and_stand_apart(printed: Sheets) -> None:
    found = printed.pages[0]._page_box.descendants(placeholders=True)
    ticks = [box for box in found if box.element_tag == "li::before" and box.style["position"] == "absolute"]
    assert len(ticks) == 2
    for box in ticks:
        assert min(box.border_width(), box.border_height()) * MM >= 4
    first, second = (box.position_y * MM for box in ticks)
    assert second - first - ticks[0].border_height() * MM >= 1


def test_the_groups_of_panels_are_headings_above_their_panels(printed: Sheets) -> None:
    headings = [(passage.tag, passage.text.strip()) for passage in printed.manuscript.passages if passage.tag[0] == "h"]
    assert headings[2:6] == [("h1", "The keeper on one page"), ("h2", "The work"), ("h3", "Duties"), ("h3", "Skills")]
