"""The front door of how it looks: each stage by its name, loaded when it is first asked for.

Loading late keeps `build.py check` free of the page engine, and lets the environment be made before there is one.
"""

from __future__ import annotations

from importlib import import_module

_ROOMS = {
    "EnvironmentProblem": "environment",
    "make_ready": "environment",
    "press_environment": "environment",
    "keep_streams_open": "signals",
    "watch_signals": "signals",
    "go_on": "signals",
    "read_tokens": "tokens",
    "Typographer": "typography",
    "draw_all_plates": "plates",
    "write_spreadsheets": "spreadsheets",
    "compose": "compose",
    "Gathering": "gathering",
    "PageMap": "gathering",
    "open_press": "pages",
    "lay_out": "sheet",
    "settle": "bind",
    "bind": "bind",
    "Metadata": "bind",
    "page_faults": "preflight",
    "pdf_faults": "preflight",
    "remarks": "preflight",
    "weigh": "preflight",
    "idle_acceptances": "preflight",
    "Printed": "edition",
    "edition_files": "edition",
    "earlier": "edition",
    "metadata_of": "edition",
    "side_by_side": "hands",
    "reserved": "delivery",
    "deliver": "delivery",
    "cannot_write": "delivery",
}

__all__ = list(_ROOMS)


def __getattr__(name: str) -> object:
    """Return a stage, loading its room."""
    if name not in _ROOMS:
        raise AttributeError(name)
    return getattr(import_module("." + _ROOMS[name], __name__ + ".press"), name)
