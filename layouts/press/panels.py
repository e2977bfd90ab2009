"""The figures of panels, drawn anew at the width of their column: their type stays as large as it is anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guide import Figure, Guide, GuideError, Part, SheetPanel, parts_within

from .figures import Plate, draw_plate
from .tokens import Tokens
from .typography import Typographer

COLUMNS = {"sheet": "sheet-column", "glance": "glance-column"}
"""The token that holds the width of a panel: on the cheat sheet, and in the career at a glance."""


def panel_plate_id(place: str, figure: str) -> str:
    """Return the id of a figure's plate in a panel; the place is `sheet` or `glance`."""
    return f"{place}.{figure}"


def draw_panel_plates(guide: Guide, tokens: Tokens, typographer: Typographer) -> dict[str, Plate]:
    """Return the figures of all panels as plates by their ids; raise GuideError with the problems of all of them."""
    plates, problems = {}, []
    for place, part in (("sheet", guide.cheatsheet), ("glance", guide.front)):
        for figure in _figures_in(part, guide):
            try:
                plate = draw_plate(figure, guide, tokens, typographer, tokens.mm(COLUMNS[place]))
            except GuideError as error:
                problems += error.problems
                continue
            name = panel_plate_id(place, figure.id)
            plates[name] = replace(plate, id=name)
    if problems:
        raise GuideError(problems)
    return plates


def _figures_in(part: Part, guide: Guide) -> Iterable[Figure]:
    """Return the figures that the panels within a part show."""
    panels = (panel for panel in parts_within(part) if isinstance(panel, SheetPanel))
    return (guide.figures[panel.figure] for panel in panels if panel.figure)
