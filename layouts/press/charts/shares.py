"""Bars divided into named shares of 100, every share named in it or below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .canvas import HAIRLINE_PT, Canvas
from .desk import Desk, Drawing, counted, listed
from .lettering import capital_mm, leading_mm
from .scales import pushed_apart
from .values import Column, Reading, Values

if TYPE_CHECKING:
    from guide import Shares, Whole100

BAR_MM = 9.0
MOST_LINES = 2
"""The most lines of a name inside a share."""
BELOW_SHARES = (0.3, 0.24, 0.18, 0.12)
"""The most of the width for the words of one share below a bar: the first at which all fit side by side."""
BELOW_GAP_MM = 3.0
POINT = ("second", "paper")
QUIET = ("tint", "ink")
FILLS = (("accent", "paper"), QUIET)
"""Fill and ink of the shares: what the title speaks of stands out among pale ones; else dark and pale alternate."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A share as placed: its span in x, its words, and whether they stand inside."""

    left: float
    right: float
    name: str
    percent: str
    lines: tuple[str, ...]
    is_inside: bool
    stands_out: bool


def draw_shares(figure: Shares, desk: Desk) -> Drawing:
    """Return a bar a whole, across the chart, its name above it."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    has_point = any(share.mark for bar in figure.bars for share in bar.shares)
    y = 0.0
    for bar in figure.bars:
        if len(figure.bars) > 1 or str(bar.label):
            lines = canvas.lines_of(str(bar.label), canvas.width_mm, bold=True)
            y = canvas.text(0, y + capital_mm(canvas.label_pt) + 0.4, lines, bold=True) + 1.6
        y = _draw_bar(canvas, bar, y, desk, has_point) + 3.0
    canvas.finish(y - 3.0)
    return Drawing(canvas, _alt(figure, desk), _data(figure, desk))


def _draw_bar(canvas: Canvas, bar: Whole100, top: float, desk: Desk, has_point: bool) -> float:
    """Draw one bar from a height down, and return its foot with the words below it."""
    pieces = _pieces(canvas, bar, desk)
    most = max([len(piece.lines) for piece in pieces if piece.is_inside], default=1)
    bottom = top + BAR_MM + (most - 1) * leading_mm(canvas.note_pt)
    for number, piece in enumerate(pieces):
        fill, ink = POINT if piece.stands_out else QUIET if has_point else FILLS[number % len(FILLS)]
        edge = "accent" if fill == "tint" else fill
        inset = 0.3
        canvas.box(
            piece.left + inset,
            top + 0.2,
            piece.right - inset,
            bottom - 0.2,
            fill=fill,
            edge=edge,
            width_pt=HAIRLINE_PT,
            name=f"{bar.label}.{piece.name}",
        )
        if piece.is_inside:
            _write_inside(canvas, piece, top + BAR_MM / 2, ink)
    outside = [piece for piece in pieces if not piece.is_inside]
    return _write_below(canvas, outside, bottom) if outside else bottom


def _pieces(canvas: Canvas, bar: Whole100, desk: Desk) -> list[Piece]:
    """Return the shares of a bar side by side, and where their words fit."""
    total = sum((share.value for share in bar.shares), Decimal(0))
    pieces, x = [], 0.0
    for share in bar.shares:
        width = canvas.width_mm * float(share.value / total)
        percent = desk.words.percent(share.value)
        lines = canvas.lines_of(str(share.label), max(width - 3, 1), size=canvas.note_pt)
        widths = [canvas.text_width(line, size=canvas.note_pt) for line in lines] + [
            canvas.text_width(percent, bold=True)
        ]
        fits = max(widths) <= width - 2.4 and len(lines) <= MOST_LINES
        pieces.append(Piece(x, x + width, str(share.label), percent, lines, fits, share.mark))
        x += width
    return pieces


def _write_inside(canvas: Canvas, piece: Piece, middle: float, ink: str) -> None:
    """Set the percentage over the name, inside the share."""
    x = piece.left + 1.5
    canvas.text(x, middle - 0.5, piece.percent, bold=True, color=ink)
    canvas.text(x, middle + 0.5 + capital_mm(canvas.note_pt), piece.lines, size=canvas.note_pt, color=ink)


def _write_below(canvas: Canvas, pieces: Sequence[Piece], bottom: float) -> float:
    """Set the words of narrow shares below the bar, each led to its share, and return their foot."""
    for share in BELOW_SHARES:
        words = [
            canvas.lines_of(f"{piece.percent} {piece.name}", canvas.width_mm * share, size=canvas.note_pt)
            for piece in pieces
        ]
        widths = [max(canvas.text_width(line, size=canvas.note_pt) for line in lines) + BELOW_GAP_MM for lines in words]
        if sum(widths) <= canvas.width_mm + BELOW_GAP_MM:
            break
    middles = [(piece.left + piece.right) / 2 for piece in pieces]
    wanted = [
        middle + width / 2 - BELOW_GAP_MM / 2 - width * (middle / canvas.width_mm)
        for middle, width in zip(middles, widths, strict=True)
    ]
    places = pushed_apart(wanted, widths, -BELOW_GAP_MM / 2, canvas.width_mm + BELOW_GAP_MM / 2)
    foot = bottom
    for lines, x, middle in zip(words, places, middles, strict=True):
        canvas.line(
            [(middle, bottom), (middle, bottom + 1.2), (x, bottom + 2.6)], color="ink-soft", width_pt=HAIRLINE_PT
        )
        baseline = bottom + 3.4 + capital_mm(canvas.note_pt)
        last = canvas.text(x, baseline, lines, size=canvas.note_pt, align="center")
        foot = max(foot, last + leading_mm(canvas.note_pt) * 0.3)
    return foot


def _alt(figure: Shares, desk: Desk) -> str:
    """Return every bar and its shares in words."""
    bars = []
    for bar in figure.bars:
        shares = ", ".join(f"{share.label} {desk.words.percent(share.value)}" for share in bar.shares)
        bars.append(f"{bar.label}: {shares}")
    return listed([f"{counted(len(figure.bars), 'bar').capitalize()} divided into shares of 100 percent", *bars])


def _data(figure: Shares, desk: Desk) -> Values:
    """Return every share of every bar; each is written in it or below it."""
    readings = tuple(
        Reading(str(share.label), (share.value,), str(bar.label)) for bar in figure.bars for share in bar.shares
    )
    labels = desk.guide.labels
    columns = (Column(str(labels.share), "%"),)
    return Values(str(labels.what), columns, readings, group=str(labels.series), is_exact=True)
