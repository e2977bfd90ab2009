"""What each kind of reference prints: a figure with its evidence, a term with its meaning, a place with its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from guide import Evidence, Fact, Part, PayRow, PayTable, Place, Quantity, Resolved, Series, Target

from .notes import Said
from .typography import DOT, NBSP, Typographer, short_url

if TYPE_CHECKING:
    from .markup import Passage

OPERATORS = (("ratio", "÷"), ("change", "→"), ("difference", "−"))
TITLES = ("title", "name", "skill", "text")
"""The fields by which a thing without a number is named, the first it has."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link of the prose: its address, its words as text and as HTML, and where it stands."""

    address: str
    words: str
    label: Markup
    place: Place

    @property
    def kind(self) -> str:
        """Return the part of the address before its colon."""
        return self.address.partition(":")[0]

    @property
    def name(self) -> str:
        """Return the part of the address behind its colon."""
        return self.address.partition(":")[2]


def use(key: str, inside: str, extra: str = "") -> Markup:
    """Return words marked as a use of a source or an index entry, which the page map collects."""
    return Markup('<span data-use="{}"{}>{}</span>').format(key, extra, inside)


# Figures


def _figure(passage: Passage, reference: Reference) -> Markup:
    """Return a value, never broken, marked as a use of its sources; its evidence stands in the margin once."""
    if reference.words:
        message = f"'{reference.words}' could contradict the figure it stands for"
        return passage.fault(reference.place, message, f"leave the brackets empty: []({reference.address})")
    found = passage.setter.guide.resolve(reference.kind, reference.name)
    text = value_text(passage.setter.typographer, found, reference.name)
    if not text:
        hint = "add the row and value, like .senior.median"
        return passage.fault(reference.place, f"'{reference.address}' names no single value", hint)
    if passage.is_plain:
        return escape(text)
    subject = found.item if _is_derived(found) else found.bases[0]
    name = f"{type(subject).__name__}:{subject.id}"
    sources = list(dict.fromkeys(str(base.source) for base in found.bases if base.source))
    if not sources or not passage.said.issuperset(sources):
        says = partial(_evidence, passage, found, reference.name, text)
        passage.note("evidence", name, says, reference.place)
    inside = escape(text)
    for source in sources[1:]:
        inside = use(f"source:{source}", inside)
    used = Markup(' data-use="source:{}"').format(sources[0]) if sources else ""
    return Markup('<span class="figure-value"{}>{}</span>').format(used, inside)


def value_text(typographer: Typographer, found: Resolved, name: str = "") -> str:
    """Return a resolved figure as it is printed; an open upper end says so. Nothing for a whole table or row."""
    if found.ends is not None:
        return typographer.spread(*found.ends)
    if found.date is not None:
        return typographer.date(found.date)
    if found.value is None:
        return ""
    text = typographer.quantity(found.value)
    if isinstance(found.item, PayRow) and found.item.open_end and name.endswith(".high"):
        text += (NBSP + typographer.labels.and_above).replace(" ", NBSP)
    return text


def _is_derived(found: Resolved) -> bool:
    """Say whether a figure is computed from two others."""
    return isinstance(found.item, Fact) and bool(found.item.operands)


def _evidence(passage: Passage, found: Resolved, name: str, text: str) -> Said:
    """Return what a note says of a figure: the value and how it was computed, and the evidence it rests on."""
    bases: dict[tuple[object, ...], list[_Basis]] = {}
    for basis in _bases(passage, found, name):
        bases.setdefault(basis.kinship, []).append(basis)
    head = Markup("<b>{}</b>").format(text)
    if _is_derived(found):
        head += f" = {_computation(passage, found.item)}"
    groups = list(bases.values())
    sample = _sample(passage, groups[0], text) if len(groups) == 1 else ""
    grounds = (_grounds(passage, same, text, is_whole=len(groups) > 1) for same in groups)
    return Said(head, Markup(" ").join(dict.fromkeys(grounds)), sample, _is_derived(found))


def evidence_of(passage: Passage, kind: str, name: str) -> Markup:
    """Return what a figure rests on, in the words of its note."""
    found = passage.setter.guide.resolve(kind, name)
    said = _evidence(passage, found, name, value_text(passage.setter.typographer, found, name))
    return Markup(DOT).join(filter(None, (escape(said.sample), said.body)))


