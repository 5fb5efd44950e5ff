"""Archives give their files one at a time, and nothing leaves the workshop."""

import gzip
import io
import json
import stat
import tarfile
import zipfile

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources import archives
from plumbrule.sources.archives import is_archive, members
from plumbrule.sources.source import InputFile


def zipped(entries, **options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data, **options)
    return stream.getvalue()


def tarred(entries, mode="w"):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


@pytest.fixture
def unpack(tmp_path):
    """Unpack bytes as a file and give names with contents, refusals, and what was left lying."""
    workshop = tmp_path / "workshop"
    workshop.mkdir()

    def unpacking(data, name="in.zip"):
        path = tmp_path / name
        path.write_bytes(data)
        file = InputFile.at(path, name)
        assert is_archive(file)
        refused = []
        taken = []
        for one in members(file, workshop, lambda *what: refused.append(what)):
            assert one.path.parent == workshop
            assert len(list(workshop.iterdir())) <= 2
            with one.open() as stream:
                taken.append((one.name, stream.read()))
        assert list(workshop.iterdir()) == []
        return taken, refused

    return unpacking


ENTRIES = [("a.json", b"{}"), ("folder/b.jsonl", b"1\n2\n"), ("c", b"")]


@pytest.mark.parametrize("data", [zipped(ENTRIES), tarred(ENTRIES), tarred(ENTRIES, "w:gz")])
def test_members_in_their_order(unpack, data):
    taken, refused = unpack(data)
    assert taken == [("in.zip!" + name, content) for name, content in ENTRIES]
    assert refused == []


def test_a_gzip_member_is_a_file_that_opens_decompressed(unpack):
    taken, _ = unpack(zipped([("a.jsonl.gz", gzip.compress(b"{}\n"))]))
    assert taken == [("in.zip!a.jsonl.gz", b"{}\n")]


def test_folders_hidden_files_and_what_macos_adds_are_passed_over(unpack):
    entries = [
        ("d/", b""),
        ("d/.x", b"1"),
        ("__MACOSX/a", b"1"),
        (".git/config", b"1"),
        ("a", b"1"),
    ]
    assert unpack(zipped(entries)) == ([("in.zip!a", b"1")], [])


def test_an_archive_inside_is_opened_once(unpack):
    inner = zipped([("a.json", b"{}"), ("deep.tar", tarred([("b", b"")]))])
    taken, refused = unpack(tarred([("inner.zip", inner), ("z", b"1")], "w:gz"), "in.tgz")
    assert taken == [("in.tgz!inner.zip!a.json", b"{}"), ("in.tgz!z", b"1")]
    [(name, why)] = refused
    assert name == "in.tgz!inner.zip!deep.tar"
    assert "unpack it first" in why


@pytest.mark.parametrize("name", ["../../etc/x", "/etc/x", "a/../../x", "..\\x", "C:\\x"])
def test_paths_that_lead_outside_are_refused(unpack, name):
    for data in (zipped([(name, b"1"), ("a", b"2")]), tarred([(name, b"1"), ("a", b"2")])):
        taken, refused = unpack(data)
        assert taken == [("in.zip!a", b"2")]
        assert [why for _, why in refused] == ["its path leads outside the archive"]


def test_links_and_devices_are_refused(unpack):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo("x")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    taken, refused = unpack(stream.getvalue())
    assert taken == []
    assert [name for name, _ in refused] == ["in.zip!x", "in.zip!x#2", "in.zip!x#3", "in.zip!x#4"]
    link = zipfile.ZipInfo("x")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    taken, refused = unpack(zipped([(link, "/etc/passwd")]))
    assert (taken, refused) == ([], [("in.zip!x", "it is a link to another file")])


def test_an_encrypted_member_is_refused(unpack):
    data = bytearray(zipped([("x", b"1")]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    taken, refused = unpack(bytes(data))
    assert taken == []
    assert "encrypted" in refused[0][1]


def test_a_member_whose_bytes_were_changed_is_refused(unpack):
    data = zipped([("x", b"123456789"), ("y", b"1")], compress_type=zipfile.ZIP_STORED)
    taken, refused = unpack(data.replace(b"123456789", b"123456780"))
    assert taken == [("in.zip!y", b"1")]
    assert "damaged" in refused[0][1]


def test_names_that_do_not_print_and_names_that_repeat(unpack):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped([("a\x1b[2J.json", b"1"), ("b", b"2"), ("b", b"3")])
    taken, _ = unpack(data)
    assert taken == [("in.zip!a?[2J.json", b"1"), ("in.zip!b", b"2"), ("in.zip!b#2", b"3")]


def test_a_damaged_archive_gives_what_comes_before_and_says_so(unpack):
    with pytest.raises(PlumbError, match="damaged"):
        unpack(zipped(ENTRIES)[:-40])
    with pytest.raises(PlumbError, match="damaged"):
        unpack(tarred([("a", b"x" * 100_000)])[:50_000])
    with pytest.raises(PlumbError, match="damaged"):
        unpack(tarred([("a", bytes(range(256)) * 4000)], "w:gz")[:-2000])


def test_an_archive_that_expands_without_measure_is_stopped(unpack, monkeypatch):
    monkeypatch.setattr(archives, "HARMLESS", 1 << 20)
    monkeypatch.setattr(archives, "LARGEST_RATIO", 100)
    data = zipped([("zeros", b"\0" * (4 << 20))])
    with pytest.raises(PlumbError, match="expands to more than 1,048,576 bytes"):
        unpack(data)
    monkeypatch.setattr(archives, "LARGEST_RATIO", 1_000_000)
    assert len(unpack(data)[0]) == 1
    monkeypatch.setattr(archives, "LARGEST", 1 << 21)
    with pytest.raises(PlumbError, match="expands to more than 2,097,152 bytes"):
        unpack(data)


def test_an_archive_with_too_many_files_is_stopped(unpack, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    assert len(unpack(zipped(ENTRIES))[0]) == 3
    with pytest.raises(PlumbError, match="more than 3 files"):
        unpack(zipped([*ENTRIES, ("d", b"")]))
    with pytest.raises(PlumbError, match="more than 3 files"):
        unpack(zipped([("a.zip", zipped(ENTRIES))]))


def test_refusals_are_raised_together_when_nobody_takes_them(tmp_path):
    path = tmp_path / "in.zip"
    path.write_bytes(zipped([*((f"../{n}", b"") for n in range(5)), ("a", b"1")]))
    taken = []
    with pytest.raises(PlumbError, match=r"in.zip!../0: its path .*; and 2 more"):
        taken.extend(one.name for one in members(InputFile.at(path, "in.zip"), tmp_path))
    assert path.exists()


def test_what_is_no_archive(tmp_path):
    contents = {
        "x.xlsx": zipped([("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")]),
        "x.ods": zipped([("mimetype", b"x"), ("content.xml", b"<x/>")]),
        "x.json": json.dumps({"a": "x" * 1000}).encode(),
        "x.gz": gzip.compress(b"{}"),
        "broken.gz": gzip.compress(b"x" * 10_000)[:20],
        "empty": b"",
        "zeros": b"\0" * 2048,
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
        assert not is_archive(InputFile.at(tmp_path / name)), name
