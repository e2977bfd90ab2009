"""What chapters open with, as plates: a formula set large, a strip, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from guide import Guide, GuideError, Opening
from layouts.press.figures import Plate
from layouts.press.openers import draw_opener_plates, opening_id
from layouts.press.tokens import read_tokens
from layouts.press.typography import Typographer

TOKENS = read_tokens([Path(__file__).resolve().parents[2] / "layouts"])


@pytest.fixture(scope="module")
def plates(lighthouse: Guide) -> Mapping[str, Plate]:
    """The plates of the small guide's openers."""
    return draw_opener_plates(lighthouse, TOKENS, Typographer.of(lighthouse))


def opened_with(lighthouse: Guide, **fields: str) -> Guide:
    """Return the small guide, its first chapter opening with something else."""
    chapter = lighthouse.chapters["work"].model_copy(update={"opening": Opening(**fields)})
    return lighthouse.model_copy(update={"chapters": lighthouse.chapters | {"work": chapter}})


def test_the_cover_and_each_opening_that_can_be_drawn_are_plates(plates: Mapping[str, Plate]) -> None:
    assert set(plates) == {"cover", *map(opening_id, ("work", "pay", "way-in"))}


def test_a_formula_is_heard_in_its_words(plates: Mapping[str, Plate]) -> None:
    assert plates["opening.way-in"].alt == "d is about 3.9 times the square root of h"


def test_a_strip_is_as_wide_as_its_place(plates: Mapping[str, Plate]) -> None:
    assert plates["opening.work"].width_mm == pytest.approx(TOKENS.mm("opening-strip"))


def test_a_formula_wider_than_its_place_is_a_problem(lighthouse: Guide) -> None:
    guide = opened_with(lighthouse, formula=" + ".join("abcdefghijklmnop"), spoken="a sum", label="a sum")
    with pytest.raises(GuideError) as caught:
        draw_opener_plates(guide, TOKENS, Typographer.of(guide))
    (problem,) = caught.value.problems
    expected = r"the formula 'a \+ b .* p' is \d+ mm wide; the opening has 87 mm for it"
    assert re.fullmatch(expected, problem.message)
