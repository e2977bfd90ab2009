"""Charts in a look with type twice as large: words that no longer fit their place find another one."""

from __future__ import annotations

from itertools import combinations, pairwise

from chartroom import LARGE, draw, extent, words
from matplotlib.transforms import Bbox

RINGS = [
    {"label": "Keeper", "note": "one light and its lamp"},
    {"label": "Senior keeper", "note": "a stretch of coast and every light on it"},
    {"label": "Inspector", "note": "the whole coast, its lights and those who keep them"},
    {"label": "Director", "note": "whether there are lights at all, where, and for how much"},
]
LEVELS = {
    "chart": "heights",
    "width": "full",
    "levels": ["Awareness", "Working", "Practitioner", "Expert"],
    "groups": [
        {
            "label": "Sea",
            "rows": [
                {"label": "Navigation along a coast", "level": "3"},
                {"label": "Fog", "level": "1", "note": "enough to tell when a ship is lost in it"},
            ],
        }
    ],
}


def box_of(drawing: object, mark: str) -> Bbox:
    """Return where a mark reaches, in mm."""
    return drawing.canvas.marks[mark].get_path().get_extents()


def test_rings_become_arches_around_one_another_on_one_ground() -> None:
    drawing = draw(chart="reach", rings=RINGS, width="full", tokens=LARGE)
    arches = [box_of(drawing, f"ring.{number}") for number in (1, 2, 3, 4)]
    for inner, outer in pairwise(arches):
        assert outer.x0 < inner.x0 and inner.x1 < outer.x1 and outer.y0 < inner.y0
        assert inner.y1 == outer.y1


def test_rings_with_room_for_their_words_stay_half_circles() -> None:
    drawing = draw(chart="reach", rings=RINGS, width="full")
    ring = box_of(drawing, "ring.4")
    assert abs(ring.width / ring.height - 2) < 0.02


def test_levels_wider_than_their_columns_stand_upright() -> None:
    for tokens, is_upright in (({}, False), ({"tokens": LARGE}, True)):
        left, top, right, bottom = extent(draw(**LEVELS, **tokens), "Practitioner")
        assert (bottom - top > right - left) is is_upright


def test_no_name_runs_into_its_bar_and_a_long_note_is_broken() -> None:
    drawing = draw(**LEVELS, tokens=LARGE)
    assert extent(drawing, "Navigation along a coast")[2] < box_of(drawing, "Navigation along a coast").x0
    note = extent(drawing, "enough to tell when a ship is lost in it")
    assert note[3] - note[1] > 5


def test_words_beside_near_points_of_a_plane_stand_off_each_other() -> None:
    plane = {"chart": "plane", "x": "change", "y": "wages", "x_label": "Change", "y_label": "Wage", "width": "full"}
    drawing = draw(**plane, tokens=LARGE)
    assert {"Light", "Oil"} <= set(words(drawing))
    extents = [Bbox.from_extents(*label.extent) for label in drawing.canvas.labels]
    assert not any(one.padded(-0.1).overlaps(other) for one, other in combinations(extents, 2))


def test_days_keep_the_space_between_them_as_it_is_on_paper() -> None:
    days = [{"label": name, "moments": [{"at": "9:00", "label": "the lamp"}]} for name in ("Monday", "Tuesday")]
    plain, large = (draw(chart="days", days=days, width="full", **look) for look in ({}, {"tokens": LARGE}))
    tall = large.canvas.height_mm * large.canvas.zoom
    assert plain.canvas.height_mm < tall < 1.6 * plain.canvas.height_mm
