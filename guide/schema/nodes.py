"""YAML text to nodes that know their place; every scalar stays the text that was written.

A closed subset of YAML 1.2: no aliases, tags, second documents, duplicate keys or control characters, so that what an
editor sees is what the guide says.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from pathlib import Path
from typing import TypeAlias

import yaml

from .problems import GuideError, Place, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 24
# C0 and C1 controls (but tab, line feed, carriage return), bidirectional overrides, byte order mark, non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


class Scalar(str):
    """A scalar's text, normalised to NFC, with its place and the way it was written."""

    place: Place
    written: str
    """The characters in the file, from the first of the text itself: quotes and block headers are left out."""
    lines: str
    """The text with the line breaks it was written with, where YAML folds them into blanks (`>-`)."""

    def __new__(cls, text: str, place: Place, written: str = "", lines: str = "") -> Scalar:
        """Return the text with its place."""
        self = super().__new__(cls, text)
        self.place = place
        self.written = written or text
        self.lines = lines or text
        return self


class Entry(dict):
    """A mapping with the place it starts at, and the place of each key and value."""

    def __init__(self, place: Place) -> None:
        """Start an empty mapping at a place."""
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}
        self.places: dict[str, Place] = {}


class Items(list):
    """A sequence with the place it starts at, and the place of each item."""

    def __init__(self, place: Place) -> None:
        """Start an empty sequence at a place."""
        super().__init__()
        self.place = place
        self.places: list[Place] = []


Node: TypeAlias = "Scalar | Entry | Items | None"


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    """The base loader: it composes nodes and resolves no scalar to anything but text."""


def read_nodes(path: Path, name: str) -> Entry:
    """Return the file's one mapping; raise GuideError with the place of whatever is not plain YAML."""
    text = _decode(path, name)
    _refuse_characters(text, name)
    _refuse_events(text, name)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise GuideError([_syntax_problem(error, name)]) from None
    except RecursionError:
        raise GuideError([Problem(Place(name), "nested too deeply")]) from None
    if root is None:
        raise GuideError([Problem(Place(name, 1, 1), "the file is empty", "write its fields, or delete the file")])
    builder = _Builder(text, name)
    node = builder.build(root, 0)
    if not isinstance(node, Entry):
        builder.problems.append(Problem(Place(name, 1, 1), "the file must hold 'field: value' lines at its top level"))
    if builder.problems:
        raise GuideError(builder.problems)
    assert isinstance(node, Entry)
    return node


def _decode(path: Path, name: str) -> str:
    """Return the file's text; a byte that is not UTF-8 is a problem at its line and column."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GuideError([Problem(Place(name), f"cannot be read: {error.strerror}")]) from None
    if len(raw) > MAX_BYTES:
        raise GuideError([Problem(Place(name), f"is larger than {MAX_BYTES // 1_000_000} MB")])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8 text"
        raise GuideError([Problem(Place(name, line, column), message, "save the file as UTF-8")]) from None


def _refuse_characters(text: str, name: str) -> None:
    """Raise for every control character, and for every tab that indents a line."""
    if "\0" in text:  # every second character of UTF-16
        message = "the character U+0000 is not allowed"
        raise GuideError([Problem(_place_at(text, text.index("\0"), name), message, "save the file as UTF-8")])
    problems = []
    for found in FORBIDDEN.finditer(text):
        message = f"the character U+{ord(found[0]):04X} is not allowed"
        problems.append(Problem(_place_at(text, found.start(), name), message, "delete it and type the text anew"))
    for found in re.finditer(r"^ *\t", text, re.MULTILINE):
        place = _place_at(text, found.end() - 1, name)
        problems.append(Problem(place, "a tab indents this line", "use two spaces a level"))
    if problems:
        raise GuideError(problems)


def _place_at(text: str, offset: int, name: str) -> Place:
    """Return the place of a character offset in a file's text."""
    return Place(name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _refuse_events(text: str, name: str) -> None:
    """Raise for aliases, anchors, tags and second documents, which a plain guide never needs."""
    problems = []
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            place = Place(name, event.start_mark.line + 1, event.start_mark.column + 1)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                problems.append(
                    Problem(place, "a second document starts here", "one file holds one subject; remove '---'")
                )
                break
            sign = _sign_of(event)
            if sign:
                problems.append(Problem(place, f"'{sign}' has a meaning of its own in YAML", "put the text in quotes"))
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error, name))
    except RecursionError:
        problems.append(Problem(Place(name), "nested too deeply"))
    if problems:
        raise GuideError(problems)


