"""What counts as a difference between two pictures of a page."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.pictures import FAINT, SHARE, share_apart, side_by_side

PAGE = Image.new("RGB", (612, 792), "white")


def with_a_spot(width: int, height: int, level: int) -> Image.Image:
    """Return the page with a rectangle of a gray on it."""
    page = PAGE.copy()
    page.paste((level, level, level), (100, 100, 100 + width, 100 + height))
    return page


@pytest.mark.parametrize(
    ("width", "height", "level", "is_same"),
    [
        (400, 400, 255 - FAINT, True),  # letters whose edges another processor rounds a little differently
        (9, 10, 0, True),  # less than a letter
        (10, 10, 0, False),  # a letter
        (400, 1, 0, False),  # a rule
    ],
)
def test_pages_are_alike_but_for_faint_steps_and_less_than_a_letter(
    width: int, height: int, level: int, is_same: bool
) -> None:
    assert (share_apart(PAGE, with_a_spot(width, height, level)) <= SHARE) is is_same


def test_pictures_of_two_sizes_are_not_alike() -> None:
    assert share_apart(PAGE, PAGE.crop((0, 0, 612, 791))) == 1.0


def test_the_difference_is_black_where_the_pictures_differ() -> None:
    row = side_by_side(PAGE, with_a_spot(20, 20, 0))
    third = row.crop((2 * 612 + 3 * 12, 12, 3 * 612 + 3 * 12, 12 + 792))
    assert third.getpixel((110, 110)) == (0, 0, 0)
    assert third.getpixel((90, 90)) == (255, 255, 255)
