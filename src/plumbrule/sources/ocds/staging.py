"""Releases staged in DuckDB: read strictly where a block is clean, with care where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from plumbrule.sources.ocds.columns import release_columns
from plumbrule.sources.ocds.pointers import pointer
from plumbrule.sources.sink import Sink

LONGEST = 1 << 24
"""Bytes of one record that the strict reader takes; its buffers are a few times as large."""

_TABLES = resources.files("plumbrule.sources.ocds") / "tables"

_PLACES = pa.schema(
    [
        ("place", pa.int64()),
        ("line", pa.int64()),
        ("prefix", pa.string()),
        ("merged", pa.int64()),
    ]
)

_PREFIX = re.compile(r"ocds-[a-z0-9]+(?=-)")
"""The registered prefix of a publisher's process ids."""

_STRICT = "select rowid as place, rowid + {first} as line, '' as prefix, 1 as merged, * from strict"

_TIDIED = (
    "select -1 - place as place, line, prefix, merged, tidied.* "
    "from tidied inner join tidied_place on tidied.rowid = tidied_place.place"
)


Place = Callable[[int | None, str], tuple[int | None, str]]
"""Takes the line and the pointer of a row or a value; gives those that the row shall have."""


class Placed(NamedTuple):
    """A tidy release with where it came from.

    Args:
        data: one line of JSON.
        line: line in the file, or number in the document, from 1.
        prefix: JSON pointer to it in its document; empty for a whole line.
        merged: number of releases it was merged from.
    """

    data: bytes
    line: int
    prefix: str = ""
    merged: int = 1


