"""Awards and contracts of a release, with what was published about them and what was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.ocds_money import money
from plumbrule.demo.process import Process, Release

if TYPE_CHECKING:
    from plumbrule.demo.ocds import Publisher

_TERM = 180
"""Days from start to end of a contract."""

_PAID = 7
"""One contract in so many has its payments published."""


def order_of_arrival(process: Process) -> list[int]:
    """Places of the bids, earliest first, so that a bid's number does not tell who won."""
    bids = process.bids
    return sorted(range(len(bids)), key=lambda place: (bids[place].minute, place))


def awards(process: Process, publisher: Publisher) -> list[Release]:
    """One award for each winning bid."""
    order = order_of_arrival(process) if publisher.shows_bids(process) else []
    refused = any(bid.status == "disqualified" for bid in process.bids)
    told: list[Release] = []
    for count, place in enumerate(process.winners, start=1):
        bid = process.bids[place]
        award: Release = {
            "id": f"award-{count}",
            "title": f"Award {count}",
            "status": "active",
            "date": instant_text(process.awarded),
            "value": money(bid.cents, bid.currency),
            "suppliers": [publisher.references[firm] for firm in bid.firms],
            "hasSubcontracting": False,
        }
        if refused and count == 1:
            award["documents"] = [
                {
                    "id": "report",
                    "documentType": "evaluationReports",
                    "datePublished": instant_text(process.awarded),
                }
            ]
        if order:
            award["relatedBid"] = f"bid-{order.index(place) + 1}"
        if bid.lot:
            award["relatedLots"] = [f"lot-{bid.lot}"]
        told.append(award)
    return told


def contracts(process: Process, publisher: Publisher) -> list[Release]:
    """One contract for each award, some with payments."""
    signed = process.signature
    told: list[Release] = []
    for count, place in enumerate(process.winners, start=1):
        bid = process.bids[place]
        cents = bid.cents if process.contracted is None else process.contracted
        contract: Release = {
            "id": f"contract-{count}",
            "awardID": f"award-{count}",
            "status": "terminated" if process.ended else "active",
            "value": money(cents, bid.currency),
            "dateSigned": instant_text(signed),
            "period": {
                "startDate": instant_text(signed + DAY),
                "endDate": instant_text(signed + (_TERM + 1) * DAY),
            },
            "documents": [
                {
                    "id": f"signed-{count}",
                    "documentType": "contractSigned",
                    "datePublished": instant_text(signed + DAY),
                }
            ],
        }
        carried_out: Release = {}
        if process.serial % _PAID == 0:
            carried_out["transactions"] = _payments(process, cents, place, publisher)
        if process.ended:
            carried_out["documents"] = [
                {
                    "id": f"completion-{count}",
                    "documentType": "completionCertificate",
                    "datePublished": instant_text(signed + (_TERM + 10) * DAY),
                }
            ]
        if carried_out:
            contract["implementation"] = carried_out
        told.append(contract)
    return told


def _payments(process: Process, cents: int, place: int, publisher: Publisher) -> list[Release]:
    """Two payments, a third of the value and the rest."""
    bid = process.bids[place]
    first = cents // 3
    return [
        {
            "id": f"payment-{count}",
            "date": instant_text(process.signature + count * 60 * DAY),
            "value": money(part, bid.currency),
            "payer": publisher.buyer_references[process.buyer],
            "payee": publisher.references[bid.firms[0]],
        }
        for count, part in enumerate((first, cents - first), start=1)
    ]
