"""The Beneficial Ownership Data Standard: 0.4, and the older form of 0.1 to 0.3.

See https://standard.openownership.org for the standard. `statement` brings every version into one
form, `alone` and `together` check, `register` tells which statements hold, `parties` and
`relations` make rows.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import msgspec

from plumbrule.sources.encoding import head_text
from plumbrule.sources.json_objects import first_object
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

_MARKS = (
    {"statementId", "recordType"},
    {"statementId", "recordId"},
    {"statementID", "statementType"},
)
"""Keys of which one set is in every statement."""

_KEY = re.compile(r'"(statementI[dD]|recordType|recordId|statementType)"\s*:')


class BodsSource:
    """Statements about persons, entities and relationships, as JSON array or JSON lines."""

    name = "bods"
    title = "Beneficial Ownership Data Standard 0.1 to 0.4 (JSON)"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002
        """Tell by the keys of the first statement."""
        text = head_text(head)
        first = first_object(text)
        if first is None:
            keys = set(_KEY.findall(text)) if text.lstrip()[:1] in {"[", "{"} else set()
        else:
            try:
                record = msgspec.json.decode(first)
            except msgspec.DecodeError:
                keys = set(_KEY.findall(first))
            else:
                keys = set(record)
        return any(marks <= keys for marks in _MARKS)

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read all statements; those that hold become rows, the others history.

        The day after which a date is in the future is today in UTC, or ``today`` among the extra
        options.

        Raises:
            PlumbError: there is no statement in the file.
        """
        from plumbrule.sources.bods.reading import read_statements

        sink.source = options.source or sink.source or file.data_set
        given = options.extra.get("today")
        today = date.fromisoformat(given) if given else datetime.now(UTC).date()
        read_statements(file, sink, today)


SOURCE = BodsSource()
