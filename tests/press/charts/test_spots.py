"""Where a word stands beside a point of a line: off every line, inside the field."""

from __future__ import annotations

from layouts.press.charts.spots import free_spot

FIELD = (0.0, 0.0, 100.0, 50.0)
SIZE = (12.0, 3.0)


def test_a_word_stands_above_a_line_that_falls_away() -> None:
    left, middle = free_spot((50, 20), SIZE, [[(0, 20), (50, 20), (100, 45)]], FIELD)
    assert (left, middle < 20) == (50, True)


def test_a_word_stands_below_a_line_that_runs_above_it() -> None:
    _, middle = free_spot((50, 20), SIZE, [[(0, 20), (100, 20)], [(0, 17), (100, 17)]], FIELD)
    assert middle > 20


def test_a_word_at_the_right_edge_stays_inside() -> None:
    left, _ = free_spot((100, 20), SIZE, [[(0, 40), (100, 20)]], FIELD)
    assert left + SIZE[0] <= 100


def test_a_word_goes_farther_off_where_its_point_is_crowded() -> None:
    near = [[(0, y), (100, y)] for y in (17, 20, 23)]
    _, middle = free_spot((50, 20), SIZE, near, FIELD)
    assert abs(middle - 20) > 4
