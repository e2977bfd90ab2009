"""Other people's programs, run quietly: no word when they succeed, one line when they fail.

Only the standard library; must run on Python 3.7, which has to say that it is too old.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

# Looked for anywhere in what a failed tool printed, the most telling first. Its last line often misleads:
# without a network pip ends with "No matching distribution found".
CAUSES = (
    ("the disk is full", r"No space left on device|Disk quota exceeded|enough free space"),
    (
        "the network does not answer",
        r"name resolution|failure resolving|[Cc]ould not resolve|Failed to resolve|[Nn]etwork is unreachable"
        r"|No route to host|timed out|Connection refused|Failed to establish|[Cc]ould not connect"
        r"|[Uu]nable to connect|Cannot initiate the connection|Cannot connect to proxy",
    ),
    (
        "the network's certificate is not trusted here",
        r"CERTIFICATE_VERIFY_FAILED|certificate verification failed",
    ),
    ("a package is not the one that the lock file names", r"DO NOT MATCH THE HASHES"),
    ("another program is installing packages", r"[Cc]ould not get lock|Unable to acquire the dpkg"),
    ("a file may not be written", r"Read-only file system|Permission denied|Operation not permitted"),
    ("a package is not to be had for this Python on this system", r"No matching distribution found"),
)
LONGEST_QUOTE = 160  # characters


class EnvironmentProblem(Exception):
    """What stands between this machine and a build: one line, and a hint where there is a way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n    hint: {self.hint}" if self.hint else self.message


def run(command: list[str], purpose: str, folder: str | None = None, variables: dict[str, str] | None = None) -> str:
    """Return what the command printed; raise EnvironmentProblem ("cannot {purpose}: …") when it fails.

    It runs in English, so that its errors are recognised, and has no standard input to wait for an answer.
    """
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", **(variables or {}))
    try:
        # close_fds=False: a tool that outlives us keeps the lock of packages.only_one until it is done
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            close_fds=False,
        )
    except FileNotFoundError:
        raise EnvironmentProblem(f"cannot {purpose}: there is no program {command[0]}") from None
    output = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        raise failure(purpose, command, done.returncode, output)
    return output


def failure(purpose: str, command: list[str], code: int, output: str) -> EnvironmentProblem:
    """Return the problem that tells why the command failed, with the line of its output that says most."""
    tool = command[command.index("-m") + 1] if "-m" in command else Path(command[0]).name
    cause, line = most_telling(output)
    hint = f"{tool} said: {line}" if line else ""
    return EnvironmentProblem(f"cannot {purpose}: {cause or f'{tool} ended with code {code}'}", hint)


def most_telling(output: str) -> tuple[str, str]:
    """Return the known cause of a failure and the line that shows it, or no cause and the last error line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for cause, pattern in CAUSES:
        for line in reversed(lines):
            found = list(re.finditer(pattern, line))
            if found:
                return cause, around(line, found[-1].end())
    errors = [line for line in lines if re.match(r"(ERROR|Error|error|E):", line)]
    return "", around((errors or lines or [""])[-1], LONGEST_QUOTE)


def around(line: str, end: int) -> str:
    """Return the line, or of a long one the part that ends where the telling words do."""
    if len(line) <= LONGEST_QUOTE:
        return line
    start = max(0, end - LONGEST_QUOTE)
    return "…" * (start > 0) + line[start : start + LONGEST_QUOTE] + "…" * (start + LONGEST_QUOTE < len(line))
