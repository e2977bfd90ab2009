"""The faces in a finished PDF: each one of ours, embedded, and only the characters that are used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import pikepdf

from guide import Place, Problem

SUBSET = re.compile(r"[A-Z]{6}\+(?P<name>.*)")
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def wrong_faces(pdf: pikepdf.Pdf, families: Collection[str], output: str) -> Iterator[Problem]:
    """Yield a problem for each face of a PDF that is not of these families, not embedded, or not a subset."""
    ours = tuple(family.replace(" ", "-") for family in families)
    for font in _fonts(pdf):
        name = str(font.BaseFont).lstrip("/")
        subset = SUBSET.fullmatch(name)
        plain = subset["name"] if subset else name
        if not _is_embedded(font):
            yield Problem(Place(output), f"the face '{plain}' is not embedded")
        elif subset is None:
            yield Problem(Place(output), f"the face '{plain}' is embedded whole, not as a subset")
        if not any(plain == family or plain.startswith(family + "-") for family in ours):
            yield Problem(Place(output), f"the face '{plain}' is not one of the book's")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield each font that a page names, once."""
    seen = set()
    for page in pdf.pages:
        fonts = page.obj.Resources.get("/Font", {})
        if fonts and fonts.objgen not in seen:
            seen.add(fonts.objgen)
            for font in fonts.values():
                if font.objgen not in seen:
                    seen.add(font.objgen)
                    yield font


def _is_embedded(font: pikepdf.Object) -> bool:
    """Return whether the file of the face is in the PDF."""
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    return any(file in descriptor for file in FILES)