class Stage:
    """Holds a block of releases and writes the rows of every table from it.

    Args:
        sink: takes the rows and faults.
        workshop: folder for the lines of tidied releases.
        country: ISO 3166-1 alpha-2 code where a release does not tell.
        threads: worker threads; None leaves one for each core.
    """

    def __init__(
        self, sink: Sink, workshop: Path, *, country: str | None = None, threads: int | None = None
    ) -> None:
        self.sink = sink
        self.workshop = workshop
        self.connection = duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "memory_limit": "600MB",
                "temp_directory": str(workshop / "spill"),
            }
        )
        if threads is not None:
            self.connection.execute(f"set threads = {threads}")
        self.connection.execute("set variable country = $1", [country])
        self.connection.execute(_sql("macros.sql"))
        self.place: Place | None = None
        """Gives line and path of what is staged, where its own are only a number and a pointer."""
        self._shown: list[str] = []

    def strict(self, block: Path, first: int, lines: int) -> list[int] | None:
        """Read a file of lines as it is.

        Args:
            block: file of one release a line.
            first: number of its first line in the source file.
            lines: how many lines it has.

        Returns:
            The places, from 0, of the lines that need care; they are staged no more. None when
            the block as a whole does not stand up to strict reading: nothing is staged.
        """
        try:
            self._read_into("strict", block)
        except duckdb.Error:
            return None
        counted = self.connection.execute("select count(*) from strict").fetchall()
        if counted[0][0] != lines:
            return None
        self._show(_STRICT.format(first=int(first)))
        untidy = sorted(row[0] for row in self.connection.execute(_sql("untidy.sql")).fetchall())
        if untidy:
            self.connection.register("untidy", pa.table({"place": pa.array(untidy, pa.int64())}))
            self._show(
                f"{_STRICT.format(first=int(first))} where rowid not in (select place from untidy)"  # noqa: S608
            )
        return untidy

    def add(self, releases: Sequence[Placed]) -> None:
        """Stage tidy releases beside what is staged."""
        if not releases:
            return
        path = self.workshop / "tidied.jsonl"
        path.write_bytes(b"\n".join(one.data for one in releases) + b"\n")
        longest = max(len(one.data) for one in releases) + 2
        self._read_into("tidied", path, max(LONGEST, longest))
        path.unlink()
        self.connection.register(
            "tidied_place",
            pa.table(
                {
                    "place": list(range(len(releases))),
                    "line": [one.line for one in releases],
                    "prefix": [one.prefix for one in releases],
                    "merged": [one.merged for one in releases],
                },
                schema=_PLACES,
            ),
        )
        self._show(" union all ".join([*self._shown, _TIDIED]))

    def write(self) -> None:
        """Write the rows of every table to the sink, count, and forget the block."""
        if not self._shown:
            return
        self._name_source()
        self.connection.execute(_sql("stage.table.sql"))
        for table in self._present():
            for batch in self.connection.sql(_sql(f"{table}.sql")).to_arrow_reader(122_880):
                columns = dict(zip(batch.schema.names, batch.columns, strict=True))
                if self.place is not None:
                    columns |= _moved(columns, self.place)
                self.sink.add_columns(table.split(".")[0], columns, batch.num_rows, pointer)
        for kind, reason, line, path, value in self.connection.execute(
            _sql("notes.sql")
        ).fetchall():
            at, where = (line, path) if self.place is None else self.place(line, path)
            self.sink.fault(kind, reason, at, where, value)
        self._count()
        self.connection.execute(
            "drop table stage; drop view release; "
            "drop table if exists strict; drop table if exists tidied"
        )
        self._shown = []

    def _present(self) -> list[str]:
        """Name the tables that have rows in this block; to ask for each costs time."""
        result = self.connection.execute(_sql("present.sql"))
        names = [column[0] for column in result.description or ()]
        present = dict(zip(names, result.fetchall()[0], strict=True))
        return [table for table in _tables() if present.get(table, True)]

    def _name_source(self) -> None:
        """Name the data set after the publisher's prefix, such as ``ocds-213czf``.

        Where the process ids have no prefix, nothing tells one publisher from another, and the
        file stands for it.
        """
        if not self.sink.source:
            query = "select min(ocid) from release"
            ocid = self.connection.execute(query).fetchall()[0][0]
            if ocid is None:
                return
            prefix = _PREFIX.match(ocid)
            self.sink.source = prefix[0] if prefix else f"ocds-{self.sink.file}"

    def _count(self) -> None:
        result = self.connection.execute(_sql("filled.sql"))
        names = [column[0] for column in result.description or ()]
        values = dict(zip(names, result.fetchall()[0], strict=True))
        records = values.pop("records")
        self.sink.records += records
        self.sink.period(values.pop("first_day"), values.pop("last_day"))
        for name, filled in values.items():
            self.sink.fill(name.replace("_", " "), filled or 0, records)

    def _show(self, query: str) -> None:
        self._shown = [query]
        self.connection.execute(f"create or replace temp view release as {query}")

    def _read_into(self, table: str, path: Path, longest: int = LONGEST) -> None:
        self.connection.execute(
            f"create or replace temp table {table} as select * from read_json($1, "  # noqa: S608
            f"format = 'newline_delimited', compression = 'uncompressed', columns = {_columns()}, "
            f"maximum_object_size = {int(longest)})",
            [str(path)],
        )


def _moved(columns: dict[str, pa.Array], place: Place) -> dict[str, pa.Array]:
    lines, paths = columns["line"].to_pylist(), columns["path"].to_pylist()
    found = [place(line, path) for line, path in zip(lines, paths, strict=True)]
    return {
        "line": pa.array([line for line, _ in found], pa.int64()),
        "path": pa.array([path for _, path in found], pa.string()),
    }


@cache
def _columns() -> str:
    shown = ", ".join(f"'{name}': '{kind}'" for name, kind in release_columns().items())
    return f"{{{shown}}}"


@cache
def _sql(name: str) -> str:
    return (_TABLES / name).read_text(encoding="utf-8")


@cache
def _tables() -> tuple[str, ...]:
    """Name the files that make rows: `bid.sql` those of `bid`, `party.owner.sql` more of `party`."""
    others = {
        *("macros.sql", "untidy.sql", "notes.sql", "filled.sql", "present.sql"),
        "stage.table.sql",
    }
    files = sorted(file.name for file in _TABLES.iterdir() if file.name.endswith(".sql"))
    return tuple(name.removesuffix(".sql") for name in files if name not in others)
