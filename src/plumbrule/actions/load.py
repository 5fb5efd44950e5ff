"""Load files into the lake: recognise, read, merge, link, publish in one step."""

from __future__ import annotations

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import duckdb
import pyarrow as pa

from plumbrule.actions.inputs import files, unpacked
from plumbrule.actions.link import link_parts
from plumbrule.actions.progress import Progress, Silent
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import LoadedFile, Manifest
from plumbrule.lake.pack import packed
from plumbrule.lake.rewrite import GONE, without
from plumbrule.model import LINKED_TABLES, PlumbError
from plumbrule.sources.mapping import mapping_for
from plumbrule.sources.ocds.processes import Standing, merge_scattered, scattered
from plumbrule.sources.registry import recognise
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

Parts = dict[str, list[Path]]


@dataclass(frozen=True)
class FileReport:
    """What became of one file.

    Args:
        name: as the user named it.
        outcome: ``loaded``, ``replaced`` an earlier version, ``unchanged``, or ``not loaded``.
        loaded: what is in the lake now, or None.
        sentence: why it was not loaded.
    """

    name: str
    outcome: Literal["loaded", "replaced", "unchanged", "not loaded"]
    loaded: LoadedFile | None = None
    sentence: str = ""


@dataclass
class LoadReport:
    """What a load did, file by file."""

    files: list[FileReport] = field(default_factory=list)
    snapshot: int = 0

    @property
    def did_something(self) -> bool:
        """Whether any file is in the lake because of this load or before it."""
        return any(one.outcome != "not loaded" for one in self.files)


