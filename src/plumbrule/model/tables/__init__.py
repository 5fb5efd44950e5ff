"""The tables of the lake, one file for each part of the field."""

from __future__ import annotations

from plumbrule.model.table import Table
from plumbrule.model.tables import (
    declarations,
    linked,
    listings,
    loads,
    money,
    officials,
    oversight,
    parties,
    party_money,
    procurement,
    recourse,
    registers,
)

SOURCE_TABLES: dict[str, Table] = {
    table.name: table
    for part in (
        *(parties, procurement, recourse, officials, declarations, listings, money),
        *(party_money, oversight, registers),
    )
    for table in part.TABLES
}
"""What sources write: records of the world, by table name."""

LOAD_TABLES: dict[str, Table] = {table.name: table for table in loads.TABLES}
"""What the act of loading writes about itself: the faults."""

LINKED_TABLES: dict[str, Table] = {table.name: table for table in linked.TABLES}
"""What linking derives from the source tables; rebuilt, never loaded."""

TABLES: dict[str, Table] = SOURCE_TABLES | LOAD_TABLES | LINKED_TABLES
"""Every table of the lake by name."""
