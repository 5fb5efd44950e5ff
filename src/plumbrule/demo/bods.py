"""Who owns and manages the companies, as Beneficial Ownership Data Standard 0.4 statements.

Reference: BODS 0.4, statement schema. Entities and persons come before the relationships that name
them. An interest that ended is told twice: new when it began, closed when it ended.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Raw

from plumbrule.demo.identifiers import BODY_SCHEME
from plumbrule.demo.names import SCRIPTS
from plumbrule.demo.province import Province
from plumbrule.demo.records import Body, Company, Interest, Person

_Object = dict[str, Any]

_PERSON_SCHEME = "XAA-IDCARD"
"""How BODS spells ``XA-NIN``: a three-letter country code and the kind of document."""

_PUBLICATION = Raw(
    b'{"publicationDate":"2026-02-01","bodsVersion":"0.4","publisher":'
    b'{"name":"Company Register of Avelia"}}'
)
_SOURCE = Raw(b'{"type":["officialRegister"]}')
_JURISDICTION = Raw(b'{"name":"Avelia","code":"XA"}')
_ELSEWHERE = Raw(b'{"name":"Isle of Brass","code":"XB"}')
_STATE_BODY = Raw(b'{"type":"stateBody","subtype":"other"}')
_REGISTERED = Raw(b'{"type":"registeredEntity"}')


def statements(province: Province) -> Iterator[_Object]:
    """All statements of the province's companies."""
    for place, company in enumerate(province.companies):
        if not company.registered:
            continue
        yield _company(company, place)
    numbers = {row.holder for row in province.interests if row.holder_kind == "body"}
    for body in province.bodies:
        if body.number in numbers:
            yield _body(body)
    holders = dict.fromkeys(row.holder for row in province.interests if row.holder_kind == "person")
    for key in holders:
        yield _person(province.people[key])
    for count, interest in enumerate(province.interests):
        if not province.companies[interest.company].registered:
            continue
        yield from _relationship(province.companies[interest.company], interest, count)


def _statement(record: str, kind: str, day: str, status: str, details: _Object) -> _Object:
    return {
        "statementId": f"{record}-{status}",
        "declarationSubject": record,
        "statementDate": day,
        "recordId": record,
        "recordType": kind,
        "recordStatus": status,
        "recordDetails": details,
        "source": _SOURCE,
        "publicationDetails": _PUBLICATION,
    }


def _company(company: Company, place: int) -> _Object:
    details: _Object = {
        "isComponent": False,
        "entityType": _REGISTERED,
        "name": company.name,
        "jurisdiction": _JURISDICTION if company.country == "XA" else _ELSEWHERE,
        "identifiers": [{"id": company.number, "scheme": company.scheme}],
        "foundingDate": company.founded,
        **({"dissolutionDate": company.dissolved} if company.dissolved else {}),
        "addresses": [
            {
                "type": "registered",
                "address": f"{company.street}, {company.town}",
                "postCode": company.postcode,
                "country": _JURISDICTION if company.country == "XA" else _ELSEWHERE,
            }
        ],
    }
    if place % 6 == 0:
        details["alternateNames"] = [company.stem.spellings[1 + place // 6 % (len(SCRIPTS) - 1)]]
    return _statement(_entity(company.number), "entity", company.founded, "new", details)


def _entity(number: str) -> str:
    return f"xa-entity-{number}"


def _body(body: Body) -> _Object:
    details = {
        "isComponent": False,
        "entityType": _STATE_BODY,
        "name": body.name,
        "jurisdiction": _JURISDICTION,
        "identifiers": [{"id": body.number, "scheme": BODY_SCHEME}],
    }
    return _statement(_entity(body.number), "entity", "2004-01-01", "new", details)


def _person(person: Person) -> _Object:
    names = [
        {
            "type": "legal",
            "fullName": person.name,
            "givenName": person.given.latin,
            "familyName": person.family.latin,
        }
    ]
    if person.number.endswith("7"):
        script = 1 + int(person.number[-2]) % (len(SCRIPTS) - 1)
        names.append({"type": "transliteration", "fullName": person.spelled(script)})
    details: _Object = {"isComponent": False, "personType": "knownPerson", "names": names}
    if person.number:
        details["identifiers"] = [{"id": person.number, "scheme": _PERSON_SCHEME}]
    if person.born:
        details["birthDate"] = person.born
    details["nationalities"] = [_JURISDICTION]
    return _statement(person.key, "person", "2019-01-01", "new", details)


def _relationship(company: Company, interest: Interest, count: int) -> Iterator[_Object]:
    record = f"xa-relationship-{company.number}-{count}"
    party = interest.holder if interest.holder_kind == "person" else _entity(interest.holder)
    told: _Object = {
        "type": interest.kind,
        "directOrIndirect": "direct" if interest.direct else "indirect",
        "beneficialOwnershipOrControl": interest.holder_kind == "person",
        "startDate": interest.start,
    }
    if interest.exact is not None:
        told["share"] = {"exact": interest.exact}
    elif interest.low is not None:
        told["share"] = {"exclusiveMinimum": interest.low, "maximum": interest.high}
    details = {
        "isComponent": False,
        "subject": _entity(company.number),
        "interestedParty": party,
        "interests": [told],
    }
    first = max(interest.start, "2019-01-01")
    yield _statement(record, "relationship", first, "new", details)
    if interest.end is not None:
        ended = {**details, "interests": [{**told, "endDate": interest.end}]}
        yield _statement(record, "relationship", max(first, interest.end), "closed", ended)
