"""Tell from the first bytes of a file whether it is OCDS, and in which shape."""

from __future__ import annotations

import io
import re
from typing import Any, Literal

import msgspec

from plumbrule.sources.ocds.encodings import as_utf8, utf8_reader
from plumbrule.sources.ocds.unpack import DEEPEST, WRAPPERS

Shape = Literal[
    "lines", "release package", "record package", "release", "record", "array", "documents"
]
"""``lines``: each line is one release, UTF-8, without a byte order mark; the fast path reads it.

``array``: an array of any of the others; ``documents``: several of them one after the other,
lines of packages or records among them. What an interface has wrapped keeps its inner name.
"""

_SECTIONS = frozenset({"tender", "awards", "contracts", "planning", "parties", "buyer", "bids"})

_RELEASE = _SECTIONS | {
    *("id", "date", "tag", "initiationType", "language", "relatedProcesses"),
    *("title", "description", "extensions"),
}
"""Fields of a release beside its ``ocid``."""

_DEEP = (
    *("suppliers", "tenderers", "procurementMethod", "submissionMethod"),
    *("awardID", "dateSigned", "documentType"),
)
"""Fields inside its sections that few other formats have."""

_RECORD = frozenset({"compiledRelease", "versionedRelease"})

_PACKAGE = frozenset(
    {
        *("uri", "publishedDate", "publisher", "license", "publicationPolicy"),
        *("version", "extensions"),
    }
)
"""Fields of a package around its releases or records."""

_TOKEN = re.compile(rb'"(?:[^"\\]+|\\.)*+"|[{}\[\],:]|[^\s"{}\[\],:]+|"', re.DOTALL)
_DAMAGED = re.compile(rb'"(releases|records|tag)"\s*:\s*[\[{"]')


def detect(head: bytes) -> Shape | None:
    """Tell the shape of an OCDS file from its first bytes, 64 KiB as a rule.

    Returns:
        None when the content is something else. Damaged JSON that shows the fields of OCDS is
        taken for what it seems to be, so that its reader can name the damaged line.
    """
    read = utf8_reader(io.BytesIO(head))
    text = b"".join(iter(lambda: read(len(head) + 4), b"")).lstrip()
    if text[:1] not in {b"{", b"["}:
        return None
    cut, length = _closed(text)
    try:
        value = msgspec.json.decode(as_utf8(cut)[0])
    except (msgspec.DecodeError, RecursionError):
        return _damaged(text)
    shape = _shape(value, whole=length is not None)
    if shape == "release":
        return _lines_or_release(text, length, plain=_plain(head))
    if shape is not None and length is not None and text[length:].strip():
        return "documents"
    return shape


def _lines_or_release(text: bytes, length: int | None, *, plain: bool) -> Shape:
    """Tell whether the releases of a text stand one on each line.

    Args:
        text: the head, which begins with a release.
        length: where that release ends; None when after the head.
        plain: whether the file is UTF-8 without a byte order mark.
    """
    first = text[: len(text) if length is None else length]
    rest = b"" if length is None else text[length:].strip()
    if b"\n" in first.strip() or not plain:
        return "documents" if rest else "release"
    seen = whole = 0
    for line in filter(bytes.strip, text.split(b"\n")[:-1]):
        try:
            value = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError):
            seen += 1
            continue
        if _shape(value, whole=True) != "release":
            return "documents"
        seen += 1
        whole += 1
    return "lines" if 2 * whole >= seen else "documents"


def _shape(value: Any, *, whole: bool, depth: int = 0) -> Shape | None:
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        whole = whole or len(value) > 1
        inner = _shape(value[0], whole=whole, depth=depth + 1) if value else None
        return None if inner is None else "array"
    if not isinstance(value, dict):
        return None
    named = _package(value) or _single(value, whole=whole)
    if named is not None:
        return named
    for key in WRAPPERS:
        if key in value and (inner := _shape(value[key], whole=whole, depth=depth + 1)):
            return inner
    return None


def _package(value: dict[str, Any]) -> Shape | None:
    described = len(_PACKAGE & value.keys()) >= 2
    shapes: dict[str, Shape] = {"records": "record package", "releases": "release package"}
    for key, shape in shapes.items():
        if key not in value or "ocid" in value:
            continue
        inner = value[key]
        first = inner[0] if isinstance(inner, list) and inner else inner
        if not first and (described or "publishedDate" in value):
            return shape
        if isinstance(first, dict) and (
            ({"ocid"} | _RECORD) & first.keys() or (described and _SECTIONS & first.keys())
        ):
            return shape
    return None


def _single(value: dict[str, Any], *, whole: bool) -> Shape | None:
    if value.keys() & _RECORD:
        return "record"
    if "ocid" in value:
        if "releases" in value:
            return "record"
        return "release" if _RELEASE & value.keys() or not whole else None
    if not whole and value.keys() & _SECTIONS and _deep(value):
        return "release"
    return None


def _deep(value: dict[str, Any]) -> bool:
    """Whether a release cut off before its ``ocid`` shows fields of its sections."""
    text = str(value)
    return any(f"'{name}'" in text for name in _DEEP)


def _closed(text: bytes) -> tuple[bytes, int | None]:
    """Close the brackets that the end of the head has left open.

    Returns:
        A text that is JSON when the head is the beginning of JSON, and where its first value
        ends when that is inside the head.
    """
    closers: list[bytes] = []
    safe = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark == b'"':
            break
        if mark == b",":
            safe = token.start()
        elif mark in {b"{", b"["}:
            closers.append(b"}" if mark == b"{" else b"]")
            safe = token.end()
        elif mark in {b"}", b"]"}:
            safe = token.end()
            del closers[-1:]
            if not closers:
                return text[:safe], safe
    return text[:safe] + b"".join(reversed(closers)), None


def _damaged(text: bytes) -> Shape | None:
    if b'"ocid"' not in text:
        return None
    match = _DAMAGED.search(text)
    if match is None:
        return None
    if match[1] == b"tag":
        return "documents"
    return "release package" if match[1] == b"releases" else "record package"


def _plain(head: bytes) -> bool:
    """Whether a head is UTF-8 without a byte order mark; its end may cut a character."""
    try:
        text = head.decode()
    except UnicodeDecodeError as error:
        text = head[: error.start].decode() if error.reason == "unexpected end of data" else ""
    return text.lstrip()[:1] == "{"
