"""The small Markdown of prose, set as safe HTML: paragraphs, lists, emphasis, code, and references with their evidence.

Only what is named here becomes markup; all else is printed as it was typed. A link holds nothing but text (PDF/UA-1,
ISO 14289-1, 7.18.5), and list items hold no paragraphs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from guide import Guide, GuideError, Place, Problem, Prose, Target, did_you_mean

from .gathering import PageMap
from .notes import Note, Said, source_attribute, together
from .numbering import Numbers, number
from .references import SETTERS, Reference, evidence_of
from .typography import Typographer

Notes = Literal["here", "held", "none"]
"""Where a note goes: beside the words it belongs to, kept for later (table cells, headings), or nowhere."""


@dataclass(slots=True)
class ProseSetter:
    """Sets the prose of one gathering; it remembers which terms and figures already have their note in the margin."""

    guide: Guide
    typographer: Typographer
    page_map: PageMap = field(default_factory=PageMap)
    numbers: Numbers | None = None
    gathering: str = "text"
    """The gathering's name, which keeps the ids of index marks apart from those of other gatherings."""
    links: bool = True
    """Whether the places referred to stand in the same document; a cheat sheet only names their pages."""
    margin: bool = True
    """Whether the page has a margin for notes."""
    noted: set[tuple[str, str]] = field(default_factory=set)
    """The kind and name of what has its note already."""
    held: list[Note] = field(default_factory=list)
    """Notes that wait for the next paragraph."""
    marks: int = 0
    """How many index marks have been set."""

    def __post_init__(self) -> None:
        """Number the guide when no numbers are given."""
        self.numbers = self.numbers or number(self.guide)

    def block(self, prose: Prose, notes: bool = True) -> Markup:
        """Return paragraphs and lists, first the notes held back before; GuideError names what cannot be set."""
        passage = self._passage(prose, "here" if notes else "held")
        if passage.notes == "here":
            passage.due, self.held = self.held, []
        return passage.finished(passage.blocks())

    def inline(self, text: str, notes: bool = False, said: frozenset[str] = frozenset()) -> Markup:
        """Return prose, or a line of plain text, without blocks; its notes are held back unless wanted here.

        Figures that rest on sources said elsewhere bring none.
        """
        if not isinstance(text, Prose):
            return escape(self.typographer.line(text))
        passage = self._passage(text, "here" if notes else "held")
        passage.said = said
        return passage.finished(passage.inline())

    def quiet(self, text: str, blocks: bool = False) -> Markup:
        """Return prose or a line that brings no notes and keeps none from what follows, as openers tell their own."""
        if not isinstance(text, Prose):
            return escape(self.typographer.line(text))
        passage = Passage(self, text, "none")
        return passage.finished(passage.blocks() if blocks else passage.inline())

    def evidence(self, target: Target) -> Markup:
        """Return what a fact, a value of a pay table or a point of a series rests on."""
        return evidence_of(Passage(self, Prose("."), "none"), target.kind, target.name)

    def plain(self, text: str) -> str:
        """Return the words alone, for bookmarks, alternative texts and counts: no notes, no page numbers."""
        if not isinstance(text, Prose):
            return self.typographer.line(text)
        passage = Passage(self, text, "none", is_plain=True)
        blocks = passage.finished(passage.blocks())
        words = re.sub(r"<[^>]*>", "", re.sub(r"</?(?:p|li|ul|ol)\b[^>]*>", " ", blocks))
        return re.sub(r"[ \n]+", " ", html.unescape(words)).strip(" ")

    def held_notes(self) -> Markup:
        """Return the notes held back so far, and hold them no longer."""
        return together(self.held)

    def _passage(self, prose: Prose, notes: Notes) -> Passage:
        """Return a text ready to be set, without notes where there is no margin."""
        return Passage(self, prose, notes if self.margin else "none")


