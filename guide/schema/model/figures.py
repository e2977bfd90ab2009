"""Charts and diagrams as the guide asks for them: which data, which answer; how they are drawn is not said here."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import Clock, Flag, Id, Line, Number, Part, PayRef, PayRowRef, Prose, SeriesRef, SourceRef, Target

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
    highlight: tuple[Id, ...] = ()
    """The rows that the title speaks of."""


class Panel(Part):
    """One panel of a comparison: a heading, and rows of any pay tables."""

    label: Line
    rows: tuple[PayRowRef, ...] = Field(min_length=1)
    names: tuple[Line, ...] = ()
    """A name for each row, when their own would not tell them apart."""


class PayCompare(Plot):
    """Rows of several pay tables in panels that share one scale, so that sources can be compared."""

    chart: Literal["pay_compare"]
    panels: tuple[Panel, ...] = Field(min_length=1)
    highlight: tuple[PayRowRef, ...] = ()
    """The rows that the title speaks of."""


class Dots(Plot):
    """One or two series over categories as dots, sorted by the first; two are joined by a line."""

    chart: Literal["dots"]
    series: tuple[SeriesRef, ...] = Field(min_length=1, max_length=2)
    names: tuple[Line, ...] = ()
    """A short name for each series, when there are two."""
    highlight: tuple[Id, ...] = ()
    """The points that the title speaks of."""


class Bars(Plot):
    """A series over categories as bars from zero."""

    chart: Literal["bars"]
    series: SeriesRef
    sort: Literal["given", "value"] = "value"
    highlight: tuple[Id, ...] = ()
    """The points that the title speaks of."""


class Trend(Plot):
    """One or more series over time as lines, named at their ends."""

    chart: Literal["lines"]
    series: tuple[SeriesRef, ...] = Field(min_length=1)
    names: tuple[Line, ...] = ()
    highlight: SeriesRef | None = None
    """The line that the title speaks of; the first when none is named."""
    from_zero: Flag = True


class Slope(Plot):
    """Several series between a first and a last point, named at both ends."""

    chart: Literal["slope"]
    series: tuple[SeriesRef, ...] = Field(min_length=1)
    names: tuple[Line, ...] = ()
    highlight: SeriesRef | None = None
    """The line that the title speaks of; the first when none is named."""


class Phase(Part):
    """One bar of a road map, from the start of one period to the end of another, counted from 1."""

    label: Line
    start: int = Field(ge=1)
    end: int = Field(ge=1)
    note: Line | None = None
    mark: Flag = False
    """Whether the title speaks of it."""


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
    span: int = Field(default=1, ge=1, le=6)
    """How many columns it takes, for what carries several others."""
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
    mark: Flag = False
    """Whether the title speaks of it."""


class Overlap(Plot):
    """How strongly each row takes part in each column, as filled marks of four sizes."""

    chart: Literal["overlap"]
    columns: tuple[Line, ...] = Field(min_length=2, max_length=9)
    rows: tuple[Weighted, ...] = Field(min_length=2)


class Share(Part):
    """One part of a whole, with its share in percent."""

    label: Line
    value: Number
    mark: Flag = False
    """Whether the title speaks of it."""


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
    label: Line | None = None
    """What is written at the point, when the title speaks of it."""


class Curve(Part):
    """A named line through points."""

    label: Line
    points: tuple[XY, ...] = Field(min_length=2)
    mark: Flag = False
    """Whether the title speaks of it; the first curve when none is marked."""


class Curves(Plot):
    """Lines computed from a formula: what happens to one quantity as another grows."""

    chart: Literal["curves"]
    x: Line
    y: Line
    log_x: Flag = False
    log_y: Flag = False
    curves: tuple[Curve, ...] = Field(min_length=1)
    marks: tuple[Target, ...] = ()


class Moment(Part):
    """Something that happens at an hour of a day, or from one hour to another."""

    at: Clock
    until: Clock | None = None
    label: Line
    mark: Flag = False
    """Whether the title speaks of it."""


class DayRow(Part):
    """One day: its name, what it is about, and what happens in it, from the earliest to the latest."""

    label: Line
    note: Line | None = None
    moments: tuple[Moment, ...] = Field(min_length=1)


class Days(Plot):
    """Days below one another on one clock, with what happens in each at its hour."""

    chart: Literal["days"]
    days: tuple[DayRow, ...] = Field(min_length=1, max_length=7)


class Plane(Plot):
    """Things placed by two measures at once; points of time are joined in their order."""

    chart: Literal["plane"]
    x: SeriesRef
    x_label: Line
    y: SeriesRef | None = None
    pay: PayRef | None = None
    """A pay table whose medians stand in for a second series: its rows have the keys of the first."""
    y_label: Line
    highlight: tuple[Id, ...] = ()
    """The points that the title speaks of."""

    @model_validator(mode="after")
    def _one_height(self) -> Self:
        """Refuse a plane without a second measure, and one with two."""
        if (self.y is None) == (self.pay is None):
            raise ValueError(f"'{self.id}' needs either y or pay")
        return self


class Height(Part):
    """Something to be brought to one of several levels, counted from 1."""

    label: Line
    level: int = Field(ge=1, le=9)
    note: Line | None = None
    mark: Flag = False
    """Whether the title speaks of it."""


class HeightGroup(Part):
    """Things under one heading."""

    label: Line
    rows: tuple[Height, ...] = Field(min_length=1)


class Heights(Plot):
    """How far to take each of many things, as bars over named levels."""

    chart: Literal["heights"]
    levels: tuple[Line, ...] = Field(min_length=2, max_length=6)
    groups: tuple[HeightGroup, ...] = Field(min_length=1)


class Counted(Part):
    """A number of things, one of which is meant."""

    label: Line
    value: Target


class Tally(Plot):
    """Numbers of things as that many marks, one of each set off."""

    chart: Literal["tally"]
    counts: tuple[Counted, ...] = Field(min_length=1, max_length=4)


class Ring(Part):
    """One ring of a reach: who it is, and how far it reaches."""

    label: Line
    note: Line


class Reach(Plot):
    """Rings around one another, the smallest first."""

    chart: Literal["reach"]
    rings: tuple[Ring, ...] = Field(min_length=2, max_length=6)


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
    | Curves
    | Days
    | Plane
    | Heights
    | Tally
    | Reach,
    Field(discriminator="chart"),
]


class FigureFile(Part):
    """The file of figures."""

    figures: tuple[Figure, ...]
