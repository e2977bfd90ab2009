"""Every pair of colors that stands on a page or in a chart is one whose contrast is looked at when a theme is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import tinycss2.color4
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from guide import Guide
from layouts.press.charts.canvas import Canvas
from layouts.press.charts.lettering import MM_PER_PT
from layouts.press.compose import compose
from layouts.press.contrast import DECORATION, MARK_PAIRS, TEXT_PAIRS, Pair
from layouts.press.gathering import PageMap
from layouts.press.pages import lay_out, open_press
from layouts.press.plates import draw_all_plates
from layouts.press.tokens import COLORS, Tokens, read_tokens

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
DYED = {name: f"#{number:02x}{number:02x}{number:02x}" for number, name in enumerate(COLORS, 1)}
"""A color of its own for each token, so that what is seen on a page tells which token it was."""
NAMES = {color: name for name, color in DYED.items()}


@pytest.fixture(scope="module")
def dyed() -> Tokens:
    """The tokens, each color in its dye."""
    tokens = read_tokens([LAYOUTS])
    return replace(tokens, values={**tokens.values, **DYED})


@pytest.fixture(scope="module")
def canvases(lighthouse: Guide, dyed: Tokens) -> list[Canvas]:
    """Every canvas that the small guide's plates are drawn on."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Canvas, "svg", _kept(Canvas.svg, found))
        draw_all_plates(lighthouse, dyed)
    return found


def _kept(svg: object, found: list[Canvas]) -> object:
    """Return the method that writes a canvas, which also keeps the canvas."""

    def keep(canvas: Canvas) -> bytes:
        found.append(canvas)
        return svg(canvas)

    return keep


@pytest.fixture(scope="module")
def pages(lighthouse: Guide, dyed: Tokens, tmp_path_factory: pytest.TempPathFactory) -> list[boxes.Box]:
    """Every page of the small guide, in dye."""
    folder = tmp_path_factory.mktemp("dyed")
    (folder / "themes").mkdir()
    rules = "".join(f"--{name}: {color};" for name, color in DYED.items())
    (folder / "themes/dyed.css").write_text(f"@layer theme {{ :root {{ {rules} }} }}")
    roots, plates = [folder, LAYOUTS], draw_all_plates(lighthouse, dyed)
    found = []
    for layout in ("handbook", "cheatsheet"):
        press = open_press(roots, plates, "a4", "dyed", layout)
        for gathering in compose(layout, lighthouse, plates, PageMap(), "a4", roots):
            found += [page._page_box for page in lay_out(gathering, press, 1).pages]
    return found


def name_of(color: object) -> str:
    """Return the token of a color of a page, or nothing for one that is not seen."""
    if not color.alpha:
        return ""
    return NAMES["#" + "".join(f"{round(channel * 255):02x}" for channel in color.to("srgb").coordinates)]


