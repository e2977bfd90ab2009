"""YAML to nodes: text stays text, every value knows its place, and what is not plain YAML is refused in one line."""

from pathlib import Path

import pytest

from guide import GuideError, Place
from guide.schema.nodes import Entry, read_nodes


def read(tmp_path: Path, text: str | bytes) -> Entry:
    """Return the nodes of a file with this text."""
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_nodes(path, "a.yaml")


@pytest.mark.parametrize("written", ["NO", "0123", "12:30", "on", "1e3", "126_000", "2026-01-02", "1.10", "yes"])
def test_a_scalar_stays_the_text_that_was_written(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"a: {written}\n") == {"a": written}


def test_an_empty_value_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, "a:\nb: null\nc: ''\n") == {"a": None, "b": None, "c": ""}


def test_a_value_knows_its_line_and_column(tmp_path: Path) -> None:
    entry = read(tmp_path, "a: 1\nb:\n  - c: x\n")
    assert entry["b"][0]["c"].place == Place("a.yaml", 3, 8)
    assert entry.key_places["b"] == Place("a.yaml", 2, 1)


def test_a_folded_text_keeps_the_lines_it_was_written_with(tmp_path: Path) -> None:
    entry = read(tmp_path, "a: >-\n  One.\n  Two.\n\n  - x\n  - y\nb: z\n")
    assert entry["a"].lines == "One.\nTwo.\n\n- x\n- y"


def test_a_byte_order_mark_and_crlf_are_accepted(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfa: b\r\nc: d\r\n") == {"a": "b", "c": "d"}


def test_decomposed_accents_equal_composed_ones(tmp_path: Path) -> None:
    assert read(tmp_path, "a: e\u0301\n")["a"] == "é"


REFUSED = [
    ("a: b: c\n", "a.yaml:1:5: a colon inside this text starts a new field"),
    ('a: "x\n', "a.yaml:1:4: a quotation mark is opened here and never closed"),
    ("a: [1\n", "a.yaml:1:4: a bracket is opened here and never closed"),
    ("a: @x\n", "a.yaml:1:4: text cannot start with this character"),
    ("a: %x\n", "a.yaml:1:4: text cannot start with this character"),
    ("a: 1\na: 2\n", "a.yaml:2:1: 'a' is given twice (first on line 1)"),
    ("a: *b\n", "a.yaml:1:4: '*b' has a meaning of its own in YAML"),
    ("a: &b c\n", "a.yaml:1:4: '&b' has a meaning of its own in YAML"),
    ("a: !!python/object x\n", "a.yaml:1:4: 'tag:yaml.org,2002:python/object' has a meaning of its own in YAML"),
    ("a: 1\n---\nb: 2\n", "a.yaml:2:1: a second document starts here"),
    ("a: C # and more\n", "a.yaml:1:4: '# and more' would be lost: '#' starts a comment"),
    ("a:\n\tb: 1\n", "a.yaml:2:1: a tab indents this line"),
    ("- 1\n", "a.yaml:1:1: the file must hold 'field: value' lines at its top level"),
    ("", "a.yaml:1:1: the file is empty"),
    ("# only a comment\n", "a.yaml:1:1: the file is empty"),
    ("a:\n  - b\n c: d\n", "a.yaml:3:2: this line does not belong to the fields above it"),
    ("a: x\u0007\n", "a.yaml:1:5: the character U+0007 is not allowed"),
    ("a: x\u202ey\n", "a.yaml:1:5: the character U+202E is not allowed"),
    (b"a: \xe9\n", "a.yaml:1:4: byte 0xe9 is not UTF-8 text"),
    ("a: " + "[" * 40 + "]" * 40 + "\n", "a.yaml:1:28: nested too deeply"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[message.partition(": ")[2][:40] for _, message in REFUSED])
def test_what_is_not_plain_yaml_is_refused_at_its_place(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(GuideError) as caught:
        read(tmp_path, text)
    assert str(caught.value.problems[0]).splitlines()[0] == message


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(GuideError, match=r"gone\.yaml: cannot be read: No such file or directory"):
        read_nodes(tmp_path / "gone.yaml", "gone.yaml")


def test_a_file_in_utf_16_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(GuideError) as caught:
        read(tmp_path, "a: b\nc: d\n".encode("utf-16-le"))
    (problem,) = caught.value.problems
    assert (problem.place, problem.hint) == (Place("a.yaml", 1, 2), "save the file as UTF-8")


def test_all_control_characters_come_out_at_once(tmp_path: Path) -> None:
    with pytest.raises(GuideError) as caught:
        read(tmp_path, "a: x\u0007\nb: y\u0008\n")
    assert [problem.place.line for problem in caught.value.problems] == [1, 2]
