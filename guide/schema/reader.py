"""A folder of YAML to a checked Guide; every mistake of every file comes out at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from .crossref import check
from .model.base import Part
from .model.book import Book, CheatSheet, Front, Labels
from .model.chapter import Chapter
from .model.evidence import FactFile, PayTable, SourceFile
from .model.figures import FigureFile
from .model.guide import Guide
from .model.layout import LayoutFile
from .model.matter import GlossaryFile, ResourceFile, RoleFile, WorksheetFile
from .nodes import read_nodes
from .problems import GuideError, Place, Problem, did_you_mean, shown
from .wording import problems_of

Model = TypeVar("Model", bound=Part)

SINGLE: dict[str, type[Part]] = {
    "book": Book,
    "front": Front,
    "cheatsheet": CheatSheet,
    "labels": Labels,
    "layout": LayoutFile,
}
"""Subjects that are one file each; `labels.yaml` and `layout.yaml` may be left out."""

SHARED: dict[str, type[Part]] = {
    "sources": SourceFile,
    "figures": FigureFile,
    "glossary": GlossaryFile,
    "roles": RoleFile,
    "resources": ResourceFile,
    "worksheets": WorksheetFile,
    "facts": FactFile,
}
"""Subjects that are one file, or a folder of files of the same shape."""

FOLDERS: dict[str, type[Part]] = {"chapters": Chapter, "salaries": PayTable}
"""Subjects with one file an item."""

CODE = "schema"
"""The folder beside the content that holds this code."""


@dataclass
class _Shelf:
    """What has been read so far, by subject, and what went wrong."""

    parts: dict[str, list[Part]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    """Subjects with a file that could not be read: references into them cannot be judged."""
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)


def read_guide(folder: Path) -> Guide:
    """Return the guide in a folder; raise GuideError with every problem of every file."""
    folder = folder.resolve()
    if not folder.is_dir():
        raise GuideError(
            [Problem(Place(shown(folder)), "there is no such folder", "name a folder that holds book.yaml")]
        )
    if not (folder / "book.yaml").exists():
        hint = "name a folder that holds book.yaml, like tests/guides/lighthouse"
        raise GuideError([Problem(Place(shown(folder)), "is no guide: it holds no book.yaml", hint)])
    shelf = _Shelf()
    for path, subject, model in _files(folder, shelf.problems):
        _read(path, folder, subject, model, shelf)
    guide = _assemble(folder, shelf)
    shelf.problems += check(guide, frozenset(shelf.failed))
    if shelf.problems:
        raise GuideError(shelf.problems)
    return guide


def content_digest(folder: Path) -> str:
    """Return the digest of a folder's content files without reading what they say."""
    digest = hashlib.sha256()
    folder = folder.resolve()
    for path, _subject, _model in _files(folder, []):
        _feed(digest, path, folder)
    return digest.hexdigest()


def _feed(digest: hashlib._Hash, path: Path, folder: Path) -> None:
    """Add a file's name and bytes to a digest; a file that cannot be read adds only its name."""
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)


def _files(folder: Path, problems: list[Problem]) -> Iterator[tuple[Path, str, type[Part]]]:
    """Yield the content files in a fixed order with their subject and model; what fits nowhere is a problem."""
    known = {**SINGLE, **SHARED, **FOLDERS}
    for path in _entries(folder, problems):
        subject = path.stem if path.suffix == ".yaml" else path.name
        if path.name.startswith((".", "__")) or path.name == CODE or path.suffix in (".md", ".py"):
            continue
        if path.is_dir() and subject in {**SHARED, **FOLDERS}:
            for child in _entries(path, problems):
                if child.suffix == ".yaml":
                    yield child, subject, known[subject]
                elif not child.name.startswith("."):
                    problems.append(Problem(Place(shown(child)), "is not read", "content files end in .yaml"))
        elif path.is_file() and path.suffix == ".yaml" and subject in {**SINGLE, **SHARED}:
            yield path, subject, known[subject]
        elif path.is_dir() and path.suffix == ".yaml":
            problems.append(Problem(Place(shown(path)), "is a folder, a file should stand here", "move it away"))
        elif path.is_file() or any(path.rglob("*.yaml")):  # a folder of anything else may be the output's
            problems.append(Problem(Place(shown(path)), "has no place in a guide", did_you_mean(subject, known)))


