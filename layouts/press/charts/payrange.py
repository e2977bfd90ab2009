"""Pay as ranges: stated bands outlined, measured quantiles solid, open ends drawn open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from guide import GuideError, PayRow, PayTable, Problem

from .canvas import HAIRLINE_PT, STRONG_PT, Canvas
from .desk import Desk, Drawing, counted, in_full, listed
from .lettering import leading_mm
from .rows import Row, RowPlan, RowSpot, is_narrow, most_ticks, place_rows, value_axis
from .scales import Scale, fitted, pushed_apart, round_ticks

if TYPE_CHECKING:
    from guide import PayBands, PayCompare, PayQuantiles

HALF_BAR_MM = 2.1
OPEN_MM = 8.0
"""How far an open end is drawn past its last stated value."""
VALUE_GAP_MM = 1.3
QUANTILES = ("p10", "p25", "median", "p75", "p90")
BANDS_HEADER = ("row", "n", "low", "high", "open end", *QUANTILES, "currency")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart of pay: a row with its table, or a heading."""

    name: str
    row: PayRow | None = None
    table: PayTable | None = None

    @property
    def is_held_back(self) -> bool:
        """Say whether it rests on too few observations to be drawn."""
        return bool(self.row and self.table and self.table.is_held_back(self.row))

    @property
    def is_drawn(self) -> bool:
        """Say whether it has marks."""
        return self.row is not None and not self.is_held_back


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
    return _draw(figure, desk, [Line(str(row.label), row, table) for row in rows], "Chart of quantiles")


def draw_pay_compare(figure: PayCompare, desk: Desk) -> Drawing:
    """Return panels of bands and quantiles from several pay tables on one scale."""
    lines = []
    for panel in figure.panels:
        lines.append(Line(str(panel.label)))
        for ref in panel.rows:
            lines += [Line(str(row.label), row, _table(ref, desk)) for row in _rows(ref, desk)]
    kinds = {(line.table.currency, line.table.period) for line in lines if line.table}
    if len(kinds) > 1:
        named = " and ".join(sorted(f"{currency} a {period}" for currency, period in kinds))
        message = f"the panels mix {named}, which one scale cannot show"
        raise GuideError([Problem(figure.place, message, "compare tables in one currency and period")])
    return _draw(figure, desk, lines, f"Range chart in {counted(len(figure.panels), 'panel')} on one scale")


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
    plan = place_rows(canvas, rows, bold=not any(line.row is None for line in lines))
    scale, ticks = _scale(canvas, plan, drawn, desk)
    currency = drawn[0].table.currency
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
            _draw_quantiles(canvas, scale, spot, line, desk, line is first_measured)
    canvas.finish(foot)
    return Drawing(canvas, _alt(kind, lines, desk), _data(lines), x=scale)


def _name(line: Line) -> str:
    """Return the name by which a line's marks are found."""
    return f"{line.table.id}.{line.row.id}"


def _as_row(line: Line, desk: Desk, canvas: Canvas, is_first: bool) -> Row:
    """Return what a line needs of height, its name and its n."""
    if line.row is None:
        return Row(line.name, above_mm=3.5, below_mm=1.6, is_heading=True)
    if line.is_held_back:
        return Row(line.name, above_mm=3.4, below_mm=3.4)
    sample = f"n = {desk.words.number(Decimal(line.row.n))}" if line.row.n is not None else ""
    if line.row.is_band:
        if is_narrow(canvas):
            return Row(line.name, _band_text(line, desk), above_mm=HALF_BAR_MM + 0.4, below_mm=HALF_BAR_MM + 1.4)
        return Row(line.name, sample, above_mm=HALF_BAR_MM + 2, below_mm=HALF_BAR_MM + 2)
    if not _has_bar(line.row):
        return Row(line.name, sample, above_mm=2.8, below_mm=2.8)
    above = HALF_BAR_MM + (2.6 if is_first else 1.4) + leading_mm(canvas.label_pt)
    return Row(line.name, sample, above_mm=above, below_mm=HALF_BAR_MM + 1.4)


def _has_bar(row: PayRow) -> bool:
    """Say whether a measured row has its middle half."""
    return row.p25 is not None and row.p75 is not None


def _scale(canvas: Canvas, plan: RowPlan, drawn: Sequence[Line], desk: Desk) -> tuple[Scale, list[Decimal]]:
    """Return a scale over all amounts that leaves room for the words outside the bars, and its ticks."""
    currency = drawn[0].table.currency
    amounts = [amount for line in drawn for amount in line.row.values]
    low, high = min(amounts), max(amounts)
    widest = desk.words.money_short(high, currency)
    ticks = round_ticks(low, high, most_ticks(canvas, (plan.right_mm - plan.left_mm) * 0.9, widest))
    half = canvas.text_width(widest, size=canvas.note_pt) / 2
    before, after = [(float(ticks[0]), half if plan.left_mm else 1.0)], [(float(ticks[-1]), half)]
    for line in drawn:
        row = line.row
        if row.is_band:
            wordless = is_narrow(canvas)
            left, right = ("", "") if wordless else _band_words(line, desk)
            before.append((float(row.low), canvas.text_width(left) + VALUE_GAP_MM))
            past = OPEN_MM if row.open_end else 0
            after.append((float(row.high), past + canvas.text_width(right) + VALUE_GAP_MM))
        elif row.median is not None:
            label = canvas.text_width(_median_words(line, desk, is_first=line is drawn[0]), bold=True)
            before.append((float(row.median), label / 2))
            after.append((float(row.median), label / 2 if _has_bar(row) else label + VALUE_GAP_MM + 1.5))
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


