"""The remarks that a guide accepts: `layout.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import GuideError, read_guide


def test_a_guide_need_not_accept_anything(guide_copy: Path) -> None:
    (guide_copy / "layout.yaml").unlink(missing_ok=True)
    assert read_guide(guide_copy).accepted == ()


def test_an_accepted_remark_says_which_and_why(guide_copy: Path) -> None:
    text = "accepted:\n  - rule: runt\n    words: of the sea\n    why: a name in verse\n"
    (guide_copy / "layout.yaml").write_text(text, encoding="utf-8")
    (one,) = read_guide(guide_copy).accepted
    assert (one.rule, one.words, one.why) == ("runt", "of the sea", "a name in verse")


def test_a_rule_that_does_not_exist_is_named_at_its_place(guide_copy: Path) -> None:
    text = "accepted:\n  - rule: runts\n    words: of the sea\n    why: a name in verse\n"
    (guide_copy / "layout.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(GuideError, match=r"layout\.yaml:2:11: .*'runts'"):
        read_guide(guide_copy)
