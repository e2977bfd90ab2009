"""Numbers, dates, ranges, quotation marks and spaces as the guide's language writes them; the filters of the templates.

Nothing here returns markup, a word joiner (charts would print a box for it) or a zero-width space (it would be copied
out of a printed address): what must not break is tied with no-break spaces, or set `white-space: nowrap`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import (
    NumberPattern,
    format_compact_decimal,
    get_currency_precision,
    get_currency_symbol,
    parse_pattern,
)
from babel.units import format_unit
from markdown_it import MarkdownIt

from guide import Evidence, Fact, Guide, GuideError, Labels, PartialDate, Problem, Quantity

NBSP = "\u00a0"
DOT = f"{NBSP}· "
WORDS_A_MINUTE = 220
"""Reading speed for prose; source: Brysbaert 2019, Journal of Memory and Language 109, rounded down from 238."""

# The outer and inner quotation marks of a language; after CLDR 47, delimiters. The rest get English ones.
QUOTES = {
    "da": "“”‘’",
    "de": "„“‚‘",
    "es": "«»“”",
    "fi": "””’’",
    "fr": (f"«{NBSP}", f"{NBSP}»", "‹\u202f", "\u202f›"),
    "it": "«»“”",
    "nb": "«»‘’",
    "nn": "«»‘’",
    "pl": "„”«»",
    "sv": "””’’",
}
# Symbols set behind a number with a space, in every language; after the SI Brochure, 9th edition, 5.4.3.
UNITS = re.split(" ", "% × h min s ms mm cm m km g kg kB MB GB TB PB px pt W kW Hz kHz MHz GHz")
DURATIONS = ("year", "month", "week", "day", "hour", "minute", "second")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
ROMAN += ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Typographer:
    """The typographic forms of one language (a BCP 47 tag), with the guide's own words and its home currency."""

    language: str
    labels: Labels
    currency: str

    @classmethod
    def of(cls, guide: Guide) -> Typographer:
        """Return the typographer of a guide; raise GuideError when nothing is known of its language."""
        book = guide.book
        try:
            _locale(book.language)
        except (UnknownLocaleError, ValueError):
            message = f"nothing is known of the language '{book.language}'"
            place = book.place_of("language")
            raise GuideError([Problem(place, message, "write a BCP 47 tag, like en-US or nb-NO")]) from None
        return cls(str(book.language), guide.labels, str(book.currency))

    @property
    def filters(self) -> dict[str, Callable[..., object]]:
        """Return every filter of the templates by its name."""
        methods = (self.money, self.quantity, self.number, self.percent, self.date, self.span, self.line)
        return {function.__name__: function for function in (*methods, short_url)}

    @property
    def quotes(self) -> tuple[str, ...]:
        """Return the opening and closing quotation marks, outer before inner."""
        return tuple(QUOTES.get(_locale(self.language).language, "“”‘’"))

    # Numbers with units

    def money(self, amount: Decimal, currency: str = "") -> str:
        """Return an amount, `$120,230`: without decimals when it is whole, in the home currency when none is given."""
        return "".join(self._parts(Quantity(Decimal(amount), currency or self.currency)))

    def money_short(self, amount: Decimal, currency: str = "") -> str:
        """Return an amount in thousands or millions, `$126k`, `$1.2m`; in full where the language has no such form."""
        amount, currency = Decimal(amount), currency or self.currency
        short = self._shortened(abs(amount))
        if short is None:
            return self.money(amount, currency)
        scaled, power = short
        before, _, after = self._parts(Quantity(amount, currency))
        whole = scaled == scaled.to_integral_value()
        digits = self.number(scaled.to_integral_value() if whole else scaled)
        return before + digits + _short_ending(self.language, power) + after

    def shortens(self, amount: Decimal) -> bool:
        """Say whether `money_short` leaves out digits of an amount."""
        short = self._shortened(abs(amount))
        return short is not None and short[0] * short[1] != abs(amount)

    def _shortened(self, size: Decimal) -> tuple[Decimal, int] | None:
        """Return an amount above zero in millions or thousands, and which; None where it is written in full."""
        for power, places in ((1_000_000, 1), (1_000, 0 if size >= 10_000 else 1)):
            scaled = (size / power).quantize(Decimal(10) ** -places, ROUND_HALF_UP)
            # 999,600 is $1m, not $1000k
            is_large = scaled >= 1 if power == 1_000 else round(size / 1_000) >= 1_000
            if is_large and _short_ending(self.language, power):
                return scaled, power
        return None

    def quantity(self, quantity: Quantity) -> str:
        """Return a number with its unit: `$120,230`, `34.6%`, `1.4×`, `3.7 years`, `48`."""
        return "".join(self._parts(quantity))

    def spread(self, low: Quantity, high: Quantity, open_end: bool = False) -> str:
        """Return a range; a unit set off by a space is written once: `NOK 590,000–700,000`, `3–5 years`."""
        if low == high and not open_end:
            return self.quantity(low)
        before, start, after = self._parts(low)
        before_high, end, after_high = self._parts(high)
        if low.unit == high.unit:
            after = "" if _is_set_off(after) else after
            before_high = "" if _is_set_off(before_high) else before_high
        above = (NBSP + self.labels.and_above).replace(" ", NBSP) if open_end else ""
        return f"{before}{start}{after}–{before_high}{end}{after_high}{above}"

    def number(self, number: Decimal | int) -> str:
        """Return a number with every decimal it was given."""
        number = Decimal(number)
        decimals = max(0, -int(number.as_tuple().exponent))
        digits = _number_pattern(self.language, decimals).apply(abs(number), _locale(self.language))
        return f"−{digits}" if number < 0 else digits

    def percent(self, percent: Decimal) -> str:
        """Return a percentage given in percent: 34.6 is `34.6%`."""
        return self.quantity(Quantity(Decimal(percent), "%"))

    def _parts(self, quantity: Quantity) -> tuple[str, str, str]:
        """Return what stands before the digits, the digits, and what stands behind them."""
        number, unit = quantity.number, quantity.unit
        before, after = "", ""
        if quantity.is_money:
            before, after = _affixes(self.language, unit)
            whole = number == number.to_integral_value()
            number = round(number, 0 if whole else get_currency_precision(unit))
        elif unit == "%":
            before, after = _affixes(self.language, "%")
        elif unit:
            after = unit if unit == "×" else NBSP + unit
        return ("−" if number < 0 else "") + before, self.number(abs(number)), after

    # Dates

    def date(self, date: PartialDate) -> str:
        """Return a date as exactly as it is known: `2025`, `May 2025`, `May 31, 2025`, tied together."""
        locale, day = _locale(self.language), _day(date)
        if date.day:
            text = format_date(day, "long", locale=locale)
        else:
            text = format_skeleton("yMMMM" if date.month else "y", day, locale=locale)
        return text.replace(" ", NBSP)

    def span(self, as_of: PartialDate, until: PartialDate | None = None) -> str:
        """Return the time from one date to another, `2024–2034`, `May–August 2025`, or the one date."""
        if until is None or until == as_of:
            return self.date(as_of)
        if as_of.day or until.day or bool(as_of.month) != bool(until.month):
            return f"{self.date(as_of)}–{self.date(until)}"
        form = "yMMMM" if as_of.month else "y"
        text = format_interval(_day(as_of), _day(until), form, locale=_locale(self.language))
        return re.sub(r"\s*–\s*", "–", text).replace(" ", NBSP)

    # Words

    def grounds(self, evidence: Evidence, samples: Sequence[Quantity] = (), when: str = "") -> tuple[str, ...]:
        """Return where and when evidence holds, its spread, and its sample, each as far as it is known.

        Samples of the rows and the time of the points that are used stand in for those of the whole.
        """
        if not samples and evidence.n is not None:
            samples = [Quantity(Decimal(evidence.n), evidence.sample or "")]
        return tuple(filter(None, (*self.where(evidence, when), self.sample(samples))))

    def where(self, evidence: Evidence, when: str = "") -> tuple[str, ...]:
        """Return where and when evidence holds, and its spread, each as far as it is known."""
        if not when and evidence.as_of:
            when = self.span(evidence.as_of, evidence.until)
        spread = ""
        if isinstance(evidence, Fact) and evidence.low is not None and evidence.high is not None:
            spread = self.spread(evidence.low, evidence.high)
        return tuple(filter(None, (", ".join(filter(None, (evidence.region, when))), spread)))

    def sample(self, samples: Sequence[Quantity]) -> str:
        """Return how many observations figures rest on, `n = 481; 139 postings`, or nothing."""
        counts = [*(self.number(sample.number) for sample in samples[:-1]), *map(self.quantity, samples[-1:])]
        return f"n{NBSP}={NBSP}{'; '.join(counts)}" if counts else ""

    def grade(self, evidence: Evidence) -> str:
        """Return how well a figure is known, `grade A`, or nothing."""
        return f"{self.labels.grade}{NBSP}{evidence.grade}" if evidence.grade else ""

    def line(self, text: str) -> str:
        """Return plain text with the quotation marks, dashes and ties of the language."""
        (token,) = _quoter(self.quotes).parseInline(text)
        return self.dress("".join(child.content for child in token.children or ()))

    def dress(self, text: str) -> str:
        """Return text with `--`, `---` and `...` set as – — …, and tied; English sets — without spaces."""
        text = text.replace("---", "—").replace("--", "–").replace("...", "…")
        if _locale(self.language).language == "en":
            text = re.sub(" +— *| *— +", "—", text)
        return self.tie(text)

    def tie(self, text: str) -> str:
        """Return text with a no-break space between a number and its unit, and in `p. 45`, `Figure 7.2`."""
        labels = self.labels
        words = (labels.page, labels.figure, labels.table, labels.chapter, labels.part, labels.worksheet, labels.step)
        return _ties(self.language, tuple(map(str, words))).sub(NBSP, text)


