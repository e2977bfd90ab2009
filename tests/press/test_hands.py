"""Work side by side: results in order, exceptions handed on, nobody left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guide import GuideError, Place, Problem
from layouts.press.hands import can_fork, side_by_side

ROOT = Path(__file__).resolve().parents[2]
PROBLEM = Problem(Place("a.yaml", 1, 2), "wrong", "mend it")


def test_results_come_in_the_order_of_the_items() -> None:
    assert side_by_side(lambda word: word * 2, ["a", "b", "c"]) == ["aa", "bb", "cc"]


@pytest.mark.skipif(not can_fork(), reason="one processor, or no fork")
def test_all_but_the_first_are_done_elsewhere() -> None:
    first, second = side_by_side(lambda _: os.getpid(), [1, 2])
    assert (first, second != first) == (os.getpid(), True)


@pytest.mark.parametrize("faulty", [0, 1])
def test_problems_of_a_helper_arrive_whole(faulty: int) -> None:
    def work(number: int) -> int:
        if number == faulty:
            raise GuideError([PROBLEM])
        return number

    with pytest.raises(GuideError) as caught:
        side_by_side(work, [0, 1])
    assert caught.value.problems == (PROBLEM,)


@pytest.mark.skipif(not can_fork(), reason="one processor, or no fork")
def test_a_killed_process_leaves_no_helper_behind() -> None:
    code = (
        "import os, time; from layouts.press.hands import side_by_side\n"
        "def work(number):\n    os.write(1, b'%d\\n' % os.getpid())\n    time.sleep(60)\n"
        "side_by_side(work, [1, 2])"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    pids = {int(process.stdout.readline()), int(process.stdout.readline())}
    process.send_signal(signal.SIGKILL)
    process.wait()
    (helper,) = pids - {process.pid}
    for _ in range(100):
        if not Path(f"/proc/{helper}").exists() or " Z " in Path(f"/proc/{helper}/stat").read_text():
            return
        time.sleep(0.05)
    pytest.fail("the helper goes on")
