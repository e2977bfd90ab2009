"""Links that lead nowhere, or to a place that is not safe to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide import Problem

from ..fetcher import BASE_URL
from .printed import PrintedPage

WEB = ("https://", "http://")
"""Some good pages still have no https address; what else a link can do (run, open a file) has no place in a book."""


def dead_links(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each link to an id that stands on no page of the book."""
    anchors = {anchor for page in pages for anchor in page.survey.anchors}
    for page in pages:
        for link in page.survey.links:
            if link.kind == "internal" and link.target not in anchors:
                yield page.problem(link.element, f"the link leads nowhere: '#{link.target}'")


def unsafe_links(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each link out of the book that is no web address."""
    for page in pages:
        for link in page.survey.links:
            is_web = link.target.startswith(WEB) and not link.target.startswith(BASE_URL)
            if link.kind == "external" and not is_web:
                yield page.problem(link.element, f"the link is no web address: '{link.target}'")
