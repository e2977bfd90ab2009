"""The bound book: PDF/UA, the same bytes anywhere, what it says of itself, what the engine met in drawing it."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import page as validator
import pikepdf
import pytest

from guide import PrintError
from layouts.press.bind import bind
from layouts.press.heard import ENGINE
from layouts.press.preflight import page_faults, pdf_faults
from tests.press.pressroom import METADATA, OUTPUT, lay, printed, sample, sample_pdf, small_press

ROOT = Path(__file__).resolve().parents[3]
BARE = "@page { @top-left { content: none } @top-right { content: none } }"
PRINT_DIGEST = """
import hashlib
from tests.press.pressroom import sample_pdf
print(hashlib.sha256(sample_pdf()).hexdigest())
"""


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    """The sample book."""
    return pikepdf.open(io.BytesIO(sample_pdf()))


def problems_of(body: str, css: str = "") -> list[str]:
    """Return the problems with which a body cannot be bound."""
    with pytest.raises(PrintError) as refused:
        printed(body, css)
    return [str(problem) for problem in refused.value.problems]


def test_the_sample_book_is_pdf_ua() -> None:
    report = validator.validate_pdf_bytes(sample_pdf(), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_the_sample_book_has_no_faults() -> None:
    assert page_faults(sample()[0], OUTPUT) == []
    assert pdf_faults(sample_pdf(), small_press(), OUTPUT) == []


def test_binding_twice_gives_the_same_bytes() -> None:
    assert bind(sample()[0], small_press(), METADATA) == sample_pdf()


def test_another_process_in_another_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("guide", "layouts", "tests/press"):
        shutil.copytree(ROOT / name, tmp_path / "else where" / name, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONPATH": ".", "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST],
        cwd=tmp_path / "else where",
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(sample_pdf()).hexdigest()


def test_no_path_of_this_machine_is_in_the_pdf() -> None:
    with pikepdf.open(io.BytesIO(sample_pdf())) as pdf:
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert not re.search(rb"file:|handbook\.invalid|/tmp|" + re.escape(os.fsencode(ROOT)), out.getvalue())


# What the book says of itself


def test_the_information_dictionary_names_title_author_keywords_edition_and_digest(pdf: pikepdf.Pdf) -> None:
    assert {name: str(value) for name, value in pdf.docinfo.items()} == {
        "/Title": "A small book",
        "/Author": "A. Author",
        "/Keywords": "tests, books",
        "/Edition": "2026.1",
        "/ContentDigest": "0123abcd",
        "/Producer": "WeasyPrint 70.0",
    }


def test_the_xmp_packet_says_the_same(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.open_metadata()
    assert xmp["dc:title"] == "A small book"
    assert xmp["dc:creator"] == ["A. Author"]
    assert set(xmp["dc:language"]) == {"en-US"}
    assert xmp["{http://ns.adobe.com/pdfx/1.3/}Edition"] == "2026.1"
    assert xmp["{http://ns.adobe.com/pdfx/1.3/}ContentDigest"] == "0123abcd"
    assert xmp["pdfuaid:part"] == "1"


def test_a_viewer_shows_the_title_and_knows_the_language(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "en-US"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_a_viewer_counts_pages_as_the_folios_do(pdf: pikepdf.Pdf) -> None:
    labels = [page.label for page in pdf.pages]
    assert labels == ["Cover", "ii", "iii", "iv", *map(str, range(1, 13))]
    assert len(pdf.Root.PageLabels.Nums) == 6, "one range each for the cover, roman and arabic pages"


def test_bookmarks_lead_to_their_pages(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        pages = {item.title: pikepdf.Page(item.destination[0]).index for item in outline.root}
    assert pages["The work"] == 5
    assert pages["Sources"] == 15


# What the engine met in drawing it


def test_a_character_that_no_face_has_is_named_at_its_content_line() -> None:
    assert problems_of('<h1>A</h1><p data-src="g/a.yaml:7:3">A \u5bcc mountain</p>') == [
        "g/a.yaml:7:3: no face of the book has the character '\u5bcc' (U+5BCC)\n    hint: write it another way"
    ]


def test_a_link_to_nowhere_is_named_at_its_content_line() -> None:
    assert problems_of('<h1>A</h1><p><a data-src="g/a.yaml:7:3" href="#none">there</a></p>') == [
        "g/a.yaml:7:3: the link leads nowhere: '#none'"
    ]


def test_a_picture_without_alt_text_is_named_at_its_content_line() -> None:
    assert problems_of('<h1>A</h1><p data-src="g/a.yaml:7:3"><img src="/plates/pay.svg" alt=""></p>') == [
        "g/a.yaml:7:3: the picture '/plates/pay.svg' has no alt text\n    hint: say in a sentence what it shows"
    ]


def test_a_face_that_no_style_sheet_brings_is_named() -> None:
    lent = replace(small_press(BARE), families=frozenset({"HB Serif"}))
    with pytest.raises(PrintError) as refused:
        bind([lay('<p data-src="g/a.yaml:7:3" style="font-family: HB Sans">words</p>', BARE)], lent, METADATA)
    assert str(refused.value.problems[-1]) == (
        "g/a.yaml:7:3: 'words' is set in 'HB Sans', which is not a face of the book\n"
        "    hint: the faces of the book are HB Serif"
    )


def test_a_machine_without_the_subset_library_is_told_which_package(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = sys.modules["weasyprint.pdf.fonts"]
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    assert problems_of("<h1>Another</h1>") == [
        "a library is missing: without HarfBuzz-Subset the same guide does not give the same bytes twice\n"
        "    hint: install the package libharfbuzz-subset0 (Debian, Ubuntu) or harfbuzz (Homebrew)"
    ]


def test_the_engine_is_listened_to_only_while_it_works() -> None:
    before = list(ENGINE.handlers), ENGINE.propagate, ENGINE.level
    problems_of('<h1>A</h1><p><a href="#none">there</a></p>')
    assert (ENGINE.handlers, ENGINE.propagate, ENGINE.level) == before
