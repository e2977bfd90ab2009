"""The filters by which templates ask for what a part of the guide prints: figures, evidence, addresses, sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from guide import Chapter, Evidence, Fact, Guide, PayRow, PayTable, Plot, Prose, Ref, Source, Target

from .fetcher import BASE_URL
from .figures import Plate
from .formulas import formula_id
from .indexing import merge_runs
from .matter import minutes_to_read
from .openers import opening_id
from .panels import panel_plate_id
from .references import short_keys, value_text
from .typography import DOT, Typographer

AMOUNTS = ("low", "p10", "p25", "median", "p75", "p90", "high")
"""The amounts of a pay row, from the lowest to the highest."""


@dataclass(frozen=True, slots=True)
class Fittings:
    """What the filters look things up in."""

    guide: Guide
    typographer: Typographer
    plates: Mapping[str, Plate]

    @property
    def filters(self) -> dict[str, Callable[..., Any]]:
        """Return every filter of this module by its name."""
        own = (
            self.bases,
            self.grounds,
            self.grade,
            self.keys_of,
            self.figure_title,
            self.opening_plate,
            self.opening_value,
            self.amounts,
            self.amount_label,
            self.amount,
            self.pay_words,
            self.pay_base,
            self.fact_value,
            self.route_minutes,
            self.formula,
        )
        functions = (
            prose,
            unnoted,
            inline,
            quiet,
            plain,
            evidence,
            panel_plate,
            paper_name,
            anchor,
            address,
            mm,
            em,
            folios,
            digest,
        )
        return {function.__name__: function for function in (*own, *functions)}

    # Evidence

    def bases(self, item: Fact | Plot) -> tuple[Evidence, ...]:
        """Return the measured evidence behind a fact or a figure, each once; a figure's series share what they can."""
        if isinstance(item, Fact):
            return self.guide.resolve("fact", item.id).bases
        found = (base for target in _data_of(item) for base in self.guide.resolve(*target).bases)
        return _across(_shared({base.id: base for base in found}.values()))

    def grounds(self, evidence: Evidence) -> str:
        """Return where and when evidence holds, its spread and its sample."""
        return DOT.join(self.typographer.grounds(evidence))

    def grade(self, evidence: Evidence) -> str:
        """Return how well a figure is known."""
        return self.typographer.grade(evidence)

    def keys_of(self, evidence: Evidence) -> list[tuple[Source, str]]:
        """Return the sources of a figure, the first one first, each with the words printed for it."""
        sources = [self.guide.sources[name] for name in (evidence.source, *evidence.also) if name]
        return list(zip(sources, short_keys([self.typographer.line(source.key) for source in sources]), strict=True))

    @pass_context
    def figure_title(self, context: Context, figure: Plot) -> Markup:
        """Return the title of a figure; only what its line of sources does not tell gets a note in the margin."""
        evidence = [base.source for base in self.bases(figure)]
        said = frozenset(map(str, filter(None, (*evidence, *figure.sources))))
        return context["setter"].inline(figure.title, said=said)

    # Openers

    def opening_plate(self, chapter: Chapter) -> Plate | None:
        """Return what is drawn for a chapter's opening, if anything is."""
        return self.plates.get(opening_id(chapter.id))

    def opening_value(self, target: Target) -> str:
        """Return a figure as it is set large: its noun stands in the label."""
        value = self.guide.resolve(target.kind, target.name).value
        if value.is_money or value.unit in ("%", "×"):
            return self.typographer.quantity(value)
        return self.typographer.number(value.number)

    # Amounts

    def amounts(self, table: PayTable) -> tuple[str, ...]:
        """Return the names of the columns that a pay table fills: the sample, then its amounts."""
        return tuple(name for name in ("n", *AMOUNTS) if any(getattr(row, name) is not None for row in table.rows))

    def amount_label(self, name: str) -> str:
        """Return the head of a column of amounts."""
        return str(getattr(self.typographer.labels, name, name))

    def amount(self, row: PayRow, name: str) -> str:
        """Return one amount of a row, or the size of its sample, as a bare number: the head names the currency."""
        value = getattr(row, name)
        if value is None:
            return ""
        text = self.typographer.number(value)
        return f"{text} {self.typographer.labels.and_above}" if name == "high" and row.open_end else text

    def pay_words(self, name: Ref) -> str:
        """Return a pay row, or a single value of one, in words: `Senior: $212,500; $182,400–$244,000`."""
        item = self.guide.resolve("pay", name).item
        if name.count(".") != 1 or not isinstance(item, PayRow):
            return value_text(self.typographer, self.guide.resolve("pay", name), name)
        label = self.typographer.line(item.label)
        if self.pay_base(name).is_held_back(item):
            return f"{label}: {self.typographer.labels.held_back}"
        values = (self._pay_value(f"{name}.{part}") for part in ("median", "range"))
        return f"{label}: {'; '.join(filter(None, values))}"

    def _pay_value(self, name: str) -> str:
        """Return one value of a pay row as it is printed, or nothing where it has none."""
        try:
            return value_text(self.typographer, self.guide.resolve("pay", name), name)
        except LookupError:
            return ""

    def pay_base(self, name: Ref) -> PayTable:
        """Return the pay table that a reference leads into."""
        return self.guide.pay[name.partition(".")[0]]

    def fact_value(self, fact: Fact) -> str:
        """Return the value of a fact as it is printed."""
        return value_text(self.typographer, self.guide.resolve("fact", fact.id))

    def formula(self, tex: str) -> Plate:
        """Return the plate of a formula."""
        return self.plates[formula_id(tex)]

    def route_minutes(self, chapters: Sequence[Ref]) -> int:
        """Return how many minutes a way through the book takes."""
        return sum(minutes_to_read(self.guide.chapters[name]) for name in chapters)


