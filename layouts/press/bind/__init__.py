"""Gatherings to one book: page numbers filled in, blank pages put in, one PDF with its tags and metadata."""

from .book import bind
from .metadata import Metadata
from .order import page_map
from .settle import settle

__all__ = ["Metadata", "bind", "page_map", "settle"]
