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
    Stroke,
    draw_stroke,
    field_height,
    field_ticks,
    foot_ticks,
    name_ends,
    name_width,
    note_at,
    strokes,
    value_lines,
)
from .canvas import Canvas
from .desk import Desk, Drawing, counted, in_full, listed, noun, series_names, short
from .lettering import capital_mm
from .rows import is_narrow
from .scales import Scale
from .values import series_values

if TYPE_CHECKING:
    from guide import Trend

MOST_DOTS = 16
"""With more points than this a line is drawn without dots."""
NARROW_LEADER_MM = 2.6
VALUE_HEAD_MM = 4.6
"""Above the field of a single line, room for a value at its highest point."""
MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def draw_trend(figure: Trend, desk: Desk) -> Drawing:
    """Return the lines on one scale of values, from zero unless the figure says otherwise.

    A line alone needs no name: it has its first and last value. A narrow chart has no axis of values.
    """
    series = [desk.guide.series[ref] for ref in figure.series]
    moments = _moments(figure, series)
    unit, names = series[0].unit, series_names(figure, series)
    canvas = Canvas(desk.width_mm, desk.tokens)
    ticks = _value_ticks(figure, series)
    frame = _frame(canvas, desk, names, series, ticks, unit)
    y = Scale(float(ticks[0]), float(ticks[-1]), frame.bottom, frame.top)
    x = Scale(min(map(min, moments)), max(map(max, moments)), frame.left + 1.2, frame.right - 1.2)
    if noun(unit) and not is_narrow(canvas):
        canvas.text(0, capital_mm(canvas.note_pt) + 0.3, noun(unit), size=canvas.note_pt, color="ink-soft")
    shown = ticks[:1] if is_narrow(canvas) else ticks
    value_lines(canvas, y, shown, frame, lambda tick: "" if is_narrow(canvas) else short(desk.words, tick, unit))
    foot = foot_ticks(canvas, x, _moment_ticks(series, moments, is_narrow(canvas)), frame)
    lines = [
        [(x.mm(moment), y.mm(point.value)) for moment, point in zip(when, each.points, strict=True)]
        for each, when in zip(series, moments, strict=True)
    ]
    point = figure.series.index(figure.highlight) if figure.highlight else 0
    styles = strokes(len(series), point)
    for each, line, style in sorted(zip(series, lines, styles, strict=True), key=lambda drawn: drawn[2].stands_out):
        _draw_line(canvas, line, style, str(each.id))
    if len(series) == 1:
        for at, end in ((lines[0][0], series[0].points[0]), (lines[0][-1], series[0].points[-1])):
            note_at(canvas, at, short(desk.words, end.value, unit), styles[0], lines, frame)
    else:
        values = [short(desk.words, each.points[-1].value, unit) for each in series]
        ends = [End(*line[-1], *said) for line, *said in zip(lines, names, values, styles, strict=True)]
        name_ends(canvas, ends, frame.right + _leader(canvas), 0, foot)
    canvas.finish(foot)
    alt = listed(
        [_head(figure, series, names), *(_said(*pair, desk, unit) for pair in zip(names, series, strict=True))]
    )
    # only the last value of a line is written beside it
    data = series_values(desk.guide.labels, series, names, [each.points for each in series], is_exact=False)
    return Drawing(canvas, alt, data, x=x, y=y)


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
    return field_ticks(min(low, Decimal(0)) if figure.from_zero else low, high)


def _leader(canvas: Canvas) -> float:
    """Return the room between the ends of lines and their names."""
    return NARROW_LEADER_MM if is_narrow(canvas) else LEADER_MM


def _frame(
    canvas: Canvas,
    desk: Desk,
    names: Sequence[str],
    series: Sequence[Series],
    ticks: Sequence[Decimal],
    unit: str | None,
) -> Frame:
    """Return the field that the labels at its left and right and the words above it leave."""
    left, right, top = 0.0, canvas.width_mm, VALUE_HEAD_MM if len(series) == 1 else 1.6
    if not is_narrow(canvas):
        left = max(canvas.text_width(short(desk.words, tick, unit), size=canvas.note_pt) for tick in ticks) + 1.6
        top = max(top, 5.2 if noun(unit) else 0)
    if len(series) > 1:
        ends = [
            (name, short(desk.words, each.points[-1].value, unit)) for name, each in zip(names, series, strict=True)
        ]
        right -= name_width(canvas, ends) + _leader(canvas)
    return Frame(left, top, right, top + field_height(canvas))


def _moment_ticks(
    series: Sequence[Series], moments: Sequence[Sequence[float]], ends_only: bool
) -> list[tuple[float, str]]:
    """Return the years as ticks: at the points, when all are of the same time of the year, else at New Year.

    Where only the ends have room, or no year begins between them, they are named instead.
    """
    every = sorted({moment for when in moments for moment in when})
    if len({round(moment % 1, 3) for moment in every}) == 1:
        years = [(moment, str(int(moment))) for moment in every]
        return [years[0], years[-1]] if ends_only else years
    first, last = int(-(-every[0] // 1)), int(every[-1])
    if ends_only and last > first:
        return [(float(first), str(first)), (float(last), str(last))]
    if last <= first:
        labels = {
            moment: str(point.label)
            for each, when in zip(series, moments, strict=True)
            for moment, point in zip(when, each.points, strict=True)
        }
        return [(moment, labels[moment]) for moment in (every[0], every[-1])]
    return [(float(year), str(year)) for year in range(first, last + 1)]


def _draw_line(canvas: Canvas, points: Sequence[tuple[float, float]], style: Stroke, name: str) -> None:
    """Draw a series, with a small dot at each point when there are few."""
    if len(points) <= MOST_DOTS and style.stands_out and not is_narrow(canvas):
        for x, y in points[:-1]:
            canvas.disc(x, y, 1.4, fill=style.color)
    draw_stroke(canvas, points, style, name)


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
