"""Load files into the lake: recognise, read, merge, link, publish in one step."""

from __future__ import annotations

import filecmp
import shutil
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import Literal

import duckdb
import msgspec
import pyarrow as pa

from plumbrule.actions.given_file import (
    is_of_the_file,
    place_of,
    said_of,
    settings_of,
    unknown_format,
)
from plumbrule.actions.inputs import called, files, together, unpacked
from plumbrule.actions.link import FORMS, WORDS, Decided, kept_at, link_parts
from plumbrule.actions.load_report import FileReport, LoadReport
from plumbrule.actions.progress import Progress, Silent
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import LoadedFile, Manifest
from plumbrule.lake.pack import packed
from plumbrule.lake.rewrite import GONE, without
from plumbrule.model import LINKED_TABLES, PlumbError
from plumbrule.model.moments import zone_named
from plumbrule.sources.ocds.processes import merge_scattered, rows_standing, scattered
from plumbrule.sources.registry import recognise
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

Parts = dict[str, list[Path]]


def load(
    lake: Lake,
    paths: Sequence[Path],
    options: ReadOptions | None = None,
    progress: Progress | None = None,
    decided: Decided | None = None,
    *,
    anew: bool = False,
) -> LoadReport:
    """Load files; the lake is afterwards as before or holds all that could be read.

    Args:
        lake: where to.
        paths: files, folders and archives.
        options: what the user said about them.
        progress: told what is being done.
        decided: what people decided about links and values; applied anew at every load.
        anew: whether to link in any case, and with statistics of names taken anew.

    Raises:
        PlumbError: a path does not exist, another load is writing, or the lake cannot be written.
    """
    found = files(paths)
    mapped = options is not None and options.mapping is not None
    units = [(path,) for path in found] if mapped else together(found)
    try:
        with lake.writing() as workshop:
            task = _Load(
                lake, workshop, options or ReadOptions(), progress or Silent(), decided or Decided()
            )
            task.anew = anew
            for unit in units:
                task.take(unit)
            task.finish()
            return task.report
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise PlumbError(
            f"the load was given up and the lake is as it was before: {str(error).splitlines()[0]}",
            file=str(lake.folder),
        ) from error


