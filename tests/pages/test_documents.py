"""The two documents of the small guide as they are printed: order, openings, page numbers, one page."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator

import pikepdf
import pypdf
import pytest

PDFS = ["handbook-a4.pdf", "handbook-letter.pdf", "cheatsheet-a4.pdf", "cheatsheet-letter.pdf"]
HANDBOOKS = PDFS[:2]
SHEETS = PDFS[2:]
PAPER_PT = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture(scope="module")
def readers(files: dict[str, bytes]) -> dict[str, pypdf.PdfReader]:
    """A reader of each PDF."""
    return {name: pypdf.PdfReader(io.BytesIO(files[name])) for name in PDFS}


def texts(reader: pypdf.PdfReader) -> list[str]:
    """Return the text of each page, its blanks evened out."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.parametrize("name", PDFS)
def test_every_page_has_the_size_of_its_paper(readers: dict[str, pypdf.PdfReader], name: str) -> None:
    paper = PAPER_PT[name.partition("-")[2].removesuffix(".pdf")]
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in readers[name].pages} == {paper}


@pytest.mark.parametrize("name", SHEETS)
def test_the_cheat_sheet_is_one_page(readers: dict[str, pypdf.PdfReader], name: str) -> None:
    (only,) = texts(readers[name])
    assert "Keep the lamp burning" in only


@pytest.mark.parametrize("name", PDFS)
def test_the_pdf_says_what_it_is(readers: dict[str, pypdf.PdfReader], files: dict[str, bytes], name: str) -> None:
    info = readers[name].metadata
    record = json.loads(files["edition.json"])
    assert info["/Author"] == "The test suite"
    assert info["/Keywords"] == "lighthouse, keeper, career guide"
    assert (info["/Edition"], info["/ContentDigest"]) == ("First", record["content_digest"])
    assert readers[name].trailer["/Root"]["/Lang"] == "en-GB"
    assert "/CreationDate" not in info


@pytest.mark.parametrize("name", HANDBOOKS)
def test_front_matter_counts_in_roman_and_the_first_part_opens_at_1(
    readers: dict[str, pypdf.PdfReader], name: str
) -> None:
    labels = readers[name].page_labels
    first = labels.index("1")
    assert labels[1:3] == ["ii", "iii"]
    assert labels[first:] == [str(number) for number in range(1, len(labels) - first + 1)]
    assert first % 2 == 0, "page 1 is a right-hand page"


@pytest.mark.parametrize("name", HANDBOOKS)
def test_parts_open_on_right_hand_pages(
    readers: dict[str, pypdf.PdfReader], files: dict[str, bytes], name: str
) -> None:
    pages = json.loads(files["edition.json"])["pages"][name]
    labels = readers[name].page_labels
    assert [labels.index(pages[f"part-{part}"]) % 2 for part in ("the-light", "the-way-in")] == [0, 0]


@pytest.mark.parametrize("name", HANDBOOKS)
def test_the_glance_is_one_spread_behind_a_blank_page(readers: dict[str, pypdf.PdfReader], name: str) -> None:
    pages = texts(readers[name])
    heads = ("The career at a glance Duties", "The career at a glance Pay")
    left, right = (number for number, text in enumerate(pages, 1) if any(head in text for head in heads))
    assert left % 2 == 0, "a left-hand page"
    assert right == left + 1
    assert pages[left - 2] == "", "a page left blank says nothing"


@pytest.mark.parametrize("name", HANDBOOKS)
def test_a_chapter_opens_with_its_figure(readers: dict[str, pypdf.PdfReader], name: str) -> None:
    opener = "is what a senior keeper is paid n = 31 keepers · Norway, 2024"
    assert any(opener in text for text in texts(readers[name]))


@pytest.mark.parametrize("name", HANDBOOKS)
def test_printed_page_numbers_are_the_labels_of_their_pages(
    readers: dict[str, pypdf.PdfReader], files: dict[str, bytes], name: str
) -> None:
    pages = dict(zip(readers[name].page_labels, texts(readers[name]), strict=True))
    numbered = [label for label, text in pages.items() if label in text.split()[:12] + text.split()[-12:]]
    folios = json.loads(files["edition.json"])["pages"][name]
    openers = {"Cover", *(folio for id_, folio in folios.items() if id_ == "imprint" or id_.startswith("part-"))}
    blank = {label for label, text in pages.items() if not text}
    assert set(pages) - set(numbered) <= openers | blank


@pytest.mark.parametrize("name", HANDBOOKS)
def test_the_record_knows_the_page_of_every_chapter(
    readers: dict[str, pypdf.PdfReader], files: dict[str, bytes], name: str
) -> None:
    pages = json.loads(files["edition.json"])["pages"][name]
    labels, found = readers[name].page_labels, texts(readers[name])
    for chapter, title in {"work": "The work of a night", "pay": "What the light pays", "way-in": "The way in"}.items():
        assert title in found[labels.index(pages[f"chapter-{chapter}"])]


@pytest.mark.parametrize("name", HANDBOOKS)
def test_bookmarks_lead_to_parts_chapters_and_sections(readers: dict[str, pypdf.PdfReader], name: str) -> None:
    def titles(entries: list) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield entry.title

    found = list(titles(readers[name].outline))
    for title in ("Contents", "The light", "The work of a night", "Two duties", "Glossary", "Index"):
        assert any(title in bookmark for bookmark in found), title


@pytest.mark.parametrize("name", HANDBOOKS)
def test_a_source_names_the_pages_on_which_it_is_used(readers: dict[str, pypdf.PdfReader], name: str) -> None:
    sources = next(text for text in reversed(texts(readers[name])) if "Sources" in text and "Coast survey 2024" in text)
    assert "Used on" in sources


@pytest.mark.parametrize("name", HANDBOOKS)
def test_every_chart_brings_its_numbers_as_a_file(files: dict[str, bytes], name: str) -> None:
    with pikepdf.open(io.BytesIO(files[name])) as pdf:
        found = dict(pdf.attachments.items())
        tied = {
            str(element.AF[0].UF)
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure" and "/AF" in element
        }
        first = found["figure-2-1-measured-pay.csv"].get_file().read_bytes().decode()
    assert len(found) >= 10
    assert tied == set(found), "the tag of each chart leads to its file"
    assert first.startswith("Level,p10 (NOK/year),p25 (NOK/year),Median (NOK/year)")


@pytest.mark.parametrize("name", PDFS)
def test_only_our_faces_are_in_the_pdf(files: dict[str, bytes], name: str) -> None:
    with pikepdf.open(io.BytesIO(files[name])) as pdf:
        faces = {str(found.BaseFont) for found in pdf.objects if _is_font(found)}
    assert faces
    assert {face.partition("+")[2].partition("-")[0] for face in faces} <= {"HB"} | {"HB-Serif", "HB-Sans", "HB-Code"}


def _is_font(found: object) -> bool:
    """Say whether a PDF object is a face."""
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font" and "/BaseFont" in found


@pytest.mark.parametrize("name", PDFS)
def test_the_words_of_each_page_are_as_blessed(
    readers: dict[str, pypdf.PdfReader], golden: Callable[[str, str], None], name: str
) -> None:
    pages = (
        f"--- {label}\n{page.extract_text()}\n"
        for label, page in zip(readers[name].page_labels, readers[name].pages, strict=True)
    )
    golden(name.removesuffix(".pdf"), "".join(pages))
