"""The style sheets keep their own rules: tokens for what is shared, layers, short selectors, nothing that is slow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
SHEETS = sorted(LAYOUTS.glob("*/*.css"))
DEFINING = [LAYOUTS / "styles/tokens.css", *sorted((LAYOUTS / "papers").glob("*.css"))]
SLOW = ("target-counter", "target-text", "leader(", "gradient(", ":has(", "!important", "opacity", "shadow", ":first{")
"""What costs the engine much, harms the tags of the PDF, or overrides a theme."""


def name_of(path: Path) -> str:
    """Return a path as a test's name."""
    return path.relative_to(LAYOUTS).as_posix()


def plain(path: Path) -> str:
    """Return a sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def rules_in(nodes: list[Any]) -> Iterator[Any]:
    """Yield the qualified rules of a sheet, inside layers too."""
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "layer" and node.content:
            yield from rules_in(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
        elif node.type == "qualified-rule":
            yield node


def selectors_of(path: Path) -> Iterator[str]:
    """Yield every selector of a sheet."""
    sheet = tinycss2.parse_stylesheet(path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
    for rule in rules_in(sheet):
        yield from (selector.strip() for selector in tinycss2.serialize(rule.prelude).split(","))


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_every_variable_is_a_token(path: Path) -> None:
    known = {name for sheet in DEFINING for name in re.findall(r"(--[\w-]+)\s*:", plain(sheet))}
    assert set(re.findall(r"var\(\s*(--[\w-]+)", plain(path))) <= known


def test_both_papers_define_the_same_tokens() -> None:
    papers = (plain(LAYOUTS / f"papers/{name}.css") for name in ("a4", "letter"))
    a4, letter = (set(re.findall(r"(--[\w-]+)\s*:", text)) for text in papers)
    assert a4 == letter


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_nothing_is_measured_in_pixels(path: Path) -> None:
    assert re.findall(r"[\d.]+px", plain(path)) == []


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_nothing_slow_or_forceful_is_used(path: Path) -> None:
    text = plain(path).replace(" ", "")
    assert [word for word in SLOW if word in text] == []


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_selectors_name_no_id_and_go_two_deep_at_most(path: Path) -> None:
    for selector in selectors_of(path):
        assert "#" not in selector, selector
        assert len(re.split(r"\s*>\s*|\s+", re.sub(r"\s*[+~]\s*", "+", selector))) <= 2, selector


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_every_rule_stands_in_a_layer(path: Path) -> None:
    sheet = tinycss2.parse_stylesheet(path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
    loose = [node for node in sheet if node.type == "qualified-rule"]
    assert loose == []


def test_colors_are_named_in_tokens_and_themes_alone() -> None:
    for path in SHEETS:
        if path not in DEFINING and path.parent.name != "themes":
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", plain(path)) == [], name_of(path)


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_a_theme_can_change_every_size_of_type(path: Path) -> None:
    assert re.findall(r"font(?:-size)?:[^;{}]*?[\d.]+pt[^;]*", plain(path)) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_columns_fill_the_paper(paper: str) -> None:
    sheets = (LAYOUTS / "styles/tokens.css", LAYOUTS / f"papers/{paper}.css")
    found = (re.findall(r"--([\w-]+):\s*([\d.]+)mm", plain(sheet)) for sheet in sheets)
    values = {name: float(value) for pairs in found for name, value in pairs}
    assert values["page-width"] - 2 * values["side"] == pytest.approx(values["full"])
    sheet = 3 * values["sheet-column"] + 2 * values["sheet-gap"] + 2 * values["sheet-side"]
    assert sheet == pytest.approx(values["page-width"])
