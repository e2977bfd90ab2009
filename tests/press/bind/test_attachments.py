"""The files in a PDF: named, described, dated by the content, led to by their figures, and the same anywhere."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import page as validator
import pikepdf
import pytest

from guide import PartialDate
from layouts.press.bind import bind
from layouts.press.spreadsheets import Spreadsheet
from tests.press.pressroom import METADATA, lay, small_press

ROOT = Path(__file__).resolve().parents[3]
PAY = Spreadsheet("figure-1-2-pay.csv", "Keepers earn more “by the sea”", "Rank,Pay\r\nKéeper,120\r\n".encode())
OTHER = Spreadsheet("figure-1-1-oil.csv", "Oil", b"Year,Oil\r\n")
FIGURE = '<figure><img src="/plates/pay.svg" alt="Pay by rank" style="width: 40mm"></figure>'
BODY = f"<h1>Pay</h1>{FIGURE}<h2>Again</h2>{FIGURE}"
PRINT_DIGEST = """
import hashlib
from tests.press.bind.test_attachments import bound
print(hashlib.sha256(bound()).hexdigest())
"""


@cache
def bound(body: str = BODY) -> bytes:
    """Return a PDF of a body, with files for two plates at hand."""
    dated = replace(METADATA, as_of=PartialDate(2026, 11))
    return bind([lay(body)], small_press(), dated, {"pay": PAY, "oil": OTHER})


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    """The PDF, opened."""
    return pikepdf.open(io.BytesIO(bound()))


def test_the_files_of_the_plates_on_the_pages_are_in_the_pdf_each_once(pdf: pikepdf.Pdf) -> None:
    assert {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()} == {PAY.name: PAY.data}


def test_a_pdf_that_shows_no_plate_with_numbers_has_no_files() -> None:
    with pikepdf.open(io.BytesIO(bound("<h1>Words</h1><p>Words alone.</p>"))) as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root


def test_a_file_says_what_it_is_of_which_kind_and_what_it_is_to_the_document(pdf: pikepdf.Pdf) -> None:
    spec = pdf.attachments[PAY.name]
    assert spec.description == PAY.title
    assert spec.filename == str(spec.obj.F) == str(spec.obj.UF) == PAY.name
    assert spec.obj.AFRelationship == "/Data"
    assert spec.get_file().mime_type == "text/csv"


def test_a_file_is_dated_by_the_content_and_has_its_checksum(pdf: pikepdf.Pdf) -> None:
    file = pdf.attachments[PAY.name].get_file()
    parameters = file.obj.Params
    assert str(parameters.CreationDate) == str(parameters.ModDate) == "D:20261101000000Z"
    assert parameters.Size == len(PAY.data)
    assert file.md5 == hashlib.md5(PAY.data).digest()


def test_a_file_has_no_date_where_the_content_has_none() -> None:
    data = bind([lay(BODY)], small_press(), METADATA, {"pay": PAY})
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/CreationDate" not in pdf.attachments[PAY.name].get_file().obj.Params


def test_the_tag_of_a_figure_leads_to_its_file(pdf: pikepdf.Pdf) -> None:
    figures = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure"]
    assert [str(figure.AF[0].UF) for figure in figures] == [PAY.name, PAY.name]
    assert [str(spec.UF) for spec in pdf.Root.AF] == [PAY.name]


def test_links_within_the_pdf_are_kept() -> None:
    data = bound(f'<h1 id="top">Pay</h1>{FIGURE}<p><a href="#top">Back</a></p>')
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {"/Dests", "/EmbeddedFiles"} <= set(pdf.Root.Names.keys())


def test_a_pdf_with_files_is_pdf_ua() -> None:
    report = validator.validate_pdf_bytes(bound(), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Tokyo", "1"), ("America/New_York", "random")])
def test_another_process_in_another_time_zone_gives_the_same_bytes(zone: str, seed: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-c", PRINT_DIGEST]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(bound()).hexdigest()
