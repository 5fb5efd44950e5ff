"""Releases come out of every wrapping, and what cannot be read is named by its line."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plumbrule.sources.ocds.documents import RawRelease, detect, iter_releases
from plumbrule.sources.source import InputFile

A = {"ocid": "ocds-1", "id": "a", "date": "2024-01-01T00:00:00Z", "tag": ["tender"], "parties": []}
B = {"ocid": "ocds-2", "id": "b", "date": "2024-01-02T00:00:00Z", "tag": ["compiled"], "buyer": {}}
PACKAGE = {
    "uri": "https://x.test/1",
    "version": "1.1",
    "publishedDate": "2024-02-01T00:00:00Z",
    "publisher": {"name": "P"},
}


class Reading:
    """What came out of a file: its releases and its faults."""

    def __init__(self, path: Path, data: bytes, **options: int) -> None:
        path.write_bytes(data)
        self.faults: list[tuple[str, str, int | None, str]] = []
        self.file = InputFile.at(path)
        self.releases = list(iter_releases(self.file, self._fault, **options))

    def _fault(self, kind, reason, line, path="", value=""):
        self.faults.append((kind, reason, line, path))

    @property
    def shape(self) -> str | None:
        return detect(self.file.head())

    @property
    def ids(self) -> list[str]:
        return [json.loads(release.data)["id"] for release in self.releases]

    @property
    def paths(self) -> list[str]:
        return [release.path for release in self.releases]


@pytest.fixture
def read(tmp_path):
    def reading(content: object, **options: int) -> Reading:
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        return Reading(tmp_path / "in.json", data, **options)

    return reading


def lines(*values: object) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def test_release_package(read):
    got = read({**PACKAGE, "releases": [A, B]})
    assert got.releases == [
        RawRelease(
            1, "/releases/0", json.dumps(A).encode(), "1.1", "2024-02-01T00:00:00Z", compiled=False
        ),
        RawRelease(
            2, "/releases/1", json.dumps(B).encode(), "1.1", "2024-02-01T00:00:00Z", compiled=True
        ),
    ]
    assert got.shape == "release package"
    assert got.faults == []


def test_numbers_keep_their_digits(read):
    text = b'{"ocid":"1","tag":["tender"],"tender":{"value":{"amount":12345678901234567.890}}}'
    got = read(b'{"uri":"u","version":"1.1","releases":[' + text + b"]}")
    assert got.releases[0].data == text


def test_record_package_prefers_the_compiled_release(read):
    compiled = {**A, "tag": ["compiled"], "id": "c"}
    records = [
        {"ocid": "ocds-1", "releases": [A], "compiledRelease": compiled},
        {"ocid": "ocds-2", "releases": [A, B]},
    ]
    got = read({**PACKAGE, "records": records})
    assert got.ids == ["c", "a", "b"]
    assert got.paths == [
        "/records/0/compiledRelease",
        "/records/1/releases/0",
        "/records/1/releases/1",
    ]
    assert [release.compiled for release in got.releases] == [True, False, True]
    assert got.shape == "record package"


def test_releases_that_are_only_linked_are_named(read):
    got = read({"ocid": "ocds-1", "releases": [{"url": "https://x.test/r", "tag": ["tender"]}]})
    assert got.releases == []
    assert got.shape == "record"
    [(kind, reason, line, path)] = got.faults
    assert (kind, line, path) == ("unreadable", 1, "/releases/0")
    assert "only linked" in reason


def test_versioned_release_keeps_its_latest_values(read):
    def version(date, value):
        return {"releaseDate": date, "releaseID": date, "releaseTag": ["x"], "value": value}

    versioned = {
        "ocid": "ocds-1",
        "tender": {
            "id": "t",
            "title": [
                version("2024-01-02T00:00:00Z", "late"),
                version("2024-01-01T23:30:00-05:00", "latest"),
                version("2024-01-01T00:00:00Z", "first"),
            ],
            "status": [version("2024-01-01T00:00:00Z", "x"), version("2024-01-02T00:00:00Z", None)],
            "items": [{"id": "1", "quantity": [version("2024-01-01T00:00:00Z", 2)]}],
        },
    }
    got = read({"ocid": "ocds-1", "versionedRelease": versioned})
    assert json.loads(got.releases[0].data) == {
        "ocid": "ocds-1",
        "tender": {"id": "t", "title": "latest", "items": [{"id": "1", "quantity": 2}]},
        "date": "2024-01-01T23:30:00-05:00",
        "id": "ocds-1-2024-01-01T23:30:00-05:00",
        "tag": ["compiled"],
    }
    assert got.releases[0].compiled
    assert got.paths == ["/versionedRelease"]


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        ([{**PACKAGE, "releases": [A]}, {**PACKAGE, "releases": [B]}], "array"),
        ([A, B], "array"),
        ({"results": [A, B], "next": None}, "array"),
        ({"data": {**PACKAGE, "releases": [A, B]}}, "release package"),
        ({"releases": [A, B], "links": {}, "total": 2}, "release package"),
        (lines(A, B), "lines"),
        (lines({**PACKAGE, "releases": [A]}, {**PACKAGE, "releases": [B]}), "documents"),
        (lines(A, {"ocid": "ocds-2", "releases": [B]}), "documents"),
        (lines(A).strip() + lines(B), "documents"),
        (json.dumps(A, indent=1).encode() + json.dumps(B, indent=1).encode(), "documents"),
        (json.dumps({**PACKAGE, "releases": [A]}, indent=2).encode() + lines(B), "documents"),
        (b"\xef\xbb\xbf" + lines({**PACKAGE, "releases": [A, B]}), "release package"),
        (b"\xef\xbb\xbf" + lines(A, B), "documents"),
        (json.dumps({**PACKAGE, "releases": [A, B]}).encode("utf-16"), "release package"),
        (json.dumps({**PACKAGE, "releases": [A, B]}).encode("utf-16-be"), "release package"),
        (gzip.compress(lines(A, B)), "lines"),
    ],
)
def test_two_releases_in_every_shape(read, content, shape):
    got = read(content)
    assert got.ids == ["a", "b"]
    assert [release.number for release in got.releases] == [1, 2]
    assert got.faults == []
    assert got.shape == shape


def test_bytes_that_are_not_utf8_are_windows_1252(read):
    text = b'{"ocid":"1","id":"a","tag":["x"],"title":"Compa\xf1\xeda \x93 \xc3\xb1"}'
    got = read(b'{"uri":"u","version":"1.1","releases":[' + text + b"]}")
    assert json.loads(got.releases[0].data)["title"] == "Compañía “ ñ"
    assert [(kind, path) for kind, _, _, path in got.faults] == [("changed", "/releases/0")]


def test_a_trailing_comma_is_named_and_the_releases_are_cut_out(read):
    text = json.dumps({**PACKAGE, "releases": [A, B]}, indent=1).replace(" }\n ]", " },\n ]")
    got = read(text.encode())
    assert got.ids == ["a", "b"]
    assert got.releases[0].published == "2024-02-01T00:00:00Z"
    [(kind, reason, line, _)] = got.faults
    assert kind == "unreadable"
    assert reason == "not valid JSON: trailing comma in array"
    assert line == text[: text.index(" },\n ]")].count("\n") + 2
    assert got.shape == "release package"


def test_a_document_that_breaks_off_gives_what_it_has(read):
    text = json.dumps({**PACKAGE, "releases": [A, B]}).encode()
    got = read(text[:-20])
    assert got.ids == ["a"]
    assert [reason for _, reason, _, _ in got.faults] == [
        "not valid JSON: Input data was truncated",
        "the document ends before its last bracket",
    ]


def test_a_broken_line_costs_only_itself(read):
    text = lines(A) + b'{"ocid": "x", "tag": [\n' + lines(B) + b"no json\n" + lines(A)
    got = read(text)
    assert got.ids == ["a", "b", "a"]
    assert [release.line for release in got.releases] == [1, 3, 5]
    assert [line for _, _, line, _ in got.faults] == [2, 4]


def test_a_broken_first_line_costs_only_itself(read):
    got = read(b'{"ocid": "x", "tag": [\n' + lines(A, B))
    assert got.ids == ["a", "b"]
    assert [line for _, _, line, _ in got.faults] == [1]


def test_a_document_over_several_lines_among_lines(read):
    got = read(lines(A) + json.dumps(B, indent=1).encode() + b"\n" + lines(A))
    assert got.ids == ["a", "b", "a"]
    assert got.faults == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"0123456789abcdef0123456789abcdef01234567\n", "the file only stands for one"),
        ({**PACKAGE, "releases": []}, "the package holds no releases"),
        ({**PACKAGE, "records": None}, "the package holds no records"),
        ({**PACKAGE, "records": [{"ocid": "1", "releases": []}]}, "the record holds no releases"),
        ([], "the array is empty"),
        (b"name,amount\nx,1\n", "expected JSON"),
        ({"name": "x"}, "expected an OCDS release, record or package"),
        ({**PACKAGE, "releases": [None]}, "expected a release"),
        ({**PACKAGE, "records": ["x"]}, "expected a record"),
        (b"[" * 100_000, "nested too deep"),
    ],
)
def test_a_file_without_releases_says_why(read, content, reason):
    got = read(content)
    assert got.releases == []
    assert reason in got.faults[0][1]


def test_a_large_document_is_cut_as_a_held_one_is_read(read):
    releases = [{**A, "id": str(number), "title": "x" * number} for number in range(40)]
    for content in (
        {**PACKAGE, "releases": releases},
        releases,
        {"data": {**PACKAGE, "releases": releases}},
        {**PACKAGE, "records": [{"ocid": "1", "compiledRelease": r} for r in releases]},
    ):
        held, cut = read(content), read(content, largest=1000)
        assert held.releases == cut.releases
        assert len(cut.releases) == 40
        assert cut.faults == []


def test_one_release_longer_than_can_be_held_is_named(read):
    got = read({**PACKAGE, "releases": [{**A, "title": "x" * 2000}]}, largest=1000)
    assert got.releases == []
    assert "longer than 1,000 bytes" in got.faults[-1][1]


def test_a_broken_gzip_gives_what_it_has(read):
    data = b"".join(lines({**A, "id": f"{number:032x}"}) for number in range(5000))
    got = read(gzip.compress(data)[:-2000])
    assert len(got.releases) > 4000
    assert "decompressed" in got.faults[-1][1]


TEXT = json.dumps({**PACKAGE, "releases": [A, B, A]}, indent=1).encode() + lines(A, [B])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(0, 255)), max_size=4),
    st.integers(0, len(TEXT)),
    st.sampled_from([50, 1 << 20]),
)
@example(changes=[(269, 0)], end=388, largest=1 << 20)
def test_whatever_is_changed_ends_in_releases_or_faults(tmp_path_factory, changes, end, largest):
    data = bytearray(TEXT)
    for position, byte in changes:
        data[position] = byte
    path = tmp_path_factory.getbasetemp() / "changed.json"
    got = Reading(path, bytes(data[:end]), largest=largest)
    assert got.releases or got.faults
    assert all(json.loads(release.data) for release in got.releases)


def test_version_is_told_by_the_package_or_by_the_parties(read):
    bare = {"ocid": "1", "id": "a", "tag": ["award"], "buyer": {"name": "x"}}
    versions = [
        read(content).releases[0].version
        for content in (
            A,
            bare,
            {"uri": "u", "releases": [bare]},
            {"version": "1.0", "releases": [A]},
            {"version": "1.1.5", "releases": [bare]},
        )
    ]
    assert versions == ["1.1", "1.0", "1.0", "1.0", "1.1"]
