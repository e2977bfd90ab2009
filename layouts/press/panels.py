"""The drawings of panels: charts anew at the width of their column, formulas as large as the type around them asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from guide import Figure, Guide, GuideError, Part, SheetItem, SheetPanel, parts_within

from .charts.lettering import MM_PER_PT
from .figures import Plate, draw_plate
from .formulas import draw_formula, formula_id
from .tokens import Tokens
from .typography import Typographer

COLUMNS = {"sheet": "sheet-column", "glance": "glance-column"}
"""The token that holds the width of a panel: on the cheat sheet, and in the career at a glance."""
SCRIPT = 0.7
"""The size of an exponent against that of its base. Source: matplotlib.mathtext, SHRINK_FACTOR."""


def panel_plate_id(place: str, name: str) -> str:
    """Return the id of a figure's or a formula's plate in a panel; the place is `sheet` or `glance`."""
    return f"{place}.{name}"


def draw_panel_plates(guide: Guide, tokens: Tokens, typographer: Typographer) -> dict[str, Plate]:
    """Return the figures and formulas of all panels as plates; raise GuideError with the problems of all of them."""
    plates, problems = {}, []
    for place, part in (("sheet", guide.cheatsheet), ("glance", guide.front)):
        width = tokens.mm(COLUMNS[place])
        orders = [partial(draw_plate, figure, guide, tokens, typographer, width) for figure in _figures_in(part, guide)]
        orders += [partial(draw_panel_formula, item.formula, tokens) for item in _formulas_in(part)]
        for draw in orders:
            try:
                plate = draw()
            except GuideError as error:
                problems += error.problems
                continue
            name = panel_plate_id(place, plate.id)
            plates[name] = replace(plate, id=name)
    if problems:
        raise GuideError(problems)
    return plates


def draw_panel_formula(tex: str, tokens: Tokens) -> Plate:
    """Return a formula as a plate, so wide in em that its exponents are no smaller than the least type of the sheet."""
    scale = max(1.0, tokens.pt("sheet-least") / (SCRIPT * tokens.pt("sheet-floor")))
    size_pt = scale * tokens.pt("sheet-floor")
    formula = draw_formula(tex, size_pt, tokens.color("ink"), tokens)
    width, height = (em * size_pt * MM_PER_PT for em in (formula.width_em, formula.height_em))
    return Plate(formula_id(tex), formula.svg, str(tex), width, height, width_em=formula.width_em * scale)


def _figures_in(part: Part, guide: Guide) -> Iterable[Figure]:
    """Return the figures that the panels within a part show."""
    panels = (panel for panel in parts_within(part) if isinstance(panel, SheetPanel))
    return (guide.figures[panel.figure] for panel in panels if panel.figure)


def _formulas_in(part: Part) -> Iterator[SheetItem]:
    """Yield the items of panels that hold a formula."""
    return (item for item in parts_within(part) if isinstance(item, SheetItem) and item.formula)
