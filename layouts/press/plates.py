"""Everything that is drawn for an edition: charts, formulas, the panels' own sizes, the code that leads back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guide import Figure, Guide, GuideError, Part, SheetPanel, parts_within

from .figures import Plate, draw_plate, draw_plates
from .qr import draw_qr
from .tokens import Tokens
from .typography import Typographer


def draw_all_plates(guide: Guide, tokens: Tokens) -> dict[str, Plate]:
    """Return every plate of a guide by its id; raise GuideError with the problems of the charts."""
    typographer = Typographer.of(guide)
    code = draw_qr(str(guide.book.address))
    return {**draw_plates(guide, tokens, typographer), **draw_panel_plates(guide, tokens, typographer), code.id: code}


def panel_plate_id(place: str, figure: str) -> str:
    """Return the id of a figure's plate in a panel; the place is `sheet` or `glance`."""
    return f"{place}.{figure}"


def draw_panel_plates(guide: Guide, tokens: Tokens, typographer: Typographer) -> dict[str, Plate]:
    """Return the figures of the cheat sheet and of the career at a glance, drawn anew at the width of their panels.

    Type on them stays as large as it is anywhere. Raises GuideError as the charts do.
    """
    plates, problems = {}, []
    for place, part, width in (
        ("sheet", guide.cheatsheet, tokens.mm("sheet-column")),
        ("glance", guide.front, tokens.mm("glance-column")),
    ):
        for figure in _figures(part, guide):
            try:
                plate = draw_plate(figure, guide, tokens, typographer, width)
            except GuideError as error:
                problems += error.problems
                continue
            name = panel_plate_id(place, figure.id)
            plates[name] = replace(plate, id=name)
    if problems:
        raise GuideError(problems)
    return plates


def _figures(part: Part, guide: Guide) -> Iterable[Figure]:
    """Return the figures that the panels within a part show."""
    panels = (panel for panel in parts_within(part) if isinstance(panel, SheetPanel))
    return (guide.figures[panel.figure] for panel in panels if panel.figure)
