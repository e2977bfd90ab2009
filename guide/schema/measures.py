"""Values with units, parsed from the text an editor writes: money, percentages, counts, dates known in part."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

# Digits with optional groups of three behind '_'; a decimal part; a sign. Never a comma: it reads as both a group
# and a decimal sign, depending on where the reader grew up.
NUMBER = re.compile(r"[-+]?\d+(?:_\d{3})*(?:\.\d+)?")
CURRENCY = re.compile(r"[A-Z]{3}")
MOST_DIGITS = 15
"""More are a slip of the hand, and more than a decimal number of 28 digits can be rounded with."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit: an ISO 4217 currency code, `%`, `×`, nothing, or the counted noun (`years`)."""

    number: Decimal
    unit: str = ""

    @property
    def is_money(self) -> bool:
        """Say whether the unit is a currency code."""
        return bool(CURRENCY.fullmatch(self.unit))


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year, as exactly as it is known."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the date as ISO 8601 writes it."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])


def parse_number(text: str) -> Decimal:
    """Return the number written as `126_000`, `34.6` or `-3`; raise ValueError with the way to write it."""
    if not NUMBER.fullmatch(text):
        if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", text):
            raise ValueError(f"'{text}' has commas; write {text.replace(',', '_')}")
        raise ValueError(f"'{text}' is not a number; write it like 126_000 or 34.6")
    number = Decimal(text.replace("_", ""))
    if len(number.as_tuple().digits) > MOST_DIGITS:
        raise ValueError(f"'{text[:40]}' has more than {MOST_DIGITS} digits")
    return number


def parse_quantity(text: str) -> Quantity:
    """Return the quantity written as `USD 120_230`, `34.6 %`, `1.4 ×`, `262_440` or `3.7 years`."""
    if money := re.fullmatch(r"([A-Z]{3}) (\S+)", text):
        return Quantity(parse_number(money[2]), money[1])
    number, _, unit = text.partition(" ")
    if number.endswith("%"):
        raise ValueError(f"'{text}' needs a space before the percent sign")
    if number[:1] in "$€£":
        raise ValueError(f"'{text}' needs its currency as a code; write it like USD 120_230")
    return Quantity(parse_number(number), unit.strip())


def parse_date(text: str) -> PartialDate:
    """Return the date written as `2025`, `2025-05` or `2025-05-31`."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if not found:
        raise ValueError(f"'{text}' is not a date; write 2025, 2025-05 or 2025-05-31")
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        datetime.date(year, month if found[2] else 1, day if found[3] else 1)
    except ValueError:
        raise ValueError(f"'{text}' is not a day of the calendar") from None
    return PartialDate(year, month, day)


def parse_flag(text: str) -> bool:
    """Return true or false, and refuse every other word for them."""
    if text not in ("true", "false"):
        raise ValueError(f"'{text}' must be true or false")
    return text == "true"
