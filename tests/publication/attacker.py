"""One who reads everything that was published and works out what was not; knows nothing of our code.

Each balance of a person's year is an interval. What the published forms say narrows it: a balance told,
a change in percent from the year before, a total of which the other part is told, a band. It goes on
until nothing narrows any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

MOST = Fraction(10) ** 12
ROUNDS = 20
"""More than the longest chain: what is left after that narrows by rounding alone."""


class Interval:
    """Least and most a hidden amount can be."""

    def __init__(self) -> None:
        self.low, self.high = Fraction(0), MOST

    def narrow(self, low: Fraction, high: Fraction) -> bool:
        before = self.low, self.high
        self.low, self.high = max(self.low, low), min(self.high, high)
        return before != (self.low, self.high)

    @property
    def found(self) -> bool:
        """Known to within a tenth of itself."""
        return self.high <= self.low * Fraction(11, 10) + 1


def _person(form: dict[str, Any]) -> tuple[str, ...]:
    general = form["declaracion"]["situacionPatrimonial"]["datosGenerales"]
    names = (general.get(one, "") for one in ("nombre", "primerApellido", "segundoApellido"))
    return (*names, form["metadata"].get("institucion", ""))


def _sections(form: dict[str, Any]) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    assets = form["declaracion"]["situacionPatrimonial"]
    for names, inner in (
        (("inversiones", "inversionesCuentasValores"), "inversion"),
        (("adeudos", "adeudosPasivos"), "adeudo"),
    ):
        for name in names:
            if name in assets:
                yield names[0], assets[name].get(inner, [])


def _told(item: dict[str, Any]) -> Fraction | None:
    for name, value in item.items():
        if name.startswith("saldo") and isinstance(value, dict) and "valor" in value:
            return Fraction(str(value["valor"]))
    return None


def attack(published: Iterable[dict[str, Any]]) -> dict[tuple[Any, ...], Interval]:
    """Work out balances and the family's income from forms of any years and any exports."""
    # A form that was published twice, or once more with less in it, is one form.
    once: dict[str, dict[str, Any]] = {}
    for one in published:
        text = json.dumps(one, sort_keys=True)
        if len(text) > len(json.dumps(once.get(one["id"], {}))):
            once[one["id"]] = one
    forms = sorted(once.values(), key=lambda one: one["metadata"]["actualizacion"])
    known: dict[tuple[Any, ...], Interval] = {}
    links: list[tuple[tuple[Any, ...], tuple[Any, ...], Fraction]] = []
    last: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for form in forms:
        who, when = _person(form), form["metadata"]["actualizacion"][:4]
        for section, items in _sections(form):
            for place, item in enumerate(items):
                kind = str(item.get("tipoInversion") or item.get("tipoAdeudo"))
                chain = (who, section, kind, place)
                here = (*chain, when)
                interval = known.setdefault(here, Interval())
                told = _told(item)
                if told is not None:
                    interval.narrow(told, told)
                change = item.get("porcentajeIncrementoDecremento")
                if change is not None and chain in last:
                    links.append((last[chain], here, Fraction(str(change))))
                last[chain] = here
        income = form["declaracion"]["situacionPatrimonial"].get("ingresos", {})
        own = next((income[n]["valor"] for n in income if "NetoDeclarante" in n), None)
        total = next((income[n]["valor"] for n in income if n.startswith("total")), None)
        family = known.setdefault((who, "family income", when), Interval())
        if own is not None and total is not None:
            rest = Fraction(str(total)) - Fraction(str(own))
            family.narrow(rest, rest)
    narrowed, rounds = True, 0
    while narrowed and rounds < ROUNDS:
        narrowed, rounds = False, rounds + 1
        for before, after, change in links:
            one, other = known[before], known[after]
            # The form rounds the change to a whole percent; either way by half of one.
            low, high = (1 + (change - Fraction(1, 2)) / 100), (1 + (change + Fraction(1, 2)) / 100)
            if low > 0:
                narrowed |= other.narrow(one.low * low, one.high * high)
                narrowed |= one.narrow(other.low / high, other.high / low)
    return known


def balances(full: Iterable[dict[str, Any]]) -> dict[tuple[Any, ...], Fraction]:
    """Read the true balances off the full forms, under the names the attacker gives them."""
    found = {}
    for form in full:
        who, when = _person(form), form["metadata"]["actualizacion"][:4]
        for section, items in _sections(form):
            for place, item in enumerate(items):
                kind = str(item.get("tipoInversion") or item.get("tipoAdeudo"))
                told = _told(item)
                if told is not None:
                    found[who, section, kind, place, when] = told
    return found
