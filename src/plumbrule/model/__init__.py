"""The vocabulary: one table per kind of record, with types, units and meaning."""

from plumbrule.model.errors import PlumbError
from plumbrule.model.table import Column, Kind, Table
from plumbrule.model.tables import LINKED_TABLES, LOAD_TABLES, SOURCE_TABLES, TABLES

__all__ = [
    "LINKED_TABLES",
    "LOAD_TABLES",
    "SOURCE_TABLES",
    "TABLES",
    "Column",
    "Kind",
    "PlumbError",
    "Table",
]
