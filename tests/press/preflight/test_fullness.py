"""Near-empty pages, figures alone, empty feet."""

from __future__ import annotations

from layouts.press.preflight.fullness import empty_feet, figures_alone, near_empty_pages
from layouts.press.preflight.printed import printed_pages
from tests.press.pressroom import OUTPUT, lay, sample

SRC = 'data-src="g/a.yaml:3:5"'
FILL = '<div style="height: 63mm"></div>'
PICTURE = '<img src="/plates/pay.svg" alt="Pay" style="width: 40mm">'
FIGURE = f"<figure {SRC}>{PICTURE}<figcaption>Pay.</figcaption></figure>"


def said(rule: object, body: str) -> list[str]:
    """Return what a rule says of a body."""
    found = rule(printed_pages([lay(f"<h1>A</h1>{body}")], OUTPUT))
    return [str(getattr(one, "problem", one)) for one in found]


def test_a_page_with_a_few_lines_that_ran_over_is_named() -> None:
    assert said(near_empty_pages, f"{FILL}<p {SRC}>One line.</p>") == [
        "g/a.yaml:3:5: the page that begins here is nearly empty: 6% of its height is used (test-a4, page 2)\n"
        "    hint: cut some lines before it, or let more follow: a quarter of a page is the least"
    ]


def test_a_page_with_nothing_but_a_margin_note_is_named() -> None:
    style = "float: right; break-inside: avoid; height: 50mm"
    note = f'<div class="note" {SRC} style="{style}">A note.</div>'
    assert said(near_empty_pages, f"{FILL}{note}") == [
        "g/a.yaml:3:5: the page that begins here is nearly empty: 0% of its height is used (test-a4, page 2)\n"
        "    hint: cut some lines before it, or let more follow: a quarter of a page is the least"
    ]


def test_a_page_filled_by_a_quarter_is_well() -> None:
    assert said(near_empty_pages, f"{FILL}<p>One</p><p>Two</p><p>Three</p>") == []


def test_what_asks_for_a_page_of_its_own_may_be_short() -> None:
    assert said(near_empty_pages, '<div style="break-before: page">A short list.</div>') == []


def test_a_blank_page_is_well() -> None:
    assert list(near_empty_pages(printed_pages(sample()[0], OUTPUT))) == []


def test_a_figure_alone_on_its_page_is_named() -> None:
    assert said(figures_alone, f"{FILL}{FIGURE}") == [
        "g/a.yaml:3:5: a figure stands alone on its page, which it fills by 33% (test-a4, page 2)\n"
        "    hint: let it stand before or after another paragraph"
    ]


def test_a_figure_with_text_is_well() -> None:
    assert said(figures_alone, f"{FILL}{FIGURE}<p>Text.</p>") == []


def test_a_figure_that_fills_its_page_is_well() -> None:
    assert said(figures_alone, f'{FILL}<figure style="padding-top: 45mm">{PICTURE}</figure>') == []


def test_an_empty_foot_is_named_by_what_did_not_fit() -> None:
    body = f'<p>One.</p><div {SRC} style="break-inside: avoid">A box of its own<div style="height: 60mm"></div></div>'
    assert said(empty_feet, body) == [
        "g/a.yaml:3:5: 79% of the page before 'A box of its own' is empty (test-a4, page 2)"
    ]


def test_a_foot_left_empty_on_purpose_is_well() -> None:
    assert said(empty_feet, '<p>One.</p><p style="break-before: page">Two.</p>') == []


def test_the_last_page_may_end_where_it_will() -> None:
    assert said(empty_feet, "<p>One.</p>") == []
