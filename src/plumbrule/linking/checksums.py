"""Check digits of official numbers: whether a number can have been issued at all.

A number that fails its check was mistyped or made up; one that passes may still belong to another.
Each check takes a number as ``plumbrule.model.keys.identifier_value`` leaves it: upper case, no
spaces or separators.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_INN_TEN = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_ELEVENTH = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_TWELFTH = (3, *_INN_ELEVENTH)


def luhn(number: str) -> bool:
    """Check the last digit by ISO/IEC 7812-1, annex B."""
    if not _digits(number) or len(number) < 2:
        return False
    total = 0
    for place, digit in enumerate(map(int, reversed(number))):
        total += _DOUBLED[digit] if place % 2 else digit
    return total % 10 == 0


def mod_97_10(number: str) -> bool:
    """Check the last two digits by ISO 7064 MOD 97-10; letters count from A = 10."""
    if not re.fullmatch(r"[0-9A-Z]{3,}", number, re.ASCII):
        return False
    return int("".join(str(int(character, 36)) for character in number)) % 97 == 1


def lei(number: str) -> bool:
    """Check a legal entity identifier (ISO 17442): 20 characters, MOD 97-10."""
    return re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", number, re.ASCII) is not None and mod_97_10(number)


def iban(number: str) -> bool:
    """Check an international bank account number (ISO 13616): the first four stand last."""
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", number, re.ASCII):
        return False
    return mod_97_10(number[4:] + number[:4])


def inn(number: str) -> bool:
    """Check a Russian taxpayer number: ten digits of a body, twelve of a person."""
    if not _digits(number):
        return False
    if len(number) == 10:
        return _weighted(number, _INN_TEN) == int(number[9])
    return (
        len(number) == 12
        and _weighted(number, _INN_ELEVENTH) == int(number[10])
        and _weighted(number, _INN_TWELFTH) == int(number[11])
    )


def ogrn(number: str) -> bool:
    """Check a Russian registration number: 13 digits of a body, 15 of a sole trader."""
    if not _digits(number) or len(number) not in {13, 15}:
        return False
    return int(number[:-1]) % (len(number) - 2) % 10 == int(number[-1])


def rfc(number: str) -> bool:
    """Check the form of a Mexican taxpayer number: letters, a day of the calendar, three signs.

    The last sign is a check digit by rule, but numbers with another one are in force; so the form
    alone is looked at.
    """
    form = r"[A-Z&Ñ]{3,4}[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9A-Z]{3}"
    return re.fullmatch(form, number) is not None


CHECKS: dict[str, Callable[[str], bool]] = {
    "luhn": luhn,
    "iso7064-mod-97-10": mod_97_10,
    "lei": lei,
    "iban": iban,
    "inn": inn,
    "ogrn": ogrn,
    "rfc": rfc,
}
"""The checks by the name that a country pack uses."""

FORM_ONLY = frozenset({"rfc"})
"""Checks that can show a number to be wrong, but prove nothing when they pass."""


def _digits(number: str) -> bool:
    return number.isascii() and number.isdigit()


def _weighted(number: str, weights: tuple[int, ...]) -> int:
    total = sum(weight * int(digit) for weight, digit in zip(weights, number, strict=False))
    return total % 11 % 10
