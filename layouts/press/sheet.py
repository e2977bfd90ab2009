"""The cheat sheet, its type as large as fits; where not even the least does, by how much the sheet is too long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from guide import LayoutError, Problem

from . import endings, pages
from .gathering import Gathering
from .pages import Press, Sheets, raise_problems
from .survey import Frame, PageSurvey, Panel, Run, used_height
from .tokens import Tokens, read_tokens

STEPS_A_POINT = 20
"""Type is tried in steps of 0.05 pt: an eye does not see a smaller one."""
TALL = 50
"""How many times as high a page is for measuring: a float that does not fit its page would be cut off."""
SLACK_MM = 1.0
"""Kept free at the foot: the engine cuts a float off that ends less than half a millimeter above it."""
MOST_AIR_EM = 1.2
"""The most that is added between two panels, in sizes of the type: more would part what belongs together."""
FEW = 3
"""How many of the largest panels a message names."""
FOLLOWING = "--sheet-flow:none;--sheet-apart:1.3em;"
"""Lets the columns follow each other over the pages."""
MM_PER_PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which sizes of type the sheet is set, what no type on it may be under, and how many pages it may take."""

    floor_pt: float
    ceiling_pt: float
    least_pt: float
    pages: int

    @classmethod
    def of(cls, tokens: Tokens) -> Limits:
        """Return the limits that a look sets; raise LayoutError where they are none."""
        floor, ceiling, least = (tokens.pt(f"sheet-{name}") for name in ("floor", "ceiling", "least"))
        count = tokens.text("sheet-pages")
        if not re.fullmatch("[1-9][0-9]*", count):
            message = f"'--sheet-pages: {count}' is not a number of pages"
            raise LayoutError([Problem(tokens.places["sheet-pages"], message, "write a whole number from 1")])
        if floor > ceiling:
            message = f"'--sheet-floor' is {floor:g} pt, more than '--sheet-ceiling', {ceiling:g} pt"
            raise LayoutError(
                [Problem(tokens.places["sheet-floor"], message, "make the two equal for one size of type")]
            )
        return cls(floor, ceiling, least, int(count))

    @property
    def steps(self) -> range:
        """Return the sizes that may be tried, in steps of type; the first is the floor."""
        return range(round(self.floor_pt * STEPS_A_POINT), round(self.ceiling_pt * STEPS_A_POINT) + 1)


def lay_out(gathering: Gathering, press: Press, first_folio: int) -> Sheets:
    """Return the gathering's pages; those of a cheat sheet at the largest type that fits.

    Raises what laying out raises, and PrintError for a sheet that is too long in its smallest type.
    """
    if press.layout != "cheatsheet":
        return endings.lay_out(gathering, press, first_folio)
    return Fitting(gathering, press, first_folio, Limits.of(read_tokens(press.roots, press.theme))).fitted()


def largest(steps: range, fits: Callable[[int], bool]) -> int:
    """Return the largest step that fits, by bisection; the first one must fit, and none above one that does not."""
    low, high = steps[0], steps[-1]
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


# Measuring


