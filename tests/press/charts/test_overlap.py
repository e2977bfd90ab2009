"""The matrix: a mark at each crossing, larger with its weight."""

from __future__ import annotations

from chartroom import draw, fill, words

ROWS = [{"label": "Keeper", "weights": [0, 1, 2, 3]}, {"label": "Pilot", "weights": [3, 2, 1, 0]}]
MATRIX = {"chart": "overlap", "columns": ["Lamp", "Log", "Weather", "Ships"], "rows": ROWS}


def test_marks_grow_with_the_weight() -> None:
    marks = draw(**MATRIX).canvas.marks
    sizes = [marks[f"Keeper.{column}"].get_path().get_extents().width for column in MATRIX["columns"]]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == 4


def test_headings_too_long_for_their_columns_stand_upright() -> None:
    columns = [
        "Responsibilities",
        "Communication",
        "Infrastructure",
        "Understanding",
        "Documentation",
        "Experimentation",
    ]
    drawing = draw(chart="overlap", columns=columns, rows=[{"label": "Keeper", "weights": [1] * 6}] * 2)
    left, top, right, bottom = next(each.extent for each in drawing.canvas.labels if each.text == "Communication")
    assert bottom - top > right - left


def test_the_alternative_text_gives_every_weight() -> None:
    assert "Keeper: Lamp 0, Log 1, Weather 2, Ships 3." in draw(**MATRIX).alt
    assert {"Keeper", "Pilot", "Lamp", "Ships"} <= set(words(draw(**MATRIX)))


def test_the_row_that_is_the_point_is_in_the_second_hue() -> None:
    drawing = draw(**MATRIX | {"rows": [ROWS[0] | {"mark": "true"}, ROWS[1]]})
    assert (fill(drawing, "Keeper.Ships"), fill(drawing, "Pilot.Lamp")) == ("second", "accent")
