"""What official numbers say about two parties: the same one, another one, or only a hint."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from plumbrule.checks.screening.query import Number
from plumbrule.linking.schemes import Scheme, bears_one, known_schemes, needs_country, scheme_named
from plumbrule.model.keys import identifier_value


def number_of(scheme: str | None, text: str, country: str | None = None) -> Number | None:
    """Read a number; None for a placeholder such as ``0``, ``n/a`` or ``000000``."""
    value = identifier_value(text)
    if value is None:
        return None
    return Number(
        scheme_named(scheme) if scheme else "", value, country.upper() if country else None
    )


def compare_numbers(
    asked: Iterable[Number],
    listed: Iterable[Number],
    asked_countries: frozenset[str],
    listed_countries: frozenset[str],
) -> tuple[str, str]:
    """Compare the numbers of two parties.

    Numbers of different schemes are never compared: that a tax number and a registration number
    have the same digits says nothing for certain.

    Args:
        asked: numbers of the one.
        listed: numbers of the other.
        asked_countries: countries of the one, for numbers that tell no issuer.
        listed_countries: countries of the other.

    Returns:
        What they say and the value it rests on: ``same`` when a number of one scheme and country
        is equal and passes its check; ``hint`` when digits are equal but scheme or country is not
        certain; ``refuted`` when both bear valid numbers of a scheme that gives each bearer one,
        and they differ; else ``nothing`` and an empty value.
    """
    ours = list(asked)
    theirs = list(listed)
    if not ours or not theirs:
        return "nothing", ""
    hint = ""
    for one in ours:
        for other in theirs:
            if one.value != other.value:
                continue
            if _one_series(one, other, asked_countries, listed_countries):
                return "same", one.value
            hint = one.value
    if hint:
        return "hint", hint
    for one in ours:
        if any(_exclude(one, other) for other in theirs):
            return "refuted", one.value
    return "nothing", ""


def _one_series(one: Number, other: Number, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two equal numbers were given out by one issuer under one scheme."""
    if not one.scheme or one.scheme != other.scheme or _checksum(one) == "bad":
        return False
    if not needs_country(one.scheme):
        return True
    mine = {one.country} if one.country else ours
    yours = {other.country} if other.country else theirs
    return bool(mine & yours)


def _exclude(one: Number, other: Number) -> bool:
    return (
        one.scheme == other.scheme
        and bears_one(one.scheme)
        and _checksum(one) != "bad"
        and _checksum(other) != "bad"
    )


def _checksum(number: Number) -> str:
    scheme = _schemes().get(number.scheme)
    return scheme.checksum(number.value) if scheme else "none"


@cache
def _schemes() -> dict[str, Scheme]:
    return {scheme.name: scheme for scheme in known_schemes()}
