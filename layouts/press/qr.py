"""An address as a QR code, so that a printed page leads to a living one."""

from __future__ import annotations

import io

import segno

from .figures import Plate

MODULE_MM = 0.5
"""The side of one module: a telephone held a hand away reads it, and the code of a short address is 18 mm wide."""
QUIET_MODULES = 4
"""The white margin around the code. Source: ISO/IEC 18004:2015, 5.3.8."""


def draw_qr(address: str) -> Plate:
    """Return an address as a plate, its white margin included; a seventh of the code may be damaged (level M)."""
    code = segno.make(address, error="m", micro=False)
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", border=QUIET_MODULES, scale=MODULE_MM, unit="mm", xmldecl=False, omitsize=False)
    side = code.symbol_size(border=QUIET_MODULES)[0] * MODULE_MM
    return Plate("qr", drawn.getvalue(), address, side, side)
