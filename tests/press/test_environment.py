"""The program's own environment: what is missing is seen, brought the right way, and said in one line."""

from __future__ import annotations

import ast
import errno
import importlib.util
import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from layouts.press import commands, environment, native, packages
from layouts.press.commands import EnvironmentProblem
from layouts.press.packages import Home

ROOT = Path(__file__).resolve().parents[2]
BEFORE_THE_LIBRARIES = [
    *(ROOT / name for name in ("build.py", "layouts/__init__.py", "layouts/press/__init__.py")),
    *(ROOT / "layouts/press" / f"{name}.py" for name in ("commands", "environment", "native", "packages")),
]
LACKED = [native.LIBRARIES[1], native.LIBRARIES[-1]]  # Pango, HarfBuzz-subset


class Machine:
    """A pretended machine: some programs on the path, and a record of what was run on it."""

    def __init__(self, *programs: str, fails: Callable[[list[str]], bool] = lambda command: False) -> None:
        self.programs = programs
        self.fails = fails
        self.commands: list[str] = []

    def which(self, program: str) -> str | None:
        return f"/usr/bin/{program}" if program in self.programs else None

    def run(self, command: list[str], purpose: str, **_: object) -> str:
        self.commands.append(" ".join(command))
        if self.fails(command):
            raise EnvironmentProblem(f"cannot {purpose}: no")
        return ""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder whose packages are installed for a build."""
    home = Home(tmp_path)
    home.python.parent.mkdir(parents=True)
    home.python.symlink_to(sys.executable)
    home.lock.touch()
    for name in ("requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_text(f"# {name}\n")
    home.seal(False).write_text(packages.digest(home, False))
    return home


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[[Machine], Machine]:
    """Make native.py see a pretended machine."""

    def pretend(machine: Machine, root: bool = False, lacking: bool = True) -> Machine:
        monkeypatch.setattr(native, "shutil", SimpleNamespace(which=machine.which))
        monkeypatch.setattr(native, "run", machine.run)
        monkeypatch.setattr(native, "is_root", lambda: root)
        monkeypatch.setattr(native, "lacking", lambda: LACKED if lacking else [])
        monkeypatch.setattr(sys, "platform", "linux")
        return machine

    return pretend


def silent(line: str) -> None:
    """Say nothing."""


def no(question: str) -> bool:
    """Answer no, as without a terminal."""
    return False


# Any Python 3 must be able to read what runs first, if only to be told that it is too old.


@pytest.mark.parametrize("path", BEFORE_THE_LIBRARIES, ids=lambda path: path.name)
def test_an_old_python_can_read_what_runs_first(path: Path) -> None:
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("path", BEFORE_THE_LIBRARIES[3:], ids=lambda path: path.name)
def test_what_runs_first_needs_only_the_standard_library(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("at_hand", "hint"),
    [("python3.12", "run it with python3.12 instead of python3"), ("", "install Python 3.11 or newer")],
)
def test_an_old_python_is_refused_and_a_newer_one_named(
    monkeypatch: pytest.MonkeyPatch, at_hand: str, hint: str
) -> None:
    old = SimpleNamespace(version_info=(3, 9, 2), version="3.9.2 (main)", executable="/usr/bin/python3")
    monkeypatch.setattr(environment, "sys", old)
    monkeypatch.setattr(environment, "shutil", SimpleNamespace(which=lambda name: name == at_hand))
    with pytest.raises(EnvironmentProblem) as raised:
        environment.make_ready(ROOT / "build.py", [])
    assert str(raised.value) == (
        f"Python 3.11 or newer is needed, and this is 3.9.2 (/usr/bin/python3)\n    hint: {hint}"
    )


# The seals: what counts as installed.


def test_a_sealed_environment_is_installed(home: Home) -> None:
    assert packages.is_installed(home, for_tests=False)
    assert not packages.is_installed(home, for_tests=True)


def test_the_tests_need_both_seals(home: Home) -> None:
    home.seal(True).write_text(packages.digest(home, True))
    assert packages.is_installed(home, for_tests=True)
    home.seal(False).unlink()
    assert not packages.is_installed(home, for_tests=True)


def test_a_changed_lock_file_breaks_the_seal(home: Home) -> None:
    (home.root / "requirements.lock").write_text("# other\n")
    assert not packages.is_installed(home, for_tests=False)


def test_a_changed_lock_file_for_the_tests_leaves_a_build_alone(home: Home) -> None:
    home.seal(True).write_text(packages.digest(home, True))
    (home.root / "requirements-test.lock").write_text("# other\n")
    assert packages.is_installed(home, for_tests=False)
    assert not packages.is_installed(home, for_tests=True)


def test_a_half_written_seal_does_not_hold(home: Home) -> None:
    home.seal(False).write_text(packages.digest(home, False)[:9])
    assert not packages.is_installed(home, for_tests=False)


def test_a_moved_folder_breaks_the_seal(home: Home, tmp_path_factory: pytest.TempPathFactory) -> None:
    moved = home.root.rename(tmp_path_factory.mktemp("elsewhere") / "moved")
    assert not packages.is_installed(Home(moved), for_tests=False)


def test_a_python_that_is_gone_breaks_the_seal(home: Home) -> None:
    home.python.unlink()
    home.python.symlink_to("/nowhere/python3")
    assert not packages.is_installed(home, for_tests=False)


def test_another_kind_of_python_breaks_the_seal(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages.sysconfig, "get_platform", lambda: "linux-other")
    assert not packages.is_installed(home, for_tests=False)


# Making and installing.


def test_a_venv_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".venv/bin").mkdir(parents=True)
    with pytest.raises(EnvironmentProblem) as raised:
        environment.set_up(Home(tmp_path), False, silent, no)
    assert str(raised.value) == (
        f"{tmp_path / '.venv'} was not made by build.py\n    hint: delete it or move it away, then run again"
    )
    assert (tmp_path / ".venv/bin").is_dir()


def test_what_pytest_by_hand_left_is_no_stranger(tmp_path: Path) -> None:
    environment.press_environment(tmp_path)
    packages.refuse_strangers(Home(tmp_path))


def test_a_new_environment_keeps_only_what_is_independent_of_python(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "run", lambda *_: "")
    home.native.mkdir()
    packages.make_venv(home, silent)
    assert sorted(entry.name for entry in home.venv.iterdir()) == ["native", "set-up.lock"]


@pytest.mark.parametrize(("stride", "still_ready"), [("download", True), ("install", False)])
def test_only_a_failure_before_files_change_leaves_the_seal(
    home: Home, monkeypatch: pytest.MonkeyPatch, stride: str, still_ready: bool
) -> None:
    monkeypatch.setattr(packages, "run", Machine(fails=lambda command: stride in command).run)
    with pytest.raises(EnvironmentProblem):
        packages.install(home, True, silent)
    assert packages.is_installed(home, for_tests=False) is still_ready


def test_packages_are_installed_by_hash_from_wheels_only(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    pretended = Machine()
    monkeypatch.setattr(packages, "run", pretended.run)
    packages.install(home, True, silent)
    assert len(pretended.commands) == 2
    assert all("--require-hashes --only-binary :all:" in command for command in pretended.commands)
    assert packages.is_installed(home, for_tests=True)


def test_a_second_set_up_waits_for_the_first(home: Home) -> None:
    said: list[str] = []
    done = threading.Event()

    def second() -> None:
        with packages.only_one(home, said.append):
            done.set()

    with packages.only_one(home, said.append):
        waiting = threading.Thread(target=second)
        waiting.start()
        while not said:
            assert waiting.is_alive()
        assert not done.is_set()
    waiting.join(timeout=5)
    assert done.is_set()
    assert said == ["Another set-up is at work in this folder; waiting for it"]


# The native libraries: which way they come.


def test_root_installs_what_is_lacking_and_no_more(machine: Callable[..., Machine]) -> None:
    pretended = machine(Machine("apt-get", "dpkg-deb"), root=True)
    assert native.install(["libpango-1.0-0"], silent, no)
    (command,) = pretended.commands
    assert command.startswith("apt-get install --no-install-recommends -y -q")
    assert command.endswith(" libpango-1.0-0")


def test_the_package_lists_are_fetched_only_when_an_installation_fails(machine: Callable[..., Machine]) -> None:
    failures = iter([True, False, False])
    pretended = machine(Machine("apt-get", "dpkg-deb", fails=lambda command: next(failures)), root=True)
    assert native.install(["libpango-1.0-0"], silent, no)
    assert [command.split()[1] for command in pretended.commands] == ["install", "update", "install"]


def test_without_a_network_the_package_lists_are_to_blame(machine: Callable[..., Machine]) -> None:
    machine(Machine("apt-get", "dpkg-deb", fails=lambda command: True), root=True)
    with pytest.raises(EnvironmentProblem, match=r"^cannot fetch the package lists with apt-get update: no$"):
        native.install(["libpango-1.0-0"], silent, no)


def test_sudo_is_used_only_after_its_command_was_shown_and_allowed(machine: Callable[..., Machine]) -> None:
    pretended = machine(Machine("apt-get", "dpkg-deb", "sudo"))
    asked: list[str] = []

    def yes(question: str) -> bool:
        asked.append(question)
        return True

    assert native.install(["libpango-1.0-0"], silent, yes)
    assert asked == [
        "This machine lacks libpango-1.0-0. Run: sudo apt-get install -y --no-install-recommends libpango-1.0-0"
    ]
    assert all(command.startswith("sudo ") for command in pretended.commands)


@pytest.mark.parametrize("programs", [("apt-get", "dpkg-deb", "sudo"), ("apt-get", "dpkg-deb")])
def test_without_a_yes_nothing_runs_as_root(machine: Callable[..., Machine], programs: tuple[str, ...]) -> None:
    pretended = machine(Machine(*programs))
    assert not native.install(["libpango-1.0-0"], silent, no)
    assert pretended.commands == []


def test_who_may_not_use_sudo_goes_on_without_root(machine: Callable[..., Machine]) -> None:
    machine(Machine("apt-get", "dpkg-deb", "sudo", fails=lambda command: command[0] == "sudo"))
    said: list[str] = []
    assert not native.install(["libpango-1.0-0"], said.append, lambda question: True)
    assert said == ["without root, then: cannot become root with sudo: no"]


def test_a_plain_user_gets_the_libraries_unpacked(
    home: Home, machine: Callable[..., Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(Machine("apt-get", "dpkg-deb"))
    unpacked: list[str] = []
    monkeypatch.setattr(native, "unpack", lambda names, folder, say: unpacked.extend(names))
    monkeypatch.setattr(native, "loads_from", lambda folder: bool(unpacked))
    environment.provide_system_parts(home, silent, no)
    assert unpacked == ["libharfbuzz-subset0", "libpango-1.0-0"]


@pytest.mark.parametrize(
    ("program", "way_out"),
    [
        ("dnf", "run: sudo dnf install -y pango harfbuzz"),
        ("brew", "run: brew install pango"),
        ("pacman", "run: sudo pacman -S --needed pango"),
        ("none", "install Pango and HarfBuzz"),
    ],
)
def test_another_system_is_told_what_to_type(
    home: Home, machine: Callable[..., Machine], monkeypatch: pytest.MonkeyPatch, program: str, way_out: str
) -> None:
    machine(Machine(program))
    monkeypatch.setattr(native, "loads_from", lambda folder: False)
    with pytest.raises(EnvironmentProblem) as raised:
        environment.provide_system_parts(home, silent, no)
    assert str(raised.value) == f"this machine lacks libpango-1.0.so.0, libharfbuzz-subset.so.0; {way_out}"


def test_a_python_without_venv_is_told_the_package_that_brings_it(
    home: Home, machine: Callable[..., Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(Machine("apt-get", "dpkg-deb"), lacking=False)
    monkeypatch.setattr(packages, "has_venv_module", lambda: False)
    home.seal(False).unlink()
    with pytest.raises(EnvironmentProblem) as raised:
        environment.provide_system_parts(home, silent, no)
    assert str(raised.value) == (
        f"this Python ({sys.executable}) lacks its modules venv and ensurepip; "
        f"run: sudo apt-get install -y --no-install-recommends python3.{sys.version_info[1]}-venv"
    )


def test_an_upgrade_of_the_system_is_never_unpacked_beside_it() -> None:
    plan = (
        "Inst libc6 [2.36-9] (2.36-10 Debian:12 [amd64])\n"
        "Inst libpango-1.0-0 (1.50.12+ds-1 Debian:12.11/stable [amd64])\n"
        "Conf libpango-1.0-0 (1.50.12+ds-1 Debian:12.11/stable [amd64])\n"
    )
    assert native.new_in(plan) == ["libpango-1.0-0=1.50.12+ds-1"]


def test_unpacked_libraries_lie_in_one_folder_with_their_links(tmp_path: Path) -> None:
    deep = tmp_path / "root/usr/lib/x86_64-linux-gnu"
    deep.mkdir(parents=True)
    (tmp_path / "lib").mkdir()
    (deep / "libpango-1.0.so.0.5000.12").write_bytes(b"elf")
    (deep / "libpango-1.0.so.0").symlink_to("libpango-1.0.so.0.5000.12")
    (deep / "readme").touch()
    native.gather(tmp_path / "root", tmp_path / "lib")
    assert sorted(path.name for path in (tmp_path / "lib").iterdir()) == [
        "libpango-1.0.so.0",
        "libpango-1.0.so.0.5000.12",
    ]
    assert (tmp_path / "lib/libpango-1.0.so.0").read_bytes() == b"elf"


def test_every_library_is_one_that_weasyprint_loads() -> None:
    found = importlib.util.find_spec("weasyprint")  # not imported, which takes most of a second
    source = Path(str(found.origin)).with_name("text").joinpath("ffi.py").read_text(encoding="utf-8")
    for library in native.LIBRARIES:
        assert all(repr(name) in source for name in library[:3])


# Failures of other programs, in one line.


@pytest.mark.parametrize(
    ("output", "cause", "line"),
    [
        (
            "WARNING: Retrying after 'Temporary failure in name resolution'\nERROR: No matching distribution found",
            "the network does not answer",
            "WARNING: Retrying after 'Temporary failure in name resolution'",
        ),
        (
            "Err:1 mirror\nE: Failed to fetch x  Temporary failure resolving 'mirror'\nE: Some index files failed",
            "the network does not answer",
            "E: Failed to fetch x  Temporary failure resolving 'mirror'",
        ),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n\n",
            "the disk is full",
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        ),
        (
            "ERROR: Could not find a version\nERROR: No matching distribution found for pyyaml==6.0.3",
            "a package is not to be had for this Python on this system",
            "ERROR: No matching distribution found for pyyaml==6.0.3",
        ),
        ("Reading\nE: Unable to locate package x\nBye", "", "E: Unable to locate package x"),
        ("one\ntwo\n", "", "two"),
        ("", "", ""),
    ],
)
def test_the_line_that_says_most_is_found(output: str, cause: str, line: str) -> None:
    assert commands.most_telling(output) == (cause, line)


def test_of_a_long_line_the_telling_end_is_kept() -> None:
    line = "x" * 500 + " timed out" + "y" * 500
    cause, quote = commands.most_telling(line)
    assert cause == "the network does not answer"
    assert quote == "…" + "x" * 150 + " timed out…"


def test_a_failing_program_is_one_line_and_its_own_word() -> None:
    command = [sys.executable, "-c", "print('E: nothing there'); raise SystemExit(3)"]
    name = Path(sys.executable).name
    with pytest.raises(EnvironmentProblem) as raised:
        commands.run(command, "do it")
    assert str(raised.value) == (f"cannot do it: {name} ended with code 3\n    hint: {name} said: E: nothing there")


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(EnvironmentProblem, match=r"^cannot do it: there is no program no-such-tool$"):
        commands.run(["no-such-tool"], "do it")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "it may not be written"),
        (errno.EROFS, "it may not be written"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_an_error_of_the_system_is_said_plainly(
    home: Home, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number), "/there/.venv")

    monkeypatch.setattr(environment, "is_ready", fail)
    with pytest.raises(EnvironmentProblem) as raised:
        environment.make_ready(home.root / "build.py", [])
    assert str(raised.value) == f"cannot set up /there/.venv: {reason}"


def test_an_interrupted_set_up_says_how_to_go_on(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    said: list[str] = []
    monkeypatch.setattr(environment, "is_ready", interrupt)
    with pytest.raises(KeyboardInterrupt):
        environment.make_ready(home.root / "build.py", [], say=said.append)
    assert said == ["Setting up was stopped; the same command will finish it"]


# Going inside.


@pytest.fixture
def outcome(home: Home, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What make_ready would become, in a folder where all is ready."""
    became: list[object] = []
    monkeypatch.setattr(environment, "is_ready", lambda home, for_tests: True)
    monkeypatch.setattr(environment, "become", lambda *what: became.extend(what))
    monkeypatch.chdir(home.root)
    return became


