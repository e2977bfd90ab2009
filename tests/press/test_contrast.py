"""Contrast: computed as the standard says, for all eyes and printers; what is too pale is told with its ratio."""

from __future__ import annotations

from pathlib import Path

import pytest

from layouts.press.contrast import (
    APART,
    APART_LIMIT,
    MARK_LIMIT,
    MARK_PAIRS,
    SIGHTS,
    TEXT_LIMIT,
    TEXT_PAIRS,
    contrast,
    pale,
)
from layouts.press.tokens import COLORS, read_tokens

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
THEMES = sorted(path.stem for path in (LAYOUTS / "themes").glob("*.css"))
WHITE = ("paper", "on-bar", "tint", "tint-second", "ground", "cover-ground")
CLEAR = dict.fromkeys(COLORS, "#000000") | dict.fromkeys(WHITE, "#ffffff")
CLEAR |= {"second": "#595959", "bar-second": "#595959", "cover-band": "#808080"}
"""Colors that nobody mistakes; in mark and ink, which stand on the cover's band, one is as far from it as the other."""


def faults(**colors: str) -> list[str]:
    """Return what is wrong when some colors are others than the clear ones."""
    changed = {name.replace("_", "-"): color for name, color in colors.items()}
    return [message for _, message in pale(CLEAR | changed, {name: name for name in COLORS})]


def test_contrast_goes_from_one_to_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("sight", SIGHTS)
def test_a_gray_looks_the_same_to_all(sight: str) -> None:
    assert contrast("#767676", "#ffffff", sight) == pytest.approx(contrast("#767676", "#ffffff"), rel=1e-4)


def test_red_on_black_is_darker_without_red_cones() -> None:
    assert contrast("#ff0000", "#000000") == pytest.approx(5.25, abs=0.01)
    assert contrast("#ff0000", "#000000", "without red cones") == pytest.approx(3.29, abs=0.01)


def test_pure_blue_is_nearly_black_in_gray() -> None:
    assert contrast("#0000ff", "#000000", "in gray") == pytest.approx(1.23, abs=0.01)


@pytest.mark.parametrize("name", ["", *THEMES])
def test_every_pair_of_a_theme_is_clear_to_all(name: str) -> None:
    tokens = read_tokens([LAYOUTS], name)
    limits = ((TEXT_PAIRS, TEXT_LIMIT), (MARK_PAIRS, MARK_LIMIT), (APART, APART_LIMIT))
    for pairs, limit in limits:
        for one, other in pairs:
            for sight in ("", *SIGHTS):
                assert contrast(tokens.color(one), tokens.color(other), sight) >= limit, (one, other, sight)


def test_clear_colors_have_no_fault() -> None:
    assert faults() == []


def test_text_that_is_too_pale_is_told_with_its_ratio() -> None:
    assert "'--ink-soft' on '--paper' has a contrast of 2.3; text needs 4.5" in faults(ink_soft="#aaaaaa")


def test_text_that_only_a_sight_cannot_read_is_told_with_the_sight() -> None:
    assert "'--second' on '--paper' has a contrast of 4.0 without green cones; text needs 4.5" in faults(
        second="#d0400a", tint="#ffffff"
    )


def test_a_mark_that_is_too_pale_is_told_with_its_ratio() -> None:
    assert faults(cover_band="#585858")[:1] == ["'--cover-ink' on '--cover-band' has a contrast of 2.9; marks need 3.0"]


def test_a_ratio_is_never_rounded_up_to_the_limit() -> None:
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert "'--cover-ink' on '--cover-ground' has a contrast of 4.4; text needs 4.5" in faults(cover_ink="#777777")


def test_hues_that_look_alike_are_told_with_the_sight() -> None:
    assert "'--accent' and '--second' look alike in gray: contrast 1.0, needed 1.5" in faults(
        accent="#0b3a55", second="#b00000"
    )


def test_a_token_that_repeats_another_is_spoken_of_by_its_name() -> None:
    origins = {name: name for name in COLORS} | {"on-bar": "paper", "bar": "accent", "ground": "tint"}
    colors = CLEAR | {"accent": "#aaaaaa", "bar": "#aaaaaa"}
    told = [message for _, message in pale(colors, origins)]
    assert not [message for message in told if "bar'" in message]
    assert len(told) == len(set(told))
