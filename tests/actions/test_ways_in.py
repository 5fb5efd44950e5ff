"""The same releases give the same rows whatever they are wrapped in."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from typing import Any

import pytest

from made_lakes import HALVES, RELEASES, loaded, put, rows, zipped
from made_releases import lines


def package(releases: list[dict[str, Any]]) -> dict[str, Any]:
    return {"uri": "u", "version": "1.1", "publishedDate": "2024-05-01", "releases": releases}


def nulled(value: Any) -> Any:
    """The same with fields of null added and the order of keys turned round."""
    if isinstance(value, dict):
        turned = {key: nulled(value[key]) for key in reversed(value)}
        return {"description": None, **turned, "unknown": None}
    return [nulled(one) for one in value] if isinstance(value, list) else value


def tarred(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


RECORDS = {
    "uri": "u",
    "publishedDate": "2024-05-01",
    "records": [{"ocid": one["ocid"], "compiledRelease": one} for one in RELEASES],
}
WAYS: dict[str, dict[str, bytes]] = {
    "gzip": {"a.gz": gzip.compress(lines(RELEASES))},
    "package": {"a.json": json.dumps(package(RELEASES)).encode()},
    "array": {"a.json": json.dumps(RELEASES).encode()},
    "array of packages": {"a": json.dumps([package([one]) for one in RELEASES]).encode()},
    "records": {"a.json": json.dumps(RECORDS).encode()},
    "pretty": {"a.json": json.dumps(package(RELEASES), indent=2).encode()},
    "releases over lines": {"a": b"\n".join(json.dumps(x, indent=1).encode() for x in RELEASES)},
    "byte order mark": {"a.json": b"\xef\xbb\xbf" + lines(RELEASES)},
    "utf-16": {"a.json": lines(RELEASES).decode().encode("utf-16")},
    "zip": {"a.zip": zipped(HALVES)},
    "tar.gz": {"a.tar.gz": tarred(HALVES)},
    "split": HALVES,
    "turned round": {"a.jsonl": lines(RELEASES[::-1])},
    "nulls": {"a.jsonl": lines([nulled(one) for one in RELEASES])},
    "crlf": {"a.jsonl": lines(RELEASES).replace(b"\n", b"\r\n\r\n")},
    "lines of packages": {"a.jsonl": lines([package([one]) for one in RELEASES])},
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """What the releases give as lines."""
    folder = tmp_path_factory.mktemp("plain")
    return rows(loaded(folder / "lake", put(folder / "in", a=lines(RELEASES))))


@pytest.mark.parametrize("way", WAYS)
def test_every_way_in_gives_the_same_rows(way, plain, tmp_path):
    files = put(tmp_path / "in", **WAYS[way])
    assert rows(loaded(tmp_path / "lake", files)) == plain
