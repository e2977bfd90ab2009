"""The house: imports go down, doors are used, rooms stay small, and no code knows one career."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = (
    {"signals", "commands", "native", "packages", "environment"},  # what runs before there is an environment
    {"tokens", "contrast", "typography", "gathering", "numbering", "indexing", "notes", "references", "markup"}
    | {"charts", "formulas", "figures", "openers", "panels", "qr", "plates", "spreadsheets", "value_tables"},
    {"fetcher", "matter", "fittings", "compose", "heard", "manuscript", "lines", "grid", "drift", "survey", "pages"}
    | {"endings", "sheet"},
    {"bind", "preflight", "sights", "edition", "delivery", "hands"},
)
"""The rooms of `layouts/press`, floor by floor: what is lower must not look up."""
PLACES = {"build.py", "guide", "layouts", "output", "tests"}
PAPERS = {"README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "requirements.lock", "requirements-test.lock"}
CAREER = re.compile(
    r"machine.learning|\bml\b|\bml[ -]?ops\b|data.scien|pytorch|tensorflow|deep.learning|neural.net|\bcuda\b|\bllms?\b",
    re.IGNORECASE,
)
CODE = sorted([ROOT / "build.py", *ROOT.glob("guide/**/*.py"), *ROOT.glob("layouts/**/*.py")])
PRESS = [path for path in CODE if "press" in path.parts and path != ROOT / "layouts/press/__init__.py"]
NEUTRAL = sorted([*CODE, *(path for end in ("html", "css", "conf") for path in ROOT.glob(f"layouts/**/*.{end}"))])
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the level and the module of each import of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.level, node.module
        elif isinstance(node, ast.ImportFrom):  # from . import room
            yield from ((node.level, name.name) for name in node.names)
        elif isinstance(node, ast.Import):
            yield from ((0, name.name) for name in node.names)


def name_of(path: Path) -> str:
    """Return a path as a test's name."""
    return str(path.relative_to(ROOT))


def room_of(path: Path) -> str:
    """Return the room of the press that a file belongs to."""
    return path.relative_to(ROOT / "layouts/press").parts[0].removesuffix(".py")


def floor_of(room: str) -> int:
    """Return the floor of a room of the press."""
    return next(floor for floor, rooms in enumerate(FLOORS) if room in rooms)


def test_every_room_of_the_press_stands_on_one_floor() -> None:
    assert sorted({room_of(path) for path in PRESS}) == sorted(room for rooms in FLOORS for room in rooms)


@pytest.mark.parametrize("path", PRESS, ids=name_of)
def test_the_press_enters_the_guide_by_its_door_and_never_looks_up(path: Path) -> None:
    depth = len(path.relative_to(ROOT / "layouts/press").parts)
    for level, module in imports_of(path):
        if not level:
            assert not module.startswith(("guide.", "layouts", "build")), f"{module} is behind a door"
            assert module != "yaml", "the press reads no YAML"
        elif level == depth:
            assert floor_of(module.partition(".")[0]) <= floor_of(room_of(path)), f"{module} lies above"


@pytest.mark.parametrize("path", [path for path in CODE if "schema" in path.parts], ids=name_of)
def test_the_schema_knows_no_layout(path: Path) -> None:
    for level, module in imports_of(path):
        heads = {"layouts", "build", "jinja2", "weasyprint", "matplotlib", "guide"}
        assert level or module.partition(".")[0] not in heads, f"{module} lies above"


def test_python_lives_in_three_places() -> None:
    strays = [
        path
        for path in (*ROOT.glob("guide/**/*.py"), *ROOT.glob("layouts/**/*.py"))
        if not {"schema", "press"} & set(path.parts) and path.name != "__init__.py"
    ]
    assert strays == []


def test_nothing_else_stands_at_the_top() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    heads = {name.partition("/")[0] for name in tracked if name}
    assert heads <= PLACES | PAPERS | {".ci", ".gitignore", ".gitattributes"}


@pytest.mark.parametrize("path", NEUTRAL, ids=name_of)
def test_no_word_of_one_career_stands_outside_its_content(path: Path) -> None:
    found = CAREER.search(path.read_text(encoding="utf-8"))
    assert found is None, f"'{found and found[0]}'"


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_rooms_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno <= MOST_LINES_OF_A_FUNCTION, node.name


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_every_public_thing_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=["check", "format"])
def test_the_code_is_in_the_house_style(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