def _shared(bases: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence of the same sources, place and sample as one: its times span all, its grade is the lowest."""
    groups: dict[tuple[object, ...], list[Evidence]] = {}
    for base in bases:
        groups.setdefault((base.region, base.source, base.also, base.n, base.n and base.sample), []).append(base)
    return tuple(same[0] if len(same) == 1 else _spanning(same) for same in groups.values())


def _spanning(same: Sequence[Evidence]) -> Evidence:
    """Return the first of several pieces of evidence with the time of all of them and the lowest of their grades."""
    times = [time for base in same for time in (base.as_of, base.until) if time]
    first, last = min(times), max(times)
    span = {"as_of": first, "until": last if last != first else None}
    return same[0].model_copy(update=span | {"grade": max(base.grade or "" for base in same) or None})


def _across(bases: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence that differs in its place alone as one that names all the places, if no sample parts them."""
    groups: dict[tuple[object, ...], list[Evidence]] = {}
    for base in bases:
        alike = (base.source, base.also, base.as_of, base.until, base.grade)
        groups.setdefault(alike if base.n is None else (base.id,), []).append(base)
    places = ([base.region for base in same if base.region] for same in groups.values())
    named = (", ".join(dict.fromkeys(map(str, regions))) or None for regions in places)
    return tuple(
        same[0] if len(same) == 1 else same[0].model_copy(update={"region": regions})
        for same, regions in zip(groups.values(), named, strict=True)
    )


def _data_of(figure: Plot) -> list[tuple[str, str]]:
    """Return what a figure draws, by kind and name."""
    series = getattr(figure, "series", ())
    rows = [row for panel in getattr(figure, "panels", ()) for row in panel.rows]
    found = [("pay", str(name)) for name in (getattr(figure, "pay", None), *rows) if name]
    found += [("series", str(name)) for name in ([series] if isinstance(series, str) else series)]
    scales = (getattr(figure, "x", None), getattr(figure, "y", None))
    found += [(name.kind, str(name)) for name in scales if isinstance(name, Ref)]
    counts = (count.value for count in getattr(figure, "counts", ()))
    return found + [(target.kind, target.name) for target in (*getattr(figure, "marks", ()), *counts)]


# Prose, set by the setter of the gathering


@pass_context
def prose(context: Context, text: Prose) -> Markup:
    """Return prose as paragraphs and lists, its notes in the margin."""
    return context["setter"].block(text)


@pass_context
def unnoted(context: Context, text: Prose) -> Markup:
    """Return prose as paragraphs and lists where there is no margin; its notes are held for a place that has one."""
    return context["setter"].block(text, notes=False)


@pass_context
def inline(context: Context, text: str) -> Markup:
    """Return prose or a line as one run of words; its notes are held for the next paragraph."""
    return context["setter"].inline(text)


@pass_context
def quiet(context: Context, text: str, blocks: bool = False) -> Markup:
    """Return prose or a line without notes, which also keeps none from what follows."""
    return context["setter"].quiet(text, blocks)


@pass_context
def evidence(context: Context, target: Target) -> Markup:
    """Return what a figure rests on, in the words of its note."""
    return context["setter"].evidence(target)


@pass_context
def plain(context: Context, text: str) -> str:
    """Return the words of prose alone."""
    return context["setter"].plain(text)


@pass_context
def panel_plate(context: Context, drawn: Plot | str) -> Plate:
    """Return a figure, or a formula in TeX, as it is drawn for a panel: of the sheet, or of the career at a glance."""
    place = "sheet" if context["layout"] == "cheatsheet" else "glance"
    return context["plates"][panel_plate_id(place, formula_id(drawn) if isinstance(drawn, str) else drawn.id)]


# Addresses, sizes, pages


def anchor(target: Target) -> str:
    """Return the id of the place that a target means."""
    return f"{target.kind}-{target.name}"


def address(plate: Plate) -> str:
    """Return the address at which the press serves a plate."""
    return f"{BASE_URL}plates/{plate.id}.svg"


def mm(length: float) -> str:
    """Return a length in millimeters as CSS writes it."""
    return f"{length:.3f}".rstrip("0").rstrip(".") + "mm"


def em(length: float) -> str:
    """Return a length in sizes of the type as CSS writes it."""
    return f"{length:.4f}em"


def folios(pages: Sequence[str]) -> str:
    """Return page numbers as an index prints them: in order, none twice, runs merged."""
    return ", ".join(merge_runs(pages))


def paper_name(paper: str) -> str:
    """Return the name of a paper as it is bought."""
    return {"a4": "A4", "letter": "US Letter"}.get(paper, paper)


def digest(hexadecimal: str) -> str:
    """Return a digest in groups of eight, so that it can be compared and broken over lines."""
    return " ".join(hexadecimal[start : start + 8] for start in range(0, len(hexadecimal), 8))
