"""Margin notes that stand on one another, or on what stands in the column or across the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from guide import Problem

from ..survey import Frame, PageSurvey
from .edges import SLACK_MM
from .printed import PrintedPage


def overlapping_notes(pages: Iterable[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each margin note that stands on another thing."""
    for page in pages:
        notes = note_frames(page.survey)
        hint = "move one of them to another paragraph"
        for (_, above), (element, below) in combinations(notes.items(), 2):
            if above.overlaps(below, SLACK_MM):
                yield page.problem(element, "this margin note stands on another margin note", hint)
        for element, frame in notes.items():
            if _meets_other_matter(frame, page.survey):
                yield page.problem(element, "this margin note stands on what fills the page's width", hint)


def note_frames(survey: PageSurvey) -> dict[int, Frame]:
    """Return what each margin note of a page covers."""
    frames: dict[int, Frame] = {}
    for thing in [*survey.runs, *survey.pictures]:
        note = thing.setting.note
        if note >= 0:
            frames[note] = frames[note].join(thing.frame) if note in frames else thing.frame
    return frames


def _meets_other_matter(frame: Frame, survey: PageSurvey) -> bool:
    """Return whether text or a picture outside the margin notes stands where the note stands."""
    return any(
        thing.setting.area == "text" and thing.setting.note < 0 and frame.overlaps(thing.frame, SLACK_MM)
        for thing in [*survey.runs, *survey.pictures]
    )
