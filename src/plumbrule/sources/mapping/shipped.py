"""Mappings that come with the program: files of a country's register known by their columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from plumbrule.model import PlumbError
from plumbrule.packs.load import FOLDER
from plumbrule.sources.mapping.format import Mapping, read_mapping
from plumbrule.sources.mapping.layout import NumberedRow
from plumbrule.sources.mapping.objects import looks_like_objects
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.mapping.table import open_table
from plumbrule.sources.mapping.template import column_name
from plumbrule.sources.source import InputFile

NEEDED = 4
"""Columns that a mapping must name, so that a file is not known by chance."""


@cache
def shipped(folder: Path = FOLDER) -> tuple[Mapping, ...]:
    """Read ``<country>/mappings/*.yml`` of every pack.

    Raises:
        PlumbError: a mapping has an error.
    """
    return tuple(read_mapping(path) for path in sorted(folder.glob("*/mappings/*.yml")))


LARGEST = 64 << 20
"""Bytes of a JSON file that is read whole only to find out what it is."""


def shipped_for(file: InputFile, mappings: tuple[Mapping, ...] | None = None) -> Mapping | None:
    """Find the mapping whose columns, or words to be recognised by, all stand in the first rows.

    Of several the one with most of them; none for a file that cannot be read as a table.
    """
    known = shipped() if mappings is None else mappings
    if file.size > LARGEST and looks_like_objects(file.head()):
        return None
    try:
        samples = list(open_table(file, Settings("any")).samples())
    except (PlumbError, OSError, EOFError):
        return None
    fitting = [
        (len(_marks(mapping)), mapping.file, mapping)
        for mapping in known
        if len(_marks(mapping)) >= NEEDED and any(_stand(mapping, rows) for _, rows in samples)
    ]
    return max(fitting, key=lambda one: one[:2])[2] if fitting else None


def _marks(mapping: Mapping) -> frozenset[str]:
    if mapping.settings.recognised_by:
        return frozenset(mapping.settings.recognised_by)
    columns = {
        column
        for record in mapping.records.values()
        for template in record.templates
        for column in template.columns
    }
    split = {column for record in mapping.records.values() for column, _ in record.split}
    single = {name for name, _, _ in mapping.settings.cells}
    return frozenset(one for one in columns | split if not one.startswith("#")) - single


def _stand(mapping: Mapping, rows: list[NumberedRow]) -> bool:
    marks = _marks(mapping)
    if mapping.settings.recognised_by:
        return marks <= {column_name(cell) for _, row in rows for cell in row}
    return any(marks <= {column_name(cell) for cell in row} for _, row in rows)
