"""Lines are filled to their last word, and none is left with a scrap of text."""

from __future__ import annotations

from itertools import groupby

from tests.press.pressroom import lay

FACE = "main { hyphens: manual } h2 { font-weight: 700 }"


def lines(body: str, css: str = FACE) -> list[str]:
    """Return the lines of a body's text, as words parted by plain blanks."""
    runs = [run for page in lay(f"<main>{body}</main>", css).surveys for run in page.runs if run.setting.area == "text"]
    rows = ("".join(run.text for run in row) for _, row in groupby(runs, key=lambda run: run.line))
    return [" ".join(row.split()) for row in rows]


def test_a_short_last_word_takes_the_one_before_it_along() -> None:
    assert lines('<p style="width: 48mm">A paragraph with a last line of it.</p>')[-1] == "line of it."


def test_last_words_are_tied_across_elements() -> None:
    assert lines('<p style="width: 48mm">A paragraph with a last <b>line of</b> it.</p>')[-1] == "line of it."


def test_a_title_keeps_more_words_together() -> None:
    assert lines('<h2 style="width: 44mm">A title of a good length for us</h2>')[-1] == "length for us"


def test_words_that_fill_their_column_are_not_tied() -> None:
    assert lines('<p style="width: 12mm">Incompre it.</p>') == ["Incompre", "it."]


def test_a_picture_in_the_last_words_is_left_alone() -> None:
    picture = '<img src="/plates/pay.svg" alt="Pay" style="width: 9mm; display: inline">'
    assert lines(f'<p style="width: 30mm">A paragraph with {picture} it.</p>')[-1] == "it."


def test_a_part_of_a_word_is_no_last_line() -> None:
    css = "main { hyphens: auto; hyphenate-limit-chars: 5 2 2 }"
    assert lines('<p style="width: 30mm">We keep a log of all sentences</p>', css)[-1].split()[-1] == "sentences"


def test_a_word_wider_than_its_column_is_broken_even_where_it_is_the_last() -> None:
    css = "main { hyphens: auto; hyphenate-limit-chars: 5 2 2 }"
    assert len(lines('<p style="width: 16mm">technologies</p>', css)) > 1


def test_the_numbers_of_a_range_stand_in_one_line() -> None:
    for width in range(26, 60, 2):
        found = lines(f'<p style="width: {width}mm">The share is 10%–12% of all, which costs $500–$700 a year.</p>')
        assert not [line for line in found if line.endswith("–")]


def test_a_range_wider_than_its_column_is_broken() -> None:
    assert lines('<p style="width: 16mm">1,000,000–2,000,000</p>') == ["1,000,000–", "2,000,000"]
