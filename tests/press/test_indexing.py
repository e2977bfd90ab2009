"""The index: order, runs of pages, subentries."""

from __future__ import annotations

import pytest

from layouts.press.indexing import Entry, Letter, merge_runs, read_index, sorting_key


@pytest.mark.parametrize(
    ("folios", "expected"),
    [
        (["3", "4", "5", "9"], ("3–5", "9")),
        (["9", "3", "3", "4"], ("3–4", "9")),
        (["12", "iv", "iii", "1"], ("iii–iv", "1", "12")),
        (["ix", "x", "xi"], ("ix–xi",)),
        ([], ()),
    ],
)
def test_pages_are_merged_into_runs_roman_first(folios: list[str], expected: tuple[str, ...]) -> None:
    assert merge_runs(folios) == expected


def test_entries_are_sorted_without_case_marks_and_signs_and_grouped_by_letter() -> None:
    uses = {f"index:{name}": ("1",) for name in ("watch", "Élan", "eel", '"Eddy"', "10 rules", "W-x")}
    index = [(letter.letter, [entry.name for entry in letter.entries]) for letter in read_index(uses)]
    assert index == [("0–9", ["10 rules"]), ("E", ['"Eddy"', "eel", "Élan"]), ("W", ["watch", "W-x"])]


def test_spellings_that_differ_in_case_are_one_entry() -> None:
    index = read_index({"index:Recall": ("7",), "index:recall": ("2", "3")})
    assert index == (Letter("R", (Entry("Recall", ("2–3", "7")),)),)


def test_a_slash_sets_off_a_subentry() -> None:
    index = read_index({"index:light/range": ("4",), "index:light": ("2",), "index:light/character": ("iv", "3")})
    below = (Entry("character", ("iv", "3")), Entry("range", ("4",)))
    assert index == (Letter("L", (Entry("light", ("2",), below),)),)


def test_a_double_slash_is_a_slash_of_the_name() -> None:
    assert read_index({"index:A//B test": ("2",)})[0].entries == (Entry("A/B test", ("2",)),)


def test_what_follows_a_comma_is_a_subentry_where_another_entry_begins_alike() -> None:
    index = read_index({"index:pay, Canada": ("4",), "index:pay, Germany": ("5",), "index:batch, cost of": ("2",)})
    pay = Entry("pay", (), (Entry("Canada", ("4",)), Entry("Germany", ("5",))))
    assert [letter.entries for letter in index] == [(Entry("batch, cost of", ("2",)),), (pay,)]


def test_only_index_marks_are_read() -> None:
    assert read_index({"source:survey": ("1",)}) == ()


def test_a_name_of_signs_alone_still_sorts() -> None:
    assert sorting_key("+") == "+"
