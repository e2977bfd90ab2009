"""The cover: the pay of the book's own job, drawn large below its title, and that of its neighbors beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from guide import Cover, PayRow, PayTable

from .canvas import DESIGN_PT, Canvas
from .desk import Desk, Drawing, in_full, listed
from .lettering import capital_mm, leading_mm
from .scales import Scale, fitted, pushed_apart, round_ticks

HEIGHT_MM = 188.0
"""From the amount above the first bar to the foot of the page: on either paper the title has the rest."""
FOOT_MM = 33.0
"""What stands below the axis on the page: where the figures come from, and whose book it is."""
SIDE_MM, NAMES_MM, END_MM = 22.0, 42.0, 14.0
"""The left margin, the column of names behind it, and the margin at the right."""
AMOUNT_PT, NAME_PT, VALUE_PT = 34.0, 11.0, 10.0
OWN_TOP_MM, OWN_MM = 16.0, 20.0
NEIGHBORS_MM = 52.0
"""Where the first bar and those of the neighbors begin, below the top of the drawing."""
BAR_SHARE, MOST_BAR_MM = 0.62, 11.0
"""How much of a neighbor's row its bar fills."""
DESIGN_NOTE_PT = 8.0
"""The smallest type for which the millimeters above are meant; with larger type fewer neighbors have room."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every part of the drawing needs."""

    canvas: Canvas
    scale: Scale
    table: PayTable
    desk: Desk

    def size(self, design_pt: float) -> float:
        """Return a size of type, no smaller than the smallest of the look."""
        return max(design_pt, self.desk.tokens.pt("note"))

    @property
    def foot(self) -> float:
        """Return where the axis stands, above the words at the foot."""
        return HEIGHT_MM - FOOT_MM * max(1.0, self.desk.tokens.pt("note") / DESIGN_NOTE_PT)

    @property
    def most_neighbors(self) -> int:
        """Return how many rows have room, each with a name of two lines."""
        return int((self.foot - 3 - NEIGHBORS_MM) // (2 * leading_mm(self.size(NAME_PT)) + 1))

    def short(self, amount: Decimal) -> str:
        """Return an amount in thousands."""
        return self.desk.words.money_short(amount, self.table.currency)


def draw_cover(cover: Cover, desk: Desk) -> Drawing:
    """Return the own row as the largest bar, its median as a line through the bars of the neighbors.

    p10 to p90 is a frame, p25 to p75 the field in it, the median a gap in the field. Type is display type, so a look
    with larger text does not enlarge it.
    """
    table = desk.guide.pay[cover.pay]
    own = table.row(cover.row)
    neighbors = neighbors_of(table, own)
    canvas = Canvas(desk.width_mm, replace(desk.tokens, values={**desk.tokens.values, "small": f"{DESIGN_PT}pt"}))
    scale, ticks = _scale(canvas, table, (own, *neighbors), desk)
    sheet = Sheet(canvas, scale, table, desk)
    neighbors = neighbors[: sheet.most_neighbors]
    _draw_axis(sheet, ticks)
    _draw_neighbors(sheet, neighbors)
    _draw_own(sheet, own)
    canvas.finish(HEIGHT_MM)
    return Drawing(canvas, _alt(sheet, own, neighbors), None, x=scale)


def neighbors_of(table: PayTable, own: PayRow) -> tuple[PayRow, ...]:
    """Return the other rows that can be drawn, from the highest median to the lowest."""
    drawn = [row for row in table.rows if row.id != own.id and table.is_charted_whole(row)]
    return tuple(sorted(drawn, key=lambda row: -row.median))


def _scale(canvas: Canvas, table: PayTable, rows: Sequence[PayRow], desk: Desk) -> tuple[Scale, list[Decimal]]:
    """Return a scale from the lowest amount to the highest, and the round amounts within it."""
    amounts = [amount for row in rows for amount in _ends(row)]
    low, high = min(amounts), max(amounts)
    ticks = [tick for tick in round_ticks(low, high, 6) if low * Decimal("0.97") <= tick <= high]
    half = canvas.text_width(desk.words.money_short(high, table.currency), size=VALUE_PT) / 2
    size = desk.tokens.pt("note")
    words = [desk.words.money_short(row.median, table.currency) for row in rows] if size > VALUE_PT else []
    behind = [
        (float(_ends(row)[1]), canvas.text_width(text, size=size, bold=True) + 2)
        for row, text in zip(rows, words, strict=False)
    ]  # larger type has no room within a bar
    ends = [(float(low), half), (float(ticks[0]), half)], [(float(high), half), *behind]
    left = SIDE_MM + NAMES_MM
    return fitted(float(min(low, ticks[0])), float(high), left, canvas.width_mm - END_MM, *ends), ticks


def _draw_axis(sheet: Sheet, ticks: Sequence[Decimal]) -> None:
    """Draw the round amounts as lines from the own row down, and write them at their feet."""
    canvas, foot, size = sheet.canvas, sheet.foot, sheet.size(NAME_PT)
    for tick in ticks:
        x = sheet.scale.mm(tick)
        canvas.line([(x, OWN_TOP_MM - 4), (x, foot)], color="cover-band")
        canvas.text(x, foot + 2 + capital_mm(size), sheet.short(tick), size=size, color="cover-ink", align="center")


def _draw_neighbors(sheet: Sheet, rows: Sequence[PayRow]) -> None:
    """Draw the neighbors' bars one below the other, each with its name and its median."""
    if not rows:
        return
    canvas, pitch = sheet.canvas, (sheet.foot - 3 - NEIGHBORS_MM) / len(rows)
    height = min(pitch * BAR_SHARE, MOST_BAR_MM)
    for number, row in enumerate(rows):
        top = NEIGHBORS_MM + number * pitch
        middle = top + height / 2
        name = canvas.lines_of(sheet.desk.words.line(row.label), NAMES_MM - 4, size=sheet.size(NAME_PT), bold=True)
        canvas.text_middle(SIDE_MM, middle, name, size=sheet.size(NAME_PT), bold=True, color="cover-ink")
        _draw_bar(sheet, row, top, height, "cover-ink", gap_mm=0.5, width_pt=1.0)
        _write_median(sheet, row, middle)


def _write_median(sheet: Sheet, row: PayRow, middle: float) -> None:
    """Write a neighbor's median into its field, left of the gap, or behind its frame where it has no room there."""
    canvas, words, size = sheet.canvas, sheet.short(row.median), sheet.size(VALUE_PT)
    start, end = sheet.scale.mm(row.p25), sheet.scale.mm(row.median)
    if canvas.text_width(words, size=size, bold=True) + 3.5 <= end - start:
        canvas.text_middle(end - 2, middle, words, size=size, bold=True, color="cover-ground", align="right")
    else:
        canvas.text_middle(sheet.scale.mm(_ends(row)[1]) + 2, middle, words, size=size, bold=True, color="cover-ink")


def _draw_own(sheet: Sheet, row: PayRow) -> None:
    """Draw the own row: its median as an amount, a bar, and a line through everything below."""
    canvas, x = sheet.canvas, sheet.scale.mm(row.median)
    bottom = OWN_TOP_MM + OWN_MM
    amount = sheet.desk.words.money(row.median, sheet.table.currency)
    half = canvas.text_width(amount, size=AMOUNT_PT, bold=True) / 2
    (center,) = pushed_apart([x], [2 * half], SIDE_MM, canvas.width_mm - END_MM)
    canvas.text(center, OWN_TOP_MM - 4, amount, size=AMOUNT_PT, bold=True, color="cover-mark", align="center")
    word, before = str(sheet.desk.guide.labels.median).lower(), center - half - 2.5
    canvas.text(before, OWN_TOP_MM - 4, word, size=sheet.size(NAME_PT), color="cover-mark", align="right")
    _draw_bar(sheet, row, OWN_TOP_MM, OWN_MM, "cover-mark", gap_mm=0.9, width_pt=2.0)
    canvas.line([(x, bottom), (x, sheet.foot)], color="cover-mark", width_pt=2.5, name="median")
    size = sheet.size(VALUE_PT)
    name = canvas.lines_of(sheet.desk.words.line(row.label), NAMES_MM - 4, size=sheet.size(NAME_PT), bold=True)
    canvas.text_middle(SIDE_MM, OWN_TOP_MM + OWN_MM / 2, name, size=sheet.size(NAME_PT), bold=True, color="cover-mark")
    ends = [value for value in (row.p10, row.p25, row.p75, row.p90) if value is not None]
    widths = [canvas.text_width(sheet.short(value), size=size) + 2 for value in ends]
    places = pushed_apart([sheet.scale.mm(value) for value in ends], widths, 0, canvas.width_mm)
    for value, place in zip(ends, places, strict=True):
        baseline = bottom + 2.2 + capital_mm(size)
        canvas.text(place, baseline, sheet.short(value), size=size, color="cover-ink", align="center", clear=False)


def _draw_bar(
    sheet: Sheet, row: PayRow, top: float, height: float, color: str, *, gap_mm: float, width_pt: float
) -> None:
    """Draw a row: a frame from p10 to p90, a field from p25 to p75, a gap at the median."""
    canvas, (left, right) = sheet.canvas, map(sheet.scale.mm, _ends(row))
    canvas.box(left, top, right, top + height, fill="cover-band", edge=color, width_pt=width_pt, name=f"{row.id}.frame")
    canvas.box(sheet.scale.mm(row.p25), top, sheet.scale.mm(row.p75), top + height, fill=color, name=f"{row.id}.field")
    x = sheet.scale.mm(row.median)
    canvas.box(x - gap_mm, top, x + gap_mm, top + height, fill="cover-ground", name=f"{row.id}.median")


def _ends(row: PayRow) -> tuple[Decimal, Decimal]:
    """Return the ends of a row's frame: p10 and p90, or those of its middle half."""
    return row.p10 or row.p25, row.p90 or row.p75


def _alt(sheet: Sheet, own: PayRow, neighbors: Sequence[PayRow]) -> str:
    """Return the drawing in words, from the same rows."""
    head = f"{sheet.desk.words.line(sheet.table.title)}, as bars on one scale"
    return listed([head, _said(sheet, own), *(_said(sheet, row) for row in neighbors)])


def _said(sheet: Sheet, row: PayRow) -> str:
    """Return one row in words."""
    low, high = (in_full(sheet.desk.words, amount, sheet.table.currency) for amount in (row.p25, row.p75))
    median = in_full(sheet.desk.words, row.median, sheet.table.currency)
    label = sheet.desk.guide.labels.median.lower()
    return f"{sheet.desk.words.line(row.label)}: {label} {median}, middle half {low} to {high}"
