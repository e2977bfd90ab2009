"""Prose to HTML: each construct and each kind of reference, word for word."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guide import Fact, Guide, GuideError, Line, PayTable, Place, Prose, Series, Source, Term, read_guide
from layouts.press.gathering import PageMap
from layouts.press.markup import ProseSetter
from layouts.press.numbering import Numbers
from layouts.press.references import short_keys
from layouts.press.typography import Typographer

KNOWN = {"region": "Norway", "as_of": "2024", "source": "survey", "grade": "A", "review_by": "2026"}
CITE = '<span data-use="source:survey"><a class="cite" href="#source-survey">Survey 2024</a></span>'


def keyed(model: type, *parts: dict) -> dict:
    """Return parts of a guide by id."""
    return {part["id"]: model.model_validate(part) for part in parts}


@pytest.fixture(scope="module")
def guide(lighthouse: Guide) -> Guide:
    """The small guide with figures, terms and sources of this module's own."""
    row = {"id": "senior", "label": "Senior", "low": "650_000", "high": "780_000", "open_end": "true"}
    measured = {"id": "keeper", "label": "Keeper", "n": "48", "p25": "590_000", "median": "640_000", "p75": "700_000"}
    pay = {"id": "pay", "title": "Pay", "measure": "wage", "currency": "NOK", "by": "level", "sample": "keepers"}
    points = [{"key": "2020", "label": "2020", "value": "40"}, {"key": "2024", "label": "2024", "value": "52"}]
    posts = {"id": "posts", "label": "Posts", "unit": "people", "over": "time", "points": points}
    wage = {"id": "wage", "label": "wage", "value": "NOK 640_000", "n": "48", "sample": "keepers", **KNOWN}
    growth = {"id": "growth", "label": "growth", "change": ["series:posts.2024", "series:posts.2020"], "digits": "0"}
    source = {"id": "survey", "key": "Survey 2024", "author": "A", "title": "T", "read": "2025", "grade": "A"}
    lens = {"id": "lens", "name": "lens", "meaning": "A glass of *rings*."}
    return lighthouse.model_copy(
        update={
            "facts": keyed(Fact, wage, growth),
            "series": keyed(Series, posts | KNOWN),
            "pay": keyed(PayTable, pay | KNOWN | {"rows": [measured, row]}),
            "sources": keyed(Source, source),
            "terms": keyed(Term, lens, {"id": "ab", "name": "A/B test", "meaning": "Two."}),
        }
    )


@pytest.fixture
def setter(guide: Guide) -> ProseSetter:
    """A setter for one chapter, with two page numbers known."""
    numbers = Numbers({"the-light": "I"}, {"pay": "2"}, {"compare": "2.2"}, {"pay-table": "2.1"}, {})
    pages = PageMap({"chapter-pay": "45", "figure-compare": "47", "section-range": "46", "role-keeper": "9"})
    return ProseSetter(guide, Typographer.of(guide), pages, numbers, gathering="chapter-pay")


def inline(setter: ProseSetter, text: str) -> str:
    """Return prose as a run of words, with ordinary spaces."""
    return str(setter.inline(Prose(text))).replace("\u00a0", " ")


def block(setter: ProseSetter, text: str) -> str:
    """Return prose as blocks, with ordinary spaces."""
    return str(setter.block(Prose(text))).replace("\u00a0", " ")


def problems(setter: ProseSetter, text: str) -> list[str]:
    """Return the problems of a text as they are printed."""
    with pytest.raises(GuideError) as caught:
        setter.block(Prose(text))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", "<p>one two</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("*a* **b** `c*d*`", "<p><em>a</em> <strong>b</strong> <code>c*d*</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("- a\n  - b", "<ul>\n<li>a <ul>\n<li>b</li>\n</ul></li>\n</ul>"),
        ("a\\\nb  \nc", "<p>a b c</p>"),
        ('"it\'s" --- so', "<p>“it’s”—so</p>"),
        ("a # b\n\\# c\n> 5 d", "<p>a # b # c &gt; 5 d</p>"),
        (r"2 * 3 ** 4, A\* \`d", "<p>2 * 3 ** 4, A* `d</p>"),
        ("<b>a</b> &amp; {{ x }} {% y %}", "<p>&lt;b&gt;a&lt;/b&gt; &amp;amp; {{ x }} {% y %}</p>"),
        (r"\*a\* [b\](c)", "<p>*a* [b](c)</p>"),
    ],
)
def test_markdown_is_small(setter: ProseSetter, text: str, expected: str) -> None:
    assert block(setter, text) == expected


