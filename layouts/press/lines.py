"""The engine's breaking of lines, mended where it leaves a line half empty.

WeasyPrint 70 measures the blank at the end of a run of text that an inline element follows; Pango, which chooses the
break, does not. Where only that blank does not fit, the run is broken at its first blank, not after its last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline

BLANKS = " \xa0"
RESUME_AT, WIDTH = 2, 3
"""Where the parts of a broken line stand in what `split_first_line` returns."""

_plain = inline.split_first_line


@contextmanager
def whole_lines() -> Iterator[None]:
    """Fill lines to their last word while pages are laid out."""
    inline.split_first_line = _split_first_line
    try:
        yield
    finally:
        inline.split_first_line = _plain


def _split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> tuple:
    """Return the first line of a text as the engine does; a text that fits but for its last blank is not broken."""
    found = _plain(text, style, context, max_width, spacing, is_line_start, minimum)
    wraps = style["white_space"] in ("normal", "pre-line")
    if found[RESUME_AT] is None or max_width is None or not wraps or text[-1:] not in BLANKS:
        return found
    bare = text.rstrip(BLANKS)
    whole = _plain(bare, style, context, max_width, spacing, is_line_start, minimum) if bare else None
    if whole and whole[RESUME_AT] is None and whole[WIDTH] <= max_width:
        return _plain(text, style, context, None, spacing, is_line_start, minimum)
    return found
