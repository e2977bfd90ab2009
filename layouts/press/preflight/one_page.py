"""The cheat sheet is one page, and says by how much it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from guide import Place, Problem

from ..survey import PageSurvey
from .printed import PrintedPage

TALLEST = 3


def more_than_one_page(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem when the sheet is not exactly one page: by how many mm, and which panels are tallest."""
    if len(pages) == 1:
        return
    used = [used_height(page.survey) for page in pages]
    over = sum(used) - pages[0].survey.type_area.height  # the foot of the first page is free for it
    if over <= 0:  # a panel in one piece, or a break that the style sheets ask for
        over = sum(used[1:])
    panels: Counter[str] = Counter()
    for page in pages:
        for panel in page.survey.panels:
            panels[panel.name] += round(panel.frame.height)
    tallest = ", ".join(f"'{name}' {height} mm" for name, height in panels.most_common(TALLEST))
    yield Problem(
        Place(f"{pages[0].output} page 2"),
        f"the sheet must be one page: it is {len(pages)}, {over:.0f} mm too long",
        f"the tallest panels are {tallest}" if tallest else "",
    )


def used_height(survey: PageSurvey) -> float:
    """Return how far down the type area something stands, in mm; running heads and folios do not count."""
    things = (thing for thing in [*survey.runs, *survey.pictures] if thing.setting.area != "furniture")
    bottoms = (thing.frame.bottom for thing in [*things, *survey.panels])
    return max(bottoms, default=survey.type_area.top) - survey.type_area.top
