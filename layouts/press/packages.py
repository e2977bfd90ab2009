"""The Python packages of the press in a `.venv` of its own, each one exactly what a lock file names.

Only the standard library; must run on Python 3.7, which has to say that it is too old.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

from .commands import EnvironmentProblem, run

try:
    import fcntl
except ImportError:  # Windows: two first runs at once are not kept apart there
    fcntl = None

KEPT = {"set-up.lock", "native", "tmp"}  # what outlives a .venv that is made anew
IN_PASSING = {"cache", "matplotlib", "pycache", "pytest", "tmp"}  # what a run of pytest by hand can leave there


class Home:
    """The places of one project folder's environment.

    In .venv lie, beside Python itself: set-up.lock, held while one process sets up and the sign that this
    .venv is ours; the seals, written last, that say what is installed; native/, libraries unpacked without
    root; and tmp/PID/, the temporary files of one process.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.lock = self.venv / "set-up.lock"
        self.native = self.venv / "native"
        self.temporary = self.venv / "tmp"

    def requirements(self, for_tests: bool) -> list[Path]:
        """Return the lock files that a build, or the tests, need installed."""
        return [self.root / name for name in ("requirements.lock", "requirements-test.lock")[: 1 + for_tests]]

    def seal(self, for_tests: bool) -> Path:
        """Return the file that says what is installed for a build, or for the tests."""
        return self.venv / ("ready-tests" if for_tests else "ready")


def is_installed(home: Home, for_tests: bool) -> bool:
    """Return whether the packages are there, put there by this kind of Python and for this very folder."""
    try:
        return os.access(home.python, os.X_OK) and all(
            home.seal(sealed).read_text("ascii") == digest(home, sealed) for sealed in {False, for_tests}
        )
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return False


def digest(home: Home, for_tests: bool) -> str:
    """Return what a seal holds: a digest of the lock files, the kind of Python, and the place."""
    parts = [str(sys.implementation.cache_tag), sysconfig.get_platform(), str(home.venv)]
    total = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape"))
    for requirements in home.requirements(for_tests):
        total.update(requirements.read_bytes())
    return total.hexdigest()


def refuse_strangers(home: Home) -> None:
    """Raise if there is a .venv that this program did not make: emptying it could lose somebody's work."""
    if home.lock.exists() or not home.venv.is_dir():
        return
    if any(entry.name not in IN_PASSING for entry in home.venv.iterdir()):
        raise EnvironmentProblem(f"{home.venv} was not made by build.py", "delete it or move it away, then run again")


@contextlib.contextmanager
def only_one(home: Home, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the set-up's lock, after waiting for whoever holds it now; a dead process holds none."""
    with home.lock.open("a") as lock:
        if fcntl is not None:
            # a tool left running by a killed set-up inherits the lock, and so is waited for as well
            os.set_inheritable(lock.fileno(), True)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another set-up is at work in this folder; waiting for it")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def has_venv_module() -> bool:
    """Return whether this Python can make a virtual environment with pip in it; Debian splits that off."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def make_venv(home: Home, say: Callable[[str], None]) -> None:
    """Empty .venv of all that an earlier or interrupted set-up left, and put a fresh Python into it."""
    say(f"a Python environment in {home.venv}")
    for for_tests in (True, False):
        remove(home.seal(for_tests))
    for entry in home.venv.iterdir():
        if entry.name not in KEPT:
            remove(entry)
    # not sys.executable, which may lie in the very .venv that was just emptied
    python = getattr(sys, "_base_executable", None) or sys.executable
    run([python, "-I", "-m", "venv", "--without-pip", str(home.venv)], f"make {home.venv}")
    # on its own, since venv keeps to itself why this fails
    run([str(home.python), "-I", "-m", "ensurepip", "--default-pip"], f"put pip into {home.venv}")


def install(home: Home, for_tests: bool, say: Callable[[str], None]) -> None:
    """Install the lock file for a build, or the one for the tests, into .venv and write the seal.

    In two strides, so that a network that fails leaves all as it was; while files change, no seal stands.
    """
    requirements = home.requirements(for_tests)[-1]
    wheels = home.venv / "wheels"
    checked = ["--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
    remove(wheels)
    say(f"the Python packages of {requirements.name}")
    pip(home, ["download", "--dest", str(wheels), *checked], f"fetch the packages of {requirements.name}")
    remove(home.seal(False))
    offline = ["--no-index", "--find-links", str(wheels), "--no-compile"]
    pip(home, ["install", *offline, *checked], f"install the packages of {requirements.name}")
    remove(wheels)
    for sealed in {False, for_tests}:
        home.seal(sealed).write_text(digest(home, sealed), "ascii")


def pip(home: Home, arguments: list[str], purpose: str) -> None:
    """Run the environment's own pip; the person's settings count where they say how to reach the packages."""
    variables = {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_USER": "0",
        "TMPDIR": str(temporary_folder(home)),
    }
    run([str(home.python), "-I", "-m", "pip", "--retries", "2", *arguments], purpose, variables=variables)


def temporary_folder(home: Home) -> Path:
    """Return this process's own folder for temporary files; those that dead processes left are gone."""
    mine = home.temporary / str(os.getpid())  # stays right after execve, which keeps the process id
    mine.mkdir(parents=True, exist_ok=True)
    for folder in home.temporary.iterdir():
        if not is_alive(folder.name):
            shutil.rmtree(folder, ignore_errors=True)
    return mine


def is_alive(process: str) -> bool:
    """Return whether a process of that number runs."""
    if os.name == "nt":  # there, signal 0 would end it
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:  # it runs, and is somebody else's
        return True
    return True


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
