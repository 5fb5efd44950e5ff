"""Every table of the model keeps the promises that readers and writers rely on."""

from __future__ import annotations

import re

import pytest

from plumbrule.model import TABLES, Kind

NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_names_keys_and_meanings(table):
    names = [column.name for column in table.all_columns]
    assert len(set(names)) == len(names)
    assert all(NAME.fullmatch(name) for name in [table.name, *names])
    assert set(table.key) <= set(names)
    assert len(set(table.key)) == len(table.key)
    assert table.meaning.strip()
    assert all(column.meaning.strip() for column in table.all_columns)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_moments_are_three_columns_and_amounts_two(table):
    kinds = {column.name: column.kind for column in table.all_columns}
    for name, kind in kinds.items():
        if kind is Kind.MONEY:
            assert name.endswith("_amount")
            assert kinds[name.removesuffix("amount") + "currency"] is Kind.TEXT
        moment = re.sub(r"_(earliest|latest)$", "", name)
        if kind is Kind.INSTANT and moment != name:
            assert kinds[f"{moment}_earliest"] is kinds[f"{moment}_latest"] is Kind.INSTANT
            assert kinds[f"{moment}_text"] is Kind.TEXT


def test_each_stands_under_its_own_name():
    assert all(name == table.name for name, table in TABLES.items())
