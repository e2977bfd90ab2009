"""Scales: round ticks, room for words, labels pushed apart."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from layouts.press.charts.scales import Scale, fitted, log_ticks, pushed_apart, round_ticks


def ticks(low: str, high: str, most: int) -> list[str]:
    """Return round ticks as text."""
    return [f"{tick:f}" for tick in round_ticks(Decimal(low), Decimal(high), most)]


def test_ticks_are_round_and_enclose_the_values() -> None:
    assert ticks("90_000", "300_000", 6) == ["50000", "100000", "150000", "200000", "250000", "300000"]
    assert ticks("0", "0.93", 6) == ["0", "0.2", "0.4", "0.6", "0.8", "1"]
    assert ticks("-25.9", "33.5", 6) == ["-40", "-20", "0", "20", "40"]


@pytest.mark.parametrize("most", [2, 3, 5, 9])
def test_there_are_never_more_ticks_than_asked_for(most: int) -> None:
    assert len(ticks("13", "987", most)) <= most


def test_one_value_alone_has_a_scale_too() -> None:
    assert ticks("5", "5", 4)[0] <= "5"
    assert len(ticks("0", "0", 4)) >= 2


def test_ticks_of_a_logarithmic_axis_are_powers_of_ten() -> None:
    assert [f"{tick:f}" for tick in log_ticks(Decimal(30), Decimal(2_000))] == ["10", "100", "1000", "10000"]


def test_a_scale_leads_there_and_back() -> None:
    for scale in (Scale(0, 300, 20, 110), Scale(1, 1000, 20, 110, is_log=True)):
        assert scale.value(scale.mm(30)) == pytest.approx(30)


def test_a_fitted_scale_leaves_room_for_words_outside_its_marks() -> None:
    scale = fitted(0, 100, 10, 100, before=[(5, 12)], after=[(90, 30)])
    assert scale.mm(5) - 12 >= 10 - 1e-3
    assert scale.mm(90) + 30 <= 100 + 1e-3
    assert scale.mm(90) + 30 == pytest.approx(100, abs=1e-3)


def test_labels_are_pushed_apart_no_further_than_needed_and_keep_their_order() -> None:
    placed = pushed_apart([10, 11, 30], [4, 4, 4], 0, 40)
    assert placed == pytest.approx([8.5, 12.5, 30])


def test_labels_stay_between_the_edges() -> None:
    placed = pushed_apart([1, 1, 39, 40], [4] * 4, 0, 40)
    assert all(2 <= place <= 38 for place in placed)
    assert all(later - earlier >= 4 - 1e-9 for earlier, later in pairwise(placed))