def roman(number: int) -> str:
    """Return a number from 1 in small Roman letters, as the front matter's folios have it: `iv`."""
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def minutes(words: int) -> int:
    """Return the whole minutes that reading so many words takes, at least one."""
    return max(1, -(-words // WORDS_A_MINUTE))


def short_url(url: str) -> str:
    """Return an address as it is printed, without its scheme, `www.` and last slash; browsers find the rest."""
    return re.sub(r"^(?:https?://(?:www\.)?|mailto:)", "", url).removesuffix("/")


def _is_set_off(affix: str) -> bool:
    """Say whether a unit is parted from its number by a space."""
    return NBSP in affix or "\u202f" in affix


def _day(date: PartialDate) -> datetime.date:
    """Return the first day of a date."""
    return datetime.date(date.year, date.month or 1, date.day or 1)


@lru_cache
def _locale(language: str) -> Locale:
    """Return what Babel knows of a language."""
    return Locale.parse(language, sep="-")


@lru_cache
def _number_pattern(language: str, decimals: int) -> NumberPattern:
    """Return the language's way to write a number with so many decimals."""
    pattern = parse_pattern(_locale(language).decimal_formats[None].pattern)
    pattern.frac_prec = (decimals, decimals)
    return pattern


@lru_cache
def _affixes(language: str, unit: str) -> tuple[str, str]:
    """Return what a currency or the percent sign puts before and behind the digits.

    Letters keep a space from digits, which Babel leaves out. Source: Unicode TR 35, part 3, currency spacing.
    """
    locale = _locale(language)
    if unit == "%":
        pattern, symbol = locale.percent_formats[None], "%"
    else:
        pattern, symbol = locale.currency_formats["standard"], get_currency_symbol(unit, locale)
    before, after = (affix[0].replace("¤", symbol).replace(" ", NBSP) for affix in (pattern.prefix, pattern.suffix))
    return before + NBSP * before[-1:].isalpha(), NBSP * after[:1].isalpha() + after


@lru_cache
def _short_ending(language: str, power: int) -> str:
    """Return the short word for thousand or million, `k` or `m` in English; nothing where there is none."""
    pattern = _locale(language).compact_decimal_formats["short"]["other"][str(power)]
    if pattern.pattern.count("0") != 1:
        return ""
    ending = pattern.suffix[0].replace("'", "")
    return ending.lower() if _locale(language).language == "en" else ending


@lru_cache
def _ties(language: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for each space between a number and the word it belongs to."""
    locale = _locale(language)
    counted = [format_unit(n, f"duration-{name}", "long", locale=locale) for name in DURATIONS for n in (1, 2, 5)]
    millions = (1, 2, 5, 1_000, 5_000)
    with suppress(KeyError):  # Japanese, for one, has no long form
        counted += [format_compact_decimal(n * 10**6, format_type="long", locale=locale) for n in millions]
    units = {*UNITS, *(re.sub(r"[\d\s]", "", text) for text in counted)} - {""}
    before = "|".join(rf"(?<=\b{re.escape(form)}) " for word in words for form in {word, word.lower()})
    behind = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    return re.compile(rf"(?:{before})(?=\d|[IVX]+\b)|(?<=\d) (?=(?:{behind})(?!\w))")


@lru_cache
def _quoter(quotes: tuple[str, ...]) -> MarkdownIt:
    """Return a parser that does nothing to a text but curl its quotation marks."""
    return MarkdownIt("zero", {"typographer": True, "quotes": quotes}).enable("smartquotes")
