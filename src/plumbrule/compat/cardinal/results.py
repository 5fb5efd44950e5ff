"""What a run collects: hits by group, the quartiles behind them, and who stands in which process."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Literal

Group = Literal["OCID", "Buyer", "ProcuringEntity", "Tenderer"]

ORGANISATION_MAPS = ("ocid_buyer_r038", "ocid_procuringentity_r038")
TENDERER_MAPS = (
    "ocid_tenderer",
    "ocid_tenderer_r024",
    "ocid_tenderer_r028",
    "ocid_tenderer_r030",
    "ocid_tenderer_r035",
    "ocid_tenderer_r058",
)


class Results:
    """The growing result of one run.

    Attributes:
        hits: group, then id, then code, then the number that goes with the hit.
        meta: code, then name, then quartile, fence or threshold (unrounded; NaN when undefined).
        organisations: name of a map, then ocid, then the id of a buyer or procuring entity.
        tenderers: name of a map, then ocid, then ids of tenderers.
        other_currency: per rule, how many bids were left out for their currency.
        note: takes one sentence about something that was left out.
    """

    def __init__(self, *, with_maps: bool, note: Callable[[str], None]) -> None:
        self.hits: dict[Group, dict[str, dict[str, float]]] = {}
        self.meta: dict[str, dict[str, float]] = {}
        self.organisations: dict[str, dict[str, str]] = {name: {} for name in ORGANISATION_MAPS}
        self.tenderers: dict[str, defaultdict[str, set[str]]] = {
            name: defaultdict(set) for name in TENDERER_MAPS
        }
        self.other_currency: Counter[str] = Counter()
        self.note = note
        self.with_maps = with_maps

    def hit(self, group: Group, key: str, code: str, value: float) -> None:
        """Record a hit; a later hit of the same rule on the same id replaces the number."""
        self.hits.setdefault(group, {}).setdefault(key, {})[code] = value

    def record(self, code: str, **values: float) -> None:
        """Record the quartiles, fences or thresholds a rule used."""
        self.meta.setdefault(code, {}).update(values)

    def map_tenderer(self, name: str, ocid: str, tenderer: str) -> None:
        """Say that this tenderer stands in this process, when maps are wanted."""
        if self.with_maps:
            self.tenderers[name][ocid].add(tenderer)

    def map_organisation(self, name: str, ocid: str, organisation: str) -> None:
        """Say that this buyer or procuring entity stands in this process, when maps are wanted."""
        if self.with_maps:
            self.organisations[name][ocid] = organisation
