"""The filters of the templates: what a figure's line of sources tells, and what its title need not tell again."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from guide import Guide, Prose, Series, Source
from layouts.press.fittings import Fittings
from layouts.press.markup import ProseSetter
from layouts.press.typography import Typographer

POINTS = [{"key": "2020", "label": "2020", "value": "40"}, {"key": "2024", "label": "2024", "value": "52"}]
KNOWN = {"as_of": "2020", "until": "2024", "source": "survey", "grade": "A", "review_by": "2026"}


def series(name: str, **known: str) -> Series:
    """Return a series of people over time."""
    frame = {"id": name, "label": name, "unit": "people", "over": "time", "points": POINTS}
    return Series.model_validate(frame | KNOWN | known)


def source(name: str, key: str) -> Source:
    """Return a source with its key."""
    return Source.model_validate({"id": name, "key": key, "author": "A", "title": "T", "read": "2025", "grade": "A"})


@pytest.fixture
def guide(lighthouse: Guide) -> Guide:
    """The small guide with series of two places, one of them counted, and sources of a name in common."""
    found = (
        series("north", region="Norway"),
        series("south", region="Spain"),
        series("counted", region="Malta", n="48", sample="keepers"),
        series("old", region="Norway", also=["census"]),
    )
    sources = {"survey": source("survey", "Keepers 2024"), "census": source("census", "Keepers 2020")}
    return lighthouse.model_copy(update={"series": {one.id: one for one in found}, "sources": sources})


def told(guide: Guide, *names: str) -> list[str]:
    """Return what a figure of these series says of its evidence, a piece each, with ordinary spaces."""
    fittings = Fittings(guide, Typographer.of(guide), {})
    return [fittings.grounds(base).replace("\u00a0", " ") for base in fittings.bases(SimpleNamespace(series=names))]


def test_evidence_that_differs_in_its_place_alone_is_told_once(guide: Guide) -> None:
    assert told(guide, "north", "south") == ["Norway, Spain, 2020–2024"]


def test_evidence_with_a_sample_of_its_own_is_told_alone(guide: Guide) -> None:
    assert told(guide, "north", "counted") == ["Norway, 2020–2024", "Malta, 2020–2024 · n = 48 keepers"]


def test_a_row_of_sources_names_what_they_share_once(guide: Guide) -> None:
    keys = Fittings(guide, Typographer.of(guide), {}).keys_of(guide.series["old"])
    assert [(one.id, words) for one, words in keys] == [("survey", "Keepers 2024"), ("census", "2020")]


def test_a_figures_title_brings_a_note_only_for_what_its_sources_do_not_tell(guide: Guide) -> None:
    setter = ProseSetter(guide, Typographer.of(guide))
    fittings, title = Fittings(guide, setter.typographer, {}), Prose("[](series:north.2024)")
    fittings.figure_title({"setter": setter}, SimpleNamespace(title=title, series=("south",), sources=()))
    assert setter.held_notes() == ""
    fittings.figure_title({"setter": setter}, SimpleNamespace(title=title, series=(), sources=("census",)))
    assert "52\u00a0people" in setter.held_notes()
