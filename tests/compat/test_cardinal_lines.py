import gzip
import os
from pathlib import Path

import pytest

from plumbrule.compat.cardinal.errors import CardinalError
from plumbrule.compat.cardinal.lines import read_lines


def test_plain_and_gzip_by_their_bytes(tmp_path: Path) -> None:
    plain = tmp_path / "plain.gz"
    plain.write_bytes(b"1\n\n  \r\n2\r\n3")
    packed = tmp_path / "packed.jsonl"
    packed.write_bytes(gzip.compress(b"4\n") + gzip.compress(b"5\n"))
    lines = list(read_lines([str(plain), str(packed)]))
    assert [(line.number, line.text.strip()) for line in lines] == [
        (1, b"1"), (4, b"2"), (5, b"3"), (1, b"4"), (2, b"5"),
    ]  # fmt: skip
    assert [line.file for line in lines] == [str(plain)] * 3 + [str(packed)] * 2


def test_empty_file_has_no_lines(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.touch()
    assert list(read_lines([str(path)])) == []


def test_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"1\n2\n")
    saved = os.dup(0)
    source = os.open(path, os.O_RDONLY)
    try:
        os.dup2(source, 0)
        assert [line.text for line in read_lines(["-"])] == [b"1\n", b"2\n"]
    finally:
        os.dup2(saved, 0)
        os.close(saved)
        os.close(source)


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.jsonl", tmp_path):
        with pytest.raises(CardinalError) as caught:
            list(read_lines([str(path)]))
        assert str(caught.value).startswith(f"{path}: the file cannot be read")


def test_cut_gzip_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl.gz"
    text = "".join(f"{number * number}\n" for number in range(200_000))
    path.write_bytes(gzip.compress(text.encode(), 1)[:-20])
    with pytest.raises(CardinalError) as caught:
        list(read_lines([str(path)]))
    assert caught.value.file == str(path)
    assert caught.value.line is not None
