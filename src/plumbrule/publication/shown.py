"""One value as a profile shows it, and a name for a record that tells nothing of the record."""

from __future__ import annotations

import hmac
import json
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from plumbrule.packs.profiles import Action, Facts, Place, Profile

_NAME_DIGITS = 32
_YEAR_DIGITS = 4


@dataclass(frozen=True)
class Names:
    """Gives records names for the public view.

    A provider's own number may be made of a tax number, or count up with the order of filing. The name
    is a keyed hash of it: the same in every export of one installation, and without the key nobody can
    try out numbers until one fits.

    Args:
        key: secret of the installation.
    """

    key: bytes = field(repr=False)

    def of(self, system: str, received: str) -> str:
        """Name a record by its system or table and the id it came with."""
        told = hmac.digest(self.key, f"{system}\n{received}".encode(), "sha256")
        return told.hex()[:_NAME_DIGITS]


def shown(profile: Profile, path: Place, facts: Facts, value: Any) -> Any:
    """Give what a profile shows of a value; None for nothing.

    Args:
        profile: the profile.
        path: where the value stands.
        facts: of its record.
        value: as received.
    """
    action = profile.action(path, facts)
    if action in {Action.PUBLIC, Action.PERCENT_ONLY}:
        return value
    if value is None:
        return None
    if action is Action.BANDED:
        return band(profile, value)
    if action is Action.YEAR_ONLY:
        year = str(value)[:_YEAR_DIGITS]
        return year if len(year) == _YEAR_DIGITS and year.isdecimal() and year.isascii() else None
    return profile.label if action is Action.GENERIC_LABEL else None


def band(profile: Profile, value: Any) -> str | None:
    """Give the band an amount lies in, ``10000-25000``, its upper end not included.

    The last band has no upper end; an amount below zero is ``<0``; what is no number is left out.
    """
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    if not amount.is_finite():
        return None
    place = bisect_right(profile.bands, amount)
    if place == 0:
        return f"<{profile.bands[0]}"
    if place == len(profile.bands):
        return f">={profile.bands[-1]}"
    return f"{profile.bands[place - 1]}-{profile.bands[place]}"


def canonical(value: Any) -> str:
    """Write a value so that equal values are equal texts; by this, lists and files are put in order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
