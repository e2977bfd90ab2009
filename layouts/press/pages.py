"""A gathering's HTML to laid-out pages; what the page engine only warns of becomes problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cssselect2 import Matcher
from weasyprint import CSS, HTML, Document, Page
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetchingError

from guide import NOWHERE, LayoutError, Place, PrintError, Problem, did_you_mean, shown

from .drift import drifting_exhibits
from .fetcher import BASE_URL, ClosedFetcher, find_file
from .gathering import Gathering
from .grid import kept_grid
from .heard import StyleSheet, late_sheet_problem, listening, sheet_problem
from .lines import whole_lines
from .manuscript import Manuscript
from .survey import PageSurvey, survey

if TYPE_CHECKING:
    from .figures import Plate

VARIANT = "pdf/ua-1"
COUNTERS = {"roman": "lower-roman", "arabic": "decimal", "none": "decimal"}
TWICE = re.compile(r"Anchor defined twice: '(.*)'")
NOT_DRAWN = re.compile(r"Failed to (?:load image at '|render SVG image )([^' ]*)")
REPEATS = re.compile(r"Failed to load|Font-face '.*' cannot be loaded")


class Faces(FontConfiguration):
    """The faces that the style sheets bring, known by their family names."""

    def __init__(self) -> None:
        """Start without any face."""
        super().__init__()
        self.families: set[str] = set()

    def add_font_face(self, rule_descriptors: Mapping[str, object], url_fetcher: ClosedFetcher) -> None:
        """Add a face of an @font-face rule, and remember its family."""
        self.families.add(str(rule_descriptors["font_family"]))
        super().add_font_face(rule_descriptors, url_fetcher)


@dataclass(frozen=True, slots=True)
class Press:
    """What every gathering of one edition is laid out with: faces, style sheets, plates, paper."""

    roots: tuple[Path, ...]
    plates: Mapping[str, Plate]
    paper: str
    theme: str
    layout: str
    faces: Faces
    families: frozenset[str]
    """The names of the faces' families; a page may use no other."""
    counters: CounterStyle
    sheets: tuple[StyleSheet, ...]
    cascade: CSS
    """All style sheets as one, in their order."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A gathering laid out: its pages, and what stands on them."""

    gathering: Gathering
    first_folio: int
    """The number of its first page, as its running heads show it."""
    pages: tuple[Page, ...]
    document: Document
    manuscript: Manuscript
    surveys: tuple[PageSurvey, ...]


def open_press(roots: Sequence[Path], plates: Mapping[str, Plate], paper: str, theme: str, layout: str) -> Press:
    """Return a press with its style sheets read; raise LayoutError with all that is wrong in them.

    A file below an earlier root replaces the one of that name below a later root; no theme is the house's own colors.
    """
    sheets = read_sheets(roots, paper, theme, layout)
    fetcher = ClosedFetcher(roots, plates)
    faces, counters = Faces(), CounterStyle()
    shared = {"matcher": Matcher(), "page_rules": [], "layers": []}  # one cascade: layers keep their order
    problems = []
    cascade = None
    for sheet in sheets:
        fetcher.refused.clear()
        with listening() as heard, suppress(URLFetchingError):  # the fetcher remembers what it refused
            cascade = CSS(
                string=sheet.text,
                base_url=sheet.url,
                url_fetcher=fetcher,
                font_config=faces,
                counter_style=counters,
                **shared,
            )
        problems += [Problem(sheet.place(), reason) for reason in fetcher.refused.values()]
        problems += [
            sheet_problem(message, sheet) for message in heard if not (fetcher.refused and REPEATS.match(message))
        ]
    if problems:
        raise LayoutError(problems)
    families = frozenset(faces.families)
    return Press(tuple(roots), plates, paper, theme, layout, faces, families, counters, sheets, cascade)


def read_sheets(roots: Sequence[Path], paper: str, theme: str, layout: str) -> tuple[StyleSheet, ...]:
    """Return the style sheets of an edition in their order; raise LayoutError naming those that are missing."""
    sheets, problems = [], []
    for name in sheet_names(paper, theme, layout):
        path = find_file(roots, name)
        if path is None:
            others = {file.stem for root in roots for file in (root / name).parent.glob("*.css")}
            hint = did_you_mean(Path(name).stem, others)
            problems.append(Problem(Place(shown(roots[-1] / name)), "this style sheet is missing", hint))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            problems.append(Problem(Place(shown(path)), "this style sheet is not UTF-8", "save it as UTF-8"))
        else:
            sheets.append(StyleSheet(shown(path), f"{BASE_URL}layouts/{name}", text))
    if problems:
        raise LayoutError(problems)
    return tuple(sheets)


