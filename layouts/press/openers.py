"""What is drawn for the cover and for the openers of chapters, each as a plate."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from guide import Chapter, Cover, Guide, GuideError, Problem

from .charts.cover import draw_cover
from .charts.desk import Desk
from .charts.lettering import MM_PER_PT
from .charts.strip import draw_strip
from .figures import Plate, frame
from .formulas import draw_formula
from .tokens import Tokens
from .typography import Typographer

COVER = "cover"
"""The id of the cover's plate, and the token that holds its width."""
STRIP = "opening-strip"
"""The token that holds the width of the drawing beside a chapter's figure."""
ROOM = "opening-value"
"""The token that holds the width that a chapter's figure or formula may take."""
FORMULA = "opening-formula"
"""The token that holds the size of a chapter's formula."""


def opening_id(chapter: str) -> str:
    """Return the id of the plate that a chapter opens with."""
    return f"opening.{chapter}"


def draw_opener_plates(guide: Guide, tokens: Tokens, typographer: Typographer) -> dict[str, Plate]:
    """Return the drawings of the cover and the openers by their ids; raise GuideError with the problems of all."""
    plates, problems = {}, []
    orders = [partial(_draw_cover, cover, guide, tokens, typographer) for cover in (guide.book.cover,) if cover]
    opened = (chapter for chapter in guide.chapters.values() if chapter.opening)
    orders += [partial(_draw_opening, chapter, guide, tokens, typographer) for chapter in opened]
    for draw in orders:
        try:
            plates |= {plate.id: plate for plate in draw()}
        except GuideError as error:
            problems += error.problems
    if problems:
        raise GuideError(problems)
    return plates


def _draw_cover(cover: Cover, guide: Guide, tokens: Tokens, typographer: Typographer) -> Iterator[Plate]:
    """Yield the cover."""
    desk = Desk(guide, tokens, typographer, tokens.mm(COVER))
    yield frame(COVER, "the cover", cover.place, lambda: draw_cover(cover, desk))


def _draw_opening(chapter: Chapter, guide: Guide, tokens: Tokens, typographer: Typographer) -> Iterator[Plate]:
    """Yield a chapter's formula, set large, or the drawing of where its figure lies, if there is one."""
    opening, name = chapter.opening, opening_id(chapter.id)
    if opening.formula:
        size = tokens.pt(FORMULA)
        formula = draw_formula(opening.formula, size, tokens.color("second"), tokens)
        width, height = (em * size * MM_PER_PT for em in (formula.width_em, formula.height_em))
        if width > (room := tokens.mm(ROOM)):
            message = f"the formula '{opening.formula}' is {width:.0f} mm wide; the opening has {room:.0f} mm for it"
            raise GuideError([Problem(opening.place_of("formula"), message, "take a shorter one")])
        yield Plate(name, formula.svg, str(opening.spoken), width, height)
        return
    desk = Desk(guide, tokens, typographer, tokens.mm(STRIP))
    drawing = draw_strip(opening.value, desk)
    if drawing:
        yield frame(name, f"the opening of '{chapter.id}'", opening.place, lambda: drawing)
