"""Queries over the heads of all statements: their order, and the checks between them.

Rules between statements follow the Beneficial Ownership Data Standard 0.4. Each check gives
reason, line, path and value of what does not follow it; nothing is lost by that.
"""

from __future__ import annotations

PLACED: tuple[str, ...] = (
    # A record's statements by day; on one day `new` comes first and `closed` last, since a date
    # alone does not tell which of two was earlier. Before 0.4 a replaced statement comes before
    # all that are not.
    """
    CREATE TABLE placed AS
    WITH resolved AS (
        SELECT h.* REPLACE (
                   coalesce(r.first, h.record) AS record,
                   coalesce(s.first, h.subject) AS subject,
                   coalesce(p.first, h.party) AS party),
               h.statement IN (FROM replaced) AS named
        FROM head h
        LEFT JOIN first r ON r.statement = h.record
        LEFT JOIN first s ON s.statement = h.subject
        LEFT JOIN first p ON p.statement = h.party
    )
    SELECT *, row_number() OVER history AS sequence, count(*) OVER (PARTITION BY record) AS places
    FROM resolved
    WINDOW history AS (
        PARTITION BY record
        ORDER BY named DESC, made::DATE NULLS FIRST,
                 CASE status WHEN 'new' THEN 0 WHEN 'closed' THEN 2 ELSE 1 END, made, ordinal)
    """,
    """
    CREATE TABLE known AS
    SELECT record, min(ordinal) AS ordinal, arg_max(kind, sequence) AS kind,
           arg_max(entity_type, sequence) AS entity_type, arg_max(subtype, sequence) AS subtype
    FROM placed GROUP BY record
    """,
)
"""Commands that put the statements of each record in order and list the records."""


def _reference(column: str, name: str, wanted: str) -> str:
    return f"""
    SELECT CASE WHEN k.record IS NULL THEN 'expected {name} to be a record of this file'
                WHEN k.kind NOT IN ({wanted}) THEN 'expected {name} to be of another record type'
                ELSE 'expected the record of {name} before the relationship' END,
           p.line, '/recordDetails/{column}', p.{name}
    FROM placed p LEFT JOIN known k ON k.record = p.{name}
    WHERE p.{name} IS NOT NULL
      AND (CASE WHEN k.record IS NULL THEN EXISTS (FROM known WHERE kind <> 'relationship')
                ELSE k.kind NOT IN ({wanted}) OR k.ordinal > p.ordinal END)
    ORDER BY p.ordinal
    """  # noqa: S608 all parts are written below


def _only_on(types: str, subtype: str) -> str:
    return f"""
    SELECT 'expected interests of {subtype} only in an arrangement of that subtype', p.line,
           '/recordDetails/interests', list_aggregate(p.types, 'string_agg', ';')
    FROM placed p JOIN known k ON k.record = p.subject
    WHERE list_has_any(p.types, [{types}]) AND coalesce(k.subtype, '') <> '{subtype}'
    ORDER BY p.ordinal
    """  # noqa: S608


CHECKS: tuple[str, ...] = (
    """
    SELECT 'expected each statementId once', line, '/statementId', statement
    FROM (SELECT *, row_number() OVER (PARTITION BY statement ORDER BY ordinal) AS nth FROM placed)
    WHERE nth > 1 ORDER BY ordinal
    """,
    """
    SELECT 'expected one record type for each recordId', line, '/recordType', kind
    FROM (SELECT *, first_value(kind) OVER (PARTITION BY record ORDER BY ordinal) AS first
          FROM placed)
    WHERE kind <> first ORDER BY ordinal
    """,
    """
    SELECT 'expected new only in the first statement of a record', line, '/recordStatus', status
    FROM placed WHERE status = 'new' AND sequence > 1 ORDER BY ordinal
    """,
    """
    SELECT 'expected closed only in the last statement of a record', line, '/recordStatus', status
    FROM placed WHERE status = 'closed' AND sequence < places ORDER BY ordinal
    """,
    _reference("subject", "subject", "'entity'"),
    _reference("interestedParty", "party", "'entity', 'person'"),
    """
    SELECT 'no persons or entities in this file; the parties of its relationships are in others',
           NULL, '', ''
    FROM placed HAVING count(*) > 0 AND bool_and(kind = 'relationship')
    """,
    """
    SELECT 'expected a component to be a record earlier in this file', c.line,
           '/recordDetails/componentRecords', c.component
    FROM (SELECT line, ordinal, unnest(components) AS component FROM placed) c
    LEFT JOIN first f ON f.statement = c.component
    LEFT JOIN known k ON k.record = coalesce(f.first, c.component)
    WHERE (k.record IS NULL OR k.ordinal > c.ordinal)
      AND EXISTS (FROM known WHERE kind <> 'relationship')
    ORDER BY c.ordinal, c.component
    """,
    """
    SELECT 'expected beneficial ownership or control only of a person', p.line,
           '/recordDetails/interests', p.party
    FROM placed p JOIN known k ON k.record = p.party
    WHERE p.beneficial AND k.kind = 'entity' ORDER BY p.ordinal
    """,
    _only_on("'nominee', 'nominator'", "nomination"),
    _only_on("'settlor', 'trustee', 'protector'", "trust"),
)
"""Queries that find what is wrong between statements."""
