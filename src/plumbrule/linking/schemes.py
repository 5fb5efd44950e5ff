"""Schemes of official numbers: their spellings, their checks, and whether one entity has only one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from plumbrule.linking.checksums import CHECKS, FORM_ONLY


@dataclass(frozen=True)
class Scheme:
    """What is known about one scheme.

    Args:
        name: its name in linking: an org-id.guide code such as ``GB-COH`` where there is one.
        spellings: other names that sources use, upper case.
        check: name of a check in ``CHECKS``, or empty.
        form: regular expression of the whole number, or empty.
        never: numbers that the issuer reserves for "nobody in particular".
        field: property that FollowTheMoney uses for it, upper case, or empty.
        country: country whose FollowTheMoney property it is, ISO 3166-1 alpha-2.
    """

    name: str
    spellings: tuple[str, ...] = ()
    check: str = ""
    form: str = ""
    never: frozenset[str] = frozenset()
    field: str = ""
    country: str = ""

    def checksum(self, value: str) -> str:
        """Tell ``ok``, ``bad``, or ``none`` when nothing can be checked."""
        if value in self.never or (self.form and not re.fullmatch(self.form, value)):
            return "bad"
        if not self.check:
            return "none"
        if not CHECKS[self.check](value):
            return "bad"
        return "none" if self.check in FORM_ONLY else "ok"


_WORLD = (
    Scheme("XI-LEI", ("LEI", "LEICODE"), "lei"),
    Scheme("IBAN", ("IBANCODE",), "iban"),
    Scheme("RU-INN", ("INN", "INNCODE"), "inn"),
    Scheme("RU-OGRN", ("OGRN", "OGRNCODE"), "ogrn"),
    Scheme("MX-RFC", ("RFC",), "rfc", never=frozenset({"XAXX010101000", "XEXX010101000"})),
)

SEVERAL = frozenset({"IBAN", "SWIFTBIC", "BIC", "BICCODE", "DUNS", "US-DUNS", "XI-DUNS"})
"""Schemes of which one person or body may bear several numbers at once."""

_SEVERAL_WORDS = re.compile(r"PASSPORT|ACCOUNT|PHONE|LICEN[CS]E")


@cache
def known_schemes() -> tuple[Scheme, ...]:
    """Give the schemes of the world and of every country pack."""
    return _WORLD + tuple(_from_packs())


def scheme_named(spelling: str) -> str:
    """Give the name that a scheme has in linking."""
    upper = spelling.strip().upper()
    return next((one.name for one in known_schemes() if upper in one.spellings), upper)


def needs_country(scheme: str) -> bool:
    """Tell whether numbers of the scheme are only unique inside a country."""
    return scheme != "IBAN" and re.match(r"[A-Z]{2}-", scheme) is None


def bears_one(scheme: str) -> bool:
    """Tell whether different numbers of this scheme mean different bearers.

    Only so for schemes that name their issuer (``GB-COH``); a field's name such as ``taxNumber``
    may hold numbers of several kinds.
    """
    if scheme in SEVERAL or _SEVERAL_WORDS.search(scheme):
        return False
    return re.match(r"[A-Z]{2}-", scheme) is not None


def _from_packs() -> list[Scheme]:
    import yaml

    found: list[Scheme] = []
    packs = resources.files("plumbrule.packs")
    for pack in sorted(packs.iterdir(), key=lambda one: one.name):
        listing = pack / "identifiers.yml"
        if not listing.is_file():
            continue
        content: dict[str, Any] = yaml.safe_load(listing.read_text(encoding="utf-8"))
        found.extend(
            Scheme(
                name=row["scheme"],
                spellings=tuple(row.get("spellings", ())),
                check=row.get("check", ""),
                form=row.get("pattern", ""),
                field=row.get("followthemoney_property", "").upper(),
                country=content["country"],
            )
            for row in content["identifiers"]
        )
    return found
