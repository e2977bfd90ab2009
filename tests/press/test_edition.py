"""What an edition says of itself after builds of a part of it."""

from __future__ import annotations

from guide import Guide
from layouts.press.edition import Printed, record
from layouts.press.gathering import PageMap

SHEET = {"layout": "cheatsheet", "page": 1}
COVER, GLANCE = {"layout": "handbook", "page": 1}, {"layout": "handbook", "page": 8}


def test_pictures_of_what_is_not_printed_anew_stay_in_the_order_of_their_pages(lighthouse: Guide) -> None:
    sheet = Printed("cheatsheet-a4.pdf", "cheatsheet", "a4", b"", 1, PageMap())
    before = record(lighthouse, [sheet], {"cheatsheet.png": SHEET}, {})
    after = record(lighthouse, [sheet], {"handbook-glance.png": GLANCE, "handbook.png": COVER}, before)
    assert list(after["pictures"]) == ["handbook.png", "handbook-glance.png", "cheatsheet.png"]


def test_pictures_of_other_content_are_forgotten(lighthouse: Guide) -> None:
    before = {"content_digest": "other", "files": {"a.pdf": {}}, "pictures": {"handbook.png": COVER}}
    assert record(lighthouse, [], {}, before)["pictures"] == {}
