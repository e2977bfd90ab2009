"""The order of the book: right-hand pages, blank pages, roman and arabic folios, the page map."""

from __future__ import annotations

import pytest

from layouts.press.bind.order import Station, folio_text, page_map, stations
from layouts.press.gathering import Gathering
from tests.press.pressroom import book_of, gathering, sample


def opening(numbering: str, *, recto: bool = False) -> Gathering:
    """Return a gathering of which only the opening matters."""
    return Gathering("any", "", recto, numbering)


def stations_of_lengths(*gatherings: tuple[Gathering, int]) -> list[Station]:
    """Return where gatherings of these lengths stand."""
    lengths = iter(length for _, length in gatherings)
    return list(stations((one for one, _ in gatherings), lambda *_: next(lengths)))


def test_a_gathering_that_opens_on_a_right_hand_page_gets_a_blank_page_before_it() -> None:
    cover, front = (opening("none"), 1), (opening("roman", recto=True), 2)
    assert stations_of_lengths(cover, front) == [Station(1, 1, "roman", False), Station(3, 3, "roman", True)]


def test_a_gathering_that_falls_on_a_right_hand_page_gets_none() -> None:
    assert stations_of_lengths((opening("roman"), 2), (opening("roman", recto=True), 1))[1].has_blank_before is False


def test_arabic_folios_restart_at_one_on_a_right_hand_page() -> None:
    front, chapter, next_chapter = (opening("roman"), 3), (opening("arabic"), 4), (opening("arabic"), 1)
    assert stations_of_lengths(front, chapter, next_chapter) == [
        Station(1, 1, "roman", False),
        Station(5, 1, "arabic", True),
        Station(9, 5, "arabic", False),
    ]


def test_a_gathering_without_numbers_counts_on() -> None:
    assert stations_of_lengths((opening("arabic"), 3), (opening("none"), 1))[1] == Station(4, 4, "arabic", False)


@pytest.mark.parametrize(
    ("number", "numbering", "text"),
    [(4, "roman", "iv"), (49, "roman", "xlix"), (1994, "roman", "mcmxciv"), (4, "arabic", "4")],
)
def test_folios_are_written_as_they_are_printed(number: int, numbering: str, text: str) -> None:
    assert folio_text(number, numbering) == text


def test_the_page_map_knows_the_printed_page_of_every_id() -> None:
    assert sample()[1].folios == {
        "cover": "i",
        "front": "iii",
        "part-work": "1",
        "work": "2",
        "part-pay": "7",
        "pay": "8",
        "sources": "12",
    }


def test_the_page_map_names_each_page_of_a_use_once_in_order() -> None:
    twice = '<h1>A</h1><p data-use="source:a">1</p><p data-use="source:a">2</p>'
    later = '<p data-use="source:a" style="break-before: page">3</p>'
    assert page_map(book_of([gathering(twice + later)])).uses == {"source:a": ("1", "2")}


def test_an_element_on_two_pages_is_used_where_it_begins() -> None:
    long = f'<h1>A</h1><p data-use="source:a">{"word " * 300}</p>'
    assert page_map(book_of([gathering(long)])).uses == {"source:a": ("1",)}
