"""Words of the HTML that are on no page: the engine drops, without a word, what does not fit a box of fixed height."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from guide import Place, Problem

from ..pages import Sheets
from ..survey import Run
from .printed import quote

# Spaces, hyphens and what is not seen: line breaks change them.
LOOSE = re.compile("[\\s\u00ad\u200b\u200c\u200d\u2060\u2010\u2011-]+")
BROKEN = re.compile("[-\u2010\u00ad]\n")


def lost_words(book: Sequence[Sheets], output: str) -> Iterator[Problem]:
    """Yield a problem for each content line of which not every letter is printed.

    Each element's own text is held against what stands on the pages for it, in letters, so that neither order nor
    hyphens matter; more than once, as in the head of a long table, is well.
    """
    for sheets in book:
        printed = _printed(run for page in sheets.surveys for run in page.runs)
        lost: dict[str, list[str]] = defaultdict(list)
        for number, passage in enumerate(sheets.manuscript.passages):
            if passage.text and _lacks(passage.text, printed.get(number, "")):
                lost[passage.source] += _missing_words(passage.text, printed.get(number, ""))
        for source, words in lost.items():
            places = (p.place for p in sheets.manuscript.passages if p.source == source)
            place = next(places) if source else Place(output)
            yield Problem(place, _say(words), "a box of fixed height, or one that is not displayed, hides text")


def _printed(runs: Iterable[Run]) -> dict[int, str]:
    """Return what is printed of each element, a line break between its pieces."""
    pieces: dict[int, list[str]] = defaultdict(list)
    for run in runs:
        if not run.is_generated:
            pieces[run.setting.element].append(run.text)
    return {element: "\n".join(texts) for element, texts in pieces.items()}


def _lacks(written: str, printed: str) -> bool:
    """Return whether a letter that was written is not printed."""
    wanted, found = (LOOSE.sub("", text).casefold() for text in (written, printed))
    return wanted != found and bool(Counter(wanted) - Counter(found))


def _missing_words(written: str, printed: str) -> list[str]:
    """Return the words that are not printed, in their order; a word broken over two lines is printed."""
    found = Counter(LOOSE.sub("", word).casefold() for word in BROKEN.sub("", printed).split())
    missing = []
    for word in written.split():
        key = LOOSE.sub("", word).casefold()
        if found[key]:
            found[key] -= 1
        elif key:
            missing.append(word)
    return missing or written.split()


def _say(words: Sequence[str]) -> str:
    """Return how many words are not printed, and which."""
    some = quote(" ".join(words))
    return f"1 word is not printed: '{some}'" if len(words) == 1 else f"{len(words)} words are not printed: '{some}'"
