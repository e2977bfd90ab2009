"""A cover, an opening, a glance or a picture that cannot be shown is a problem where a person can mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import GuideError, read_guide

OPENING = "  value: fact:lamps-lit\n"
FAULTS = [
    ("book.yaml", "  row: keeper\n", "  row: kepeer\n",
     "book.yaml:{line}:8: the pay table 'measured' has no row 'kepeer'\n    hint: did you mean 'keeper'?"),
    ("book.yaml", "  row: keeper\n", "  row: inspector\n",
     "book.yaml:{line}:8: the cover cannot show the row 'inspector' of 'measured'\n"
     "    hint: take a row with p25, median and p75, from enough observations"),
    ("book.yaml", "  pay: measured\n", "  pay: mesured\n",
     "book.yaml:{line}:8: there is no pay 'mesured'\n    hint: did you mean 'measured'?"),
    ("chapters/01-work.yaml", OPENING, "  value: fact:lamp-lit\n",
     "chapters/01-work.yaml:{line}:10: there is no fact 'lamp-lit'\n    hint: did you mean 'lamps-lit'?"),
    ("chapters/01-work.yaml", OPENING, "  value: chapter:pay\n",
     "chapters/01-work.yaml:{line}:10: 'chapter:pay' is no figure to open with\n"
     "    hint: name one of: fact, pay, series"),
    ("chapters/01-work.yaml", OPENING, "  value: pay:measured.keeper\n",
     "chapters/01-work.yaml:{line}:10: 'pay:measured.keeper' names no single value\n"
     "    hint: add the row and value, like .senior.median"),
    ("chapters/01-work.yaml", OPENING, "",
     "chapters/01-work.yaml:{line}:3: an opening needs either a value or a formula"),
    ("chapters/01-work.yaml", OPENING, "  formula: d\n",
     "chapters/01-work.yaml:{line}:3: a formula needs its words in 'spoken'"),
    ("front.yaml", "  - title: The pay\n    columns:\n      - panels:\n", "",
     "front.yaml:1:1: the glance is one spread: it needs two pages, not 1"),
    ("figures.yaml", 'at: "3:00"', 'at: "25:00"',
     "figures.yaml:{line}:17: '25:00' is not a time of day; write it like 9:30 or 17:00"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTS, ids=[case[3][-50:] for case in FAULTS])
def test_an_opener_at_fault_is_named_at_its_place(
    guide_copy: Path, file: str, old: str, new: str, message: str
) -> None:
    path = guide_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        read_guide(guide_copy)
    found = [str(problem).replace(f"{guide_copy}/", "") for problem in caught.value.problems]
    assert message.format(line=line) in found


def test_a_row_without_a_spread_cannot_be_set_off_on_the_cover(guide_copy: Path) -> None:
    path = guide_copy / "salaries/measured.yaml"
    text = path.read_text(encoding="utf-8")
    for amount in ("540_000", "590_000", "700_000", "750_000"):
        text = text.replace(amount, "640_000", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GuideError, match="the cover cannot show the row 'keeper' of 'measured'"):
        read_guide(guide_copy)
