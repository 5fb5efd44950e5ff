"""The demo's files read with the standard library only, apart from the package under test."""

import csv
import gzip
import io
import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any


@dataclass
class Records:
    """What the files say, as plain objects."""

    releases: dict[str, dict[str, Any]] = field(default_factory=dict)
    statements: list[dict[str, Any]] = field(default_factory=list)
    listed: list[dict[str, Any]] = field(default_factory=list)
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    broken: int = 0
    repeated: int = 0


def read(paths):
    """Read every file of the demo."""
    records = Records()
    for path in paths:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        if path.suffix == ".csv":
            name = path.name.removeprefix("avelia-").rpartition("-")[0]
            records.tables.setdefault(name, []).extend(_table(content))
        elif ".bods." in path.name:
            records.statements.extend(_lines(content))
        elif ".ftm." in path.name:
            records.listed.extend(_lines(content))
        elif path.suffix == ".json":
            _merge_package(json.loads(content, parse_float=Decimal), records)
        else:
            _compiled(content, records)
    return records


def _text(content):
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(encoding)
    return content.decode()


def _lines(content):
    return [json.loads(line, parse_float=Decimal) for line in content.splitlines()]


def _table(content):
    text = _text(content)
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def _compiled(content, records):
    for line in _text(content).splitlines():
        try:
            release = json.loads(line, parse_float=Decimal)
        except ValueError:
            records.broken += 1
            continue
        if release["ocid"] in records.releases:
            assert records.releases[release["ocid"]] == release
            records.repeated += 1
        records.releases[release["ocid"]] = release


def _merge_package(package, records):
    assert package["version"] == "1.1"
    by_ocid = {}
    for release in package["releases"]:
        by_ocid.setdefault(release["ocid"], []).append(release)
    for ocid, releases in by_ocid.items():
        assert ocid not in records.releases
        merged = {}
        for release in sorted(releases, key=lambda one: instant(one["date"])[0]):
            _merge(merged, release)
        records.releases[ocid] = merged


def _merge(old, new):
    """OCDS 1.1: objects by field, arrays of objects by id, all else replaced."""
    for key, value in new.items():
        if isinstance(value, dict):
            _merge(old.setdefault(key, {}), value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            present = old.setdefault(key, [])
            for item in value:
                known = next((one for one in present if one["id"] == item["id"]), None)
                if known is None:
                    present.append(known := {})
                _merge(known, item)
        else:
            old[key] = value


def instant(text):
    """Earliest and latest reading in UTC; a day is 24 hours in Avelia, two hours ahead of UTC."""
    if len(text) == 10:
        start = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
        start -= timedelta(hours=2)
        return start, start + timedelta(days=1) - timedelta(seconds=1)
    moment = datetime.fromisoformat(text)
    assert moment.tzinfo is not None
    return moment.astimezone(UTC), moment.astimezone(UTC)


def day_in_avelia(text):
    """The calendar day in Avelia, as text."""
    return (instant(text)[0] + timedelta(hours=2)).date().isoformat()
