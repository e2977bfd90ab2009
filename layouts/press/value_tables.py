"""The numbers of charts that cannot be read off the drawing, as tables for the back of the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, groupby

from guide import Figure, Quantity

from .charts.values import Reading, Values
from .figures import Plate
from .numbering import Numbers
from .typography import Typographer

MOST_ROWS = 24
"""A computed curve of more points than this is thinned; what was measured never is."""
NARROW = 46
"""So many letters of a table's small type fill half the width of a page."""
MOST_OF_A_NAME = 20
"""Longer names of rows are broken over lines."""
GAP = 2
"""About how many letters wide the gap between two columns is."""
FIGURE_EM, POINT_EM = 0.497, 0.249
"""How wide a figure, and a point or comma, is. Source: Source Sans 3, horizontal metrics."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number or a name as it is printed, and how far it is moved in, so that points stand below each other."""

    text: str
    indent_em: float = 0.0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it is printed."""

    name: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading of their own, where there is one."""

    title: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class TablePart:
    """Groups of rows that fill the same columns."""

    heads: tuple[str, ...]
    groups: tuple[RowGroup, ...]

    @property
    def is_wide(self) -> bool:
        """Say whether it takes more than half the width of a page."""
        rows = [row for group in self.groups for row in group.rows]
        columns = zip(*([cell.text for cell in row.cells] for row in rows), strict=True)
        words = [
            max(len(word) for text in (head, *texts) for word in text.split(" "))
            for head, texts in zip(self.heads[1:], columns, strict=True)
        ]
        name = max(len(word) for word in self.heads[0].split(" "))
        names = max(min(len(row.name.text), MOST_OF_A_NAME) for row in rows)
        return max(name, names) + sum(word + GAP for word in words) > NARROW


@dataclass(frozen=True, slots=True)
class ValueTable:
    """The numbers of a figure as they are printed."""

    id: str
    number: str
    measure: str
    """What its numbers are, and in which currency where no head says it."""
    parts: tuple[TablePart, ...]
    is_thinned: bool = False
    """Whether it leaves out points of a curve."""

    @property
    def is_wide(self) -> bool:
        """Say whether it takes more than half the width of a page."""
        return any(part.is_wide for part in self.parts)


