"""A broken guide says what is wrong, word for word, at the line and column where a person can mend it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from guide import GuideError, read_guide
from guide.schema.reader import content_digest


def problems_after(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Return what reading says after one change of one file: the change must apply."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        read_guide(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


FIELDS = [
    ("book.yaml", "title: The light", "titel: The light", "book.yaml:1:1: unknown field 'titel' in Book", "did you mean 'title'?"),
    ("book.yaml", "edition: First\n", "", "book.yaml:1:1: 'edition' is missing here", "add a line 'edition: …'"),
    ("book.yaml", "paper: letter", "paper: a5", "book.yaml:16:8: 'paper' cannot be 'a5'", "known here: a4, letter"),
    ("book.yaml", "as_of: 2025-09", "as_of: Sept", "book.yaml:12:8: 'Sept' is not a date; write 2025, 2025-05 or 2025-05-31", ""),
    ("book.yaml", "edition: First", "edition:", "book.yaml:11:9: 'edition' must be text", ""),
    ("book.yaml", "keywords:\n  - lighthouse\n  - keeper\n  - career guide\n", "keywords: light\n",
     "book.yaml:7:11: 'keywords' must be a list", "begin each item with '- '"),
    ("book.yaml", "  - lighthouse\n", "  - \n", "book.yaml:8:4: 'keywords' must be text", ""),
    ("book.yaml", "address: https://example.org/lighthouse", "address: example.org",
     "book.yaml:17:10: 'example.org' is not a web address; write it in full, with https://", ""),
    ("book.yaml", "    figure: night-round\n    chapters:\n      - work\n      - pay\n", "    chapters: []\n",
     "book.yaml:36:15: 'chapters' needs at least 1, here are 0", ""),
    ("chapters/01-work.yaml", "id: work", "id: The Work",
     "chapters/01-work.yaml:1:5: 'The Work' is not an id; use lower case letters, digits and hyphens, like pay-by-level", ""),
    ("chapters/01-work.yaml", "kind: watch_out", "kind: watchout",
     "chapters/01-work.yaml:35:15: 'watchout' is not a known kind", "did you mean 'watch_out'?"),
    ("chapters/01-work.yaml", "        illustration: true\n", "        ilustration: true\n",
     "chapters/01-work.yaml:34:9: unknown field 'ilustration' in InPractice", "did you mean 'illustration'?"),
    ("chapters/01-work.yaml", "minutes: 30", "minutes: half",
     "chapters/01-work.yaml:107:12: 'minutes' must be a whole number, not 'half'", ""),
    ("chapters/01-work.yaml", "minutes: 30", "minutes: 0", "chapters/01-work.yaml:107:12: 'minutes' must be at least 1, not 0", ""),
    ("chapters/01-work.yaml", "illustration: true", "illustration: yes",
     "chapters/01-work.yaml:34:23: 'yes' must be true or false", ""),
    ("chapters/01-work.yaml", "            - >-\n              At high water\n", "",
     "chapters/01-work.yaml:52:9: row 2 has 2 cells; the table has 3 columns", ""),
    ("salaries/planning.yaml", "low: 560_000", "low: 560,000",
     "salaries/planning.yaml:16:10: '560,000' has commas; write 560_000", ""),
    ("salaries/planning.yaml", "low: 560_000", "low: 660_000",
     "salaries/planning.yaml:14:5: row 'keeper': low ≤ p10 ≤ p25 ≤ median ≤ p75 ≤ p90 ≤ high does not hold", ""),
    ("salaries/planning.yaml", "    high: 650_000\n", "",
     "salaries/planning.yaml:14:5: row 'keeper' needs both low and high", ""),
    ("salaries/planning.yaml", "source: keepers-club\n", "", "salaries/planning.yaml:1:1: pay table 'planning' lacks source", ""),
    ("facts/posts.yaml", "    value: NOK 640_000\n", "",
     "facts/posts.yaml:2:5: a fact needs exactly one of value, ratio, change, difference", ""),
    ("facts/posts.yaml", "value: NOK 640_000", "value: 640,000 NOK",
     "facts/posts.yaml:4:12: '640,000' has commas; write 640_000", ""),
    ("book.yaml", "as_of: 2025-09", "as_of: 2025-02-30", "book.yaml:12:8: '2025-02-30' is not a day of the calendar", ""),
    ("book.yaml", "as_of: 2025-09", "as_of: 0000", "book.yaml:12:8: '0000' is not a day of the calendar", ""),
    ("book.yaml", "address: https://example.org/lighthouse", "address: https://example.org/" + "a" * 500,
     "book.yaml:17:10: 'address' must be shorter than 500 characters", ""),
    ("cheatsheet.yaml", "          - text: >-\n              Knots\n", "          - see: chapter:work\n",
     "cheatsheet.yaml:23:13: an item needs a label, a text or both", ""),
    ("cheatsheet.yaml", "            spoken: d is about 2.08 times the sum of the roots of h and H\n", "",
     "cheatsheet.yaml:64:13: a formula needs 'spoken', its words for those who hear it", ""),
    ("chapters/03-way-in.yaml", "        items:\n          - when", "        items: []\n        itemsx:\n          - when",
     "chapters/03-way-in.yaml:29:16: 'items' needs at least 1, here are 0", ""),
    ("book.yaml", "currency: NOK", "currency: kr",
     "book.yaml:15:11: 'kr' is not a currency code; write three capital letters, like USD", ""),
    ("salaries/planning.yaml", "low: 560_000", "low: -5",
     "salaries/planning.yaml:14:5: row 'keeper' has an amount below zero", ""),
    ("figures.yaml", "series: skills\n", "series: skills.rowing\n",
     "figures.yaml:57:13: 'skills.rowing' is only a part; write the id of the whole, like 'skills'", ""),
    ("figures.yaml", "    pay: planning\n", "    pay: planning.keeper\n",
     "figures.yaml:7:10: 'planning.keeper' is only a part; write the id of the whole, like 'planning'", ""),
    ("figures.yaml", "- planning.keeper", "- planning.keeper.low",
     "figures.yaml:25:13: 'planning.keeper.low' is only a part; write the id of the whole, like 'planning'", ""),
    ("chapters/02-pay.yaml", "- keeper-wage", "- keeper-wage.n",
     "chapters/02-pay.yaml:22:13: 'keeper-wage.n' is only a part; write the id of the whole, like 'keeper-wage'", ""),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message", "hint"), FIELDS, ids=[case[3][:60] for case in FIELDS])
def test_a_field_at_fault_is_named_at_its_place(
    guide_copy: Path, file: str, old: str, new: str, message: str, hint: str
) -> None:
    found = problems_after(guide_copy, file, old, new)
    assert found[0] == message + (f"\n    hint: {hint}" if hint else "")


REFERENCES = [
    ("chapters/01-work.yaml", "[](fact:lamps-lit)", "[](fact:lamps-lid)",
     "chapters/01-work.yaml:18:18: there is no fact 'lamps-lid'", "did you mean 'lamps-lit'?"),
    ("chapters/01-work.yaml", "[](source:coast-survey)", "[](sauce:coast-survey)",
     "chapters/01-work.yaml:18:63: 'sauce:coast-survey' is not a reference", "did you mean 'source'?"),
    ("chapters/01-work.yaml", "[](fact:lamps-lit)", "[99 %](fact:lamps-lit)",
     "chapters/01-work.yaml:18:18: '99 %' could contradict the figure it stands for",
     "leave the brackets empty: [](fact:lamps-lit) prints the value"),
    ("chapters/01-work.yaml", "[rhythm](term:character)", "[](term:character)",
     "chapters/01-work.yaml:17:78: a reference to a term needs its words", "write [the word](term:character)"),
    ("chapters/01-work.yaml", "[the site](https://example.org/log)", "[](https://example.org/log)",
     "chapters/01-work.yaml:29:72: the link to https://example.org/log has no words", "write [what it is](https://…)"),
    ("chapters/01-work.yaml", "[log book](index:)", "[](index:)",
     "chapters/01-work.yaml:29:19: an index mark needs words", "write [the words](index:)"),
    ("chapters/02-pay.yaml", "[](pay:planning.keeper.range)", "[](pay:planning.keper.range)",
     "chapters/02-pay.yaml:15:26: the pay table 'planning' has no row 'keper'", "did you mean 'keeper'?"),
    ("chapters/02-pay.yaml", "[](pay:planning.keeper.range)", "[](pay:planning.keeper.median)",
     "chapters/02-pay.yaml:15:26: pay 'planning' has no 'median'", "name a value it has, like n, low, high, range or median"),
    ("chapters/02-pay.yaml", "[](pay:planning.keeper.range)", "[](pay:planning.keeper)",
     "chapters/02-pay.yaml:15:26: 'pay:planning.keeper' names no single value", "add the row and value, like .senior.median"),
    ("chapters/02-pay.yaml", "[](series:posts.2024)", "[](series:posts.2034)",
     "chapters/02-pay.yaml:18:24: the series 'posts' has no point '2034'", "did you mean '2024'?"),
    ("chapters/01-work.yaml", "  - book-of-lights", "  - book-of-light",
     "chapters/01-work.yaml:118:5: there is no resource 'book-of-light'", "did you mean 'book-of-lights'?"),
    ("cheatsheet.yaml", "see: section:duties", "see: sektion:duties",
     "cheatsheet.yaml:9:14: 'sektion' is not a kind of reference", "did you mean 'section'?"),
    ("cheatsheet.yaml", "see: section:duties", "see: section:dutys",
     "cheatsheet.yaml:9:14: there is no section 'dutys'", "did you mean 'duties'?"),
    ("cheatsheet.yaml", "style: pairs", "style: figure", "cheatsheet.yaml:28:9: a panel in the style 'figure' needs 'figure'", ""),
    ("cheatsheet.yaml", "          - fact:keeper-wage", "          - chapter:work",
     "cheatsheet.yaml:41:13: 'chapter:work' is no evidence", "name one of: fact, pay, series"),
    ("cheatsheet.yaml", "          - fact:keeper-wage", "          - fact:keepers-wage",
     "cheatsheet.yaml:41:13: there is no fact 'keepers-wage'", "did you mean 'keeper-wage'?"),
    ("facts/posts.yaml", "      - pay:measured.keeper.median", "      - fact:lamps-lit",
     "facts/posts.yaml:21:5: the fact 'senior-to-keeper' compares 'NOK' with '%'", "compare figures in one unit"),
    ("facts/posts.yaml", "      - pay:measured.keeper.median", "      - fact:senior-to-keeper",
     "facts/posts.yaml:21:5: the fact 'senior-to-keeper' cannot be computed", "check its two figures"),
    ("figures.yaml", "    names:\n      - Posts\n      - Applicants\n", "",
     "figures.yaml:31:5: 'posts' shows 2 series and names 0", "give each a name"),
    ("figures.yaml", "weights: [3, 2, 1]", "weights: [3, 2]", "figures.yaml:130:5: row 'Keeper' has 2 weights for 3 columns", ""),
    ("figures.yaml", "weights: [3, 2, 1]", "weights: [3, 2, 4]", "figures.yaml:130:5: row 'Keeper' has a weight outside 0 to 3", ""),
    ("figures.yaml", "value: 30}\n          - {label: Log, value: 20}", "value: -30}\n          - {label: Log, value: 80}",
     "figures.yaml:143:5: the share 'Lamp' of 'Winter' is below zero", ""),
    ("figures.yaml", "    curves:\n", "    marks: [chapter:pay]\n    curves:\n",
     "figures.yaml:161:13: 'chapter:pay' names no single value", "add the row and value, like .senior.median"),
    ("chapters/01-work.yaml", "[the site](https", "![the site](https",
     "chapters/01-work.yaml:29:73: a picture cannot stand in prose", "place it as a block: kind: figure"),
    ("figures.yaml", "{label: Lamp, value: 30}", "{label: Lamp, value: 31}",
     "figures.yaml:143:5: the shares of 'Winter' add up to 101, not 100", ""),
    ("figures.yaml", "      - rowing\n", "      - rowling\n",
     "figures.yaml:52:5: the series 'skills' has no point 'rowling'", "did you mean 'rowing'?"),
    ("figures.yaml", "  - id: posts-slope\n    chart: slope\n", "  - id: posts-slope\n    chart: slope\n    highlight: skills\n",
     "figures.yaml:42:5: 'posts-slope' highlights 'skills' and does not draw it", "name one of its series"),
    ("figures.yaml", "    pay: measured\n", "    pay: measured\n    highlight: [kepeer]\n",
     "figures.yaml:8:5: the pay table 'measured' has no row 'kepeer'", "did you mean 'keeper'?"),
    ("figures.yaml", "          - measured.keeper\n", "          - measured.keeper\n        names: [Told]\n",
     "figures.yaml:17:5: panel 'Keeper' has 1 names for its rows", "give each 'table.row' a name"),
    ("chapters/01-work.yaml", "      - kind: figure\n        figure: hours\n", "",
     "figures.yaml:143:5: the figure 'hours' stands on no page", "place it: kind: figure, or delete it"),
    ("chapters/01-work.yaml", "        figure: skills\n", "        figure: hours\n",
     "chapters/01-work.yaml:46:17: the figure 'hours' is placed twice", "refer to it the second time"),
    ("chapters/02-pay.yaml", "  - id: range", "  - id: duties",
     "chapters/02-pay.yaml:39:9: the id 'duties' is given twice (first at chapters/01-work.yaml:12:9)",
     "give one of them another id"),
    ("glossary.yaml", "  - id: watch", "  - id: lens",
     "glossary.yaml:15:9: the id 'lens' is given twice in glossary (first at glossary.yaml:2:9)",
     "give one of them another id"),
    ("book.yaml", "      - way-in\n", "      - pay\n", "book.yaml:45:9: the chapter 'pay' is listed twice", "list it once"),
    ("book.yaml", "      - way-in\n", "      - pay\n",
     "chapters/03-way-in.yaml:1:5: no part of the book lists the chapter 'way-in'", "list it in book.yaml, under 'chapters'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "hint"), REFERENCES, ids=[case[3][:60] for case in REFERENCES]
)
def test_a_reference_at_fault_is_named_at_its_place(
    guide_copy: Path, file: str, old: str, new: str, message: str, hint: str
) -> None:
    found = problems_after(guide_copy, file, old, new)
    assert message + (f"\n    hint: {hint}" if hint else "") in found


def test_problems_of_all_files_come_out_at_once(guide_copy: Path) -> None:
    (guide_copy / "roles.yaml").write_text("roles: [", encoding="utf-8")
    found = problems_after(guide_copy, "book.yaml", "edition: First\n", "edtion: First\n")
    assert {problem.partition(":")[0] for problem in found} == {"book.yaml", "roles.yaml"}


def test_a_file_that_cannot_be_read_brings_no_false_unknown_references(guide_copy: Path) -> None:
    found = problems_after(guide_copy, "glossary.yaml", "terms:", "\tterms:")
    assert found == ["glossary.yaml:1:1: a tab indents this line\n    hint: use two spaces a level"]


def test_a_file_with_no_place_in_a_guide_is_a_problem(guide_copy: Path) -> None:
    (guide_copy / "glosary.yaml").write_text("terms: []\n", encoding="utf-8")
    with pytest.raises(
        GuideError, match=r"glosary\.yaml: has no place in a guide\n    hint: did you mean 'glossary'\?"
    ):
        read_guide(guide_copy)


def test_a_figure_made_of_no_value_is_named_where_it_is_made_and_nowhere_else(guide_copy: Path) -> None:
    found = problems_after(guide_copy, "facts/posts.yaml", "- pay:measured.keeper.median", "- pay:measured.keeper")
    place, message = "facts/posts.yaml:26:9", "'pay:measured.keeper' names no single value"
    assert found == [f"{place}: {message}\n    hint: add the row and value, like .senior.median"]


def test_a_line_through_a_single_point_is_refused(guide_copy: Path) -> None:
    facts = guide_copy / "facts/posts.yaml"
    text = facts.read_text(encoding="utf-8").replace("series:posts.2020", "series:posts.2024")
    for year in ("2020", "2022"):
        text = re.sub(rf"      - {{key: {year}.*\n", "", text, count=1)
    facts.write_text(text, encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        read_guide(guide_copy)
    assert [problem.message for problem in caught.value.problems] == [
        "'posts' draws a line through the single point of 'posts'",
        "'posts-slope' draws a line through the single point of 'posts'",
    ]


def test_curves_over_a_single_value_are_refused(guide_copy: Path) -> None:
    figures = guide_copy / "figures.yaml"
    text = figures.read_text(encoding="utf-8")
    figures.write_text(text.replace("x: 10, y: 10.2", "x: 80, y: 10.2"), encoding="utf-8")
    found = problems_after(guide_copy, "figures.yaml", "x: 40, y: 16.8", "x: 80, y: 16.8")
    assert found[0].startswith("figures.yaml:155:5: the curves of 'range-curve' have points at one x only")


def test_a_broken_front_brings_no_figure_without_a_page(guide_copy: Path) -> None:
    found = problems_after(guide_copy, "front.yaml", "how_to_use:", "how_touse:")
    assert [problem.partition(":")[0] for problem in found] == ["front.yaml"]


@pytest.mark.parametrize("name", [b"03-\xe9.yaml", b"03\n.yaml"])
def test_a_file_name_that_cannot_be_printed_is_a_problem(guide_copy: Path, name: bytes) -> None:
    with (guide_copy / "chapters").joinpath(os.fsdecode(name)).open("w", encoding="utf-8"):
        pass
    with pytest.raises(GuideError) as caught:
        read_guide(guide_copy)
    (problem,) = caught.value.problems
    assert problem.message == f"a file here has a name that cannot be printed: {os.fsdecode(name)!a}"


def test_a_folder_without_content_may_lie_in_a_guide(guide_copy: Path) -> None:
    (guide_copy / "output").mkdir()
    (guide_copy / "output" / "index.html").write_text("<p>", encoding="utf-8")
    assert read_guide(guide_copy).chapters
    (guide_copy / "chapter").mkdir()
    (guide_copy / "chapter" / "04.yaml").write_text("id: a", encoding="utf-8")
    with pytest.raises(GuideError, match=r"/chapter: has no place in a guide\n    hint: did you mean 'chapters'\?"):
        read_guide(guide_copy)


def test_a_folder_in_place_of_a_file_is_a_problem(guide_copy: Path) -> None:
    (guide_copy / "labels.yaml").mkdir()
    with pytest.raises(GuideError, match=r"labels\.yaml: is a folder, a file should stand here\n"):
        read_guide(guide_copy)


def test_a_kind_of_which_the_guide_holds_nothing_is_said_so(guide_copy: Path) -> None:
    (guide_copy / "sources.yaml").unlink()
    with pytest.raises(GuideError, match=r"there is nothing in 'sources': is the file there\?"):
        read_guide(guide_copy)


def test_a_folder_that_is_no_guide_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    with pytest.raises(GuideError, match=r"is no guide: it holds no book\.yaml\n") as caught:
        read_guide(tmp_path)
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize("file", ["front.yaml", "cheatsheet.yaml"])
def test_a_missing_file_every_guide_needs_is_a_problem(guide_copy: Path, file: str) -> None:
    (guide_copy / file).unlink()
    with pytest.raises(GuideError, match=f"{file}: is missing\n    hint: every guide needs this file"):
        read_guide(guide_copy)


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(GuideError, match="there is no such folder"):
        read_guide(tmp_path / "nowhere")


def test_labels_may_be_left_out_and_changed_one_by_one(guide_copy: Path) -> None:
    (guide_copy / "labels.yaml").write_text("contents: Innhold\n", encoding="utf-8")
    labels = read_guide(guide_copy).labels
    assert (labels.contents, labels.index) == ("Innhold", "Index")


def test_the_digest_changes_with_the_content_and_with_nothing_else(guide_copy: Path, tmp_path: Path) -> None:
    first = read_guide(guide_copy).digest
    moved = guide_copy.rename(tmp_path / "elsewhere é")
    assert read_guide(moved).digest == first == content_digest(moved)
    book = moved / "book.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("edition: First", "edition: Second"), encoding="utf-8")
    assert read_guide(moved).digest != first


def test_an_error_deep_in_a_text_is_counted_to_its_column(lighthouse: object) -> None:
    prose = lighthouse.chapters["work"].sections[0].blocks[0].text
    place = prose.spot(prose.index("every ship"))
    assert (place.line, place.column) == (22, 11)


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        ("fact", "keeper-wage", "640000 NOK"),
        ("fact", "keeper-wage.n", "48 keepers"),
        ("fact", "posts-growth", "30.0 %"),
        ("fact", "senior-to-keeper", "1.15 ×"),
        ("pay", "measured.senior.p75", "790000 NOK"),
        ("series", "skills.rowing", "81.2 %"),
    ],
)
def test_a_reference_resolves_to_its_value(lighthouse: object, kind: str, name: str, shown: str) -> None:
    value = lighthouse.resolve(kind, name).value
    assert f"{value.number} {value.unit}" == shown


def test_a_derived_fact_names_the_evidence_of_both_figures(lighthouse: object) -> None:
    assert [base.id for base in lighthouse.resolve("fact", "senior-to-keeper").bases] == ["measured"]


def test_an_open_band_says_so(lighthouse: object) -> None:
    low, high, is_open = lighthouse.resolve("pay", "planning.senior.range").ends
    assert (low.number, high.number, is_open) == (650000, 780000, True)


def test_a_link_out_of_the_guide_is_a_problem(guide_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("terms: []\n", encoding="utf-8")
    (guide_copy / "glossary.yaml").unlink()
    (guide_copy / "glossary.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(GuideError, match=r"glossary\.yaml: is a link that leads out of this folder"):
        read_guide(guide_copy)
