"""The road map: bars over their periods."""

from __future__ import annotations

import pytest
from chartroom import draw, fill, words

from guide import NOWHERE, GuideError

PHASES = [
    {"label": "Row", "start": 1, "end": 4, "note": "on the lake"},
    {"label": "Optics", "start": 3, "end": 12},
]
YEAR = {"chart": "roadmap", "period": "month", "periods": 12, "phases": PHASES}


def test_a_bar_covers_its_periods() -> None:
    marks = draw(**YEAR).canvas.marks
    first, second = (marks[f"phase.{number}"].get_path().get_extents() for number in (1, 2))
    assert first.width / 4 == pytest.approx(second.width / 10, rel=0.1)
    assert second.x1 == pytest.approx(112, abs=0.5)


def test_periods_are_numbered_and_named() -> None:
    assert {"Month", "1", "12"} <= set(words(draw(**YEAR)))


def test_many_periods_are_numbered_as_far_as_there_is_room() -> None:
    numbers = [word for word in words(draw(**YEAR | {"periods": 52})) if word.isdigit()]
    assert 5 < len(numbers) < 27


def test_where_not_all_periods_are_numbered_each_bar_says_its_own() -> None:
    assert {"1–4", "3–12"} <= set(words(draw(**YEAR | {"periods": 52})))
    assert "1–4" not in words(draw(**YEAR))


def test_the_phase_that_is_the_point_is_solid_among_pale_ones() -> None:
    drawing = draw(**YEAR | {"phases": [PHASES[0] | {"mark": "true"}, PHASES[1]]})
    assert (fill(drawing, "phase.1"), fill(drawing, "phase.2")) == ("second", "tint")


def test_a_label_without_any_room_is_a_problem_of_the_chart() -> None:
    long = PHASES[0] | {"label": "x" * 180}
    canvas = draw(is_clean=False, **YEAR | {"phases": [long, PHASES[1]]}).canvas
    assert any("leaves the chart" in found.message for found in canvas.problems(NOWHERE))


def test_a_phase_after_the_last_period_is_refused() -> None:
    late = {"label": "Late", "start": 11, "end": 13}
    with pytest.raises(GuideError, match="phase 'Late' ends in month 13 of 12"):
        draw(**YEAR | {"phases": [*PHASES, late]})


def test_the_alternative_text_says_when_each_phase_is() -> None:
    alt = "Road map over 12 periods, one month each. Row: month 1 to 4, on the lake. Optics: month 3 to 12."
    assert draw(**YEAR).alt == alt
