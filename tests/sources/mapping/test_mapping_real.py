"""Real tables through mappings: counts only."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.real

BIDS = """
data set: worldbank-bids
records:
  bidder: {table: party, key: "{bidder.name}", name: "{bidder.name}", country: "{bidder.country}"}
  process: {table: tender, key: "{contract}"}
  bid:
    key: "{#line}"
    ocid: process
    status: {from: "{status}", values: {Awarded: valid, Evaluated: valid, Rejected: disqualified}}
    value: "{opening.price.amount}"
    value_currency: "{opening.price.currency}"
  bid_by: {table: bid_party, ocid: process, bid_id: bid, party_id: bidder}
  award:
    when: "{status} is Awarded"
    key: "{#line}"
    ocid: process
    value: "{contract.price.amount}"
    value_currency: "{contract.price.currency}"
"""


def test_world_bank_bids(read, real_data):
    loaded = read((real_data / "procurement/worldbank/bids.csv").read_bytes(), BIDS)
    bids = loaded.rows("bid")
    assert len(bids) == 16_942
    assert len(loaded.rows("tender")) == 3_390
    assert sum(1 for bid in bids if bid["value_amount"] is not None) == 15_420
    assert len({bid["value_currency"] for bid in bids} - {None}) <= 95
    assert {bid["status"] for bid in bids} == {"valid", "disqualified"}
    assert all(bid["submitted"] for bid in bids)


def test_declarations_in_excel(read, real_data):
    path = real_data / "officials/kosovo/assets_declarations.xlsx"
    loaded = read(
        path.read_bytes(),
        """
data set: k
records:
  person: {table: party, key: "{name}", kind: person, name: "{name}"}
  form: {table: declaration, key: "{#line}", person_id: person, year: "{year}"}
""",
        "t.xlsx",
    )
    years = [row["year"] for row in loaded.rows("declaration")]
    assert len(years) == 39_448
    assert [years.count(year) for year in (2022, 2023, 2024, 2025)] == [7537, 9571, 9567, 12773]


def test_exchange_rates(read, real_data):
    path = real_data / "recovery/ecb_rates/eurofxref-hist.csv"
    loaded = read(
        path.read_bytes(),
        "data set: ecb\nempty: N/A\nrecords:\n"
        '  usd: {table: exchange_rate, base: EUR, currency: USD, day: "{Date}", rate: "{USD}"}\n',
    )
    lines = path.read_text().splitlines()
    assert len(loaded.rows("exchange_rate")) == len(lines) - 1
    assert loaded.faults() == []


def test_csv_spectrum(read, real_data):
    folder = real_data / "badinput/csv-spectrum"
    tables = sorted((folder / "csvs").glob("*.csv"))
    assert len(tables) == 12
    for table in tables:
        read_json = json.loads((folder / "json" / f"{table.stem}.json").read_text(encoding="utf-8"))
        expected = read_json if isinstance(read_json, list) else [read_json]
        fields = ["name", "legal_form", "status", "birth_place"][: len(expected[0])]
        mapping = 'data set: s\nrecords:\n  p:\n    table: party\n    key: "{#line}"\n' + "".join(
            f'    {field}: "{{#{number}}}"\n' for number, field in enumerate(fields, 1)
        )
        rows = read(table.read_bytes(), mapping).rows("party")
        assert len(rows) == len(expected), table.name
        for row, wanted in zip(rows, expected, strict=True):
            values = [value.strip() or None for value in wanted.values()]
            # The expected file of this one blots out the telephone number of the table.
            skipped = 1 if table.stem == "location_coordinates" else 0
            got = [row[field] for field in fields]
            assert got[skipped:] == values[skipped : len(fields)], table.name


def test_csv_injection_payloads_stay_text(read, real_data):
    text = (real_data / "badinput/csv-injection/Intruder/csv-payload.txt").read_text(
        encoding="utf-8"
    )
    payloads = [line for line in text.splitlines() if line.strip()]
    table = "name,no\n" + "".join(
        '"' + payload.replace('"', '""') + f'",{number}\n'
        for number, payload in enumerate(payloads)
    )
    loaded = read(
        table, 'data set: s\nrecords:\n  p: {table: party, key: "{no}", name: "{name}"}\n'
    )
    assert [row["name"] for row in loaded.rows("party")] == [p.strip() for p in payloads]