def _sign_of(event: yaml.Event) -> str:
    """Return the alias, anchor or tag of an event as it was written, or nothing."""
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}"
    if getattr(event, "anchor", None):
        return f"&{event.anchor}"
    tag = getattr(event, "tag", None)
    return tag if tag and isinstance(event, yaml.NodeEvent) else ""


def _syntax_problem(error: yaml.YAMLError, name: str) -> Problem:
    """Return a YAML library error in the editor's words, at its line and column."""
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    context = getattr(error, "context", None) or ""
    opened = "quoted scalar" in context or "while parsing a flow" in context
    mark = getattr(error, "context_mark" if opened else "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    if opened:
        said = f"{context}: {said}"
    for words, message, hint in _SYNTAX:
        if words in said:
            return Problem(place, message, hint)
    return Problem(place, f"this is not YAML: {said}", "compare the indentation and quotes with the lines around it")


_SYNTAX = (
    (
        "mapping values are not allowed",
        "a colon inside this text starts a new field",
        "write the text below 'field: >-', indented, or put it in double quotes",
    ),
    ("cannot start any token", "text cannot start with this character", "put the text in double quotes"),
    (
        "did not find expected key",
        "this line does not belong to the fields above it",
        "check its indentation and quotes",
    ),
    ("did not find expected '-' indicator", "this line does not belong to the list above it", "check its indentation"),
    ("could not find expected ':'", "a field name needs a colon after it", "write 'field: value'"),
    ("unexpected end of stream", "a quotation mark is opened here and never closed", "close it, or use 'field: >-'"),
    ("while scanning a quoted scalar", "this quotation goes wrong", "write the text below 'field: >-', without quotes"),
    ("while parsing a flow", "a bracket is opened here and never closed", "close it, or put the text in quotes"),
)


class _Builder:
    """Turns composed YAML nodes into ours, gathering every problem on the way."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.problems: list[Problem] = []

    def place(self, node: yaml.Node) -> Place:
        return Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)

    def build(self, node: yaml.Node, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self.problems.append(Problem(self.place(node), "nested too deeply"))
            return None
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return self.sequence(node, depth)
        return self.mapping(node, depth)

    def scalar(self, node: yaml.ScalarNode) -> Scalar | None:
        """Return the text; an empty plain scalar (also `null` and `~`) is no text at all."""
        if not node.style and node.value in ("", "~", "null"):
            return None
        written = self.text[node.start_mark.index : node.end_mark.index]
        start = self.place(node)
        lines = ""
        if node.style in ("|", ">"):
            _header, _, written = written.partition("\n")
            lines = unicodedata.normalize("NFC", textwrap.dedent(written).strip("\n"))
            start = Place(self.name, start.line + 1, len(written) - len(written.lstrip(" ")) + 1)
            written = written.lstrip(" ")
        elif node.style in ("'", '"'):
            written = written[1:-1]
            start = Place(self.name, start.line, start.column + 1)
        elif trailing := re.match(r"[ \t]+#[^\n]*", self.text[node.end_mark.index :]):
            self.problems.append(
                Problem(start, f"'{trailing[0].strip()[:40]}' would be lost: '#' starts a comment", "quote the text")
            )
        return Scalar(unicodedata.normalize("NFC", node.value), start, written, lines)

    def sequence(self, node: yaml.SequenceNode, depth: int) -> Items:
        items = Items(self.place(node))
        for child in node.value:
            items.append(self.build(child, depth + 1))
            items.places.append(self.place(child))
        return items

    def mapping(self, node: yaml.MappingNode, depth: int) -> Entry:
        entry = Entry(self.place(node))
        for key_node, child in node.value:
            place = self.place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(place, "a field name must be plain text"))
                continue
            key = unicodedata.normalize("NFC", key_node.value)
            if key in entry:
                first = entry.key_places[key].line
                self.problems.append(
                    Problem(place, f"'{key}' is given twice (first on line {first})", "keep one of them")
                )
                continue
            entry[key] = self.build(child, depth + 1)
            entry.key_places[key] = place
            entry.places[key] = self.place(child)
        return entry
