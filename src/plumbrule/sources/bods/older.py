"""Statements of versions 0.1 to 0.3 in the form of 0.4, so that one reader serves all."""

from __future__ import annotations

import re
from typing import Any

_RECORD_TYPES = {
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
}

_INTERESTS = {
    "influenceOrControl": "otherInfluenceOrControl",
    "otherInfluenceOrControlOfTrust": "otherInfluenceOrControl",
    "settlorOfTrust": "settlor",
    "trusteeOfTrust": "trustee",
    "protectorOfTrust": "protector",
    "beneficiaryOfTrust": "beneficiaryOfLegalArrangement",
    "rightsToSurplusAssets": "rightsToSurplusAssetsOnDissolution",
}
"""Interest types of 0.1 to 0.3 (hyphens already gone) whose code differs in 0.4."""

_REASONS = {
    "subjectUnableToConfirmOrIdentifyBeneficialOwner",
    "interestedPartyHasNotProvidedInformation",
    "subjectExemptFromDisclosure",
    "interestedPartyExemptFromDisclosure",
    "noBeneficialOwners",
    "unknown",
}

_DETAILS = {
    "entity": {
        "name", "alternateNames", "identifiers", "foundingDate", "dissolutionDate",
        "unspecifiedEntityDetails", "publicListing",
    },
    "person": {
        "personType", "names", "identifiers", "nationalities", "birthDate", "deathDate",
        "unspecifiedPersonDetails",
    },
    "relationship": set[str](),
}  # fmt: skip
"""Fields that only move into ``recordDetails``."""


def in_new_form(old: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Rewrite a statement of 0.1 to 0.3 as one of 0.4.

    References between statements stay references to statements: the caller resolves a chain of
    replaced statements to its first.

    Args:
        old: the decoded statement.

    Returns:
        The statement in the form of 0.4, without ``recordId`` and ``recordStatus``, which these
        versions do not have, and the statements it replaces.
    """
    kind = _RECORD_TYPES.get(str(old.get("statementType")), old.get("statementType"))
    details = {key: old[key] for key in _DETAILS.get(str(kind), ()) if key in old}
    if kind == "entity":
        details |= _entity(old)
    elif kind == "person":
        details |= _person(old)
    elif kind == "relationship":
        details |= _relationship(old)
    replaces = old.get("replacesStatements")
    new = {
        "statementId": old.get("statementID"),
        "statementDate": old.get("statementDate"),
        "publicationDetails": old.get("publicationDetails"),
        "recordType": kind,
        "recordDetails": details,
    }
    return new, [str(one) for one in replaces if one] if isinstance(replaces, list) else []


def _entity(old: dict[str, Any]) -> dict[str, Any]:
    kind = old.get("entityType")
    if isinstance(kind, str):
        kind = {"type": _camel(kind)}
        if "entitySubtype" in old:
            subtype = old["entitySubtype"]
            general = subtype.get("generalCategory") if isinstance(subtype, dict) else None
            kind["subtype"] = str(general).removeprefix("trust-") if general else None
            kind["details"] = subtype.get("localTerm") if isinstance(subtype, dict) else None
    return {
        "entityType": kind,
        "jurisdiction": old.get("jurisdiction") or old.get("incorporatedInJurisdiction"),
        "addresses": _addresses(old.get("addresses")),
    } | _unspecified(old, "unspecifiedEntityDetails")


def _person(old: dict[str, Any]) -> dict[str, Any]:
    addresses, residence = old.get("addresses"), old.get("placeOfResidence")
    if isinstance(residence, dict):
        given = addresses if isinstance(addresses, list) else []
        addresses = [*given, {"type": "residence"} | residence]
    birth = old.get("placeOfBirth")
    exposure = old.get("politicalExposure")
    if exposure is None and "hasPepStatus" in old:
        stated = old["hasPepStatus"]
        status = "isPep" if stated is True else "isNotPep" if stated is False else "unknown"
        exposure = {"status": status, "details": old.get("pepStatusDetails")}
    return {
        "addresses": _addresses(addresses),
        "placeOfBirth": _addresses([birth])[0],
        "politicalExposure": exposure,
    } | _unspecified(old, "unspecifiedPersonDetails")


def _unspecified(old: dict[str, Any], field: str) -> dict[str, Any]:
    if field in old or not old.get("missingInfoReason"):
        return {}
    return {field: {"description": old["missingInfoReason"]}}


def _relationship(old: dict[str, Any]) -> dict[str, Any]:
    interests = old.get("interests")
    return {
        "subject": _party(old.get("subject")),
        "interestedParty": _party(old.get("interestedParty")),
        "componentRecords": old.get("componentStatementIDs"),
        "interests": [_interest(one) for one in interests]
        if isinstance(interests, list)
        else interests,
    }


def _party(old: Any) -> Any:
    if not isinstance(old, dict):
        return old
    unspecified = old.get("unspecified")
    if isinstance(unspecified, dict):
        reason = _camel(str(unspecified.get("reason") or "unknown"))
        reason = {"unknownReason": "unknown"}.get(reason, reason)
        return {
            "reason": reason if reason in _REASONS else unspecified.get("reason"),
            "description": unspecified.get("description"),
        }
    return old.get("describedByEntityStatement") or old.get("describedByPersonStatement")


def _interest(old: Any) -> Any:
    if not isinstance(old, dict):
        return old
    kind = old.get("type")
    if isinstance(kind, str):
        kind = _INTERESTS.get(_camel(kind), _camel(kind))
    return old | {
        "type": kind,
        "directOrIndirect": old.get("directOrIndirect") or old.get("interestLevel"),
        "share": _share(old.get("share")),
    }


def _share(old: Any) -> Any:
    """Turn the flags of excluded bounds into bounds; an exact share says all there is to say."""
    if not isinstance(old, dict):
        return old
    if old.get("exact") is not None and old.get("minimum") == old.get("maximum"):
        return {"exact": old["exact"]}
    new = dict(old)
    for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(old.get(flag), bool):
            del new[flag]
            if old[flag]:
                new[flag] = new.pop(bound, None)
    return new


def _addresses(old: Any) -> Any:
    """Make an object of each country, which these versions give as a bare code."""
    if not isinstance(old, list):
        return old
    return [
        one | {"country": {"code": one["country"]}}
        if isinstance(one, dict) and isinstance(one.get("country"), str)
        else one
        for one in old
    ]


def _camel(code: str) -> str:
    return re.sub(r"-([a-z])", lambda match: match[1].upper(), code)
