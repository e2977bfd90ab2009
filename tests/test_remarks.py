"""What a build says of the remarks on its pages."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest

import build
from guide import Accepted, Place, Problem

REMARK = Problem(Place("g/a.yaml", 3, 5), "the last line of 'A lamp.' is only 'A'")
IDLE = "no page calls for this any more: runt, 'the log'\n    hint: take it out of the list"


def said(
    caplog: pytest.LogCaptureFixture, *arguments: str, remarks: tuple[Problem, ...] = (), idle: bool = False
) -> str:
    """Return what is said of these remarks, and of an acceptance that may be idle."""
    job, _ = build.parse(list(arguments))
    accepted = Accepted.model_validate({"rule": "runt", "words": "the log", "why": "it is known"})
    guide = SimpleNamespace(accepted=(accepted,) if idle else ())
    with caplog.at_level(logging.INFO, "handbook"):
        build.advise(job, guide, [SimpleNamespace(remarks=remarks, needed=frozenset())])
    return "\n".join(record.getMessage() for record in caplog.records)


def test_nothing_is_said_where_there_is_no_remark(caplog: pytest.LogCaptureFixture) -> None:
    assert said(caplog) == ""


def test_remarks_are_counted_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    expected = "2 remarks on the pages; build with --verbose to read them"
    assert said(caplog, remarks=(REMARK, REMARK)) == expected


def test_with_verbose_each_remark_is_printed(caplog: pytest.LogCaptureFixture) -> None:
    expected = "g/a.yaml:3:5: the last line of 'A lamp.' is only 'A'\n1 remark on the pages"
    assert said(caplog, "--verbose", remarks=(REMARK,)) == expected


def test_an_acceptance_that_no_page_calls_for_is_a_remark(caplog: pytest.LogCaptureFixture) -> None:
    assert said(caplog, "--verbose", idle=True) == f"{IDLE}\n1 remark on the pages"


@pytest.mark.parametrize("arguments", [["--paper", "a4"], ["--only", "handbook"], ["--theme", "mono"]])
def test_where_not_everything_is_printed_no_acceptance_is_idle(
    arguments: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert said(caplog, *arguments, idle=True) == ""
