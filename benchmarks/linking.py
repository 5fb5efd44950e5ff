"""Linking: 300,000 suppliers against a register of 700,000; people files; what a small addition costs.

    python benchmarks/linking.py [--scale 1.0] [--threads 2] [--splink PYTHON]

`--splink` names a Python that has Splink, to run it on the same cleaned people columns. The company
task is made by `company_task.py`; the people files are read from the real data, where they are.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import duckdb
import pyarrow as pa

from company_task import Company, made
from measure import plumb, real_data, run, table
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.schema import arrow_schema
from plumbrule.linking import link
from plumbrule.model import SOURCE_TABLES
from plumbrule.model.keys import name_key

FEBRL = """data set: febrl3
country: AU
records:
  person:
    table: party
    key: "{rec_id}"
    kind: person
    name: "{given_name} {surname}"
    born: "{date_of_birth}"
    identifiers:
      - {scheme: socialSecurity, value: "{soc_sec_id}"}
    addresses:
      - street: "{street_number} {address_1} {address_2}"
        locality: "{suburb}"
        postcode: "{postcode}"
        region: "{state}"
"""
FAKE = """data set: fake
records:
  person:
    table: party
    key: "{unique_id}"
    kind: person
    name: "{first_name} {surname}"
    born: "{dob}"
    addresses:
      - locality: "{city}"
    contacts:
      - {kind: email, value: "{email}"}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--splink", help="a Python with Splink in it")
    parser.add_argument("--part", choices=["companies"])
    args = parser.parse_args()
    if args.part:
        companies(args.scale, args.threads)
        return
    # in a process of its own, so that its peak memory is told
    subprocess.run(
        [
            sys.executable, __file__, "--part", "companies",
            "--scale", str(args.scale), "--threads", str(args.threads),
        ],
        check=True,
    )  # fmt: skip
    data = real_data()
    if data is None:
        print("people: the real data is not here")
        return
    people(data / "entities/linkage", args.splink)


def companies(scale: float, threads: int) -> None:
    task = made(scale=scale)
    connection = _lake(threads)
    for source, rows in (("register", task.register), ("suppliers", task.suppliers)):
        _fill(connection, source, rows)
    truth = {
        (f"suppliers:{one.key}", f"register:{one.truth}") for one in task.suppliers if one.truth
    }
    del task
    began, wall = time.process_time(), time.monotonic()
    kept = link(connection)
    cpu, wall = time.process_time() - began, time.monotonic() - wall
    said = set(
        connection.execute(
            """
            with placed as (
                select placed.party_id, coalesce(cluster.cluster_id, placed.entity_id) as cluster
                from linked_party_entity as placed
                left join linked_cluster as cluster on cluster.entity_id = placed.entity_id
            )
            select a.party_id, b.party_id
            from placed as a
            inner join placed as b on b.cluster = a.cluster
            where starts_with(a.party_id, 'suppliers:') and starts_with(b.party_id, 'register:')
            """
        ).fetchall()
    )
    by_number = set(
        connection.execute(
            """
            select a.party_id, b.party_id
            from linked_party_entity as a
            inner join linked_party_entity as b on b.entity_id = a.entity_id
            where starts_with(a.party_id, 'suppliers:') and starts_with(b.party_id, 'register:')
            """
        ).fetchall()
    )
    print(f"companies, scale {scale}, {threads} threads")
    table(
        ["links", "said", "right", "precision", "recall", "F1"],
        [_row("all accepted", said, truth), _row("publish rung (id_match)", by_number, truth)],
    )
    wrong = len(by_number - truth)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"wrong at the publish rung: {wrong}")
    print(f"CPU {cpu:.1f} s, wall {wall:.1f} s, peak {peak:,.0f} MiB with all records in memory")
    before = dict(connection.execute("select entity_id, cluster_id from linked_cluster").fetchall())
    more = made(seed=2, scale=scale / 100)
    for one in more.suppliers:
        one.key = f"more-{one.key}"
        one.number = None
    _fill(connection, "suppliers", more.suppliers)
    began = time.process_time()
    link(connection, kept=kept)
    again = time.process_time() - began
    after = dict(connection.execute("select entity_id, cluster_id from linked_cluster").fetchall())
    moved = sum(1 for entity, cluster in before.items() if after.get(entity) != cluster)
    print(
        f"adding {len(more.suppliers):,}: {again:.1f} s of CPU, {again / cpu:.0%} of the full time; "
        f"{moved} of {len(before):,} entities in another cluster"
    )


