"""Ladder, cycle and flow: boxes in their order, arrows that reach the next box and cross none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from chartroom import LARGE, draw, edge, extent, fill, height
from matplotlib.transforms import Bbox

from guide import GuideError

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
    assert all(above.y1 <= below.y0 and above.x0 > below.x0 for below, above in pairwise(boxes))


def test_the_words_of_a_ladder_go_from_the_lowest_rung_up() -> None:
    alt = draw(chart="ladder", rungs=RUNGS).alt
    assert alt.startswith(
        "Ladder of 3 rungs, the lowest first. 1, Keeper: one light, from the first day. 2, Senior keeper:"
    )


def test_a_note_without_room_beside_its_rung_stands_below_the_scope_at_the_right_end() -> None:
    long = {"label": "Keeper", "scope": "one light", "note": "from the first day, and again " * 2 + "for good"}
    drawing = draw(chart="ladder", rungs=[RUNGS[1], RUNGS[2], long])
    scope, note = (
        next(label.extent for label in drawing.canvas.labels if label.text.startswith(words))
        for words in ("one light", "from the first day")
    )
    assert note[2] > scope[2] and note[1] > scope[1]


@pytest.mark.parametrize("width", ["text", "full"])
@pytest.mark.parametrize("count", range(3, 11))
def test_no_two_stages_of_a_cycle_meet(count: int, width: str) -> None:
    drawing = draw(chart="cycle", stages=stages(count), center="A night", width=width)
    boxes = [box_of(drawing, f"stage.{number}") for number in range(1, count + 1)]
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place])
    assert len([mark for mark in drawing.canvas.marks if mark.startswith("arrow.")]) == count


def center_of(drawing: object, mark: str) -> tuple[float, float]:
    """Return the middle of a mark, in mm."""
    box = box_of(drawing, mark)
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def test_the_stages_of_a_cycle_stand_on_a_ring_clockwise_from_its_top() -> None:
    drawing = draw(chart="cycle", stages=stages(8))
    (x1, y1), (x3, y3), (x5, y5), (x7, y7) = (center_of(drawing, f"stage.{number}") for number in (1, 3, 5, 7))
    assert x1 == pytest.approx(x5) and x7 < x1 < x3
    assert y3 == pytest.approx(y7) and y1 < y3 < y5
    assert x3 - x7 == pytest.approx(y5 - y1)


def test_the_whole_ring_is_inside_a_cycle_of_three() -> None:
    drawing = draw(chart="cycle", stages=stages(3))
    assert max(box_of(drawing, f"arrow.{number}").y1 for number in (1, 2, 3)) < drawing.canvas.height_mm


def test_a_marked_stage_is_solid_and_larger_than_the_others() -> None:
    drawing = draw(chart="cycle", stages=[stages(1)[0] | {"mark": "true"}, *stages(4)[1:]])
    assert (fill(drawing, "stage.1"), fill(drawing, "stage.2")) == ("second", "paper")
    assert box_of(drawing, "stage.1").width > box_of(drawing, "stage.2").width


@pytest.mark.parametrize("look", [{"width": "margin"}, {"tokens": LARGE}])
def test_a_cycle_without_room_runs_down_a_track_and_back(look: dict) -> None:
    drawing = draw(chart="cycle", stages=stages(5), center="A night", **look)
    middles = [center_of(drawing, f"stage.{number}") for number in range(1, 6)]
    assert len({round(x, 3) for x, _ in middles}) == 1
    assert all(below[1] > above[1] for above, below in pairwise(middles))
    back = box_of(drawing, "arrow.5")
    assert back.x0 < middles[0][0] and back.height == pytest.approx(middles[4][1] - middles[0][1])


def test_the_steps_of_a_ladder_reach_the_right_edge_and_one_line_climbs_them() -> None:
    drawing = draw(chart="ladder", rungs=RUNGS)
    assert {round(box_of(drawing, f"rung.{number}").x1, 3) for number in (1, 2, 3)} == {112}
    stairs = drawing.canvas.marks["stairs"].get_path().vertices.tolist()
    for number in (1, 2, 3):
        box = box_of(drawing, f"rung.{number}")
        assert [box.x0, box.y0] in stairs and [box.x0, box.y1] in stairs
    assert edge(drawing, "stairs") == "accent"


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


def test_a_box_may_span_columns() -> None:
    under = {"id": "base", "label": "Base", "row": 3, "column": 1, "span": 3}
    drawing = draw(chart="flow", boxes=[*BOXES, under])
    assert (box_of(drawing, "base").x0, box_of(drawing, "base").x1) == pytest.approx(
        (box_of(drawing, "ask").x0, box_of(drawing, "rest").x1)
    )


def test_the_grid_of_a_flow_is_turned_where_words_are_wider_than_its_columns() -> None:
    row = [
        {"id": f"b{number}", "label": "Responsibilities", "row": 1, "column": number, "to": [f"b{number + 1}"]}
        for number in (1, 2, 3, 4)
    ]
    boxes = [*row, {"id": "b5", "label": "End", "row": 1, "column": 5, "mark": "true"}]
    plain, large = draw(chart="flow", boxes=boxes, width="full"), draw(chart="flow", boxes=boxes, tokens=LARGE)
    assert height(plain, "b1") == height(plain, "b5")
    assert box_of(large, "b1").x0 == box_of(large, "b5").x0
    assert (fill(large, "b5"), fill(large, "b1")) == ("second", "tint")


def test_the_names_in_a_row_of_a_flow_stand_on_one_line() -> None:
    boxes = [
        BOXES[0],
        BOXES[1],
        BOXES[2] | {"note": "in and out of the harbor, by night and in fog, all the year"},
        BOXES[3],
    ]
    drawing = draw(chart="flow", boxes=boxes)
    assert extent(drawing, "Pilot ships")[1] == extent(drawing, "Do you like silence?")[1]


def test_the_words_of_a_box_stay_off_its_dark_rim() -> None:
    drawing = draw(chart="flow", boxes=BOXES)
    assert extent(drawing, "Keep a light")[1] > box_of(drawing, "keep").y0 + 0.7


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
