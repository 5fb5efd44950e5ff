"""Processes as compiled releases of the Open Contracting Data Standard 1.1, bids extension included.

Reference: Open Contracting Data Standard 1.1.5, release schema; extensions bids and lots. What is the
same in many releases (parties, references to them, items) is encoded once and put in as it is.
"""

from typing import Any

from msgspec import Raw

from plumbrule.demo.clock import DAY, day_of, instant_text
from plumbrule.demo.identifiers import BODY_SCHEME, COMPANY_SCHEME
from plumbrule.demo.markets import MARKET_OF, Market
from plumbrule.demo.process import CURRENCY, Bid, Process
from plumbrule.demo.province import Province

_Object = dict[str, Any]

_TENDERER = '["tenderer"]'
_SUPPLIER = '["supplier"]'
_BOTH = '["tenderer","supplier"]'


def money(cents: int, currency: str = CURRENCY) -> Raw:
    """An OCDS value with two decimals, exact."""
    return Raw(b'{"amount":%d.%02d,"currency":"%b"}' % (*divmod(cents, 100), currency.encode()))


class Publisher:
    """Writes the processes of one province as releases.

    Args:
        province: the province; its companies and bodies are all known by now.
    """

    def __init__(self, province: Province) -> None:
        self._province = province
        self._references = [
            Raw(f'{{"id":"{COMPANY_SCHEME}-{firm.number}","name":"{firm.name}"}}'.encode())
            for firm in province.companies
        ]
        self._parties: dict[tuple[int, str], Raw] = {}
        self._buyers = [
            Raw(
                f'{{"id":"{BODY_SCHEME}-{body.number}","name":"{body.name}","identifier":'
                f'{{"scheme":"{BODY_SCHEME}","id":"{body.number}","legalName":"{body.name}"}},'
                f'"address":{{"streetAddress":"{body.street}","locality":"{body.town}",'
                f'"region":"{province.name}","postalCode":"{body.postcode}",'
                f'"countryName":"Avelia","country":"XA"}},"roles":["buyer","procuringEntity"]}}'.encode()
            )
            for body in province.bodies
        ]
        self._buyer_references = [
            Raw(f'{{"id":"{BODY_SCHEME}-{body.number}","name":"{body.name}"}}'.encode())
            for body in province.bodies
        ]

    def _party(self, firm: int, roles: str) -> Raw:
        known = self._parties.get((firm, roles))
        if known is None:
            company = self._province.companies[firm]
            known = Raw(
                f'{{"id":"{COMPANY_SCHEME}-{company.number}","name":"{company.name}",'
                f'"identifier":{{"scheme":"{COMPANY_SCHEME}","id":"{company.number}",'
                f'"legalName":"{company.name}"}},"address":{{"streetAddress":"{company.street}",'
                f'"locality":"{company.town}","region":"{self._province.name}",'
                f'"postalCode":"{company.postcode}","countryName":"Avelia","country":"XA"}},'
                f'"roles":{roles}}}'.encode()
            )
            self._parties[firm, roles] = known
        return known

    def compiled(self, process: Process) -> _Object:
        """The compiled release of a process, ready to be encoded as JSON."""
        last = instant_text(self._last_minute(process))
        release: _Object = {
            "ocid": process.ocid,
            "id": f"{process.ocid}-{last}",
            "date": last,
            "tag": ["compiled"],
            "initiationType": "tender",
            "language": "en",
            "parties": self.parties(process),
            "buyer": self._buyer_references[process.buyer],
            "tender": self.tender(process),
        }
        if self._shows_bids(process):
            release["bids"] = {"details": self.bids(process)}
        if process.winners:
            release["awards"] = self.awards(process)
            release["contracts"] = self.contracts(process)
        return release

    @staticmethod
    def _last_minute(process: Process) -> int:
        return process.awarded + 30 * DAY if process.winners else process.closes + DAY

    @staticmethod
    def _shows_bids(process: Process) -> bool:
        return process.method != "direct" and not process.bids_hidden

    def parties(self, process: Process) -> list[Raw]:
        """Buyer and firms, each with all its roles."""
        bids = process.bids
        suppliers = dict.fromkeys(firm for place in process.winners for firm in bids[place].firms)
        parties = [self._buyers[process.buyer]]
        if self._shows_bids(process):
            order = _order_of_arrival(process)
            firms = dict.fromkeys(firm for place in order for firm in bids[place].firms)
            parties.extend(
                self._party(firm, _BOTH if firm in suppliers else _TENDERER) for firm in firms
            )
        else:
            parties.extend(self._party(firm, _SUPPLIER) for firm in suppliers)
        return parties

    def tender(self, process: Process) -> _Object:
        """The tender section as it stood at the end."""
        market = MARKET_OF[process.division]
        opens = process.opens_text or instant_text(process.opens)
        tender: _Object = {
            "id": f"{process.ocid}-tender",
            "title": f"{market.words} no. {process.serial}/{process.year}",
            "status": process.outcome,
            "procuringEntity": self._buyer_references[process.buyer],
            "items": _items(process, market),
            "value": money(process.bids[0].cents * (104 + process.serial % 17) // 100),
            "procurementMethod": process.method,
        }
        if process.details:
            tender["procurementMethodDetails"] = process.details
        if process.rationale:
            tender["procurementMethodRationale"] = process.rationale
        tender["mainProcurementCategory"] = process.category
        if process.method == "direct":
            tender["numberOfTenderers"] = 1
            return tender
        tender["awardCriteria"] = "priceOnly"
        tender["submissionMethod"] = ["electronicSubmission"]
        tender["tenderPeriod"] = {
            "startDate": opens,
            "endDate": process.closes_text or instant_text(process.closes),
        }
        if not process.lots:
            handed_in = {bid.firms for bid in process.bids if bid.submitted}
            tender["numberOfTenderers"] = (
                str(len(handed_in)) if process.bids_hidden else len(handed_in)
            )
        else:
            tender["lots"] = _lots(process)
        tender["documents"] = [
            {
                "id": "notice",
                "documentType": "tenderNotice",
                "title": "Notice",
                "datePublished": opens,
                "format": "text/html",
            }
        ]
        return tender

    def bids(self, process: Process) -> list[_Object]:
        """All bids in the order in which they arrived."""
        return [
            self._bid(number, process.bids[place])
            for number, place in enumerate(_order_of_arrival(process), start=1)
        ]

    def _bid(self, number: int, bid: Bid) -> _Object:
        detail: _Object = {
            "id": f"bid-{number}",
            "date": bid.date or instant_text(bid.minute),
            "status": bid.status,
            "tenderers": [self._references[firm] for firm in bid.firms],
        }
        if bid.cents:
            detail["value"] = money(bid.cents, bid.currency)
        if bid.lot:
            detail["relatedLots"] = [f"lot-{bid.lot}"]
        return detail

    def awards(self, process: Process) -> list[_Object]:
        """One award for each winning bid."""
        order = _order_of_arrival(process) if self._shows_bids(process) else []
        awards: list[_Object] = []
        for count, place in enumerate(process.winners, start=1):
            bid = process.bids[place]
            award: _Object = {
                "id": f"award-{count}",
                "title": f"Award {count}",
                "status": "active",
                "date": instant_text(process.awarded),
                "value": money(bid.cents, bid.currency),
                "suppliers": [self._references[firm] for firm in bid.firms],
            }
            if order:
                award["relatedBid"] = f"bid-{order.index(place) + 1}"
            if bid.lot:
                award["relatedLots"] = [f"lot-{bid.lot}"]
            awards.append(award)
        return awards

    def contracts(self, process: Process) -> list[_Object]:
        """One contract for each award, some with amendments and payments."""
        signed = process.awarded + (3 + process.serial % 9) * DAY
        contracts: list[_Object] = []
        for count, place in enumerate(process.winners, start=1):
            bid = process.bids[place]
            contract: _Object = {
                "id": f"contract-{count}",
                "awardID": f"award-{count}",
                "status": "active",
                "value": money(bid.cents, bid.currency),
                "dateSigned": instant_text(signed),
                "period": {
                    "startDate": instant_text(signed + DAY),
                    "endDate": instant_text(signed + 181 * DAY),
                },
            }
            if process.serial % 12 == 0:
                contract["documents"] = [
                    {
                        "id": f"signed-{count}",
                        "documentType": "contractSigned",
                        "datePublished": instant_text(signed + DAY),
                    }
                ]
            if process.serial % 20 == 0:
                contract["amendments"] = [_amendment(signed, count)]
            if process.serial % 7 == 0:
                contract["implementation"] = {"transactions": self._payments(process, bid, signed)}
            contracts.append(contract)
        return contracts

    def _payments(self, process: Process, bid: Bid, signed: int) -> list[_Object]:
        first = bid.cents // 3
        return [
            {
                "id": f"payment-{count}",
                "date": instant_text(signed + count * 60 * DAY),
                "value": money(cents, bid.currency),
                "payer": self._buyer_references[process.buyer],
                "payee": self._references[bid.firms[0]],
            }
            for count, cents in enumerate((first, bid.cents - first), start=1)
        ]


def _order_of_arrival(process: Process) -> list[int]:
    """Places of the bids, earliest first, so that a bid's number does not tell who won."""
    bids = process.bids
    return sorted(range(len(bids)), key=lambda place: (bids[place].minute, place))


def _items(process: Process, market: Market) -> list[_Object]:
    classification = {"scheme": "CPV", "id": market.code, "description": market.words}
    if not process.lots:
        return [{"id": "1", "description": market.words, "classification": classification}]
    return [
        {
            "id": str(lot),
            "description": market.words,
            "classification": classification,
            "relatedLot": f"lot-{lot}",
        }
        for lot in range(1, process.lots + 1)
    ]


def _lots(process: Process) -> list[_Object]:
    return [
        {
            "id": f"lot-{lot}",
            "title": f"Lot {lot}",
            "status": "complete" if lot in process.lots_awarded else "unsuccessful",
        }
        for lot in range(1, process.lots + 1)
    ]


def _amendment(signed: int, count: int) -> _Object:
    day = day_of(signed + 20 * DAY).isoformat()
    return {
        "id": f"amendment-{count}",
        "date": instant_text(signed + 20 * DAY),
        "rationale": "Delivery place changed",
        "description": f"Place of delivery changed on {day}; price unchanged",
    }
