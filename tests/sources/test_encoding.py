from __future__ import annotations

import gzip
import io

import pytest

from plumbrule.sources.encoding import Text, encoding_of, head_text


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
    ],
)
def test_text_is_read_whatever_unicode_encoding_it_is_in(encoding, mark):
    content = "name,city\nÉva,Łódź\n"
    text = Text(io.BytesIO(mark + content.encode(encoding)))
    assert list(text.lines()) == ["name,city\n", "Éva,Łódź\n"]
    assert text.encoding == encoding
    assert text.notes() == []


def test_bytes_that_are_not_utf8_are_read_as_windows_1252_and_told():
    text = Text(io.BytesIO(b"a\n\xc3\xa9\nM\xfcller \x80 \x81\n"))
    assert list(text.lines()) == ["a\n", "é\n", "Müller € \x81\n"]
    assert [line for _, line in text.notes()] == [3]


def test_a_character_cut_by_the_end_of_a_piece_is_put_together(monkeypatch):
    monkeypatch.setattr("plumbrule.sources.encoding.CHUNK", 1)
    text = Text(io.BytesIO("žluťoučký\nkůň".encode()))
    assert list(text.lines()) == ["žluťoučký\n", "kůň"]
    assert text.notes() == []


def test_peek_takes_nothing_from_the_stream():
    text = Text(io.BytesIO(b"one\ntwo"))
    assert text.peek() == "one\ntwo"
    assert list(text.lines()) == ["one\n", "two"]


def test_a_gzip_stream_cut_in_the_middle_gives_what_it_has():
    whole = gzip.compress("".join(f"{number}\n" for number in range(100_000)).encode())
    text = Text(gzip.GzipFile(fileobj=io.BytesIO(whole[: len(whole) // 2])))
    lines = list(text.lines())
    assert lines[:3] == ["0\n", "1\n", "2\n"]
    assert len(lines) > 1000
    assert text.notes()[0][0].startswith("the file ends too early")


def test_head_leaves_out_a_character_that_is_cut():
    assert head_text("ab€".encode()[:-1]) == "ab"
    assert head_text("ab".encode("utf-16")) == "ab"


def test_an_empty_head_is_utf8():
    assert encoding_of(b"") == ("utf-8", 0)
