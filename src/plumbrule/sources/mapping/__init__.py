"""Any CSV file, Excel sheet or list of JSON objects, through a mapping file that says what its columns mean.

The format of mapping files is described in docs/mapping.md.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plumbrule.model import PlumbError
from plumbrule.sources.mapping.draft import draft
from plumbrule.sources.mapping.format import Mapping, read_mapping
from plumbrule.sources.mapping.objects import looks_like_objects
from plumbrule.sources.mapping.shipped import shipped_for
from plumbrule.sources.mapping.sidecar import is_sidecar, sidecar_of
from plumbrule.sources.mapping.table import looks_like_a_table, open_table
from plumbrule.sources.mapping.writer import TableWriter
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

__all__ = ["SOURCE", "TableSource", "draft", "is_sidecar", "looks_like_a_table", "mapping_for"]


def mapping_for(file: InputFile, options: ReadOptions) -> Path | None:
    """Find the mapping file of a table: the one given, else the one beside it."""
    return options.mapping or sidecar_of(file.name)


class TableSource:
    """Tables that come with a mapping."""

    name = "table"
    title = "CSV or Excel, through a mapping file"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:
        """Tell whether this is a table and a mapping for it is found."""
        if is_sidecar(file.name):
            return False
        if not looks_like_a_table(file, head) and not looks_like_objects(head):
            return False
        return mapping_for(file, options) is not None or shipped_for(file) is not None

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read the table; the data set is the one the mapping names unless options name one.

        Raises:
            PlumbError: the mapping has an error, or does not fit the table, or no row can be read.
        """
        path = mapping_for(file, options)
        mapping = shipped_for(file) if path is None else read_mapping(path)
        if mapping is None:
            raise PlumbError(
                f"no mapping; write one with plumb new mapping {file.name}", file=file.name
            )
        read_table(file, mapping, sink, options)


def read_table(file: InputFile, mapping: Mapping, sink: Sink, options: ReadOptions) -> None:
    """Read a table through a mapping that has been read."""
    sink.source = options.source or mapping.settings.data_set
    settings = mapping.settings
    if settings.country is None and options.country is not None:
        mapping = replace(mapping, settings=replace(settings, country=options.country.upper()))
    sink.zone = sink.zone or options.zone or mapping.settings.zone
    TableWriter(open_table(file, mapping.settings), mapping, sink, file.name).write()


SOURCE = TableSource()
"""The format, found by listing the folder of sources."""
