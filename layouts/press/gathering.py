"""What goes from the templates to the press, and back: a gathering of pages, and the numbers the pages got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Numbering = Literal["none", "roman", "arabic"]
UNKNOWN_FOLIO = "00"


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is laid out together, alone: the cover, the front matter, a chapter, the index."""

    name: str
    html: str
    """A whole document; the press adds the style sheets."""
    opens_recto: bool
    """The book puts a blank page before it when it would open on a left-hand page."""
    numbering: Numbering
    """How its pages are numbered; arabic restarts at 1 with the first arabic gathering."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """On which printed page each id stands, and on which pages each source or index entry is used."""

    folios: Mapping[str, str] = field(default_factory=dict)
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def folio(self, id: str) -> str:  # noqa: A002, the word of HTML
        """Return the printed page number of an id, or two digits to hold its place while it is not yet known."""
        return self.folios.get(id, UNKNOWN_FOLIO)
