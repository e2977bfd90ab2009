"""What every chart of pay is made of: its lines, and how their bars and medians look."""

from __future__ import annotations

from dataclasses import dataclass

from guide import PayRow, PayTable

from .canvas import Canvas
from .desk import Desk

HALF_BAR_MM = 2.1
VALUE_GAP_MM = 1.3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart of pay: a row with its table, or a heading."""

    name: str
    row: PayRow | None = None
    table: PayTable | None = None
    stands_out: bool = False
    """Whether the title speaks of it."""
    is_quiet: bool = False
    """Whether the title speaks of other rows."""

    @property
    def color(self) -> str:
        """Return the color of its marks."""
        return "second" if self.stands_out else "accent"

    @property
    def is_held_back(self) -> bool:
        """Say whether it rests on too few observations to be drawn."""
        return bool(self.row and self.table and self.table.is_held_back(self.row))

    @property
    def is_drawn(self) -> bool:
        """Say whether it has marks."""
        return self.row is not None and not self.is_held_back

    @property
    def mark(self) -> str:
        """Return the name by which its marks are found."""
        return f"{self.table.id}.{self.row.id}"

    @property
    def has_bar(self) -> bool:
        """Say whether a measured row has its middle half."""
        return self.row.p25 is not None and self.row.p75 is not None


def half_bar(canvas: Canvas) -> float:
    """Return half the height of a bar."""
    return HALF_BAR_MM * canvas.air


def median_words(line: Line, desk: Desk, is_first: bool) -> str:
    """Return the median as it stands above its mark; the first one of a chart is named."""
    amount = desk.words.money_short(line.row.median, line.table.currency)
    return f"{desk.guide.labels.median} {amount}" if is_first else amount
