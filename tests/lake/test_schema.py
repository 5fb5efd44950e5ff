"""The model's types stand alike in Arrow and in SQL."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from plumbrule.lake.schema import ARROW_TYPES, SQL_TYPES, arrow_schema
from plumbrule.model import TABLES, Kind


@pytest.mark.parametrize("kind", Kind)
def test_both_engines_mean_the_same_type(kind):
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        found = connection.sql(f"select null::{SQL_TYPES[kind]} as value")
        assert found.to_arrow_table().schema.field("value").type == ARROW_TYPES[kind]


@pytest.mark.parametrize("table", TABLES)
def test_columns_keep_the_models_order(table):
    names = [column.name for column in TABLES[table].all_columns]
    assert arrow_schema(table).names == names


def test_money_holds_twenty_digits_and_four():
    assert ARROW_TYPES[Kind.MONEY] == pa.decimal128(24, 4)
