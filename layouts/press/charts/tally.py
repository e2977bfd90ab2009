"""Numbers of things as that many marks, one of each set off: a share that can be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .canvas import LINE_PT, Canvas
from .desk import Desk, Drawing, in_full, listed
from .lettering import capital_mm, leading_mm
from .values import Column, Reading, Values

if TYPE_CHECKING:
    from guide import Tally

NUMBER_PT = 36.0
PITCH_MM, DISC_MM = 6.4, 4.4
NAME_MM, GAP_MM = 38.0, 12.0
"""The column of numbers and names, and the space between two counts."""
MOST = 400
"""More marks than these are a gray field that nobody counts."""


def draw_tally(figure: Tally, desk: Desk) -> Drawing:
    """Return each number large, its name, and beside it as many rings, the last of them a full disc."""
    canvas = Canvas(desk.width_mm, desk.tokens)
    y, said = 1.2, []
    for number, count in enumerate(figure.counts):
        value = desk.guide.resolve(count.value.kind, count.value.name).value
        y = _draw_count(canvas, int(value.number), str(count.label), y, str(count.value), desk)
        said.append(f"{in_full(desk.words, value.number, value.unit)}: {count.label}")
        y += GAP_MM * canvas.air if number < len(figure.counts) - 1 else 0
    canvas.finish(y + 0.4)
    return Drawing(canvas, listed(["Rings to be counted, one in each group filled", *said]), _data(figure, desk))


def _draw_count(canvas: Canvas, number: int, label: str, top: float, name: str, desk: Desk) -> float:
    """Draw one count below a height, and return how far down it reaches."""
    baseline = top + capital_mm(NUMBER_PT)
    canvas.text(0, baseline, desk.words.number(number), size=NUMBER_PT, bold=True, color="second")
    lines = canvas.lines_of(label, NAME_MM - 4)
    foot = canvas.text(0, baseline + leading_mm(canvas.label_pt) + 1.2, lines)
    pitch, disc = PITCH_MM * canvas.air, DISC_MM * canvas.air
    columns = max(1, int((canvas.width_mm - NAME_MM) // pitch))
    for spot in range(min(number, MOST)):
        x = NAME_MM + (spot % columns + 0.5) * pitch
        y = top + (spot // columns + 0.5) * pitch
        if spot == number - 1:
            canvas.disc(x, y, disc + canvas.air, fill="second", name=f"{name}.one")
        else:
            canvas.disc(x, y, disc, edge="accent", fill="tint", width_pt=LINE_PT, name=f"{name}.{spot + 1}")
    return max(foot + 0.8, top + -(-min(number, MOST) // columns) * pitch)


def _data(figure: Tally, desk: Desk) -> Values:
    """Return the numbers, each set large beside its marks."""
    found = [(str(count.label), desk.guide.resolve(count.value.kind, count.value.name)) for count in figure.counts]
    readings = tuple(Reading(label, (value.value.number,), evidence=value.bases) for label, value in found)
    labels, unit = desk.guide.labels, found[0][1].value.unit
    return Values(str(labels.what), (Column(str(labels.value), unit),), readings, is_exact=True)
