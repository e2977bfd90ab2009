"""The small guide as it is printed, once for all tests of finished pages."""

from __future__ import annotations

from pathlib import Path

import pytest

import build

LIGHTHOUSE = Path(__file__).resolve().parents[1] / "guides/lighthouse"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the small guide, made in this process."""
    folder = tmp_path_factory.mktemp("none")
    job, _ = build.parse(["--guide", str(LIGHTHOUSE), "--output", str(folder), "--quiet"])
    return build.make(job)