def test_a_line_is_plain_text(setter: ProseSetter) -> None:
    assert setter.inline(Line("*R&D* isn't [x](y:z)")) == "*R&amp;D* isn’t [x](y:z)"


def test_a_figure_stands_in_the_margin_once_with_its_evidence(setter: ProseSetter) -> None:
    value = '<span class="figure-value" data-use="source:survey">NOK 640,000</span>'
    note = (
        '<span class="notes"><span class="note evidence-note"><span class="in"><b>NOK 640,000</b> '
        f'n = 48 keepers · Norway, 2024 <span class="from">{CITE} · grade A</span></span></span></span>'
    )
    assert block(setter, "Paid [](fact:wage), or [](fact:wage).") == f"<p>{note}Paid {value}, or {value}.</p>"


@pytest.mark.parametrize("address", ["fact:bright.range", "fact:wage.as_of"])
def test_a_note_tells_a_figure_that_is_its_own_range_or_date_once(
    guide: Guide, setter: ProseSetter, address: str
) -> None:
    bright = {"id": "bright", "label": "reach", "value": "15 km", "low": "12 km", "high": "20 km", **KNOWN}
    setter.guide = guide.model_copy(update={"facts": guide.facts | keyed(Fact, bright)})
    note = block(setter, f"[]({address})").partition('class="note ')[2].partition('class="from"')[0]
    told = note.partition("<b>")[2].partition("</b>")[0]
    assert told and note.count(told) == 1


def test_a_pay_figure_brings_the_sample_of_its_row(setter: ProseSetter) -> None:
    assert "<b>NOK 640,000</b> n = 48 keepers · Norway, 2024 <" in block(setter, "[](pay:pay.keeper.median)")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("pay:pay.keeper.range", "NOK 590,000–700,000"),
        ("pay:pay.senior.range", "NOK 650,000–780,000 and above"),
        ("pay:pay.senior.high", "NOK 780,000 and above"),
        ("pay:pay.keeper.n", "48 keepers"),
        ("series:posts.2020", "40 people"),
        ("fact:wage.as_of", "2024"),
        ("fact:growth", "30%"),
    ],
)
def test_figures_print_their_value(setter: ProseSetter, address: str, expected: str) -> None:
    shown = inline(setter, f"[]({address})")
    assert shown == f'<span class="figure-value" data-use="source:survey">{expected}</span>'


def test_a_derived_figure_shows_how_it_was_computed(setter: ProseSetter) -> None:
    expected = '<span class="sum"><b>30%</b> = 40 → 52 people</span> Norway, 2020, 2024 <span class="from">'
    assert expected + f"{CITE} · grade A</span></span></span>" in block(setter, "[](fact:growth)")


def test_figures_of_the_same_evidence_share_a_note(guide: Guide, setter: ProseSetter) -> None:
    more = guide.facts["growth"].model_copy(update={"id": "more"})
    setter.guide = guide.model_copy(update={"facts": {**guide.facts, "more": more}})
    shown = block(setter, "[](series:posts.2020) [](fact:growth) [](fact:more)")
    assert shown.count('class="note evidence-note"') == 2
    assert shown.count('<span class="sum"><b>30%</b> = 40 → 52 people</span>') == 2


