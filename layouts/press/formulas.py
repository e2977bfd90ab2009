"""Formulas in TeX notation, each on a line of its own, as outlines in the faces of the text."""

from __future__ import annotations

import hashlib
import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

import matplotlib as mpl
from matplotlib import _mathtext
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.mathtext import MathTextParser
from matplotlib.path import Path
from matplotlib.textpath import TextToPath

from guide import NOWHERE, GuideError, Place, Problem

from .tokens import Tokens

SCALE_PT = 100.0
"""Size at which a formula is laid out; the SVG is then as large as the type is."""
FACES = {"rm": "serif", "it": "serif-italic", "bf": "serif-bold", "bfit": "serif-bold-italic"}
FACES |= {"cal": "serif-italic", "sf": "serif", "tt": "serif"}
"""Which of our faces stands for each face of TeX."""
MARGIN_EM = 0.02
"""Kept free around the outlines, for strokes that reach past their box."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as SVG; its width and height in sizes of its type."""

    svg: bytes
    width_em: float
    height_em: float


class _HouseFaces(_mathtext.UnicodeFonts):
    """Letters and figures in our faces; operators, relations and everything large from STIX.

    Source Serif draws sums and signs for running text, too small and tight for a formula. STIX comes with matplotlib.
    """

    def _get_glyph(self, fontname: str, font_class: str, sym: str) -> tuple[FT2Font, int, bool]:
        try:
            character = chr(_mathtext.get_unicode_index(sym))
        except ValueError:
            raise ValueError(f"unknown symbol '{sym}'") from None
        if fontname == "cal" or isinstance(
            fontname, int
        ):  # a number is one of the larger forms that STIX has of a sign
            return self._fallback_font._get_glyph(fontname, font_class, sym)
        letters = unicodedata.category(character)[0] in "LN" and unicodedata.normalize("NFKD", character) == character
        if letters or character in ",.;:!?'’%":
            return super()._get_glyph(fontname, font_class, sym)
        return self._fallback_font._get_glyph("rm" if fontname != "bf" else "bf", font_class, sym)


class _HouseParser(MathTextParser):
    """The parser of mathematics, set to our faces."""

    _font_type_mapping: ClassVar[dict[str, type]] = {"custom": _HouseFaces}


def formula_id(tex: str) -> str:
    """Return the id of a formula's plate."""
    return f"formula-{hashlib.sha256(tex.encode()).hexdigest()[:12]}"


def draw_formula(tex: str, size_pt: float, color: str, tokens: Tokens) -> Formula:
    """Return a formula of a size in a color (`#rrggbb`); raise GuideError where its notation is at fault.

    The parts of a fraction are as large as the rest, since it stands on a line of its own.
    """
    place = getattr(tex, "place", NOWHERE)
    source = re.sub(r"\\frac(?![a-zA-Z])", r"\\dfrac", tex)
    prop = FontProperties(fname=str(tokens.face("serif")), size=SCALE_PT, math_fontfamily="custom")
    paths = TextToPath()
    paths.mathtext_parser = _HouseParser("path")
    with mpl.rc_context(_settings(tokens)), _heard() as messages:
        try:
            parsed = paths.mathtext_parser.parse(f"${source}$", 72, prop)
            vertices, codes = paths.get_text_path(prop, f"${source}$", ismath=True)
        except ValueError as error:
            raise GuideError([_problem(place, tex, str(error))]) from None
    if messages:
        raise GuideError([_problem(place, tex, message) for message in messages])
    return _framed(Path(vertices, codes), parsed.width, parsed.height, parsed.depth, size_pt, color)


def _settings(tokens: Tokens) -> dict[str, str]:
    """Return the settings that bind the faces of TeX to our files."""
    faces = {
        f"mathtext.{name}": FontProperties(fname=str(tokens.face(face))).get_fontconfig_pattern()
        for name, face in FACES.items()
    }
    return faces | {"mathtext.fontset": "custom", "mathtext.fallback": "stix", "mathtext.default": "normal"}


def _framed(path: Path, width: float, height: float, depth: float, size_pt: float, color: str) -> Formula:
    """Return outlines, drawn upwards from the baseline at `SCALE_PT`, as an SVG as large as they are."""
    box = path.get_extents()
    left, right = min(0.0, box.x0), max(width, box.x1)
    top, bottom = max(height - depth, box.y1), min(-depth, box.y0)
    margin = MARGIN_EM * SCALE_PT
    left, right, top, bottom = left - margin, right + margin, top + margin, bottom - margin
    scale = size_pt / SCALE_PT
    drawn = " ".join(_commands(path, -left, top))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{(right - left) * scale:.3f}pt" '
        f'height="{(top - bottom) * scale:.3f}pt" viewBox="0 0 {right - left:.2f} {top - bottom:.2f}">'
        f'<path fill="{color}" d="{drawn}"/></svg>\n'
    )
    return Formula(svg.encode(), (right - left) / SCALE_PT, (top - bottom) / SCALE_PT)


def _commands(path: Path, across: float, down: float) -> Iterator[str]:
    """Yield an outline as SVG commands, moved right, and turned over so that it reads downwards."""
    letters = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C", Path.CLOSEPOLY: "Z"}
    for points, code in path.iter_segments(simplify=False, curves=True):
        if code == Path.CLOSEPOLY:
            yield "Z"
        else:
            pairs = points.reshape(-1, 2)
            yield letters[code] + " ".join(f"{x + across:.2f} {down - y:.2f}" for x, y in pairs)


def _problem(place: Place, tex: str, said: str) -> Problem:
    """Return what the parser said of a formula in a few words."""
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["its notation is not understood"]
    reason = re.sub(r"^\w+Exception: ", "", lines[-1]).partition(", found")[0]
    if missing := re.search(r"does not have a glyph for .*\[U\+([0-9a-fA-F]+)\]", reason):
        reason = f"no glyph for '{chr(int(missing[1], 16))}'"
    reason = reason[:1].lower() + reason[1:]
    hint = "compare its braces and commands with the TeX that is known: \\frac{a}{b}, \\sum_{i=1}^{n}, \\hat{y}"
    return Problem(place, f"the formula '{tex}' cannot be set: {reason}", hint)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Collect what the mathematics engine only logs: a glyph it lacks, a face it replaced."""
    messages: list[str] = []
    logger = logging.getLogger("matplotlib")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