@dataclass(slots=True)
class Passage:
    """One text on its way to HTML, with the problems found in it."""

    setter: ProseSetter
    prose: Prose
    notes: Notes
    is_plain: bool = False
    said: frozenset[str] = frozenset()
    """The sources that stand beside the text already."""
    due: list[Note] = field(default_factory=list)
    """Notes to put before the paragraph or list that is being set."""
    lists: int = 0
    """How many lists are open."""
    parentheses: int = 0
    """How many parentheses are open."""
    cursor: int = 0
    """How far the addresses of the text have been found."""
    problems: list[Problem] = field(default_factory=list)

    def finished(self, text: Markup) -> Markup:
        """Return the finished HTML, or raise GuideError with every problem of the text."""
        if self.problems:
            raise GuideError(self.problems)
        return text

    def blocks(self) -> Markup:
        """Return the whole text as paragraphs and lists."""
        tokens = _parser(self.setter.typographer.quotes).parse(self.prose)
        return Markup("\n").join(self._blocks(iter(tokens), ""))

    def inline(self) -> Markup:
        """Return the whole text as one run of words."""
        (token,) = _parser(self.setter.typographer.quotes).parseInline(self.prose)
        return self._words(token)

    def has_noted(self, kind: str, name: str, says: Callable[[], Said], place: Place) -> bool:
        """Put a note in the margin beside these words, where none would stand above it, and say whether it is there."""
        if self.notes != "here" or self.due:
            return False
        self.note(kind, name, says, place)
        return bool(self.due)

    def note(self, kind: str, name: str, says: Callable[[], Said], place: Place) -> None:
        """Put a note in the margin, or hold it, unless this gathering has it already."""
        if self.notes == "none" or (kind, name) in self.setter.noted:
            return
        self.setter.noted.add((kind, name))
        (self.due if self.notes == "here" else self.setter.held).append(Note(kind, says(), place))

    def fault(self, place: Place, message: str, hint: str = "") -> Markup:
        """Remember a problem, and return the nothing that is printed meanwhile."""
        self.problems.append(Problem(place, message, hint))
        return Markup("")

    # Blocks

    def _blocks(self, tokens: Iterator[Token], end: str) -> Iterator[Markup]:
        """Yield each block up to the end of the one it stands in."""
        for token in tokens:
            if token.type == end:
                return
            if token.type == "paragraph_open":
                self._refuse_forms(token)
                self.parentheses = 0
                yield Markup("<p{}>{}</p>").format(self._source(token), self._words(next(tokens)))
                next(tokens)
            else:
                yield self._list(token, tokens)

    def _refuse_forms(self, opened: Token) -> None:
        """Note a problem where a paragraph holds a form of Markdown that this one lacks: it would print as typed."""
        first, last = opened.map
        lines = self.prose.split("\n")
        for row in range(first, last):
            for form, name, hint in _NO_FORMS:
                if re.match(form, lines[row].lstrip(" ")):
                    place = self.prose.spot(sum(len(line) + 1 for line in lines[:row]))
                    self.fault(place, f"{name} cannot stand in prose", hint)
                    return

    def _list(self, opened: Token, tokens: Iterator[Token]) -> Markup:
        """Return a list; its items stand tight, whether or not blank lines part them.

        Its notes stand before it: a float in an item would be tagged beside the item's body (ISO 14289-1, 7.2).
        """
        self.lists += 1
        items = Markup("\n").join(self._items(tokens, opened.type.replace("_open", "_close")))
        self.lists -= 1
        start = opened.attrs.get("start", 1)
        first = Markup(' start="{}"').format(start) if start != 1 else ""
        text = Markup("<{0}{1}{2}>\n{3}\n</{0}>").format(opened.tag, first, self._source(opened), items)
        return text if self.lists else together(self.due) + text

    def _items(self, tokens: Iterator[Token], end: str) -> Iterator[Markup]:
        """Yield each item of a list; its paragraphs follow one another on the same line."""
        for token in tokens:
            if token.type == end:
                return
            blocks = self._blocks(tokens, "list_item_close")
            words = Markup(" ".join(re.sub(r"^<p[^>]*>|</p>$", "", block) for block in blocks))
            yield Markup("<li{}>{}</li>").format(self._source(token), words)

    def _source(self, token: Token) -> Markup:
        """Return the attribute that names the content line a block starts on."""
        before = self.prose.split("\n")[: token.map[0] if token.map else 0]
        return source_attribute(self.prose.spot(sum(len(line) + 1 for line in before)))

    # Words

    def _words(self, token: Token) -> Markup:
        """Return a run of words, before them the notes that belong to it.

        A float among words makes the page engine overfill lines and lay notes over one another.
        """
        words = self._run(iter(token.children or ()), "")
        return words if self.lists else together(self.due) + words

    def _run(self, tokens: Iterator[Token], end: str) -> Markup:
        """Return everything up to the token that ends a run."""
        return Markup("").join(self._piece(token, tokens) for token in _until(tokens, end))

    def _piece(self, token: Token, tokens: Iterator[Token]) -> Markup:
        """Return one piece of a run: text, code, emphasis or a link."""
        if token.type in ("em_open", "strong_open"):
            words = self._run(tokens, token.type.replace("_open", "_close"))
            return Markup("<{0}>{1}</{0}>").format(token.tag, words)
        if token.type == "link_open":
            return self._link(str(token.attrs["href"]), list(_until(tokens, "link_close")))
        if token.type == "image":
            place = self._spot(str(token.attrs["src"]))
            return self.fault(place, "a picture cannot stand in prose", "place it as a block: kind: figure")
        if token.type == "code_inline":
            return Markup("<code>{}</code>").format(token.content)
        return self._text(token.content) if token.type == "text" else escape(token.content or " ")

    def _text(self, content: str) -> Markup:
        """Return words with their dashes and ties; what looks like a link and is none becomes a problem."""
        if found := re.search(r"\S*\]\(\S*", content):
            hint = r"write [words](address), an address with blanks between < and >; \] prints a bracket"
            self.fault(self._spot(found[0]), f"'{found[0]}' is not a link that can be read", hint)
        elif found := _NEVER_CLOSED.search(content):
            place = self.prose.spot(max(self.prose.find(content[found.start() :][:9], self.cursor), self.cursor))
            hint = rf"close it, or write \{found[0][0]} for the sign itself"
            self.fault(place, f"'{found[0]}' is opened here and never closed", hint)
        self.parentheses = max(self.parentheses + content.count("(") - content.count(")"), 0)
        return escape(self._dressed(content))

    def _dressed(self, content: str) -> str:
        """Return text on one line, with the dashes and ties of the language."""
        return self.setter.typographer.dress(re.sub(r"[ \t]*\n[ \t\n]*", " ", content))

    # Links

    def _link(self, address: str, inside: list[Token]) -> Markup:
        """Return what a link prints; one that means nothing becomes a problem."""
        label = self._run(iter(inside), "")
        words = self._dressed("".join(token.content for token in inside))
        reference = Reference(address, words, label, self._spot(address))
        if reference.kind not in SETTERS:
            hint = did_you_mean(reference.kind, SETTERS)
            return self.fault(reference.place, f"'{address}' is not a reference", hint)
        try:
            return SETTERS[reference.kind](self, reference)
        except LookupError as error:
            return self.fault(reference.place, f"'{address}' means nothing: there is no '{error.args[0]}'")

    def _spot(self, written: str) -> Place:
        """Return where the link that holds these characters starts, looking on from the last one."""
        found = max(self.prose.find(written, self.cursor), self.cursor)
        start = max(self.prose.rfind("[", self.cursor, found + 1), self.cursor)
        self.cursor = found + len(written)
        return self.prose.spot(start)