def test_figures_whose_sources_stand_beside_the_text_bring_no_note(setter: ProseSetter) -> None:
    setter.inline(Prose("[](fact:wage)"), said=frozenset({"survey"}))
    assert setter.held_notes() == ""
    setter.inline(Prose("[](fact:wage)"), said=frozenset({"census"}))
    assert "NOK" in setter.held_notes()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["Census 2024", "Census 2023", "Census 2022"], ["Census 2024", "2023", "2022"]),
        (["Census 2024", "Survey 2024", "Survey 2023"], ["Census 2024", "Survey 2024", "2023"]),
        (["Census", "Census"], ["Census", "Census"]),
        (["2024", "2023"], ["2024", "2023"]),
    ],
)
def test_a_row_of_source_keys_names_what_they_share_once(keys: list[str], expected: list[str]) -> None:
    assert short_keys(keys) == expected


def test_a_derived_figure_uses_the_sources_of_both_its_figures(guide: Guide, setter: ProseSetter) -> None:
    other = guide.facts["wage"].model_copy(update={"id": "other", "source": "census"})
    ratio = Fact.model_validate({"id": "twice", "label": "twice", "ratio": ["fact:other", "fact:wage"]})
    census = guide.sources["survey"].model_copy(update={"id": "census", "key": Line("Census")})
    setter.guide = guide.model_copy(
        update={
            "facts": {**guide.facts, "other": other, "twice": ratio},
            "sources": {**guide.sources, "census": census},
        }
    )
    shown = inline(setter, "[](fact:twice)")
    uses = '<span class="figure-value" data-use="source:census"><span data-use="source:survey">1.0×</span></span>'
    assert shown == uses
    note = str(setter.held_notes())
    assert ("Census" in note, "Survey 2024" in note, "÷" in note) == (True, True, True)


def test_notes_of_inline_text_wait_for_the_next_paragraph(setter: ProseSetter) -> None:
    assert "note" not in inline(setter, "[](fact:wage)")
    assert block(setter, "Next.").startswith('<p><span class="notes"><span class="note evidence-note">')
    assert setter.held_notes() == ""


def test_notes_of_a_list_stand_before_it(setter: ProseSetter) -> None:
    shown = block(setter, "- a [lens](term:lens)")
    assert re.fullmatch(r'<span class="notes"><span class="note term-note">.*</span><ul>\n<li>.*</li>\n</ul>', shown)


def test_a_page_without_margin_has_no_notes(guide: Guide) -> None:
    setter = ProseSetter(guide, Typographer.of(guide), links=False, margin=False)
    assert block(setter, "[lens](term:lens)") == (
        '<p><span data-use="index:lens"><span class="term">lens</span></span></p>'
    )
    assert setter.held_notes() == ""


def test_a_term_links_to_the_glossary_and_is_explained_once(setter: ProseSetter) -> None:
    note = '<span class="note term-note"><span class="in"><b>lens</b> A glass of rings.</span></span>'
    note = f'<span class="notes">{note}</span>'
    term = '<span data-use="index:lens"><a class="term" href="#term-lens">{}</a></span>'
    expected = f"<p>{note}<em>{term.format('Lenses')}</em> and {term.format('lens')}</p>"
    assert block(setter, "*[Lenses](term:lens)* and [](term:lens)") == expected


def test_a_slash_in_a_term_makes_no_subentry(setter: ProseSetter) -> None:
    assert 'data-use="index:A//B test"' in inline(setter, "[tests](term:ab)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[](chapter:pay)", 'Chapter 2 (p. <a class="folio" href="#chapter-pay">45</a>)'),
        ("[the *pay* one](chapter:pay)", 'the <em>pay</em> one (p. <a class="folio" href="#chapter-pay">45</a>)'),
        ("[](figure:compare)", 'Figure 2.2 (p. <a class="folio" href="#figure-compare">47</a>)'),
        ("[](table:pay-table)", 'Table 2.1 (p. <a class="folio" href="#table-pay-table">00</a>)'),
        ("[](part:the-light)", 'Part I (p. <a class="folio" href="#part-the-light">00</a>)'),
        ("[](section:range)", '“How far a light is seen” (p. <a class="folio" href="#section-range">46</a>)'),
        ("[](role:keeper)", 'Lighthouse keeper (p. <a class="folio" href="#role-keeper">9</a>)'),
        ("[](source:survey)", CITE.replace("Survey 2024", "[Survey 2024]")),
        ("[a *b*](https://x.org/?a=1&b=2)", '<a class="outside" href="https://x.org/?a=1&amp;b=2">a b</a>'),
        (
            "[gradient *x*](index:)",
            '<span data-use="index:gradient x" id="index-chapter-pay-1">gradient <em>x</em></span>',
        ),
        ("[it](<index:a/b c>)", '<span data-use="index:a/b c" id="index-chapter-pay-1">it</span>'),
    ],
)
def test_references_print_what_they_mean(setter: ProseSetter, text: str, expected: str) -> None:
    assert inline(setter, text) == expected


