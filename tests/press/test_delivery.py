"""All files or none, whatever interrupts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guide import PrintError
from layouts.press import delivery
from layouts.press.delivery import deliver, reserved

ROOT = Path(__file__).resolve().parents[2]


def names(folder: Path) -> set[str]:
    """Return what lies in a folder, hidden files too."""
    return {path.name for path in folder.iterdir()}


def test_the_files_are_there_and_nothing_else(tmp_path: Path) -> None:
    with reserved(tmp_path / "out") as folder:
        deliver({"a.pdf": b"a", "b.pdf": b"b"}, folder)
    assert names(folder) == {"a.pdf", "b.pdf"}
    assert (folder / "a.pdf").read_bytes() == b"a"


def test_a_failed_write_leaves_every_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    write = delivery._write

    def full_disk(path: Path, data: bytes) -> None:
        if path.name == "b.pdf":
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(delivery, "_write", full_disk)
    with pytest.raises(OSError, match="No space left"), reserved(tmp_path) as folder:
        deliver({"a.pdf": b"new", "b.pdf": b"new"}, folder)
    assert names(tmp_path) == {"a.pdf"}
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_build_killed_before_its_files_were_complete_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / ".staging").mkdir()
    (tmp_path / ".staging" / "a.pdf").write_bytes(b"ne")
    with reserved(tmp_path):
        assert names(tmp_path) == {"a.pdf"}
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_build_killed_between_two_renames_is_finished_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"new")
    (tmp_path / "b.pdf").write_bytes(b"old")
    staging = tmp_path / ".staging"
    staging.mkdir()
    (staging / "b.pdf").write_bytes(b"new")
    (staging / "complete.json").write_text(json.dumps(["a.pdf", "b.pdf"]))
    with reserved(tmp_path):
        assert names(tmp_path) == {"a.pdf", "b.pdf"}
    assert (tmp_path / "b.pdf").read_bytes() == b"new"


def test_a_list_of_files_that_is_none_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".staging").mkdir()
    (tmp_path / ".staging" / "complete.json").write_text("5")
    with reserved(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_a_second_build_is_told_of_the_first(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from layouts.press.delivery import reserved\n"
        "with reserved(Path(sys.argv[1])): pass"
    )
    with reserved(tmp_path):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, env=os.environ
        )
    assert "another build is writing here\n    hint: wait until it is done" in done.stderr


@pytest.mark.parametrize(("make", "message"), [
    (lambda path: path.symlink_to("/dev/null"), "is a symbolic link; it is not written through"),
    (Path.mkdir, "is a folder, a file should go here"),
])  # fmt: skip
def test_what_stands_in_the_way_is_named(tmp_path: Path, make: object, message: str) -> None:
    make(tmp_path / "a.pdf")
    with pytest.raises(PrintError, match=f"a.pdf: {message}"), reserved(tmp_path) as folder:
        deliver({"a.pdf": b"new"}, folder)
