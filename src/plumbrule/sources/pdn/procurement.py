"""S2: officials who take part in procurement, one record for a person and year."""

from __future__ import annotations

from plumbrule.sources.pdn.node import Node, party, person_name, tax_number
from plumbrule.sources.sink import Sink

_ROLES = {"A": "attends", "T": "processes", "R": "decides", "O": "other"}


def procurement_rows(record: Node, sink: Sink) -> None:
    """Write who could take part in procurement; in which tender, the record does not say."""
    key = f"{sink.source}:{record.text('id')}"
    name = person_name(record)
    body_name = record.at("institucionDependencia").text("nombre")
    curp = record.text("curp")
    person = party(
        record,
        f"{key}/person",
        kind="person",
        name=name,
        local_id=curp or f"{name}|{body_name}",
        numbers=(("MX-CURP", curp), ("MX-RFC", tax_number(record))),
    )
    body = None
    if body_name:
        body = party(
            record.at("institucionDependencia"), f"{key}/body", kind="body", name=body_name
        )
    levels = [
        _ROLES.get(one.text("clave") or "", one.text("valor") or "")
        for one in record.each("nivelResponsabilidad")
    ]
    post = f"{key}/post"
    title = record.at("puesto").text("nombre")
    sink.add(
        "post",
        {
            "post_id": post,
            "title": title,
            "body_id": body,
            "country": "MX",
            "kind": ";".join(["procurement", *sorted({level for level in levels if level})]),
        },
        line=record.line,
        path=record.path,
    )
    year = record.text("ejercicioFiscal")
    sink.add(
        "post_holder",
        {
            "holding_id": f"{key}/holding",
            "post_id": post,
            "body_id": body,
            "person_id": person,
            "title": title,
            "start_text": f"{year}-01-01" if year else None,
            "end_text": f"{year}-12-31" if year else None,
        },
        line=record.line,
        path=record.path,
    )
    sink.fill("curp", curp is not None, 1)