@dataclass(frozen=True, slots=True)
class _Basis:
    """Measured evidence, with the sample of the row and the time of the point that are used of it."""

    evidence: Evidence
    sample: Quantity | None = None
    when: str = ""

    @property
    def kinship(self) -> tuple[object, ...]:
        """Return what evidence must share to be told in one line: all but its time and its sample."""
        evidence = self.evidence
        spread = (evidence.low, evidence.high) if isinstance(evidence, Fact) else ()
        return evidence.region, evidence.source, evidence.also, evidence.grade, spread

    def count(self) -> Quantity | None:
        """Return the sample that is used, or that of the whole."""
        if self.sample or self.evidence.n is None:
            return self.sample
        return Quantity(Decimal(self.evidence.n), self.evidence.sample or "")

    def time(self, typographer: Typographer) -> str:
        """Return the time that is used, or that of the whole."""
        evidence = self.evidence
        return self.when or (typographer.span(evidence.as_of, evidence.until) if evidence.as_of else "")


def _bases(passage: Passage, found: Resolved, name: str) -> Iterator[_Basis]:
    """Yield the measured evidence behind a figure; behind a derived one, that of both its figures."""
    if _is_derived(found):
        for target in _operands(found.item):
            yield from _bases(passage, passage.setter.guide.resolve(target.kind, target.name), target.name)
        return
    for base in found.bases:
        if isinstance(base, PayTable) and isinstance(found.item, PayRow):
            yield _Basis(base, sample=base.amount(found.item, "n"))
        elif isinstance(base, Series) and base.over == "time" and (point := base.point(name.partition(".")[2])):
            yield _Basis(base, when=point.label)
        else:
            yield _Basis(base)


def _sample(passage: Passage, bases: list[_Basis], text: str) -> str:
    """Return the samples of one piece of evidence, the value not again: `n = 481; 139 postings`."""
    samples = dict.fromkeys(filter(None, (basis.count() for basis in bases)))
    sample = passage.setter.typographer.sample(list(samples))
    return "" if sample.endswith(text) else sample


def _grounds(passage: Passage, bases: list[_Basis], text: str, is_whole: bool) -> Markup:
    """Return one piece of evidence: place, time, spread, its sample when it is whole; then its sources and grade."""
    typographer, sources = passage.setter.typographer, passage.setter.guide.sources
    evidence = bases[0].evidence
    when = ", ".join(dict.fromkeys(filter(None, (basis.time(typographer) for basis in bases))))
    names = [str(name) for name in (evidence.source, *evidence.also) if name]
    keys = short_keys([typographer.line(sources[name].key) for name in names])
    cited = Markup(", ").join(_cite(passage, name, key) for name, key in zip(names, keys, strict=True))
    known = [*typographer.where(evidence, when), _sample(passage, bases, text) if is_whole else ""]
    known = [part.removesuffix(f", {text}") for part in known]  # a date that is the figure itself
    known = [part for part in known if part not in ("", text)]  # a range that is the figure itself
    named = Markup(DOT).join(filter(None, (cited, escape(typographer.grade(evidence)))))
    return Markup(" ").join(
        filter(None, (escape(DOT.join(known)), Markup('<span class="from">{}</span>').format(named)))
    )


def short_keys(keys: Sequence[str]) -> list[str]:
    """Return source keys as a row of them is printed: `Census 2024, 2023`, the name they share only once."""
    stems = [re.sub(r"\W\d{4}$", "", key) for key in keys]
    return [key[-4:] if place and stems[place - 1] == stems[place] != key else key for place, key in enumerate(keys)]


def _operands(fact: Fact) -> tuple[Target, ...]:
    """Return the two figures of a derived one in the order they are printed: a change goes from earlier to later."""
    return fact.operands[::-1] if fact.change else fact.operands


def _computation(passage: Passage, fact: Fact) -> str:
    """Return how a derived figure is computed: `$120,230 ÷ $50,980`, `40 → 52 people`."""
    sign = next(sign for way, sign in OPERATORS if getattr(fact, way))
    resolve, typographer = passage.setter.guide.resolve, passage.setter.typographer
    found = [(resolve(target.kind, target.name), target.name) for target in _operands(fact)]
    first, second = (value_text(typographer, operand, name) for operand, name in found)
    units = {operand.value.unit for operand, _ in found if operand.value}
    if len(units) == 1:
        first = re.sub(rf"\s{re.escape(units.pop())}$", "", first)
    return f"{first}{NBSP}{sign} {second}"


# Terms, sources, index marks


def _term(passage: Passage, reference: Reference) -> Markup:
    """Return the words of a term, which is an index entry too; its meaning stands in the margin once."""
    term = passage.setter.guide.resolve("term", reference.name).item
    words = reference.words or passage.setter.typographer.line(term.name)
    if passage.is_plain:
        return escape(words)
    passage.note("term", term.id, lambda: _meaning(passage, term.name, term.meaning), reference.place)
    return use(f"index:{literal_key(term.name)}", _link(passage, "term", f"term-{term.id}", words))


