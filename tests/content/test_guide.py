"""The shipped guide: it reads without a problem, covers what was asked, and the printed files are made from it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import page as page_validation
import pytest

from guide import Guide, Prose, Text, read_guide, texts_within
from guide.schema.reader import content_digest
from layouts.press.figures import draw_plates
from layouts.press.tokens import read_tokens
from layouts.press.typography import Typographer

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "output"
PAGE_MM = 227
"""Between the head and the foot of the lower of the two papers."""

ROWS = {
    "1.1 what it is": ["specialized programmer", "bridge", "data science", "software engineering", "scal", "insight|answers that people can use|answers people can use"],
    "1.2 duties": ["data pipeline", "train", "deploy", "monitor", "infrastructure"],
    "2.1 technical skills": ["Python", "Java", r"C\+\+", "Linux", "Unix", "GPU", "CUDA", "distributed", "framework", "big.data"],
    "2.2 mathematics": ["linear algebra", "probability", "statistics", "multivariate calculus", "optimization algorithm", "matrix operation"],
    "2.3 domains": ["neural network architecture", "natural language processing", "reinforcement learning", "computer vision", "deep learning principle"],
    "4.1 differences": ["data scientist", "analysis|analyze|analyses", "business", "project"],
    "5.1 entry": ["bachelor", "master", "programming background", "portfolio", "certification"],
    "5.2 ladder": ["junior", "senior", "lead", "architect", "director"],
    "7.1 education": ["formal study", "courses", "certificat", "practical project|projects"],
    "7.2 experience": ["own project|personal project", "open source", "internship", "certification"],
}  # fmt: skip
"""The rows that the handbook and the cheat sheet both hold, with words by which each is found (letters of any case)."""

HANDBOOK_ROWS = {
    "3.2 demand": ["industries", "advancement", "expertise", "packages?"],
    "4.2 common ground": [
        "programming",
        "statistics",
        "data handling|handling data",
        "problem.solving|solving problems",
    ],
    "6.1 pay": ["base", "benefits", "bonus", "stock"],
    "6.2 demand": ["expanding", "every industry", "security", "worldwide"],
    "6.3 learning": ["evolving", "techniques", "research", "skill"],
    "6.4 innovation": ["cutting.edge", "breakthrough", "industry", "hard problems"],
    "6.5 flexibility": ["industries", "applications", "remote", "found(ing|er)"],
    "8.1 trends": ["AutoML", "edge", "ethic", "specialized applications|specialized", "industries"],
    "8.2 evolution": ["specialization", "tools", "ethics", "compliance|regulat", "standards"],
    "9.1 conclusion": ["practice", "adapt", "next step|this week"],
}
"""The rows that only the handbook must hold."""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The shipped guide, which must read without a problem."""
    return read_guide(ROOT / "guide")


def words(part: object) -> str:
    """Return all the text of a part."""
    return " ".join(" ".join(text.split()) for text in texts_within(part) if isinstance(text, Text))


@pytest.mark.parametrize("row", [*ROWS, *HANDBOOK_ROWS])
def test_the_handbook_covers_the_row(guide: Guide, row: str) -> None:
    text = words(list(guide.chapters.values()))
    missing = [word for word in {**ROWS, **HANDBOOK_ROWS}[row] if not re.search(word, text, re.IGNORECASE)]
    assert missing == []


@pytest.mark.parametrize("row", ROWS)
def test_the_cheat_sheet_covers_the_row(guide: Guide, row: str) -> None:
    text = words(guide.cheatsheet) + words(guide.tables["mle-or-ds"])
    missing = [word for word in ROWS[row] if not re.search(word, text, re.IGNORECASE)]
    assert missing == []


def test_the_planning_bands_are_those_that_were_asked_for(guide: Guide) -> None:
    rows = {row.id: (int(row.low), int(row.high), row.open_end) for row in guide.pay["planning-2025"].rows}
    assert rows == {
        "entry": (90_000, 120_000, False),
        "mid": (120_000, 160_000, False),
        "senior": (160_000, 200_000, True),
        "lead": (200_000, 300_000, True),
    }


