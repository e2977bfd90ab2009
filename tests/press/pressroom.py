"""A small press for tests: a style sheet of a few lines, the house's faces, gatherings written in the test."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layouts.press.bind import Metadata, bind, settle
from layouts.press.gathering import Gathering, PageMap
from layouts.press.pages import Press, Sheets, lay_out, open_press

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
OUTPUT = "output/test-a4.pdf"
METADATA = Metadata("A small book", "A. Author", "en-US", ("tests", "books"), "2026.1", "0123abcd")

FACES = """
@font-face { font-family: "HB Serif"; src: url("../fonts/SourceSerif4-Regular.ttf"); }
@font-face { font-family: "HB Serif"; font-weight: 700; src: url("../fonts/SourceSerif4-Bold.ttf"); }
@font-face { font-family: "HB Sans"; src: url("../fonts/SourceSans3-Regular.ttf"); }
"""
BASE = """
@layer base {
  html { font: 10pt/14pt "HB Serif"; color: var(--ink); }
  h1, h2, h3, caption { break-after: avoid; }
  p, ul, h1, h2 { margin: 0 0 14pt; }
  li::marker { font-family: "HB Sans"; }
}
"""
COMPONENTS = """
@layer components {
  main { width: 60mm; }
  .note { float: right; clear: right; width: 24mm; margin: 0 -28mm 14pt 0; font: 8pt/10pt "HB Sans"; }
  .in { display: inline-block; width: 100%; }
  .box { border: 0.5pt solid var(--ink); height: 3mm; width: 3mm; display: inline-block; }
  .footnote { float: footnote; font-size: 8pt; }
}
"""
FURNITURE = """
@page { @top-left { content: string(run); font: 8pt "HB Sans"; } @top-right { content: counter(page, folio); } }
@page cover { @top-left { content: none; } @top-right { content: none; } }
.cover { page: cover; }
h1 { string-set: run content(); }
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """As much of a plate as the press needs."""

    svg: bytes


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 40 20">'
    b'<rect width="40" height="20" fill="#0b3a55"/></svg>'
)
PLATES = {"pay": Drawing(SVG)}


def write_sheets(folder: Path, **sheets: str) -> Path:
    """Write the style sheets of a layouts folder, in place of the plain ones those that are given by name."""
    texts = {
        "styles/tokens": "@layer tokens, theme, base, components, pages;\n@layer tokens { :root { --ink: #111; } }\n",
        "papers/a4": "@page { size: 100mm 100mm; margin: 12mm 6mm 10mm; }\n",
        "themes/mono": "@layer theme { :root { --ink: #000; } }\n",
        "styles/fonts": FACES,
        "styles/base": BASE,
        "styles/components": COMPONENTS,
        "styles/furniture": FURNITURE,
        "handbook/handbook": "",
    }
    for name, text in texts.items():
        path = folder / f"{name}.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sheets.get(path.stem, text), encoding="utf-8")
    return folder


@cache
def small_press(css: str = "") -> Press:
    """Return a press for pages of 100 mm by 100 mm; `css` is added last."""
    folder = Path(tempfile.mkdtemp(prefix="layouts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write_sheets(folder, handbook=css)
    return open_press([folder, LAYOUTS], PLATES, "a4", "", "handbook")


def gathering(
    body: str, name: str = "chapter-one", numbering: str = "arabic", *, opens_recto: bool = False
) -> Gathering:
    """Return a gathering with this body."""
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>{body}</body></html>'
    )
    return Gathering(name, html, opens_recto, numbering)


@cache
def lay(body: str, css: str = "") -> Sheets:
    """Return the pages of a body of HTML."""
    return lay_out(gathering(body), small_press(css), 1)


def book_of(gatherings: Sequence[Gathering], css: str = "") -> tuple[Sheets, ...]:
    """Return gatherings that need no page map, laid out in their order."""
    press = small_press(css)
    return settle(lambda _: gatherings, lambda one, folio: lay_out(one, press, folio))[0]


def printed(body: str, css: str = "") -> bytes:
    """Return the PDF of a body of HTML."""
    return bind([lay(body, css)], small_press(css), METADATA)


def compose_sample(page_map: PageMap) -> list[Gathering]:
    """Return a book with one of each thing: cover, contents, chapters, table, list, figure, footnote, note, boxes."""
    contents = "".join(
        f'<li data-src="g/book.yaml:{line}:3">{title} <a class="folio" href="#{name}">{page_map.folio(name)}</a></li>'
        for line, (name, title) in enumerate(CHAPTERS.items(), 1)
    )
    uses = ", ".join(page_map.uses.get("source:survey", ()))
    return [
        gathering('<div class="cover"><h1 id="cover">A small book</h1></div>', "cover", "none"),
        gathering(f'<h1 id="front">Contents</h1><ul>{contents}</ul>', "front", "roman", opens_recto=True),
        *(
            gathering(chapter(number, name, title), name, "arabic", opens_recto=True)
            for number, (name, title) in enumerate(CHAPTERS.items(), 1)
        ),
        gathering(f'<h1 id="sources">Sources</h1><p>Survey: {uses}</p>', "sources", "arabic"),
    ]


CHAPTERS: Mapping[str, str] = {"work": "The work", "pay": "The pay"}
TEXT = (
    "The keeper of a light trims the lamp at dusk, winds the clockwork every four hours and writes the weather into"
    " the log, whether or not a ship is in sight."
)


def chapter(number: int, name: str, title: str) -> str:
    """Return a part opener and a chapter of a few pages."""
    paragraphs = "".join(
        f'<p data-src="g/{name}.yaml:{line}:5">{TEXT} <a href="#pay">See the pay</a>.</p>' for line in range(3, 9)
    )
    return f"""
<section><h1 id="part-{name}">Part {number}</h1><p>A promise.</p></section>
<main style="break-before: page"><h1 id="{name}" data-src="g/{name}.yaml:1:8">{title}</h1>
<p data-src="g/{name}.yaml:2:5"><span class="note"><span class="in">A log is a book of days.</span></span>{TEXT}
<span class="footnote">Kept since 1840.</span> <a href="https://example.org/log">A log</a>
<b data-use="source:survey">[survey]</b></p>
{paragraphs}
<figure><img src="/plates/pay.svg" alt="Pay by rank" style="width: 40mm"><figcaption>Pay.</figcaption></figure>
<h2>Ranks</h2>
<table><caption>Pay by rank</caption><thead><tr><th scope="col">Rank</th><th scope="col">Pay</th></tr></thead>
<tbody><tr><th scope="row">Keeper</th><td>120</td></tr>
<tr><th scope="row">Assistant</th><td>90</td></tr></tbody></table>
<ul><li><span class="box"></span> Trim the lamp.</li><li>Wind the clock.<ul><li>By hand.</li></ul></li></ul>
</main>"""


@cache
def sample() -> tuple[tuple[Sheets, ...], PageMap]:
    """Return the sample book laid out, and its page map."""
    press = small_press()
    return settle(compose_sample, lambda one, folio: lay_out(one, press, folio))


@cache
def sample_pdf() -> bytes:
    """Return the sample book as a PDF."""
    return bind(sample()[0], small_press(), METADATA)
