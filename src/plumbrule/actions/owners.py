"""Say who owns and controls a company on a day, beside what was declared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from plumbrule.actions.parties import latest_day, loaded_days, named_entity
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError
from plumbrule.network import (
    Answer,
    Graph,
    Measure,
    Node,
    Owner,
    Owners,
    Share,
    Threshold,
    Tie,
    TiesOfLake,
    Unnamed,
    owners_of,
)
from plumbrule.network.chains import HoldingChain, holding_chains
from plumbrule.network.declared import Declared, compared
from plumbrule.network.holdings import Stake
from plumbrule.network.tie import Number
from plumbrule.packs.load import FOLDER, thresholds


def owners(
    lake: Lake,
    company: str,
    *,
    as_of: date | None = None,
    percent: str | None = None,
    floor: float | None = None,
    packs: Path = FOLDER,
) -> dict[str, Any]:
    """Work out the owners of a company.

    Args:
        lake: the lake.
        company: entity id, party id, ``SCHEME:VALUE``, or a name that one company bears.
        as_of: the day; None for the last on which the loaded registers were seen.
        percent: share over which somebody is an owner; None takes the law of the company's country.
        floor: share in percent from which the register asks for holders to be named; None takes
            that of the country's pack, else nothing is assumed.
        packs: folder of the country packs.

    Returns:
        What ``plumb owners --json`` writes; shares in percent.

    Raises:
        PlumbError: nothing is loaded, or no company or several are meant.
    """
    manifest = lake.manifest()
    seen = loaded_days(lake, manifest)
    with connect(lake.folder, manifest, locked=True) as connection:
        entity = named_entity(connection, company)
        day = as_of or latest_day(seen)
        ties = TiesOfLake(connection, seen, above=[entity])
    node = ties.node(entity)
    law = _law(node.country, day, packs) if percent is None else _asked(percent)
    if floor is None:
        floor = _floor(node.country, day, packs)
    graph = Graph(ties, day, floor=floor)
    found = owners_of(graph, entity, law)
    answer, rows = compared(graph, found)
    names = {one.file: one.name for one in manifest.files}
    return _Report(graph, found, names).whole(answer, rows)


def _asked(percent: str) -> Threshold:
    try:
        share = Fraction(percent) / 100
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise PlumbError(f"expected a share in percent from 0 to 100 such as 25, not {percent}")
    return Threshold(share, True, f"more than {percent} percent, as asked")


def _law(country: str, day: date, packs: Path) -> Threshold:
    """Find the threshold of beneficial ownership in the law of a country on a day."""
    for row in thresholds(packs):
        in_force = row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
        if row.country == country and row.name in {"owner_over", "owner_from"} and in_force:
            share = Fraction(str(row.value)) / 100
            return Threshold(share, row.name == "owner_over", row.source)
    return Threshold()


def _floor(country: str, day: date, packs: Path) -> float | None:
    """Find the share from which a country's register names holders."""
    for row in thresholds(packs):
        in_force = row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
        if row.country == country and row.name == "owner_named_from" and in_force:
            return row.value
    return None