def test_a_build_becomes_itself_under_the_environments_python(home: Home, outcome: list[object]) -> None:
    environment.make_ready(home.root / "build.py", ["--only", "a b"])
    assert outcome[0] == [str(home.python), str(home.root / "build.py"), "--only", "a b"]


def test_the_tests_become_pytest(home: Home, outcome: list[object]) -> None:
    environment.make_ready(home.root / "build.py", ["-k", "pay"], for_tests=True)
    assert outcome[0] == [str(home.python), "-m", "pytest", "-k", "pay"]


def test_inside_make_ready_returns(home: Home, outcome: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment.MARK, str(home.venv))
    monkeypatch.setattr(sys, "prefix", str(home.venv))
    environment.make_ready(home.root / "build.py", [])
    assert outcome == []


def test_the_mark_alone_does_not_make_an_inside(
    home: Home, outcome: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(environment.MARK, str(home.venv))
    environment.make_ready(home.root / "build.py", [])
    assert outcome != []


def test_a_persons_own_settings_do_not_come_inside(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("LC_ALL", "de_DE")
    monkeypatch.setenv("EDITOR", "ed")
    inside = environment.whole_environment(home)
    assert "PYTHONPATH" not in inside
    assert (inside["LC_ALL"], inside["EDITOR"]) == ("C.UTF-8", "ed")


def test_libraries_of_ours_are_used_only_where_the_system_lacks_them(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.native.mkdir()
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    monkeypatch.setattr(native, "lacking", list)
    assert "LD_LIBRARY_PATH" not in environment.press_environment(home.root)
    monkeypatch.setattr(native, "lacking", lambda: LACKED)
    assert environment.press_environment(home.root)["LD_LIBRARY_PATH"] == str(home.native)


def test_fontconfig_is_given_no_font_of_the_machine() -> None:
    conf = Path(environment.press_environment()["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
    assert not re.search("<dir|<include", re.sub("<!--.*?-->", "", conf, flags=re.DOTALL))


def test_temporary_files_of_dead_processes_are_gone_and_those_of_live_ones_stay(home: Home) -> None:
    dead = subprocess.Popen([sys.executable, "-S", "-c", ""])
    dead.wait()
    for process in (dead.pid, os.getppid()):
        (home.temporary / str(process) / "left").mkdir(parents=True)
    mine = Path(environment.press_environment(home.root)["TMPDIR"])
    assert {path.name for path in home.temporary.iterdir()} == {mine.name, str(os.getppid())}
    assert mine.name == str(os.getpid())


# The lock files.


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_package_has_its_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "//" not in text
    assert "--index" not in text
    entries = re.split(r"^(?=[a-z])", re.sub("^ *#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)[1:]
    assert entries
    assert all(re.match(r"[a-z0-9-]+==\S+ (; .+ )?\\\n +--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_everything_the_project_asks_for_is_locked(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-test.lock": project["dependency-groups"]["test"],
    }
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
    assert {re.match("[a-z0-9-]+", wanted).group() for wanted in groups[name]} <= locked
