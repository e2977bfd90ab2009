"""The numbers a chart hands on: exactly those it draws, and whether a reader finds each of them on it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chartroom import draw, words

from guide import Labels
from layouts.press.charts.desk import short
from layouts.press.charts.values import Column
from layouts.press.typography import Typographer

WRITTEN = (
    {"chart": "pay_bands", "pay": "stated"},
    {"chart": "bars", "series": "skills"},
    {"chart": "bars", "series": "change"},
    {"chart": "dots", "series": ["skills", "skills-then"]},
    {"chart": "slope", "series": ["posts", "applicants"]},
    {
        "chart": "shares",
        "bars": [{"label": "Day", "shares": [{"label": "a", "value": "96"}, {"label": "b", "value": "4"}]}],
    },
)
READ_OFF = ({"chart": "pay_quantiles", "pay": "paid"}, {"chart": "lines", "series": ["posts"]})


def name_of(fields: dict) -> str:
    """Return the kind of a chart as a test's name."""
    return str(fields["chart"])


@pytest.mark.parametrize("fields", WRITTEN, ids=name_of)
def test_a_chart_that_says_so_has_every_number_written_on_it(fields: dict) -> None:
    drawing = draw(**fields)
    typographer, labels = Typographer("en-US", Labels(), "USD"), " ".join(words(drawing)).split()
    for reading in drawing.data.readings:
        for column, number in zip(drawing.data.columns, reading.numbers, strict=True):
            assert short(typographer, number, column.unit.partition("/")[0]) in labels
    assert drawing.data.is_exact


@pytest.mark.parametrize("fields", READ_OFF, ids=name_of)
def test_a_chart_with_numbers_that_must_be_read_off_says_so(fields: dict) -> None:
    assert not draw(**fields).data.is_exact


def test_an_amount_that_is_written_rounded_is_not_known_exactly() -> None:
    assert not draw(chart="dots", series=["wages"]).data.is_exact


def test_bands_have_their_ends_their_currency_and_their_evidence() -> None:
    values = draw(chart="pay_bands", pay="stated").data
    assert values.at == "Level"
    assert values.columns == (Column("Low", "USD/year"), Column("High", "USD/year"))
    assert values.readings[1].numbers == (Decimal(200_000), Decimal(300_000))
    assert values.readings[1].remark == "and above"
    assert [evidence.id for evidence in values.readings[1].evidence] == ["stated"]


def test_bars_are_readings_in_the_order_drawn() -> None:
    values = draw(chart="bars", series="skills").data
    assert (values.columns, values.group) == ((Column("Skills", "%"),), "")
    assert [(reading.at, reading.numbers) for reading in values.readings] == [
        ("Optics", (Decimal("81.2"),)),
        ("Cooking", (Decimal(44),)),
        ("Rowing", (Decimal("39.5"),)),
    ]


def test_a_slope_shows_only_its_two_ends() -> None:
    values = draw(chart="slope", series=["posts"]).data
    assert [reading.at for reading in values.readings] == ["2020", "2024"]
