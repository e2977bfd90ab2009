"""The base of every model: parts that know their place, and the kinds of text a guide is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, PrivateAttr, model_validator
from pydantic_core import CoreSchema, core_schema

from ..measures import CURRENCY, PartialDate, Quantity, parse_date, parse_flag, parse_number, parse_quantity
from ..nodes import Entry
from ..problems import NOWHERE, Place


class Part(BaseModel):
    """A frozen part of a guide; it knows where it and each of its fields were written."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        use_attribute_docstrings=True,
        ignored_types=(property,),
    )
    _place: Place = PrivateAttr(NOWHERE)
    _places: dict[str, Place] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_place(cls, value: Any, handler: Callable[[Any], Part]) -> Part:
        """Keep the place of the mapping the part was read from."""
        part = handler(value)
        if isinstance(value, Entry) and part._place == NOWHERE:
            part._place, part._places = value.place, value.places
        return part

    @property
    def place(self) -> Place:
        """Return where the part starts in its file."""
        return self._place

    def place_of(self, field: str) -> Place:
        """Return where the value of a field stands, or the part itself when the field was not written."""
        return self._places.get(field, self._place)


class Text(str):
    """A piece of text that remembers where it was written."""

    place: Place = NOWHERE
    written: str = ""
    pattern: ClassVar[re.Pattern[str] | None] = None
    shape: ClassVar[str] = "must be text"

    def __new__(cls, text: str) -> Text:
        """Return the text, with the place of the scalar it comes from."""
        self = super().__new__(cls, text)
        self.place = getattr(text, "place", NOWHERE)
        self.written = getattr(text, "written", str(text))
        return self

    @classmethod
    def read(cls, value: Any) -> Text:
        """Return a checked text from a scalar of the file, or from a plain string in code."""
        if not isinstance(value, str):
            raise ValueError("must be text" if value is None else "must be text, not a list or fields")
        if not value.strip():
            raise ValueError("must not be empty")
        if cls.pattern and not cls.pattern.fullmatch(value):
            raise ValueError(f"'{value}' {cls.shape}")
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Tell pydantic to read the text with `read`, and to describe it as a string in a JSON Schema."""
        described = core_schema.str_schema(pattern=cls.pattern.pattern if cls.pattern else None)
        return core_schema.no_info_before_validator_function(
            cls.read, core_schema.is_instance_schema(cls), serialization=core_schema.to_string_ser_schema()
        ) | {"metadata": {"pydantic_js_functions": [lambda _schema, handler: handler(described)]}}

    def spot(self, offset: int) -> Place:
        """Return the place of the character at an offset of the text, in the file it was written in.

        Folding joins lines, but keeps every visible character in its order: so they are counted.
        """
        if not self.place.line:
            return self.place
        wanted = sum(not character.isspace() for character in self[:offset])
        line, column = self.place.line, self.place.column
        for character in self.written:
            if not character.isspace():
                if not wanted:
                    break
                wanted -= 1
            line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
        return Place(self.place.file, line, column)


class Line(Text):
    """One line of plain text, without markup: a title, a label."""

    pattern = re.compile(r"\S(?:[^\n]*\S)?")
    shape = "must be one line, without blanks at its ends"


class Prose(Text):
    """Text in the small Markdown of the guide, with references to facts, terms, chapters and sources by id.

    It keeps the line breaks it was written with, so that a list in a folded block (`>-`) stays a list; Markdown itself
    reads a single line break as a blank.
    """

    @classmethod
    def read(cls, value: Any) -> Text:
        """Return a checked text, as it was written."""
        text = super().read(value)
        if lines := getattr(value, "lines", ""):
            prose = cls(lines)
            prose.place, prose.written = text.place, text.written
            return prose
        return text


class Id(Text):
    """A name by which other places refer to something: lower case words joined by hyphens."""

    pattern = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
    shape = "is not an id; use lower case letters, digits and hyphens, like pay-by-level"


class Ref(Text):
    """The id of something defined elsewhere in the guide, whole; each kind of reference is a class of its own."""

    kind: ClassVar[str] = ""
    pattern = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
    shape = "is not a reference; write the id of what is meant"

    @classmethod
    def read(cls, value: Any) -> Text:
        """Return a checked reference; a part of something, as prose may name it, cannot stand for the whole."""
        whole, dot, _ = value.partition(".") if isinstance(value, str) else ("", "", "")
        if dot and cls.pattern.fullmatch(whole) and not cls.pattern.fullmatch(value):
            raise ValueError(f"'{value}' is only a part; write the id of the whole, like '{whole}'")
        return super().read(value)


class SourceRef(Ref):
    """The id of a source."""

    kind = "source"


class FactRef(Ref):
    """The id of a fact."""

    kind = "fact"


class PayRef(Ref):
    """The id of a pay table."""

    kind = "pay"


class PayPartRef(Ref):
    """The id of a pay table, of a row in it, or of one value: `advertised-2024.senior.median`."""

    kind = "pay"
    pattern = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*){0,2}")


class PayRowRef(Ref):
    """The id of a pay table, or of a row in it: `advertised-2024.senior`."""

    kind = "pay"
    pattern = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?")


class SeriesRef(Ref):
    """The id of a series."""

    kind = "series"


class ChapterRef(Ref):
    """The id of a chapter."""

    kind = "chapter"


class FigureRef(Ref):
    """The id of a chart or diagram."""

    kind = "figure"


class TableRef(Ref):
    """The id of a table block."""

    kind = "table"


class TermRef(Ref):
    """The id of a glossary term."""

    kind = "term"


class RoleRef(Ref):
    """The id of a role profile."""

    kind = "role"


class ResourceRef(Ref):
    """The id of a resource."""

    kind = "resource"


class WorksheetRef(Ref):
    """The id of a worksheet."""

    kind = "worksheet"


class Target(Text):
    """A reference that names its kind too: `chapter:pay`, `fact:wage-2025`."""

    pattern = re.compile(r"[a-z]+:[a-z0-9][a-z0-9.-]*")
    shape = "must name a kind and an id, like chapter:pay"

    @property
    def kind(self) -> str:
        """Return the part before the colon."""
        return self.partition(":")[0]

    @property
    def name(self) -> str:
        """Return the part behind the colon."""
        return self.partition(":")[2]


class Currency(Line):
    """An ISO 4217 currency code."""

    pattern = CURRENCY
    shape = "is not a currency code; write three capital letters, like USD"


class Address(Line):
    """A web address, https only."""

    pattern = re.compile(r"https?://[^\s<>\"]+")
    shape = "is not a web address; write it in full, with https://"

    @classmethod
    def read(cls, value: Any) -> Text:
        """Return a checked address, short enough to be drawn as a code."""
        if isinstance(value, str) and len(value) >= 500:
            raise ValueError("must be shorter than 500 characters")
        return super().read(value)


class Clock(Line):
    """A time of day on a clock of 24 hours."""

    pattern = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d|24:00")
    shape = "is not a time of day; write it like 9:30 or 17:00"

    @property
    def hours(self) -> float:
        """Return the hours since midnight."""
        hours, minutes = self.split(":")
        return int(hours) + int(minutes) / 60


def _parsed(parse: Callable[[str], Any]) -> BeforeValidator:
    """Return a validator that parses text and leaves values made in code as they are."""

    def read(value: Any) -> Any:
        if isinstance(value, str):
            return parse(str(value))
        if value is None or isinstance(value, dict | list):
            raise ValueError("must be one value")
        return value

    return BeforeValidator(read)


Number = Annotated[Decimal, _parsed(parse_number)]
Whole = Annotated[int, _parsed(lambda text: int(parse_number(text)))]
Flag = Annotated[bool, _parsed(parse_flag)]
Value = Annotated[Quantity, _parsed(parse_quantity)]
When = Annotated[PartialDate, _parsed(parse_date)]


def parts_within(value: Any) -> Iterator[Part]:
    """Yield a part and all parts inside it, in the order they were written."""
    if isinstance(value, Part):
        yield value
        for name in type(value).model_fields:
            yield from parts_within(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from parts_within(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from parts_within(item)


def texts_within(value: Any) -> Iterator[Text]:
    """Yield every text inside a part, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            yield from texts_within(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_within(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_within(item)
