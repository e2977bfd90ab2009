"""What a chart shows, as numbers: each where it stands in the chart, exactly as the guide has it, with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from guide import Evidence, Labels, Point, Series


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column are: their name and their unit."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers that a chart shows at one place."""

    at: str | Decimal
    """The row, the date or the value on the x axis at which they stand."""
    numbers: tuple[Decimal | None, ...]
    """One a column; none where the guide has none, or where it holds one back."""
    group: str = ""
    """The series, curve, bar or panel that the reading belongs to."""
    name: str = ""
    """What is printed in place of `at`, where that is a date."""
    remark: str = ""
    """What must be read with the last number, or with the whole reading where it has none."""
    evidence: tuple[Evidence, ...] = ()
    """What its numbers rest on, each once."""
    n: int | None = None
    """How many observations this reading rests on, where that is known of it alone."""


@dataclass(frozen=True, slots=True)
class Values:
    """All numbers that a chart shows."""

    at: str
    """What the readings differ in: `Level`, `Test cases`."""
    columns: tuple[Column, ...]
    readings: tuple[Reading, ...]
    group: str = ""
    """What groups of readings differ in, where there are several."""
    is_scale: bool = False
    """Whether `at` runs along an axis, so that readings of several groups have one order."""
    is_exact: bool = False
    """Whether a reader finds every number on the drawing itself."""


def points_read(points: Sequence[Point], series: Series, group: str = "") -> tuple[Reading, ...]:
    """Return points of a series as readings: dated ones at their date, others at their name."""
    is_dated = series.over == "time"
    return tuple(
        Reading(
            str(point.key if is_dated else point.label),
            (point.value,),
            group,
            name=str(point.label),
            evidence=(series,),
        )
        for point in points
    )


def series_values(
    labels: Labels, series: Sequence[Series], names: Sequence[str], points: Sequence[Sequence[Point]], *, is_exact: bool
) -> Values:
    """Return the points of series that are drawn as the values of a chart; several series are named groups."""
    several = len(series) > 1
    is_dated = series[0].over == "time"
    readings = [
        reading
        for each, name, drawn in zip(series, names, points, strict=True)
        for reading in points_read(drawn, each, name if several else "")
    ]
    column = Column(str(labels.value if several else series[0].label), str(series[0].unit or ""))
    return Values(
        str(labels.when if is_dated else labels.what),
        (column,),
        tuple(readings),
        group=str(labels.series) if several else "",
        is_scale=is_dated,
        is_exact=is_exact,
    )
