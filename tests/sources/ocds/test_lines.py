"""Lines are read the same strictly or with care, and each keeps its number."""

from __future__ import annotations

import gzip
import json
import tempfile
from datetime import UTC
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from made_releases import found, line, lines, spoiled, whole
from plumbrule.sources.ocds.lines import blocks, read_lines
from plumbrule.sources.ocds.staging import Stage
from plumbrule.sources.ocds.wrapped import read_wrapped
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile

WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)

Rows = dict[str, list[dict[str, Any]]]


def read(data: bytes, *, careful: bool = False, block_size: int = 1 << 20) -> Rows:
    """Read lines; gives the rows of each table in a fixed order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in"
        path.write_bytes(data)
        sink = Sink(Path(folder), "f", "s", zone=UTC)
        stage = Stage(sink, Path(folder), threads=1)
        if careful:
            read_wrapped(InputFile.at(path), stage)
        else:
            read_lines(InputFile.at(path), stage, block_size=block_size)
        return {
            table: sorted(
                (row for part in parts for row in pq.read_table(part).to_pylist()), key=repr
            )
            for table, parts in sink.close().items()
        }


def difference(some: Rows, other: Rows) -> Rows:
    """The rows that only one of two readings has."""
    apart = {
        table: [row for row in some.get(table, []) if row not in other.get(table, [])]
        + [row for row in other.get(table, []) if row not in some.get(table, [])]
        for table in {*some, *other}
    }
    return {
        table: [{name: value for name, value in row.items() if value is not None} for row in rows]
        for table, rows in apart.items()
        if rows or len(some.get(table, [])) != len(other.get(table, []))
    }


def tenders(rows: Rows) -> list[tuple[str, int]]:
    return sorted((row["ocid"], row["line"]) for row in rows.get("tender", []))


def faults(rows: Rows) -> list[tuple[str, int | None, str]]:
    return sorted((row["kind"], row["line"], row["path"]) for row in rows.get("fault", []))


def test_every_table_has_its_rows():
    rows = read(lines([whole()]))
    counts = {table: len(found) for table, found in rows.items()}
    assert counts == {
        "party": 4,
        "identifier": 3,
        "address": 1,
        "contact": 2,
        "relation": 1,
        "tender": 1,
        "lot": 2,
        "tenderer": 2,
        "item": 2,
        "bid": 2,
        "bid_party": 2,
        "bid_lot": 2,
        "award": 1,
        "award_party": 1,
        "contract": 1,
        "transaction": 1,
        "amendment": 1,
        "milestone": 2,
        "document": 2,
        "related_process": 1,
    }


@given(st.lists(spoiled(), min_size=8, max_size=8))
@settings(max_examples=12, deadline=None, phases=WITHOUT_SHRINKING)
def test_strict_reading_is_careful_reading(releases):
    data = lines(releases)
    assert difference(read(data), read(data, careful=True)) == {}


@pytest.mark.parametrize("method", ["9999-12-31", "Bilateral", "{", '"'])
def test_a_method_by_another_name_is_noted_beside_a_strange_number(method):
    release = whole()
    release["tender"] |= {"procurementMethod": method, "numberOfTenderers": "two"}
    data = lines([release, whole("ocds-t-1")])
    rows = read(data)
    assert difference(rows, read(data, careful=True)) == {}
    assert {row["value"] for row in rows["fault"] if row["path"].endswith("Method")} == {method}


@given(st.lists(spoiled(most=6), min_size=8, max_size=8))
@settings(max_examples=12, deadline=None, phases=WITHOUT_SHRINKING)
def test_every_row_and_fault_leads_to_its_place(releases):
    for table, rows in read(lines(releases)).items():
        for row in rows:
            assert found(releases[row["line"] - 1], row["path"]), (table, row["path"])


@pytest.mark.parametrize("block_size", [1, 50, 3000, 1 << 20])
def test_lines_keep_their_numbers(block_size):
    good = [line(whole(f"ocds-t-{number}")) for number in range(5)]
    text = b"\r\n".join([good[0], b"", good[1], b"{broken", b"  ", good[2], b"[1,", good[3]])
    rows = read(text + b"\n\n" + good[4], block_size=block_size)
    assert tenders(rows) == [
        ("ocds-t-0", 1),
        ("ocds-t-1", 3),
        ("ocds-t-2", 6),
        ("ocds-t-3", 8),
        ("ocds-t-4", 10),
    ]
    assert faults(rows) == [("unreadable", 4, ""), ("unreadable", 7, "")]


@pytest.mark.parametrize("block_size", [1, 7, 64])
def test_a_byte_order_mark_is_no_part_of_the_first_line(block_size):
    rows = read(b"\xef\xbb\xbf" + lines([whole()]), block_size=block_size)
    assert tenders(rows) == [("ocds-t-1", 1)]
    assert "fault" not in rows


def test_blocks_are_whole_lines():
    text = b"a\nbb\nccc\n\ndddd"
    for size in range(1, 20):
        waiting = [text[at : at + size] for at in range(0, len(text), size)]
        cut = list(blocks(lambda _, left=waiting: left.pop(0) if left else b"", size))
        assert b"".join(cut) == text
        assert all(one.endswith(b"\n") for one in cut[:-1])


def test_a_record_or_package_among_releases_is_opened():
    inner = {**whole("ocds-t-2"), "tag": ["tender"]}
    text = [
        whole("ocds-t-1"),
        {"ocid": "ocds-t-2", "releases": [inner]},
        {"ocid": "ocds-t-3", "compiledRelease": whole("ocds-t-3")},
        {"uri": "u", "publishedDate": "2024-01-01", "releases": [whole("ocds-t-4")]},
        [whole("ocds-t-5")],
    ]
    rows = read(b"\n".join(map(line, text)))
    assert [
        (row["ocid"], row["line"], row["path"])
        for row in sorted(rows["tender"], key=lambda row: row["line"])
    ] == [
        ("ocds-t-1", 1, "/tender"),
        ("ocds-t-2", 2, "/releases/0/tender"),
        ("ocds-t-3", 3, "/compiledRelease/tender"),
        ("ocds-t-4", 4, "/releases/0/tender"),
        ("ocds-t-5", 5, "/0/tender"),
    ]


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (b'{"ocid":"x",}', "unreadable"),
        (b'{"ocid":"x","n":NaN}', "unreadable"),
        (b'{"ocid":"x"} {"ocid":"y"}', "unreadable"),
        (b'{"ocid":""}', "unreadable"),
        (b'{"tag":["tender"]}', "unreadable"),
        (b"5", "unreadable"),
        (b"null", "unreadable"),
        (b'{"a":1}', "unreadable"),
        (b"[" * 100_000, "unreadable"),
        (b'{"ocid":"ocds-t-9","tender":{"title":{"en":"T"}}}', "dropped"),
        (b'{"ocid":"ocds-t-9","tender":{"title":5}}', "changed"),
        (b'{"ocid":"ocds-t-9","tag":["\xff"]}', "changed"),
        (b'{"ocid":"ocds-t-9","tender":{"value":{"amount":"9"}}}', "changed"),
        (b'{"ocid":"ocds-t-9","tender":{"value":{"amount":{}}}}', "dropped"),
    ],
)
def test_an_odd_line_costs_only_itself(bad, kind):
    rows = read(line(whole("ocds-t-1")) + b"\n" + bad + b"\n" + line(whole("ocds-t-2")))
    assert {("ocds-t-1", 1), ("ocds-t-2", 3)} <= set(tenders(rows))
    assert [one[:2] for one in faults(rows)] == [(kind, 2)]


def test_a_field_given_twice_is_taken_as_last_written():
    rows = read(line(whole()) + b'\n{"ocid":"a","ocid":"ocds-t-2","parties":[]}')
    assert tenders(rows) == [("ocds-t-1", 1), ("ocds-t-2", 2)]


def test_amounts_keep_every_digit():
    text = '{"ocid":"a","parties":[],"tender":{"value":{"amount":%s}}}'
    for number, kept in [
        ("12345678901234567.8901", "12345678901234567.8901"),
        ("99999999999999999999.9999", "99999999999999999999.9999"),
        ("1e3", "1000.0000"),
        ("0.1", "0.1000"),
        ("-7", "-7.0000"),
        ("9007199254740993", "9007199254740993.0000"),
    ]:
        (row,) = read((text % number).encode())["tender"]
        assert str(row["value_amount"]) == kept


def test_a_stream_that_breaks_off_gives_what_came_before():
    data = gzip.compress(lines([whole(f"ocds-t-{n}") for n in range(2000)]))
    rows = read(data[: len(data) // 2])
    assert 100 < len(rows["tender"]) < 2000
    assert [row["line"] for row in rows["fault"]] == [len(rows["tender"]) + 1]
    assert "decompressed" in rows["fault"][0]["reason"]


def test_organisations_of_1_0_become_parties_that_keep_their_place():
    old = {
        "ocid": "ocds-t-1",
        "tag": ["award"],
        "buyer": {"name": "Ministry", "identifier": {"scheme": "G", "id": "7"}},
        "awards": [{"id": "1", "status": "active", "suppliers": [{"name": "Alfa"}]}],
    }
    rows = read(json.dumps(old).encode())
    assert [
        (row["name"], row["path"]) for row in sorted(rows["party"], key=lambda r: r["path"])
    ] == [
        ("Alfa", "/awards/0/suppliers/0"),
        ("Ministry", "/buyer"),
    ]
