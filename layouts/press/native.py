"""The native libraries under WeasyPrint, which no Python package carries: found, installed or unpacked.

Only the standard library; must run on Python 3.7, which has to say that it is too old.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from .commands import EnvironmentProblem, run


class Library(NamedTuple):
    """One library that WeasyPrint 70 loads: its file on three systems, and the Debian package with it."""

    linux: str
    macos: str
    windows: str
    package: str


# Source: weasyprint/text/ffi.py. WeasyPrint can do without HarfBuzz-subset, but then says so at every font.
LIBRARIES = (
    Library("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll", "libpango-1.0-0"),
    Library("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll", "libpango-1.0-0"),
    Library("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll", "libpangoft2-1.0-0"),
    Library("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll", "libpangoft2-1.0-0"),
    Library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll", "libpangoft2-1.0-0"),
    Library(
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
        "libharfbuzz-subset0",
    ),
)

# Where package managers put libraries that the loader does not look for by itself.
FOLDERS = {
    "darwin": ("/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib"),
    "win32": ("C:\\msys64\\ucrt64\\bin", "C:\\msys64\\mingw64\\bin"),
}

# Which program tells the system apart, and what to type there.
ELSEWHERE = (
    ("dnf", "sudo dnf install -y pango harfbuzz"),
    ("zypper", "sudo zypper install -y libpango-1_0-0 libharfbuzz-subset0"),
    ("pacman", "sudo pacman -S --needed pango"),
    (
        "apk",
        "apk add so:libgobject-2.0.so.0 so:libpango-1.0.so.0 so:libharfbuzz.so.0 "
        "so:libharfbuzz-subset.so.0 so:libfontconfig.so.1 so:libpangoft2-1.0.so.0",
    ),
    ("brew", "brew install pango"),
)

APT_OPTIONS = ["-y", "-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2"]


def lacking() -> list[Library]:
    """Return the libraries that do not load in this process."""
    return [library for library in LIBRARIES if not loads(name_here(library))]


def name_here(library: Library) -> str:
    """Return the library's file name on this system."""
    return {"darwin": library.macos, "win32": library.windows}.get(sys.platform, library.linux)


def loads(name: str) -> bool:
    """Return whether the system's loader finds the library, or it lies where a package manager puts it."""
    for folder in ("", *FOLDERS.get(sys.platform, ())):
        try:
            ctypes.CDLL(str(Path(folder, name)))
        except OSError:
            continue
        return True
    return False


def loads_from(folder: Path) -> bool:
    """Return whether every library loads when the loader also looks in the folder.

    Asked in a process of its own, since the loader reads its search path only when a process starts.
    """
    if not folder.is_dir():
        return False
    question = "import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]"
    command = [sys.executable, "-I", "-S", "-c", question, *map(name_here, LIBRARIES)]
    environment = dict(os.environ, **loader_variables(folder))
    return subprocess.run(command, env=environment, stderr=subprocess.DEVNULL).returncode == 0


def loader_variables(folder: Path) -> dict[str, str]:
    """Return the variables under which a new process looks for libraries in the folder first."""
    rest = os.environ.get("LD_LIBRARY_PATH", "")
    return {"LD_LIBRARY_PATH": f"{folder}:{rest}" if rest else str(folder)}


def has_apt() -> bool:
    """Return whether this is Debian or one of its kind."""
    return bool(shutil.which("apt-get") and shutil.which("dpkg-deb"))


