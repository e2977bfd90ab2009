"""What leaves its place: text or a picture off the sheet, cut off, outside the type area or past its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide import Problem

from ..survey import Frame, Picture, Run
from .printed import PrintedPage

SLACK_MM = 0.3  # below what an eye sees, above the engine's rounding


def leaving(pages: Iterable[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each block of text, at its first such line, and each picture that leaves its place."""
    for page in pages:
        told: set[int] = set()
        for run in page.survey.runs:
            if run.setting.block not in told and (fault := _fault(run, page)):
                told.add(run.setting.block)
                yield page.problem_of(run, "{} " + fault)
        for picture in page.survey.pictures:
            if fault := _fault(picture, page):
                yield page.problem(picture.setting.element, f"the picture {fault}")


def _fault(thing: Run | Picture, page: PrintedPage) -> str:
    """Return what is wrong with where something stands, or nothing; the worst first."""
    area, clip = thing.setting.area, thing.setting.clip
    if area == "turned":
        return ""
    if (excess := page.survey.sheet.excess(thing.frame)) > SLACK_MM:
        return f"leaves the sheet by {excess:.1f} mm"
    if clip and (excess := clip.excess(thing.frame)) > SLACK_MM:
        return f"is cut off by {excess:.1f} mm"
    if area == "furniture":
        return ""
    if (excess := page.survey.type_area.excess(thing.frame)) > SLACK_MM:
        return f"stands {excess:.1f} mm past the {_side(page.survey.type_area, thing.frame)} of the type area"
    column = thing.setting.column
    if isinstance(thing, Run) and column and thing.frame.right - column[1] > SLACK_MM:
        return f"runs {thing.frame.right - column[1]:.1f} mm past its column"
    return ""


def _side(area: Frame, frame: Frame) -> str:
    """Return at which side of the type area something stands out most."""
    sides = {
        "left edge": area.left - frame.left,
        "head": area.top - frame.top,
        "right edge": frame.right - area.right,
        "foot": frame.bottom - area.bottom,
    }
    return max(sides, key=sides.__getitem__)
