"""A desk with small data on it, a way to draw one figure, and questions to its marks: where they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
from matplotlib.colors import to_hex
from pydantic import TypeAdapter

from guide import Figure, Guide, Labels, PayTable, Series
from layouts.press.charts.canvas import HOUSE_STYLE
from layouts.press.charts.desk import Desk, Drawing
from layouts.press.figures import CHARTS
from layouts.press.tokens import COLORS, Tokens, read_tokens
from layouts.press.typography import Typographer

LAYOUTS = Path(__file__).resolve().parents[3] / "layouts"
EVIDENCE = {"region": "Norway", "as_of": "2024", "source": "survey", "grade": "A", "review_by": "2027"}
QUANTILES = ("p10", "p25", "median", "p75", "p90")
WIDTHS = {"text": 112.0, "full": 166.0, "margin": 46.0}


def measured(name: str, n: str, *amounts: str) -> dict[str, str]:
    """Return a measured row of a pay table."""
    return {"id": name, "label": name.capitalize(), "n": n, **dict(zip(QUANTILES, amounts, strict=False))}


def _table(name: str, rows: list[dict[str, str]], **more: str) -> PayTable:
    fields = {"id": name, "title": "Pay", "measure": "gross", "currency": "USD", "by": "level", "rows": rows}
    return PayTable.model_validate(EVIDENCE | fields | more)


def _series(name: str, over: str, unit: str, points: dict[str, str]) -> Series:
    listed = [{"key": key, "label": key.capitalize(), "value": value} for key, value in points.items()]
    fields = {"id": name, "label": name.capitalize(), "unit": unit, "over": over, "points": listed}
    return Series.model_validate(EVIDENCE | fields)


TABLES = (
    _table(
        "stated",
        [
            {"id": "keeper", "label": "Keeper", "low": "90_000", "high": "120_000"},
            {"id": "lead", "label": "Lead", "low": "200_000", "high": "300_000", "open_end": "true"},
        ],
    ),
    _table(
        "paid",
        [
            measured("keeper", "139", "106_000", "134_465", "148_800", "181_750", "197_500"),
            measured("senior", "1528", "154_300", "182_400", "212_500", "244_000", "274_500"),
            measured("chief", "20", "1", "2", "3", "4", "5"),
        ],
    ),
    _table("monthly", [measured("keeper", "90", "3_000", "3_500", "4_000", "4_500", "5_000")], period="month"),
)
SERIES = (
    _series("skills", "categories", "%", {"rowing": "39.5", "optics": "81.2", "cooking": "44"}),
    _series("skills-then", "categories", "%", {"rowing": "50", "optics": "70"}),
    _series("change", "categories", "%", {"light": "12", "oil": "-25.9"}),
    _series("posts", "time", "people", {"2020": "40", "2022": "30", "2024": "52"}),
    _series("applicants", "time", "people", {"2020": "120", "2022": "96", "2024": "50"}),
    _series("wages", "categories", "USD", {"light": "126_400", "oil": "98_000"}),
    _series("monthly-posts", "time", "%", {"2019-06": "1.5", "2021-12": "3", "2026-06": "5.8"}),
)


TOKENS = read_tokens([LAYOUTS])
LARGE = replace(TOKENS, values={**TOKENS.values, "small": "17pt", "note": "17pt"})
"""A look whose labels are twice as large."""


def small_guide() -> Guide:
    """Return a guide that is nothing but data to draw."""
    pay, series = {table.id: table for table in TABLES}, {each.id: each for each in SERIES}
    return Guide.model_construct(pay=pay, series=series, labels=Labels(), figures={}, sources={}, chapters={}, front=())


def figure(**fields: object) -> Figure:
    """Return a figure from its fields."""
    return TypeAdapter(Figure).validate_python({"id": "figure", "title": "An answer", **fields})


def draw(*, is_clean: bool = True, tokens: Tokens = TOKENS, **fields: object) -> Drawing:
    """Draw a figure from its fields; no label of it may be at fault."""
    asked = figure(**fields)
    desk = Desk(small_guide(), tokens, Typographer("en-US", Labels(), "USD"), WIDTHS[asked.width])
    with mpl.rc_context(HOUSE_STYLE):
        drawing = CHARTS[asked.chart](asked, desk)
    if is_clean:
        assert drawing.canvas.problems(asked.place) == []
    return drawing


def span(drawing: Drawing, mark: str) -> tuple[float, float]:
    """Return from which value to which a mark reaches along the x scale."""
    box = drawing.canvas.marks[mark].get_path().get_extents()
    return drawing.x.value(box.x0), drawing.x.value(box.x1)


def middle(drawing: Drawing, mark: str) -> float:
    """Return the value at the middle of a mark along the x scale."""
    low, high = span(drawing, mark)
    return (low + high) / 2


def height(drawing: Drawing, mark: str) -> float:
    """Return how far from the top the middle of a mark stands, in mm."""
    box = drawing.canvas.marks[mark].get_path().get_extents()
    return (box.y0 + box.y1) / 2


def words(drawing: Drawing) -> list[str]:
    """Return every label as it is set."""
    return [label.text for label in drawing.canvas.labels]


def extent(drawing: Drawing, text: str) -> tuple[float, float, float, float]:
    """Return where a label reaches: left, top, right, bottom in mm."""
    return next(label.extent for label in drawing.canvas.labels if label.text == text)


def fill(drawing: Drawing, mark: str) -> str:
    """Return the name of the token that a mark is filled with."""
    color = to_hex(drawing.canvas.marks[mark].get_facecolor())
    return next(name for name in COLORS if TOKENS.color(name) == color)


def edge(drawing: Drawing, mark: str) -> str:
    """Return the name of the token that a mark or line is drawn with."""
    color = to_hex(drawing.canvas.marks[mark].get_edgecolor())
    return next(name for name in COLORS if TOKENS.color(name) == color)
