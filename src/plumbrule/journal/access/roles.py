"""The roles that people act in, and those that one person never holds together."""

from __future__ import annotations

from collections.abc import Collection

from plumbrule.model.errors import PlumbError

ROLES = {
    "addressee": "answers audit recommendations for the body they were made to",
    "administrator": "runs the system and sees no content",
    "analyst": "works on leads",
    "api_client": "a program that acts for a named user",
    "asset_manager": "keeps and sells restrained assets",
    "auditor": "makes audit recommendations and verifies what was done about them",
    "central_authority": "sends and receives requests for legal assistance",
    "custodian": "holds the identities of people who reported",
    "data_protection_officer": "watches over personal data, erasures and emergency openings",
    "fiu_analyst": "works on reports of suspicious transactions",
    "inspector": "reads the log, not the contents",
    "intake_operator": "receives reports",
    "investigator": "works on cases as a member of their team",
    "key_officer": "keeps keys and restores access",
    "publisher": "decides what is published",
    "recipient": "reads reports by people who report",
    "statistician": "makes tables",
    "supervisor": "assigns work and sees what is done, not the contents",
    "verifier": "verifies declarations",
    "witness": "signs checkpoints for someone outside",
}
"""Each role, and what it is for."""

NEVER_TOGETHER = (
    frozenset({"custodian", "recipient"}),
    frozenset({"administrator", "inspector"}),
    frozenset({"addressee", "auditor"}),
)
"""Pairs that would let one person undo the protection that the pair is there for."""


def require_grantable(held: Collection[str], role: str) -> None:
    """Refuse a role that does not exist or does not go with those already held.

    Raises:
        PlumbError: with the reason.
    """
    if role not in ROLES:
        raise PlumbError(f"there is no role {role}; there are {', '.join(ROLES)}")
    for pair in NEVER_TOGETHER:
        if role in pair and (pair - {role}) & set(held):
            [other] = pair - {role}
            raise PlumbError(f"one person never holds both {other} and {role}")
