"""Tables of the numbers behind charts: only those that the drawing does not print, set to be compared."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from guide import Figure, Labels
from layouts.press.charts.values import Column, Reading, Values
from layouts.press.figures import Plate
from layouts.press.numbering import Numbers
from layouts.press.typography import Typographer
from layouts.press.value_tables import ValueTable, runs_of, set_value_tables

TYPOGRAPHER = Typographer("en-US", Labels(), "USD")


def readings(group: str, **numbers: str) -> list[Reading]:
    """Return readings of one group, by the place that each stands at: `x1` is the value 1."""
    return [Reading(Decimal(place[1:]), (Decimal(number),), group) for place, number in numbers.items()]


def figure(name: str, **more: str) -> Figure:
    """Return a figure; its table looks at nothing but its measure."""
    fields = {"id": name, "title": "An answer", "chart": "bars", "series": "oil"}
    return TypeAdapter(Figure).validate_python(fields | more)


def tables_of(**shown: Values) -> dict[str, ValueTable]:
    """Return the tables of figures with these values, numbered as they come."""
    figures = {name: figure(name) for name in shown}
    plates = {name: Plate(name, b"", name, 1, 1, values) for name, values in shown.items()}
    numbers = Numbers({}, {}, {name: f"1.{place}" for place, name in enumerate(shown, 1)}, {}, {})
    return set_value_tables(figures, plates, numbers, TYPOGRAPHER)


def curves(*read: Reading) -> Values:
    """Return the values of curves."""
    return Values("Cards", (Column("Speed"),), tuple(read), group="Series", is_scale=True)


def printed(table: ValueTable) -> list[list[str]]:
    """Return the words of a table's rows."""
    groups = [group for part in table.parts for group in part.groups]
    return [[row.name.text, *(cell.text for cell in row.cells)] for group in groups for row in group.rows]


PAY = (Column("Low", "USD/year"), Column("High", "USD/year"))


def test_only_a_chart_that_does_not_print_its_numbers_has_a_table() -> None:
    known = Values("What", (Column("Share", "%"),), (Reading("Oil", (Decimal(3),)),), is_exact=True)
    found = tables_of(known=known, read=curves(*readings("a", x1="2")))
    assert [(table.id, table.number) for table in found.values()] == [("read", "1.2")]


def test_series_stand_side_by_side_in_the_order_of_their_axis() -> None:
    table = tables_of(one=curves(*readings("Ideal", x1="1", x64="64"), *readings("Real", x2="1.8", x64="9")))["one"]
    assert table.parts[0].heads == ("Cards", "Ideal", "Real")
    assert printed(table) == [["1", "1", ""], ["2", "", "1.8"], ["64", "64", "9"]]
    assert table.measure == "Speed"


def test_a_mark_on_an_axis_is_no_column() -> None:
    mark = Reading(Decimal(3), (None,), "A limit")
    assert tables_of(one=curves(*readings("a", x1="2"), mark))["one"].parts[0].heads == ("Cards", "a")


def test_rows_of_panels_stand_under_their_headings_with_n() -> None:
    rows = (Reading("Entry", (Decimal(90), Decimal(120)), "Told"), Reading("Entry", (None, Decimal(140)), "Told", n=12))
    table = tables_of(one=Values("Level", PAY, rows, group="Series"))["one"]
    assert table.parts[0].heads == ("Level", "n", "Low", "High")
    assert [group.title for group in table.parts[0].groups] == ["Told"]
    assert printed(table) == [["Entry", "", "90", "120"], ["Entry", "12", "", "140"]]


def test_panels_that_fill_other_columns_have_a_table_of_their_own() -> None:
    columns = (*PAY, Column("Median", "USD/year"))
    told = Reading("Entry", (Decimal(90), Decimal(120), None), "Told")
    paid = Reading("Entry", (None, None, Decimal(140)), "Paid", n=12)
    also = Reading("Senior", (None, None, Decimal(160)), "Also paid", n=9)
    table = tables_of(one=Values("Level", columns, (told, paid, also), group="Series"))["one"]
    assert [part.heads for part in table.parts] == [("Level", "Low", "High"), ("Level", "n", "Median")]
    assert [[group.title for group in part.groups] for part in table.parts] == [["Told"], ["Paid", "Also paid"]]


def test_an_open_end_stands_behind_the_last_number_and_a_row_held_back_says_so_in_its_name() -> None:
    rows = (
        Reading("Lead", (Decimal(200_000), Decimal(300_000)), remark="and above"),
        Reading("Chief", (None, None), remark="too few to print"),
    )
    table = tables_of(one=Values("Level", PAY, rows))["one"]
    assert printed(table) == [["Lead", "200,000", "300,000 and above"], ["Chief (too few to print)", "", ""]]


def test_numbers_are_moved_in_so_that_their_points_stand_below_each_other() -> None:
    table = tables_of(one=curves(*readings("a", x1="0.25", x10="8", x1000="3.5")))["one"]
    rows = table.parts[0].groups[0].rows
    assert [row.cells[0].indent_em for row in rows] == pytest.approx([0, 2 * 0.497 + 0.249, 0.497])
    assert [row.name.indent_em for row in rows] == pytest.approx([3 * 0.497 + 0.249, 2 * 0.497 + 0.249, 0])


def test_a_long_curve_is_thinned_and_keeps_its_ends_and_a_measured_series_is_not() -> None:
    points = {f"x{place}": str(place) for place in range(1, 101)}
    long = curves(*readings("a", **points))
    measured = curves(*(Reading(str(1900 + year), (Decimal(year),), "a") for year in range(100)))
    found = tables_of(long=long, measured=measured)
    places = [int(row[0]) for row in printed(found["long"])]
    assert found["long"].is_thinned and len(places) <= 24
    assert (places[0], places[-1]) == (1, 100)
    assert not found["measured"].is_thinned and len(printed(found["measured"])) == 100


def test_a_dated_point_is_printed_by_its_name() -> None:
    point = Reading("2026-06", (Decimal(5),), name="June 2026")
    assert printed(tables_of(one=Values("When", (Column("Posts", "people"),), (point,)))["one"]) == [["June 2026", "5"]]


def test_wide_tables_are_parted_from_narrow_ones() -> None:
    quantiles = tuple(Column(name, "USD") for name in ("p10", "p25", "Median", "p75", "p90"))
    row = Reading(
        "A keeper of a light", tuple(map(Decimal, ("106000", "134465", "148800", "181750", "197500"))), n=1528
    )
    narrow = curves(*readings("a", x1="2"))
    found = tables_of(one=narrow, two=narrow, three=Values("Role", quantiles, (row,)))
    assert [(run.is_wide, [table.id for table in run.tables]) for run in runs_of(found.values())] == [
        (False, ["one", "two"]),
        (True, ["three"]),
    ]


def test_a_measure_is_the_figures_own_with_the_currency_of_amounts_in_columns() -> None:
    pay = Values("Level", PAY, (Reading("Entry", (Decimal(90), Decimal(120))),))
    plates = {
        name: Plate(name, b"", name, 1, 1, values)
        for name, values in (("a", pay), ("b", curves(*readings("x", x1="2"))))
    }
    figures = {name: figure(name, measure="A year") for name in plates}
    numbers = Numbers({}, {}, {"a": "1.1", "b": "1.2"}, {}, {})
    found = set_value_tables(figures, plates, numbers, TYPOGRAPHER)
    assert [table.measure for table in found.values()] == ["A year; USD/year", "A year"]
