"""The only door through which a page gets a file: plates from memory, and what lies below the layouts folders.

The addresses do not name a folder of this machine, so that the same guide gives the same bytes anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from weasyprint.urls import URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from .figures import Plate

BASE_URL = "http://handbook.invalid/"
# A name of plain letters in each step: no '..', no hidden file, no escape such as %2e, no query.
PLATE = re.compile(re.escape(BASE_URL) + r"plates/(?P<id>\w[\w.-]*)\.svg", re.ASCII)
FILE = re.compile(re.escape(BASE_URL) + r"layouts/(?P<name>(?:\w[\w.-]*/)*\w[\w.-]*)", re.ASCII)
TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}


class Refusal(Exception):
    """Why an address was not served, in the reader's words."""


def find_file(roots: Sequence[Path], name: str) -> Path | None:
    """Return the file of that name below the first root that has it, or None; a link that leads out is none."""
    for root in roots:
        path = (root / name).resolve()
        if path.is_relative_to(root.resolve()) and path.is_file():
            return root / name
    return None


class ClosedFetcher(URLFetcher):
    """Serve plates and layout files; refuse everything else, and remember each refusal by its address."""

    def __init__(self, roots: Sequence[Path], plates: Mapping[str, Plate]) -> None:
        """Serve from these roots, the first that has a file wins, and these plates."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._roots = tuple(roots)
        self._plates = plates
        self.refused: dict[str, str] = {}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at the address; raise Refusal for any address that is not ours."""
        try:
            body, content_type = self._read(url)
        except Refusal as refusal:
            self.refused[url] = str(refusal)
            raise
        return URLFetcherResponse(url, body, {"Content-Type": content_type})

    def _read(self, url: str) -> tuple[bytes, str]:
        """Return the bytes at the address and their type."""
        if match := PLATE.fullmatch(url):
            return self._plate(match["id"]), TYPES[".svg"]
        if match := FILE.fullmatch(url):
            return self._file(match["name"])
        raise Refusal(f"'{url[:100]}' is neither a plate nor a file of the layouts")

    def _plate(self, name: str) -> bytes:
        """Return the drawing of that name."""
        if name not in self._plates:
            raise Refusal(f"no plate is called '{name}'")
        return self._plates[name].svg

    def _file(self, name: str) -> tuple[bytes, str]:
        """Return the bytes and the type of a file below the roots."""
        content_type = TYPES.get(Path(name).suffix)
        if content_type is None:
            raise Refusal(f"'{name}' is not of a kind that a page may show ({', '.join(TYPES)})")
        path = find_file(self._roots, name)
        if path is None:
            raise Refusal(f"the layouts have no file '{name}'")
        return path.read_bytes(), content_type
