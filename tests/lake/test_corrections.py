"""Corrections laid over rows: each kind of column, hostile texts, values that are outdated."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import duckdb
import pytest

from plumbrule.lake.corrections import Overlay, corrected
from plumbrule.model import TABLES, PlumbError

DAY = datetime(2024, 3, 1, tzinfo=UTC)


def shown(table: str, values: dict[str, str], *overlays: Overlay) -> dict[str, object]:
    """A row of which some columns are SQL texts, as a reader sees it."""
    found = corrected(TABLES[table], overlays)
    wanted = ", ".join(f'{found.get(name, name)} as "{name}"' for name in values)
    row = ", ".join(f"{text} as {name}" for name, text in values.items())
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        cursor = connection.execute(f"select {wanted} from (select {row})")
        return dict(zip(values, cursor.fetchall()[0], strict=True))


TENDER = {
    "ocid": "'o-1'",
    "title": "'Rode'",
    "value_amount": "12.5::decimal(24, 4)",
    "date_text": "'2024'",
    "date_earliest": "null::timestamptz",
    "date_latest": "null::timestamptz",
}


def of_tender(field: str, seen: str, value: str, record: str = "o-1") -> Overlay:
    return Overlay("tender", record, field, seen, value)


def test_a_text_and_an_amount():
    row = shown(
        "tender",
        {name: TENDER[name] for name in ("ocid", "title", "value_amount")},
        of_tender("title", "Rode", "Road"),
        of_tender("value_amount", "12.5000", "1250000000000000000.0001"),
    )
    assert row["title"] == "Road"
    assert row["value_amount"] == Decimal("1250000000000000000.0001")


@pytest.mark.parametrize("change", [{"seen": "Other"}, {"record": "o-2"}])
def test_an_outdated_or_foreign_correction_has_no_effect(change):
    one = {"field": "title", "seen": "Rode", "value": "Road", **change}
    assert (
        shown("tender", {"ocid": "'o-1'", "title": "'Rode'"}, of_tender(**one))["title"] == "Rode"
    )


def test_a_moment_takes_both_ends_along():
    values = {"award_id": "'a'", "ocid": "'o-1'", "date_text": "'2024-01-01'"}
    values |= dict.fromkeys(
        ("date_earliest", "date_latest"), "timestamptz '2024-01-01 00:00:00+00'"
    )
    key = "/".join({"ocid": "o-1", "award_id": "a"}[name] for name in TABLES["award"].key)
    row = shown("award", values, Overlay("award", key, "date_text", "2024-01-01", "2024-03-01"))
    assert row["date_text"] == "2024-03-01"
    assert row["date_earliest"] == DAY - timedelta(hours=14)
    assert row["date_latest"] == DAY + timedelta(hours=36) - timedelta(microseconds=1)


HOSTILE = ["it's", "'; drop table tender; --", '"', "\\'", "$1", "null", "line\nbreak", "''"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text):
    quoted = "'" + text.replace("'", "''") + "'"
    values = {"ocid": quoted, "title": quoted}
    row = shown("tender", values, of_tender("title", text, f"{text}!", record=text))
    assert row == {"ocid": text, "title": f"{text}!"}


@pytest.mark.parametrize("field", ["colour", 'title" or "1', ""])
def test_an_unknown_field_is_told(field):
    with pytest.raises(PlumbError, match="no field of that table"):
        corrected(TABLES["tender"], (of_tender(field, "a", "b"),))


def test_a_moment_needs_a_date():
    with pytest.raises(PlumbError, match="expected a date"):
        corrected(TABLES["award"], (Overlay("award", "a", "date_text", "2024", "soon"),))


def test_corrections_of_other_tables_are_not_looked_at():
    assert corrected(TABLES["award"], (of_tender("colour", "a", "b"),)) == {}


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("award", "value_amount", "much"),
        ("award", "value_amount", "1e30"),
        ("tender", "year", "2021.5"),
        ("tender", "has_enquiries", "yes"),
        ("award", "date_latest", "2021-06-30"),
    ],
)
def test_a_value_that_cannot_stand_there_is_refused(table: str, field: str, value: str) -> None:
    overlay = Overlay(table, "x", field, "seen", value)
    with pytest.raises(PlumbError, match=f"{table}.{field}"):
        corrected(TABLES[table], (overlay,))
