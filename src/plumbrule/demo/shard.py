"""Writing a run of neighbouring provinces to their own files.

A shard is what one process writes at a time. Its files belong to it alone, and memory holds one
province at a time.
"""

import gzip
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

import msgspec

from plumbrule.demo import bods, releases, sanctions
from plumbrule.demo.history import live_through
from plumbrule.demo.households.tables import TABLES
from plumbrule.demo.manners import BROKEN_LINES, archive
from plumbrule.demo.markets import YEARS
from plumbrule.demo.ocds import Publisher
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.registers import REGISTERS

_PUBLISHED = (*REGISTERS, *TABLES)

PACKAGE_DATE = "2026-02-01T09:00:00+02:00"


@dataclass(frozen=True, slots=True)
class ShardJob:
    """What to write.

    Attributes:
        directory: folder of the demo's files; its folders ``ocds`` and ``registers`` exist.
        seed: seed of the country.
        number: number of the shard, from 1, for file names.
        provinces: indexes of the provinces.
        pack_first_year: whether the files of the first year are compressed.
    """

    directory: Path
    seed: int
    number: int
    provinces: range
    pack_first_year: bool


@dataclass(slots=True)
class ShardResult:
    """What was written: files to load, the planted rows as JSON lines, and counts."""

    files: list[Path] = field(default_factory=list)
    truth: bytes = b""
    processes: int = 0


def write_shard(job: ShardJob) -> ShardResult:
    """Generate the provinces of a shard and write all their files."""
    with ExitStack() as stack:
        return _Shelf(job, stack).fill()


class _Shelf:
    """The open files of one shard."""

    def __init__(self, job: ShardJob, stack: ExitStack) -> None:
        self._job = job
        self._stack = stack
        self._result = ShardResult()
        self._encoder = msgspec.json.Encoder()
        self._years = {year: self._open_year(year) for year in YEARS}
        self._owners = self._open("registers", "ownership", "bods.jsonl")
        self._listed = self._open("registers", "sanctions", "ftm.json")
        self._told: list[dict[str, object]] = []
        self._rows: dict[str, list[tuple[str, ...]]] = {row.name: [] for row, _ in _PUBLISHED}

    def fill(self) -> ShardResult:
        """Write everything, and tell what was written."""
        planted = bytearray()
        for index in self._job.provinces:
            province = live_through(index, self._job.seed)
            self._add_processes(province, Publisher(province))
            self._owners.write(self._encoder.encode_lines(bods.statements(province)))
            self._listed.write(self._encoder.encode_lines(sanctions.entities(province)))
            for register, rows in _PUBLISHED:
                self._rows[register.name].extend(rows(province))
            planted += self._encoder.encode_lines(province.planted)
            self._result.processes += len(province.processes)
        if self._job.number == 1:
            self._years[YEARS[0]].write(b"".join(BROKEN_LINES))
        self._finish()
        self._result.truth = bytes(planted)
        return self._result

    def _add_processes(self, province: Province, publisher: Publisher) -> None:
        encode = self._encoder.encode
        old: list[Process] = []
        for process in province.processes:
            if process.in_releases:
                self._told.extend(releases.history(publisher, process))
            elif process.bids_hidden and process.winners and province.index == 0:
                old.append(process)
            else:
                self._years[process.year].write(encode(publisher.compiled(process)) + b"\n")
        if province.index == 0:
            twice = next(p for p in province.processes if p.year == YEARS[1] and not p.in_releases)
            self._years[YEARS[1]].write(encode(publisher.compiled(twice)) + b"\n")
            self._put("ocds", "avelia-archive.jsonl", archive(publisher, old))

    def _finish(self) -> None:
        """Write what is collected over all provinces of the shard."""
        self._told.sort(key=lambda release: (str(release["date"]), str(release["ocid"])))
        name = f"avelia-releases-{self._job.number:04d}.json"
        content = self._encoder.encode(releases.package(self._told, name, PACKAGE_DATE))
        self._put("ocds", name, content)
        for register, _ in _PUBLISHED:
            name = f"avelia-{register.name}-{self._job.number:04d}.csv"
            self._put("registers", name, register.encode(self._rows[register.name]))
            beside = self._job.directory / "registers" / f"{name}.mapping.yml"
            beside.write_bytes(register.mapping())

    def _open_year(self, year: int) -> IO[bytes]:
        if not (self._job.pack_first_year and year == YEARS[0]):
            return self._open("ocds", str(year), "jsonl")
        plain = self._open("ocds", str(year), "jsonl.gz")
        packed = gzip.GzipFile("", "wb", compresslevel=1, fileobj=plain, mtime=0)
        return cast("IO[bytes]", self._stack.enter_context(packed))

    def _open(self, folder: str, stem: str, suffix: str) -> IO[bytes]:
        path = self._job.directory / folder / f"avelia-{stem}-{self._job.number:04d}.{suffix}"
        self._result.files.append(path)
        return self._stack.enter_context(path.open("wb", buffering=1 << 20))

    def _put(self, folder: str, name: str, content: bytes) -> None:
        path = self._job.directory / folder / name
        path.write_bytes(content)
        self._result.files.append(path)
