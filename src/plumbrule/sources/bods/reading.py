"""Two passes over a file: first which statements hold, then the rows of those that do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plumbrule.model.errors import PlumbError
from plumbrule.sources.bods.alone import checked
from plumbrule.sources.bods.parties import PartyRows
from plumbrule.sources.bods.register import Past, Register, instant
from plumbrule.sources.bods.relations import RelationRows, Whole
from plumbrule.sources.bods.shapes import Entity, Person, Relationship
from plumbrule.sources.bods.statement import Statement, UnreadableError, statement_of
from plumbrule.sources.encoding import Text
from plumbrule.sources.json_objects import json_objects
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile


def read_statements(file: InputFile, sink: Sink, today: date) -> None:
    """Read a file of statements into the sink.

    Args:
        file: the file.
        sink: where rows and faults go.
        today: the day after which dates are in the future.

    Raises:
        PlumbError: there is no statement in it.
    """
    register = Register(sink.folder, f"{sink.file}-{sink.label}")
    try:
        for ordinal, (statement, line) in enumerate(_statements(file, sink)):
            sink.records += 1
            day = instant(statement.date)
            if day and day.date() <= today:
                sink.period(day.date(), day.date())
            for repair in statement.repairs:
                sink.fault(repair.kind, repair.reason, line, repair.path, repair.value)
            for note in checked(statement, today):
                sink.fault("noted", note.reason, line, note.path, note.value)
            register.add(statement, ordinal, line)
        if sink.records == 0:
            raise PlumbError(
                "no statement could be read; expected statements of the Beneficial Ownership "
                "Data Standard as a JSON array or one on each line",
                file=file.name,
            )
        register.settle()
        for reason, line_of, path, value in register.faults():
            sink.fault("noted", reason, line_of, path, value)
        for past in register.past():
            _history(past, sink)
        _rows(file, sink, register)
    finally:
        register.close()


def _statements(file: InputFile, sink: Sink | None = None) -> Iterator[tuple[Statement, int]]:
    """Give the readable statements with their lines; faults go to the sink when there is one."""
    with file.open() as stream:
        text = Text(stream)
        for found in json_objects(text):
            try:
                statement = statement_of(found.text)
            except UnreadableError as error:
                if sink:
                    sink.fault("unreadable", str(error), found.line, "", found.text)
            else:
                yield statement, found.line
        if sink:
            for reason, line in text.notes():
                sink.fault("changed" if line else "unreadable", reason, line)


def _rows(file: InputFile, sink: Sink, register: Register) -> None:
    superseded = register.superseded()
    firsts = register.firsts
    whole = Whole(register.component_of(), register.joint_arrangements(), register.unnamed())
    relations = RelationRows(sink, lambda reference: firsts.get(reference, reference), whole)
    for ordinal, (statement, line) in enumerate(_statements(file)):
        if ordinal in superseded:
            continue
        record = firsts.get(statement.record_id, statement.record_id)
        details = statement.details
        if isinstance(details, Relationship):
            relations.relationship(statement, record, line)
            continue
        base = "" if statement.old else "/recordDetails"
        rows = PartyRows(sink, f"{sink.source}:{record}", record, line, base)
        if isinstance(details, Person):
            rows.person(details)
            rows.exposures(details, f"{sink.source}:{statement.statement_id}")
        elif isinstance(details, Entity):
            rows.entity(details)


def _history(past: Past, sink: Sink) -> None:
    row = {
        "statement_id": f"{sink.source}:{past.statement}",
        "record_id": f"{sink.source}:{past.record}",
        "record_kind": past.kind,
        "status": past.status,
        "sequence": past.sequence,
        "stated_text": past.date,
    }
    sink.add("statement_history", row, line=past.line)