def load(
    lake: Lake,
    paths: Sequence[Path],
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """Load files; the lake is afterwards as before or holds all that could be read.

    Args:
        lake: where to.
        paths: files, folders and archives.
        options: what the user said about them.
        progress: told what is being done.

    Raises:
        PlumbError: a path does not exist, or another load is writing.
    """
    with lake.writing() as workshop:
        task = _Load(lake, workshop, options or ReadOptions(), progress or Silent())
        for path in files(paths):
            task.take(path)
        task.finish()
        return task.report


class _Load:
    """One load in progress."""

    def __init__(
        self, lake: Lake, workshop: Path, options: ReadOptions, progress: Progress
    ) -> None:
        self.lake = lake
        self.workshop = workshop
        self.options = options
        self.progress = progress
        self.before = lake.manifest()
        self.report = LoadReport(snapshot=self.before.number)
        self.kept: dict[str, LoadedFile] = {one.name: one for one in self.before.files}
        self.new: Parts = defaultdict(list)
        self.gone_files: set[str] = set()
        self.touched_tenders = False

    def take(self, path: Path) -> None:
        """Read one file, or every file of an archive."""
        try:
            for file in unpacked(path, self.workshop):
                self.report.files.append(self._read(file))
        except PlumbError as error:
            self.report.files.append(FileReport(str(path), "not loaded", sentence=str(error)))
        except (OSError, EOFError) as error:
            sentence = f"the file cannot be read: {error}"
            self.report.files.append(FileReport(str(path), "not loaded", sentence=sentence))

    def finish(self) -> None:
        """Merge, rewrite what was replaced, link, and publish."""
        if not self.new and not self.gone_files:
            return
        number = self.before.number + 1
        old: Parts = {
            table: [self.lake.folder / part for part in parts]
            for table, parts in self.before.parts.items()
            if table not in LINKED_TABLES
        }
        gone = [(file, None, "") for file in sorted(self.gone_files)]
        old = self._rewritten(old, gone, "replaced")
        if self.touched_tenders or self.gone_files:
            old = self._merged(old)
        self.new = {
            table: packed(paths, self.workshop / f"{table}-packed.parquet", table)
            for table, paths in self.new.items()
        }
        self.progress.step("linking people and organisations")
        linked = link_parts(self._view(old, self.new), self.workshop)
        parts: dict[str, tuple[str, ...]] = {}
        for table in sorted({*old, *self.new, *linked}):
            settled = [
                self.lake.settle(path, table, number)
                if self.workshop in path.parents
                else str(path.relative_to(self.lake.folder))
                for path in (*old.get(table, ()), *self.new.get(table, ()), *linked.get(table, ()))
            ]
            if settled:
                parts[table] = tuple(settled)
        self.lake.publish(
            Manifest(number, parts, tuple(self.kept[name] for name in sorted(self.kept)))
        )
        self.report.snapshot = number

    def _read(self, file: InputFile) -> FileReport:
        settings = _settings(file, self.options)
        earlier = self.kept.get(file.name)
        if earlier is not None and (earlier.sha256, earlier.settings) == (file.sha256, settings):
            return FileReport(file.name, "unchanged", earlier)
        twin = next(
            (
                one
                for one in self.kept.values()
                if one.sha256 == file.sha256 and one.settings == settings and one is not earlier
            ),
            None,
        )
        if twin is not None:
            return FileReport(
                file.name, "unchanged", twin, f"the same content is loaded as {twin.name}"
            )
        self.progress.step(f"reading {file.name}")
        loaded, parts, sentence = self._parts(file, settings)
        if loaded is None:
            return FileReport(file.name, "not loaded", sentence=sentence)
        if earlier is not None:
            self.gone_files.add(earlier.file)
        for table, paths in parts.items():
            self.new[table] += paths
        self.touched_tenders |= "tender" in parts
        self._keep_original(file)
        self.kept[file.name] = loaded
        outcome: Literal["loaded", "replaced"] = "loaded" if earlier is None else "replaced"
        return FileReport(file.name, outcome, loaded)

    def _parts(self, file: InputFile, settings: str) -> tuple[LoadedFile | None, Parts, str]:
        source = recognise(file, self.options)
        if source is None:
            return None, {}, _unknown(file)
        sink = self._sink(file.file)
        try:
            source.read(file, sink, self.options)
        except PlumbError as error:
            for paths in sink.close().values():
                for path in paths:
                    path.unlink()
            return None, {}, str(error)
        parts = sink.close()
        if sink.records == 0 and set(parts) <= {"fault"}:
            for paths in parts.values():
                for path in paths:
                    path.unlink()
            return None, {}, sink.first_fault or "the file holds no records"
        loaded = LoadedFile(
            file.file,
            file.name,
            source.name,
            file.sha256,
            file.size,
            sink.records,
            sink.fault_count,
            sink.first.isoformat() if sink.first else None,
            sink.last.isoformat() if sink.last else None,
            {name: sink.filled[name] / asked for name, asked in sink.asked.items() if asked},
            settings,
        )
        return loaded, parts, ""

    def _sink(self, file: str, label: str = "0") -> Sink:
        return Sink(
            self.workshop,
            file,
            self.options.source or "",
            zone=self.options.zone,
            label=label,
        )

    def _keep_original(self, file: InputFile) -> None:
        target = self.lake.original(file.file)
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            copying = target.with_name(f"{target.name}.part")
            shutil.copyfile(file.path, copying)
            copying.replace(target)

    def _view(self, *sets: Parts) -> duckdb.DuckDBPyConnection:
        """Open DuckDB over parts as they will be."""
        parts: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for one in sets:
            for table, paths in one.items():
                parts[table] += tuple(str(path) for path in paths)
        return connect(Path("/"), Manifest(parts=parts), threads=1)

    def _merged(self, old: Parts) -> Parts:
        """Merge the processes whose releases are scattered; gives the old parts without them."""
        with self._view(old, self.new) as connection:
            standing = scattered(connection)
        if not standing:
            return old
        self.progress.step(f"merging {len({one.ocid for one in standing})} processes")
        gone = [(one.file, one.line, one.path) for one in standing]
        old = self._rewritten(old, gone, "before")
        self.new = self._rewritten(self.new, gone, "new")
        sinks: dict[str, Sink] = {}

        def new_sink(file: str) -> Sink:
            if file not in sinks:
                sinks[file] = self._sink(file, "merged")
                sinks[file].source = _source_of(standing, file)
            return sinks[file]

        merge_scattered(standing, self.lake.original, new_sink, self.workshop, self.options.country)
        for file in sorted(sinks):
            for table, paths in sinks[file].close().items():
                self.new[table] += paths
        return old

    def _rewritten(
        self, parts: Parts, gone: Iterable[tuple[str, int | None, str]], label: str
    ) -> Parts:
        """Give the parts without the rows that are gone; faults of a record stay."""
        rows = list(gone)
        if not rows:
            return parts
        table_of_gone = pa.table(
            {
                "file": [row[0] for row in rows],
                "line": [row[1] for row in rows],
                "path": [row[2] for row in rows],
            },
            schema=GONE,
        )
        whole_files = all(row[1] is None for row in rows)
        result: Parts = defaultdict(list)
        with duckdb.connect() as connection:
            for table, paths in parts.items():
                for place, path in enumerate(paths):
                    target = self.workshop / f"{table}-{label}-{place}.parquet"
                    if table == "fault" and not whole_files:
                        result[table].append(path)
                        continue
                    remains = without(connection, path, target, table_of_gone)
                    if remains is None:
                        result[table].append(path)
                    elif remains:
                        result[table].append(target)
        return result


def _source_of(standing: Sequence[Standing], file: str) -> str:
    ocid = next(one.ocid for one in standing if one.file == file)
    return "-".join(ocid.split("-")[:2])


def _settings(file: InputFile, options: ReadOptions) -> str:
    """Hash what else decides how a file is read: the mapping's text and the options."""
    mapping = mapping_for(file, options)
    text = mapping.read_bytes() if mapping is not None and mapping.is_file() else b""
    said = f"{options.source}|{options.country}|{options.zone}|".encode()
    return hashlib.sha256(said + text).hexdigest()[:12]


def _unknown(file: InputFile) -> str:
    head = file.head()
    if not head.strip():
        return "the file is empty"
    if b"\x00" not in head and (b"," in head or b";" in head or b"\t" in head):
        return (
            "no format that is known, and no mapping; if it is a table, write one with "
            f"`plumb new mapping {file.name}`"
        )
    return "not in a format that is known"
