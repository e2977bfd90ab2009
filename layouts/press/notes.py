"""Notes in the margin: a term with its meaning, a figure with its evidence, a section with its page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from guide import Place

from .typography import DOT


@dataclass(frozen=True, slots=True)
class Said:
    """What a note says: of what, on how many observations, and the rest."""

    head: Markup
    body: Markup
    sample: str = ""
    """The sample, where it can stand behind the head: figures that differ in it alone share a note."""
    is_sum: bool = False
    """Whether the head tells how a figure was computed, and so takes a line of its own."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of its kind, from its place in the guide."""

    kind: str
    said: Said
    place: Place


def source_attribute(place: Place) -> Markup:
    """Return the attribute that names the content line an element comes from; nothing for text made in code."""
    return Markup(' data-src="{}"').format(place) if place.file else Markup("")


def together(notes: list[Note]) -> Markup:
    """Return waiting notes as one, which stands in the margin and may break between two of them; none waits then.

    Figures that rest on the same evidence share a note.
    """
    alike: dict[tuple[str, Markup], list[Note]] = {}
    for note in notes:
        alike.setdefault((note.kind, note.said.body), []).append(note)
    notes.clear()
    frame = Markup('<span class="note {}-note"{}><span class="in">{}{}</span></span>')
    joined = Markup("").join(
        frame.format(kind, source_attribute(same[0].place), heads_of([note.said for note in same]), body)
        for (kind, body), same in alike.items()
    )
    return Markup('<span class="notes">{}</span>').format(joined) if joined else joined


def heads_of(said: list[Said]) -> Markup:
    """Return what notes of the same evidence are about: figures in a row, then each computed one on its own line."""
    plain = [one for one in said if not one.is_sum]
    rows = [
        Markup(" ").join(filter(None, (Markup(", ").join(one.head for one in run), escape(sample))))
        for sample, run in groupby(plain, lambda one: one.sample)
    ]
    sums = [
        Markup('<span class="sum">{}</span>').format(Markup(", ").join(filter(None, (one.head, escape(one.sample)))))
        for one in said
        if one.is_sum
    ]
    ends_in_sample = not sums and bool(said[-1].sample) and not said[-1].body.startswith("<")
    return Markup("; ").join(rows) + Markup("").join(sums) + Markup(DOT if ends_in_sample else " ")
