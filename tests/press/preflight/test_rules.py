"""Margin notes, one page, links, headings, alt texts, faces: each rule broken once and kept once."""

from __future__ import annotations

import io

import pikepdf
import pytest

from guide import Problem
from layouts.press.pages import Sheets
from layouts.press.preflight import page_faults
from layouts.press.preflight.faces import wrong_faces
from layouts.press.preflight.headings import parted_captions, skipped_levels, stranded_headings
from layouts.press.preflight.links import dead_links, unsafe_links
from layouts.press.preflight.notes import distant_notes, overlapping_notes
from layouts.press.preflight.pictures import missing_alt
from layouts.press.preflight.printed import PrintedPage, printed_pages
from tests.press.pressroom import OUTPUT, book_of, gathering, lay, sample_pdf

SRC = 'data-src="g/a.yaml:3:5"'
NOTE = f'<span class="note" {SRC}><span class="in">A note of a few words, set in the margin.</span></span>'


def pages(body: str, css: str = "") -> tuple[PrintedPage, ...]:
    """Return the pages of a body."""
    return printed_pages([lay(body, css)], OUTPUT)


def said(problems: list[Problem]) -> list[str]:
    """Return problems as they are printed."""
    return [str(problem) for problem in problems]


# Margin notes


def test_a_margin_note_on_another_is_named() -> None:
    css = ".note { clear: none; position: relative } .low { top: -14pt }"
    other = NOTE.replace('class="note"', 'class="note low"')
    body = f"<main><h1>A</h1><p>{NOTE}One.</p><p>{other}Two.</p></main>"
    assert said(overlapping_notes(pages(body, css))) == [
        "g/a.yaml:3:5: this margin note stands on another margin note (test-a4, page 1)\n"
        "    hint: move one of them to another paragraph"
    ]


def test_a_margin_note_on_a_wide_thing_is_named() -> None:
    wide = '<img src="/plates/pay.svg" alt="x" style="width: 88mm; position: relative; top: -18mm">'
    assert said(overlapping_notes(pages(f"<main><h1>A</h1><p>{NOTE}One.</p>{wide}</main>"))) == [
        "g/a.yaml:3:5: this margin note stands on what fills the page's width (test-a4, page 1)\n"
        "    hint: move one of them to another paragraph"
    ]


def test_margin_notes_that_clear_one_another_are_well() -> None:
    wide = '<img src="/plates/pay.svg" alt="x" style="width: 88mm; display: block; clear: right">'
    body = f"<main><h1>A</h1><p>{NOTE}One.</p><p>{NOTE}Two.</p>{wide}</main>"
    assert said(overlapping_notes(pages(body))) == []


def test_notes_of_one_paragraph_are_known_as_notes() -> None:
    css = ".notes { float: right; width: 20mm } .notes .note { float: none; display: block; margin: 0 }"
    (page,) = pages(f'<main><h1>A</h1><p>One.</p><span class="notes">{NOTE}</span><p>Two.</p></main>', css)
    assert {run.setting.area for run in page.survey.runs if "note" in run.text} == {"note"}


def test_a_margin_note_far_below_its_paragraph_is_named() -> None:
    low = NOTE.replace('class="note"', 'class="note" style="margin-top: 50mm"')
    assert said(remark.problem for remark in distant_notes(pages(f"<main><h1>A</h1>{low}<p>One.</p></main>"))) == [
        "g/a.yaml:3:5: the margin note 'A note of a few words, set in the margi…' stands 46 mm below what it belongs to"
        " (test-a4, page 1)\n    hint: move a note above it to another paragraph"
    ]


def test_a_margin_note_beside_its_paragraph_is_well() -> None:
    assert list(distant_notes(pages(f"<main><h1>A</h1>{NOTE}<p>One.</p></main>"))) == []


# Links


def test_a_link_to_an_id_on_no_page_is_named() -> None:
    assert said(dead_links(pages(f'<h1>A</h1><p><a {SRC} href="#none">there</a></p>'))) == [
        "g/a.yaml:3:5: the link leads nowhere: '#none' (test-a4, page 1)"
    ]


