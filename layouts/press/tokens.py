"""Colors, faces and sizes, read from the same style sheets as the pages, so that charts and pages agree."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
import tinycss2.color4

from guide import LayoutError, Place, Problem, did_you_mean, shown

from .contrast import channels, pale

SHEET = "styles/tokens.css"
PT_PER = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0}
"""Points in a unit of length. Source: CSS Values and Units 3, 6.2."""

COLORS = ("ink", "ink-soft", "paper", "rule", "accent", "second", "tint", "tint-second")
COLORS += ("ground", "ground-edge", "bar", "bar-second", "bar-ink", "on-bar", "rung")
COLORS += ("cover-ground", "cover-ink", "cover-mark", "cover-band")
LENGTHS = ("text-size", "small", "note", "measure", "gap", "margin-column", "full", "glance-column")
LENGTHS += ("sheet-floor", "sheet-ceiling", "sheet-least", "sheet-column")
FACES = ("serif", "serif-italic", "serif-bold", "serif-bold-italic", "sans", "sans-italic", "sans-bold")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The custom properties of a look by name, without their two hyphens, and the font files they name."""

    values: Mapping[str, str]
    places: Mapping[str, Place]
    files: Mapping[str, Path]

    def text(self, name: str) -> str:
        """Return a token as it is written, references to other tokens filled in."""
        return self.values[name]

    def color(self, name: str) -> str:
        """Return a color as `#rrggbb`."""
        return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels(self.values[name]))

    def pt(self, name: str) -> float:
        """Return a length in points."""
        return _points(self.values[name])

    def mm(self, name: str) -> float:
        """Return a length in millimeters."""
        return _points(self.values[name]) / PT_PER["mm"]

    def face(self, name: str) -> Path:
        """Return the font file of a face: `sans`, `sans-bold`, `serif-italic` …"""
        return self.files[name]


def read_tokens(roots: Sequence[Path], theme: str = "") -> Tokens:
    """Return the tokens of a look: those of `styles/tokens.css`, and over them those of a theme.

    Each file is taken from the first root that has it. Raises LayoutError with every problem found.
    """
    problems: list[Problem] = []
    values, places = _read_sheet(_find(roots, SHEET), problems)
    if theme:
        over, over_places = _read_sheet(_find_theme(roots, theme), problems, known=values)
        values, places = {**values, **over}, {**places, **over_places}
    origins = _origins(values)
    values = {name: _resolved(name, values, places, problems) for name in values}
    problems += _missing(values, roots) or _malformed(values, origins, places)
    files = {} if problems else _find_faces(roots, values, places, problems)
    problems += [] if problems else _pale(values, origins, places)
    if problems:
        raise LayoutError(problems)
    return Tokens(values, places, files)


def _find(roots: Sequence[Path], name: str) -> Path:
    """Return the first file of a name among the roots."""
    for root in roots:
        if (path := root / name).is_file():
            return path
    raise LayoutError([Problem(Place(shown(roots[-1] / name)), "this style sheet is missing")])


def _find_theme(roots: Sequence[Path], theme: str) -> Path:
    """Return the style sheet of a theme, or raise with the themes there are."""
    known = {path.stem for root in roots for path in (root / "themes").glob("*.css")}
    if theme not in known:
        place = Place(shown(roots[-1] / "themes"))
        raise LayoutError([Problem(place, f"there is no theme '{theme}'", did_you_mean(theme, known))])
    return _find(roots, f"themes/{theme}.css")


def _read_sheet(
    path: Path, problems: list[Problem], known: Mapping[str, str] | None = None
) -> tuple[dict[str, str], dict[str, Place]]:
    """Return the custom properties of a sheet's `:root`; with known names, refuse every other name and rule."""
    values: dict[str, str] = {}
    places: dict[str, Place] = {}
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise LayoutError([Problem(Place(shown(path)), "this style sheet is not UTF-8", "save it as UTF-8")]) from None
    sheet = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    for node in _declarations(sheet):
        place = Place(shown(path), node.source_line, node.source_column)
        if node.type == "error":
            problems.append(Problem(place, f"this is not CSS: {node.message}"))
        elif node.type != "declaration":
            if known is not None:
                problems.append(Problem(place, "a theme redefines tokens only", "write ':root { --name: value }'"))
        elif node.name.startswith("--"):
            name = node.name[2:]
            if known is not None and name not in known:
                problems.append(Problem(place, f"unknown token '--{name}'", did_you_mean(name, known)))
            values[name], places[name] = tinycss2.serialize(node.value).strip(), place
    return values, places


