"""Lakes made for tests, and what they hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from made_releases import lines, whole
from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import LINKED_TABLES, SOURCE_TABLES
from plumbrule.sources.source import ReadOptions

NAMED = ReadOptions(source="set")
RELEASES = [whole(f"ocds-test00-{number}", f"2024-03-0{number + 1}") for number in range(4)]
HALVES = {"a.jsonl": lines(RELEASES[:2]), "b.jsonl": lines(RELEASES[2:])}


def put(folder: Path, **files: bytes) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def rows(lake: Lake, *, placed: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    """Everything a lake holds, in a fixed order, with or without where it stands."""
    kept: dict[str, list[tuple[Any, ...]]] = {}
    with connect(lake.folder, lake.manifest()) as connection:
        for name, table in {**SOURCE_TABLES, **LINKED_TABLES}.items():
            columns = [column.name for column in (table.all_columns if placed else table.columns)]
            names = ", ".join(f'"{column}"' for column in columns)
            found = connection.execute(f"select {names} from {name}").fetchall()
            if found:
                kept[name] = sorted(found, key=repr)
    return kept


def loaded(folder: Path, *sets: list[Path], options: ReadOptions = NAMED) -> Lake:
    """A new lake with each set of files loaded after the other."""
    lake = Lake(folder)
    for paths in sets:
        report = load(lake, paths, options)
        assert all(one.outcome != "not loaded" for one in report.files), report.files
    return lake


def loaded_tenders(lake: Lake) -> list[tuple[Any, ...]]:
    with connect(lake.folder, lake.manifest()) as connection:
        query = "select ocid, title, value_amount, releases from tender order by ocid"
        return connection.execute(query).fetchall()


def faults_of(lake: Lake) -> list[tuple[Any, ...]]:
    with connect(lake.folder, lake.manifest()) as connection:
        return sorted(
            connection.execute("select kind, reason, file, line, path from fault").fetchall()
        )


def disk(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()
