"""The engine's breaking of lines, mended where it leaves a line half empty or a word alone.

WeasyPrint 70 measures the blank at the end of a run of text that an inline element follows; Pango, which chooses the
break, does not. Where only that blank does not fit, the run is broken at its first blank, not after its last word.

It has no `text-wrap: pretty` either: a last word too short to stand on a line of its own is tied to the one before it,
and a part of a word is no last line. Nor does it keep the numbers of a range together.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline

BLANKS = " \xa0"
SHORTEST, SHORTEST_OF_A_TITLE = 8, 13
"""As many letters as the last words of a paragraph have together, and those of a title."""
LONGEST = 0.6  # of the column that words tied together may fill
NO_BREAK, THING, DASH = "\xa0", "\ufffc", "–"
ENDS = frozenset({THING, "\n"})
LETTER_EM = 0.5  # about the width of a letter
BOLD = 700
LEAST = 0.01  # CSS pixels
RESUME_AT, WIDTH = 2, 3
"""Where the parts of a broken line stand in what `split_first_line` returns."""

_plain = inline.split_first_line
_plain_lines = block.iter_line_boxes


@contextmanager
def whole_lines() -> Iterator[None]:
    """Fill lines to their last word, and leave none with a scrap of text, while pages are laid out."""
    inline.split_first_line, block.iter_line_boxes = _split_first_line, _iter_line_boxes
    try:
        yield
    finally:
        inline.split_first_line, block.iter_line_boxes = _plain, _plain_lines


def _split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> tuple:
    """Return the first line of a text as the engine does; a range, or what fits but for a last blank, is not broken."""
    found = _plain(text, style, context, max_width, spacing, is_line_start, minimum)
    wraps = style["white_space"] in ("normal", "pre-line")
    if found[RESUME_AT] is None or max_width is None or not wraps:
        return found
    if text[-1:] in BLANKS:
        bare = text.rstrip(BLANKS)
        whole = _plain(bare, style, context, max_width, spacing, is_line_start, minimum) if bare else None
        if whole and whole[RESUME_AT] is None and whole[WIDTH] <= max_width:
            return _plain(text, style, context, None, spacing, is_line_start, minimum)
    if not minimum and _parts_a_range(text.encode(), found[RESUME_AT]):
        narrower = found[WIDTH] - LEAST
        earlier = _plain(text, style, context, narrower, spacing, is_line_start)
        if earlier[RESUME_AT] and earlier[WIDTH] <= narrower:
            found = earlier
    if not minimum and style["hyphens"] == "auto" and _is_scrap(text.encode(), found[RESUME_AT]):
        style = style.copy()
        style["hyphens"] = "manual"
        unbroken = _plain(text, style, context, max_width, spacing, is_line_start, minimum)
        return unbroken if unbroken[WIDTH] <= max_width else found  # no whole word where none fits
    return found


def _parts_a_range(text: bytes, break_at: int) -> bool:
    """Return whether a break leaves the second number of a range, `10%–12%` or `$5–$7`, for the next line."""
    follows = text[break_at:].decode()[:2]
    return text[:break_at].endswith(DASH.encode()) and any(letter.isdigit() for letter in follows)


def _is_scrap(text: bytes, break_at: int) -> bool:
    """Return whether a break leaves only a part of a word for the last line."""
    rest = text[break_at:].decode().strip(BLANKS)
    return len(rest) < SHORTEST and " " not in rest and text[break_at - 1 : break_at] not in (b" ", b"-")


def _iter_line_boxes(
    context: Any, box: Any, position_y: float, bottom: float, skip: Any, column: Any, *rest: Any
) -> Iterator[tuple]:
    """Return the lines of a paragraph as the engine does, its last words tied together when it is first laid out."""
    if skip is None and not hasattr(box, "is_tied"):
        box.is_tied = True
        size = box.style["font_size"]
        _tie(box, column.width / size / LETTER_EM * LONGEST if size else 0)
    return _plain_lines(context, box, position_y, bottom, skip, column, *rest)


def _tie(line: boxes.LineBox, longest: float) -> None:
    """Put no-break spaces for blanks from the end until the last words are long enough, but not too long."""
    shortest = SHORTEST_OF_A_TITLE if line.style["font_weight"] >= BOLD else SHORTEST
    pieces = list(_pieces(line))
    text = "".join(piece.text if isinstance(piece, boxes.TextBox) else THING for piece in pieces)
    end = len(text.rstrip(BLANKS))
    blank, ties = text.rfind(" ", 0, end), set()
    while blank >= 0 and end - blank <= shortest:
        before = text.rfind(" ", 0, blank)
        if end - before - 1 > longest or ENDS.intersection(text[before + 1 : end]):
            break
        ties.add(blank)
        blank = before
    start = 0
    for piece in pieces if ties else ():
        if isinstance(piece, boxes.TextBox):
            letters = enumerate(piece.text, start)
            piece.text = "".join(NO_BREAK if place in ties else letter for place, letter in letters)
            start += len(piece.text)
        else:
            start += len(THING)


def _pieces(box: boxes.ParentBox) -> Iterator[boxes.Box]:
    """Yield the texts and the things that stand in a line, in their order; what floats does not."""
    for child in box.children:
        if isinstance(child, (boxes.LineBox, boxes.InlineBox)):
            yield from _pieces(child)
        elif isinstance(child, boxes.TextBox) or child.is_in_normal_flow():
            yield child
