"""Releases out of one OCDS document: packages, records, arrays and what interfaces wrap them in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import msgspec

from plumbrule.sources.ocds.encodings import as_utf8
from plumbrule.sources.ocds.versioned import latest_values
from plumbrule.sources.sink import FaultKind

WRAPPERS = ("results", "result", "data", "items", "response", "release", "record")
"""Keys under which interfaces of portals give releases, records or packages."""

DEEPEST = 5
"""Arrays and wrappers inside one another that are opened."""

_NULL = b"null"


class OnFault(Protocol):
    """Takes what could not be read as it stands; ``Sink.fault`` is one."""

    def __call__(
        self, kind: FaultKind, reason: str, line: int | None, path: str = "", value: object = ""
    ) -> None:
        """Record it: see ``Sink.fault``."""


@dataclass(frozen=True, slots=True)
class RawRelease:
    """One release as the publisher wrote it.

    Args:
        number: its ordinal among the releases of the file, from 1.
        path: JSON pointer inside its document, such as ``/records/0/compiledRelease``.
        data: its own JSON in UTF-8, untouched wherever possible.
        version: OCDS version ``1.0`` or ``1.1``, from the package or told by its shape.
        published: the package's ``publishedDate`` as text.
        compiled: whether it stands for the whole process: a compiled release.
        line: line of the file at which its document begins, or it itself where it was cut out
            of a large or damaged document.
    """

    number: int
    path: str
    data: bytes
    version: str
    published: str | None
    compiled: bool
    line: int = 1


class Place(NamedTuple):
    """Where a value stands and what the package around it says."""

    line: int
    path: str = ""
    version: str | None = None
    published: str | None = None


class Fields(msgspec.Struct, rename="camel", gc=False):
    """The fields that tell what an object is, undecoded; empty where absent."""

    ocid: msgspec.Raw = msgspec.Raw()
    tag: msgspec.Raw = msgspec.Raw()
    url: msgspec.Raw = msgspec.Raw()
    parties: msgspec.Raw = msgspec.Raw()
    version: msgspec.Raw = msgspec.Raw()
    published_date: msgspec.Raw = msgspec.Raw()
    releases: msgspec.Raw = msgspec.Raw()
    records: msgspec.Raw = msgspec.Raw()
    compiled_release: msgspec.Raw = msgspec.Raw()
    versioned_release: msgspec.Raw = msgspec.Raw()
    results: msgspec.Raw = msgspec.Raw()
    result: msgspec.Raw = msgspec.Raw()
    data: msgspec.Raw = msgspec.Raw()
    items: msgspec.Raw = msgspec.Raw()
    response: msgspec.Raw = msgspec.Raw()
    release: msgspec.Raw = msgspec.Raw()
    record: msgspec.Raw = msgspec.Raw()


_FIELDS = msgspec.json.Decoder(Fields)
_ELEMENTS = msgspec.json.Decoder(list[msgspec.Raw])
_STRING = msgspec.json.Decoder(str)


class Unpacker:
    """Turns the documents of one file into releases, counting them.

    Args:
        on_fault: takes what could not be read.
    """

    def __init__(self, on_fault: OnFault) -> None:
        self.on_fault = on_fault
        self.number = 0

    def document(self, data: bytes, place: Place, depth: int = 0) -> Iterator[RawRelease]:
        """Give the releases of a value of any accepted shape, known to be JSON."""
        opener = data.lstrip()[:1]
        if opener == b"[" and depth <= DEEPEST:
            yield from self._array(data, place, depth)
        elif opener == b"{":
            yield from self._object(data, place, depth)
        else:
            self._unreadable("expected an OCDS release, record or package", place, data)

    def release(self, data: bytes, place: Place, *, compiled: bool = False) -> Iterator[RawRelease]:
        """Give one release, unless the value is no object."""
        if data.lstrip()[:1] != b"{":
            self._unreadable("expected a release", place, data)
            return
        fields = _FIELDS.decode(data)
        if not any(map(bytes, (fields.ocid, fields.tag, fields.url))):
            # What is left of a damaged release, such as the empty object of its buyer.
            self._unreadable("expected a release with an ocid", place, data)
            return
        yield from self._release(data, fields, place, compiled=compiled)

    def record(self, data: bytes, place: Place) -> Iterator[RawRelease]:
        """Give the compiled release of a record, else its releases, else its last values."""
        if data.lstrip()[:1] != b"{":
            self._unreadable("expected a record", place, data)
            return
        yield from self._record(data, _FIELDS.decode(data), place)

    def _array(self, data: bytes, place: Place, depth: int) -> Iterator[RawRelease]:
        elements = _ELEMENTS.decode(data)
        if not elements:
            self.on_fault("noted", "the array is empty", place.line, place.path)
        for number, element in enumerate(elements):
            inner = place._replace(path=f"{place.path}/{number}")
            yield from self.document(bytes(element), inner, depth + 1)

    def _object(self, data: bytes, place: Place, depth: int) -> Iterator[RawRelease]:
        fields = _FIELDS.decode(data)
        inner = place._replace(
            version=_text(fields.version) or place.version,
            published=_text(fields.published_date) or place.published,
        )
        ocid = bool(bytes(fields.ocid))
        if bytes(fields.records) and not ocid:
            yield from self._list(fields.records, inner, "records")
        elif _filled(fields.compiled_release, fields.versioned_release) or (
            ocid and bytes(fields.releases)
        ):
            yield from self._record(data, fields, inner)
        elif bytes(fields.releases):
            yield from self._list(fields.releases, inner, "releases")
        elif ocid or bytes(fields.tag):
            yield from self._release(data, fields, inner)
        else:
            yield from self._wrapped(data, fields, inner, depth)

    def _wrapped(
        self, data: bytes, fields: Fields, place: Place, depth: int
    ) -> Iterator[RawRelease]:
        for name in WRAPPERS:
            value = bytes(getattr(fields, name))
            if value[:1] in {b"[", b"{"} and depth < DEEPEST:
                inner = place._replace(path=f"{place.path}/{name}")
                yield from self.document(value, inner, depth + 1)
                return
        self._unreadable("expected an OCDS release, record or package", place, data)

    def _list(self, value: msgspec.Raw, place: Place, name: str) -> Iterator[RawRelease]:
        data = bytes(value)
        one = self.release if name == "releases" else self.record
        if data[:1] == b"{":
            inner = place._replace(path=f"{place.path}/{name}")
            self.on_fault("changed", "expected an array, got one object", place.line, inner.path)
            yield from one(data, inner)
            return
        elements = _ELEMENTS.decode(data) if data[:1] == b"[" else []
        if not elements:
            self.on_fault("noted", f"the package holds no {name}", place.line, place.path)
        for number, element in enumerate(elements):
            yield from one(bytes(element), place._replace(path=f"{place.path}/{name}/{number}"))

    def _record(self, data: bytes, fields: Fields, place: Place) -> Iterator[RawRelease]:
        if bytes(fields.compiled_release)[:1] == b"{":
            inner = place._replace(path=f"{place.path}/compiledRelease")
            yield from self.release(bytes(fields.compiled_release), inner, compiled=True)
            return
        if bytes(fields.releases)[:1] in {b"[", b"{"} and _embedded(fields.releases):
            yield from self._list(fields.releases, place, "releases")
            return
        if bytes(fields.versioned_release)[:1] == b"{":
            inner = place._replace(path=f"{place.path}/versionedRelease")
            yield from self._versioned(bytes(fields.versioned_release), inner)
            return
        if bytes(fields.releases)[:1] in {b"[", b"{"}:
            self._linked(fields.releases, place)
            return
        self._unreadable("expected a record with its releases", place, data)

    def _versioned(self, data: bytes, place: Place) -> Iterator[RawRelease]:
        try:
            latest = latest_values(as_utf8(data)[0])
        except (ValueError, RecursionError) as error:
            self._unreadable(f"expected a versioned release: {error}", place, data)
            return
        yield from self.release(latest, place, compiled=True)

    def _linked(self, releases: msgspec.Raw, place: Place) -> None:
        data = bytes(releases)
        elements = _ELEMENTS.decode(data) if data[:1] == b"[" else [releases]
        if not elements:
            self.on_fault("noted", "the record holds no releases", place.line, place.path)
        for number, element in enumerate(elements):
            self._link(bytes(element), place._replace(path=f"{place.path}/releases/{number}"))

    def _link(self, data: bytes, place: Place) -> None:
        self.on_fault(
            "unreadable",
            "the release is only linked by its address; fetch it and load it as a file",
            place.line,
            place.path,
            data.decode("utf-8", "replace"),
        )

    def _release(
        self, data: bytes, fields: Fields, place: Place, *, compiled: bool = False
    ) -> Iterator[RawRelease]:
        if bytes(fields.url) and not bytes(fields.ocid):
            self._link(data, place)
            return
        data, changed = as_utf8(data)
        if changed:
            self.on_fault(
                "changed", "not UTF-8: read as Windows-1252", place.line, place.path or "/"
            )
        self.number += 1
        yield RawRelease(
            number=self.number,
            path=place.path,
            data=data,
            version=_version(place.version, fields),
            published=place.published,
            compiled=compiled or b'"compiled"' in bytes(fields.tag),
            line=place.line,
        )

    def _unreadable(self, reason: str, place: Place, data: bytes) -> None:
        value = data[:200].decode("utf-8", "replace")
        self.on_fault("unreadable", reason, place.line, place.path, value)


def _version(named: str | None, fields: Fields) -> str:
    """Tell 1.0 from 1.1: a package of 1.0 names no version and its releases have no parties."""
    if named is not None and named[:1].isdigit():
        return "1.0" if named.startswith("1.0") else "1.1"
    return "1.1" if bytes(fields.parties) else "1.0"


def _filled(*values: msgspec.Raw) -> bool:
    return any(bytes(value)[:1] == b"{" for value in values)


def _embedded(releases: msgspec.Raw) -> bool:
    """Whether at least one of a record's releases is there itself, not only its address."""
    data = bytes(releases)
    elements = _ELEMENTS.decode(data) if data[:1] == b"[" else [releases]
    return any(
        bytes(_FIELDS.decode(element).ocid) for element in elements if bytes(element)[:1] == b"{"
    )


def _text(value: msgspec.Raw) -> str | None:
    data = bytes(value)
    if not data or data == _NULL:
        return None
    try:
        return _STRING.decode(as_utf8(data)[0])
    except msgspec.DecodeError:
        return data.decode("utf-8", "replace")
