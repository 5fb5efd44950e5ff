"""Processes whose releases stand on several lines or in several files: merged into one.

What was read first as if each release were a process of its own is taken back for these, and the
merged process is written in its place. The releases are read again from the kept originals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import duckdb

from plumbrule.sources.ocds.careful import decode, tidy
from plumbrule.sources.ocds.combine import Note as MergeNote
from plumbrule.sources.ocds.detect import Shape, detect
from plumbrule.sources.ocds.documents import iter_releases
from plumbrule.sources.ocds.fit import Note
from plumbrule.sources.ocds.flat import flat_releases
from plumbrule.sources.ocds.history import amounts, stated
from plumbrule.sources.ocds.lines import documents_in, lines_of
from plumbrule.sources.ocds.merge import Sourced, merge
from plumbrule.sources.ocds.staging import Placed, Stage
from plumbrule.sources.ocds.unpack import Place, RawRelease, Unpacker
from plumbrule.sources.ocds.wrapped import of_this_version
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile

AT_ONCE = 100_000
"""Releases held while merging; more are merged in several passes over the files."""

_SCATTERED = """
with standing as (
    select ocid, file, line, regexp_replace(path, '/tender$', '') as path, source
    from tender
    where releases = 1
    union
    select ocid, file, line, path, source from release
),

several as (
    select ocid from standing group by ocid having count(*) > 1
    union
    select ocid from release
),

now_standing as (
    select ocid, list_sort(list(file || ':' || line || ':' || path)) as places
    from standing
    where ocid in (select ocid from several)
    group by ocid
),

merged_before as (
    select ocid, list_sort(list(file || ':' || line || ':' || path)) as places, max(release.of) as of
    from release
    group by ocid
)

select standing.ocid, standing.file, standing.line, standing.path, standing.source
from standing
inner join now_standing on standing.ocid = now_standing.ocid
left join merged_before on standing.ocid = merged_before.ocid
where
    merged_before.ocid is null
    or now_standing.places <> merged_before.places
    or len(merged_before.places) <> merged_before.of
