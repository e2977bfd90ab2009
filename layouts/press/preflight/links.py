"""Links that lead nowhere, or to a place that is not safe to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide import Problem

from .printed import PrintedPage


def dead_links(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each link to an id that stands on no page of the book."""
    anchors = {anchor for page in pages for anchor in page.survey.anchors}
    for page in pages:
        for link in page.survey.links:
            if link.kind == "internal" and link.target not in anchors:
                yield page.problem(link.element, f"the link leads nowhere: '#{link.target}'")


def unsafe_links(pages: Sequence[PrintedPage]) -> Iterator[Problem]:
    """Yield a problem for each link out of the book that is not https."""
    for page in pages:
        for link in page.survey.links:
            if link.kind == "external" and not link.target.startswith("https://"):
                yield page.problem(link.element, f"the link is not https: '{link.target}'")