def test_pay_is_shown_from_three_kinds_of_source(guide: Guide) -> None:
    drawn = {figure.pay.partition(".")[0] for figure in guide.figures.values() if getattr(figure, "pay", None)}
    assert {"planning-2025", "official-2025", "advertised-2024"} <= drawn


def test_at_least_fourteen_charts_of_seven_kinds_and_six_diagrams(guide: Guide) -> None:
    diagrams = {"cycle", "flow", "ladder", "roadmap", "overlap"}
    kinds = [figure.chart for figure in guide.figures.values()]
    charts = [kind for kind in kinds if kind not in diagrams]
    assert len(charts) >= 14
    assert len(set(charts)) >= 7
    assert len(kinds) - len(charts) >= 6


def test_a_question_is_never_without_its_answer(guide: Guide) -> None:
    questions = [
        block for chapter in guide.chapters.values() for block in guide.blocks_of(chapter) if block.kind == "questions"
    ]
    assert len(questions) >= 7
    assert sum(len(block.items) for block in questions) >= 60


@pytest.mark.parametrize(
    "word",
    [r"\w+isation\b", r"\w+ised\b(?<!raised)(?<!advised)(?<!promised)(?<!revised)(?<!supervised)(?<!devised)(?<!surprised)(?<!compromised)(?<!exercised)(?<!advertised)(?<!premised)(?<!comprised)(?<!noised)(?<!praised)(?<!improvised)(?<!disguised)(?<!televised)(?<!poised)", "neighbour", "colour", "behaviour", "labelled", "modelling", r"\blicence\b", "centre", "programme\b"],
)  # fmt: skip
def test_the_spelling_is_american(guide: Guide, word: str) -> None:
    prose = " ".join(text for part in vars(guide).values() for text in texts_within(part) if isinstance(text, Prose))
    assert re.findall(rf"\b{word}", prose, re.IGNORECASE) == []


@pytest.mark.parametrize(
    "phrase", ["fast-paced", "in today's", "in today’s", "game.changer", "delve", "leverage", "unlock", "!"]
)
def test_no_phrase_of_the_trade_in_hype(guide: Guide, phrase: str) -> None:
    prose = [text for part in vars(guide).values() for text in texts_within(part) if isinstance(text, Prose)]
    clean = (re.sub(r"`[^`]*`|!=", "", text) for text in prose if "\n" not in text or phrase != "!")
    assert [text for text in clean if re.search(phrase, text, re.IGNORECASE)] == []


def test_the_printed_files_are_made_from_this_content() -> None:
    record = json.loads((OUTPUT / "edition.json").read_text(encoding="utf-8"))
    assert record["content_digest"] == content_digest(ROOT / "guide"), "run python3 build.py and commit output/"


def test_the_printed_files_are_those_of_the_record() -> None:
    record = json.loads((OUTPUT / "edition.json").read_text(encoding="utf-8"))
    assert len(record["files"]) == 4
    for name, file in record["files"].items():
        assert hashlib.sha256((OUTPUT / name).read_bytes()).hexdigest() == file["sha256"]


@pytest.mark.parametrize("name", ["handbook-a4", "handbook-letter", "cheatsheet-a4", "cheatsheet-letter"])
def test_the_printed_files_are_accessible_by_the_standard(name: str) -> None:
    report = page_validation.validate_pdf(str(OUTPUT / f"{name}.pdf"), profile="ua1")
    assert "no failures" in str(report), str(report)


def test_in_large_print_every_figure_is_drawn_and_fits_on_a_page(guide: Guide) -> None:
    plates = draw_plates(guide, read_tokens([ROOT / "layouts"], "large"), Typographer.of(guide))
    assert [name for name in guide.figures if plates[name].height_mm > PAGE_MM] == []
