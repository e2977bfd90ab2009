"""What was measured of pay: p10 to p90 a line, p25 to p75 a bar, the median a mark with its amount."""

from __future__ import annotations

from .canvas import HAIRLINE_PT, LINE_PT, STRONG_PT, Canvas
from .desk import Desk
from .lettering import capital_mm
from .paylines import VALUE_GAP_MM, Line, half_bar, median_words
from .payvalues import QUANTILES
from .rows import RowSpot, is_narrow
from .scales import Scale, pushed_apart


def draw_quantiles(canvas: Canvas, scale: Scale, spot: RowSpot, line: Line, desk: Desk, is_first: bool) -> None:
    """Draw what was measured: p10 to p90 a line, p25 to p75 a bar, the median a gap in it with its amount."""
    row, name, y = line.row, line.mark, spot.middle
    if row.p10 is not None and row.p90 is not None:
        ends = (scale.mm(row.p10), scale.mm(row.p90))
        width = LINE_PT if line.is_quiet else STRONG_PT
        canvas.line([(ends[0], y), (ends[1], y)], color=line.color, width_pt=width, name=f"{name}.whisker")
        for x in ends:
            canvas.line([(x, y - canvas.air), (x, y + canvas.air)], color=line.color, width_pt=width)
        if is_narrow(canvas):
            _write_ends(canvas, ends, spot, line, desk)
    if not line.has_bar:
        _draw_median(canvas, scale, spot, line, desk, is_first)
        return
    left, right = scale.mm(row.p25), scale.mm(row.p75)
    quiet = {"fill": "tint", "edge": "accent", "width_pt": LINE_PT}
    style = quiet if line.is_quiet else {"fill": line.color}
    canvas.box(left, y - half_bar(canvas), right, y + half_bar(canvas), name=f"{name}.bar", **style)
    if row.median is not None:
        x = scale.mm(row.median)
        gap = [(x, y - half_bar(canvas)), (x, y + half_bar(canvas))]
        color = "accent" if line.is_quiet else "paper"
        canvas.line(gap, color=color, width_pt=1.8, name=f"{name}.median")
    if is_first and not is_narrow(canvas):
        _name_quantiles(canvas, scale, spot, line, desk)
    elif row.median is not None:
        words = median_words(line, desk, is_first)
        half = canvas.text_width(words, bold=True) / 2
        middle = min(max(x, half), canvas.width_mm - half)
        color = "second" if line.stands_out else "ink"
        canvas.text(
            middle, y - half_bar(canvas) - 1.3 * canvas.air, words, bold=True, color=color, align="center", clear=True
        )


def _write_ends(canvas: Canvas, ends: tuple[float, float], spot: RowSpot, line: Line, desk: Desk) -> None:
    """Write the amounts at p10 and p90 under their marks, for a chart too narrow to name all of them."""
    words = [desk.words.money_short(amount, line.table.currency) for amount in (line.row.p10, line.row.p90)]
    widths = [canvas.text_width(word, size=canvas.note_pt) + 1.5 for word in words]
    baseline = spot.middle + half_bar(canvas) + 1.2 + capital_mm(canvas.note_pt)
    for word, x in zip(words, pushed_apart(ends, widths, -0.75, canvas.width_mm + 0.75), strict=True):
        canvas.text(x, baseline, word, size=canvas.note_pt, color="ink-soft", align="center")


def _draw_median(canvas: Canvas, scale: Scale, spot: RowSpot, line: Line, desk: Desk, is_first: bool) -> None:
    """Draw a median alone as a disc, its amount beside it."""
    if line.row.median is not None:
        x = scale.mm(line.row.median)
        canvas.disc(x, spot.middle, 3.0, fill=line.color, name=f"{line.mark}.median")
        words = median_words(line, desk, is_first)
        canvas.text_middle(x + 1.5 + VALUE_GAP_MM, spot.middle, words, bold=True, clear=True)


def _name_quantiles(canvas: Canvas, scale: Scale, spot: RowSpot, line: Line, desk: Desk) -> None:
    """Name every mark of the first measured row above it; a thin line leads from a name that had to move."""
    row = line.row
    names = [name for name in QUANTILES if getattr(row, name) is not None]
    words = {name: median_words(line, desk, is_first=True) if name == "median" else name for name in names}
    wanted = [scale.mm(getattr(row, name)) for name in names]
    widths = [
        canvas.text_width(words[name], bold=name == "median", size=_name_pt(canvas, name)) + 1.8 for name in names
    ]
    baseline = spot.middle - half_bar(canvas) - 2.5 * canvas.air
    for name, x, mark in zip(names, pushed_apart(wanted, widths, 0, canvas.width_mm), wanted, strict=True):
        is_median = name == "median"
        height = 1.0 * canvas.air if name in ("p10", "p90") else half_bar(canvas)
        ends = [(x, baseline + 0.6), (mark, spot.middle - height - 0.2)]
        canvas.line(ends, color="ink-soft", width_pt=HAIRLINE_PT)
        color = "ink-soft" if not is_median else "second" if line.stands_out else "ink"
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
