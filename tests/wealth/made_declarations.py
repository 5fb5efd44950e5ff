"""Declarations put straight into the tables of the model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.lake.schema import arrow_schema
from plumbrule.model import TABLES
from plumbrule.model.moments import parse
from plumbrule.wealth import Account, Parameters, accounts_of, compute

MOMENTS = {"as_of", "acquired", "filed", "period_start", "period_end", "paid_start", "paid_end"}
AMOUNTS = {"value", "value_max", "price", "proceeds", "tax"}
SECTIONS = ("real_estate", "vehicle", "movable", "money", "security", "stake", "debt", "income")

EUROS = Parameters(
    currency="EUR",
    absolute=Decimal(10_000),
    cumulative=Decimal(25_000),
    share_of_income=Decimal("0.25"),
    living_low=Decimal(400),
    living_high=Decimal(1_000),
    below=(),
    source="made for the test",
)


class Declared:
    """Tables of the model, filled by hand, and the accounts made from them."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, table: str, **facts: Any) -> None:
        """Add a row; a moment is a day, an amount an amount and a currency."""
        self.rows.setdefault(table, []).append(facts)

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """A database with every table of the model, those that were filled with their rows."""
        connection = duckdb.connect(config={"threads": 2})
        connection.execute("set timezone = 'UTC'")
        for name in TABLES:
            written = [_written(one) for one in self.rows.get(name, [])]
            connection.register("made", pa.Table.from_pylist(written, arrow_schema(name)))
            connection.execute(f"create table {name} as from made")
        return connection

    def year(
        self, year: int, *, filled: tuple[str, ...] = (), person: str = "p", **facts: Any
    ) -> str:
        """Add an annual declaration; the sections that are not filled are ticked `none`."""
        name = f"{person}-{year}"
        self.add(
            "declaration", declaration_id=name, person_id=person, kind="annual", year=year, **facts
        )
        for section in SECTIONS:
            status = "declared" if section in filled else "none"
            self.add("section_status", declaration_id=name, section=section, status=status)
        return name

    def accounts(self, *parameters: Parameters, person: str = "p") -> list[Account]:
        connection = self.connection
        compute(connection, parameters or (EUROS,))
        return accounts_of(connection, person)


def _written(facts: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in facts.items():
        if name in MOMENTS:
            moment = parse(value)
            assert moment is not None
            row[f"{name}_earliest"], row[f"{name}_latest"], row[f"{name}_text"] = *moment, value
        elif name in AMOUNTS:
            row[f"{name}_amount"], row[f"{name}_currency"] = value
        elif name == "day":
            row[name] = date.fromisoformat(value)
        else:
            row[name] = value
    return row


def euros(amount: str | int) -> tuple[Decimal, str]:
    return Decimal(amount), "EUR"
