"""The program as its people use it: the command line, exit codes, the same bytes twice, nothing half written."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIGHTHOUSE = ROOT / "tests/guides/lighthouse"
PICTURES = ("handbook", *(f"handbook-{page}" for page in ("glance", "part", "chapter", "figure", "table", "worksheet")))
ALL_FILES = {
    "handbook-a4.pdf",
    "handbook-letter.pdf",
    "cheatsheet-a4.pdf",
    "cheatsheet-letter.pdf",
    *(f"{name}{size}.png" for name in (*PICTURES, "cheatsheet") for size in ("", "-small")),
    "pages.png",
    "index.html",
    "edition.json",
}


def run(*arguments: str | Path, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Return what `build.py` does with these arguments."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120)


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The small guide, built whole."""
    folder = tmp_path_factory.mktemp("built")
    return folder, run("--guide", LIGHTHOUSE, "--output", folder)


def test_a_build_writes_every_file_and_leaves_nothing_else(built: tuple) -> None:
    folder, done = built
    assert (done.returncode, {path.name for path in folder.iterdir()}) == (0, ALL_FILES), done.stderr


def test_a_build_tells_its_stages_and_its_files(built: tuple) -> None:
    _, done = built
    assert "[1/7] Read the guide: 3 chapters, " in done.stderr
    assert "handbook-a4.pdf" in done.stdout


def test_two_builds_in_two_folders_and_two_processes_are_the_same_bytes(built: tuple, tmp_path: Path) -> None:
    folder, _ = built
    other = tmp_path / "ein Ordner é #1"
    done = run("--guide", LIGHTHOUSE, "--output", other, cwd=tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    assert digests(other) == digests(folder)


def test_the_record_names_every_file_figure_and_page(built: tuple) -> None:
    folder, _ = built
    record = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    assert record["files"]["handbook-a4.pdf"]["sha256"] == digests(folder)["handbook-a4.pdf"]
    assert record["figures"]["fact:keeper-wage"]["value"] == "640000 NOK"
    assert record["figures"]["pay:planning.senior"]["high"] == "780000"
    assert record["pages"]["handbook-a4.pdf"]["chapter-work"] == "2"


def test_only_one_document_on_one_paper_keeps_the_others(built: tuple, tmp_path: Path) -> None:
    folder, _ = built
    done = run("--guide", LIGHTHOUSE, "--output", tmp_path, "--only", "cheatsheet", "--paper", "letter")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cheatsheet-letter.pdf").read_bytes() == (folder / "cheatsheet-letter.pdf").read_bytes()
    assert not (tmp_path / "handbook-a4.pdf").exists()


def test_check_reads_and_prints_nothing_to_the_output(tmp_path: Path) -> None:
    done = run("check", "--guide", LIGHTHOUSE, "--output", tmp_path / "out")
    assert (done.returncode, "No problems in" in done.stdout) == (0, True)
    assert not (tmp_path / "out").exists()


def test_a_broken_guide_ends_with_1_and_leaves_the_output_alone(built: tuple, guide_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "handbook-a4.pdf").write_bytes(b"old")
    book = guide_copy / "book.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("edition:", "edtion:"), encoding="utf-8")
    done = run("--guide", guide_copy, "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "book.yaml:11:1: unknown field 'edtion' in Book\n    hint: did you mean 'edition'?" in done.stderr
    assert "1 problem; nothing in the output folder was changed" in done.stderr
    assert digests(tmp_path / "out") == {"handbook-a4.pdf": hashlib.sha256(b"old").hexdigest()}


def test_every_number_of_the_content_follows_a_change_of_one_value(
    built: tuple, guide_copy: Path, tmp_path: Path
) -> None:
    salaries = guide_copy / "salaries/planning.yaml"
    salaries.write_text(salaries.read_text(encoding="utf-8").replace("560_000", "570_000"), encoding="utf-8")
    out = tmp_path / "out"
    done = run("--guide", guide_copy, "--output", out, "--paper", "letter")
    assert done.returncode == 0, done.stderr
    changed, before = digests(out), digests(built[0])
    assert all(changed[name] != before[name] for name in ("handbook-letter.pdf", "cheatsheet-letter.pdf"))
    text = pdf_text(out / "cheatsheet-letter.pdf")
    assert "570,000" in text
    assert "560,000" not in text + pdf_text(out / "handbook-letter.pdf")


def pdf_text(path: Path) -> str:
    """Return the text of a PDF."""
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize("arguments", [["--paper", "a5"], ["bild"], ["--only", "poster"]])
def test_a_wrong_argument_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_folders_that_cannot_be_meant_end_with_2(tmp_path: Path) -> None:
    for arguments in (["--output", ""], ["--guide", "~nobody-of-that-name/x"], ["--layouts", str(tmp_path / "none")]):
        done = run("check", *arguments)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), arguments


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_build_without_a_terminal_or_any_stream_works(tmp_path: Path, closed: str) -> None:
    command = f'"{sys.executable}" "{ROOT / "build.py"}" --guide "{LIGHTHOUSE}" --output "{tmp_path}" --only cheatsheet'
    done = subprocess.run(["sh", "-c", f"exec {command} --paper a4 {closed}"], capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / "cheatsheet-a4.pdf").read_bytes().endswith(b"%%EOF\n")


def test_the_output_folder_may_lie_in_the_guide(guide_copy: Path) -> None:
    for _ in range(2):
        done = run("--guide", guide_copy, "--output", guide_copy / "output", "--only", "cheatsheet", "--paper", "a4")
        assert done.returncode == 0, done.stderr


def test_a_damaged_record_of_the_last_edition_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "edition.json").write_text("[" * 100_000, encoding="utf-8")
    done = run("--guide", LIGHTHOUSE, "--output", tmp_path, "--only", "cheatsheet", "--paper", "a4")
    assert done.returncode == 0, done.stderr