@dataclass(frozen=True, slots=True)
class Column:
    """A column as measured: its frame, its panels, and how many words stand in it."""

    name: str
    frame: Frame
    panels: tuple[Panel, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Measure:
    """The sheet laid out without a foot: its columns, and where the foot would be, in mm from the sheet's top."""

    columns: tuple[Column, ...]
    lowest_mm: float
    foot_mm: float

    @property
    def over_mm(self) -> float:
        """Return by how much the sheet is too long; negative when it has room."""
        return self.lowest_mm - self.foot_mm + SLACK_MM

    @property
    def stands_beside(self) -> bool:
        """Say whether the columns stand beside each other; one that is too wide for that stands below the last."""
        return len({round(column.frame.top) for column in self.columns}) == 1

    def spare_mm(self, column: Column) -> float:
        """Return by how much a column could grow; what stands below the columns moves down with the longest."""
        longest = max(other.frame.bottom for other in self.columns)
        return longest - self.over_mm - column.frame.bottom


def measure_of(page: PageSurvey) -> Measure:
    """Return what a page that is `TALL` times as high as the paper says of the sheet."""
    foot = page.sheet.height / TALL - (page.sheet.bottom - page.type_area.bottom)
    columns = tuple(_column(column, page) for column in page.columns)
    return Measure(columns, page.type_area.top + used_height(page), foot)


def _column(column: Panel, page: PageSurvey) -> Column:
    """Return a column with what stands in it."""
    within = [panel for panel in page.panels if column.frame.excess(panel.frame) < SLACK_MM]
    return Column(
        column.name,
        column.frame,
        tuple(within),
        words_in([run for run in page.runs if column.frame.excess(run.frame) < SLACK_MM]),
    )


def words_in(runs: Sequence[Run]) -> int:
    """Return how many words stand in pieces of text."""
    return sum(len(run.text.split()) for run in runs)


# Fitting


@dataclass(frozen=True, slots=True)
class Fitting:
    """One sheet on its way to the largest type."""

    gathering: Gathering
    press: Press
    first_folio: int
    limits: Limits

    def fitted(self) -> Sheets:
        """Return the sheet at the largest type that fits; raise PrintError when none does."""
        floor = self.limits.steps[0]
        least = self.lay_tall(floor)
        if measure_of(least.surveys[0]).stands_beside:
            lay, faults, finish = self.lay_tall, self.too_long, self.lay_beside
        else:
            lay, faults, finish = self.lay_following, self.too_many, self.lay_following
            least = self.lay_following(floor)
        raise_problems([*faults(least), *too_wide(least), *too_small(least, self.limits.least_pt)])

        def fits(step: int) -> bool:
            sheets = lay(step)
            return not any([*faults(sheets), *too_wide(sheets)])

        return finish(largest(self.limits.steps, fits))

    def lay(self, step: int, tokens: str = "", rules: str = "") -> Sheets:
        """Return the sheet at a size of type, with tokens and rules that win over those of the look."""
        root = f":root{{--sheet-size:{step / STEPS_A_POINT:.2f}pt;{tokens}}}"
        return pages.lay_out(self.gathering, self.press, self.first_folio, root + rules)

    # Columns beside each other, on one page

    def lay_tall(self, step: int, air_mm: float = 0.0) -> Sheets:
        """Return the sheet on a page that is high enough for anything, with so much air between its panels."""
        tall = f"@page{{size:var(--page-width) calc(var(--page-height)*{TALL})}}"
        return self.lay(step, f"--sheet-air:{air_mm}mm;", tall)

    def lay_beside(self, step: int) -> Sheets:
        """Return the sheet on its page, the room that a column has to spare spread as air: so they end together.

        A column grows as its air does; a second measure, with one millimeter of air, says how fast.
        """
        plain, airy = (measure_of(self.lay_tall(step, air_mm).surveys[0]) for air_mm in (0.0, 1.0))
        most = MOST_AIR_EM * step / STEPS_A_POINT * MM_PER_PT
        rules = ""
        for column, grown in zip(plain.columns, airy.columns, strict=True):
            growth = grown.frame.height - column.frame.height
            air = min(plain.spare_mm(column) / growth, most) if growth > 0.01 else 0.0
            rules += f'[data-column="{column.name}"]{{--sheet-air:{max(air, 0.0):.3f}mm}}'
        return self.lay(step, rules=rules)

    def too_long(self, sheets: Sheets) -> Iterator[Problem]:
        """Yield a problem when the sheet is too long for its page: by how much, where, what could be done."""
        measure = measure_of(sheets.surveys[0])
        if measure.over_mm <= 0:
            return
        column = max(measure.columns, key=lambda one: one.frame.bottom)
        words = words_to_cut(measure.over_mm, column.words, column.frame.height)
        panels = largest_panels({panel.name: panel.frame.height for panel in column.panels})
        ways = [f"cut about {words} words from column {column.name}, whose largest panels are {panels}"]
        others = [one for one in measure.columns if one is not column and measure.spare_mm(one) < 0]
        also = "".join(f"; column {one.name} is {ceil(-measure.spare_mm(one))} mm too long too" for one in others)
        yield self.problem(sheets, measure.over_mm, "", "; or ".join([*ways, *moves(measure, column)]) + also)

    # Columns that follow each other

    def lay_following(self, step: int) -> Sheets:
        """Return the sheet on as many pages as it takes."""
        return self.lay(step, FOLLOWING)

    def too_many(self, sheets: Sheets) -> Iterator[Problem]:
        """Yield a problem when the sheet takes too many pages."""
        if len(sheets.pages) <= self.limits.pages:
            return
        used = [used_height(page) for page in sheets.surveys]
        over = sum(used[self.limits.pages :])
        words = words_to_cut(over, sum(words_in(page.runs) for page in sheets.surveys), sum(used))
        heights: dict[str, float] = {}
        for panel in (panel for page in sheets.surveys for panel in page.panels):
            heights[panel.name] = heights.get(panel.name, 0.0) + panel.frame.height
        hint = f"cut about {words} words; the largest panels are {largest_panels(heights)}"
        yield self.problem(sheets, over, f" for {self.limits.pages} pages", hint)

    def problem(self, sheets: Sheets, over_mm: float, room: str, hint: str) -> Problem:
        """Return the problem of a sheet that does not fit, at its content line."""
        place = next(passage.place for passage in sheets.manuscript.passages if passage.tag == "body")
        size = f"at {self.limits.floor_pt:g} pt, the smallest type it may have"
        edition = f"{self.press.layout}-{self.press.paper}"
        return Problem(place, f"the sheet is {ceil(over_mm)} mm too long{room} {size} ({edition})", hint)


def words_to_cut(over_mm: float, words: int, height_mm: float) -> int:
    """Return about how many words fill so much of a column that holds so many."""
    return ceil(over_mm * words / height_mm)


def largest_panels(heights: Mapping[str, float]) -> str:
    """Return the largest panels with their heights, in words."""
    ranked = sorted(heights, key=lambda name: (-heights[name], name))[:FEW]
    return ", ".join(f"'{name}' {heights[name]:.0f} mm" for name in ranked)


def moves(measure: Measure, fullest: Column) -> Iterator[str]:
    """Yield which panel of the fullest column another one has room for: the smallest that helps, or the largest."""
    roomiest = max(measure.columns, key=measure.spare_mm)
    room = measure.spare_mm(roomiest)
    movable = sorted(
        (panel for panel in fullest.panels if panel.frame.height < room), key=lambda panel: panel.frame.height
    )
    if roomiest.name != fullest.name and movable:
        panel = next((panel for panel in movable if panel.frame.height >= measure.over_mm), movable[-1])
        yield f"move '{panel.name}' to column {roomiest.name}, which has {room:.0f} mm to spare"


def too_small(sheets: Sheets, least_pt: float) -> Iterator[Problem]:
    """Yield a problem for the first text in each block that is set in type smaller than the least."""
    told = set()
    for run in (run for page in sheets.surveys for run in page.runs):
        if run.size_pt < least_pt - 0.01 and run.setting.block not in told:
            told.add(run.setting.block)
            place = sheets.manuscript.passages[max(run.setting.element, run.setting.block)].place
            text = " ".join(run.text.split())
            yield Problem(
                place, f"'{text}' is set in {run.size_pt:.1f} pt; no type on the sheet may be under {least_pt:g} pt"
            )


def too_wide(sheets: Sheets) -> Iterator[Problem]:
    """Yield a problem for each picture that is wider than the block it stands in: a formula, as large as the type."""
    for picture in (picture for page in sheets.surveys for picture in page.pictures):
        column = picture.setting.column
        if column and (excess := picture.frame.right - column[1]) > SLACK_MM:
            passage = sheets.manuscript.passages[picture.setting.element]
            message = f"the picture '{passage.attributes.get('alt', '')}' runs {excess:.1f} mm past its column"
            yield Problem(passage.place, message, "break it into two, or shorten what stands before it")
