"""Composing and laying out until the page numbers stand."""

from __future__ import annotations

import importlib
from collections.abc import Callable

import pytest

from guide import PrintError
from layouts.press.bind import bind, estimate, settle
from layouts.press.bind.folios import renumber
from layouts.press.gathering import Gathering, PageMap
from layouts.press.pages import Sheets, lay_out
from tests.press.pressroom import METADATA, compose_sample, gathering, sample, sample_pdf, small_press


@pytest.fixture
def laid() -> list[str]:
    """The names of the gatherings laid out, in order."""
    return []


@pytest.fixture
def lay_out_one(laid: list[str]) -> Callable[[Gathering, int], Sheets]:
    """Lay out a gathering and note its name."""

    def one(item: Gathering, folio: int) -> Sheets:
        laid.append(item.name)
        return lay_out(item, small_press(), folio)

    return one


def two_pages(reference: str, extra: str = "") -> list[Gathering]:
    """Return a gathering with a reference, and one that it refers to."""
    link = f'<p>See <a class="folio" href="#b">{reference}</a>{extra}.</p>'
    return [gathering(f'<h1 id="a">A</h1>{link}', "one"), gathering('<h1 id="b">B</h1>', "two")]


def test_the_settled_book_shows_its_own_page_numbers() -> None:
    book, known = sample()
    contents = [run.text for page in book[2].surveys for run in page.runs if run.text.strip().isdecimal()]
    assert contents == [known.folio("work"), known.folio("pay")] == ["2", "8"]


def test_blank_pages_have_nothing_on_them() -> None:
    blanks = [sheets for sheets in sample()[0] if sheets.gathering.name == "blank"]
    assert len(blanks) == 3
    assert all(page.runs == [] and page.name == "blank" for sheets in blanks for page in sheets.surveys)


def test_a_gathering_whose_html_stays_is_laid_out_once(
    laid: list[str], lay_out_one: Callable[[Gathering, int], Sheets], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.import_module("layouts.press.bind.settle"), "estimate", lambda _: PageMap())
    settle(lambda known: two_pages(known.folio("b")), lay_out_one)
    assert laid == ["one", "two", "one"]


def test_numbers_of_as_many_digits_as_expected_need_no_second_layout(
    laid: list[str], lay_out_one: Callable[[Gathering, int], Sheets]
) -> None:
    settle(lambda known: two_pages(known.folio("b")), lay_out_one)
    assert laid == ["one", "two"]


def test_an_estimate_counts_on_from_the_length_of_the_text_before() -> None:
    long = gathering(f'<h1 id="a">A</h1><p>{"word " * 6000}</p><p id="z">End.</p>', "one")
    found = estimate([long, gathering('<h1 id="b">B</h1>', "two")])
    assert (found.folio("a"), found.folio("z"), found.folio("b")) == ("1", "15", "16")


def test_numbers_that_never_settle_are_named(lay_out_one: Callable[[Gathering, int], Sheets]) -> None:
    def flip(known: PageMap) -> list[Gathering]:
        more = '<p style="break-before: page">More.</p>' if known.folio("b") == "2" else ""
        return [gathering(f'<h1 id="a">A</h1>{more}', "one"), gathering('<h1 id="b">B</h1>', "two")]

    with pytest.raises(PrintError) as refused:
        settle(flip, lay_out_one)
    assert str(refused.value) == (
        "the page numbers do not settle in 8 rounds; still moving: 'b' (3 or 2)\n    hint: "
        "a page number at the end of a full line can push a line to the next page: reword near one of them"
    )


def test_an_id_in_two_gatherings_is_named_at_the_second(lay_out_one: Callable[[Gathering, int], Sheets]) -> None:
    twice = [
        gathering('<h1 id="a" data-src="g/a.yaml:1:1">A</h1>', "one"),
        gathering('<h1 id="a" data-src="g/b.yaml:1:1">B</h1>', "two"),
    ]
    with pytest.raises(PrintError) as refused:
        settle(lambda _: twice, lay_out_one)
    assert str(refused.value) == "g/b.yaml:1:1: the id 'a' is given in both 'one' and 'two'"


# New numbers on pages that stand


def test_pages_with_new_numbers_are_those_that_laying_out_anew_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    room = importlib.import_module("layouts.press.bind.settle")
    counts = []
    monkeypatch.setattr(room, "renumber", lambda *change: counts.append(change))
    book, known = settle(compose_sample, lambda one, folio: lay_out(one, small_press(), folio))
    assert counts and known == sample()[1]
    assert bind(book, small_press(), METADATA) == sample_pdf()


def test_numbers_of_the_same_width_are_put_into_the_laid_out_page() -> None:
    old, new = two_pages("41")[0], two_pages("57")[0]
    sheets, fresh = renumber(lay_out(old, small_press(), 10), new, 12), lay_out(new, small_press(), 12)
    assert (sheets.gathering, sheets.first_folio, sheets.surveys) == (new, 12, fresh.surveys)
    assert sheets.manuscript.passages == fresh.manuscript.passages


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (two_pages("41")[0], two_pages("141")[0]),
        (two_pages("41")[0], two_pages("41", " again")[0]),
        (two_pages("41")[0], Gathering("one", two_pages("42")[0].html, False, "roman")),
    ],
    ids=["wider", "more text", "other numbering"],
)
def test_anything_more_has_to_be_laid_out(old: Gathering, new: Gathering) -> None:
    assert renumber(lay_out(old, small_press(), 1), new, 1) is None


def test_a_wider_folio_in_the_running_head_has_to_be_laid_out() -> None:
    same = two_pages("41")[0]
    assert renumber(lay_out(same, small_press(), 9), same, 10) is None
