"""Checks of the whole guide: every reference means something, every figure is placed once, ids do not clash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .model.base import Part, Prose, Ref, Target, Text, parts_within, texts_within
from .model.blocks import FigureBlock, PayTableBlock, RoleProfile, Table, WorksheetBlock
from .model.book import PartOfBook, SheetPanel
from .model.chapter import Section
from .model.evidence import PayTable
from .model.figures import Bars, Curves, Dots, Overlap, PayCompare, PayQuantiles, Plot, Shares, Slope, Trend
from .model.guide import Guide
from .model.openers import Cover
from .problems import Place, Problem, did_you_mean
from .references import FIGURES, Link, links_in

_SUBJECT = {
    "fact": "facts",
    "series": "facts",
    "pay": "salaries",
    "source": "sources",
    "figure": "figures",
    "term": "glossary",
    "role": "roles",
    "resource": "resources",
    "worksheet": "worksheets",
    "chapter": "chapters",
    "section": "chapters",
    "table": "chapters",
    "block": "chapters",
    "part": "book",
}
"""Which files define each kind of thing that can be referred to."""


def check(guide: Guide, failed: frozenset[str] = frozenset()) -> list[Problem]:
    """Return every problem between the parts of a guide; references into subjects that failed are not judged."""
    unsure = frozenset(kind for kind, subject in _SUBJECT.items() if subject in failed)
    problems = [problem for text in _texts(guide) for problem in _references(guide, text, unsure)]
    for rule in (_clashing_ids, _derived_facts, _figure_data, _sheet_panels, _openers):
        problems += rule(guide, unsure)
    if not failed & {"book", "front", "chapters", "cheatsheet"}:
        problems += _placed_once(guide, unsure)
    return problems


def _texts(guide: Guide) -> Iterator[Text]:
    """Yield every text of the guide."""
    for name in type(guide).model_fields:
        yield from texts_within(getattr(guide, name))


def _references(guide: Guide, text: Text, unsure: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each reference in a text that means nothing."""
    if isinstance(text, Ref):
        yield from _unknown(guide, text.kind, text, text.place, unsure)
    elif isinstance(text, Target):
        yield from _unknown(guide, text.kind, text.name, text.place, unsure)
    elif isinstance(text, Prose):
        for link in links_in(text):
            yield from _link(guide, link, text.spot(link.offset), unsure)


def _link(guide: Guide, link: Link, place: Place, unsure: frozenset[str]) -> Iterator[Problem]:
    """Yield the problems of one link in prose."""
    if link.is_picture:
        yield Problem(place, "a picture cannot stand in prose", "place it as a block: kind: figure")
    elif link.kind == "index":
        if not (link.label or link.name):
            yield Problem(place, "an index mark needs words", "write [the words](index:)")
    elif link.kind in ("http", "https", "mailto"):
        if not link.label.strip():
            yield Problem(place, f"the link to {link.address} has no words", "write [what it is](https://…)")
    elif link.kind in _SUBJECT:
        if link.kind in FIGURES and link.label:
            message = f"'{link.label}' could contradict the figure it stands for"
            yield Problem(place, message, f"leave the brackets empty: []({link.address}) prints the value")
        elif link.kind == "term" and not link.label:
            yield Problem(place, "a reference to a term needs its words", f"write [the word]({link.address})")
        yield from _unknown(guide, link.kind, link.name, place, unsure)
        yield from _without_value(guide, link, place)
    else:
        yield Problem(
            place, f"'{link.address}' is not a reference", did_you_mean(link.kind, (*_SUBJECT, "index", "https"))
        )