def sheet_names(paper: str, theme: str, layout: str) -> Iterator[str]:
    """Yield the names of an edition's style sheets: a later one wins over an earlier one."""
    yield "styles/tokens.css"
    yield f"papers/{paper}.css"
    if theme:
        yield f"themes/{theme}.css"
    yield from (f"styles/{name}.css" for name in ("fonts", "base", "components", "furniture"))
    yield f"{layout}/{layout}.css"


def lay_out(gathering: Gathering, press: Press, first_folio: int, style: str = "") -> Sheets:
    """Return the gathering's pages, the first of them numbered `first_folio`; raise PrintError or LayoutError.

    The same arguments give the same pages, whatever was laid out before. A style sheet may show the number of a page
    with `counter(page, folio)`: roman or arabic as the gathering asks. `style` holds rules that win over all sheets.
    """
    fetcher = ClosedFetcher(press.roots, press.plates)
    counters = press.counters.copy()
    with listening() as heard, whole_lines(), kept_grid(), drifting_exhibits():
        html = HTML(string=gathering.html, base_url=BASE_URL, url_fetcher=fetcher)
        opening = CSS(
            string=_opening_style(gathering, first_folio) + style, url_fetcher=fetcher, counter_style=counters
        )
        document = html.render(
            stylesheets=[press.cascade, opening],
            font_config=press.faces,
            counter_style=counters,
            pdf_variant=VARIANT,
        )
    manuscript = Manuscript(html.etree_element)
    _keep_one_link_an_anchor(document.pages)
    problems = [
        *_refusal_problems(fetcher, manuscript),
        *engine_problems(heard, gathering.name, [manuscript], press.sheets, fetcher.refused),
        *_attachment_problems(document, manuscript),
    ]
    raise_problems(problems, press.sheets)
    pages = tuple(document.pages)
    return Sheets(gathering, first_folio, pages, document, manuscript, survey(pages, manuscript))


def _opening_style(gathering: Gathering, first_folio: int) -> str:
    """Return the style rules that number a gathering's pages."""
    return (
        f"@page:first{{counter-reset:page {first_folio}}}"
        f"@counter-style folio{{system:extends {COUNTERS[gathering.numbering]}}}"
    )


def _keep_one_link_an_anchor(pages: Iterable[Page]) -> None:
    """Drop the links that the boxes within an <a> inherit: PDF/UA wants one annotation a link (7.18.5)."""
    for page in pages:
        page.links[:] = [link for link in page.links if link[3].element_tag == "a"]


def engine_problems(
    heard: Iterable[str],
    name: str,
    manuscripts: Sequence[Manuscript],
    sheets: Sequence[StyleSheet],
    refused: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield what the engine said of pages, each message once, as problems with their places."""
    for message in dict.fromkeys(heard):
        if match := NOT_DRAWN.match(message):
            if match[1] not in refused:
                address = match[1].removeprefix(BASE_URL)
                yield Problem(place_of_address(match[1], manuscripts), f"the picture '{address}' cannot be drawn")
        elif match := TWICE.fullmatch(message):
            places = [place for one in manuscripts for place in one.places("id", match[1])]
            yield Problem(places[1], f"the id '{match[1]}' is given twice in '{name}'")
        else:
            late = late_sheet_problem(message, sheets)
            yield late or Problem(NOWHERE, f"in '{name}': {message.rstrip('. ')}")


def place_of_address(url: str, manuscripts: Iterable[Manuscript]) -> Place:
    """Return the content line of the first picture that has this address, written in full or from the root."""
    path = url.removeprefix(BASE_URL)
    return first_place(manuscripts, "src", url, path, f"/{path}")


def first_place(manuscripts: Iterable[Manuscript], attribute: str, *values: str) -> Place:
    """Return the content line of the first element whose attribute has one of these values, or nowhere."""
    places = (place for manuscript in manuscripts for place in manuscript.places(attribute, *values))
    return next((place for place in places if place != NOWHERE), NOWHERE)


def raise_problems(problems: Sequence[Problem], sheets: Sequence[StyleSheet] = ()) -> None:
    """Raise the problems, if any: LayoutError when style sheets are at fault alone, else PrintError."""
    if not problems:
        return
    files = {sheet.file for sheet in sheets}
    kind = LayoutError if all(problem.place.file in files for problem in problems) else PrintError
    raise kind(problems)


def _refusal_problems(fetcher: ClosedFetcher, manuscript: Manuscript) -> Iterator[Problem]:
    """Yield what the fetcher refused, at the element that asked for it."""
    for url, reason in fetcher.refused.items():
        yield Problem(place_of_address(url, [manuscript]), reason)


def _attachment_problems(document: Document, manuscript: Manuscript) -> Iterator[Problem]:
    """Yield a problem for each file that the HTML would put into the PDF: it has today's date in it."""
    for page in document.pages:
        for kind, target, _, box in page.links:
            if kind == "attachment":
                passage = manuscript.passages[manuscript.numbers[box.element]]
                yield Problem(passage.place, f"'{target}' would be attached to the PDF", "make it a plain link")
