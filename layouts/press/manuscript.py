"""What a gathering's HTML says, as plain data: each element's own words, and the content line it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from guide import NOWHERE, Place

SVG = "{http://www.w3.org/2000/svg}"
WORDLESS = frozenset({"head", "style", "script", "template", "option", "textarea", SVG + "svg"})


@dataclass(frozen=True, slots=True)
class Passage:
    """An element of the HTML: its tag, its own text without that of elements in it, and its content line."""

    tag: str
    text: str
    source: str
    attributes: Mapping[str, str]

    @property
    def place(self) -> Place:
        """Return the content line as a place, or nowhere."""
        return read_place(self.source)

    @property
    def image_address(self) -> str | None:
        """Return the address of the picture that this element shows, or None when it shows none."""
        return self.attributes.get("src", "") if self.tag == "img" else None


def read_place(source: str) -> Place:
    """Return the place that a data-src attribute names as file:line:column."""
    file, *spot = source.rsplit(":", 2)
    if len(spot) == 2 and all(number.isdecimal() for number in spot):
        return Place(file, *map(int, spot))
    return Place(source) if source else NOWHERE


class Manuscript:
    """The elements of a parsed HTML document in their order, and the number of each."""

    __slots__ = ("_elements", "_parents", "numbers", "passages", "root")

    def __init__(self, root: Element) -> None:
        """Number the elements."""
        self.root = root
        self.passages: list[Passage] = []
        self.numbers: dict[Element, int] = {}
        self._elements: list[Element] = []
        self._parents = {child: parent for parent in root.iter() for child in parent}
        for element, source, speaks in _walk(root, "", False):
            self.numbers[element] = len(self.passages)
            self._elements.append(element)
            text = _own_text(element) if speaks else ""
            self.passages.append(Passage(str(element.tag), text, source, element.attrib))

    def places(self, attribute: str, *values: str) -> list[Place]:
        """Return the places of the elements whose attribute has one of these values, in their order."""
        return [passage.place for passage in self.passages if passage.attributes.get(attribute) in values]

    def words_within(self, number: int) -> str:
        """Return the words of an element and of all elements in it."""
        return " ".join("".join(self._elements[number].itertext()).split())

    def parent_of(self, number: int) -> int:
        """Return the number of the element around another, or -1."""
        return self.numbers.get(self._parents.get(self._elements[number]), -1)

    def span_after(self, number: int) -> range:
        """Return the numbers of the element that follows another in the same parent, and of all in it."""
        element = self._elements[number]
        parent = self._parents.get(element)
        siblings = [child for child in parent if child in self.numbers] if parent is not None else []
        following = siblings[siblings.index(element) + 1 :] if element in siblings else []
        return self.span_of(self.numbers[following[0]]) if following else range(0)

    def span_of(self, number: int) -> range:
        """Return the numbers of an element and of all in it."""
        return range(number, number + sum(child in self.numbers for child in self._elements[number].iter()))


def _walk(element: Element, source: str, speaks: bool) -> Iterator[tuple[Element, str, bool]]:
    """Yield each element with its content line, its own or that of the nearest around it, and whether it is read.

    Text outside the body, in a drawing or in what a reader never sees is not read.
    """
    source = element.get("data-src", source)
    speaks = (speaks or element.tag == "body") and element.tag not in WORDLESS and element.get("hidden") is None
    yield element, source, speaks
    for child in element:
        if isinstance(child.tag, str):
            yield from _walk(child, source, speaks)


def _own_text(element: Element) -> str:
    """Return the text of an element without that of the elements in it."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])