class _Load:
    """One load in progress."""

    def __init__(
        self,
        lake: Lake,
        workshop: Path,
        options: ReadOptions,
        progress: Progress,
        decided: Decided,
    ) -> None:
        self.lake = lake
        self.decided = decided
        self.workshop = workshop
        self.options = options
        self.progress = progress
        self.before = lake.manifest()
        self.report = LoadReport(snapshot=self.before.number)
        self.kept: dict[str, LoadedFile] = {one.place: one for one in self.before.files}
        self.new: Parts = defaultdict(list)
        self.read_again: set[str] = set()
        self.touched_tenders = False
        self.anew = False

    def take(self, paths: tuple[Path, ...]) -> None:
        """Read one file, every file of an archive, or files that are read as one."""
        name = str(called(paths))
        given: list[str] = []
        try:
            for file in unpacked(paths, self.workshop):
                given.append(place_of(file.name))
                self.report.files.append(self._read(file))
        except PlumbError as error:
            self.report.files.append(FileReport(name, "not loaded", sentence=str(error)))
        except (OSError, EOFError, zlib.error) as error:
            if not is_of_the_file(error):
                raise
            sentence = f"the file cannot be read: {error}"
            self.report.files.append(FileReport(name, "not loaded", sentence=sentence))
        else:
            self._forget_former_members(place_of(name), given)

    def finish(self) -> None:
        """Merge, rewrite what was replaced, link, and publish."""
        now = tuple(self.kept[place] for place in sorted(self.kept))
        gone = {one.file for one in self.before.files} - {one.file for one in now}
        gone |= self.read_again
        settled_before = (self.before.decisions, self.before.corrections) == (
            self.decided.digest,
            self.decided.corrections,
        )
        nothing_new = not self.new and not gone and settled_before
        if (nothing_new and not self.anew) or not (self.new or gone or self.before.parts):
            if now != self.before.files:
                self._publish(self.before.parts, now)
            return
        old: Parts = {
            table: [self.lake.folder / part for part in parts]
            for table, parts in self.before.parts.items()
            if table not in LINKED_TABLES and table not in {WORDS, FORMS}
        }
        old = self._rewritten(old, [(file, None, "") for file in sorted(gone)], "replaced")
        if self.touched_tenders or gone:
            old = self._merged(old)
        self.new = {
            table: packed(paths, self.workshop / f"{table}-packed.parquet", table)
            for table, paths in self.new.items()
        }
        self.progress.step("linking people and organisations")
        kept = None if self.anew else kept_at(self.lake.folder, self.before)
        linked = link_parts(self._view(old, self.new), self.workshop, self.decided.links, kept)
        if nothing_new and self._links_stand(linked):
            return
        now = self._with_faults_counted(now, old)
        parts: dict[str, tuple[str, ...]] = {}
        for table in sorted({*old, *self.new, *linked}):
            settled = [
                self.lake.settle(path, table, self.before.number + 1)
                if self.workshop in path.parents
                else str(path.relative_to(self.lake.folder))
                for path in (*old.get(table, ()), *self.new.get(table, ()), *linked.get(table, ()))
            ]
            if settled:
                parts[table] = tuple(settled)
        self._publish(parts, now)

    def _links_stand(self, linked: dict[str, list[Path]]) -> bool:
        """Tell whether linking found, byte for byte, what the lake holds."""
        derived = {*LINKED_TABLES, WORDS, FORMS} & self.before.parts.keys()
        return derived == linked.keys() and all(
            len(paths) == len(self.before.parts[table])
            and all(
                filecmp.cmp(path, self.lake.folder / part, shallow=False)
                for path, part in zip(paths, self.before.parts[table], strict=True)
            )
            for table, paths in linked.items()
        )

    def _publish(self, parts: dict[str, tuple[str, ...]], files: tuple[LoadedFile, ...]) -> None:
        self.lake.publish(
            Manifest(
                self.before.number + 1,
                parts,
                files,
                decisions=self.decided.digest,
                corrections=self.decided.corrections,
            )
        )
        self.report.snapshot = self.before.number + 1
        by_place = {one.place: one for one in files}
        self.report.files = [
            replace(one, loaded=by_place.get(one.loaded.place)) if one.loaded else one
            for one in self.report.files
        ]

    def _forget_former_members(self, place: str, given: list[str]) -> None:
        """Forget what an earlier version of an archive held and this one does not."""
        for known in list(self.kept):
            if (known == place or known.startswith(f"{place}!")) and known not in given:
                del self.kept[known]

    def _read(self, file: InputFile) -> FileReport:
        settings = settings_of(file, self.options)
        place = place_of(file.name)
        earlier = self.kept.get(place)
        same = [one for one in self.kept.values() if one.sha256 == file.sha256]
        if same and same[0].settings == settings:
            if earlier is not None and earlier.sha256 == file.sha256:
                return FileReport(file.name, "unchanged", earlier)
            twin = min(same, key=lambda one: one.place)
            self.kept[place] = msgspec.structs.replace(twin, name=file.name, place=place)
            said = f"the same content is loaded as {twin.name}"
            return FileReport(file.name, "unchanged", self.kept[place], said)
        self.progress.step(f"reading {file.name}")
        loaded, parts, sentence = self._parts(file, settings)
        if loaded is None:
            return FileReport(file.name, "not loaded", sentence=sentence)
        for one in same:  # one content has one reading: the latest
            self.read_again.add(one.file)
            self.kept[one.place] = msgspec.structs.replace(loaded, name=one.name, place=one.place)
        for table, paths in parts.items():
            self.new[table] += paths
        self.touched_tenders |= "tender" in parts
        self._keep_original(file)
        self.kept[place] = loaded
        outcome: Literal["loaded", "replaced"] = "loaded" if earlier is None else "replaced"
        return FileReport(file.name, outcome, loaded)

    def _parts(self, file: InputFile, settings: str) -> tuple[LoadedFile | None, Parts, str]:
        source = recognise(file, self.options)
        if source is None:
            return None, {}, unknown_format(file)
        sink = self._sink(file.file, self.options.source or "", self.options.zone)
        try:
            source.read(file, sink, self.options)
        except (PlumbError, OSError, EOFError, zlib.error) as error:
            for paths in sink.close().values():
                for path in paths:
                    path.unlink()
            if isinstance(error, PlumbError):
                return None, {}, str(error)
            raise
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
            said_of(self.options),
            place_of(file.name),
        )
        return loaded, parts, ""

    def _sink(self, file: str, source: str, zone: tzinfo | None, *, again: bool = False) -> Sink:
        label = "merged" if again else f"{len(self.report.files)}"
        return Sink(self.workshop, file, source, zone=zone, label=label, again=again)

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
                parts[table] += tuple(str(path.resolve()) for path in paths)
        return connect(
            Path("/"),
            Manifest(parts=parts, corrections=self.decided.corrections),
            threads=1,
            spill=self.workshop / "spill",
        )

    def _merged(self, old: Parts) -> Parts:
        """Merge the processes whose releases are scattered; gives the old parts without them."""
        with self._view(old, self.new) as connection:
            standing = scattered(connection)
        if not standing:
            return old
        self.progress.step(f"merging {len({one.ocid for one in standing})} processes")
        gone = rows_standing(standing, self.lake.original, self.workshop)
        old = self._rewritten(old, gone, "before")
        self.new = self._rewritten(self.new, gone, "new")
        sinks: dict[str, Sink] = {}
        sources = {one.file: one.source for one in standing}
        said = {one.file: one.options for one in self.kept.values()}

        def new_sink(file: str) -> Sink:
            if file not in sinks:
                zone = said[file].get("zone")
                sinks[file] = self._sink(
                    file, sources[file], zone_named(zone) if zone else None, again=True
                )
            return sinks[file]

        def country(file: str) -> str | None:
            return said[file].get("country")

        merge_scattered(standing, self.lake.original, new_sink, self.workshop, country)
        for file in sorted(sinks):
            for table, paths in sinks[file].close().items():
                self.new[table] += paths
        return old

    def _with_faults_counted(
        self, files: tuple[LoadedFile, ...], old: Parts
    ) -> tuple[LoadedFile, ...]:
        """Count the faults of each file, those met while merging included."""
        with self._view(old, self.new) as connection:
            query = "select file, count(*) from fault group by file"
            counts = dict(connection.execute(query).fetchall())
        return tuple(msgspec.structs.replace(one, faults=counts.get(one.file, 0)) for one in files)

    def _rewritten(
        self, parts: Parts, gone: Iterable[tuple[str, int | None, str]], label: str
    ) -> Parts:
        """Give the parts without the rows that are gone.

        Of a record that is only merged anew, the faults stay that were met when it was read.
        """
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
                    only = "merged" if table == "fault" and not whole_files else None
                    remains = without(connection, path, target, table_of_gone, only)
                    if remains is None:
                        result[table].append(path)
                    elif remains:
                        result[table].append(target)
        return result
