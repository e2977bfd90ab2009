"""Numbers, dates, ranges and words as a language writes them: one line a form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from guide import Fact, Guide, GuideError, Labels, Line, PartialDate, Quantity, Source
from layouts.press.typography import Typographer, minutes, roman, short_url

US = Typographer("en-US", Labels(), "USD")
NORWAY = Typographer("nb-NO", Labels(and_above="og mer", grade="grad"), "NOK")
FRANCE = Typographer("fr-FR", Labels(), "EUR")
JAPAN = Typographer("ja-JP", Labels(), "JPY")

SURVEY = Source.model_validate(
    {"id": "survey", "key": "Keepers' survey", "author": "A", "title": "T", "read": "2025-06", "grade": "A"}
)
WAGE = {
    "id": "wage",
    "label": "median wage",
    "value": "USD 120_230",
    "region": "United States",
    "as_of": "2025-05",
    "source": "survey",
    "grade": "A",
    "review_by": "2026-05",
    "n": "2_168",
    "sample": "postings",
}


def plain_spaces(text: str) -> str:
    """Return text with ordinary spaces, for tests that are not about them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("typographer", "amount", "currency", "expected"),
    [
        (US, "120230", "USD", "$120,230"),
        (US, "120230", "", "$120,230"),
        (US, "45.5", "USD", "$45.50"),
        (US, "-3000", "USD", "−$3,000"),
        (US, "640000", "NOK", "NOK\u00a0640,000"),
        (NORWAY, "640000", "NOK", "640\u00a0000\u00a0kr"),
        (NORWAY, "120230", "USD", "120\u00a0230\u00a0USD"),
        (FRANCE, "1200.00", "EUR", "1\u202f200\u00a0€"),
    ],
)
def test_money_has_the_form_of_the_language(
    typographer: Typographer, amount: str, currency: str, expected: str
) -> None:
    assert typographer.money(Decimal(amount), currency) == expected


@pytest.mark.parametrize(
    ("typographer", "amount", "expected"),
    [
        (US, "126000", "$126k"),
        (US, "1200000", "$1.2m"),
        (US, "3000000", "$3m"),
        (US, "999600", "$1m"),
        (US, "9840", "$9.8k"),
        (US, "850", "$850"),
        (US, "-126000", "−$126k"),
        (NORWAY, "640000", "640k kr"),
        (NORWAY, "1200000", "1,2 mill. kr"),
        (JAPAN, "126000", "￥126,000"),
    ],
)
def test_short_money_counts_thousands_and_millions(typographer: Typographer, amount: str, expected: str) -> None:
    assert plain_spaces(typographer.money_short(Decimal(amount))) == expected


@pytest.mark.parametrize(
    ("typographer", "amount", "leaves_out"),
    [(US, "126000", False), (US, "126400", True), (US, "-9840", True), (US, "850", False), (JAPAN, "126400", False)],
)
def test_short_money_says_whether_it_leaves_out_digits(typographer: Typographer, amount: str, leaves_out: bool) -> None:
    assert typographer.shortens(Decimal(amount)) is leaves_out


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("120230", "USD", "$120,230"),
        ("34.6", "%", "34.6%"),
        ("30.0", "%", "30.0%"),
        ("-12", "%", "−12%"),
        ("1.4", "×", "1.4×"),
        ("3.7", "years", "3.7\u00a0years"),
        ("262440", "jobs", "262,440\u00a0jobs"),
        ("48", "", "48"),
        ("0.00003", "", "0.00003"),
    ],
)
def test_a_quantity_keeps_its_decimals_and_its_unit(number: str, unit: str, expected: str) -> None:
    assert US.quantity(Quantity(Decimal(number), unit)) == expected


def test_percent_is_set_off_where_the_language_does() -> None:
    assert (US.percent(Decimal("34.6")), NORWAY.percent(Decimal("34.6"))) == ("34.6%", "34,6\u00a0%")


def pay_range(typographer: Typographer, low: int, high: int, currency: str, open_end: bool = False) -> str:
    """Return a range of pay."""
    return typographer.spread(Quantity(Decimal(low), currency), Quantity(Decimal(high), currency), open_end)


def test_a_range_repeats_a_sign_that_touches_the_number() -> None:
    assert pay_range(US, 160_000, 200_000, "USD") == "$160,000–$200,000"