def test_a_place_is_tied_to_its_page(setter: ProseSetter) -> None:
    words = re.sub("<[^>]*>", "", setter.inline(Prose("[](chapter:pay)")))
    assert words == "Chapter\u00a02\u00a0(p.\u00a045)"


def test_a_page_within_parentheses_stands_behind_a_comma(setter: ProseSetter) -> None:
    shown = inline(setter, "See it (at *best* in [](figure:compare)), then [](chapter:pay).")
    assert re.sub("<[^>]*>", "", shown) == "See it (at best in Figure 2.2, p. 47), then Chapter 2 (p. 45)."


def test_parentheses_end_with_their_paragraph(setter: ProseSetter) -> None:
    assert "Chapter 2 (p. " in block(setter, "One (two\n\n[](chapter:pay)")


def test_the_page_of_a_section_stands_in_the_margin_once(setter: ProseSetter) -> None:
    folio = '<a class="folio" href="#section-range">46</a>'
    note = f'<span class="note place-note"><span class="in"><b>see p. {folio}</b> How far a light is seen</span></span>'
    title = "“How far a light is seen”"
    expected = f'<p><span class="notes">{note}</span>In {title}, then {title} (p. {folio}).</p>'
    assert block(setter, "In [](section:range), then [](section:range).") == expected


def test_the_page_of_a_section_never_stands_below_another_note(setter: ProseSetter) -> None:
    assert "place-note" not in block(setter, "Paid [](fact:wage), see [](section:range).")


def test_each_index_mark_has_an_id_of_its_own(setter: ProseSetter) -> None:
    assert 'id="index-chapter-pay-2"' in inline(setter, "[a](index:) [a](index:)")


def test_links_hold_only_text(setter: ProseSetter) -> None:
    text = "[*a* `b`](https://x.org) [**c**](term:lens) [*d*](source:survey) [*e*](chapter:pay)"
    assert not re.search(r"<a [^>]*>[^<]*<(?!/a>)", inline(setter, text))


def test_plain_words_have_no_markup_notes_or_pages(setter: ProseSetter) -> None:
    text = 'A *b* [](fact:wage) in [](chapter:pay), [the "x"](section:range) &\n\n- [c](index:)\n- [lens](term:lens)'
    assert setter.plain(Prose(text)) == "A b NOK\u00a0640,000 in Chapter\u00a02, the “x” & c lens"
    assert (setter.noted, setter.held, setter.marks) == (set(), [], 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](javascript:alert)", "'javascript:alert' is not a reference"),
        ("[x](file:///etc/passwd)", "'file:///etc/passwd' is not a reference"),
        ("[x](data:text/html,x)", "'data:text/html,x' is not a reference"),
        ("[](fact:nope)", "'fact:nope' means nothing: there is no 'nope'"),
        ("[x](chapter:nope)", "'chapter:nope' means nothing: there is no 'nope'"),
        ("[5](fact:wage)", "'5' could contradict the figure it stands for"),
        ("[](pay:pay.keeper)", "'pay:pay.keeper' names no single value"),
        ("[](index:)", "an index mark needs words"),
        ("[](fact: wage)", "'[](fact:' is not a link that can be read"),
        ("![a](https://x.org/a.png)", "a picture cannot stand in prose"),
        ("## a", "a heading cannot stand in prose"),
        ("a\n\n| a | b |\n|---|---|\n| 1 | 2 |", "a table cannot stand in prose"),
        ("```python\nx\n```", "a block of code cannot stand in prose"),
        ("> a", "a quotation of this form cannot stand in prose"),
        ("a\n\n---\n\nb", "a rule cannot stand in prose"),
        ("a\n===\n", "a rule cannot stand in prose"),
        ("[a]: https://x.org", "a link or note of this form cannot stand in prose"),
        ("the **most *of* it", "'**' is opened here and never closed"),
        ("the *most", "'*' is opened here and never closed"),
        ("the `most", "'`' is opened here and never closed"),
    ],
)
def test_what_cannot_be_set_is_a_problem(setter: ProseSetter, text: str, expected: str) -> None:
    (problem,) = problems(setter, text)
    assert problem.partition("\n")[0] == expected


