"""What was planted: one row for each scheme and each innocent twin."""

from msgspec import Struct


class Planted(Struct, frozen=True):
    """One unit about which the truth is known.

    Attributes:
        scheme: short name of the scheme.
        rule: identifier of the rule that must find it.
        unit_kind: ``process``, ``lot``, ``supplier``, ``buyer`` or ``award``.
        unit: the ocid; for a lot ``ocid/lot-n``; for a company its XA-CRN number; for a body its
            XA-GOV number; for an award in a conflict of interest ``ocid/XA-CRN number``.
        twin: True where the unit only resembles the scheme and must not be a hit.
        why: what was done, in words.
    """

    scheme: str
    rule: str
    unit_kind: str
    unit: str
    twin: bool
    why: str


SCHEMES = {
    "R003": "short_submission_period",
    "R018": "single_bid",
    "R024": "price_close_to_winner",
    "R025": "never_winning_bidder",
    "R028": "identical_prices",
    "R030": "late_bid_won",
    "R035": "all_rivals_disqualified",
    "R036": "lowest_bid_disqualified",
    "R038": "many_disqualifications",
    "R046": "listed_supplier",
    "R048": "supplier_of_everything",
    "R058": "distant_runner_up",
    "CI-01": "own_body_buys_from_own_firm",
}
"""Name of the scheme by the rule that must find it."""


def award_unit(ocid: str, company_number: str) -> str:
    """The unit id of a company's award in one process."""
    return f"{ocid}/{company_number}"