class _Report:
    """Writes what was found as plain values, with file names for the places."""

    def __init__(self, graph: Graph, found: Owners, files: Mapping[str, str]) -> None:
        self.graph = graph
        self.found = found
        self.files = files

    def whole(self, answer: Answer, rows: tuple[Declared, ...]) -> dict[str, Any]:
        """Write everything."""
        found, asked = self.found, self.found.threshold
        verdicts = {row.node.id: row.verdict for row in rows}
        return {
            "company": node_fields(found.company),
            "as_of": self.graph.day.isoformat(),
            "threshold": {
                "percent": _percent(asked.share),
                "strict": asked.strict,
                "source": asked.source,
            },
            "owners": [self._owner(one, verdicts) for one in found.owners],
            "holders": [self._owner(one, {}) for one in found.holders],
            "undisclosed_min": _percent(found.undisclosed[0]),
            "undisclosed_max": _percent(found.undisclosed[1]),
            "circular": _percent(found.circular),
            "no_natural_owner": answer_fields(found.natural),
            "managed_by": [
                node_fields(self.graph.node(tie.owner)) | self._tie(tie) for tie in found.managed_by
            ],
            "unspecified": [self._unnamed(at, one) for at, one in found.unnamed],
            "notes": list(found.notes),
            "declared_against_computed": answer_fields(answer)
            | {"rows": [self._declared(row) for row in rows]},
        }

    def _owner(self, owner: Owner, verdicts: Mapping[str, str]) -> dict[str, Any]:
        measure = owner.measure
        web = self.graph.above(self.found.company.id, measure.basis)
        fields = {
            **node_fields(owner.node),
            **_measure(measure),
            "answer": owner.answer.answer,
            "reasons": list(owner.answer.reasons),
            "control": answer_fields(owner.control),
            "rung": owner.rung,
            "by_basis": [_measure(one) | answer_fields(one.answer) for one in owner.measures],
            "chains": [self._chain(one) for one in holding_chains(web, owner.node.id)],
        }
        if owner.node.kind == "person":
            fields["declared"] = verdicts.get(owner.node.id)
        return fields

    def _chain(self, chain: HoldingChain) -> dict[str, Any]:
        return {
            "share_min": _percent(chain.least),
            "share_max": _percent(chain.most),
            "links": [self._link(link.company, link.stake) for link in chain.links],
        }

    def _link(self, company: str, stake: Stake) -> dict[str, Any]:
        owned, holder = self.graph.node(company), self.graph.node(stake.holder)
        return {
            "company": company,
            "company_name": owned.name or None,
            "holder": stake.holder or None,
            "holder_name": holder.name or None,
            **_share(stake.share),
            "doubts": list(stake.doubts),
            "statements": [self._tie(tie) for tie in stake.ties],
        }

    def _tie(self, tie: Tie) -> dict[str, Any]:
        return {
            "id": tie.id,
            "kind": tie.kind,
            "interest": tie.interest or None,
            "role": tie.role or None,
            "directness": tie.directness or None,
            "state": tie.on(self.graph.day).value,
            "start": _days(tie.start),
            "end": _days(tie.end),
            "stated": tie.stated.isoformat() if tie.stated else None,
            "rung": tie.rung,
            "source": tie.source,
            "file": self._file(tie.file),
            "line": tie.line,
            "path": tie.path,
        }

    def _declared(self, row: Declared) -> dict[str, Any]:
        share = _share(row.share) if row.share else {"share_min": None, "share_max": None}
        return {
            **node_fields(row.node),
            "declared": bool(row.ties),
            **share,
            "verdict": row.verdict,
            "reasons": list(row.reasons),
            "statements": [self._tie(tie) for tie in row.ties],
        }

    def _unnamed(self, company: str, one: Unnamed) -> dict[str, Any]:
        return {
            "company": company,
            "reason": one.reason,
            "description": one.description or None,
            "source": one.source,
            "file": self._file(one.file),
            "line": one.line,
        }

    def _file(self, file: str) -> str:
        return self.files.get(file, file)


def node_fields(node: Node) -> dict[str, Any]:
    """Write an entity."""
    return {
        "entity_id": node.id,
        "name": node.name or None,
        "kind": node.kind or None,
        "country": node.country or None,
    }


def answer_fields(answer: Answer) -> dict[str, Any]:
    """Write an answer."""
    return {"answer": answer.answer, "reasons": list(answer.reasons)}


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "basis": measure.basis,
        "share_min": _percent(measure.least),
        "share_max": _percent(measure.most),
        "max_open": _percent(measure.most_open),
        "share_min_open": measure.least_excluded,
        "exact": measure.exact,
        "proxy": measure.proxy,
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "share_min": _percent(share.least),
        "share_max": _percent(share.most),
        "share_min_open": share.least_open,
        "share_max_open": share.most_open,
    }


def _percent(share: Number) -> float:
    """Write a part of one in percent, to the tenth digit after the point."""
    return round(float(share * 100), 10)


def _days(days: tuple[date, date] | None) -> list[str] | None:
    return [days[0].isoformat(), days[1].isoformat()] if days else None