def test_all_problems_of_a_text_are_told_at_once(setter: ProseSetter) -> None:
    assert len(problems(setter, "[](fact:a) [](fact:b)\n\n- [](fact:c)")) == 3


def folded(tmp_path: Path, guide_copy: Path, lines: str) -> tuple[Guide, Prose]:
    """Return the small guide with a chapter's standfirst replaced, and that standfirst."""
    path = guide_copy / "chapters" / "01-work.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"standfirst: >-\n(  .*\n)+", f"standfirst: >-\n{lines}", text), encoding="utf-8")
    guide = read_guide(guide_copy)
    return guide, guide.chapters["work"].standfirst


def test_every_block_names_its_content_line(tmp_path: Path, guide_copy: Path) -> None:
    guide, prose = folded(tmp_path, guide_copy, "  One.\n  Two.\n\n  Three:\n\n  - four\n  - five\n")
    shown = ProseSetter(guide, Typographer.of(guide)).block(prose)
    start = prose.place.line
    spots = re.findall(r'<(\w+) data-src="[^"]*01-work.yaml:(\d+):(\d+)"', shown)
    assert [(tag, int(line) - start, column) for tag, line, column in spots] == [
        ("p", 0, "3"),
        ("p", 3, "3"),
        ("ul", 5, "3"),
        ("li", 5, "3"),
        ("li", 6, "3"),
    ]


def test_a_problem_names_the_spot_of_its_link(tmp_path: Path, guide_copy: Path) -> None:
    guide, prose = folded(tmp_path, guide_copy, "  See [](chapter:pay),\n  not [this](<index:a b>).\n")
    bare = guide.model_copy(update={"chapters": {}})
    with pytest.raises(GuideError) as caught:
        ProseSetter(bare, Typographer.of(guide)).block(prose)
    (problem,) = caught.value.problems
    assert problem.place == Place(prose.place.file, prose.place.line, 7)


class _Tags(HTMLParser):
    """Remembers which elements open, and whether each is closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.open.append(tag)
        addresses = [value or "" for name, value in attrs if name == "href"]
        assert all(re.match(r"(https?|mailto):|#", address) for address in addresses)
        assert not {name for name, _ in attrs} - {"class", "href", "id", "data-use", "data-src", "start"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_no_input_makes_other_elements_or_addresses(guide: Guide) -> None:
    pieces = ["<script>", "[", "](", ")", '"', "'", "*", "**", "`", "&", "\\", "\n", "\n\n", "- ", "1. ", "!", "<", ">"]
    pieces += ["https://x.org/", '"onclick=', "javascript:x", "index:", "term:lens", "fact:wage", " ", "a", "{{ x }}"]
    dice = random.Random(1)
    for _ in range(150):
        text = "a" + "".join(dice.choice(pieces) for _ in range(14))
        setter = ProseSetter(guide, Typographer.of(guide))
        try:
            shown = setter.block(Prose(text)) + setter.held_notes()
        except GuideError:
            continue
        tags = _Tags()
        tags.feed(shown)
        assert not tags.open
        assert tags.seen <= {"p", "ul", "ol", "li", "em", "strong", "code", "a", "span", "div", "b"}
