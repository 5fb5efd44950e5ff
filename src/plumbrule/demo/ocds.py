"""Processes as compiled releases of the Open Contracting Data Standard 1.1.

Reference: Open Contracting Data Standard 1.1.5, release schema, with the extensions that
:mod:`plumbrule.demo.releases` names. What is the same in many releases (parties, references to
them) is encoded once and put in as it is.
"""

from msgspec import Raw

from plumbrule.demo import ocds_award, ocds_tender
from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.identifiers import BODY_SCHEME
from plumbrule.demo.ocds_award import order_of_arrival
from plumbrule.demo.ocds_money import money
from plumbrule.demo.process import Bid, Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.records import Company, Contact


def company_id(company: Company) -> str:
    """The id of a company in releases: the code of its register and its number."""
    return f"{company.scheme}-{company.number}"


class Publisher:
    """Writes the processes of one province as releases.

    Args:
        province: the province; its companies and bodies are all known by now.
    """

    def __init__(self, province: Province) -> None:
        self._province = province
        self.references = [
            Raw(f'{{"id":"{company_id(firm)}","name":"{firm.name}"}}'.encode())
            for firm in province.companies
        ]
        self._parties: dict[tuple[int, tuple[str, ...]], Raw] = {}
        self._buyers = [
            Raw(
                f'{{"id":"{BODY_SCHEME}-{body.number}","name":"{body.name}","identifier":'
                f'{{"scheme":"{BODY_SCHEME}","id":"{body.number}","legalName":"{body.name}"}},'
                f'"address":{{"streetAddress":"{body.street}","locality":"{body.town}",'
                f'"region":"{province.name}","postalCode":"{body.postcode}",'
                f'"countryName":"Avelia","country":"XA"}},{_contact(body.contact)}'
                f'"roles":["buyer","procuringEntity"]}}'.encode()
            )
            for body in province.bodies
        ]
        self.buyer_references = [
            Raw(f'{{"id":"{BODY_SCHEME}-{body.number}","name":"{body.name}"}}'.encode())
            for body in province.bodies
        ]

    def _party(self, firm: int, roles: tuple[str, ...]) -> Raw:
        known = self._parties.get((firm, roles))
        if known is None:
            company = self._province.companies[firm]
            written = ",".join(f'"{role}"' for role in roles)
            known = Raw(
                f'{{"id":"{company_id(company)}","name":"{company.name}",'
                f'"identifier":{{"scheme":"{company.scheme}","id":"{company.number}",'
                f'"legalName":"{company.name}"}},"address":{{"streetAddress":"{company.street}",'
                f'"locality":"{company.town}","region":"{self._province.name}",'
                f'"postalCode":"{company.postcode}",{_country(company)}}},'
                f'{_contact(company.contact)}"roles":[{written}]}}'.encode()
            )
            self._parties[firm, roles] = known
        return known

    def compiled(self, process: Process) -> Release:
        """The compiled release of a process, ready to be encoded as JSON."""
        last = instant_text(self._last_minute(process))
        release: Release = {
            "ocid": process.ocid,
            "id": f"{process.ocid}-{last}",
            "date": last,
            "tag": ["compiled"],
            "initiationType": "tender",
            "language": "en",
            "parties": self.parties(process),
            "buyer": self.buyer_references[process.buyer],
            "planning": ocds_tender.planning(process),
            "tender": ocds_tender.tender(process, self),
        }
        if self.shows_bids(process):
            release["bids"] = {"details": self.bids(process)}
        if process.winners:
            release["awards"] = ocds_award.awards(process, self)
            release["contracts"] = ocds_award.contracts(process, self)
        for edit in process.edits:
            edit(release)
        return release

    @staticmethod
    def _last_minute(process: Process) -> int:
        if not process.winners:
            return process.closes + DAY
        if process.ended:
            return process.signature + 200 * DAY
        return process.awarded + 30 * DAY

    @staticmethod
    def shows_bids(process: Process) -> bool:
        """Whether the bids are published one by one."""
        return process.method != "direct" and not process.bids_hidden

    def parties(self, process: Process) -> list[Raw]:
        """Buyer and firms, each with all its roles."""
        bids = process.bids
        suppliers = dict.fromkeys(firm for place in process.winners for firm in bids[place].firms)
        parties = [self._buyers[process.buyer]]
        bidders: dict[int, None] = {}
        if self.shows_bids(process):
            order = order_of_arrival(process)
            bidders = dict.fromkeys(firm for place in order for firm in bids[place].firms)
        for firm in dict.fromkeys((*bidders, *suppliers, *process.roles)):
            roles = ("tenderer",) if firm in bidders else ()
            if firm in suppliers:
                roles = (*roles, "supplier")
            if firm in process.roles:
                roles = (*roles, process.roles[firm])
            parties.append(self._party(firm, roles))
        return parties

    def bids(self, process: Process) -> list[Release]:
        """All bids in the order in which they arrived."""
        return [
            self._bid(number, process.bids[place])
            for number, place in enumerate(order_of_arrival(process), start=1)
        ]

    def _bid(self, number: int, bid: Bid) -> Release:
        detail: Release = {
            "id": f"bid-{number}",
            "date": bid.date or instant_text(bid.minute),
            "status": bid.status,
            "tenderers": [self.references[firm] for firm in bid.firms],
        }
        if bid.cents:
            detail["value"] = money(bid.cents, bid.currency)
        if bid.lot:
            detail["relatedLots"] = [f"lot-{bid.lot}"]
        return detail


def _country(company: Company) -> str:
    if company.country == "XA":
        return '"countryName":"Avelia","country":"XA"'
    return f'"country":"{company.country}"'


def _contact(contact: Contact) -> str:
    """The contact point of a party with a comma after it, or nothing."""
    ways = (("telephone", contact.telephone), ("email", contact.email), ("url", contact.url))
    told = ",".join(f'"{name}":"{value}"' for name, value in ways if value)
    return f'"contactPoint":{{{told}}},' if told else ""
