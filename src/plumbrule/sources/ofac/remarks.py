"""Facts inside the remarks of the OFAC lists: read where their form is certain, else left alone.

Remarks are sentences such as ``DOB 12 Mar 1960; alt. DOB 1961; POB Port, Cuba; Passport A12345
(Cuba) issued 02 Jan 2001; a.k.a. 'X'.`` cut at 1,000 characters; what was cut continues in the
file of comments. Names given only here, in single quotes, are those that OFAC calls weak.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from plumbrule.sources.countries import country_code

_NUMBERS: dict[str, str] = {
    "Passport": "Passport",
    "Diplomatic Passport": "Passport",
    "Cedula No.": "Cedula No.",
    "National ID No.": "National ID No.",
    "National Foreign ID Number": "National Foreign ID Number",
    "Personal ID Card": "Personal ID Card",
    "Identification Number": "Identification Number",
    "Residency Number": "Residency Number",
    "Electoral Registry No.": "Electoral Registry No.",
    "Driver's License No.": "Driver's License No.",
    "SSN": "SSN",
    "D.N.I.": "DNI",
    "C.U.R.P.": "CURP",
    "R.F.C.": "RFC",
    "RFC": "RFC",
    "NIT #": "NIT",
    "RUC #": "RUC",
    "RIF #": "RIF",
    "Tax ID No.": "Tax ID No.",
    "US FEIN": "US FEIN",
    "Italian Fiscal Code": "Italian Fiscal Code",
    "V.A.T. Number": "V.A.T. Number",
    "Registration ID": "Registration ID",
    "Registration Number": "Registration Number",
    "Company Number": "Company Number",
    "UK Company Number": "UK Company Number",
    "C.R. No.": "C.R. No.",
    "Commercial Registry Number": "Commercial Registry Number",
    "Business Registration Number": "Business Registration Number",
    "Business Registration Document #": "Business Registration Document #",
    "Public Registration Number": "Public Registration Number",
    "Chamber of Commerce Number": "Chamber of Commerce Number",
    "Folio Mercantil No.": "Folio Mercantil No.",
    "Matricula Mercantil No": "Matricula Mercantil No",
    "Trade License No.": "Trade License No.",
    "Unified Social Credit Code (USCC)": "USCC",
    "Legal Entity Number": "LEI",
    "D-U-N-S Number": "DUNS",
    "SWIFT/BIC": "BIC",
    "BIK (RU)": "BIK",
    "Vessel Registration Identification": "Vessel Registration Identification",
    "MMSI": "MMSI",
    "Aircraft Tail Number": "Aircraft Tail Number",
}
"""Labels of numbers, and the scheme they are kept under."""

_CONTACTS = {
    "Website": "web",
    "Email Address": "email",
    "Phone Number": "phone",
    "Telephone": "phone",
    "Fax": "fax",
}

_NAME = re.compile(r"([afn])\.k\.a\.,? '([^']+)'")
_COUNTRIES = re.compile(r"(?:nationality|citizen) (.+)")
_TAIL = (
    r"(?P<number>[^()]*?\d[^()]*?)(?: \((?P<place>[^()]+)\))*"
    r"(?: issued [^()]+?)?(?: expires [^()]+?)?"
)


@dataclass
class Facts:
    """What remarks say.

    Args:
        born: dates of birth, alternative ones included, as received.
        founded: dates of founding.
        birth_places: as received.
        nationalities: ISO codes.
        names: weak names, and whether they are former ones.
        numbers: scheme, number and country code.
        contacts: kind and value.
    """

    born: list[str] = field(default_factory=list)
    founded: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    names: list[tuple[str, bool]] = field(default_factory=list)
    numbers: list[tuple[str, str, str | None]] = field(default_factory=list)
    contacts: list[tuple[str, str]] = field(default_factory=list)


def read_remarks(text: str, *, continued: bool = False) -> Facts:
    """Read the facts out of remarks.

    Args:
        text: the remarks; a last sentence without a full stop is cut off and is not read.
        continued: whether the text begins in the middle of a sentence, which is then not read.
    """
    sentences = text.strip().split("; ")
    if continued:
        sentences = sentences[1:]
    if sentences and not sentences[-1].endswith("."):
        sentences = sentences[:-1]
    elif sentences:
        sentences[-1] = sentences[-1].removesuffix(".")
    facts = Facts()
    for sentence in sentences:
        _read_sentence(sentence.strip().removeprefix("alt. "), facts)
    return facts


def _read_sentence(sentence: str, facts: Facts) -> None:
    if sentence.startswith("DOB "):
        facts.born.append(sentence[4:])
    elif sentence.startswith("POB "):
        facts.birth_places.append(sentence[4:])
    elif sentence.startswith("Organization Established Date "):
        facts.founded.append(sentence.removeprefix("Organization Established Date "))
    elif match := _NAME.fullmatch(sentence):
        facts.names.append((match[2], match[1] == "f"))
    elif (match := _COUNTRIES.fullmatch(sentence)) and (code := country_code(match[1])):
        if code not in facts.nationalities:
            facts.nationalities.append(code)
    elif match := _numbered().fullmatch(sentence):
        facts.numbers.append(_number(match))
    else:
        for label, kind in _CONTACTS.items():
            if sentence.startswith(f"{label} "):
                facts.contacts.append((kind, sentence.removeprefix(f"{label} ")))


def _number(match: re.Match[str]) -> tuple[str, str, str | None]:
    label, number = match["label"], match["number"].strip()
    scheme = _NUMBERS.get(label, label)
    if number.startswith("IMO "):
        scheme, number = "IMO", number.removeprefix("IMO ")
    return scheme, number, country_code(match["place"] or "")


@cache
def _numbered() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in sorted(_NUMBERS, key=len, reverse=True))
    return re.compile(rf"(?P<label>{labels}|Digital Currency Address - [A-Z]+) {_TAIL}")
