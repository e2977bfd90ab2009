"""The pictures of parts: what is counted, placed and named on them is what the guide says."""

from __future__ import annotations

import pytest
from chartroom import draw, height, middle, words

STOPPED = {"at": "2:05", "label": "a check stops the table", "mark": "true"}
WEEK = [
    {"label": "Monday", "note": "Data", "moments": [STOPPED]},
    {"label": "Tuesday", "moments": [{"at": "13:00", "until": "18:00", "label": "training"}]},
]
ROWS = [{"label": "Rowing", "level": "3", "mark": "true"}, {"label": "Optics", "level": "1", "note": "the lens"}]
LEVELS = {"levels": ["Aware", "Working", "Expert"], "groups": [{"label": "Craft", "rows": ROWS}]}
REACHES = {"Junior": "a lamp", "Lead": "a coast", "Chief": "a sea"}
RINGS = [{"label": name, "note": note} for name, note in REACHES.items()]


def test_a_moment_stands_at_its_hour_and_a_span_lasts() -> None:
    drawing = draw(chart="days", width="full", days=WEEK)
    assert middle(drawing, "Monday.2:05") == pytest.approx(2 + 5 / 60)
    assert middle(drawing, "Tuesday.13:00") == pytest.approx(15.5)
    assert height(drawing, "Monday.2:05") < height(drawing, "Tuesday.13:00")


def test_the_days_are_said_in_words() -> None:
    drawing = draw(chart="days", width="full", days=WEEK)
    assert drawing.alt == (
        "2 days on one clock. Monday, Data: 2:05, a check stops the table. Tuesday: 13:00 to 18:00, training."
    )


def test_a_bar_ends_at_the_edge_of_its_level() -> None:
    marks = draw(chart="heights", width="full", **LEVELS).canvas.marks
    full, low = (marks[name].get_path().get_extents() for name in ("Rowing", "Optics"))
    assert full.width > 2.5 * low.width
    assert full.x0 == low.x0


def test_heights_are_said_in_words() -> None:
    assert draw(chart="heights", width="full", **LEVELS).alt == (
        "2 rows, each to one of the levels Aware, Working, Expert. Craft: Rowing, Expert; Optics, Aware (the lens)."
    )


def test_the_smallest_ring_is_innermost_and_all_stand_on_one_ground() -> None:
    marks = draw(chart="reach", width="full", rings=RINGS).canvas.marks
    boxes = [marks[f"ring.{number}"].get_path().get_extents() for number in (1, 2, 3)]
    assert boxes[0].width < boxes[1].width < boxes[2].width
    assert len({round(box.y1, 3) for box in boxes}) == 1


def test_a_tally_has_as_many_marks_as_it_counts_and_one_is_set_off() -> None:
    drawing = draw(chart="tally", width="full", counts=[{"label": "who applied", "value": "series:posts.2024"}])
    marks = [name for name in drawing.canvas.marks if name.startswith("series:posts.2024")]
    assert len(marks) == 52
    assert "series:posts.2024.one" in marks
    assert drawing.alt == "Rings to be counted, one in each group filled. 52 people: who applied."


PLANE = {"chart": "plane", "width": "full", "x_label": "Posts", "y_label": "Applicants"}


def test_points_of_two_series_are_joined_and_stand_at_both_values() -> None:
    drawing = draw(x="posts", y="applicants", **PLANE)
    assert middle(drawing, "2022") == pytest.approx(30)
    assert drawing.y.value(height(drawing, "2022")) == pytest.approx(96)
    assert "path" in drawing.canvas.marks


def test_a_plane_writes_both_values_of_each_thing() -> None:
    assert {"2020", "40 · 120"} <= set(words(draw(x="posts", y="applicants", **PLANE)))


def test_a_plane_needs_one_second_measure() -> None:
    with pytest.raises(ValueError, match="needs either y or pay"):
        draw(x="posts", **PLANE)
