"""References inside prose: Markdown links whose address is `kind:id`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .model.base import Prose

# A Markdown link: a label without brackets, an address bare or between < and >. Code spans are skipped.
_LINK = re.compile(
    r"`[^`]*`|(?P<picture>(?<!\\)!)?\[(?P<label>[^\[\]]*)\]\((?:<(?P<quoted>[^<>]*)>|(?P<bare>[^()\s]*))\)"
)

FIGURES = frozenset({"fact", "pay", "series"})
"""Kinds whose printed words are their value, so that no label can contradict it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a text: its label, its address, and the offset it starts at."""

    label: str
    address: str
    offset: int
    is_picture: bool = False

    @property
    def kind(self) -> str:
        """Return the part of the address before its colon."""
        return self.address.partition(":")[0]

    @property
    def name(self) -> str:
        """Return the part of the address behind its colon."""
        return self.address.partition(":")[2]


def links_in(prose: Prose) -> Iterator[Link]:
    """Yield every link of a text, in order."""
    for found in _LINK.finditer(prose):
        if found["label"] is not None:
            address = found["quoted"] if found["quoted"] is not None else found["bare"]
            is_picture = bool(found["picture"])
            yield Link(found["label"], address, found.start() + is_picture, is_picture)