def test_a_range_says_a_unit_set_off_once() -> None:
    assert plain_spaces(pay_range(US, 590_000, 700_000, "NOK")) == "NOK 590,000–700,000"
    assert plain_spaces(pay_range(NORWAY, 590_000, 700_000, "NOK")) == "590 000–700 000 kr"
    assert plain_spaces(US.spread(Quantity(Decimal(3), "years"), Quantity(Decimal(5), "years"))) == "3–5 years"


def test_an_open_range_says_so_without_a_space_to_break_at() -> None:
    expected = "$160,000–$200,000\u00a0and\u00a0above"
    assert pay_range(US, 160_000, 200_000, "USD", open_end=True) == expected


def test_a_range_of_one_value_is_that_value() -> None:
    assert US.spread(Quantity(Decimal(30), "%"), Quantity(Decimal(30), "%")) == "30%"


@pytest.mark.parametrize(
    ("typographer", "date", "expected"),
    [
        (US, PartialDate(2025), "2025"),
        (US, PartialDate(2025, 5), "May\u00a02025"),
        (US, PartialDate(2025, 5, 31), "May\u00a031,\u00a02025"),
        (NORWAY, PartialDate(2025, 5, 31), "31.\u00a0mai\u00a02025"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(typographer: Typographer, date: PartialDate, expected: str) -> None:
    assert typographer.date(date) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (PartialDate(2024), PartialDate(2034), "2024–2034"),
        (PartialDate(2025, 5), PartialDate(2025, 8), "May–August 2025"),
        (PartialDate(2024, 5), PartialDate(2025, 8), "May 2024–August 2025"),
        (PartialDate(2024), PartialDate(2025, 8), "2024–August 2025"),
        (PartialDate(2024), None, "2024"),
        (PartialDate(2024), PartialDate(2024), "2024"),
    ],
)
def test_a_span_names_what_its_ends_share_once(start: PartialDate, end: PartialDate | None, expected: str) -> None:
    assert plain_spaces(US.span(start, end)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"It\'s so"', "“It’s so”"),
        ("a \"b 'c'\"", "a “b ‘c’”"),
        ("this --- or that", "this—or that"),
        ("this — or that", "this—or that"),
        ("pages 3--5 ...", "pages 3–5 …"),
        ("see p. 45", "see p.\u00a045"),
        ("Figure 7.2 and chapter 3, Part II", "Figure\u00a07.2 and chapter\u00a03, Part\u00a0II"),
        ("3 years, 10 GB, 5 million", "3\u00a0years, 10\u00a0GB, 5\u00a0million"),
        ("2024 the 5 best", "2024 the 5 best"),
        ("*no* [markup](x:y) <b> {{ x }}", "*no* [markup](x:y) <b> {{ x }}"),
    ],
)
def test_a_line_gets_quotation_marks_dashes_and_ties(written: str, expected: str) -> None:
    assert US.line(written) == expected


def test_quotation_marks_and_dashes_are_those_of_the_language() -> None:
    assert NORWAY.line('"ja" — nei') == "«ja» — nei"


def test_grounds_show_the_spread_of_a_fact() -> None:
    fact = Fact.model_validate(WAGE | {"low": "USD 110_000", "high": "USD 130_000"})
    assert US.grounds(fact)[1] == "$110,000–$130,000"


def test_a_typographer_of_a_guide_speaks_its_language(lighthouse: Guide) -> None:
    assert plain_spaces(Typographer.of(lighthouse).money(Decimal(640000))) == "NOK 640,000"


def test_an_unknown_language_is_a_problem(lighthouse: Guide) -> None:
    guide = lighthouse.model_copy(update={"book": lighthouse.book.model_copy(update={"language": Line("xx-YY")})})
    with pytest.raises(GuideError, match="nothing is known of the language 'xx-YY'"):
        Typographer.of(guide)


def test_every_filter_goes_by_its_name() -> None:
    assert US.filters["money"](Decimal(5)) == "$5"


@pytest.mark.parametrize(("number", "expected"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (48, "xlviii")])
def test_roman_numerals(number: int, expected: str) -> None:
    assert roman(number) == expected


@pytest.mark.parametrize(("words", "expected"), [(0, 1), (220, 1), (221, 2), (4400, 20)])
def test_minutes_are_rounded_up(words: int, expected: int) -> None:
    assert minutes(words) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bls.gov/oes/tables.htm", "bls.gov/oes/tables.htm"),
        ("https://example.org/", "example.org"),
        ("mailto:a@example.org", "a@example.org"),
    ],
)
def test_an_address_is_printed_short_and_copies_whole(url: str, expected: str) -> None:
    assert short_url(url) == expected
