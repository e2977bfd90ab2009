"""The program's own environment: made on the first run, found again in an instant on every later one.

`build.py` calls `make_ready` before it imports anything else.
Only the standard library; must run on Python 3.7, which has to say that it is too old.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from . import native, packages
from .commands import EnvironmentProblem
from .packages import Home

__all__ = ["EnvironmentProblem", "make_ready", "press_environment"]

ROOT = Path(__file__).resolve().parents[2]
OLDEST = (3, 11)
MARK = "PRESS_ENVIRONMENT"  # set for the process that runs inside; names its .venv

# Variables by which a person's settings could change which code runs, or what a page looks like.
DROPPED = {
    "FONTCONFIG_PATH",
    "FONTCONFIG_SYSROOT",
    "LANGUAGE",
    "MATPLOTLIBRC",
    "PANGO_LANGUAGE",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONHOME",
    "PYTHONOPTIMIZE",
    "PYTHONPATH",
    "PYTHONSAFEPATH",
}

PLAIN_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "it may not be written",
    errno.EPERM: "it may not be written",
    errno.EROFS: "it may not be written",
    errno.EEXIST: "a file of that name is in the way",
}


def make_ready(
    script: Path,
    arguments: list[str],
    for_tests: bool = False,
    say: Callable[[str], None] = lambda line: None,
    ask: Callable[[str], bool] = lambda question: False,
) -> None:
    """Return in the ready environment only: a process outside sets up what is missing and becomes one inside.

    That one runs the script with the arguments or, for the tests, pytest with them, in the project's folder.
    `say` gets a line at each long step; `ask` a question before sudo is used, "no" meaning: do without root.
    Raises EnvironmentProblem.
    """
    refuse_old_python()
    home = Home(script.resolve().parent)
    if is_inside(home) and not for_tests:
        return
    try:
        if not is_ready(home, for_tests):
            set_up(home, for_tests, say, ask)
        if for_tests:
            os.chdir(home.root)
        program = ["-m", "pytest"] if for_tests else [str(script.resolve())]
        become([str(home.python), *program, *arguments], whole_environment(home))
    except OSError as error:
        raise plainly(error, home) from error
    except KeyboardInterrupt:
        say("Setting up was stopped; the same command will finish it")
        raise


def press_environment(root: Path = ROOT) -> dict[str, str]:
    """Return the variables under which the same guide gives the same bytes on every machine.

    Makes the private folder for temporary files. To be set before matplotlib or WeasyPrint is imported.
    """
    home = Home(root)
    variables = {
        MARK: str(home.venv),
        "FONTCONFIG_FILE": str(root / "layouts/fonts/fonts.conf"),
        "LC_ALL": "C.UTF-8",
        "MPLBACKEND": "svg",
        "MPLCONFIGDIR": str(home.venv / "matplotlib"),
        "PYTHONHASHSEED": "0",
        # so that pip need not compile what is never imported, and no __pycache__ appears among the sources
        "PYTHONPYCACHEPREFIX": str(home.venv / "pycache"),
        "PYTHONUTF8": "1",
        # WeasyPrint says so of a fontconfig without a font of the machine, which is the point of ours
        "PYTHONWARNINGS": "ignore:No fonts configured in FontConfig",
        # 2025-01-01: dates only what must not vary; the edition's own date stands in book.yaml
        "SOURCE_DATE_EPOCH": "1735689600",
        "TMPDIR": str(packages.temporary_folder(home)),
        "TZ": "UTC",
        "XDG_CACHE_HOME": str(home.venv / "cache"),
    }
    if home.native.is_dir() and native.lacking():
        variables.update(native.loader_variables(home.native))
    if sys.platform == "darwin":
        variables["DYLD_FALLBACK_LIBRARY_PATH"] = ":".join(native.FOLDERS["darwin"])
    return variables


def whole_environment(home: Home) -> dict[str, str]:
    """Return this process's variables with ours in place and the meddling ones left out."""
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED}
    kept.update(press_environment(home.root))
    return kept


def refuse_old_python() -> None:
    """Raise unless this Python can run the press; name a newer one if one is at hand."""
    if sys.version_info >= OLDEST:
        return
    needed = ".".join(map(str, OLDEST))
    names = [f"python3.{minor}" for minor in range(19, OLDEST[1] - 1, -1)]
    newer = next(filter(shutil.which, names), "")
    raise EnvironmentProblem(
        f"Python {needed} or newer is needed, and this is {sys.version.split()[0]} ({sys.executable})",
        f"run it with {newer} instead of python3" if newer else f"install Python {needed} or newer",
    )


def is_inside(home: Home) -> bool:
    """Return whether this process runs in the environment that make_ready gives."""
    with contextlib.suppress(OSError):
        return os.environ.get(MARK) == str(home.venv) and home.venv.samefile(sys.prefix)
    return False


def is_ready(home: Home, for_tests: bool) -> bool:
    """Return whether there is nothing to set up."""
    return packages.is_installed(home, for_tests) and has_libraries(home)


def has_libraries(home: Home) -> bool:
    """Return whether the native libraries load, from the system or from the private folder."""
    return not native.lacking() or native.loads_from(home.native)


def set_up(home: Home, for_tests: bool, say: Callable[[str], None], ask: Callable[[str], bool]) -> None:
    """Make the environment, or what of it is missing; only one process does so at a time."""

    def step(line: str) -> None:
        say(f"Setting up (once): {line}")

    started = time.monotonic()
    packages.refuse_strangers(home)
    home.venv.mkdir(exist_ok=True)
    with packages.only_one(home, say):
        if is_ready(home, for_tests):  # made by the process that was waited for
            return
        provide_system_parts(home, step, ask)
        if not packages.is_installed(home, for_tests=False):
            packages.make_venv(home, step)
            packages.install(home, False, step)
        if for_tests and not packages.is_installed(home, for_tests):
            packages.install(home, for_tests, step)
    say(f"Set up in {time.monotonic() - started:.0f} s")


def provide_system_parts(home: Home, say: Callable[[str], None], ask: Callable[[str], bool]) -> None:
    """See to it that the native libraries load and Python has venv, or raise with the way to get there."""
    missing = [] if has_libraries(home) else native.lacking()
    lacks_venv = not (packages.is_installed(home, for_tests=False) or packages.has_venv_module())
    libraries = sorted({library.package for library in missing})
    wanted = libraries + [f"python3.{sys.version_info[1]}-venv"] * lacks_venv
    if not wanted:
        return
    if native.has_apt() and not native.install(wanted, say, ask) and not lacks_venv:
        native.unpack(libraries, home.native, say)
    if lacks_venv and not packages.has_venv_module():
        raise without_venv_module(wanted)
    if not has_libraries(home):
        raise native.without(native.lacking())


def without_venv_module(wanted: list[str]) -> EnvironmentProblem:
    """Return the one line for a Python that came without a part of its own library."""
    way_out = f"run: {native.install_command(wanted)}" if native.has_apt() else "install Python whole"
    return EnvironmentProblem(f"this Python ({sys.executable}) lacks its modules venv and ensurepip; {way_out}")


def become(command: list[str], environment: dict[str, str]) -> None:
    """Replace this process by the command; its exit code is ours."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":  # execve there returns to the shell before the new process ends
        sys.exit(subprocess.run(command, env=environment).returncode)
    os.execve(command[0], command, environment)


def plainly(error: OSError, home: Home) -> EnvironmentProblem:
    """Return the system's error as a line that a person can act on."""
    place = error.filename or home.venv
    return EnvironmentProblem(f"cannot set up {place}: {PLAIN_REASONS.get(error.errno, error.strerror)}")
