"""Planning and tender of a release: what was announced, when, and under which conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Raw

from plumbrule.demo.clock import instant_text
from plumbrule.demo.markets import MARKET_OF, Market
from plumbrule.demo.ocds_money import money
from plumbrule.demo.process import Process, Release

if TYPE_CHECKING:
    from plumbrule.demo.ocds import Publisher

PRICED_DIVISION = "15"
"""Division whose items are published with quantities and unit prices."""

_KINDS = (
    ("notice", "tenderNotice"),
    ("bidding", "biddingDocuments"),
    ("specification", "technicalSpecifications"),
    ("criteria", "evaluationCriteria"),
)
_TERMS = Raw(
    b'{"depositsGuarantees":"1 % of the estimated value","bidValidityPeriod":{"durationInDays":90}}'
)
_NO_FRAMEWORK = Raw(b'{"hasFrameworkAgreement":false}')
_INVITED = Raw(b'{"minimumCandidates":5}')

_ELIGIBILITY = (
    "Entry in the company register; no tax arrears.",
    "Entry in the company register; no tax arrears; one reference.",
    "Entry in the company register; no tax arrears; one similar contract lately.",
    "Entry in the company register; no tax arrears; turnover of at least the estimate.",
    "Entry in the company register; no tax arrears; two similar contracts in the last 3 years.",
    "Entry in the company register; no tax arrears; references of two buyers; own staff.",
    "Entry in the company register; no tax arrears; references of two buyers; tools, or a lease.",
)
_MANNERS = (
    "",
    " for 2 years",
    ", delivered in parts",
    " at the buyer's sites in town",
    ", with a report for each quarter year",
    " according to the annexed list of places",
    ", as set out in the annexed list of places and days",
)


def planning(process: Process) -> Release:
    """The plan of the year, in which the purchase stands."""
    return {
        "documents": [
            {
                "id": "plan",
                "documentType": "procurementPlan",
                "datePublished": f"{process.year - 1}-12-01",
            }
        ]
    }


def tender(process: Process, publisher: Publisher) -> Release:
    """The tender section as it stood at the end."""
    market = MARKET_OF[process.division]
    told: Release = {
        "id": f"{process.ocid}-tender",
        "title": f"{market.words} no. {process.serial}/{process.year}",
        "status": process.outcome,
        "procuringEntity": publisher.buyer_references[process.buyer],
        "items": _items(process, market),
        "procurementMethod": process.method,
        "procurementMethodDetails": process.details or f"{process.method} procedure",
    }
    if process.estimated:
        told["value"] = money(process.estimated)
    if process.rationale:
        told["procurementMethodRationale"] = process.rationale
    told["mainProcurementCategory"] = process.category
    told["techniques"] = _NO_FRAMEWORK
    if process.method == "direct":
        told["numberOfTenderers"] = 1
        return told
    if process.outcome == "planned":
        return told
    told.update(_conditions(process))
    return told


def _conditions(process: Process) -> Release:
    """What holds for a call for bids."""
    opens = process.opens_text or instant_text(process.opens)
    told: Release = {
        "awardCriteria": "priceOnly",
        "submissionMethod": ["electronicSubmission"],
        "eligibilityCriteria": _ELIGIBILITY[process.serial % len(_ELIGIBILITY)],
        "submissionTerms": _TERMS,
        "tenderPeriod": {
            "startDate": opens,
            "endDate": process.closes_text or instant_text(process.closes),
        },
        "bidOpening": {"date": instant_text(process.opening)},
        "awardPeriod": {"startDate": instant_text(process.evaluation)},
        "documents": [
            {"id": name, "documentType": kind, "datePublished": opens} for name, kind in _KINDS
        ],
    }
    if process.method == "selective":
        told["secondStage"] = _INVITED
    if process.lots:
        told["lots"] = _lots(process)
    else:
        handed_in = {bid.firms for bid in process.bids if bid.submitted}
        told["numberOfTenderers"] = str(len(handed_in)) if process.bids_hidden else len(handed_in)
    return told


def _items(process: Process, market: Market) -> list[Release]:
    classification = {"scheme": "CPV", "id": market.code, "description": market.words}
    item: dict[str, Any] = {
        "description": market.words + _MANNERS[process.serial % len(_MANNERS)],
        "classification": classification,
    }
    if process.division == PRICED_DIVISION:
        cents = 200 + process.serial * 37 % 200
        item["quantity"] = process.won_cents // cents
        item["unit"] = {"name": "kg", "value": {"amount": cents / 100, "currency": "AVL"}}
    if not process.lots:
        return [{"id": "1", **item}]
    return [
        {"id": str(lot), **item, "relatedLot": f"lot-{lot}"} for lot in range(1, process.lots + 1)
    ]


def _lots(process: Process) -> list[Release]:
    return [
        {
            "id": f"lot-{lot}",
            "title": f"Lot {lot}",
            "status": "complete" if lot in process.lots_awarded else "unsuccessful",
        }
        for lot in range(1, process.lots + 1)
    ]
