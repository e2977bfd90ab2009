"""A run that is stopped from outside, or started with its standard streams closed, and still ends in order.

Only the standard library; must run on Python 3.7, which has to say that it is too old.
"""

from __future__ import annotations

import os
import signal
import sys

stopping: list = []  # the signals received; a library may swallow the exception that the first one raised


def keep_streams_open() -> None:
    """Lead every closed standard stream to nowhere: else the next file opened would take its number, and its lines."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", closefd=False))  # noqa: SIM115, as long as we run


def watch_signals() -> None:
    """End the run at Ctrl-C, or when it is asked to end in another way."""

    def stop(number: int, _frame: object) -> None:
        stopping.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as a shell hands it on to what runs in the background
        signal.signal(signal.SIGINT, stop)
    sys.unraisablehook = lambda lost: stopping or sys.__unraisablehook__(lost)


def go_on() -> None:
    """Stop here if a signal has asked for it."""
    if stopping:
        raise KeyboardInterrupt
