"""The baseline grid: what the style sheets say stands on it begins on a half line, counted from the head of the page.

WeasyPrint 70 knows no `block-step` (CSS Rhythmic Sizing). Boxes, tables and figures have odd heights, and what follows
them would be off the grid for the rest of the page. It is moved to the nearest half line, down where moving up would
leave less than half a line above; and since the engine places it there, breaks, margin notes and feet stay true.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import floor
from sys import maxsize
from typing import Any

from weasyprint.layout import block
from weasyprint.text.line_break import strut

MARK = "__on_grid"
"""The property `--on-grid`, as the engine names it."""
COLLAPSES_THROUGH = 4
"""Where it stands, in what the engine returns of a block, that the block is without height."""
LEAST = 0.01  # CSS pixels
EVEN = 0.5 + 0.005  # what lies in the middle goes down, whatever rounding has done to it

_plain_layout = block.block_level_layout
_plain_clearance = block.get_clearance
_plain_float = block.float_layout


@contextmanager
def kept_grid() -> Iterator[None]:
    """Keep the baseline grid while pages are laid out."""
    block.block_level_layout, block.get_clearance, block.float_layout = _layout, _clearance, _float
    try:
        yield
    finally:
        block.block_level_layout, block.get_clearance, block.float_layout = (
            _plain_layout,
            _plain_clearance,
            _plain_float,
        )


def _layout(context: Any, box: Any, *rest: Any, **named: Any) -> tuple:
    """Lay out a block whose place is asked for next.

    One of which nothing stands on this page takes no room: the engine would count its way to the grid.
    """
    context.placed_next = box
    made = _plain_layout(context, box, *rest, **named)
    laid, collapses_through = made[0], made[COLLAPSES_THROUGH]
    if laid is not None and collapses_through:
        laid.clearance = None
    return made


def _clearance(context: Any, box: Any, direction: str, collapsed_margin: float = 0) -> float | None:
    """Return by how much a block is moved from below its margins: as the engine says, and onto the grid.

    The engine also asks for the first block of another before either is placed; then, its own answer will do.
    """
    cleared = _plain_clearance(context, box, direction, collapsed_margin)
    if getattr(context, "placed_next", None) is not box:
        return cleared
    context.placed_next = None
    if not _is_on_grid(box) or cleared == maxsize:  # it waits for a float that goes on overleaf
        return cleared
    move = _move(context, box, box.position_y + collapsed_margin + (cleared or 0), collapsed_margin)
    return (cleared or 0) + move if abs(move) > LEAST else cleared


def _float(context: Any, box: Any, *rest: Any, **named: Any) -> tuple:
    """Lay out a float; it begins on the grid if the style sheets say so."""
    if _is_on_grid(box):
        box.position_y += _move(context, box, box.position_y)
    return _plain_float(context, box, *rest, **named)


def _is_on_grid(box: Any) -> bool:
    """Return whether a style sheet says of this very box that it stands on the grid; what is in it does not inherit."""
    return MARK in getattr(box.style, "cascaded", ())


def _move(context: Any, box: Any, place: float, above: float | None = None) -> float:
    """Return the way from a place on the page to the nearest half line; to the next, where too little is left above."""
    half = strut(box.style.root_style)[0] / 2
    below_head = place - context.current_footnote_area.page.content_box_y()
    move = floor(below_head / half + EVEN) * half - below_head
    return move if above is None or move > -LEAST or above + move > half - LEAST else move + half
