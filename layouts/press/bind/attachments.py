"""Files that go with a PDF, put into it: found by its figures, by a viewer's list of attachments, by any other tool.

Sources: ISO 32000-1, 7.11.3, 7.11.4 and 7.7.4; ISO 14289-1 (PDF/UA-1), 7.11; ISO 32000-2, 14.13 for what a file belongs
to, which older readers pass over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import pydyf

from guide import PartialDate

from ..fetcher import BASE_URL, PLATE
from ..manuscript import Manuscript
from ..spreadsheets import Spreadsheet


def attach(
    pdf: pydyf.PDF,
    manuscripts: Iterable[Manuscript],
    files: Mapping[str, Spreadsheet],
    as_of: PartialDate | None = None,
) -> None:
    """Put the file of every plate that the pages show into a PDF, and let the figure's tag lead to it.

    A figure shown twice brings one file. Its date is that of the content: the clock would change the bytes.
    """
    shown = dict(_shown(manuscripts, files))
    specs = {file.name: _specify(pdf, file, as_of) for file in sorted(shown.values(), key=lambda file: file.name)}
    if not specs:
        return
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/Figure":
            alt = element["Alt"].string if "Alt" in element else ""
            if alt in shown:
                element["AF"] = pydyf.Array([specs[shown[alt].name]])
    tree = pydyf.Dictionary({"Names": pydyf.Array()})
    for name, reference in specs.items():
        tree["Names"] += [pydyf.String(name), reference]
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(specs.values())


def _shown(manuscripts: Iterable[Manuscript], files: Mapping[str, Spreadsheet]) -> Iterator[tuple[str, Spreadsheet]]:
    """Yield the alternative text of each plate on the pages, and its file."""
    for manuscript in manuscripts:
        for passage in manuscript.passages:
            path = (passage.image_address or "").removeprefix(BASE_URL).removeprefix("/")
            plate = PLATE.fullmatch(BASE_URL + path)
            if plate and plate["id"] in files:
                yield passage.attributes.get("alt", ""), files[plate["id"]]


def _specify(pdf: pydyf.PDF, file: Spreadsheet, as_of: PartialDate | None) -> bytes:
    """Put a file into a PDF and return the reference of what says how it is called and what it is."""
    parameters = {"Size": len(file.data), "CheckSum": f"<{hashlib.md5(file.data, usedforsecurity=False).hexdigest()}>"}
    if as_of:
        date = f"D:{as_of.year:04}{as_of.month or 1:02}{as_of.day or 1:02}000000Z"
        parameters |= {"CreationDate": pydyf.String(date), "ModDate": pydyf.String(date)}
    kind = {"Type": "/EmbeddedFile", "Subtype": "/text#2fcsv", "Params": pydyf.Dictionary(parameters)}
    stream = pydyf.Stream([file.data], kind, compress=True)
    pdf.add_object(stream)
    spec = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(file.name),
            "UF": pydyf.String(file.name),
            "Desc": pydyf.String(file.title),
            "AFRelationship": "/Data",
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
        }
    )
    pdf.add_object(spec)
    return spec.reference
