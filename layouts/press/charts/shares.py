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

if TYPE_CHECKING:
    from guide import Shares, Whole100

BAR_MM = 9.0
MOST_LINES = 2
"""The most lines of a name inside a share."""
FILLS = (("accent", "paper"), ("tint", "ink"), ("second", "paper"), ("tint-second", "ink"), ("ink-soft", "paper"))
"""Fill and ink of the shares in turn: dark and pale alternate, so that neighbors part in gray."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A share as placed: its span in x, its words, and whether they stand inside."""

    left: float
    right: float
    name: str
    percent: str
    lines: tuple[str, ...]
    is_inside: bool


def draw_shares(figure: Shares, desk: Desk) -> Drawing:
    """Return a bar a whole, across the chart, its name above it."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    y = 0.0
    for bar in figure.bars:
        if len(figure.bars) > 1 or str(bar.label):
            lines = canvas.lines_of(str(bar.label), canvas.width_mm, bold=True)
            y = canvas.text(0, y + capital_mm(canvas.label_pt) + 0.4, lines, bold=True) + 1.6
        y = _draw_bar(canvas, bar, y, desk) + 3.0
    canvas.finish(y - 3.0)
    rows = [(str(bar.label), str(share.label), str(share.value)) for bar in figure.bars for share in bar.shares]
    return Drawing(canvas, _alt(figure, desk), (("bar", "share", "%"), *rows))


def _draw_bar(canvas: Canvas, bar: Whole100, top: float, desk: Desk) -> float:
    """Draw one bar from a height down, and return its foot with the words below it."""
    pieces = _pieces(canvas, bar, desk)
    most = max([len(piece.lines) for piece in pieces if piece.is_inside], default=1)
    bottom = top + BAR_MM + (most - 1) * leading_mm(canvas.note_pt)
    for number, piece in enumerate(pieces):
        fill, ink = FILLS[number % len(FILLS)]
        edge = {"tint": "accent", "tint-second": "second"}.get(fill, fill)
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
        pieces.append(Piece(x, x + width, str(share.label), percent, lines, fits))
        x += width
    return pieces


def _write_inside(canvas: Canvas, piece: Piece, middle: float, ink: str) -> None:
    """Set the percentage over the name, inside the share."""
    x = piece.left + 1.5
    canvas.text(x, middle - 0.5, piece.percent, bold=True, color=ink)
    canvas.text(x, middle + 0.5 + capital_mm(canvas.note_pt), piece.lines, size=canvas.note_pt, color=ink)


def _write_below(canvas: Canvas, pieces: Sequence[Piece], bottom: float) -> float:
    """Set the words of narrow shares below the bar, each led to its share, and return their foot."""
    words = [
        canvas.lines_of(f"{piece.percent} {piece.name}", canvas.width_mm * 0.3, size=canvas.note_pt) for piece in pieces
    ]
    widths = [max(canvas.text_width(line, size=canvas.note_pt) for line in lines) + 3 for lines in words]
    middles = [(piece.left + piece.right) / 2 for piece in pieces]
    wanted = [
        middle + width / 2 - 1.5 - width * (middle / canvas.width_mm)
        for middle, width in zip(middles, widths, strict=True)
    ]
    places = pushed_apart(wanted, widths, -1.5, canvas.width_mm + 1.5)
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
