"""Words that the HTML has and the pages have not."""

from __future__ import annotations

import pytest

from layouts.press.preflight.words import lost_words
from tests.press.pressroom import OUTPUT, lay, sample

LONG = "a light " * 400


def lost(body: str, css: str = "") -> list[str]:
    """Return what is said of the words that a body loses."""
    return [str(problem) for problem in lost_words([lay(body, css)], OUTPUT)]


def test_a_box_of_fixed_height_loses_words_and_is_named() -> None:
    body = f'<h1>A</h1><div style="height: 20mm"><p data-src="g/a.yaml:3:5">{LONG}the very end of it</p></div>'
    assert lost(body) == [
        "g/a.yaml:3:5: 610 words are not printed: 'light a light a light a light a light a…'\n"
        "    hint: a box of fixed height, or one that is not displayed, hides text"
    ]


def test_one_lost_word_is_said_in_the_singular() -> None:
    assert lost('<h1>A</h1><p data-src="g/a.yaml:3:5">One <b style="display: none">two</b></p>') == [
        "g/a.yaml:3:5: 1 word is not printed: 'two'\n"
        "    hint: a box of fixed height, or one that is not displayed, hides text"
    ]


def test_a_loss_without_a_content_line_is_named_by_its_pdf() -> None:
    (said,) = lost('<h1>A</h1><p style="display: none">two words</p>')
    assert said.startswith("output/test-a4.pdf: 2 words are not printed: 'two words'")


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>A</h1><p>{LONG}</p>",
        '<h1>A</h1><p style="hyphens: auto; width: 20mm">considerable incomprehensibilities notwithstanding</p>',
        '<h1>A</h1><p style="width: 12mm">pre- and post-processing of well-known semi-\u00adfinished goods</p>',
        '<h1>A</h1><p style="text-transform: uppercase">Straße and Fluß</p>',
        '<h1>A</h1><div style="columns: 2"><p>One two three four five six seven eight nine ten.</p></div>',
        f"<h1>A</h1><table><thead><tr><th>Head</th></tr></thead>{'<tr><td>cell</td></tr>' * 40}</table>",
        '<h1>A</h1><p>Words<span class="footnote">A note.</span>, <span class="note"><span class="in">a margin'
        " note</span></span> and more.</p>",
        '<h1>A</h1><div style="position: running(x)">A running head</div><p>Text</p>',
        '<h1>A</h1><p hidden>Not for print</p><svg width="9" height="9"><title>A drawing</title></svg>',
    ],
    ids=["pages", "hyphens", "dashes", "capitals", "columns", "long table", "notes", "running", "never read"],
)
def test_nothing_is_lost(body: str) -> None:
    css = "@page { @bottom-left { content: element(x) } } p.first::first-letter { font-size: 20pt }"
    assert lost(body, css) == []


def test_a_drop_cap_is_not_lost() -> None:
    assert lost("<h1>A</h1><p>Words with a large letter.</p>", css="p::first-letter { font-size: 20pt }") == []


def test_the_sample_book_loses_nothing() -> None:
    assert list(lost_words(sample()[0], OUTPUT)) == []
