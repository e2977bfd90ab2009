"""Charts and diagrams as the guide asks for them: which data, which answer; how they are drawn is not said here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Flag, Id, Line, Number, Part, PayRef, PayRowRef, Prose, SeriesRef, SourceRef, Target

Width = Literal["text", "full", "margin"]


class Plot(Part):
    """What every figure says of itself."""

    id: Id
    title: Prose
    """The answer the figure gives; numbers in it are references."""
    measure: Line | None = None
    """What is shown, in which unit, where and when."""
    caption: Prose | None = None
    """What to see in it, and what it cannot show."""
    width: Width = "text"
    sources: tuple[SourceRef, ...] = ()
    """Sources besides those of its data."""
    illustration: Flag = False
    """Whether the numbers are an illustration and not a measurement."""


class PayBands(Plot):
    """Bands from low to high by level; an open end is drawn open."""

    chart: Literal["pay_bands"]
    pay: PayRef


class PayQuantiles(Plot):
    """p10-p90 as a line, p25-p75 as a bar, the median as a mark, one row of a pay table a line."""

    chart: Literal["pay_quantiles"]
    pay: PayRef
    rows: tuple[Id, ...] = ()
    """The rows to show; all of them when none is named."""
    sort: Literal["given", "median"] = "given"


class Panel(Part):
    """One panel of a comparison: a heading, and rows of any pay tables."""

    label: Line
    rows: tuple[PayRowRef, ...] = Field(min_length=1)


class PayCompare(Plot):
    """Rows of several pay tables in panels that share one scale, so that sources can be compared."""

    chart: Literal["pay_compare"]
    panels: tuple[Panel, ...] = Field(min_length=1)


class Dots(Plot):
    """One or two series over categories as dots, sorted by the first; two are joined by a line."""

    chart: Literal["dots"]
    series: tuple[SeriesRef, ...] = Field(min_length=1, max_length=2)
    names: tuple[Line, ...] = ()
    """A short name for each series, when there are two."""


class Bars(Plot):
    """A series over categories as bars from zero."""

    chart: Literal["bars"]
    series: SeriesRef
    sort: Literal["given", "value"] = "value"
    highlight: tuple[Id, ...] = ()


class Trend(Plot):
    """One or more series over time as lines, named at their ends."""

    chart: Literal["lines"]
    series: tuple[SeriesRef, ...] = Field(min_length=1)
    names: tuple[Line, ...] = ()
    from_zero: Flag = True


class Slope(Plot):
    """Several series between a first and a last point, named at both ends."""

    chart: Literal["slope"]
    series: tuple[SeriesRef, ...] = Field(min_length=1)
    names: tuple[Line, ...] = ()


class Phase(Part):
    """One bar of a road map, from the start of one period to the end of another, counted from 1."""

    label: Line
    start: int = Field(ge=1)
    end: int = Field(ge=1)
    note: Line | None = None


class Roadmap(Plot):
    """What is done when, as bars over periods."""

    chart: Literal["roadmap"]
    period: Line
    """What one period is: `month`."""
    periods: int = Field(ge=2, le=60)
    phases: tuple[Phase, ...] = Field(min_length=2)


class Rung(Part):
    """One rung of a ladder."""

    label: Line
    scope: Line
    """How far the work reaches."""
    note: Line | None = None


class Ladder(Plot):
    """Rungs of a career from the lowest to the highest."""

    chart: Literal["ladder"]
    rungs: tuple[Rung, ...] = Field(min_length=2, max_length=8)


class Stage(Part):
    """One stage of a cycle or flow."""

    label: Line
    note: Line | None = None
    mark: Flag = False
    """Whether the stage is set off from the others."""


class Cycle(Plot):
    """Stages that follow one another and begin again."""

    chart: Literal["cycle"]
    center: Line | None = None
    stages: tuple[Stage, ...] = Field(min_length=3, max_length=10)


class FlowStep(Part):
    """One box of a flow; `to` names the boxes it leads to, each with an optional label after a space."""

    id: Id
    label: Line
    note: Line | None = None
    row: int = Field(ge=1, le=9)
    column: int = Field(ge=1, le=6)
    mark: Flag = False
    to: tuple[Line, ...] = ()


class Flow(Plot):
    """Boxes and arrows on a grid."""

    chart: Literal["flow"]
    boxes: tuple[FlowStep, ...] = Field(min_length=2)


class Weighted(Part):
    """One row of an overlap matrix: a weight from 0 to 3 for each column."""

    label: Line
    weights: tuple[int, ...]


class Overlap(Plot):
    """How strongly each row takes part in each column, as filled marks of four sizes."""

    chart: Literal["overlap"]
    columns: tuple[Line, ...] = Field(min_length=2, max_length=9)
    rows: tuple[Weighted, ...] = Field(min_length=2)


class Share(Part):
    """One part of a whole, with its share in percent."""

    label: Line
    value: Number


class Whole100(Part):
    """One bar of shares that add up to 100."""

    label: Line
    shares: tuple[Share, ...]


class Shares(Plot):
    """Bars divided into named shares of 100."""

    chart: Literal["shares"]
    bars: tuple[Whole100, ...] = Field(min_length=1)


class XY(Part):
    """One point of a curve."""

    x: Number
    y: Number


class Curve(Part):
    """A named line through points."""

    label: Line
    points: tuple[XY, ...] = Field(min_length=2)


class Curves(Plot):
    """Lines computed from a formula: what happens to one quantity as another grows."""

    chart: Literal["curves"]
    x: Line
    y: Line
    log_x: Flag = False
    log_y: Flag = False
    curves: tuple[Curve, ...] = Field(min_length=1)
    marks: tuple[Target, ...] = ()


Figure = Annotated[
    PayBands
    | PayQuantiles
    | PayCompare
    | Dots
    | Bars
    | Trend
    | Slope
    | Roadmap
    | Ladder
    | Cycle
    | Flow
    | Overlap
    | Shares
    | Curves,
    Field(discriminator="chart"),
]


class FigureFile(Part):
    """The file of figures."""

    figures: tuple[Figure, ...]
