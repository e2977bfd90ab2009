"""What the guide asks for as a chart, framed: an SVG at its printed size, its words, its numbers and its provenance."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import matplotlib as mpl

from guide import NOWHERE, Evidence, Figure, Guide, GuideError, PartialDate, Problem, parts_within

from .charts.bars import draw_bars
from .charts.canvas import HOUSE_STYLE
from .charts.curves import draw_curves
from .charts.cycle import draw_cycle
from .charts.desk import Desk, Drawing
from .charts.dots import draw_dots
from .charts.flow import draw_flow
from .charts.ladder import draw_ladder
from .charts.lettering import MM_PER_PT
from .charts.overlap import draw_overlap
from .charts.payrange import draw_pay_bands, draw_pay_compare, draw_pay_quantiles
from .charts.roadmap import draw_roadmap
from .charts.shares import draw_shares
from .charts.slope import draw_slope
from .charts.trend import draw_trend
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
}
"""The function that draws each kind of figure."""

WIDTHS = {"text": "measure", "full": "full", "margin": "margin-column"}
"""The token that holds each width of a plate."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A chart ready for the page: SVG at its printed size, a text alternative, and what it shows as header and rows."""

    id: str
    svg: bytes
    alt: str
    width_mm: float
    height_mm: float
    data: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the numbers of a figure come from: one source, its place and time, its sample and grade."""

    source: str
    as_of: PartialDate | None
    until: PartialDate | None
    region: str | None
    n: int | None
    sample: str | None
    grade: str | None


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
    width = width_mm or tokens.mm(WIDTHS[figure.width])
    with mpl.rc_context(HOUSE_STYLE), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        warnings.filterwarnings("ignore", "Glyph .* missing")  # the canvas says it better
        drawing = CHARTS[figure.chart](figure, Desk(guide, tokens, typographer, width))
        problems = drawing.canvas.problems(figure.place)
        svg = drawing.canvas.svg()
    problems += [Problem(figure.place, f"the chart cannot be drawn: {warning.message}") for warning in warned]
    if problems:
        raise GuideError([Problem(each.place, f"figure '{figure.id}': {each.message}", each.hint) for each in problems])
    canvas = drawing.canvas
    return Plate(str(figure.id), svg, drawing.alt, canvas.width_mm, round(canvas.height_mm, 3), drawing.data)


def draw_formula_plate(tex: str, tokens: Tokens) -> Plate:
    """Return a formula on a line of its own as a plate; raise GuideError when it is faulty or wider than the column."""
    size_pt = tokens.pt("text-size")
    formula = draw_formula(tex, size_pt, tokens.color("ink"), tokens)
    width, height = (em * size_pt * MM_PER_PT for em in (formula.width_em, formula.height_em))
    room = tokens.mm("measure") - tokens.mm("gap")
    if width > room:
        message = f"the formula '{tex}' is {width:.0f} mm wide; the column has {room:.0f} mm for it"
        raise GuideError([Problem(getattr(tex, "place", NOWHERE), message, "break it into two")])
    return Plate(formula_id(tex), formula.svg, str(tex), width, height, ())


def provenance(figure: Figure, guide: Guide) -> list[Provenance]:
    """Return where a figure's numbers come from: each source of its data once, then the sources it names itself."""
    found: dict[str, Provenance] = {}
    for evidence in _evidence(figure, guide):
        for source in filter(None, (evidence.source, *evidence.also)):
            entry = Provenance(
                str(source),
                evidence.as_of,
                evidence.until,
                evidence.region,
                evidence.n,
                evidence.sample,
                evidence.grade,
            )
            found.setdefault(f"{source} {evidence.as_of} {evidence.region} {evidence.n}", entry)
    named = {entry.source for entry in found.values()}
    for name in figure.sources:
        if name not in named:
            source = guide.sources[name]
            found[str(name)] = Provenance(str(name), source.date, None, None, None, None, source.grade)
    return list(found.values())


def _evidence(figure: Figure, guide: Guide) -> Iterator[Evidence]:
    """Yield the evidence of everything a figure draws, in its order."""
    series = getattr(figure, "series", ())
    pay = [getattr(figure, "pay", None), *(ref for panel in getattr(figure, "panels", ()) for ref in panel.rows)]
    yield from (guide.pay[ref.partition(".")[0]] for ref in pay if ref)
    yield from (guide.series[ref] for ref in ((series,) if isinstance(series, str) else series))
    yield from (guide.resolve(mark.kind, mark.name).evidence for mark in getattr(figure, "marks", ()))


def _formulas(guide: Guide) -> list[str]:
    """Return the notation of every formula, each once."""
    texts = {}
    for part in parts_within([guide.chapters, guide.front]):
        for field in ("formula", "tex"):
            if tex := getattr(part, field, None):
                texts.setdefault(str(tex), tex)
    return list(texts.values())
