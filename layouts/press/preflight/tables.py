"""Advice on tables: rows split over two pages, tables wider than their column, words broken in a squeezed one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .edges import SLACK_MM
from .printed import PrintedPage, Remark
from .typesetting import CELLS, HYPHENS, paragraphs, text_of


def split_rows(pages: Sequence[PrintedPage]) -> Iterator[Remark]:
    """Yield a remark for each table row that is on two pages."""
    for before, after in pairwise(pages):
        for row in before.survey.rows:
            if after.manuscript is before.manuscript and row in after.survey.rows:
                words = before.manuscript.words_within(row)
                yield before.remark("split-row", row, words, "the table row {} is split over two pages")


def wide_tables(pages: Iterable[PrintedPage]) -> Iterator[Remark]:
    """Yield a remark for each table that is wider than the column it stands in."""
    for page in pages:
        for table in page.survey.tables:
            left, right = table.column
            excess = max(left - table.frame.left, table.frame.right - right)
            if excess > SLACK_MM:
                words = page.manuscript.words_within(table.element)
                yield page.remark(
                    "wide-table", table.element, words, f"the table {{}} is {excess:.1f} mm wider than its column"
                )


def broken_words(pages: Sequence[PrintedPage]) -> Iterator[Remark]:
    """Yield a remark for each word that its cell is too narrow for: broken, and not at a hyphen."""
    for lines in paragraphs(pages):
        for (page, first), (_, second) in pairwise(lines):
            block = first[0].setting.block
            if page.manuscript.passages[block].tag not in CELLS:
                continue
            start, end = (text_of(first).split() or [""])[-1], (text_of(second).split() or [""])[0]
            whole = page.manuscript.passages[first[-1].setting.element].text.split()
            is_one = start + end in whole and first[-1].setting.element == second[0].setting.element
            if start and end and is_one and not start.endswith((*HYPHENS, "/", "–", "—")):
                message = f"the column is too narrow for {{}}: it is broken behind '{start}'"
                yield page.remark("broken-word", block, start + end, message)