def test_a_link_to_an_id_that_is_not_printed_is_dead() -> None:
    body = f'<h1>A</h1><p id="a" hidden>x</p><p><a {SRC} href="#a">there</a></p>'
    assert len(said(dead_links(pages(body)))) == 1


def test_a_link_to_another_gathering_is_well() -> None:
    book = book_of([gathering('<h1>A</h1><p><a href="#b">there</a></p>', "one"), gathering('<h1 id="b">B</h1>', "two")])
    assert said(dead_links(printed_pages(book, OUTPUT))) == []


@pytest.mark.parametrize("address", ["mailto:a@example.org", "javascript:alert(1)", "file:///etc/passwd"])
def test_a_link_that_is_no_web_address_is_named(address: str) -> None:
    assert said(unsafe_links(pages(f'<h1>A</h1><p><a {SRC} href="{address}">there</a></p>'))) == [
        f"g/a.yaml:3:5: the link is no web address: '{address}' (test-a4, page 1)"
    ]


def test_a_link_to_a_file_is_named() -> None:
    (problem,) = unsafe_links(pages('<h1>A</h1><p><a href="other.html">there</a></p>'))
    assert problem.message == "the link is no web address: 'http://handbook.invalid/other.html'"


@pytest.mark.parametrize("address", ["https://example.org/", "http://example.org/"])
def test_a_web_link_is_well(address: str) -> None:
    assert said(unsafe_links(pages(f'<h1>A</h1><p><a href="{address}">there</a></p>'))) == []


# Headings


def test_a_heading_at_the_foot_of_a_page_is_named() -> None:
    body = f'<h1>A</h1><div style="height: 50mm"></div><h2 {SRC}>Left behind</h2><p style="break-before: page">B</p>'
    assert said(stranded_headings(pages(body))) == [
        "g/a.yaml:3:5: 'Left behind' is the last thing on its page (test-a4, page 1)\n"
        "    hint: keep what follows with it: the style sheets say break-after: avoid"
    ]


def test_a_caption_at_the_foot_of_a_page_is_named() -> None:
    body = (
        f'<h1>A</h1><div style="height: 46mm"></div><table><caption {SRC} style="break-after: page">Pay</caption>'
        "<tr><td>1</td></tr></table>"
    )
    assert [problem.message for problem in stranded_headings(pages(body))] == [
        "'Pay' is the last thing on its page (test-a4, page 1)"
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<h1>An opener</h1><p style="break-before: page">B</p>',
        '<h1>A</h1><div style="height: 50mm"></div><h2>B</h2><p>C</p><p style="break-before: page">D</p>',
        '<h1>A</h1><div style="height: 50mm"></div><h2>The end</h2>',
        '<h1>A</h1><div style="height: 40mm"></div><h2>B</h2><img style="height: 9mm; display: block"'
        ' src="/plates/pay.svg" alt="x"><p style="break-before: page">D</p>',
    ],
    ids=["opener", "followed by text", "end of the gathering", "followed by a picture"],
)
def test_a_heading_that_is_not_left_behind_is_well(body: str) -> None:
    assert said(stranded_headings(pages(body))) == []


def test_a_title_on_another_page_than_its_table_is_named() -> None:
    rows = '<table><tr style="height: 60mm"><td></td></tr></table>'
    body = f'<h1>A</h1><div><p style="height: 40mm" {SRC}>Pay by rank</p>{rows}</div>'
    assert said(parted_captions(pages(body))) == [
        "g/a.yaml:3:5: 'Pay by rank' stands on another page than its table (test-a4, page 1)\n"
        "    hint: keep them together: the style sheets say break-before or break-after: avoid"
    ]


def test_a_source_line_on_another_page_than_its_picture_is_named() -> None:
    picture = '<img src="/plates/pay.svg" alt="Pay" style="width: 80mm; height: 60mm">'
    body = f"<h1>A</h1><figure>{picture}<p {SRC}>Source: a survey.</p></figure>"
    assert [problem.message for problem in parted_captions(pages(body))] == [
        "'Source: a survey.' stands on another page than its picture (test-a4, page 2)"
    ]