def _meaning(passage: Passage, name: str, meaning: str) -> Said:
    """Return a term's name, and its meaning without further references."""
    setter = passage.setter
    return Said(Markup("<b>{}</b>").format(setter.typographer.line(name)), escape(setter.plain(meaning)))


def literal_key(name: str) -> str:
    """Return an index key in which no slash sets off a subentry: `A/B test` is one entry, `A//B test`."""
    return name.replace("/", "//")


def _source(passage: Passage, reference: Reference) -> Markup:
    """Return a source's key in brackets, or the words given for it."""
    source = passage.setter.guide.resolve("source", reference.name).item
    return _cite(passage, source.id, reference.words or f"[{passage.setter.typographer.line(source.key)}]")


def _cite(passage: Passage, name: str, words: str) -> Markup:
    """Return words that lead to a source and count as a use of it; of a key cut short, the whole is announced."""
    key = passage.setter.typographer.line(passage.setter.guide.sources[name].key)
    title = key if key != words and key.endswith(words) else ""
    return use(f"source:{name}", _link(passage, "cite", f"source-{name}", words, title))


def _index(passage: Passage, reference: Reference) -> Markup:
    """Return the words, marked as an index entry of their own or of the key given."""
    key = reference.name or literal_key(reference.words)
    if not key:
        return passage.fault(reference.place, "an index mark needs words", "write [the words](index:)")
    if passage.is_plain:
        return reference.label
    passage.setter.marks += 1
    mark = Markup(' id="index-{}-{}"').format(passage.setter.gathering, passage.setter.marks)
    return use(f"index:{key}", reference.label, mark)


# Places in the book, and addresses outside it


def _place(passage: Passage, reference: Reference) -> Markup:
    """Return what a thing is called and the page it stands on, tied: `Chapter 7 (p. 45)`, `label (p. 45)`.

    The page of a section stands in the margin where there is one, and behind a comma within parentheses.
    """
    item = passage.setter.guide.resolve(reference.kind, reference.name).item
    name = reference.label or escape(_name(passage, reference, item))
    if passage.is_plain:
        return name
    id_ = f"{reference.kind}-{reference.name}"
    folio = _link(passage, "folio", id_, passage.setter.page_map.folio(id_))
    page = Markup("{}{}{}").format(passage.setter.typographer.labels.page, NBSP, folio)
    says = partial(_see, passage, page, item)
    if reference.kind == "section" and passage.has_noted("place", id_, says, reference.place):
        return name
    form = Markup(",{}{}") if passage.parentheses else Markup("{}({})")
    return name + form.format(NBSP, page)


def _see(passage: Passage, page: Markup, section: Part) -> Said:
    """Return the page on which a section begins, and its title."""
    setter = passage.setter
    return Said(Markup("<b>{} {}</b>").format(setter.typographer.labels.see, page), escape(setter.plain(section.title)))


def _name(passage: Passage, reference: Reference, item: Part) -> str:
    """Return what a thing is called: its number, `Figure 7.2`, or its name, or its title in quotation marks."""
    setter = passage.setter
    if number := setter.numbers.of(reference.kind, reference.name):
        return f"{getattr(setter.typographer.labels, reference.kind)}{NBSP}{number}"
    field = next(field for field in TITLES if getattr(item, field, None))
    title = setter.plain(getattr(item, field))
    opening, closing, *_ = setter.typographer.quotes
    return title if field in ("name", "skill") else f"{opening}{title}{closing}"


def _outside(passage: Passage, reference: Reference) -> Markup:
    """Return a link that leaves the book."""
    words = reference.words or short_url(reference.address)
    if passage.is_plain:
        return escape(words)
    return Markup('<a class="outside" href="{}">{}</a>').format(reference.address, words)


def _link(passage: Passage, kind: str, target: str, words: str, title: str = "") -> Markup:
    """Return words that lead to a place in this document; only the words where it does not hold that place.

    A screen reader announces a link by its title, if it has one.
    """
    if passage.is_plain:
        return escape(words)
    if not passage.setter.links:
        return Markup('<span class="{}">{}</span>').format(kind, words)
    said = Markup(' title="{}"').format(title) if title else ""
    return Markup('<a class="{}" href="#{}"{}>{}</a>').format(kind, target, said, words)


SETTERS: dict[str, Callable[[Passage, Reference], Markup]] = {
    **dict.fromkeys(("fact", "pay", "series"), _figure),
    **dict.fromkeys(
        ("chapter", "section", "figure", "table", "worksheet", "resource", "role", "part", "block"), _place
    ),
    **dict.fromkeys(("https", "http", "mailto"), _outside),
    "term": _term,
    "source": _source,
    "index": _index,
}
"""What sets each kind of reference; an address of any other kind is a problem."""
