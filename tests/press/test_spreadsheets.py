"""The numbers of charts as CSV: as the guide has them, with what is known of each, and safe to open."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from guide import Guide
from layouts.press.charts.values import Column, Reading, Values
from layouts.press.figures import Plate
from layouts.press.plates import draw_all_plates
from layouts.press.spreadsheets import Spreadsheet, write_spreadsheets
from layouts.press.tokens import read_tokens

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"


@pytest.fixture(scope="module")
def plates(lighthouse: Guide) -> dict[str, Plate]:
    """Every plate of the small guide."""
    return draw_all_plates(lighthouse, read_tokens([LAYOUTS]))


@pytest.fixture(scope="module")
def files(lighthouse: Guide, plates: dict[str, Plate]) -> dict[str, Spreadsheet]:
    """The files of the small guide, by the ids of their plates."""
    return write_spreadsheets(lighthouse, plates)


def rows_of(file: Spreadsheet) -> list[dict[str, str]]:
    """Return the rows of a file, by the heads of their columns."""
    return list(csv.DictReader(io.StringIO(file.data.decode(), newline="")))


def written(lighthouse: Guide, plates: dict[str, Plate], values: Values) -> str:
    """Return the file of a figure that shows these values."""
    (file,) = write_spreadsheets(lighthouse, {"skills": replace(plates["skills"], data=values)}).values()
    return file.data.decode()


def test_a_file_is_named_by_the_number_and_the_id_of_its_figure(files: dict[str, Spreadsheet]) -> None:
    assert files["measured-pay"].name == "figure-2-1-measured-pay.csv"
    assert files["bands"].name == "figure-bands.csv", "a figure of a panel alone has no number"


def test_a_figure_drawn_again_in_a_panel_has_the_same_file(files: dict[str, Spreadsheet]) -> None:
    assert files["glance.bands"] == files["bands"]


def test_a_diagram_has_no_file(lighthouse: Guide, files: dict[str, Spreadsheet]) -> None:
    charts = {lighthouse.figures[name].chart for name in files if name in lighthouse.figures}
    assert charts.isdisjoint({"cycle", "flow", "ladder"})


def test_the_title_is_the_answer_of_the_figure_in_words(files: dict[str, Spreadsheet]) -> None:
    assert files["measured-pay"].title.startswith("Senior keepers earn 1.")


def test_a_row_of_pay_has_its_amounts_sample_place_date_source_and_grade(
    lighthouse: Guide, files: dict[str, Spreadsheet]
) -> None:
    table = lighthouse.pay["measured"]
    row, known = table.rows[0], rows_of(files["measured-pay"])[0]
    source = lighthouse.sources[table.source]
    assert known["Median (NOK/year)"] == str(row.median)
    assert known[f"n ({table.sample})" if table.sample else "n"] == str(row.n)
    assert (known["Place"], known["as of"]) == (table.region, str(table.as_of))
    assert (known["Source"], known["grade"]) == (source.key, table.grade)


def test_an_open_end_is_remarked(files: dict[str, Spreadsheet]) -> None:
    assert [row["Remark"] for row in rows_of(files["bands"])].count("and above") == 1


def test_series_stand_under_each_other_with_their_dates(files: dict[str, Spreadsheet]) -> None:
    rows = rows_of(files["posts"])
    assert list(dict.fromkeys(row["Series"] for row in rows)) == ["Posts", "Applicants"]
    assert {row["When"] for row in rows} == {"2020", "2022", "2024"}
    assert rows[0]["Value (people)"] == "40"


def test_an_illustration_says_so_in_every_row(files: dict[str, Spreadsheet]) -> None:
    assert {row["Remark"] for row in rows_of(files["hours"])} == {
        "An illustration, not a measurement: the numbers show the method."
    }


def test_numbers_keep_every_digit_and_a_negative_one_stays_a_number(
    lighthouse: Guide, plates: dict[str, Plate]
) -> None:
    numbers = ("8.0", "-25.9", "126000", "0.000295", "0.0000001")
    readings = tuple(Reading(f"row {number}", (Decimal(number),)) for number in numbers)
    text = written(lighthouse, plates, Values("What", (Column("Share", "%"),), readings))
    assert text.split("\r\n")[:6] == ["What,Share (%)", *(f"row {number},{number}" for number in numbers)]


@pytest.mark.parametrize("name", ["=1+1", "+47 22", "-5 and less", "@here", "\tindented"])
def test_a_text_that_a_spreadsheet_would_run_is_quoted(lighthouse: Guide, plates: dict[str, Plate], name: str) -> None:
    reading = Reading(name, (Decimal(1),), group=name)
    text = written(lighthouse, plates, Values(name, (Column(name),), (reading,), group=name))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [[f"'{name}"] * 3, [f"'{name}", f"'{name}", "1"]]


def test_commas_quotes_and_letters_of_any_language_survive(lighthouse: Guide, plates: dict[str, Plate]) -> None:
    name = 'Måke, "gull" — fugl'
    text = written(lighthouse, plates, Values("What", (Column("n"),), (Reading(name, (Decimal(1),)),)))
    assert list(csv.reader(io.StringIO(text, newline="")))[1][0] == name
