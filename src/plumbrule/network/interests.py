"""What each kind of interest gives its holder: a share, votes, control, or only a place to look.

Types are those of the Beneficial Ownership Data Standard 0.4, codelist interestType. A tie of kind
``ownership`` without a type counts as a holding of capital.
"""

from __future__ import annotations

CAPITAL = "shareholding"

BASES: dict[str, tuple[str, ...]] = {
    "capital": (
        CAPITAL,
        "rightsToProfitOrIncome",
        "rightsToSurplusAssetsOnDissolution",
        "beneficiaryOfLegalArrangement",
    ),
    "income": (
        "rightsToProfitOrIncome",
        "beneficiaryOfLegalArrangement",
        CAPITAL,
        "rightsToSurplusAssetsOnDissolution",
    ),
    "surplus": (
        "rightsToSurplusAssetsOnDissolution",
        "beneficiaryOfLegalArrangement",
        CAPITAL,
        "rightsToProfitOrIncome",
    ),
    "votes": ("votingRights", CAPITAL),
}
"""Ways to count, and for each the interests that carry it, first choice first.

One company is counted by one type: by the first that anybody holds in it. Capital stands for votes
where no votes are told (``proxy:votes``).
"""

DIRECT_CONTROL = frozenset(
    {
        "appointmentOfBoard",
        "controlViaCompanyRulesOrArticles",
        "controlByLegalFramework",
        "rightsGrantedByContract",
        "otherInfluenceOrControl",
    }
)
"""Counts as more than half of the votes at that link."""

CONDITIONAL = frozenset({"conditionalRightsGrantedByContract"})
"""Options and the like: control that is possible, not there."""

TRUST = frozenset({"settlor", "trustee", "protector", "beneficiaryOfLegalArrangement"})
"""Roles in a trust: what it holds may be controlled by any of them."""

MANAGEMENT = frozenset({"seniorManagingOfficial", "boardMember", "boardChair"})
"""Who manages is named where no owner is found, and is never an owner."""

NOMINEE, NOMINATOR = "nominee", "nominator"
"""Who holds in another's name, and for whom."""

STRONG_RUNGS = frozenset({"record", "self", "id_match", "documented", "confirmed", "publisher_id"})
"""Identity rungs on which an answer about a person may rest."""

UNKNOWN_INTERESTS = frozenset({"unknownInterest", "unpublishedInterest"})
"""Interests told to exist without telling which: any share is possible."""
