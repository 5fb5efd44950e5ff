"""Relationships to rows of relation, one for each interest, and of unspecified_owner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from plumbrule.sources.bods.shapes import Interest, Relationship, Unspecified
from plumbrule.sources.bods.shares import range_of
from plumbrule.sources.bods.statement import Statement
from plumbrule.sources.sink import Sink

_OWNERSHIP = {
    "shareholding",
    "rightsToProfitOrIncome",
    "rightsToSurplusAssetsOnDissolution",
    "beneficiaryOfLegalArrangement",
    "rightToProfitOrIncomeFromAssets",
    "enjoymentAndUseOfAssets",
}
_CONTROL = {
    "votingRights",
    "appointmentOfBoard",
    "otherInfluenceOrControl",
    "rightsGrantedByContract",
    "conditionalRightsGrantedByContract",
    "controlViaCompanyRulesOrArticles",
    "controlByLegalFramework",
    "settlor",
    "trustee",
    "protector",
}
KINDS: dict[str, str] = (
    dict.fromkeys(_OWNERSHIP, "ownership")
    | dict.fromkeys(_CONTROL, "control")
    | dict.fromkeys(("seniorManagingOfficial", "boardMember", "boardChair"), "directorship")
    | dict.fromkeys(("nominee", "nominator"), "representation")
)
"""Kind of relation by interest type; every other interest is of kind ``unknown``."""

_WITH_SHARE = {"shareholding", "votingRights", "rightsToProfitOrIncome"}
"""Interests of which a share is expected."""


@dataclass(frozen=True)
class Whole:
    """What only the whole file tells about a relationship.

    Args:
        component_of: statements that a record is a component of, by record.
        joint: arrangements that several parties stand behind together.
        unnamed: reason and description for persons and entities that are not named, by record.
    """

    component_of: dict[str, str] = field(default_factory=dict)
    joint: set[str] = field(default_factory=set)
    unnamed: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)


class RelationRows:
    """Writes the rows of relationships.

    Args:
        sink: where they go.
        record_of: the record that a reference in a relationship means.
        whole: what the whole file tells.
    """

    def __init__(self, sink: Sink, record_of: Callable[[str], str], whole: Whole) -> None:
        self.sink = sink
        self.record_of = record_of
        self.whole = whole

    def relationship(self, statement: Statement, record: str, line: int) -> None:
        """Write one relationship that holds or is closed."""
        details = statement.details
        if not isinstance(details, Relationship):
            raise TypeError(statement.kind)
        base = _base(statement)
        subject = self._record(details.subject)
        party = self._record(details.interestedParty)
        self._unspecified(statement, details, line)
        if not details.interests and isinstance(details.interestedParty, Unspecified):
            return
        common = {
            "from_id": self._key(party),
            "to_id": self._key(subject),
            "joint_group": self._key(subject) if subject in self.whole.joint else None,
            "component_of": self._component_of(record),
            "stated_text": statement.date,
            "status": statement.status,
        }
        for index, interest in enumerate(details.interests or (Interest(),)):
            row = self._interest(interest, statement, line, f"{base}/interests/{index}")
            row["relation_id"] = f"{self.sink.source}:{statement.statement_id}/{index}"
            self.sink.add("relation", common | row, line=line, path=f"{base}/interests/{index}")

    def _interest(
        self, interest: Interest, statement: Statement, line: int, path: str
    ) -> dict[str, object]:
        share, wrong = range_of(interest.share)
        for one in wrong:
            self.sink.fault(
                "dropped" if one.lost else "noted",
                one.reason,
                line,
                f"{path}/share",
                interest.share,
            )
        if interest.type in _WITH_SHARE:
            known = share.least is not None or share.greatest is not None
            self.sink.fill("share", known, 1)
        self.sink.fill("relation_start", interest.startDate is not None, 1)
        ended = statement.date if statement.status == "closed" else None
        return {
            "kind": KINDS.get(interest.type or "", "unknown"),
            "role": interest.details or None,
            "interest_type": interest.type,
            "directness": interest.directOrIndirect or "unknown",
            "share_min": share.least,
            "share_max": share.greatest,
            "share_min_open": share.least_open,
            "share_max_open": share.greatest_open,
            "beneficial": interest.beneficialOwnershipOrControl,
            "start_text": interest.startDate,
            "end_text": interest.endDate or ended,
        }

    def _unspecified(self, statement: Statement, details: Relationship, line: int) -> None:
        """Write that the owner is not named, whether the reason stands here or at the party."""
        given = details.interestedParty
        if isinstance(given, Unspecified):
            reason, description = given.reason, given.description
        else:
            party = self._record(given) or ""
            reason, description = self.whole.unnamed.get(party, (None, None))
            if party not in self.whole.unnamed:
                return
        if statement.status == "closed":
            return
        row = {
            "statement_id": f"{self.sink.source}:{statement.statement_id}",
            "party_id": self._key(self._record(details.subject)),
            "reason": reason,
            "description": description,
            "stated_text": statement.date,
        }
        path = f"{_base(statement)}/interestedParty"
        self.sink.add("unspecified_owner", row, line=line, path=path)

    def _record(self, reference: str | Unspecified | None) -> str | None:
        return self.record_of(reference) if isinstance(reference, str) and reference else None

    def _key(self, record: str | None) -> str | None:
        return f"{self.sink.source}:{record}" if record else None

    def _component_of(self, record: str) -> str | None:
        statements = self.whole.component_of.get(record)
        if statements is None:
            return None
        return ";".join(f"{self.sink.source}:{one}" for one in statements.split(";"))


def _base(statement: Statement) -> str:
    return "" if statement.old else "/recordDetails"
