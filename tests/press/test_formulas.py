"""Formulas: outlines in our letters, faults told in the words of the notation."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from guide import GuideError, Line, Place
from layouts.press.figures import draw_formula_plate
from layouts.press.formulas import draw_formula, formula_id
from layouts.press.tokens import read_tokens

TOKENS = read_tokens([Path(__file__).resolve().parents[2] / "layouts"])
KNOWN = (
    r"\hat{y} = \sigma(\mathbf{w}^\top \mathbf{x} + b)",
    r"\frac{\partial L}{\partial w} = \sum_{i=1}^{n} \nabla f(x_i)",
    r"\|\mathbf{x}\|_2 = \sqrt{\sum_i x_i^2} \leq 1",
    r"P(A \mid B) \times \theta \approx 0.5 \pm \lambda \in \mathbb{R}",
    r"\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d}}\right) \rightarrow \mathcal{N}(\mu, \sigma^2)",
)


def fault(tex: str) -> str:
    """Return what is said of a faulty formula."""
    with pytest.raises(GuideError) as caught:
        draw_formula(tex, 10, "#000000", TOKENS)
    return caught.value.problems[0].message


@pytest.mark.parametrize("tex", KNOWN)
def test_usual_notation_is_set(tex: str) -> None:
    formula = draw_formula(tex, 10.25, "#1c232b", TOKENS)
    root = ElementTree.fromstring(formula.svg)
    assert root.attrib["width"] == f"{formula.width_em * 10.25:.3f}pt"
    assert 'fill="#1c232b"' in formula.svg.decode()


def test_the_parts_of_a_fraction_are_as_large_as_the_rest() -> None:
    tall, low = (draw_formula(tex, 10, "#000000", TOKENS) for tex in (r"\frac{a}{b}", r"\genfrac{}{}{0.5}{1}{a}{b}"))
    assert tall.height_em > 1.3 * low.height_em


def test_the_same_formula_gives_the_same_bytes() -> None:
    one, other = (draw_formula(KNOWN[0], 10, "#000000", TOKENS).svg for _ in range(2))
    assert one == other


def test_faults_are_told_in_the_words_of_the_notation() -> None:
    assert fault(r"\foo x") == r"the formula '\foo x' cannot be set: unknown symbol: \foo"
    assert fault("a_b_c") == "the formula 'a_b_c' cannot be set: double subscript"
    assert fault("灯") == "the formula '灯' cannot be set: no glyph for '灯'"
    assert fault(r"\frac{a}{b").startswith(r"the formula '\frac{a}{b' cannot be set: expected")


def test_a_fault_is_reported_where_the_formula_was_written() -> None:
    tex = Line("a_b_c")
    tex.place = Place("guide/chapters/04-maths.yaml", 12, 9)
    with pytest.raises(GuideError) as caught:
        draw_formula(tex, 10, "#000000", TOKENS)
    assert caught.value.problems[0].place == tex.place


def test_a_plate_of_a_formula_is_found_by_its_notation() -> None:
    plate = draw_formula_plate("a + b", TOKENS)
    assert plate.id == formula_id("a + b")
    assert 5 < plate.width_mm < 15


def test_a_formula_wider_than_the_column_is_refused() -> None:
    with pytest.raises(GuideError, match="mm wide; the column has 104 mm for it"):
        draw_formula_plate(" + ".join(["x"] * 40), TOKENS)
