"""What was planted: one row for each scheme and each innocent twin."""

from msgspec import Struct


class Planted(Struct, frozen=True):
    """One unit about which the truth is known.

    Attributes:
        scheme: short name of the scheme.
        rule: identifier of the rule that must find it.
        unit_kind: ``process``, ``lot``, ``supplier``, ``buyer``, ``award``, ``contract``,
            ``milestone``, ``item``, ``pair``, ``group`` or ``market``.
        unit: what the rule calls the unit, with parties by their official numbers: the ocid; for
            a lot ``ocid/lot-n``; for a company its XA-CRN number; for a body its XA-GOV number; for
            an award in a conflict of interest ``ocid/XA-CRN number``; ``ocid/contract/contract-1``,
            ``number with number``, ``number in market`` and so on for the others.
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
    "R001": "no_plan",
    "R002": "estimates_below_limit_by_buyer",
    "R003": "short_submission_period",
    "R004": "not_advertised",
    "R005": "missing_tender_documents",
    "R006": "long_eligibility",
    "R007": "long_specification",
    "R008": "high_fee",
    "R009": "fee_raised",
    "R010": "direct_without_reason",
    "R011": "split_purchase",
    "R012": "against_the_plan",
    "R014": "opened_too_soon",
    "R015": "slow_evaluation",
    "R016": "odd_estimate",
    "R017": "odd_unit_price",
    "R018": "single_bid",
    "R019": "few_bidders",
    "R020": "complaint",
    "R022": "wide_prices",
    "R023": "fixed_ratio",
    "R024": "price_close_to_winner",
    "R025": "never_winning_bidder",
    "R026": "many_joint_awards",
    "R027": "missing_bidder",
    "R028": "identical_prices",
    "R029": "forced_first_digits",
    "R030": "late_bid_won",
    "R031": "award_at_estimate",
    "R032": "rivals_of_one_owner",
    "R033": "rivals_of_one_shareholder",
    "R034": "bids_moments_apart",
    "R035": "all_rivals_disqualified",
    "R036": "lowest_bid_disqualified",
    "R037": "rejection_without_report",
    "R038": "many_disqualifications",
    "R039": "unanswered_questions",
    "R040": "supplier_of_one_buyer",
    "R042": "odd_contact",
    "R043": "contact_shared_with_buyer",
    "R044": "contact_shared_by_rivals",
    "R045": "not_in_register",
    "R046": "listed_supplier",
    "R047": "not_traceable",
    "R048": "supplier_of_everything",
    "R049": "direct_awards_just_below_limit",
    "R050": "large_market_share",
    "R051": "concentrated_market",
    "R052": "small_then_large",
    "R053": "always_the_same_winner",
    "R054": "grown_direct_award",
    "R055": "direct_awards_together_above_limit",
    "R056": "unmet_requirement",
    "R057": "winning_in_turn",
    "R058": "distant_runner_up",
    "R059": "contract_unlike_award",
    "R060": "late_signature",
    "R061": "hasty_decision",
    "R062": "slow_decision",
    "R063": "contract_unpublished",
    "R064": "contract_changed",
    "R065": "items_cut",
    "R066": "items_added",
    "R067": "late_delivery",
    "R068": "overpaid",
    "R069": "price_raised",
    "R070": "loser_subcontracts",
    "R071": "mostly_subcontracted",
    "R073": "no_completion",
    "APP-1": "upheld_complaint_ignored",
    "APP-2": "same_award_again",
    "APP-3": "many_rejected_complaint_upheld",
    "CI-01": "own_body_buys_from_own_firm",
    "CRI": "many_signs_at_once",
    "CRI-1": "component_single_bid",
    "CRI-2": "component_no_call",
    "CRI-3": "component_procedure",
    "CRI-4": "component_criteria",
    "CRI-DISC": "notices_differ",
    "CRI-NEW": "young_winner",
    "CRI-SHARE": "mutual_dependence",
    "CRI-TAX": "secrecy_jurisdiction",
    "DOC-EST0": "no_estimate",
    "DOC-PERFECT": "perfect_estimate",
    "EMERG-1": "emergency_unpublished",
    "K-1": "accelerated_without_reason",
    "K-2": "long_contract",
    "K-3": "long_framework",
    "K-4": "framework_of_one",
    "K-5": "framework_of_few",
    "K-6": "value_for_review",
    "K-8": "opened_at_another_time",
    "K-21": "high_guarantee",
    "K-22": "few_criteria",
    "K-26": "few_invited",
    "K-29": "award_beyond_validity",
    "K-30": "far_from_estimate",
    "K-31": "failed_without_ground",
    "LINK-DEBAR": "phoenix_of_debarred",
    "LINK-DECL": "declared_interest",
    "LINK-DON": "donor_of_governing_party",
    "LINK-OWNER": "official_owns_supplier",
    "LINK-PEP": "official_behind_supplier",
    "NET-GROUP": "bidding_ring",
    "NET-OWN": "connected_rivals",
    "NET-PAIR": "unusual_meetings",
    "NET-WITHDRAW": "partner_steps_back",
    "SCR-KS": "uneven_bids",
    "SCR-MISS": "no_close_bids",
    "SCR-RD": "lone_low_bid",
    "SCR-RDALT": "first_step_against_loser_steps",
    "SCR-RDNOR": "first_step_against_mean_step",
    "SCR-ROUND": "round_losing_prices",
    "THR-BUNCH": "estimates_below_limit",
    "TIME-FAST": "fast_works",
    "TIME-HOLIDAY": "signed_on_day_of_rest",
    "TIME-LATE": "published_late",
    "TIME-PRE": "dated_too_early",
    "TIME-SAMEDAY": "contracts_on_one_day",
    "AU-01": "overdue_recommendation",
    "AU-03": "closed_without_evidence",
    "AU-07": "rejected_without_reason",
    "LB-03": "one_sided_meeting",
    "PF-10": "soft_loan",
    "PF-12": "late_party_report",
    "CN-01": "wrong_total",
    "CN-02": "opening_differs",
    "CN-03": "appears_or_vanishes",
    "CN-05": "copied_form",
    "CN-06": "family_left_out",
    "FL-01": "not_filed",
    "FL-02": "filed_late",
    "FL-03": "raised_after_question",
    "FL-04": "section_left_blank",
    "RG-01": "undeclared_firm",
    "RG-02": "undeclared_property",
    "RG-03": "undeclared_vehicle",
    "RG-05": "share_differs",
}
"""Name of the scheme by the rule that must find it."""


def award_unit(ocid: str, company_number: str) -> str:
    """The unit id of a company's award in one process."""
    return f"{ocid}/{company_number}"
