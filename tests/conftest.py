"""What every test may use: the environment of a build, the small guide, a rasteriser, `--bless` for golden files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from layouts import press_environment  # noqa: E402
from tests.pictures import SHARE, share_apart, side_by_side  # noqa: E402

os.environ.update(press_environment())

LIGHTHOUSE = ROOT / "tests" / "guides" / "lighthouse"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder that holds nothing: problems name a place from the working folder, and no test may need ours."""
    folder = tmp_path_factory.getbasetemp() / "elsewhere"
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--bless`, which writes golden files anew instead of comparing with them."""
    parser.addoption("--bless", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def lighthouse() -> object:
    """The whole small guide to another career, read once."""
    from guide import read_guide

    return read_guide(LIGHTHOUSE)


@pytest.fixture
def guide_copy(tmp_path: Path) -> Path:
    """A copy of the small guide that a test may break."""
    return Path(shutil.copytree(LIGHTHOUSE, tmp_path / "lighthouse"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of this test's module; `--bless` writes it."""

    def compare(name: str, actual: str) -> None:
        path = ROOT / "tests" / "golden" / request.module.__name__.rpartition(".")[2] / f"{name}.txt"
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        if actual != expected:
            path.with_suffix(".actual.txt").write_text(actual, encoding="utf-8")
        assert actual == expected, f"{path.with_suffix('.actual.txt')} differs; look at it, then run pytest --bless"

    return compare


@pytest.fixture
def golden_picture(request: pytest.FixtureRequest) -> Callable[[str, Image.Image], None]:
    """Compare a picture with the golden file of this test's module; `--bless` writes it."""

    def compare(name: str, actual: Image.Image) -> None:
        path = ROOT / "tests" / "golden" / request.module.__name__.rpartition(".")[2] / f"{name}.png"
        seen = path.with_suffix(".actual.png")
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            actual.save(path, optimize=True)
        assert path.exists(), f"there is no {path} yet: run pytest --bless, and look at what it writes"
        with Image.open(path) as expected:
            apart = share_apart(expected, actual)
            if apart <= SHARE:
                seen.unlink(missing_ok=True)
            else:
                side_by_side(expected, actual).save(seen)
        assert apart <= SHARE, (
            f"{apart:.2%} of the pixels differ; expected, found and their difference stand side by side in {seen}:"
            " look at them, then run pytest --bless"
        )

    return compare
