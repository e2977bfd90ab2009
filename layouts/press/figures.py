"""What the guide asks for as a chart, framed: an SVG at its printed size, its words and its numbers."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import matplotlib as mpl

from guide import NOWHERE, Figure, Guide, GuideError, Place, Problem, parts_within

from .charts.bars import draw_bars
from .charts.canvas import HOUSE_STYLE
from .charts.curves import draw_curves
from .charts.cycle import draw_cycle
from .charts.days import draw_days
from .charts.desk import Desk, Drawing
from .charts.dots import draw_dots
from .charts.flow import draw_flow
from .charts.heights import draw_heights
from .charts.ladder import draw_ladder
from .charts.lettering import MM_PER_PT
from .charts.overlap import draw_overlap
from .charts.payrange import draw_pay_bands, draw_pay_compare, draw_pay_quantiles
from .charts.plane import draw_plane
from .charts.reach import draw_reach
from .charts.roadmap import draw_roadmap
from .charts.shares import draw_shares
from .charts.slope import draw_slope
from .charts.tally import draw_tally
from .charts.trend import draw_trend
from .charts.values import Values
from .formulas import draw_formula, formula_id
from .tokens import Tokens
from .typography import Typographer

CHARTS: dict[str, Callable[[Any, Desk], Drawing]] = {
    "pay_bands": draw_pay_bands,
    "pay_quantiles": draw_pay_quantiles,
    "pay_compare": draw_pay_compare,
    "dots": draw_dots,
    "bars": draw_bars,
    "lines": draw_trend,
    "slope": draw_slope,
    "curves": draw_curves,
    "roadmap": draw_roadmap,
    "ladder": draw_ladder,
    "cycle": draw_cycle,
    "flow": draw_flow,
    "overlap": draw_overlap,
    "shares": draw_shares,
    "days": draw_days,
    "plane": draw_plane,
    "heights": draw_heights,
    "tally": draw_tally,
    "reach": draw_reach,
}
"""The function that draws each kind of figure."""

WIDTHS = {"text": "measure", "full": "full", "margin": "margin-column"}
"""The token that holds each width of a plate."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A chart ready for the page: SVG at its printed size, a text alternative, and its numbers."""

    id: str
    svg: bytes
    alt: str
    width_mm: float
    height_mm: float
    data: Values | None = None
    """What a chart shows; nothing for diagrams and formulas."""
    width_em: float = 0.0
    """The width of a formula in sizes of the type around it, where it grows with that."""


def draw_plates(guide: Guide, tokens: Tokens, typographer: Typographer) -> dict[str, Plate]:
    """Return every figure and formula of a guide as a plate, by its id; raise GuideError with the problems of all."""
    plates, problems = {}, []
    orders = [partial(draw_plate, figure, guide, tokens, typographer) for figure in guide.figures.values()]
    orders += [partial(draw_formula_plate, tex, tokens) for tex in _formulas(guide)]
    for draw in orders:
        try:
            plate = draw()
            plates[plate.id] = plate
        except GuideError as error:
            problems += error.problems
    if problems:
        raise GuideError(problems)
    return plates


def draw_plate(
    figure: Figure, guide: Guide, tokens: Tokens, typographer: Typographer, width_mm: float | None = None
) -> Plate:
    """Return one figure as a plate, at its own width or at another one in mm; raise GuideError with its problems."""
    desk = Desk(guide, tokens, typographer, width_mm or tokens.mm(WIDTHS[figure.width]))
    name = str(figure.id)
    return frame(name, f"figure '{name}'", figure.place, lambda: CHARTS[figure.chart](figure, desk))


def frame(name: str, called: str, place: Place, draw: Callable[[], Drawing]) -> Plate:
    """Return what is drawn as a plate of a name; raise GuideError with its problems, each saying what it is called."""
    with mpl.rc_context(HOUSE_STYLE), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        warnings.filterwarnings("ignore", "Glyph .* missing")  # the canvas says it better
        drawing = draw()
        problems = drawing.canvas.problems(place)
        svg = drawing.canvas.svg()
    problems += [Problem(place, f"the chart cannot be drawn: {warning.message}") for warning in warned]
    if problems:
        raise GuideError([Problem(each.place, f"{called}: {each.message}", each.hint) for each in problems])
    return Plate(name, svg, drawing.alt, *drawing.canvas.printed_mm, drawing.data)


def draw_formula_plate(tex: str, tokens: Tokens) -> Plate:
    """Return a formula on a line of its own as a plate; raise GuideError when it is faulty or wider than the column."""
    size_pt = tokens.pt("text-size")
    formula = draw_formula(tex, size_pt, tokens.color("ink"), tokens)
    width, height = (em * size_pt * MM_PER_PT for em in (formula.width_em, formula.height_em))
    room = tokens.mm("measure") - tokens.mm("gap")
    if width > room:
        message = f"the formula '{tex}' is {width:.0f} mm wide; the column has {room:.0f} mm for it"
        raise GuideError([Problem(getattr(tex, "place", NOWHERE), message, "break it into two")])
    return Plate(formula_id(tex), formula.svg, str(tex), width, height)


def _formulas(guide: Guide) -> list[str]:
    """Return the notation of every formula, each once."""
    texts = {}
    for part in parts_within([guide.chapters, guide.front]):
        for field in ("formula", "tex"):
            if tex := getattr(part, field, None):
                texts.setdefault(str(tex), tex)
    return list(texts.values())