_NO_FORMS = (
    (r"#{1,6} ", "a heading", r"place it as a block: kind: heading; \# prints the sign"),
    (r"\|.*\|[ ]*$", "a table", "place it as a block: kind: table"),
    (r"```|~~~", "a block of code", "place it as a block: kind: code"),
    (r">[ ](?!\d)", "a quotation of this form", "put the words in quotation marks"),
    (r"([-=*_])[ ]*(\1[ ]*){2,}$", "a rule", "leave it out, or begin a section"),
    (r"\[[^\]]+\]:[ ]", "a link or note of this form", "write [words](https://…) where it belongs"),
)
"""Lines that begin another form of Markdown, with its name and a way out."""

_NEVER_CLOSED = re.compile(r"(?<![\s*])\*\*|\*\*(?![\s*])|(?<![\w*])\*(?=\w)|`+")
"""What is left of emphasis and code whose other end is missing."""


def _until(tokens: Iterator[Token], end: str) -> Iterator[Token]:
    """Yield tokens up to the one that ends a run."""
    for token in tokens:
        if token.type == end:
            return
        yield token


class _Parser(MarkdownIt):
    """A parser that leaves addresses as they were typed: what they may be is judged where they are set."""

    def validateLink(self, url: str) -> bool:
        """Take every address, so that a forbidden one becomes a problem and not text."""
        return True

    def normalizeLink(self, url: str) -> str:
        """Return the address untouched."""
        return url


@lru_cache
def _parser(quotes: tuple[str, ...]) -> MarkdownIt:
    """Return the parser of the guide's Markdown, which curls quotation marks."""
    rules = ("list", "backticks", "emphasis", "link", "image", "escape", "smartquotes")
    parser = _Parser("zero", {"typographer": True, "quotes": quotes}).enable(list(rules))
    return parser.disable("text_join")
