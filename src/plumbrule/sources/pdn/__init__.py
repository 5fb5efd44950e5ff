"""Mexico's Plataforma Digital Nacional: declarations (S1), officials in procurement (S2), sanctions (S3).

Pages of the platform's interfaces and bulk files of them, in the shapes of its OpenAPI files; S6 is OCDS and
read by that source. Ids hold within a provider only, so each file's data set should be named with
``plumb load --source`` where several providers are loaded. The text ``Dato no proporcionado`` is no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from plumbrule.sources.encoding import Text, head_text
from plumbrule.sources.json_objects import enveloped, json_objects_within
from plumbrule.sources.pdn.declarations import DeclarationRows
from plumbrule.sources.pdn.node import Node, read_number
from plumbrule.sources.pdn.procurement import procurement_rows
from plumbrule.sources.pdn.sanctions import SanctionRows
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

_MARKS = (
    r'"declaracion"\s*:\s*\{\s*"situacionPatrimonial"',
    r'"(?:tipoProcedimiento|nivelResponsabilidad)"\s*:\s*\[',
    r'"(?:servidorPublicoSancionado|particularSancionado)"\s*:\s*\{',
    r'"faltaCometida"\s*:\s*\[',
)
_DECODER = msgspec.json.Decoder(float_hook=read_number)


_PAGE = {"pageSize", "totalRows", "hasNextPage", "total_count"}
"""Fields of what says which page of how many this is."""


class PlatformSource:
    """Records of the platform's systems 1, 2 and 3."""

    name = "pdn"
    title = "Plataforma Digital Nacional (Mexico): S1, S2, S3"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002
        """Tell by the fields of the first records."""
        text = head_text(head)
        return any(re.search(mark, text) for mark in _MARKS)

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read every record; what cannot be read is a fault with its line and path."""
        sink.source = options.source or "mx-pdn"
        with file.open() as stream:
            text = Text(stream)
            inside = enveloped(text.peek())
            number = -1
            for found in json_objects_within(text):
                if not found.complete:
                    reason = "expected one JSON object"
                    sink.fault("unreadable", reason, found.line, "", found.text[:200])
                    continue
                try:
                    record = _DECODER.decode(found.text.encode("utf-8", "replace"))
                except (msgspec.DecodeError, RecursionError) as error:
                    reason = f"expected one JSON object: {error}"
                    sink.fault("unreadable", reason, found.line, "", found.text[:200])
                    continue
                if isinstance(record, dict) and not _PAGE & record.keys():
                    number += 1
                    base = f"/results/{number}" if inside else ""
                    self._record(Node(record, sink, found.line, base=base), sink)
            for reason, line in text.notes():
                sink.fault("changed", reason, line)

    def _record(self, record: Node, sink: Sink) -> None:
        for field, write in _READERS:
            if record.has(field):
                if not record.text("id"):
                    reason = "expected the id of the record"
                    sink.fault("unreadable", reason, record.line, "/id")
                    return
                sink.records += 1
                write(record, sink)
                return
        reason = "expected a record of system 1, 2 or 3"
        sink.fault("unreadable", reason, record.line, "", ", ".join(record.names())[:200])


_READERS: tuple[tuple[str, Callable[[Node, Sink], None]], ...] = (
    ("declaracion", lambda record, sink: DeclarationRows(record, sink).write()),
    ("servidorPublicoSancionado", lambda record, sink: SanctionRows(record, sink).servant()),
    ("particularSancionado", lambda record, sink: SanctionRows(record, sink).private()),
    ("faltaCometida", lambda record, sink: SanctionRows(record, sink).second_version()),
    ("tipoProcedimiento", procurement_rows),
    ("nivelResponsabilidad", procurement_rows),
)

SOURCE = PlatformSource()
