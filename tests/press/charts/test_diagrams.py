"""Ladder, cycle and flow: boxes in their order, arrows that reach the next box and cross none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from chartroom import draw, height
from matplotlib.transforms import Bbox

from guide import GuideError
from layouts.press.charts.cycle import loop_of

RUNGS = [
    {"label": "Keeper", "scope": "one light", "note": "from the first day"},
    {"label": "Senior keeper", "scope": "a stretch of coast and all the lights on it"},
    {"label": "Inspector", "scope": "the whole coast"},
]
BOXES = [
    {"id": "ask", "label": "Do you like silence?", "row": 1, "column": 1, "to": ["keep yes", "pilot no"]},
    {"id": "keep", "label": "Keep a light", "row": 2, "column": 1, "mark": "true", "to": ["rest"]},
    {"id": "pilot", "label": "Pilot ships", "row": 1, "column": 3, "to": ["rest"]},
    {"id": "rest", "label": "Rest", "row": 2, "column": 3, "to": ["ask again"]},
]


def box_of(drawing: object, mark: str) -> Bbox:
    """Return where a mark reaches, in mm."""
    return drawing.canvas.marks[mark].get_path().get_extents()


def stages(count: int) -> list[dict[str, str]]:
    """Return so many stages."""
    return [{"label": f"Stage {number}", "note": "what is done in it"} for number in range(1, count + 1)]


def test_a_ladder_rises_to_the_right() -> None:
    drawing = draw(chart="ladder", rungs=RUNGS)
    boxes = [box_of(drawing, f"rung.{number}") for number in (1, 2, 3)]
    assert all(above.y1 < below.y0 and above.x0 > below.x0 for below, above in pairwise(boxes))


def test_the_words_of_a_ladder_go_from_the_lowest_rung_up() -> None:
    alt = draw(chart="ladder", rungs=RUNGS).alt
    assert alt.startswith(
        "Ladder of 3 rungs, the lowest first. 1, Keeper: one light, from the first day. 2, Senior keeper:"
    )


@pytest.mark.parametrize("width", ["text", "full"])
@pytest.mark.parametrize("count", range(3, 11))
def test_no_two_stages_of_a_cycle_meet(count: int, width: str) -> None:
    drawing = draw(chart="cycle", stages=stages(count), center="A night", width=width)
    boxes = [box_of(drawing, f"stage.{number}") for number in range(1, count + 1)]
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place])
    assert len([mark for mark in drawing.canvas.marks if mark.startswith("arrow.")]) == count


@pytest.mark.parametrize("count", range(3, 11))
@pytest.mark.parametrize("width", [46.0, 112.0, 166.0])
def test_a_loop_has_a_place_for_every_stage(count: int, width: float) -> None:
    loop = loop_of(count, width)
    assert loop.top + loop.right + loop.bottom + loop.left == count


def test_a_cycle_goes_round_clockwise() -> None:
    drawing = draw(chart="cycle", stages=stages(8))
    first, third, fifth, seventh = (box_of(drawing, f"stage.{number}") for number in (1, 3, 5, 7))
    assert first.x0 < third.x0 and first.y0 == third.y0
    assert fifth.y0 > third.y0 and fifth.x0 == third.x0
    assert seventh.x0 == first.x0 and seventh.y0 == fifth.y0


def test_boxes_of_a_flow_stand_on_their_grid() -> None:
    drawing = draw(chart="flow", boxes=BOXES)
    assert height(drawing, "ask") == height(drawing, "pilot") < height(drawing, "keep")
    assert box_of(drawing, "ask").x0 == box_of(drawing, "keep").x0


def test_arrows_of_a_flow_run_through_no_box() -> None:
    drawing = draw(chart="flow", boxes=BOXES)
    boxes = {name: box_of(drawing, name) for name in ("ask", "keep", "pilot", "rest")}
    for mark, artist in drawing.canvas.marks.items():
        if "." in mark:
            for one, other in pairwise(artist.get_path().vertices):
                leg = Bbox.from_extents(
                    min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
                )
                inner = [box.padded(-0.6) for name, box in boxes.items() if name not in mark.split(".")]
                assert not any(leg.overlaps(box) for box in inner)


def test_an_arrow_to_nowhere_offers_the_nearest_box() -> None:
    stray = [*BOXES[:3], BOXES[3] | {"to": ["as again"]}]
    message = r"box 'rest' leads to 'as', which is no other box\n    hint: did you mean 'ask'\?"
    with pytest.raises(GuideError, match=message):
        draw(chart="flow", boxes=stray)


def test_two_boxes_in_one_cell_are_refused() -> None:
    crowd = [*BOXES, {"id": "more", "label": "More", "row": 1, "column": 1}]
    with pytest.raises(GuideError, match="boxes 'ask' and 'more' stand in the same row and column"):
        draw(chart="flow", boxes=crowd)


def test_the_words_of_a_flow_say_where_each_box_leads() -> None:
    alt = draw(chart="flow", boxes=BOXES).alt
    assert "Do you like silence?; leads to Keep a light (yes), Pilot ships (no)." in alt
