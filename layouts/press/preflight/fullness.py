"""Pages with too little on them: near-empty ones, a figure alone, an empty foot before what did not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from guide import Problem

from ..endings import NEAR_EMPTY, OPENERS, THIRD_EMPTY, blank_foot, share_used
from ..survey import PageSurvey, Picture, Run
from .notes import things_of
from .printed import PrintedPage, Remark

FULL_PLATE = 0.75  # of the height: a figure that fills as much of a page may have it to itself


def near_empty_pages(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each page that is filled by less than a quarter with what has run over onto it.

    A page that begins anew has all that there is to say; margin notes alone fill none.
    """
    for page in pages:
        note = _lone_note(page)
        share, first = (0.0, note) if note else (share_used(page.survey), _first(page))
        if first is None or share >= NEAR_EMPTY or page.is_first or page.survey.is_asked_for:
            continue
        message = f"the page that begins here is nearly empty: {share:.0%} of its height is used"
        hint = "cut some lines before it, or let more follow: a quarter of a page is the least"
        yield page.problem(first.setting.element, message, hint)


def figures_alone(pages: Iterable[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each page that holds a figure and nothing else, and that the figure does not fill."""
    for page in pages:
        things = _things(page.survey)
        kinds = {_kind(page, thing) for thing in things}
        share = share_used(page.survey)
        if kinds == {"figure"} and share < FULL_PLATE and page.survey.name not in OPENERS:
            message = f"a figure stands alone on its page, which it fills by {share:.0%}"
            yield page.problem(things[0].setting.exhibit, message, "let it stand before or after another paragraph")


def empty_feet(pages: Sequence[PrintedPage]) -> Iterator[Remark]:
    """Yield a remark for each page of which more than a third is empty because what follows does not fit."""
    for page, following in pairwise(pages):
        first = _first(following)
        if page.is_last or first is None:
            continue
        share = blank_foot(page.survey, following.survey)
        if share > THIRD_EMPTY:
            message = f"{share:.0%} of the page before {{}} is empty"
            yield following.remark("empty-foot", first.setting.element, _line(following, first), message)


def _things(survey: PageSurvey) -> list[Run | Picture]:
    """Return the text and the pictures of a page, without margin notes and what stands on every page."""
    return [thing for thing in things_of(survey) if thing.setting.area in ("text", "turned")]


def _first(page: PrintedPage) -> Run | None:
    """Return the first text of a page that is no margin note, if it has one."""
    return next((run for run in page.survey.runs if run.setting.area == "text"), None)


def _lone_note(page: PrintedPage) -> Run | None:
    """Return the first text of the margin notes of a page that holds nothing else."""
    if _things(page.survey):
        return None
    return next((run for run in page.survey.runs if run.setting.area == "note"), None)


def _line(page: PrintedPage, first: Run) -> str:
    """Return the words of the line that a text stands in."""
    return "".join(run.text for run in page.survey.runs if run.line == first.line)


def _kind(page: PrintedPage, thing: Run | Picture) -> str:
    """Return the tag of the exhibit that something belongs to, or nothing."""
    exhibit = thing.setting.exhibit
    return page.manuscript.passages[exhibit].tag if exhibit >= 0 else ""
