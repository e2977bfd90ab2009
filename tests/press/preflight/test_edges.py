"""Text and pictures that leave their place. The type area is 88 mm wide, the sheet 100 mm."""

from __future__ import annotations

import pytest

from layouts.press.preflight.edges import leaving
from layouts.press.preflight.printed import printed_pages
from tests.press.pressroom import OUTPUT, lay, sample

BODY = "body { margin: 0 }"
SRC = 'data-src="g/a.yaml:3:5"'


def left(body: str) -> list[str]:
    """Return what is said of the things that leave their place."""
    return [str(problem) for problem in leaving(printed_pages([lay(f"<h1>A</h1>{body}", BODY)], OUTPUT))]


@pytest.mark.parametrize(
    ("style", "text", "said"),
    [
        ("margin-left: 74mm; white-space: nowrap", "A long line", "stands 3.0 mm past the right edge of the type area"),
        ("margin-left: -3mm", "Words", "stands 3.0 mm past the left edge of the type area"),
        ("position: absolute; top: 76mm", "Low", "stands 2.6 mm past the foot of the type area"),
        ("position: absolute; top: -13mm", "High", "stands 11.8 mm past the head of the type area"),
        ("margin-left: 84mm; white-space: nowrap", "A long line", "leaves the sheet by 7.0 mm"),
        ("width: 20mm; overflow: hidden; white-space: nowrap", "A line that is cut off", "is cut off by 10.5 mm"),
        ("width: 20mm", "incomprehensibilities", "runs 14.6 mm past its column"),
    ],
)
def test_text_that_leaves_its_place_is_named(style: str, text: str, said: str) -> None:
    assert left(f'<p {SRC} style="{style}">{text}</p>') == [f"g/a.yaml:3:5: the text '{text}' {said} (test-a4, page 1)"]


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (90, "the picture stands 2.0 mm past the right edge of the type area"),
        (97, "the picture leaves the sheet by 3.0 mm"),
    ],
)
def test_a_picture_that_leaves_its_place_is_named(width: int, said: str) -> None:
    assert left(f'<img {SRC} src="/plates/pay.svg" alt="x" style="width: {width}mm">') == [
        f"g/a.yaml:3:5: {said} (test-a4, page 1)"
    ]


def test_a_thing_without_a_content_line_is_named_by_its_page() -> None:
    assert left('<p style="margin-left: -3mm">Words</p>') == [
        "output/test-a4.pdf page 1: the text 'Words' stands 3.0 mm past the left edge of the type area"
    ]


def test_a_block_is_named_once() -> None:
    assert len(left(f'<p style="margin-left: -3mm">{"words " * 60}</p>')) == 1


def test_a_running_head_may_leave_the_type_area_but_not_the_sheet() -> None:
    css = '@page { @bottom-left { content: "A foot that is much too long"; white-space: nowrap; margin-left: 70mm } }'
    said = [str(problem) for problem in leaving(printed_pages([lay("<h1>A</h1>", BODY + css)], OUTPUT))]
    assert said == ["output/test-a4.pdf page 1: the text 'A foot that is much too long' leaves the sheet by 19.2 mm"]


@pytest.mark.parametrize(
    "body",
    [
        '<main><p>Plain words.</p></main><img src="/plates/pay.svg" alt="x" style="width: 88mm">',
        '<p style="overflow: hidden">Words that fit.</p>',
        '<p style="width: 20mm; transform: rotate(90deg)">incomprehensibilities</p>',
        '<p style="text-indent: -5mm; padding-left: 5mm">Words with a hanging first line, as in a list.</p>',
    ],
    ids=["full width", "a clip that cuts nothing", "turned", "hanging"],
)
def test_what_stands_in_its_place_is_not_named(body: str) -> None:
    assert left(body) == []


def test_the_sample_book_keeps_its_place() -> None:
    assert list(leaving(printed_pages(sample()[0], OUTPUT))) == []