def test_a_figure_as_high_as_a_page_may_leave_its_source_line_behind() -> None:
    picture = '<img src="/plates/pay.svg" alt="Pay" style="width: 80mm; height: 76mm">'
    body = f"<h1>A</h1><figure>{picture}<p {SRC}>Source: a survey.</p></figure>"
    assert said(parted_captions(pages(body))) == []


def test_a_long_table_with_its_title_above_its_first_rows_is_well() -> None:
    rows = "<tr><td>word</td></tr>" * 30
    assert said(parted_captions(pages(f"<h1>A</h1><div><h2>Pay</h2><table>{rows}</table></div>"))) == []


def test_a_heading_that_skips_a_level_is_named() -> None:
    assert said(skipped_levels([lay(f"<h1>A</h1><h3 {SRC}>B <b>and C</b></h3>")], OUTPUT)) == [
        "g/a.yaml:3:5: the heading 'B and C' is an h3 where an h2 is next"
    ]


def test_a_first_heading_is_an_h1() -> None:
    assert said(skipped_levels([lay("<h2>A</h2>")], OUTPUT)) == [
        "output/test-a4.pdf: the heading 'A' is an h2 where an h1 is next"
    ]


def test_headings_that_go_down_step_by_step_are_well() -> None:
    assert said(skipped_levels([lay("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2><h1>E</h1>")], OUTPUT)) == []


# Pictures


@pytest.mark.parametrize("alt", ["", 'alt=""', 'alt=" "'])
def test_a_picture_without_alt_text_is_named(alt: str) -> None:
    assert said(missing_alt([lay(f'<h1>A</h1><img {SRC} {alt} src="/plates/pay.svg">')], OUTPUT)) == [
        "g/a.yaml:3:5: the picture '/plates/pay.svg' has no alt text\n    hint: say in a sentence what it shows"
    ]


def test_a_drawing_without_a_title_is_named() -> None:
    assert said(missing_alt([lay('<h1>A</h1><svg width="9" height="9"></svg>')], OUTPUT)) == [
        "output/test-a4.pdf: a drawing in the HTML has no title\n    hint: say in a sentence what it shows"
    ]


def test_a_picture_that_says_what_it_shows_is_well() -> None:
    body = '<h1>A</h1><img src="/plates/pay.svg" alt="Pay"><svg width="9" height="9"><title>A square</title></svg>'
    assert said(missing_alt([lay(body)], OUTPUT)) == []


# Faces


def faces_of(change: str) -> list[str]:
    """Return what is said of the faces of the sample book, one of them changed."""
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        font = next(font for font in fonts.values() if str(font.BaseFont).endswith("+HB-Sans"))
        if change == "not embedded":
            del font.DescendantFonts[0].FontDescriptor.FontFile2
        elif change == "whole":
            font.BaseFont = pikepdf.Name("/HB-Sans")
        elif change == "foreign":
            font.BaseFont = pikepdf.Name("/ABCDEF+HB-Sanskrit")
        return said(wrong_faces(pdf, {"HB Serif", "HB Sans"}, OUTPUT))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("not embedded", "output/test-a4.pdf: the face 'HB-Sans' is not embedded"),
        ("whole", "output/test-a4.pdf: the face 'HB-Sans' is embedded whole, not as a subset"),
        ("foreign", "output/test-a4.pdf: the face 'HB-Sanskrit' is not one of the book's"),
    ],
)
def test_a_face_that_is_not_as_it_should_be_is_named(change: str, message: str) -> None:
    assert faces_of(change) == [message]


def test_the_sample_book_s_faces_are_well() -> None:
    assert faces_of("nothing") == []


def test_blank_pages_and_their_gatherings_break_no_rule() -> None:
    book: tuple[Sheets, ...] = book_of(
        [gathering("<h1>A</h1>", "one"), gathering("<h1>B</h1>", "two", opens_recto=True)]
    )
    assert [sheets.gathering.name for sheets in book] == ["one", "blank", "two"]
    assert page_faults(book, OUTPUT) == []


def test_a_thin_page_is_a_fault_in_the_house_s_own_look_alone() -> None:
    book = book_of([gathering('<h1>A</h1><div style="height: 63mm"></div><p>Little.</p>')])
    (found,) = page_faults(book, OUTPUT)
    assert "nearly empty" in found.message
    assert page_faults(book, OUTPUT, "large") == []
