"""The eleven rules a second time, as plainly as their definitions read, on raw JSON values.

No shapes, no streaming, no sharing between rules: slow, and written apart from the program so that
the two can disagree. Quantiles and fences alone are the program's; they have tests of their own.
"""

import math
from collections import defaultdict
from datetime import datetime
from typing import Any

from plumbrule.compat.cardinal.quantile import lower_fence, quantile, quartiles, upper_fence

Json = Any
WORDS = ("active", "cancelled", "unsuccessful")


def at(value: Json, *path: str) -> Json:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def array(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def ids(value: Json) -> list[str]:
    return [i for i in (text(at(x, "id")) for x in array(value)) if i is not None]


def only(value: Json) -> str | None:
    return ids(value)[0] if len(array(value)) == 1 and ids(value) else None


def status(value: Json) -> str | None:
    return text(at(value, "status"))


def all_bids(release: Json) -> list[Json]:
    return array(at(release, "bids", "details"))


def submitted(release: Json) -> list[Json]:
    return [b for b in all_bids(release) if status(b) not in (None, "invited", "withdrawn")]


def price(bid: Json) -> tuple[float, str] | None:
    amount, currency = at(bid, "value", "amount"), text(at(bid, "value", "currency"))
    if type(amount) not in (int, float) or currency is None:
        return None
    return float(amount), currency


def active(release: Json) -> list[Json]:
    return [a for a in array(at(release, "awards")) if status(a) == "active"]


def final(release: Json) -> bool:
    return all(status(a) in (None, *WORDS) for a in array(at(release, "awards")))


def winner(release: Json) -> str | None:
    awards = active(release)
    return only(at(awards[0], "suppliers")) if final(release) and len(awards) == 1 else None


def fences(values: list[float]) -> tuple[float, float, float]:
    q1, q3 = quartiles(values)
    return q1, lower_fence(q1, q3), upper_fence(q1, q3)


Hits = set[tuple[str, str, str]]


def single(release: Json, currency: str) -> Hits:
    """R003, R018, R028, R030, R035 and R036: rules about one process."""
    ocid, tender, hits = release["ocid"], at(release, "tender"), set()
    try:
        start = datetime.fromisoformat(at(tender, "tenderPeriod", "startDate"))
        end = datetime.fromisoformat(at(tender, "tenderPeriod", "endDate"))
        # Text forms that only the standard library or only RFC 3339 accepts are not generated.
        if start.tzinfo and end.tzinfo and int((end - start).total_seconds() / 86_400) < 15:
            hits.add(("OCID", ocid, "R003"))
    except (TypeError, ValueError):
        pass
    number = at(tender, "numberOfTenderers")
    if (
        at(tender, "procurementMethod") in ("open", "selective")
        and type(number) is int
        and number == 1
    ):
        hits.add(("OCID", ocid, "R018"))
    for one in submitted(release):
        for two in submitted(release):
            sets = set(ids(at(one, "tenderers"))), set(ids(at(two, "tenderers")))
            if (
                all(sets)
                and sets[0] != sets[1]
                and price(one) is not None
                and price(one) == price(two)
            ):
                hits |= {("OCID", ocid, "R028"), *(("Tenderer", i, "R028") for i in sets[0])}
    suppliers = {i for a in active(release) for i in ids(at(a, "suppliers"))}
    deadline = text(at(tender, "tenderPeriod", "endDate"))
    for bid in all_bids(release):
        date = text(at(bid, "date"))
        if status(bid) == "valid" and date and deadline is not None and date > deadline:
            for i in set(ids(at(bid, "tenderers"))) & suppliers:
                hits |= {("OCID", ocid, "R030"), ("Tenderer", i, "R030")}
    valid, out = (
        {i for b in all_bids(release) if status(b) == word for i in ids(at(b, "tenderers"))}
        for word in ("valid", "disqualified")
    )
    if final(release) and len(valid) == 1 and valid == suppliers and out - valid:
        hits |= {("OCID", ocid, "R035"), ("Tenderer", *valid, "R035")}
    priced = [b for b in submitted(release) if (price(b) or (0, ""))[1] == currency]
    lowest = min(priced, key=lambda b: price(b)[0], default=None)  # the first of equals
    if active(release) and "valid" in map(status, priced) and status(lowest) == "disqualified":
        hits.add(("OCID", ocid, "R036"))
    return hits


def ratios_of_winners(releases: list[Json], currency: str) -> dict[str, tuple[float, str, str]]:
    found = {}
    for release in releases:
        who = winner(release)
        offers = [
            (price(b)[0], only(at(b, "tenderers")))
            for b in all_bids(release)
            if status(b) == "valid" and price(b) and price(b)[1] == currency
        ]
        own = [a for a, i in offers if i is not None and i == who]
        others = [(a, i) for a, i in offers if i is not None and i != who]
        if who is not None and own and others:
            second, name = min(others, key=lambda pair: pair[0])
            if second >= min(own) and second > 0:
                gap = (second - min(own)) / min(own) if min(own) else math.inf
                found[release["ocid"]] = (gap, who, name)
    return found


def together(releases: list[Json], currency: str, processes: int) -> Hits:
    """R024 and R058 here, R025, R038 and R048 below: rules about the whole file."""
    hits: Hits = set()
    gaps = ratios_of_winners(releases, currency)
    if gaps:
        q1, low, high = fences([d for d, _, _ in gaps.values()])
        for ocid, (d, first, second) in gaps.items():
            if q1 > 0 and low > 0 and d <= low:
                hits |= {
                    ("OCID", ocid, "R024"),
                    ("Tenderer", first, "R024"),
                    ("Tenderer", second, "R024"),
                }
            if high > 0 and d >= high:
                hits |= {("OCID", ocid, "R058"), ("Tenderer", first, "R058")}
    hits |= (
        seldom_winners(releases)
        | often_disqualified(releases)
        | varied_suppliers(releases, processes)
    )
    return hits


def seldom_winners(releases: list[Json]) -> Hits:
    outcomes = defaultdict(list)
    for release in releases:
        who = winner(release)
        valid = [b for b in all_bids(release) if status(b) == "valid"]
        for i in {only(at(b, "tenderers")) for b in valid} - {None}:
            if who is not None:
                outcomes[i].append(i == who)
    if not outcomes:
        return set()
    frequent = quantile(sorted(float(len(o)) for o in outcomes.values()), 0.75)
    rates = {i: sum(o) / len(o) for i, o in outcomes.items()}
    q1, low, _ = fences(list(rates.values()))
    return {
        ("Tenderer", i, "R025")
        for i, rate in rates.items()
        if q1 > 0 and low > 0 and len(outcomes[i]) >= frequent and rate <= low
    }


def often_disqualified(releases: list[Json]) -> Hits:
    tallies: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for release in releases:
        for bid in submitted(release):
            concerned = {
                "Buyer": ids([at(release, "buyer")]),
                "ProcuringEntity": ids([at(release, "tender", "procuringEntity")]),
                "Tenderer": ids(at(bid, "tenderers")),
            }
            for group, names in concerned.items():
                for i in names:
                    tallies[group][i].append(status(bid) == "disqualified")
    hits: Hits = set()
    for group, tally in tallies.items():
        shares = {i: sum(o) / len(o) for i, o in tally.items() if len(o) >= 2}
        if shares:
            _, _, high = fences(list(shares.values()))
            hits |= {
                (group, i, "R038") for i, share in shares.items() if high > 0 and share >= high
            }
    return hits


def varied_suppliers(releases: list[Json], processes: int) -> Hits:
    classes, seen = defaultdict(set), defaultdict(set)
    for n, release in enumerate(releases):
        for award in active(release):
            supplier = only(at(award, "suppliers"))
            codes = [text(at(item, "classification", "id")) for item in array(at(award, "items"))]
            if supplier is not None and any(c is not None for c in codes):
                classes[supplier] |= {c[:2] for c in codes if c is not None}
                seen[supplier].add(n)
    kinds = {i: float(len(c)) for i, c in classes.items() if len(seen[i]) >= processes}
    if not kinds:
        return set()
    _, _, high = fences(list(kinds.values()))
    return {("Tenderer", i, "R048") for i, k in kinds.items() if k >= high}


def answer(releases: list[Json], currency: str, processes: int) -> Hits:
    kept = [
        r
        for r in releases
        if isinstance(r, dict)
        and text(r.get("ocid")) is not None
        and at(r, "tender", "status") != "cancelled"
    ]
    return together(kept, currency, processes).union(*(single(r, currency) for r in kept))
