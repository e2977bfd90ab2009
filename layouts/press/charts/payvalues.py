"""The amounts of a chart of pay as numbers, a reading a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .desk import Desk, is_exact
from .values import Column, Reading, Values

if TYPE_CHECKING:
    from .paylines import Line

QUANTILES = ("p10", "p25", "median", "p75", "p90")
AMOUNTS = ("low", *QUANTILES, "high")


def pay_values(lines: Sequence[Line], desk: Desk) -> Values:
    """Return the amounts of the rows drawn; a row held back keeps its n and nothing else."""
    rows = [line for line in lines if line.row is not None]
    names = [name for name in AMOUNTS if any(getattr(line.row, name) is not None for line in rows if line.is_drawn)]
    table, labels = rows[0].table, desk.guide.labels
    unit = f"{table.currency}/{table.period}"
    is_mixed = any(line.name != line.row.label or line.table.by != table.by for line in rows)
    return Values(
        str(labels.what if is_mixed else getattr(labels, table.by)),
        tuple(Column(str(getattr(labels, name, name)), unit) for name in names),
        tuple(_readings(lines, names, desk)),
        group=str(labels.series) if len(rows) < len(lines) else "",
        is_exact=all(_is_written(line, desk) for line in rows),
    )


def _readings(lines: Sequence[Line], names: Sequence[str], desk: Desk) -> Iterator[Reading]:
    """Yield a reading a row, in the group of the heading before it."""
    labels, heading = desk.guide.labels, ""
    for line in lines:
        if line.row is None:
            heading = line.name
            continue
        numbers = tuple(getattr(line.row, name) if line.is_drawn else None for name in names)
        remark = labels.held_back if line.is_held_back else labels.and_above if line.row.open_end else ""
        yield Reading(line.name, numbers, heading, remark=str(remark), evidence=(line.table,), n=line.row.n)


def _is_written(line: Line, desk: Desk) -> bool:
    """Say whether every amount of a row stands beside its marks in full: of quantiles only the median does."""
    if line.is_held_back:
        return True
    values = line.row.values
    is_named = line.row.is_band or values == (line.row.median,)
    return is_named and is_exact(desk.words, values, line.table.currency)
