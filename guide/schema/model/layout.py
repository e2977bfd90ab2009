"""What a guide says of advice on its pages: which of it is known, and why it is left as it is."""

from __future__ import annotations

from typing import Literal

from .base import Line, Part


class Accepted(Part):
    """A remark on the pages that is accepted: it is not counted any more."""

    rule: Literal["runt", "loose-line", "hyphens", "split-row", "wide-table", "broken-word", "far-note", "empty-foot"]
    words: Line
    """Words of the paragraph, table, figure or note that the remark is about, on whatever page it stands."""
    why: Line


class LayoutFile(Part):
    """The file of accepted remarks; it may be left out."""

    accepted: tuple[Accepted, ...] = ()
