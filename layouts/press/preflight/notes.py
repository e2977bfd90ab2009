"""Margin notes that stand on one another, or on what stands in the column or across the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from guide import Problem

from ..survey import Frame, PageSurvey, Picture, Run
from .edges import SLACK_MM
from .printed import PrintedPage, Remark

FAR_MM = 25  # five lines of text: nearer, an eye that leaves the paragraph finds its note


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


def distant_notes(pages: Sequence[PrintedPage]) -> Iterator[Remark]:
    """Yield a remark for each margin note that stands far below the end of what it belongs to, or overleaf from it.

    A note stands in the HTML at the head of its paragraph, or before its list or table, in one element with the other
    notes of it.
    """
    for before, page in pairwise([None, *pages]):
        for element, frame in note_frames(page.survey).items():
            own = _whereto(page, element)
            far = _distance(page, frame, own)
            overleaf = far is None and before is not None and before.manuscript is page.manuscript
            if overleaf:  # counted down to the foot of the page before, and from the head of this one
                foot = replace(frame, top=before.survey.type_area.bottom + frame.top - page.survey.type_area.top)
                far = _distance(before, foot, own)
            if far is not None and far > FAR_MM:
                words = page.manuscript.words_within(element)
                message = f"the margin note {{}} stands {far:.0f} mm{', overleaf,' * overleaf} below what it belongs to"
                yield page.remark("far-note", element, words, message, "move a note above it to another paragraph")


def _distance(page: PrintedPage, note: Frame, own: range) -> float | None:
    """Return how far below the last line of these elements on a page a note begins, in mm; None when none is there."""
    bottoms = [thing.frame.bottom for thing in things_of(page.survey) if _belongs(thing, own)]
    return note.top - max(bottoms) if bottoms else None


def _whereto(page: PrintedPage, note: int) -> range:
    """Return the elements that a note belongs to: the paragraph it begins, or what follows it."""
    manuscript = page.manuscript
    parent = manuscript.parent_of(note)
    if parent >= 0 and "notes" in manuscript.passages[parent].attributes.get("class", "").split():
        note, parent = parent, manuscript.parent_of(parent)
    is_within = parent >= 0 and manuscript.passages[parent].tag == "p"
    return manuscript.span_of(parent) if is_within else manuscript.span_after(note)


def _belongs(thing: Run | Picture, own: range) -> bool:
    """Return whether something stands in one of these elements, and is no note itself."""
    setting = thing.setting
    return setting.area != "note" and (setting.element in own or setting.block in own)


def things_of(survey: PageSurvey) -> list[Run | Picture]:
    """Return the texts and the pictures of a page."""
    return [*survey.runs, *survey.pictures]


def note_frames(survey: PageSurvey) -> dict[int, Frame]:
    """Return what each margin note of a page covers."""
    frames: dict[int, Frame] = {}
    for thing in things_of(survey):
        note = thing.setting.note
        if note >= 0:
            frames[note] = frames[note].join(thing.frame) if note in frames else thing.frame
    return frames


def _meets_other_matter(frame: Frame, survey: PageSurvey) -> bool:
    """Return whether text or a picture outside the margin notes stands where the note stands."""
    return any(
        thing.setting.area == "text" and thing.setting.note < 0 and frame.overlaps(thing.frame, SLACK_MM)
        for thing in things_of(survey)
    )
