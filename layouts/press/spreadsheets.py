"""The numbers of each chart as a CSV file (RFC 4180, UTF-8): exact, with place, date, source and grade of each."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guide import Figure, Guide, Source

from .charts.values import Column, Reading, Values
from .figures import Plate
from .markup import ProseSetter
from .numbering import Numbers, number
from .typography import Typographer

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula. Source: OWASP, CSV Injection."""


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file with the numbers of a figure: its name, the title of the figure, its bytes."""

    name: str
    title: str
    data: bytes


def write_spreadsheets(guide: Guide, plates: Mapping[str, Plate]) -> dict[str, Spreadsheet]:
    """Return the file of every plate that shows numbers, by the plate's id; a figure drawn twice has one file."""
    numbers, setter = number(guide), ProseSetter(guide, Typographer.of(guide))
    files = {}
    for name, plate in plates.items():
        if plate.data is not None:
            figure = guide.figures[name.rpartition(".")[2]]
            title = " ".join(setter.plain(figure.title).split())
            files[name] = Spreadsheet(_file_name(figure, numbers), title, _as_csv(figure, plate.data, guide))
    return files


def _file_name(figure: Figure, numbers: Numbers) -> str:
    """Return the name of a figure's file, `figure-10-1-pay-bands.csv`; one in a panel alone has no number."""
    parts = ("figure", *filter(None, numbers.of("figure", figure.id).split(".")), figure.id)
    return "-".join(parts) + ".csv"


def _as_csv(figure: Figure, values: Values, guide: Guide) -> bytes:
    """Return the rows of a figure as CSV, its columns named with their units in the first."""
    columns = _columns(figure, values, guide)
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow([_unread(head) for head, _ in columns])
    rows.writerows(zip(*(cells for _, cells in columns), strict=True))
    return text.getvalue().encode()


def _columns(figure: Figure, values: Values, guide: Guide) -> list[tuple[str, list[str]]]:
    """Return the columns of a figure, each its head and its cells: what is shown, then what is known of it."""
    readings, labels = values.readings, guide.labels
    groups = [(values.group, [_unread(reading.group) for reading in readings])] if values.group else []
    places = (values.at, [_cell(reading.at) for reading in readings])
    numbers = [
        (_named(column), [_cell(reading.numbers[spot]) for reading in readings])
        for spot, column in enumerate(values.columns)
    ]
    sources = [_sources(figure, reading, guide) for reading in readings]
    known = [
        (_counted(readings), [_count(reading) for reading in readings]),
        (labels.remark, [_unread(_remark(figure, reading, guide)) for reading in readings]),
        (labels.region, [_unread(_known(reading, "region")) for reading in readings]),
        (labels.as_of, [_known(reading, "as_of", "until") for reading in readings]),  # a span as ISO 8601 has it
        (labels.source, [_unread("; ".join(source.key for source in each)) for each in sources]),
        (labels.address, [_addresses(each) for each in sources]),
        (labels.grade, [_known(reading, "grade") for reading in readings]),
    ]
    return [*groups, places, *numbers, *(column for column in known if any(column[1]))]


def _named(column: Column) -> str:
    """Return the head of a column of numbers, with its unit."""
    return f"{column.name} ({column.unit})" if column.unit else column.name


def _cell(value: str | Decimal | None) -> str:
    """Return a number as it stands in the guide, a text so that no program runs it, or nothing."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else _unread(value)


def _unread(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _known(reading: Reading, *names: str) -> str:
    """Return fields of the evidence of a reading, each value once: those of one piece of evidence behind a slash."""
    found = ([getattr(evidence, name, None) for name in names] for evidence in reading.evidence)
    texts = ("/".join(str(value) for value in values if value is not None) for values in found)
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _count(reading: Reading) -> str:
    """Return how many observations a reading rests on."""
    return _known(reading, "n") if reading.n is None else str(reading.n)


def _counted(readings: Sequence[Reading]) -> str:
    """Return the head of the column of observations: what one of them is."""
    samples = dict.fromkeys(filter(None, (_known(reading, "sample") for reading in readings if _count(reading))))
    return f"n ({', '.join(samples)})" if samples else "n"


def _remark(figure: Figure, reading: Reading, guide: Guide) -> str:
    """Return what must be known to use a number: that its band is open, or that nobody measured it."""
    return "; ".join(filter(None, (reading.remark, str(guide.labels.illustration) if figure.illustration else "")))


def _sources(figure: Figure, reading: Reading, guide: Guide) -> list[Source]:
    """Return the sources of a reading, then those of the figure as a whole."""
    named = [name for evidence in reading.evidence for name in (evidence.source, *evidence.also)]
    return [guide.sources[name] for name in dict.fromkeys(filter(None, (*named, *figure.sources)))]


def _addresses(sources: Sequence[Source]) -> str:
    """Return where sources are to be found, each address once."""
    return "; ".join(dict.fromkeys(str(source.url) for source in sources if source.url))
