"""The cover: the own row set off and first, every label on the sheet, the words written from the data."""

from __future__ import annotations

from dataclasses import replace

import matplotlib as mpl
import pytest
from chartroom import TOKENS, _table, measured, small_guide, span, words

from guide import NOWHERE, Cover, Guide, Labels
from layouts.press.charts.canvas import HOUSE_STYLE
from layouts.press.charts.cover import draw_cover
from layouts.press.charts.desk import Desk, Drawing
from layouts.press.typography import Typographer


def cover(row: str = "keeper", guide: Guide | None = None, **values: str) -> Drawing:
    """Draw a cover of the small guide's measured pay; no label of it may be at fault."""
    tokens = replace(TOKENS, values={**TOKENS.values, **values})
    desk = Desk(guide or small_guide(), tokens, Typographer("en-US", Labels(), "USD"), 210.0)
    with mpl.rc_context(HOUSE_STYLE):
        drawing = draw_cover(Cover(pay="paid", row=row), desk)
    assert drawing.canvas.problems(NOWHERE) == []
    return drawing


def many(count: int) -> Guide:
    """Return a guide with a pay table of so many rows."""
    amounts = ([str(90_000 + 4_000 * number + 20_000 * step) for step in range(5)] for number in range(count))
    rows = [measured(f"row-{number}", "90", *row) for number, row in enumerate(amounts)]
    return Guide.model_construct(pay={"paid": _table("paid", rows)}, series={}, labels=Labels())


def test_the_own_row_is_set_off_and_its_bar_is_the_largest() -> None:
    drawing = cover()
    heights = {name: mark.get_path().get_extents().height for name, mark in drawing.canvas.marks.items()}
    assert heights["keeper.field"] > heights["senior.field"]
    color = mpl.colors.to_hex(drawing.canvas.marks["keeper.field"].get_facecolor())
    assert color == TOKENS.color("cover-mark") != TOKENS.color("cover-ink")


def test_marks_stand_where_their_amounts_are() -> None:
    drawing = cover()
    assert span(drawing, "keeper.frame") == pytest.approx((106_000, 197_500))
    assert span(drawing, "senior.field") == pytest.approx((182_400, 244_000))


def test_the_own_median_runs_as_a_line_through_the_neighbors() -> None:
    drawing = cover()
    line, bar = (drawing.canvas.marks[name].get_path().get_extents() for name in ("median", "senior.field"))
    assert line.y0 < bar.y0 and line.y1 > bar.y1
    assert span(drawing, "median") == pytest.approx((148_800, 148_800))


def test_the_amount_of_the_own_row_is_written_in_full_and_the_others_in_thousands() -> None:
    assert {"$148,800", "$213k", "Keeper", "Senior"} <= set(words(cover()))


def test_a_row_of_too_few_is_no_neighbor() -> None:
    assert "Chief" not in words(cover())


def test_the_text_alternative_says_the_rows_that_are_drawn() -> None:
    assert cover().alt == (
        "Pay, as bars on one scale. Keeper: median $148,800, middle half $134,465 to $181,750. "
        "Senior: median $212,500, middle half $182,400 to $244,000."
    )


def neighbors(drawing: Drawing) -> int:
    """Return how many rows are drawn besides the own one."""
    return sum(name.endswith(".frame") for name in drawing.canvas.marks) - 1


def test_more_neighbors_than_a_cover_holds_are_left_out() -> None:
    assert neighbors(cover("row-0", many(14))) == 9


def test_in_large_print_fewer_neighbors_have_room() -> None:
    assert neighbors(cover("row-0", many(14), small="16pt", note="16pt")) == 4


def test_the_same_cover_gives_the_same_bytes() -> None:
    assert cover().canvas.svg() == cover().canvas.svg()
