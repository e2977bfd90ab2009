"""A gathering with a page that is empty by a third, or an end of a few lines, is set a little closer or wider."""

from __future__ import annotations

from itertools import pairwise

from . import pages
from .gathering import Gathering
from .pages import Press, Sheets
from .survey import PageSurvey, used_height

NEAR_EMPTY = 0.25
"""Of the height of a page: with less on it, it looks like a mistake."""
THIRD_EMPTY = 1 / 3  # about the height of a figure, which is not broken
OPENERS = frozenset({"cover", "part", "imprint", "blank"})
"""Pages that are as full as their design wants them."""
WAYS = (
    ":root{--above-section:var(--one-and-half);--around:var(--three-quarters);--above-entry:3pt}",
    ":root{--above-section:var(--three-lines);--around:var(--one-and-half);--above-entry:6pt}",
    ":root{--above-section:var(--line);--around:var(--half);--above-entry:2pt}",
    ":root{--above-section:calc(4 * var(--line));--around:var(--two-lines);--above-entry:7pt}",
)
"""Closer, wider, closer still, wider still, by tokens: above sections, around blocks, between entries."""


def lay_out(gathering: Gathering, press: Press, first_folio: int) -> Sheets:
    """Return the gathering's pages; set closer or wider where that mends a nearly empty end or a white foot.

    It never takes a page more, since its end would be white instead.
    """
    plain = pages.lay_out(gathering, press, first_folio)
    if not blemish(plain.surveys):
        return plain
    best = plain
    for way in WAYS:
        other = pages.lay_out(gathering, press, first_folio, way)
        if len(other.surveys) > len(plain.surveys):
            continue
        best = min(best, other, key=lambda sheets: blemish(sheets.surveys))
        if not blemish(best.surveys):
            break
    return best


def blemish(surveys: tuple[PageSurvey, ...]) -> float:
    """Return how bad it looks that pages are empty: 0 when none is by a third, and the last is not nearly so."""
    feet = sum(foot for foot in (blank_foot(*pair) for pair in pairwise(surveys)) if foot > THIRD_EMPTY)
    return feet + len(surveys) * ends_short(surveys)


def blank_foot(page: PageSurvey, following: PageSurvey) -> float:
    """Return how much of a page's height is blank, from 0 to 1, because what begins the next page did not fit."""
    if following.is_asked_for or {page.name, following.name} & OPENERS:
        return 0.0
    things = (thing for thing in [*page.runs, *page.pictures] if thing.setting.area in ("text", "turned"))
    area = page.type_area
    return (area.bottom - max((thing.frame.bottom for thing in things), default=area.bottom)) / area.height


def ends_short(surveys: tuple[PageSurvey, ...]) -> bool:
    """Return whether a gathering's last page is nearly empty, and only holds what has run over onto it."""
    return len(surveys) > 1 and not surveys[-1].is_asked_for and share_used(surveys[-1]) < NEAR_EMPTY


def share_used(survey: PageSurvey) -> float:
    """Return how much of the height of its type area a page uses, from 0 to 1."""
    return used_height(survey) / survey.type_area.height