def _median_words(line: Line, desk: Desk, is_first: bool) -> str:
    """Return the median as it stands above its mark; the first one of a chart is named."""
    amount = desk.words.money_short(line.row.median, line.table.currency)
    return f"{desk.guide.labels.median} {amount}" if is_first else amount


def _draw_band(canvas: Canvas, scale: Scale, spot: RowSpot, line: Line, desk: Desk) -> None:
    """Draw a stated band as an outline, and the words at its ends."""
    row, name = line.row, f"{_name(line)}.band"
    left, right = scale.mm(row.low), scale.mm(row.high)
    top, bottom = spot.middle - HALF_BAR_MM, spot.middle + HALF_BAR_MM
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


def _draw_quantiles(canvas: Canvas, scale: Scale, spot: RowSpot, line: Line, desk: Desk, is_first: bool) -> None:
    """Draw what was measured: p10 to p90 a line, p25 to p75 a bar, the median a gap in it with its amount."""
    row, name, y = line.row, _name(line), spot.middle
    if row.p10 is not None and row.p90 is not None:
        ends = (scale.mm(row.p10), scale.mm(row.p90))
        canvas.line([(ends[0], y), (ends[1], y)], color="accent", width_pt=STRONG_PT, name=f"{name}.whisker")
        for x in ends:
            canvas.line([(x, y - 1.0), (x, y + 1.0)], color="accent", width_pt=STRONG_PT)
    if not _has_bar(row):
        _draw_median(canvas, scale, spot, line, desk, is_first)
        return
    left, right = scale.mm(row.p25), scale.mm(row.p75)
    canvas.box(left, y - HALF_BAR_MM, right, y + HALF_BAR_MM, fill="accent", name=f"{name}.bar")
    if row.median is not None:
        x = scale.mm(row.median)
        gap = [(x, y - HALF_BAR_MM), (x, y + HALF_BAR_MM)]
        canvas.line(gap, color="paper", width_pt=1.8, name=f"{name}.median")
    if is_first:
        _name_quantiles(canvas, scale, spot, line, desk)
    elif row.median is not None:
        words = _median_words(line, desk, is_first)
        canvas.text(x, y - HALF_BAR_MM - 1.3, words, bold=True, align="center", clear=True)


def _draw_median(canvas: Canvas, scale: Scale, spot: RowSpot, line: Line, desk: Desk, is_first: bool) -> None:
    """Draw a median alone as a disc, its amount beside it."""
    if line.row.median is not None:
        x = scale.mm(line.row.median)
        canvas.disc(x, spot.middle, 3.0, fill="accent", name=f"{_name(line)}.median")
        words = _median_words(line, desk, is_first)
        canvas.text_middle(x + 1.5 + VALUE_GAP_MM, spot.middle, words, bold=True, clear=True)


def _name_quantiles(canvas: Canvas, scale: Scale, spot: RowSpot, line: Line, desk: Desk) -> None:
    """Name every mark of the first measured row above it; a thin line leads from a name that had to move."""
    row = line.row
    names = [name for name in QUANTILES if getattr(row, name) is not None]
    words = {name: _median_words(line, desk, is_first=True) if name == "median" else name for name in names}
    wanted = [scale.mm(getattr(row, name)) for name in names]
    widths = [
        canvas.text_width(words[name], bold=name == "median", size=_name_pt(canvas, name)) + 1.8 for name in names
    ]
    baseline = spot.middle - HALF_BAR_MM - 2.5
    for name, x, mark in zip(names, pushed_apart(wanted, widths, 0, canvas.width_mm), wanted, strict=True):
        is_median = name == "median"
        height = 1.0 if name in ("p10", "p90") else HALF_BAR_MM
        ends = [(x, baseline + 0.7), (mark, spot.middle - height - 0.2)]
        canvas.line(ends, color="ink-soft", width_pt=HAIRLINE_PT)
        color = "ink" if is_median else "ink-soft"
        canvas.text(
            x,
            baseline,
            words[name],
            size=_name_pt(canvas, name),
            bold=is_median,
            color=color,
            align="center",
            clear=True,
        )


def _name_pt(canvas: Canvas, name: str) -> float:
    return canvas.label_pt if name == "median" else canvas.note_pt


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


def _data(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """Return the amounts drawn; a row held back keeps its n and nothing else."""
    rows = [BANDS_HEADER]
    for line in lines:
        if line.row is not None:
            row = line.row
            shown = [] if line.is_held_back else ["low", "high", "open_end", *QUANTILES]
            values = [getattr(row, name) for name in shown] or [None] * 8
            cells = ["" if value is None else str(value) for value in values]
            cells[2] = "yes" if row.open_end and shown else ""
            rows.append((line.name, "" if row.n is None else str(row.n), *cells, line.table.currency))
    return tuple(rows)
