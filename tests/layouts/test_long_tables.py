"""Tables that go on from page to page: the running head says so, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint.formatting_structure import boxes

from layouts.press.gathering import Gathering
from layouts.press.pages import lay_out, open_press

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
TABLE = """<div class="tabular"><table><caption class="tabular-title">Title</caption>
<thead class="tabular-head"><tr data-continued=" · Table 1.1, continued"><th scope="col">A</th></tr></thead>
<tbody class="tabular-body">{}</tbody></table></div>"""
ROW = '<tr><th scope="row">row</th></tr>'
SHEET = """<html lang="en"><title>T</title><main class="chapter">
<h1 id="chapter-a" data-running="1 Chapter">Chapter</h1>{}{}<h2>After</h2><p>It.</p></main></html>"""


def heads(table: str, before: str = "") -> list[str]:
    """Return the running head of each page of a chapter with a table, and something before it."""
    press = open_press([LAYOUTS], {}, "a4", "", "handbook")
    laid = lay_out(Gathering("a", SHEET.format(before, table), False, "arabic"), press, 1)
    tops = [
        box for page in laid.pages for box in page._page_box.children if getattr(box, "at_keyword", "") == "@top-left"
    ]
    texts = ("".join(text.text for text in top.descendants() if isinstance(text, boxes.TextBox)) for top in tops)
    return [text.replace("\u00a0", " ") for text in texts]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (3, [""]),
        (70, ["", "1 Chapter · Table 1.1, continued"]),
        (110, ["", "1 Chapter · Table 1.1, continued", "1 Chapter · Table 1.1, continued"]),
    ],
)
def test_the_running_head_names_a_table_that_goes_on(rows: int, expected: list[str]) -> None:
    assert heads(TABLE.format(ROW * rows)) == expected


def test_a_table_that_begins_with_its_page_is_not_named() -> None:
    assert heads(TABLE.format(ROW * 3), '<p style="break-after: page">Before.</p>') == ["", "1 Chapter"]


def test_a_table_that_has_ended_is_not_named_on_the_next_page() -> None:
    after = '<p style="break-before: page">After.</p>'
    assert heads(TABLE.format(ROW * 70) + after) == ["", "1 Chapter · Table 1.1, continued", "1 Chapter"]
