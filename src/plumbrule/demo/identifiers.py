"""Avelia's three official numbers and their check digits.

All three begin with a four-digit province code from 1001 on, so that no number has a leading zero
for a spreadsheet to lose.

* ``XA-CRN`` company register number: province, serial of four digits, Luhn digit (nine digits).
* ``XA-GOV`` number of a public body: province, serial of three digits, Luhn digit (eight digits).
* ``XA-NIN`` national number of a person: province, serial of five digits, two check digits by
  ISO 7064 MOD 97-10 (eleven digits).
"""

COMPANY_SCHEME = "XA-CRN"
BODY_SCHEME = "XA-GOV"
PERSON_SCHEME = "XA-NIN"

_FIRST_PROVINCE_CODE = 1001
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn_digit(payload: str) -> int:
    """The digit that makes ``payload`` followed by it pass the Luhn test (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, character in enumerate(reversed(payload)):
        digit = int(character)
        total += _DOUBLED[digit] if place % 2 == 0 else digit
    return -total % 10


def mod97_digits(payload: str) -> str:
    """The two digits of ISO 7064 MOD 97-10: the whole number leaves the rest 1 when divided by 97."""
    return f"{98 - int(payload) * 100 % 97:02d}"


def province_code(province: int) -> str:
    """The four digits that stand for the province numbered from 0."""
    return f"{_FIRST_PROVINCE_CODE + province:04d}"


def company_number(province: int, serial: int) -> str:
    """The ``XA-CRN`` number of the company with this serial (0 to 9999) in its province."""
    payload = f"{province_code(province)}{serial:04d}"
    return f"{payload}{luhn_digit(payload)}"


def body_number(province: int, serial: int) -> str:
    """The ``XA-GOV`` number of the public body with this serial (0 to 999) in its province."""
    payload = f"{province_code(province)}{serial:03d}"
    return f"{payload}{luhn_digit(payload)}"


def national_number(province: int, serial: int) -> str:
    """The ``XA-NIN`` number of the person with this serial (0 to 99999) in a province."""
    payload = f"{province_code(province)}{serial:05d}"
    return f"{payload}{mod97_digits(payload)}"
