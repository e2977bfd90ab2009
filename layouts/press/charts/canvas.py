"""A chart of a size in mm in the house style; it knows its marks by name, and no label may leave it or touch another.

Coordinates are millimeters from the left and from the top, whatever the height turns out to be: a chart draws
from the top down and then says how high it has become. Charts are designed for labels of `DESIGN_PT`; in a look with
larger type a chart is drawn for a narrower sheet and enlarged as a whole, so that rows, marks and strokes grow too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict, TypeVar, Unpack

from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from guide import Place, Problem

from ..tokens import Tokens
from .labels import Label, extent_of, label_problems
from .lettering import MM_PER_PT, broken, capital_mm, leading_mm, text_width_mm

HOUSE_STYLE = {
    "svg.fonttype": "path",
    "svg.hashsalt": "handbook",
    "svg.id": None,
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": False,
    "path.sketch": None,
    "path.effects": [],
}
"""Settings under which every chart is drawn and written: outlined text, no mathematics in labels, the same bytes."""

NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
DESIGN_PT = 8.5
"""The size of labels for which the millimeters of all charts are meant."""
HAIRLINE_PT, LINE_PT, STRONG_PT = 0.5, 0.75, 1.25
ALIGNED = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The share of a label's width that stands left of its point."""
ROUNDNESS = 0.5523
"""How far the handles of a quarter circle reach, in radii."""


Made = TypeVar("Made", bound=Artist)


class TextStyle(TypedDict, total=False):
    """How a label looks, besides its size."""

    bold: bool
    italic: bool
    color: str
    align: str
    clear: bool
    room: tuple[float, float] | None


