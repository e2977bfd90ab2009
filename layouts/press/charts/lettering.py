"""Text in a chart: the faces by file, widths as they will print, and lines broken to fit."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

MM_PER_PT = 25.4 / 72
LEADING = 1.2
"""Distance of the baselines of a label's lines, in sizes of its type."""
CAPITAL = 0.66
"""Height of capitals and figures in sizes of the type. Source: OS/2 table of Source Sans 3."""

_paths = TextToPath()


@lru_cache(maxsize=4096)
def text_width_mm(text: str, face: Path, size_pt: float) -> float:
    """Return how wide a line of text prints, in millimeters."""
    prop = FontProperties(fname=str(face), size=size_pt)
    return _paths.get_text_width_height_descent(text, prop, ismath=False)[0] * MM_PER_PT


def leading_mm(size_pt: float) -> float:
    """Return the distance of two baselines, in millimeters."""
    return size_pt * LEADING * MM_PER_PT


def capital_mm(size_pt: float) -> float:
    """Return the height of a capital letter, in millimeters."""
    return size_pt * CAPITAL * MM_PER_PT


def broken(text: str, face: Path, size_pt: float, width_mm: float) -> tuple[str, ...]:
    """Return the text as the fewest lines that fit a width, as even as they can be.

    A word wider than the width stays whole on a line of its own: the canvas then says that it does not fit.
    """
    lines = _filled(text, face, size_pt, width_mm)
    low, high = 0.0, width_mm
    if len(lines) == 1:
        return lines
    while high - low > 0.5:
        middle = (low + high) / 2
        tried = _filled(text, face, size_pt, middle)
        if len(tried) == len(lines) and max(text_width_mm(line, face, size_pt) for line in tried) <= width_mm:
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _filled(text: str, face: Path, size_pt: float, width_mm: float) -> tuple[str, ...]:
    """Return the text broken at blanks, each line filled as far as the width allows."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_mm(longer, face, size_pt) <= width_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