def people(folder: Path, splink: str | None) -> None:
    with tempfile.TemporaryDirectory() as place:
        rows = []
        for name, source, mapping, key, group in (
            ("febrl3", folder / "febrl/dataset3.csv", FEBRL, "rec_id", _febrl_group),
            (
                "fake",
                folder / "splink_fake_1000.csv",
                FAKE,
                "unique_id",
                lambda row: row["cluster"],
            ),
        ):
            plain = Path(place) / f"{name}.csv"
            plain.write_text(source.read_text(encoding="utf-8").replace(", ", ","), "utf-8")
            plain.with_name(f"{name}.csv.mapping.yml").write_text(mapping, "utf-8")
            lake = Path(place) / f"lake-{name}"
            spent = run(plumb("--lake", str(lake), "load", str(plain)))
            grouped = defaultdict(list)
            with plain.open(encoding="utf-8", newline="") as text:
                for row in csv.DictReader(text):
                    grouped[group(row)].append(f"{name}:{row[key]}")
            said, truth = _pairs(_clusters(Lake(lake))), _pairs(grouped)
            rows.append([*_row(name, said, truth), f"{spent.cpu:.1f} s"])
            if splink:
                told = subprocess.run(
                    [splink, str(Path(__file__).with_name("splink_people.py")), name, str(plain)],
                    capture_output=True, text=True, check=True,
                )  # fmt: skip
                found = json.loads(told.stdout.splitlines()[-1])
                clusters = defaultdict(list)
                for member, cluster in found["clusters"]:
                    clusters[cluster].append(f"{name}:{member}")
                label = f"Splink at {found['threshold']}"
                rows.append([*_row(label, _pairs(clusters), truth), f"{found['cpu']:.1f} s"])
        print("\npeople, by clusters (load and link)")
        table(["file", "said", "right", "precision", "recall", "F1", "CPU"], rows)


def _febrl_group(row: dict[str, str]) -> str:
    return row["rec_id"].split("-")[1]


def _clusters(lake: Lake) -> dict[str, list[str]]:
    found = defaultdict(list)
    with connect(lake.folder, lake.manifest()) as connection:
        for party, cluster in connection.execute(
            "select party_id, coalesce(cluster_id, placed.entity_id) from party_entity as placed "
            "left join cluster on cluster.entity_id = placed.entity_id"
        ).fetchall():
            found[cluster].append(party)
    return found


def _pairs(groups: dict[str, list[str]]) -> set[tuple[str, ...]]:
    return {tuple(sorted(pair)) for group in groups.values() for pair in combinations(group, 2)}


def _row(name: str, said: set, truth: set) -> list[str]:
    right = len(said & truth)
    precision, recall = right / max(len(said), 1), right / max(len(truth), 1)
    score = 2 * right / max(len(said) + len(truth), 1)
    return [
        name,
        f"{len(said):,}",
        f"{right:,}",
        f"{precision:.4f}",
        f"{recall:.4f}",
        f"{score:.4f}",
    ]


def _lake(threads: int) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        config={
            "threads": threads,
            "preserve_insertion_order": False,
            "memory_limit": "2GB",
            "max_temp_directory_size": "6GB",
        }
    )
    connection.execute("set timezone = 'UTC'")
    for name in SOURCE_TABLES:
        connection.register("received", pa.Table.from_pylist([], schema=arrow_schema(name)))
        connection.execute(f"create table {name} as select * from received")
        connection.unregister("received")
    return connection


def _fill(connection: duckdb.DuckDBPyConnection, source: str, rows: list[Company]) -> None:
    for first in range(0, len(rows), 100_000):
        chunk = rows[first : first + 100_000]
        received = pa.table(
            {
                "key": [one.key for one in chunk],
                "name": [one.text for one in chunk],
                "name_key": [name_key(one.text) for one in chunk],
                "country": [one.country or None for one in chunk],
                "number": [one.number for one in chunk],
                "city": [one.city for one in chunk],
                "postcode": [one.postcode for one in chunk],
            }
        )
        connection.register("received", received)
        connection.execute(
            f"insert into party by name select '{source}:' || key as party_id, key as local_id, "
            "'company' as kind, name, name_key, country, number as identifier, "
            "case when number is not null then 'XB-REG' end as scheme, "
            f"'{source}' as source from received"
        )
        connection.execute(
            f"insert into address by name select '{source}:' || key as party_id, "
            f"city as locality, postcode, '{source}' as source from received "
            "where city is not null or postcode is not null"
        )
        connection.unregister("received")


if __name__ == "__main__":
    main()
