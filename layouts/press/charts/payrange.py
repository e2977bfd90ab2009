"""Pay as ranges: stated bands outlined, measured quantiles solid, open ends drawn open."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from guide import GuideError, PayRow, PayTable, Problem

from .canvas import Canvas
from .desk import Desk, Drawing, counted, in_full, listed
from .lettering import leading_mm
from .paylines import VALUE_GAP_MM, Line, half_bar, median_words
from .payvalues import QUANTILES, pay_values
from .quantiles import draw_quantiles
from .rows import Row, RowPlan, RowSpot, is_narrow, most_ticks, place_rows, value_axis
from .scales import Scale, fitted, round_ticks

if TYPE_CHECKING:
    from guide import PayBands, PayCompare, PayQuantiles

OPEN_MM = 8.0
"""How far an open end is drawn past its last stated value."""


def draw_pay_bands(figure: PayBands, desk: Desk) -> Drawing:
    """Return bands from low to high, a row of the pay table each."""
    table = _table(figure.pay, desk)
    rows = _rows(figure.pay, desk)
    _refuse(figure, [row for row in rows if not row.is_band], "has no low and high: a chart of bands needs them")
    return _draw(figure, desk, [Line(str(row.label), row, table) for row in rows], "Range chart")


def draw_pay_quantiles(figure: PayQuantiles, desk: Desk) -> Drawing:
    """Return p10-p90 as lines, p25-p75 as bars and medians as marks, a row of the pay table each."""
    table = _table(figure.pay, desk)
    rows = [row for row in _rows(figure.pay, desk) if not figure.rows or row.id in figure.rows]
    _refuse(figure, [row for row in rows if row.is_band], "is a band: a chart of quantiles needs p10 to p90")
    if figure.rows:
        rows.sort(key=lambda row: figure.rows.index(row.id))
    if figure.sort == "median":
        rows.sort(key=lambda row: row.median or 0, reverse=True)
    lines = [_line(str(row.label), row, table, row.id in figure.highlight, figure) for row in rows]
    return _draw(figure, desk, lines, "Chart of quantiles")


def draw_pay_compare(figure: PayCompare, desk: Desk) -> Drawing:
    """Return panels of bands and quantiles from several pay tables on one scale."""
    lines = []
    for panel in figure.panels:
        lines.append(Line(str(panel.label)))
        for ref, name in zip_longest(panel.rows, panel.names):
            stands_out = ref in figure.highlight
            found = [(str(name or row.label), row) for row in _rows(ref, desk)]
            lines += [_line(called, row, _table(ref, desk), stands_out, figure) for called, row in found]
    kinds = {(line.table.currency, line.table.period) for line in lines if line.table}
    if len(kinds) > 1:
        named = " and ".join(sorted(f"{currency} a {period}" for currency, period in kinds))
        message = f"the panels mix {named}, which one scale cannot show"
        raise GuideError([Problem(figure.place, message, "compare tables in one currency and period")])
    return _draw(figure, desk, lines, f"Range chart in {counted(len(figure.panels), 'panel')} on one scale")


def _line(name: str, row: PayRow, table: PayTable, stands_out: bool, figure: PayQuantiles | PayCompare) -> Line:
    """Return a row that stands out, or stands back where others do."""
    return Line(name, row, table, stands_out, bool(figure.highlight) and not stands_out)


def _table(ref: str, desk: Desk) -> PayTable:
    return desk.guide.pay[ref.partition(".")[0]]


def _rows(ref: str, desk: Desk) -> list[PayRow]:
    """Return the rows of a reference to a pay table, or to one row of it."""
    table, name = _table(ref, desk), ref.partition(".")[2]
    return [row for row in table.rows if not name or row.id == name]


def _refuse(figure: PayBands | PayQuantiles, rows: Sequence[PayRow], fault: str) -> None:
    """Raise for rows that this kind of chart cannot show."""
    if rows:
        raise GuideError([Problem(figure.place, f"row '{row.id}' {fault}") for row in rows])


def _draw(figure: PayBands | PayQuantiles | PayCompare, desk: Desk, lines: Sequence[Line], kind: str) -> Drawing:
    """Return the chart of pay rows under each other."""
    drawn = [line for line in lines if line.is_drawn]
    if not drawn:
        raise GuideError([Problem(figure.place, "every row is held back: there is nothing to draw")])
    canvas = Canvas(desk.width_mm, desk.tokens)
    first_measured = next((line for line in drawn if line.row and not line.row.is_band), None)
    rows = [_as_row(line, desk, canvas, line is first_measured) for line in lines]
    plan = place_rows(canvas, rows)
    scale, ticks = _scale(canvas, plan, drawn, desk)
    currency = drawn[0].table.currency
    if is_narrow(canvas) and not any(line.row.is_band for line in drawn):
        foot = plan.bottom_mm  # every row has its amounts
    else:
        foot = value_axis(canvas, scale, ticks, plan, lambda tick: desk.words.money_short(tick, currency))
    for line, spot in zip(lines, plan.spots, strict=True):
        if line.is_held_back:
            words = _held_back(line, desk)
            canvas.text_middle(
                scale.start_mm + VALUE_GAP_MM,
                spot.middle,
                words,
                size=canvas.note_pt,
                italic=True,
                color="ink-soft",
                clear=True,
            )
        elif line.row and line.row.is_band:
            _draw_band(canvas, scale, spot, line, desk)
        elif line.row:
            draw_quantiles(canvas, scale, spot, line, desk, line is first_measured)
    canvas.finish(foot)
    return Drawing(canvas, _alt(kind, lines, desk), pay_values(lines, desk), x=scale)


def _as_row(line: Line, desk: Desk, canvas: Canvas, is_first: bool) -> Row:
    """Return what a line needs of height, its name and its n."""
    air, half = canvas.air, half_bar(canvas)
    if line.row is None:
        return Row(line.name, above_mm=3.5 * air, below_mm=1.6 * air, is_heading=True)
    if line.is_held_back:
        return Row(line.name, above_mm=3.4 * air, below_mm=3.4 * air, stands_out=line.stands_out)
    sample = f"n = {desk.words.number(Decimal(line.row.n))}" if line.row.n is not None else ""
    if line.row.is_band:
        if is_narrow(canvas):
            return Row(line.name, _band_text(line, desk), above_mm=half + 0.4, below_mm=half + 1.4 * air)
        return Row(line.name, sample, above_mm=half + 2 * air, below_mm=half + 2 * air)
    if not line.has_bar:
        return Row(line.name, sample, stands_out=line.stands_out)
    narrow = is_narrow(canvas)
    above = half + (2.6 if is_first and not narrow else 1.4) * air + leading_mm(canvas.label_pt)
    below = half + (leading_mm(canvas.note_pt) + 1.0 if narrow else 1.4 * air)
    return Row(line.name, sample, above_mm=above, below_mm=below, stands_out=line.stands_out)


def _scale(canvas: Canvas, plan: RowPlan, drawn: Sequence[Line], desk: Desk) -> tuple[Scale, list[Decimal]]:
    """Return a scale over all amounts that leaves room for the words outside the bars, and its ticks."""
    currency = drawn[0].table.currency
    amounts = [amount for line in drawn for amount in line.row.values]
    low, high = min(amounts), max(amounts)
    widest = desk.words.money_short(high, currency)
    ticks = round_ticks(low, high, most_ticks(canvas, (plan.right_mm - plan.left_mm) * 0.9, widest))
    half = canvas.text_width(widest, size=canvas.note_pt) / 2
    before, after = [(float(ticks[0]), 1.0 if plan.names_above else half)], [(float(ticks[-1]), half)]
    for line in drawn:
        row = line.row
        if row.is_band:
            wordless = is_narrow(canvas)
            left, right = ("", "") if wordless else _band_words(line, desk)
            before.append((float(row.low), canvas.text_width(left) + VALUE_GAP_MM))
            past = OPEN_MM if row.open_end else 0
            after.append((float(row.high), past + canvas.text_width(right) + VALUE_GAP_MM))
        elif row.median is not None:
            label = canvas.text_width(median_words(line, desk, is_first=line is drawn[0]), bold=True)
            before.append((float(row.median), label / 2))
            after.append((float(row.median), label / 2 if line.has_bar else label + VALUE_GAP_MM + 1.5))
    return fitted(float(ticks[0]), float(ticks[-1]), plan.left_mm, plan.right_mm, before, after), ticks


def _band_words(line: Line, desk: Desk) -> tuple[str, str]:
    """Return what stands at the two ends of a band."""
    row, currency = line.row, line.table.currency
    high = desk.words.money_short(row.high, currency)
    return (
        desk.words.money_short(row.low, currency),
        f"{high} {desk.guide.labels.and_above}" if row.open_end else high,
    )


def _band_text(line: Line, desk: Desk) -> str:
    """Return a band in words, for a chart too narrow to set them at its ends."""
    low, high = _band_words(line, desk)
    return f"{low}–{high}"


def _held_back(line: Line, desk: Desk) -> str:
    """Return why a row has no marks."""
    return f"n = {desk.words.number(Decimal(line.row.n))}: {desk.guide.labels.held_back}"


def _draw_band(canvas: Canvas, scale: Scale, spot: RowSpot, line: Line, desk: Desk) -> None:
    """Draw a stated band as an outline, and the words at its ends."""
    row, name = line.row, f"{line.mark}.band"
    left, right = scale.mm(row.low), scale.mm(row.high)
    top, bottom = spot.middle - half_bar(canvas), spot.middle + half_bar(canvas)
    if row.open_end:
        _draw_open(canvas, left, right, top, bottom, name)
    else:
        canvas.box(left, top, right, bottom, fill="tint", edge="accent", width_pt=1.0, name=name)
    if not is_narrow(canvas):
        low, high = _band_words(line, desk)
        canvas.text_middle(left - VALUE_GAP_MM, spot.middle, low, align="right", clear=True)
        past = OPEN_MM if row.open_end else 0
        canvas.text_middle(right + past + VALUE_GAP_MM, spot.middle, high, clear=True)


def _draw_open(canvas: Canvas, left: float, right: float, top: float, bottom: float, name: str) -> None:
    """Draw a band whose upper end is torn, and an arrow that says it goes on."""
    middle, teeth = (top + bottom) / 2, 4
    step = (bottom - top) / teeth
    torn = [(right + (0.9 if number % 2 else 0.0), top + number * step / 2) for number in range(2 * teeth + 1)]
    corners = [*torn, (left, bottom), (left, top)]
    canvas.shape(corners, fill="tint", name=name)
    canvas.line([torn[0], (left, top), (left, bottom), torn[-1]], color="accent", width_pt=1.0)
    canvas.line(torn, color="accent", width_pt=0.6)
    canvas.arrow(
        [(right + 2.0, middle), (right + OPEN_MM, middle)],
        color="accent",
        width_pt=1.0,
        head_mm=2.2,
        name=f"{name}.open",
    )


def _alt(kind: str, lines: Sequence[Line], desk: Desk) -> str:
    """Return the chart in words, from the same rows as its marks."""
    count = sum(line.row is not None for line in lines)
    period = next(line.table.period for line in lines if line.table)
    head = f"{kind}, {counted(count, 'row')}, gross pay a {period}"
    return listed([head, *(_alt_line(line, desk) for line in lines)])


def _alt_line(line: Line, desk: Desk) -> str:
    """Return one line of the chart in words."""
    if line.row is None:
        return f"{line.name}:"
    if line.is_held_back:
        return f"{line.name}: {_held_back(line, desk)}"
    row, currency = line.row, line.table.currency
    if row.is_band:
        above = f" {desk.guide.labels.and_above}" if row.open_end else ""
        return (
            f"{line.name}: {in_full(desk.words, row.low, currency)} to {in_full(desk.words, row.high, currency)}{above}"
        )
    parts = [
        f"{desk.guide.labels.median.lower() if name == 'median' else name} {in_full(desk.words, value, currency)}"
        for name in QUANTILES
        if (value := getattr(row, name)) is not None
    ]
    sample = f" (n = {desk.words.number(Decimal(row.n))})" if row.n is not None else ""
    return f"{line.name}{sample}: {', '.join(parts)}"