def test_help_shows_examples() -> None:
    done = run("--help")
    assert (done.returncode, "python3 build.py check" in done.stdout) == (0, True)


def test_an_unknown_theme_is_a_problem() -> None:
    done = run("--guide", LIGHTHOUSE, "--theme", "mon")
    assert done.returncode == 1
    assert "did you mean 'mono'?" in done.stderr


def test_another_theme_builds(tmp_path: Path) -> None:
    done = run("--guide", LIGHTHOUSE, "--output", tmp_path, "--theme", "mono", "--paper", "a4", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_one_file_of_a_layout_can_be_replaced(tmp_path: Path) -> None:
    own = tmp_path / "own" / "handbook"
    own.mkdir(parents=True)
    template = (ROOT / "layouts/handbook/imprint.html").read_text(encoding="utf-8")
    (own / "imprint.html").write_text(
        template.replace("labels.imprint }}", "labels.imprint }} (house copy)"), encoding="utf-8"
    )
    done = run("--guide", LIGHTHOUSE, "--output", tmp_path / "out", "--layouts", tmp_path / "own", "--paper", "a4")
    assert done.returncode == 0, done.stderr
    assert "(house copy)" in pdf_text(tmp_path / "out/handbook-a4.pdf")


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)])
def test_a_stopped_build_leaves_the_output_as_it_was(tmp_path: Path, sign: signal.Signals, code: int) -> None:
    (tmp_path / "handbook-a4.pdf").write_bytes(b"old")
    command = [sys.executable, str(ROOT / "build.py"), "--guide", str(LIGHTHOUSE), "--output", str(tmp_path)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell makes its background jobs ignore it
    )
    for line in process.stderr:
        if line.startswith("[2/7]"):
            break
    time.sleep(0.3)
    process.send_signal(sign)
    rest = process.communicate(timeout=30)[1]
    assert process.returncode == code
    assert "Traceback" not in rest
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"handbook-a4.pdf": b"old"}


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where a folder should be")
    done = run("--guide", LIGHTHOUSE, "--output", tmp_path / "out", "--paper", "a4")
    assert done.returncode == 1
    assert "out: cannot be written: File exists\n    hint: the files there are unchanged" in done.stderr
