"""Values with units, one line a form."""

from decimal import Decimal

import pytest

from guide import PartialDate, Quantity
from guide.schema.measures import parse_date, parse_flag, parse_number, parse_quantity


@pytest.mark.parametrize(
    ("text", "number"),
    [("126_000", 126000), ("34.6", Decimal("34.6")), ("-3", -3), ("1_000_000.5", Decimal("1000000.5")), ("0", 0)],
)
def test_a_number_is_read_as_written(text: str, number: Decimal) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("126,000", "'126,000' has commas; write 126_000"),
        ("12x", "'12x' is not a number; write it like 126_000 or 34.6"),
        ("1_00", "'1_00' is not a number; write it like 126_000 or 34.6"),
        ("", "'' is not a number; write it like 126_000 or 34.6"),
        ("9" * 16, "'" + "9" * 16 + "' has more than 15 digits"),
    ],
)
def test_what_is_no_number_says_how_to_write_one(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message.replace("(", r"\(") + "$"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("USD 120_230", Quantity(Decimal(120230), "USD")),
        ("34.6 %", Quantity(Decimal("34.6"), "%")),
        ("2.48 ×", Quantity(Decimal("2.48"), "×")),
        ("3.7 years", Quantity(Decimal("3.7"), "years")),
        ("262_440", Quantity(Decimal(262440), "")),
    ],
)
def test_a_quantity_has_its_unit(text: str, quantity: Quantity) -> None:
    assert parse_quantity(text) == quantity


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("34.6%", "'34.6%' needs a space before the percent sign"),
        ("$120", r"'\$120' needs its currency as a code; write it like USD 120_230"),
    ],
)
def test_a_quantity_without_a_clear_unit_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [("2025", PartialDate(2025)), ("2025-05", PartialDate(2025, 5)), ("2025-05-31", PartialDate(2025, 5, 31))],
)
def test_a_date_is_as_exact_as_it_is_known(text: str, date: PartialDate) -> None:
    assert parse_date(text) == date
    assert str(date) == text


@pytest.mark.parametrize("text", ["2025-13", "2025-00", "25", "May 2025", "2025-02-32"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a da"):
        parse_date(text)


def test_partial_dates_are_ordered() -> None:
    assert PartialDate(2024, 12) < PartialDate(2025) < PartialDate(2025, 1)


@pytest.mark.parametrize("text", ["yes", "on", "True", "1"])
def test_a_flag_is_true_or_false_and_nothing_else(text: str) -> None:
    with pytest.raises(ValueError, match="must be true or false"):
        parse_flag(text)
