"""Official numbers: their schemes by one name, whatever a source or a person calls them."""

from __future__ import annotations

import re

from plumbrule.linking.schemes import known_schemes, needs_country, scheme_named


def canonical(scheme: str, country: str | None, value: str) -> str:
    """Name a scheme as linking does.

    A field of a format, such as ``registrationNumber``, becomes the scheme that it holds in the
    country. A scheme that names no issuer is kept apart by country, so that equal numbers of two
    countries are not taken for one.

    >>> canonical("taxNumber", "fr", "77")
    'TAXNUMBER@FR'
    """
    name = scheme_named(scheme)
    place = (country or "").upper()
    for one in known_schemes():
        fits = not one.form or re.fullmatch(one.form, value)
        if one.field == name and one.country == place and fits:
            return one.name
    return f"{name}@{place or '?'}" if needs_country(name) else name


def checksum(scheme: str, value: str) -> str:
    """Tell ``ok``, ``bad`` or ``none`` for a number of a scheme by its one name."""
    known = next((one for one in known_schemes() if one.name == scheme), None)
    return known.checksum(value) if known else "none"