order by standing.ocid, standing.file, standing.line, standing.path
"""


class Standing(NamedTuple):
    """Where one release of a process stands, and in which data set."""

    ocid: str
    file: str
    line: int
    path: str
    source: str


Read = tuple[Standing, RawRelease]
"""A release read again, and where it stands."""


def scattered(connection: duckdb.DuckDBPyConnection) -> list[Standing]:
    """List the releases of every process that has to be merged, or merged anew.

    Args:
        connection: DuckDB with the views ``tender`` and ``release`` as they will be.
    """
    return [Standing(*row) for row in connection.execute(_SCATTERED).fetchall()]


def rows_standing(
    standing: Sequence[Standing], original: Callable[[str], Path], workshop: Path
) -> list[tuple[str, int | None, str]]:
    """Give the places of all rows that tell of releases: file, line and the path they begin with.

    A release of JSON is one place; one of a flat file has rows in several sheets.
    """
    places: dict[tuple[str, int | None, str], None] = {
        (one.file, one.line, one.path): None for one in standing
    }
    for file, kept in _kept(standing, original):
        if _shape(kept) is not None:
            continue
        own = {(one.line, one.path) for one in standing if one.file == file}
        for flat in flat_releases(kept, workshop, _heard_before):
            if (flat.raw.line, flat.raw.path) in own:
                places |= dict.fromkeys((file, spot.line, spot.path) for spot in flat.rows)
    return list(places)


def merge_scattered(
    standing: Sequence[Standing],
    original: Callable[[str], Path],
    new_sink: Callable[[str], Sink],
    workshop: Path,
    country: Callable[[str], str | None],
) -> None:
    """Merge processes and write their rows.

    Args:
        standing: what ``scattered`` gave.
        original: gives the path of a loaded file by its short hash.
        new_sink: gives the sink for rows of a file; the rows of a merged process belong to the
            file of its latest release.
        workshop: folder for what lies between.
        country: gives for a file the ISO 3166-1 alpha-2 code where a release does not tell.
    """
    passes = len(standing) // AT_ONCE + 1
    for number in range(passes):
        wanted = [one for one in standing if crc32(one.ocid.encode()) % passes == number]
        processes: dict[str, list[Read]] = defaultdict(list)
        for place, raw in _read_again(wanted, original, workshop):
            processes[place.ocid].append((place, raw))
        merged: dict[str, list[tuple[Placed, str, list[Read]]]] = defaultdict(list)
        for ocid in sorted(processes):
            for file, placed in _merge(processes[ocid], new_sink):
                merged[file].append((placed, ocid, processes[ocid]))
        for file in sorted(merged):
            sink = new_sink(file)
            stage = Stage(sink, workshop, country=country(file), threads=1)
            stage.add([placed for placed, _, _ in merged[file]])
            stage.write()
            for _, ocid, releases in merged[file]:
                if len(releases) > 1:
                    _remember(ocid, releases, new_sink)


def _remember(ocid: str, releases: Sequence[Read], new_sink: Callable[[str], Sink]) -> None:
    for place, raw in releases:
        release = of_this_version(decode(raw.data), raw)
        sink = new_sink(place.file)
        row = {"ocid": ocid, "of": len(releases), **stated(release)}
        sink.add("release", row, line=place.line, path=place.path)
        for pointer, amount in amounts(release):
            path = f"{place.path}{pointer}"
            sink.add("stated_value", {"ocid": ocid, **amount}, line=place.line, path=path)


def _merge(releases: list[Read], new_sink: Callable[[str], Sink]) -> Iterator[tuple[str, Placed]]:
    """Merge the releases of one process; the row stands where its latest release does."""
    sourced: list[Sourced] = []
    for place, raw in releases:
        value: dict[str, Any] = of_this_version(decode(raw.data), raw)
        sourced.append(Sourced(value, raw.published, place.file, place.line))
    notes: list[Note] = []
    if len(sourced) == 1:
        whole, last = sourced[0].release, releases[0][0]
    else:
        merged = merge(sourced)
        whole = merged.release
        last = next(
            place
            for (place, _), source in zip(releases, sourced, strict=True)
            if source is merged.latest
        )
        _tell(merged.notes, [place for place, _ in releases], new_sink)
    data = tidy(whole, notes)  # its notes were told when the releases were first read
    if data is not None:
        yield last.file, Placed(data, last.line, last.path, len(sourced))


def _tell(
    notes: Sequence[MergeNote], places: Sequence[Standing], new_sink: Callable[[str], Sink]
) -> None:
    """Tell what was met while merging, at the release it was met in."""
    by_line = {(place.file, place.line): place for place in reversed(places)}
    for note in notes:
        place = by_line[note.file, note.line]
        path = f"{place.path}/{note.path}" if note.path else place.path
        new_sink(place.file).fault("merged", note.reason, place.line, path, note.value)


def _read_again(
    wanted: Sequence[Standing], original: Callable[[str], Path], workshop: Path
) -> Iterator[Read]:
    by_file: dict[str, dict[tuple[int, str], Standing]] = defaultdict(dict)
    for one in wanted:
        by_file[one.file][one.line, one.path] = one
    for file, kept in _kept(wanted, original):
        places = by_file[file]
        shape = _shape(kept)
        releases: Iterator[RawRelease]
        if shape == "lines":
            releases = _lines_again(kept, {line for line, _ in places})
        elif shape is None:
            releases = (one.raw for one in flat_releases(kept, workshop, _heard_before))
        else:
            releases = iter_releases(kept, _heard_before)
        for raw in releases:
            place = places.get((raw.line, raw.path))
            if place is not None:
                yield place, raw


def _kept(
    standing: Sequence[Standing], original: Callable[[str], Path]
) -> Iterator[tuple[str, InputFile]]:
    """Give the originals of the files that releases stand in."""
    for file in sorted({one.file for one in standing}):
        path = original(file)
        yield file, InputFile(str(path), path, file, "", path.stat().st_size)


def _shape(file: InputFile) -> Shape | None:
    """Tell the shape of the JSON in a file that was read before; None for a flat file."""
    return detect(file.head())


def _lines_again(file: InputFile, wanted: set[int]) -> Iterator[RawRelease]:
    unpacker = Unpacker(_heard_before)
    for number, line in lines_of(file, _heard_before):
        if number in wanted:
            yield from documents_in(line, Place(number), unpacker)


def _heard_before(*_: object, **__: object) -> None:
    """Faults of these files were told when they were read the first time."""
