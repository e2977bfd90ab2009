"""Finished files into the output folder: all of them or none, whatever interrupts."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from guide import NOWHERE, Place, PrintError, Problem

try:
    import fcntl
except ImportError:  # Windows has no flock; two builds at once are then only kept apart by their staging folder
    fcntl = None

STAGING = ".staging"
COMPLETE = "complete.json"
"""Written last into the staging folder: from then on a delivery is finished, if need be by the next run."""


@contextmanager
def reserved(folder: Path) -> Iterator[Path]:
    """Hold the output folder for one build; finish or clear away what a killed one left.

    The lock lies on the folder itself, so no lock file is left behind and a killed build frees it.
    Raises PrintError when another build holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY) if fcntl else None
    try:
        if fcntl:
            _take(handle, folder)
        _recover(folder)
        yield folder
    finally:
        if handle is not None:
            os.close(handle)


def _take(handle: int, folder: Path) -> None:
    """Lock the folder, or say that another build has it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message = "another build is writing here"
        raise PrintError([Problem(Place(str(folder)), message, "wait until it is done")]) from None


def deliver(files: Mapping[str, bytes], folder: Path) -> None:
    """Put every file into the folder, or leave it as it was.

    The files are written aside in the same folder, flushed to the disk and then renamed one after the other; a run that
    is killed between two renames is finished by the next one. Raises OSError before anything has changed.
    """
    for name in files:
        if (folder / name).is_symlink():
            message = "is a symbolic link; it is not written through"
            raise PrintError([Problem(Place(str(folder / name)), message, "delete the link")])
        if (folder / name).is_dir():
            raise PrintError([Problem(Place(str(folder / name)), "is a folder, a file should go here", "move it away")])
    staging = folder / STAGING
    try:
        staging.mkdir()
        for name, data in files.items():
            _write(staging / name, data)
        _write(staging / COMPLETE, json.dumps(sorted(files)).encode())
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _move(folder)


def _write(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(folder: Path) -> None:
    """Rename every staged file into its place; what was already moved is passed over."""
    staging = folder / STAGING
    for name in json.loads((staging / COMPLETE).read_bytes()):
        with suppress(FileNotFoundError):
            (staging / name).replace(folder / name)
    shutil.rmtree(staging)


def _recover(folder: Path) -> None:
    """Finish a delivery that was complete when its process died; clear one that was not."""
    staging = folder / STAGING
    if not staging.exists():
        return
    try:
        _move(folder)
    except (OSError, ValueError, TypeError):
        shutil.rmtree(staging, ignore_errors=True)


def cannot_write(folder: Path, error: OSError) -> PrintError:
    """Return a failed write as a problem: the files that were there are still there."""
    message = f"cannot be written: {error.strerror or error}"
    return PrintError([Problem(Place(str(folder)) if folder else NOWHERE, message, "the files there are unchanged")])
