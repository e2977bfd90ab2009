"""Series over time as lines, each named with its last value at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from guide import GuideError, Problem, Series

from .axes import (
    LEADER_MM,
    End,
    Frame,
    draw_stroke,
    field_height,
    foot_ticks,
    name_ends,
    name_width,
    stroke,
    value_lines,
)
from .canvas import Canvas
from .desk import Desk, Drawing, counted, in_full, listed, noun, series_names, short
from .lettering import capital_mm
from .scales import Scale, round_ticks

if TYPE_CHECKING:
    from guide import Trend

TICKS = 6
MOST_DOTS = 16
"""With more points than this a line is drawn without dots."""
MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def draw_trend(figure: Trend, desk: Desk) -> Drawing:
    """Return the lines on one scale of values, from zero unless the figure says otherwise."""
    series = [desk.guide.series[ref] for ref in figure.series]
    moments = _moments(figure, series)
    unit, names = series[0].unit, series_names(figure, series)
    canvas = Canvas(desk.width_mm, desk.tokens)
    ticks = _value_ticks(figure, series)
    frame = _frame(canvas, desk, names, series, ticks, unit)
    y = Scale(float(ticks[0]), float(ticks[-1]), frame.bottom, frame.top)
    x = Scale(min(map(min, moments)), max(map(max, moments)), frame.left + 1, frame.right - 1)
    if noun(unit):
        canvas.text(0, capital_mm(canvas.note_pt) + 0.3, noun(unit), size=canvas.note_pt, color="ink-soft")
    value_lines(canvas, y, ticks, frame, lambda tick: short(desk.words, tick, unit))
    foot = foot_ticks(canvas, x, _moment_ticks(series, moments), frame)
    ends = []
    for number, (each, when) in reversed(list(enumerate(zip(series, moments, strict=True)))):
        points = [(x.mm(moment), y.mm(point.value)) for moment, point in zip(when, each.points, strict=True)]
        _draw_line(canvas, points, number, str(each.id))
        value = short(desk.words, each.points[-1].value, unit)
        ends.append(End(*points[-1], names[number], value, stroke(number).color))
    name_ends(canvas, ends, frame.right + LEADER_MM, 0, foot)
    canvas.finish(foot)
    alt = listed(
        [_head(figure, series, names), *(_said(*pair, desk, unit) for pair in zip(names, series, strict=True))]
    )
    return Drawing(canvas, alt, trend_data(names, series, unit), x=x, y=y)


def _moments(figure: Trend, series: Sequence[Series]) -> list[list[float]]:
    """Return when each point is, in years; raise for keys that are no dates, and for dates that go back."""
    problems, moments = [], []
    for each in series:
        found = [MOMENT.fullmatch(str(point.key)) for point in each.points]
        for point, moment in zip(each.points, found, strict=True):
            if not moment:
                message = f"point '{point.key}' of series '{each.id}' is not a date"
                problems.append(Problem(figure.place_of("series"), message, "lines need keys like 2026 or 2026-06"))
        when = [_in_years(moment) for moment in found if moment]
        if any(later <= earlier for earlier, later in pairwise(when)):
            problems.append(Problem(figure.place_of("series"), f"the points of series '{each.id}' are not in order"))
        moments.append(when)
    if problems:
        raise GuideError(problems)
    return moments


def _in_years(moment: re.Match[str]) -> float:
    """Return a date as a number of years; a month or day counts from its start."""
    year, month, day = (int(part or 1) for part in moment.groups())
    return year + (month - 1) / 12 + (day - 1) / 365


def _value_ticks(figure: Trend, series: Sequence[Series]) -> list[Decimal]:
    """Return the ticks of the values."""
    values = [point.value for each in series for point in each.points]
    low, high = min(values), max(values)
    return round_ticks(min(low, Decimal(0)) if figure.from_zero else low, high, TICKS)


def _frame(
    canvas: Canvas,
    desk: Desk,
    names: Sequence[str],
    series: Sequence[Series],
    ticks: Sequence[Decimal],
    unit: str | None,
) -> Frame:
    """Return the field that the labels at its left and right and the unit above it leave."""
    left = max(canvas.text_width(short(desk.words, tick, unit), size=canvas.note_pt) for tick in ticks) + 1.6
    ends = [(name, short(desk.words, each.points[-1].value, unit)) for name, each in zip(names, series, strict=True)]
    right = canvas.width_mm - name_width(canvas, ends) - LEADER_MM
    top = 5.2 if noun(unit) else 1.6
    return Frame(left, top, right, top + field_height(canvas))


def _moment_ticks(series: Sequence[Series], moments: Sequence[Sequence[float]]) -> list[tuple[float, str]]:
    """Return the years as ticks: at the points, when all are of the same time of the year, else at New Year."""
    every = sorted({moment for when in moments for moment in when})
    if len({round(moment % 1, 3) for moment in every}) == 1:
        return [(moment, str(int(moment))) for moment in every]
    first, last = int(-(-every[0] // 1)), int(every[-1])
    if last <= first:
        labels = {
            moment: str(point.label)
            for each, when in zip(series, moments, strict=True)
            for moment, point in zip(when, each.points, strict=True)
        }
        return [(moment, labels[moment]) for moment in (every[0], every[-1])]
    return [(float(year), str(year)) for year in range(first, last + 1)]


def _draw_line(canvas: Canvas, points: Sequence[tuple[float, float]], number: int, name: str) -> None:
    """Draw a series, with a small dot at each point when there are few."""
    if len(points) <= MOST_DOTS and not stroke(number).is_hollow:
        for x, y in points[:-1]:
            canvas.disc(x, y, 1.1, fill=stroke(number).color)
    draw_stroke(canvas, points, number, name)


def _head(figure: Trend, series: Sequence[Series], names: Sequence[str]) -> str:
    """Return what kind of chart it is, and over which time."""
    first, last = series[0].points[0], series[0].points[-1]
    return f"Line chart, {counted(len(names), 'line')}, {first.label} to {last.label}"


def _said(name: str, series: Series, desk: Desk, unit: str | None) -> str:
    """Return a line in words: its ends, and its height or depth between them."""
    points = series.points
    said = f"{name}: {in_full(desk.words, points[0].value, unit)} in {points[0].label}"
    inner = points[1:-1]
    if inner:
        top, bottom = max(inner, key=lambda point: point.value), min(inner, key=lambda point: point.value)
        ends = (points[0].value, points[-1].value)
        if top.value > max(ends):
            said += f", highest {in_full(desk.words, top.value, unit)} in {top.label}"
        if bottom.value < min(ends):
            said += f", lowest {in_full(desk.words, bottom.value, unit)} in {bottom.label}"
    return f"{said}, {in_full(desk.words, points[-1].value, unit)} in {points[-1].label}"


def trend_data(names: Sequence[str], series: Sequence[Series], unit: str | None) -> tuple[tuple[str, ...], ...]:
    """Return a row a point in time, a column a series."""
    keys = sorted({str(point.key) for each in series for point in each.points})
    header = ("when", *(f"{name} ({unit})" if unit else name for name in names))
    rows = []
    for key in keys:
        points = [each.point(key) for each in series]
        rows.append((key, *(str(point.value) if point else "" for point in points)))
    return (header, *rows)