def seen(box: boxes.Box, ground: str) -> Iterator[tuple[str, Pair]]:
    """Yield what stands in a box and what it stands on: `text`, and as `mark` the borders of boxes."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield "text", (name_of(box.style["color"]), ground)
        return
    for side in ("top", "right", "bottom", "left"):
        if getattr(box, f"border_{side}_width", 0) and box.style[f"border_{side}_style"] != "none":
            color = box.style[f"border_{side}_color"]
            yield "mark", (name_of(box.style["color"] if color == "currentcolor" else color), ground)
    ground = name_of(box.style["background_color"]) or ground
    for child in getattr(box, "children", ()):
        yield from seen(child, ground)


def drawn(canvas: Canvas) -> Iterator[tuple[str, Pair]]:
    """Yield the labels and shapes of a chart and what each lies on: the last fill under its middle, or the page.

    Paper that is filled in, or drawn on a tint, clears a place and is no mark; a line of it is a ground like a fill.
    """
    is_cover = any(dye.startswith("cover") for artist in canvas.figure.artists for dye in _dyes(artist))
    fills: list[tuple[Outline, str]] = []
    for artist in canvas.figure.artists:
        under = [dye for outline, dye in fills if outline.contains_point(_middle(artist))]
        ground = ["cover-ground" if is_cover else "paper", *under][-1]
        dyes = _dyes(artist)
        if isinstance(artist, PathPatch) and dyes[-1:] == ["paper"]:
            fills.append((_stroke(artist), "paper"))
        if isinstance(artist, PathPatch) and artist.get_facecolor()[3]:
            fills.append((artist.get_path(), dyes[-1]))
            dyes = [dye for dye in dyes if dye != "paper"]
        if ground in DECORATION:
            dyes = [dye for dye in dyes if dye != "paper"]
        yield from (("text" if isinstance(artist, Text) else "mark", (dye, ground)) for dye in dyes)


def _stroke(artist: PathPatch) -> Outline:
    """Return the box that a line fills."""
    (left, top), (right, bottom) = artist.get_path().get_extents().get_points()
    half = artist.get_linewidth() * MM_PER_PT / 2
    corners = (
        (left - half, top - half),
        (right + half, top - half),
        (right + half, bottom + half),
        (left - half, bottom + half),
    )
    return Outline([*corners, corners[0]], closed=True)


def _middle(artist: Text | PathPatch) -> tuple[float, float]:
    """Return the point of a label, or the middle of a shape."""
    if isinstance(artist, Text):
        return artist.get_position()
    return tuple(artist.get_path().get_extents().get_points().mean(axis=0))


def _dyes(artist: Text | PathPatch) -> list[str]:
    """Return the tokens that a label or a shape is drawn in: of a shape its edge, then its fill."""
    if isinstance(artist, Text):
        return [_dye(artist.get_color())]
    edge = artist.get_edgecolor() if artist.get_linewidth() else (0, 0, 0, 0)
    return [_dye(color) for color in (edge, artist.get_facecolor()) if color[3]]


def _dye(color: object) -> str:
    """Return the token of a color of a chart."""
    if isinstance(color, str):
        return NAMES[color]
    return NAMES["#" + "".join(f"{round(channel * 255):02x}" for channel in color[:3])]


@pytest.fixture(scope="module")
def used(canvases: list[Canvas], pages: list[boxes.Box]) -> dict[str, set[Pair]]:
    """The pairs of colors that are used, by what they are used for."""
    found: dict[str, set[Pair]] = {"text": set(), "mark": set()}
    for page in pages:
        for use, pair in seen(page, name_of(page.style["background_color"])):
            found[use].add(pair)
    for canvas in canvases:
        for use, pair in drawn(canvas):
            found[use].add(pair)
    return found


def test_every_color_of_the_sheet_is_a_color_token() -> None:
    sheet = (LAYOUTS / "styles/tokens.css").read_text(encoding="utf-8")
    values = dict(re.findall(r"--([\w-]+):\s*([^;]+);", sheet))
    assert {name for name, value in values.items() if tinycss2.color4.parse_color(value)} <= set(COLORS)


def unlooked_at(pairs: set[Pair], *looked_at: tuple[Pair, ...]) -> list[list[str]]:
    """Return the pairs that are not looked at, whichever of both is on the other."""
    known = {frozenset(pair) for pairs in looked_at for pair in pairs}
    return sorted(sorted(pair) for pair in set(map(frozenset, pairs)) - known if len(pair) == 2)


def test_all_that_is_read_has_its_contrast_looked_at(used: dict[str, set[Pair]]) -> None:
    assert unlooked_at(used["text"], TEXT_PAIRS) == []


def test_all_that_is_seen_has_its_contrast_looked_at_but_decoration(used: dict[str, set[Pair]]) -> None:
    marks = {pair for pair in used["mark"] if pair[0] not in DECORATION}
    assert unlooked_at(marks, TEXT_PAIRS, MARK_PAIRS) == []