def _entries(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield what a folder holds by name; a name that no report could show, and a link out of it, are problems."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.isprintable() and path.resolve().is_relative_to(folder.resolve()):
            yield path
        elif path.name.isprintable():
            message = "is a link that leads out of this folder"
            problems.append(Problem(Place(shown(path)), message, "put the file itself here"))
        else:
            message = f"a file here has a name that cannot be printed: {path.name!a}"
            problems.append(Problem(Place(shown(folder)), message, "rename it"))


def _read(path: Path, folder: Path, subject: str, model: type[Part], shelf: _Shelf) -> None:
    """Read one file onto the shelf, or note its problems."""
    _feed(shelf.digest, path, folder)
    try:
        entry = read_nodes(path, shown(path))
    except GuideError as error:
        shelf.problems += error.problems
        shelf.failed.add(subject)
        return
    try:
        shelf.parts.setdefault(subject, []).append(model.model_validate(entry))
    except ValidationError as error:
        shelf.problems += problems_of(error, entry, model)
        shelf.failed.add(subject)


def _assemble(folder: Path, shelf: _Shelf) -> Guide:
    """Return a guide of what was read; what is missing is a problem and stays empty."""
    book = _single(folder, shelf, "book")
    chapters = _by_id(shelf, "chapters", shelf.parts.get("chapters", []))
    return Guide.model_construct(
        folder=shown(folder),
        digest=shelf.digest.hexdigest(),
        book=book,
        front=_single(folder, shelf, "front"),
        labels=_first(shelf, "labels") or Labels(),
        cheatsheet=_single(folder, shelf, "cheatsheet"),
        accepted=(_first(shelf, "layout") or LayoutFile()).accepted,
        chapters=_in_order(book, chapters, shelf),
        pay=_by_id(shelf, "salaries", shelf.parts.get("salaries", [])),
        facts=_items(shelf, "facts", "facts"),
        series=_items(shelf, "facts", "series"),
        sources=_items(shelf, "sources", "sources"),
        figures=_items(shelf, "figures", "figures"),
        terms=_items(shelf, "glossary", "terms"),
        roles=_items(shelf, "roles", "roles"),
        resources=_items(shelf, "resources", "resources"),
        worksheets=_items(shelf, "worksheets", "worksheets"),
    )


def _first(shelf: _Shelf, subject: str) -> Part | None:
    """Return the one part of a subject, or none."""
    parts = shelf.parts.get(subject, [])
    return parts[0] if parts else None


def _single(folder: Path, shelf: _Shelf, subject: str) -> Part | None:
    """Return the one part of a subject; a file that is not there is a problem."""
    part = _first(shelf, subject)
    if part is None and subject not in shelf.failed:
        shelf.problems.append(
            Problem(Place(shown(folder / f"{subject}.yaml")), "is missing", "every guide needs this file")
        )
        shelf.failed.add(subject)
    return part


def _items(shelf: _Shelf, subject: str, name: str) -> dict[str, Part]:
    """Return the items of all files of a subject by id."""
    files = shelf.parts.get(subject, [])
    return _by_id(shelf, subject, [item for file in files for item in getattr(file, name)])


def _by_id(shelf: _Shelf, subject: str, parts: list[Part]) -> dict[str, Part]:
    """Return parts by id; an id given twice is a problem at the second place."""
    found: dict[str, Part] = {}
    for part in parts:
        if part.id in found:
            message = f"the id '{part.id}' is given twice in {subject} (first at {found[part.id].place_of('id')})"
            shelf.problems.append(Problem(part.place_of("id"), message, "give one of them another id"))
        else:
            found[part.id] = part
    return found


def _in_order(book: Book | None, chapters: dict[str, Chapter], shelf: _Shelf) -> dict[str, Chapter]:
    """Return the chapters in the order of the parts; one that no part lists is a problem."""
    if book is None:
        return chapters
    listed = [name for part in book.parts for name in part.chapters]
    for name, chapter in chapters.items():
        if name not in listed:
            message = f"no part of the book lists the chapter '{name}'"
            shelf.problems.append(Problem(chapter.place_of("id"), message, "list it in book.yaml, under 'chapters'"))
    for position, name in enumerate(listed):
        if name in listed[:position]:
            shelf.problems.append(Problem(name.place, f"the chapter '{name}' is listed twice", "list it once"))
    return {str(name): chapters[name] for name in listed if name in chapters}
