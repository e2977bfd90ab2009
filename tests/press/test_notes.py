"""Notes in the margin: what shares a note, and how its line reads."""

from __future__ import annotations

from markupsafe import Markup

from guide import Place
from layouts.press.notes import Note, Said, heads_of, together

FROM = Markup('Norway, 2024 <span class="from">Survey</span>')


def said(head: str, sample: str = "", is_sum: bool = False) -> Said:
    """Return what a note of the one survey says."""
    return Said(Markup(head), FROM, sample, is_sum)


def words(*notes: Said) -> str:
    """Return the heads of notes with ordinary spaces."""
    return str(heads_of(list(notes))).replace("\u00a0", " ")


def test_figures_of_one_sample_stand_in_a_row_before_it() -> None:
    assert words(said("47%", "n = 164"), said("22%", "n = 164")) == "47%, 22% n = 164 · "


def test_figures_of_several_samples_are_parted_by_a_semicolon() -> None:
    assert words(said("47%", "n = 164"), said("4 years", "n = 130")) == "47% n = 164; 4 years n = 130 · "


def test_a_computed_figure_has_a_line_of_its_own() -> None:
    computed = said("1.2× = 6 ÷ 5", "n = 48", is_sum=True)
    assert words(said("6"), computed) == '6<span class="sum">1.2× = 6 ÷ 5, n = 48</span> '


def test_no_point_stands_before_a_source_alone() -> None:
    assert words(Said(Markup("6"), Markup('<span class="from">Survey</span>'), "n = 48")) == "6 n = 48 "


def test_notes_that_differ_in_their_sample_alone_are_one() -> None:
    notes = [Note("evidence", said("47%", "n = 164"), Place("")), Note("evidence", said("4", "n = 130"), Place(""))]
    assert together(notes).count("Survey") == 1
    assert notes == []


def test_no_notes_are_nothing() -> None:
    assert together([]) == ""