@dataclass(frozen=True, slots=True)
class Run:
    """Tables that follow each other and are all wide or all narrow."""

    is_wide: bool
    tables: tuple[ValueTable, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of numbers before it is set."""

    at: str | Decimal
    numbers: tuple[Decimal | None, ...]
    remark: str = ""


def set_value_tables(
    figures: Mapping[str, Figure], plates: Mapping[str, Plate], numbers: Numbers, typographer: Typographer
) -> dict[str, ValueTable]:
    """Return a table for each numbered figure whose numbers are not all printed on it, in the order of the numbers."""
    shown = ((name, printed, plates[name].data) for name, printed in numbers.figure.items() if name in plates)
    tables = (
        _table(figures[name], printed, values, typographer)
        for name, printed, values in shown
        if values is not None and not values.is_exact
    )
    return {table.id: table for table in tables}


def runs_of(tables: Iterable[ValueTable]) -> tuple[Run, ...]:
    """Return tables in their order, as runs of wide and narrow ones."""
    return tuple(Run(is_wide, tuple(run)) for is_wide, run in groupby(tables, lambda table: table.is_wide))


def _table(figure: Figure, printed: str, values: Values, typographer: Typographer) -> ValueTable:
    """Return the numbers of a figure: a column a series where each place has one number, else a row a reading."""
    heads, groups = _across(values) if values.group and len(values.columns) == 1 else _down(values)
    kept = {title: _thinned(lines) for title, lines in groups.items()}
    return ValueTable(
        str(figure.id),
        printed,
        typographer.line(_measure(figure, values)),
        tuple(_parts(heads, kept, typographer)),
        is_thinned=kept != groups,
    )


def _parts(
    heads: Sequence[str], groups: Mapping[str, Sequence[_Line]], typographer: Typographer
) -> Iterator[TablePart]:
    """Yield groups of rows in their order, those that fill the same columns together, without the others."""
    for filled, titles in groupby(groups, lambda title: _filled(groups[title])):
        shown = {
            title: [replace(line, numbers=tuple(line.numbers[spot] for spot in filled)) for line in groups[title]]
            for title in titles
        }
        kept = (heads[0], *(heads[spot + 1] for spot in filled))
        yield TablePart(tuple(map(typographer.line, kept)), _set(shown, typographer))


def _filled(lines: Sequence[_Line]) -> tuple[int, ...]:
    """Return the columns in which at least one of these rows has a number."""
    columns = zip(*(line.numbers for line in lines), strict=True)
    return tuple(spot for spot, column in enumerate(columns) if any(value is not None for value in column))


def _measure(figure: Figure, values: Values) -> str:
    """Return what the figure says of its numbers, with the currency of amounts in several columns."""
    column = values.columns[0]
    if not figure.measure:
        return column.unit or column.name
    code = column.unit.partition("/")[0]
    is_named = len(values.columns) == 1 or not Quantity(Decimal(0), code).is_money
    return figure.measure if is_named else f"{figure.measure}; {column.unit}"


def _across(values: Values) -> tuple[tuple[str, ...], dict[str, tuple[_Line, ...]]]:
    """Return the heads and rows of series side by side, in the order of their axis where they have one."""
    readings = [reading for reading in values.readings if reading.numbers[0] is not None]
    series = tuple(dict.fromkeys(reading.group for reading in readings))
    names = {reading.at: _place(reading) for reading in readings}
    known = {(reading.at, reading.group): reading.numbers[0] for reading in readings}
    order = sorted(names) if values.is_scale else names
    lines = tuple(_Line(names[at], tuple(known.get((at, name)) for name in series)) for at in order)
    return (values.at, *series), {"": lines}


def _down(values: Values) -> tuple[tuple[str, ...], dict[str, tuple[_Line, ...]]]:
    """Return the heads and the groups of readings, each a row with the size of its sample."""
    names = [column.name for column in values.columns]
    if len(names) == 1:
        names = [values.columns[0].unit or names[0]]
    is_counted = any(reading.n is not None for reading in values.readings)
    groups = {
        title: tuple(_line(reading, is_counted=is_counted) for reading in readings)
        for title, readings in groupby(values.readings, lambda reading: reading.group)
    }
    return (values.at, *(["n"] if is_counted else []), *names), groups


def _line(reading: Reading, *, is_counted: bool) -> _Line:
    """Return a reading as a row, its sample first."""
    count = (None if reading.n is None else Decimal(reading.n),) if is_counted else ()
    return _Line(_place(reading), (*count, *reading.numbers), reading.remark)


def _place(reading: Reading) -> str | Decimal:
    """Return where a reading stands, as it is printed but for its typography."""
    return reading.name or reading.at


def _thinned(lines: Sequence[_Line]) -> tuple[_Line, ...]:
    """Return points of curves at even steps, the first and the last among them; all rows of anything else."""
    is_computed = all(isinstance(line.at, Decimal) for line in lines)
    step = -(-(len(lines) - 1) // (MOST_ROWS - 1)) if is_computed and len(lines) > MOST_ROWS else 1
    return tuple(line for spot, line in enumerate(lines) if spot % step == 0 or spot == len(lines) - 1)


# Setting numbers below each other


def _set(groups: Mapping[str, Sequence[_Line]], typographer: Typographer) -> tuple[RowGroup, ...]:
    """Return rows with their numbers printed, the points of each column below each other."""
    lines = list(chain.from_iterable(groups.values()))
    columns = list(zip(*(line.numbers for line in lines), strict=True))
    deepest = [max((_tail_em(value) for value in column if value is not None), default=0.0) for column in columns]
    longest = max((_head_em(line.at, typographer) for line in lines if isinstance(line.at, Decimal)), default=0.0)
    return tuple(
        RowGroup(typographer.line(title), tuple(_row(line, deepest, longest, typographer) for line in rows))
        for title, rows in groups.items()
    )


def _row(line: _Line, deepest: Sequence[float], longest: float, typographer: Typographer) -> TableRow:
    """Return a row; its remark stands behind its last number, or its name where it has none."""
    cells = [
        Cell("") if value is None else Cell(typographer.number(value), round(most - _tail_em(value), 3))
        for value, most in zip(line.numbers, deepest, strict=True)
    ]
    if isinstance(line.at, Decimal):
        return TableRow(
            Cell(typographer.number(line.at), round(longest - _head_em(line.at, typographer), 3)), tuple(cells)
        )
    name = typographer.line(line.at)
    if line.remark and cells[-1].text:
        cells[-1] = Cell(f"{cells[-1].text} {line.remark}")
    elif line.remark:
        name += f" ({line.remark})"
    return TableRow(Cell(name), tuple(cells))


def _decimals(value: Decimal) -> int:
    """Return how many figures stand behind the point."""
    return max(0, -int(value.as_tuple().exponent))


def _tail_em(value: Decimal) -> float:
    """Return how wide the point and what is behind it are."""
    return POINT_EM + _decimals(value) * FIGURE_EM if _decimals(value) else 0.0


def _head_em(value: Decimal, typographer: Typographer) -> float:
    """Return how wide what stands before the point is."""
    text = typographer.number(value)
    figures = sum(letter.isdecimal() for letter in text) - _decimals(value)
    others = len(text) - sum(letter.isdecimal() for letter in text) - bool(_decimals(value))
    return figures * FIGURE_EM + others * POINT_EM
