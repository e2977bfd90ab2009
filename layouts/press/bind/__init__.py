"""Gatherings to one book: page numbers filled in, blank pages put in, one PDF with its tags and metadata."""

from .book import bind
from .metadata import Metadata
from .order import page_map
from .settle import estimate, settle

__all__ = ["Metadata", "bind", "estimate", "page_map", "settle"]
