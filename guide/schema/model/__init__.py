"""What a guide may say: frozen models, one file an area."""

from .base import Line, Part, Prose, Ref, Target, Text, parts_within, texts_within
from .blocks import Block, Table
from .book import Book, CheatSheet, Front, Labels, PartOfBook, SheetPanel
from .chapter import Chapter, Section
from .evidence import Evidence, Fact, FactFile, PayRow, PayTable, Point, Series, Source, SourceFile
from .figures import Figure, FigureFile, Plot
from .guide import Guide, Resolved
from .matter import (
    GlossaryFile,
    Resource,
    ResourceFile,
    Role,
    RoleFile,
    Term,
    Worksheet,
    WorksheetFile,
)

__all__ = [
    "Block",
    "Book",
    "Chapter",
    "CheatSheet",
    "Evidence",
    "Fact",
    "FactFile",
    "Figure",
    "FigureFile",
    "Front",
    "GlossaryFile",
    "Guide",
    "Labels",
    "Line",
    "Part",
    "PartOfBook",
    "PayRow",
    "PayTable",
    "Plot",
    "Point",
    "Prose",
    "Ref",
    "Resolved",
    "Resource",
    "ResourceFile",
    "Role",
    "RoleFile",
    "Section",
    "Series",
    "SheetPanel",
    "Source",
    "SourceFile",
    "Table",
    "Target",
    "Term",
    "Text",
    "Worksheet",
    "WorksheetFile",
    "parts_within",
    "texts_within",
]