def _declarations(nodes: list[Any]) -> Iterator[Any]:
    """Yield the declarations of every `:root` rule, inside layers too, and every node that is none."""
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "layer":
            inner = tinycss2.parse_rule_list(node.content or [], skip_comments=True, skip_whitespace=True)
            yield from _declarations(inner)
        elif node.type == "qualified-rule" and tinycss2.serialize(node.prelude).strip() == ":root":
            yield from tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        else:
            yield node


def _resolved(
    name: str, values: Mapping[str, str], places: Mapping[str, Place], problems: list[Problem], depth: int = 0
) -> str:
    """Return a token's value with every `var(--other)` in it replaced by that token's value."""
    if depth > len(values):
        problems.append(Problem(places[name], f"'--{name}' is defined by itself"))
        return ""

    def fill(found: re.Match[str]) -> str:
        if found[1] not in values:
            problems.append(Problem(places[name], f"unknown token '--{found[1]}'", did_you_mean(found[1], values)))
            return ""
        return _resolved(found[1], values, places, problems, depth + 1)

    return _REPEATS.sub(fill, values[name])


def _missing(values: Mapping[str, str], roots: Sequence[Path]) -> list[Problem]:
    """Return a problem for every token that charts need and the sheet lacks."""
    place = Place(shown(_find(roots, SHEET)))
    wanted = (*COLORS, *LENGTHS, *(f"file-{face}" for face in FACES))
    return [Problem(place, f"the token '--{name}' is missing") for name in wanted if name not in values]


def _malformed(values: Mapping[str, str], origins: Mapping[str, str], places: Mapping[str, Place]) -> list[Problem]:
    """Return a problem for every color and length that is none, not for those that repeat it."""
    problems = []
    for name in dict.fromkeys(origins[color] for color in COLORS):
        color = tinycss2.color4.parse_color(values[name])
        if color is None or color == "currentcolor" or color.alpha != 1:
            problems.append(
                Problem(places[name], f"'--{name}: {values[name]}' is not a flat color", "write it as #rrggbb")
            )
    for name in LENGTHS:
        if not _LENGTH.fullmatch(values[name]):
            hint = "write a number with mm or pt"
            problems.append(Problem(places[name], f"'--{name}: {values[name]}' is not a length", hint))
    return problems


def _find_faces(
    roots: Sequence[Path], values: Mapping[str, str], places: Mapping[str, Place], problems: list[Problem]
) -> dict[str, Path]:
    """Return the font file of every face."""
    files = {}
    for face in FACES:
        name = values[f"file-{face}"].strip("\"'")
        path = next((root / "fonts" / name for root in roots if (root / "fonts" / name).is_file()), None)
        if path is None:
            problems.append(Problem(places[f"file-{face}"], f"there is no font file '{name}' in fonts/"))
        elif not _is_whole_font(path.read_bytes()):
            problems.append(Problem(Place(shown(path)), "this font file is damaged", "get it anew"))
        else:
            files[face] = path.resolve()
    return files


def _is_whole_font(data: bytes) -> bool:
    """Say whether a font file holds all its tables unchanged. Source: OpenType 1.9, "Table Directory"."""
    if data[:4] not in (b"\0\1\0\0", b"OTTO"):
        return False
    for number in range(int.from_bytes(data[4:6], "big")):
        entry = data[12 + 16 * number :][:16]
        total, start, length = (int.from_bytes(entry[at : at + 4], "big") for at in (4, 8, 12))
        table = data[start : start + length]
        words = struct.unpack(f">{(len(table) + 3) // 4}L", table + bytes(-len(table) % 4))
        if len(table) < length or (entry[:4] != b"head" and sum(words) % 2**32 != total):
            return False
    return True


def _pale(values: Mapping[str, str], origins: Mapping[str, str], places: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield a problem for each pair of colors that cannot be read, seen or told apart, where a theme sets one."""
    sheet = Path(SHEET).name
    for pair, message in pale(values, origins):
        place = next((places[name] for name in pair if Path(places[name].file).name != sheet), places[pair[0]])
        yield Problem(place, message, "make one of the two darker or lighter")


def _origins(written: Mapping[str, str]) -> dict[str, str]:
    """Return for each token the one that its value comes from: itself, or the one that it only repeats."""
    origins = {name: name for name in written}
    for _ in written:  # as far as the longest row of tokens that repeat one another
        for name, origin in origins.items():
            found = _REPEATS.fullmatch(written[origin])
            origins[name] = found[1] if found and found[1] in written else origin
    return origins


_REPEATS = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(pt|mm|cm|in|pc)")


def _points(length: str) -> float:
    """Return a CSS length in points."""
    found = _LENGTH.fullmatch(length)
    if not found:
        raise ValueError(f"'{length}' is not a length")
    return float(found[1]) * PT_PER[found[2]]
