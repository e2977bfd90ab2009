"""Advice held against what the guide accepts, and acceptances that nothing calls for any more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from guide import Accepted, Problem

from .printed import Remark


def weigh(remarks: Iterable[Remark], accepted: Sequence[Accepted]) -> tuple[tuple[Problem, ...], frozenset[int]]:
    """Return the remarks that nobody has accepted, and the numbers of the acceptances that others called for."""
    unmet, needed = [], set()
    for remark in remarks:
        met = {number for number, one in enumerate(accepted) if _is_about(one, remark)}
        needed |= met
        if not met:
            unmet.append(remark.problem)
    return tuple(unmet), frozenset(needed)


def idle_acceptances(accepted: Sequence[Accepted], needed: Collection[int]) -> Iterator[Problem]:
    """Yield a remark for each acceptance that no remark on any page calls for."""
    for number, one in enumerate(accepted):
        if number not in needed:
            message = f"no page calls for this any more: {one.rule}, '{one.words}'"
            yield Problem(one.place, message, "take it out of the list")


def _is_about(accepted: Accepted, remark: Remark) -> bool:
    """Return whether a remark is of the accepted rule and its words hold the accepted ones."""
    return accepted.rule == remark.rule and _letters(accepted.words) in _letters(remark.words)


def _letters(text: str) -> str:
    """Return letters and digits alone: line breaks, hyphens and ties change the rest."""
    return re.sub(r"[\W_]+", "", text).casefold()
