"""Remarks that the guide accepts, and acceptances that nothing calls for."""

from __future__ import annotations

from guide import Accepted, Place, Problem
from layouts.press.preflight.advice import idle_acceptances, weigh
from layouts.press.preflight.printed import Remark


def remark(words: str, rule: str = "runt") -> Remark:
    """Return a remark about some words."""
    return Remark(rule, words, Problem(Place("g/a.yaml", 3, 5), words))


def accepted(words: str, rule: str = "runt") -> Accepted:
    """Return an acceptance."""
    return Accepted.model_validate({"rule": rule, "words": words, "why": "it is known"})


def test_a_remark_that_nobody_accepts_is_kept() -> None:
    one = remark("the lamp is lit at dusk")
    assert weigh([one], [accepted("the log")]) == ((one.problem,), frozenset())


def test_a_remark_that_is_accepted_is_counted_no_more() -> None:
    assert weigh([remark("the lamp is lit at dusk")], [accepted("the lamp")]) == ((), frozenset({0}))


def test_line_breaks_and_hyphens_do_not_matter() -> None:
    assert weigh([remark("the light- house\u00a0keeper")], [accepted("the lighthouse keeper")]) == ((), frozenset({0}))


def test_an_acceptance_holds_for_its_rule_alone() -> None:
    one = remark("the lamp", "far-note")
    assert weigh([one], [accepted("the lamp")]) == ((one.problem,), frozenset())


def test_an_acceptance_that_nothing_calls_for_is_named() -> None:
    assert [str(problem) for problem in idle_acceptances([accepted("the lamp"), accepted("the log")], {0})] == [
        "no page calls for this any more: runt, 'the log'\n    hint: take it out of the list"
    ]
