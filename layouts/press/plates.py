"""Everything that is drawn for an edition: charts, formulas, the panels' own sizes, the code that leads back."""

from __future__ import annotations

from guide import Guide

from .figures import Plate, draw_plates
from .openers import draw_opener_plates
from .panels import draw_panel_plates
from .qr import draw_qr
from .tokens import Tokens
from .typography import Typographer


def draw_all_plates(guide: Guide, tokens: Tokens) -> dict[str, Plate]:
    """Return every plate of a guide by its id; raise GuideError with the problems of the charts."""
    typographer = Typographer.of(guide)
    code = draw_qr(str(guide.book.address))
    drawn = (draw(guide, tokens, typographer) for draw in (draw_plates, draw_panel_plates, draw_opener_plates))
    return {name: plate for plates in drawn for name, plate in plates.items()} | {code.id: code}
