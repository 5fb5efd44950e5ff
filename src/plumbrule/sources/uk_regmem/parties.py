"""Donors, payers and firms that the register names; their numbers where they are numbers."""

from __future__ import annotations

import re

from plumbrule.sources.countries import country_code
from plumbrule.sources.uk_regmem.interest import Interest

_NUMBER = re.compile(
    r"(?:company|registration|registered|reg|no|number)?[\s.:]*((?:[A-Z]{2})?\d{5,8}[A-Z]?)",
    re.IGNORECASE,
)

KINDS = {
    "individual": "person",
    "company": "company",
    "limited liability partnership": "company",
    "building society": "company",
    "trade union": "union",
    "registered party": "party",
    "unincorporated association": "association",
    "friendly society": "association",
    "trust": "trust",
}
"""What the register calls a donor, and the kind it is."""


def company_number(text: str) -> str | None:
    """Give a number of Companies House as the register writes it, or None.

    It has eight signs: digits, or two letters (SC, NI, OC ...) and six digits. Leading zeros that a
    spreadsheet lost are put back; sentences and addresses in the column are no numbers.

    >>> company_number("1234567")
    '01234567'
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    bare = match[1].upper()
    letters = bare[:2] if bare[:2].isalpha() else ""
    digits = bare[len(letters) :]
    if len(bare) > 8 or (letters and not digits[0].isdigit()):
        return None
    return letters + digits.rjust(8 - len(letters), "0")


def named(
    interest: Interest,
    key: str,
    name: str | None,
    column: str,
    *,
    kind: str | None = None,
    number: str | None = None,
    address: str | None = None,
    country: str | None = None,
) -> str | None:
    """Write a party that an interest names; gives its id, or None without a name.

    Args:
        interest: the row.
        key: what tells the party from others of the same row.
        name: as received.
        column: where the name stands.
        kind: person, company or organisation, when told.
        number: text of the column of company numbers.
        address: as received.
        country: of the party, when told.
    """
    if not name:
        return None
    party = f"{interest.sink.source}:{interest.key}-{key}"
    found = company_number(number) if number else None
    if number and found is None:
        reason = "expected a number of Companies House; the text is not taken for one"
        interest.sink.fault(
            "dropped", reason, interest.line, interest.path("donorcompanyidentifier"), number
        )
    interest.add(
        "party",
        column,
        party_id=party,
        local_id=f"{interest.key}-{key}",
        kind=kind,
        name=name,
        country=country or ("GB" if found else None),
        scheme="GB-COH" if found else None,
        identifier=found,
    )
    if found:
        interest.add(
            "identifier",
            "donorcompanyidentifier",
            party_id=party,
            scheme="GB-COH",
            country="GB",
            value_text=number,
            value=found,
        )
    if address:
        country_of = country_code(address.rpartition(",")[2].strip()) if "," in address else None
        interest.add("address", column, party_id=party, full=address, country=country_of)
    return party