def _unknown(guide: Guide, kind: str, name: str, place: Place, unsure: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem when a reference of a kind means nothing."""
    if kind in unsure:
        return
    if kind not in _SUBJECT:
        yield Problem(place, f"'{kind}' is not a kind of reference", did_you_mean(kind, _SUBJECT))
        return
    try:
        guide.resolve(kind, name)
    except LookupError as error:
        if kind == "fact" and name in guide.facts:
            return  # what a derived fact lacks is said where it is defined
        if unsure & FIGURES and str(error.args[0]) != name.partition(".")[0]:
            return
        yield _unresolved(guide, kind, name, str(error.args[0]), place)
    except (ArithmeticError, RecursionError):
        yield Problem(place, f"'{kind}:{name}' cannot be computed", "its figures divide by zero or refer to themselves")


def _unresolved(guide: Guide, kind: str, name: str, unknown: str, place: Place) -> Problem:
    """Return the problem of a name that is unknown, or of a part that the thing does not have."""
    first, _, rest = name.partition(".")
    items = guide.known(kind)
    if first not in items:
        hint = did_you_mean(first, items) or f"there is nothing in '{_SUBJECT[kind]}': is the file there?"
        return Problem(place, f"there is no {kind} '{first}'", hint)
    item = items[first]
    if isinstance(item, PayTable) and item.row(rest.partition(".")[0]) is None:
        return Problem(
            place, f"the pay table '{first}' has no row '{unknown}'", did_you_mean(unknown, (r.id for r in item.rows))
        )
    if kind == "series":
        return Problem(
            place, f"the series '{first}' has no point '{unknown}'", did_you_mean(unknown, (p.key for p in item.points))
        )
    return Problem(
        place, f"{kind} '{first}' has no '{unknown}'", "name a value it has, like n, low, high, range or median"
    )


def _without_value(guide: Guide, link: Link, place: Place) -> Iterator[Problem]:
    """Yield a problem when a reference in prose names a table or series as a whole, which prints nothing."""
    if link.kind not in ("pay", "series"):
        return
    try:
        found = guide.resolve(link.kind, link.name)
    except (LookupError, ArithmeticError):
        return
    if found.value is None and found.ends is None and found.date is None:
        yield _no_single_value(link.address, place)


def _no_single_value(address: str, place: Place) -> Problem:
    """Return the problem of a whole named where one of its values is wanted."""
    return Problem(place, f"'{address}' names no single value", "add the row and value, like .senior.median")


def _without_number(guide: Guide, target: Target) -> Iterator[Problem]:
    """Yield a problem when a target that something is computed or drawn from is not one number."""
    try:
        if guide.resolve(target.kind, target.name).value is None:
            yield _no_single_value(target, target.place)
    except (LookupError, ArithmeticError, RecursionError):
        return  # said where every reference is judged


def _clashing_ids(guide: Guide, unsure: frozenset[str]) -> list[Problem]:
    """Return a problem for each id that two sections or two blocks share."""
    problems = []
    for kinds in ((Section,), (Table, PayTableBlock)):
        first: dict[str, Part] = {}
        parts = (part for chapter in guide.chapters.values() for part in parts_within(chapter))
        for part in (part for part in parts if isinstance(part, kinds)):
            if part.id in first:
                message = f"the id '{part.id}' is given twice (first at {first[part.id].place_of('id')})"
                problems.append(Problem(part.place_of("id"), message, "give one of them another id"))
            first.setdefault(part.id, part)
    return problems


def _derived_facts(guide: Guide, unsure: frozenset[str]) -> list[Problem]:
    """Return a problem for each derived fact that cannot be computed or mixes units."""
    problems = []
    for fact in guide.facts.values():
        if fact.value is not None or any(target.kind in unsure for target in fact.operands):
            continue
        problems += [problem for target in fact.operands for problem in _without_number(guide, target)]
        try:
            first, second = (guide.resolve(target.kind, target.name).value for target in fact.operands)
            guide.resolve("fact", fact.id)
        except LookupError:
            continue
        except (ArithmeticError, RecursionError):
            problems.append(Problem(fact.place, f"the fact '{fact.id}' cannot be computed", "check its two figures"))
            continue
        if first and second and first.unit != second.unit and not _same_noun(first.unit, second.unit):
            message = f"the fact '{fact.id}' compares '{first.unit}' with '{second.unit}'"
            problems.append(Problem(fact.place, message, "compare figures in one unit"))
    return problems


def _same_noun(first: str, second: str) -> bool:
    """Say whether two units are counted nouns and so may be compared as counts."""
    return all(unit not in ("%", "×") and not unit.isupper() for unit in (first, second))


def _figure_data(guide: Guide, unsure: frozenset[str]) -> list[Problem]:
    """Return a problem for each figure whose data do not fit its kind of chart."""
    problems: list[Problem] = []
    for figure in guide.figures.values():
        problems += [Problem(figure.place, message, hint) for message, hint in _misfits(guide, figure)]
        for target in figure.marks if isinstance(figure, Curves) else ():
            problems += [] if target.kind in unsure else _without_number(guide, target)
    return problems


def _misfits(guide: Guide, figure: Plot) -> Iterator[tuple[str, str]]:
    """Yield what does not fit in one figure."""
    if isinstance(figure, Dots | Trend | Slope):
        if len(figure.series) > 1 and len(figure.names) != len(figure.series):
            yield f"'{figure.id}' shows {len(figure.series)} series and names {len(figure.names)}", "give each a name"
        units = {guide.series[name].unit for name in figure.series if name in guide.series}
        if len(units) > 1:
            yield f"'{figure.id}' mixes units: {', '.join(map(str, units))}", "draw one unit in a chart"
    if isinstance(figure, Trend | Slope):
        for name in figure.series:
            if name in guide.series and len(guide.series[name].points) == 1:
                yield f"'{figure.id}' draws a line through the single point of '{name}'", "give the series two points"
    if isinstance(figure, Trend | Slope) and figure.highlight and figure.highlight not in figure.series:
        yield f"'{figure.id}' highlights '{figure.highlight}' and does not draw it", "name one of its series"
    if isinstance(figure, PayQuantiles) and figure.pay in guide.pay:
        for row in (*figure.rows, *figure.highlight):
            if guide.pay[figure.pay].row(row) is None:
                known = (found.id for found in guide.pay[figure.pay].rows)
                yield f"the pay table '{figure.pay}' has no row '{row}'", did_you_mean(row, known)
    if isinstance(figure, PayCompare):
        names = [row.partition(".")[0] for panel in figure.panels for row in panel.rows]
        currencies = {guide.pay[name].currency for name in names if name in guide.pay}
        if len(currencies) > 1:
            yield f"'{figure.id}' mixes currencies: {', '.join(sorted(currencies))}", "draw one currency in a chart"
        for panel in figure.panels:
            if panel.names and (len(panel.names) != len(panel.rows) or not all("." in row for row in panel.rows)):
                yield f"panel '{panel.label}' has {len(panel.names)} names for its rows", "give each 'table.row' a name"
    if isinstance(figure, Bars | Dots):
        name = figure.series if isinstance(figure, Bars) else figure.series[0]
        for key in figure.highlight if name in guide.series else ():
            if guide.series[name].point(key) is None:
                known = (point.key for point in guide.series[name].points)
                yield f"the series '{name}' has no point '{key}'", did_you_mean(key, known)
    if isinstance(figure, Overlap):
        for row in figure.rows:
            if len(row.weights) != len(figure.columns):
                yield f"row '{row.label}' has {len(row.weights)} weights for {len(figure.columns)} columns", ""
            if any(weight not in range(4) for weight in row.weights):
                yield f"row '{row.label}' has a weight outside 0 to 3", ""
    if isinstance(figure, Curves) and len({point.x for curve in figure.curves for point in curve.points}) == 1:
        yield f"the curves of '{figure.id}' have points at one x only", "give each curve points from left to right"
    if isinstance(figure, Shares):
        for bar in figure.bars:
            for share in bar.shares:
                if share.value < 0:
                    yield f"the share '{share.label}' of '{bar.label}' is below zero", ""
            if sum(share.value for share in bar.shares) != 100:
                yield f"the shares of '{bar.label}' add up to {sum(share.value for share in bar.shares)}, not 100", ""


def _sheet_panels(guide: Guide, unsure: frozenset[str]) -> list[Problem]:
    """Return a problem for each panel that lacks what its style shows, or rests on what is no evidence."""
    panels = [part for holder in (guide.cheatsheet, guide.front) if holder for part in parts_within(holder)]
    problems = []
    for panel in (part for part in panels if isinstance(part, SheetPanel)):
        wants = {"figure": panel.figure, "table": panel.table, "text": panel.text}.get(panel.style, panel.items)
        if not wants:
            field = panel.style if panel.style in ("figure", "table", "text") else "items"
            problems.append(Problem(panel.place, f"a panel in the style '{panel.style}' needs '{field}'"))
        for target in panel.evidence:
            if target.kind not in FIGURES:
                message = f"'{target}' is no evidence"
                problems.append(Problem(target.place, message, f"name one of: {', '.join(sorted(FIGURES))}"))
    return problems


def _openers(guide: Guide, unsure: frozenset[str]) -> list[Problem]:
    """Return a problem for a cover whose row cannot be drawn, and for each chapter that opens with no single figure."""
    problems: list[Problem] = []
    if guide.book and guide.book.cover and "pay" not in unsure:
        problems += _cover(guide, guide.book.cover)
    for chapter in guide.chapters.values():
        target = chapter.opening and chapter.opening.value
        if target and target.kind not in FIGURES:
            hint = f"name one of: {', '.join(sorted(FIGURES))}"
            problems.append(Problem(target.place, f"'{target}' is no figure to open with", hint))
        elif target and target.kind not in unsure:
            problems += _without_number(guide, target)
    return problems


def _cover(guide: Guide, cover: Cover) -> Iterator[Problem]:
    """Yield a problem when the row that a cover sets off is not there, or has too little to be drawn."""
    table, place = guide.pay.get(cover.pay), cover.place_of("row")
    if table is None:
        return  # said where every reference is judged
    row = table.row(cover.row)
    if row is None:
        hint = did_you_mean(cover.row, (known.id for known in table.rows))
        yield Problem(place, f"the pay table '{table.id}' has no row '{cover.row}'", hint)
    elif not table.is_charted_whole(row) or row.p25 == row.p75:
        hint = "take a row with p25, median and p75, from enough observations"
        yield Problem(place, f"the cover cannot show the row '{cover.row}' of '{table.id}'", hint)


def _placed_once(guide: Guide, unsure: frozenset[str]) -> list[Problem]:
    """Return a problem for each figure that no page shows, and for each figure, sheet or profile shown twice."""
    problems = []
    placed: Counter[tuple[str, str]] = Counter()
    for part in parts_within([guide.front, *guide.chapters.values(), guide.book]):
        for kind, name in _places_of(part):
            placed[kind, name] += 1
            if placed[kind, name] > 1:
                problems.append(
                    Problem(name.place, f"the {kind} '{name}' is placed twice", "refer to it the second time")
                )
    on_sheet = {part.figure for part in parts_within([guide.cheatsheet, guide.front]) if isinstance(part, SheetPanel)}
    if "figure" not in unsure:
        for figure in guide.figures.values():
            if not placed["figure", figure.id] and figure.id not in on_sheet:
                message = f"the figure '{figure.id}' stands on no page"
                problems.append(Problem(figure.place, message, "place it: kind: figure, or delete it"))
    return problems


def _places_of(part: Part) -> Iterator[tuple[str, Ref]]:
    """Yield what a block or a part of the book puts on the page."""
    if isinstance(part, FigureBlock):
        yield "figure", part.figure
    elif isinstance(part, WorksheetBlock):
        yield "worksheet", part.worksheet
    elif isinstance(part, RoleProfile):
        yield "role", part.role
    elif isinstance(part, PartOfBook) and part.figure:
        yield "figure", part.figure