class Canvas:
    """A drawing surface as wide as a plate; its height is set last, by `finish`."""

    def __init__(self, width_mm: float, tokens: Tokens) -> None:
        """Start an empty chart of a width."""
        self.zoom = tokens.pt("small") / DESIGN_PT
        self.width_mm = round(width_mm / self.zoom, 3)
        self._asked_mm = round(width_mm, 3)
        self.height_mm = 0.0
        self.tokens = tokens
        self.marks: dict[str, Artist] = {}
        self.labels: list[Label] = []
        self.strange: dict[str, str] = {}
        self.figure = Figure(figsize=(width_mm / 25.4, 1), dpi=72)
        self.figure.patch.set_visible(False)
        self._sheet = Affine2D()

    @property
    def label_pt(self) -> float:
        """Return the size of names and values before enlargement."""
        return DESIGN_PT

    @property
    def note_pt(self) -> float:
        """Return the size of axes and remarks before enlargement."""
        return self.tokens.pt("note") / self.zoom

    @property
    def air(self) -> float:
        """Return what the space between rows is to be multiplied by: on paper it stays as it is when type grows."""
        return 1 / max(self.zoom, 1.0)

    @property
    def printed_mm(self) -> tuple[float, float]:
        """Return the width and height on paper."""
        return self._asked_mm, round(self.height_mm * self.zoom, 3)

    def text_width(self, text: str, *, size: float = 0, bold: bool = False, italic: bool = False) -> float:
        """Return how wide a line of text will be, in mm."""
        return text_width_mm(text, self._face(bold, italic), size or self.label_pt)

    def lines_of(
        self, text: str, width_mm: float, *, size: float = 0, bold: bool = False, italic: bool = False
    ) -> tuple[str, ...]:
        """Return a text broken into lines that fit a width."""
        return broken(text, self._face(bold, italic), size or self.label_pt, width_mm)

    def text(
        self,
        x: float,
        baseline: float,
        text: str | Sequence[str],
        *,
        size: float = 0,
        bold: bool = False,
        italic: bool = False,
        color: str = "ink",
        align: str = "left",
        turned: bool = False,
        clear: bool = False,
        room: tuple[float, float] | None = None,
    ) -> float:
        """Set a label, its first line on a baseline, and return the baseline of its last line.

        `turned` sets it upwards, beginning at the baseline; `clear` keeps grid lines away from it; `room` is the
        span in x that it must not leave.
        """
        lines = (text,) if isinstance(text, str) else tuple(text)
        size = size or self.label_pt
        face = self._face(bold, italic)
        self._notice_strange(" ".join(lines), face.name, get_font(str(face)).get_charmap())
        step = leading_mm(size)
        if clear:
            self._clear(x, baseline, lines, text_width_mm(max(lines, key=len), face, size), size, align)
        for number, line in enumerate(lines):
            along = number * step
            artist = Text(
                x=x + along if turned else x,
                y=baseline if turned else baseline + along,
                text=line,
                fontproperties=FontProperties(fname=str(face), size=size * self.zoom),
                color=self.tokens.color(color),
                horizontalalignment=align,
                verticalalignment="baseline",
                rotation=90 if turned else 0,
                rotation_mode="anchor",
                parse_math=False,
            )
            self._add(artist)
        width = max(text_width_mm(line, face, size) for line in lines)
        extent = extent_of(x, baseline, width, len(lines), size, ALIGNED[align], turned=turned)
        self.labels.append(Label(" ".join(lines), extent, room))
        return baseline + (len(lines) - 1) * step

    def text_middle(
        self, x: float, middle: float, text: str | Sequence[str], *, size: float = 0, **style: Unpack[TextStyle]
    ) -> None:
        """Set a label so that its lines as a whole stand around a height."""
        lines = (text,) if isinstance(text, str) else tuple(text)
        size = size or self.label_pt
        baseline = middle + (capital_mm(size) - (len(lines) - 1) * leading_mm(size)) / 2
        self.text(x, baseline, lines, size=size, **style)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        color: str = "ink",
        width_pt: float = LINE_PT,
        dash: tuple[float, ...] = (),
        name: str = "",
    ) -> None:
        """Draw a line through points; `dash` gives strokes and gaps in points."""
        codes = [Outline.MOVETO] + [Outline.LINETO] * (len(points) - 1)
        self._patch(Outline(points, codes), None, color, width_pt, name, dash)

    def shape(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: str | None = None,
        edge: str | None = None,
        width_pt: float = LINE_PT,
        name: str = "",
    ) -> None:
        """Draw a polygon."""
        codes = [Outline.MOVETO, *[Outline.LINETO] * (len(points) - 1), Outline.CLOSEPOLY]
        self._patch(Outline([*points, points[0]], codes), fill, edge, width_pt, name)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        width_pt: float = LINE_PT,
        radius: float = 0,
        name: str = "",
    ) -> None:
        """Draw a box, its corners rounded by a radius in mm."""
        if not radius:
            corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
            self.shape(corners, fill=fill, edge=edge, width_pt=width_pt, name=name)
            return
        self._patch(_rounded(left, top, right, bottom, radius), fill, edge, width_pt, name)

    def disc(
        self,
        x: float,
        y: float,
        diameter: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        width_pt: float = LINE_PT,
        name: str = "",
    ) -> None:
        """Draw a circle around a point."""
        half = diameter / 2
        self._patch(_rounded(x - half, y - half, x + half, y + half, half), fill, edge, width_pt, name)

    def arrow(
        self,
        points: Sequence[tuple[float, float]],
        *,
        color: str = "ink",
        width_pt: float = LINE_PT,
        head_mm: float = 1.9,
        radius: float = 0,
        name: str = "",
    ) -> None:
        """Draw a line with a slender filled head at its last point, its bends rounded by a radius in mm."""
        (x, y), (tip_x, tip_y) = points[-2], points[-1]
        length = ((tip_x - x) ** 2 + (tip_y - y) ** 2) ** 0.5
        along = ((tip_x - x) / length, (tip_y - y) / length)
        foot = (tip_x - along[0] * head_mm, tip_y - along[1] * head_mm)
        side = (-along[1] * head_mm * 0.36, along[0] * head_mm * 0.36)
        way = [*points[:-1], (foot[0] + along[0] * 0.2, foot[1] + along[1] * 0.2)]
        self._patch(_bent(way, radius), None, color, width_pt, name)
        self.shape(
            [(tip_x, tip_y), (foot[0] + side[0], foot[1] + side[1]), (foot[0] - side[0], foot[1] - side[1])], fill=color
        )

    def finish(self, height_mm: float) -> None:
        """Set the height; all that was drawn keeps its distance from the top."""
        self.height_mm = height_mm
        width, height = self.width_mm * self.zoom, height_mm * self.zoom
        scale = self.zoom / MM_PER_PT
        self.figure.set_size_inches(width / 25.4, height / 25.4)
        self._sheet.clear().scale(scale, -scale).translate(0, height / MM_PER_PT)

    def problems(self, place: Place) -> list[Problem]:
        """Return a problem for every label that leaves the chart or its room, touches another or lacks a glyph."""
        strange = [
            Problem(place, f"no glyph for '{character}' (U+{ord(character):04X}) in {face}", "use another character")
            for character, face in self.strange.items()
        ]
        return strange + label_problems(self.labels, self.width_mm, self.height_mm, place)

    def svg(self) -> bytes:
        """Return the chart as SVG at its printed size; the same drawing gives the same bytes."""
        buffer = io.BytesIO()
        FigureCanvasSVG(self.figure).print_svg(buffer, metadata=NO_METADATA)
        return re.sub(rb"<!DOCTYPE[^>]*>\s*", b"", buffer.getvalue())

    def _face(self, bold: bool, italic: bool) -> Path:
        return self.tokens.face("sans-bold" if bold else "sans-italic" if italic else "sans")

    def _clear(self, x: float, baseline: float, lines: Sequence[str], width: float, size: float, align: str) -> None:
        """Lay paper under a label."""
        left = x - width * ALIGNED[align]
        top = baseline - capital_mm(size) - 0.5
        bottom = baseline + (len(lines) - 1) * leading_mm(size) + 0.7
        self.box(left - 0.5, top, left + width + 0.5, bottom, fill="paper")

    def _notice_strange(self, text: str, face: str, known: dict[int, int]) -> None:
        self.strange.update({character: face for character in text if ord(character) not in known})

    def _add(self, artist: Made) -> Made:
        """Put an artist on the sheet, above all that is there."""
        artist.set_transform(self._sheet)
        artist.set_zorder(len(self.figure.artists) + 1)
        return self.figure.add_artist(artist)

    def _patch(
        self,
        outline: Outline,
        fill: str | None,
        edge: str | None,
        width_pt: float,
        name: str,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw an outline, and keep it as a mark when it has a name."""
        patch = PathPatch(
            outline,
            facecolor=self.tokens.color(fill) if fill else "none",
            edgecolor=self.tokens.color(edge) if edge else "none",
            linewidth=width_pt * self.zoom if edge else 0,
            linestyle=(0, tuple(part / width_pt for part in dash)) if dash else "solid",
            capstyle="butt",
            joinstyle="miter",
        )
        self._add(patch)
        if name:
            self.marks[name] = patch


def _bent(points: Sequence[tuple[float, float]], radius: float) -> Outline:
    """Return a line through points whose bends are rounded as far as the legs beside them allow."""
    made, codes = [points[0]], [Outline.MOVETO]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        legs = [((end[0] - corner[0]), (end[1] - corner[1])) for end in (before, after)]
        lengths = [max((across**2 + down**2) ** 0.5, 0.001) for across, down in legs]
        cut = min(radius, *(length / 2 for length in lengths))
        start, end = (
            (corner[0] + across / length * cut, corner[1] + down / length * cut)
            for (across, down), length in zip(legs, lengths, strict=True)
        )
        made += [start, corner, end]
        codes += [Outline.LINETO, Outline.CURVE3, Outline.CURVE3]
    return Outline([*made, points[-1]], [*codes, Outline.LINETO])


def _rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Outline:
    """Return the outline of a box with rounded corners, clockwise from its upper left."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    handle = radius * (1 - ROUNDNESS)
    points = [(left + radius, top)]
    codes = [Outline.MOVETO]
    corners = (
        ((right - radius, top), (right - handle, top), (right, top + handle), (right, top + radius)),
        ((right, bottom - radius), (right, bottom - handle), (right - handle, bottom), (right - radius, bottom)),
        ((left + radius, bottom), (left + handle, bottom), (left, bottom - handle), (left, bottom - radius)),
        ((left, top + radius), (left, top + handle), (left + handle, top), (left + radius, top)),
    )
    for corner in corners:
        points += corner
        codes += [Outline.LINETO] + [Outline.CURVE4] * 3
    return Outline([*points, points[0]], [*codes, Outline.CLOSEPOLY])
