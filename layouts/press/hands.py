"""Several pieces of work at once where the system can fork: the first here, each other one in a process of its own."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

PR_SET_PDEATHSIG = 1
"""Asks Linux for a signal when the parent dies. Source: prctl(2)."""


def side_by_side(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """Return the results of some work on each item, in their order.

    A helper process sees everything as it was when it was started, and hands back its result alone. An exception of a
    helper is raised here; when this process is stopped, its helpers are too.
    """
    if len(items) < 2 or not can_fork():
        return [work(item) for item in items]
    helpers = [_Helper(work, item) for item in items[1:]]
    try:
        return [work(items[0]), *(helper.result() for helper in helpers)]
    finally:
        for helper in helpers:
            helper.stop()


def can_fork() -> bool:
    """Say whether work can be given away: on Linux, with a second processor."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


class _Helper:
    """A process that does one piece of work."""

    def __init__(self, work: Callable[[Any], Any], item: Any) -> None:
        """Start the process."""
        context = multiprocessing.get_context("fork")
        self.ours, theirs = context.Pipe(duplex=False)
        self.process = context.Process(target=_help, args=(work, item, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def result(self) -> Any:
        """Wait for the result, and return it, or raise what was raised there."""
        try:
            is_done, result = self.ours.recv()
        except EOFError:
            raise RuntimeError("a helper process was ended from outside; is there enough memory?") from None
        if not is_done:
            raise result
        return result

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.process.terminate()
        self.process.join()
        self.ours.close()


def _help(work: Callable[[Any], Any], item: Any, answer: Connection) -> None:
    """Do the work in a helper process, which the parent ends: a signal from the terminal is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    try:
        said = True, work(item)
    except Exception as error:
        said = False, error
    answer.send(said)
