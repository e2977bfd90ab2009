"""Tokens: read from the style sheets of the pages, over them those of a theme; pale colors are refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from guide import LayoutError
from layouts.press.tokens import read_tokens

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
THEMES = sorted(path.stem for path in (LAYOUTS / "themes").glob("*.css"))


def theme(folder: Path, text: str) -> Path:
    """Write a theme named `own` into a layouts folder."""
    (folder / "themes").mkdir()
    (folder / "themes" / "own.css").write_text(text)
    return folder


def problem(folder: Path, text: str) -> str:
    """Return the one problem of a theme, with its place."""
    with pytest.raises(LayoutError) as caught:
        read_tokens([theme(folder, text), LAYOUTS], "own")
    (found,) = caught.value.problems
    return f"{Path(found.place.file).name}:{found.place.line}: {found.message}"


def test_tokens_have_units() -> None:
    tokens = read_tokens([LAYOUTS])
    assert tokens.mm("measure") == pytest.approx(112)
    assert tokens.pt("line") == 14
    assert tokens.mm("measure") + tokens.mm("gap") + tokens.mm("margin-column") == pytest.approx(tokens.mm("full"))
    assert tokens.color("paper") == "#ffffff"
    assert tokens.face("sans-bold").name == "SourceSans3-Bold.ttf"


@pytest.mark.parametrize("name", ["", *THEMES])
def test_every_theme_can_be_read(name: str) -> None:
    assert read_tokens([LAYOUTS], name).color("paper") == "#ffffff"


def test_a_theme_overrides_a_token_and_keeps_the_others(tmp_path: Path) -> None:
    tokens = read_tokens([theme(tmp_path, ":root { --accent: #202020 }"), LAYOUTS], "own")
    assert tokens.color("accent") == "#202020"
    assert tokens.color("ink") == read_tokens([LAYOUTS]).color("ink")


def test_a_token_may_refer_to_another(tmp_path: Path) -> None:
    tokens = read_tokens([theme(tmp_path, ":root { --accent: var(--ink) }"), LAYOUTS], "own")
    assert tokens.color("accent") == tokens.color("ink")


def test_a_pale_color_is_refused_with_its_ratio(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        read_tokens([theme(tmp_path, ":root {\n  --ink-soft: #aaaaaa;\n}"), LAYOUTS], "own")
    message = "'--ink-soft' on '--paper' has a contrast of 2.3; text needs 4.5"
    assert message in [each.message for each in caught.value.problems]
    assert {each.place.line for each in caught.value.problems} == {2}
    assert {each.hint for each in caught.value.problems} == {"make one of the two darker or lighter"}


def test_a_ground_too_dark_is_refused_where_the_theme_sets_it(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        read_tokens([theme(tmp_path, ":root {\n  --tint: #808080;\n}"), LAYOUTS], "own")
    found = [f"{each.place.line}:{each.place.column}: {each.message}" for each in caught.value.problems]
    assert "2:3: '--ink' on '--tint' has a contrast of 4.0; text needs 4.5" in found


def test_tokens_that_repeat_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="'--accent' is defined by itself"):
        read_tokens([theme(tmp_path, ":root { --accent: var(--ink); --ink: var(--accent) }"), LAYOUTS], "own")


def test_an_unknown_token_of_a_theme_is_refused_with_the_nearest(tmp_path: Path) -> None:
    assert problem(tmp_path, ":root { --acent: #202020 }") == "own.css:1: unknown token '--acent'"


def test_a_theme_holds_nothing_but_tokens(tmp_path: Path) -> None:
    assert problem(tmp_path, ":root {}\np { color: red }") == "own.css:2: a theme redefines tokens only"


def test_a_translucent_color_is_refused(tmp_path: Path) -> None:
    message = "own.css:1: '--tint: #e1eaee80' is not a flat color"
    assert problem(tmp_path, ":root { --tint: #e1eaee80 }") == message


def test_a_theme_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.css").write_bytes(b":root { --accent: #112233 } /* \xe9 */")
    with pytest.raises(LayoutError, match=r"own\.css: this style sheet is not UTF-8\n    hint: save it as UTF-8"):
        read_tokens([tmp_path, LAYOUTS], "own")


def test_a_missing_font_file_is_a_problem(tmp_path: Path) -> None:
    message = "own.css:1: there is no font file 'Gone.ttf' in fonts/"
    assert problem(tmp_path, ':root { --file-sans: "Gone.ttf" }') == message


@pytest.mark.parametrize(
    "damage", [lambda data: b"version https://git-lfs", lambda data: data[:9999], lambda data: b""]
)
def test_a_damaged_font_file_is_a_problem(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    (tmp_path / "fonts").mkdir()
    data = (LAYOUTS / "fonts" / "SourceSans3-Regular.ttf").read_bytes()
    (tmp_path / "fonts" / "SourceSans3-Regular.ttf").write_bytes(damage(data))
    with pytest.raises(
        LayoutError, match=r"SourceSans3-Regular\.ttf: this font file is damaged\n    hint: get it anew"
    ):
        read_tokens([tmp_path, LAYOUTS])


def test_an_unknown_theme_offers_those_there_are() -> None:
    with pytest.raises(LayoutError, match=r"there is no theme 'mona'\n    hint: did you mean 'mono'\?"):
        read_tokens([LAYOUTS], "mona")


def test_the_fonts_are_the_ones_listed() -> None:
    listed = dict(reversed(line.split()) for line in (LAYOUTS / "fonts/FONTS.sha256").read_text().splitlines())
    files = [path for path in (LAYOUTS / "fonts").iterdir() if path.suffix in (".ttf", ".txt")]
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files} == listed