def is_root() -> bool:
    """Return whether this process may change the system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: list[str], say: Callable[[str], None], ask: Callable[[str], bool]) -> bool:
    """Install Debian packages for the whole system, and return whether that was allowed.

    Root just does it; anybody else is shown the sudo command and asked.
    """
    command = install_command(packages)
    if is_root():
        say(f"installing {', '.join(packages)} with apt-get")
        apt_install([], packages)
        return True
    if shutil.which("sudo") and ask(f"This machine lacks {', '.join(packages)}. Run: {command}"):
        try:
            run(["sudo", "-v"], "become root with sudo")  # asks for the password once, here
            apt_install(["sudo"], packages)
        except EnvironmentProblem as failed:
            say(f"without root, then: {failed.message}")
            return False
        return True
    return False


def install_command(packages: list[str]) -> str:
    """Return what a person types to install the Debian packages."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def apt_install(prefix: list[str], packages: list[str]) -> None:
    """Install the packages; when the package lists are missing or old, fetch those first."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    purpose = f"install {', '.join(packages)} with apt-get"
    command = [*prefix, "apt-get", "install", "--no-install-recommends", *APT_OPTIONS, *packages]
    try:
        run(command, purpose, variables=quiet)
    except EnvironmentProblem:
        trouble = refresh([*prefix, "apt-get", "update", *APT_OPTIONS])
        try:
            run(command, purpose, variables=quiet)
        except EnvironmentProblem as failed:
            raise trouble or failed from None


def refresh(command: list[str]) -> EnvironmentProblem | None:
    """Fetch apt's package lists, and return what went wrong rather than raise it.

    One dead source out of many need not matter; whether it does shows when a package is asked for.
    """
    try:
        run([*command, "-o", "APT::Update::Error-Mode=any"], "fetch the package lists with apt-get update")
    except EnvironmentProblem as failed:
        return failed
    return None


def unpack(packages: list[str], folder: Path, say: Callable[[str], None]) -> None:
    """Put the libraries of Debian packages, and of all they need, into the folder, without being root.

    The folder appears whole or not at all. What the system already has is not fetched again.
    """
    say(f"unpacking {', '.join(packages)} into {folder} (without root)")
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    for name in ("lists/partial", "cache/archives/partial", "debs", "root", "lib"):
        (part / name).mkdir(parents=True)
    fetch(packages, part)
    for package in sorted((part / "debs").glob("*.deb")):
        run(["dpkg-deb", "-x", str(package), str(part / "root")], f"unpack {package.name}")
    gather(part / "root", part / "lib")
    shutil.rmtree(folder, ignore_errors=True)
    (part / "lib").rename(folder)
    shutil.rmtree(part, ignore_errors=True)


def fetch(packages: list[str], part: Path) -> None:
    """Download the packages, and those they need that the system lacks, into part/debs.

    The package lists are private too: a machine may have none yet, and only root may change its own.
    """
    private = ["-o", f"Dir::State::lists={part / 'lists'}", "-o", f"Dir::Cache={part / 'cache'}"]
    purpose = f"download {', '.join(packages)} with apt-get"
    trouble = refresh(["apt-get", "update", *APT_OPTIONS, *private])
    try:
        plan = run(["apt-get", "install", "-s", "--no-install-recommends", *private, *packages], purpose)
        run(["apt-get", "download", *APT_OPTIONS, *private, *new_in(plan)], purpose, folder=str(part / "debs"))
    except EnvironmentProblem as failed:
        raise trouble or failed from None


def new_in(plan: str) -> list[str]:
    """Return the packages that a simulated installation would add, each as name=version.

    Upgrades, "Inst libc6 [2.36-9] (2.36-10 …", are left out: a second C library beside the running one
    would be fatal.
    """
    return [f"{name}={version}" for name, version in re.findall(r"^Inst (\S+) \((\S+)", plan, re.MULTILINE)]


def gather(root: Path, folder: Path) -> None:
    """Move every shared library below root into the one folder; links among them go by name and hold."""
    for library in sorted(root.rglob("*.so*")):
        if library.is_symlink() or library.is_file():
            library.rename(folder / library.name)


def without(missing: Iterable[Library]) -> EnvironmentProblem:
    """Return the one line that says what this system lacks and how a person brings it."""
    names = ", ".join(name_here(library) for library in missing)
    return EnvironmentProblem(f"this machine lacks {names}; {way_out()}")


def way_out() -> str:
    """Return how a person brings the libraries to this system."""
    if sys.platform == "win32":
        return "run in the MSYS2 shell: pacman -S mingw-w64-ucrt-x86_64-pango"
    if has_apt():
        return f"run: {install_command(sorted({library.package for library in LIBRARIES}))}"
    typed = next((command for program, command in ELSEWHERE if shutil.which(program)), "")
    return f"run: {typed}" if typed else "install Pango and HarfBuzz"
