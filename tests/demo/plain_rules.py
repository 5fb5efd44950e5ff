"""The thirteen rules once more in plain Python, written from their definitions.

They share no code with the generator. Each gives the set of unit ids that are hits, in the notation
of the truth file. A case that a rule may not decide is not a hit.
"""

from collections import defaultdict
from datetime import timedelta
from fractions import Fraction
from math import log, sqrt

from plain_records import day_in_avelia, instant

_REVISED = "2024-07-01"


def units(release):
    """Each lot, or the whole process, as (unit id, bids, active awards)."""
    ocid = release["ocid"]
    details = release.get("bids", {}).get("details", [])
    awards = [award for award in release.get("awards", []) if award["status"] == "active"]
    lots = release["tender"].get("lots", [])
    if len(lots) < 2:
        yield ocid, details, awards
        return
    for lot in lots:
        yield (
            f"{ocid}/{lot['id']}",
            [bid for bid in details if bid["relatedLots"] == [lot["id"]]],
            [award for award in awards if award["relatedLots"] == [lot["id"]]],
        )


def is_planned(release):
    """Whether it is only a plan."""
    return release["tender"]["status"] == "planned"


def by_price(release):
    """Whether price alone decides."""
    return release["tender"]["awardCriteria"] == "priceOnly"


def firms(bid):
    return frozenset(tenderer["id"] for tenderer in bid["tenderers"])


def submitted(bids):
    return [bid for bid in bids if bid["status"] not in {"invited", "withdrawn"}]


def valid(bids):
    return [bid for bid in bids if bid["status"] == "valid"]


def price(bid):
    return bid["value"]["currency"], bid["value"]["amount"]


def winning_bid(bids, awards):
    return next(bid for bid in bids if bid["id"] == awards[0]["relatedBid"])


def division(release):
    return release["tender"]["items"][0]["classification"]["id"][:2]


def r003(records):
    """Submission period shorter than the law of the day of publication."""
    hits = set()
    for ocid, release in records.releases.items():
        tender = release["tender"]
        if tender["procurementMethod"] not in {"open", "selective"} or is_planned(release):
            continue
        published = day_in_avelia(tender["tenderPeriod"]["startDate"])
        if tender["procurementMethod"] == "selective":
            legal = 10
        elif tender.get("procurementMethodDetails") == "accelerated open procedure":
            legal = 7
        elif tender["mainProcurementCategory"] == "works":
            legal = 28 if published >= _REVISED else 21
        else:
            legal = 20 if published >= _REVISED else 15
        start = instant(tender["tenderPeriod"]["startDate"])
        end = instant(tender["tenderPeriod"]["endDate"])
        longest = (end[1] - start[0]) // timedelta(days=1)
        assert end[0] >= start[1]
        if longest < legal:
            hits.add(ocid)
    return hits


def r018(records):
    """One submitted bid in an awarded open or selective process, the gas market suppressed."""
    counts = defaultdict(list)
    for release in records.releases.values():
        if release["tender"]["procurementMethod"] not in {"open", "selective"}:
            continue
        for unit, bids, awards in units(release):
            if not awards:
                continue
            bidders = len({firms(bid) for bid in submitted(bids)})
            stated = release["tender"].get("numberOfTenderers")
            if not bids:
                bidders = int(stated)
            assert stated is None or int(stated) == bidders
            counts[division(release)].append((unit, bidders))
    hits = set()
    for rows in counts.values():
        single = {unit for unit, bidders in rows if bidders == 1}
        if len(rows) < 50 or Fraction(len(single), len(rows)) < Fraction(4, 5):
            hits |= single
    return hits


def margins(records):
    """ln d of each unit with one priced winner and a dearer valid rival in the same currency."""
    found = {}
    for release in records.releases.values():
        tender = release["tender"]
        for unit, bids, awards in units(release):
            if len(awards) != 1 or len(valid(bids)) < 2 or not by_price(release):
                continue
            if len({price(bid)[0] for bid in submitted(bids)}) > 1:
                continue
            winner = winning_bid(bids, awards)
            rivals = [bid for bid in valid(bids) if firms(bid) != firms(winner)]
            lowest = min(price(bid)[1] for bid in rivals)
            won = price(winner)[1]
            if lowest > won:
                year = day_in_avelia(tender["tenderPeriod"]["startDate"])[:4]
                assert day_in_avelia(awards[0]["date"])[:4] == year
                method, category = tender["procurementMethod"], tender["mainProcurementCategory"]
                chain = (
                    (year, method, division(release)),
                    (method, division(release)),
                    (year, method, category),
                    (year, category),
                    (),
                )
                region = release["parties"][0]["address"]["region"]
                found[unit] = (log((lowest - won) / won), ((*chain[0], region), *chain))
    return found


def quantile(ordered, share):
    """Type 8 of Hyndman and Fan."""
    height = (len(ordered) + 1 / 3) * share + 1 / 3
    below = int(height)
    if below < 1:
        return ordered[0]
    if below >= len(ordered):
        return ordered[-1]
    return ordered[below - 1] + (height - below) * (ordered[below] - ordered[below - 1])


def fences(values):
    """Lower and upper fence, or None without spread."""
    ordered = sorted(values)
    first, third = quantile(ordered, 0.25), quantile(ordered, 0.75)
    if first == third:
        return None
    return first - 1.5 * (third - first), third + 1.5 * (third - first)


def price_fences(records, skip=()):
    """Hits of R024 and R058, with the levels in ``skip`` left out of the group chain."""
    found = margins(records)
    groups = defaultdict(list)
    for value, chain in found.values():
        for level, key in enumerate(chain):
            groups[level, key].append(value)
    known = {key: fences(values) for key, values in groups.items() if len(values) >= 30}
    close, distant = set(), set()
    for unit, (value, chain) in found.items():
        low, high = next(
            known[level, key]
            for level, key in enumerate(chain)
            if level not in skip and (level, key) in known
        )
        if value <= low:
            close.add(unit)
        if value >= high:
            distant.add(unit)
    return close, distant


def wilson(successes, trials):
    """Lower and upper end of the interval at z = 1.96."""
    z, p = 1.96, successes / trials
    middle = (p + z * z / (2 * trials)) / (1 + z * z / trials)
    width = z / (1 + z * z / trials) * sqrt(p * (1 - p) / trials + z * z / (4 * trials**2))
    return middle - width, middle + width


def r025(records, market):
    """Many participations and fewer wins than the number of bidders lets expect, by market."""
    tally = defaultdict(lambda: [0, 0, 0.0])
    for release in records.releases.values():
        for _, bids, awards in units(release):
            if not awards or not bids:
                continue
            rivals = {firms(bid) for bid in valid(bids)}
            for members in rivals:
                for firm in members:
                    row = tally[market(release), firm]
                    row[0] += 1
                    row[2] += 1 / len(rivals)
            for award in awards:
                for supplier in award["suppliers"]:
                    tally[market(release), supplier["id"]][1] += 1
    sizes = defaultdict(list)
    for (place, _), row in tally.items():
        sizes[place].append(row[0])
    return {
        firm.removeprefix("XA-CRN-")
        for (place, firm), (count, wins, expected) in tally.items()
        if count >= 20
        and count >= quantile(sorted(sizes[place]), 0.75)
        and wilson(min(wins, count), count)[1] < expected / count
    }


def r028(records):
    """Equal prices of tenderers without a common member, rate contracts suppressed."""
    hits = set()
    for release in records.releases.values():
        for unit, bids, awards in units(release):
            same = defaultdict(set)
            for bid in submitted(bids):
                same[price(bid)].add(firms(bid))
            awarded = [(award["value"]["currency"], award["value"]["amount"]) for award in awards]
            for value, tenderers in same.items():
                if awarded.count(value) < 2 and any(
                    one.isdisjoint(other) for one in tenderers for other in tenderers
                ):
                    hits.add(unit)
    return hits


def r030(records):
    """Winning bid after the deadline under every reading."""
    hits = set()
    for release in records.releases.values():
        for unit, bids, awards in units(release):
            if awards and bids:
                deadline = instant(release["tender"]["tenderPeriod"]["endDate"])
                if any(
                    instant(bid["date"])[0] > deadline[1]
                    for award in awards
                    for bid in bids
                    if bid["id"] == award["relatedBid"]
                ):
                    hits.add(unit)
    return hits


def r035(records):
    """One valid tenderer, who won, and another disqualified."""
    hits = set()
    for release in records.releases.values():
        for unit, bids, awards in units(release):
            remaining = {firms(bid) for bid in valid(bids)}
            refused = {firms(bid) for bid in bids if bid["status"] == "disqualified"}
            if awards and len(remaining) == 1 and refused - remaining:
                hits.add(unit)
    return hits


def r036(records):
    """Lowest submitted bid disqualified, in one currency, without a valid bid as low."""
    hits = set()
    for release in records.releases.values():
        for unit, bids, awards in units(release):
            handed_in = submitted(bids)
            if not awards or not valid(bids) or not by_price(release):
                continue
            if len({price(bid)[0] for bid in handed_in}) != 1:
                continue
            lowest = min(price(bid)[1] for bid in handed_in)
            if all(bid["status"] == "disqualified" for bid in handed_in if price(bid)[1] == lowest):
                hits.add(unit)
    return hits


def disqualifications(records, parties):
    """Units of R038 by group: disqualified and submitted bids, and processes."""
    tally = defaultdict(lambda: [0, 0, set()])
    for ocid, release in records.releases.items():
        details = submitted(release.get("bids", {}).get("details", []))
        for bid in details:
            for party in parties(release, bid):
                for group in ((), (release["tender"]["mainProcurementCategory"],)):
                    row = tally[group, party]
                    row[0] += bid["status"] == "disqualified"
                    row[1] += 1
                    row[2].add(ocid)
    return tally


def r038(records, parties):
    """Parties whose share of disqualified bids is certainly above the fence of their group.

    Returns hits by level of grouping: without groups, and by category.
    """
    tally = disqualifications(records, parties)
    groups = defaultdict(dict)
    for (group, party), (refused, count, processes) in tally.items():
        if count >= 10 and len(processes) >= 2:
            groups[group][party] = (refused, count)
    hits = {0: set(), 1: set()}
    for group, members in groups.items():
        if len(members) < 30:
            continue
        limits = fences([refused / count for refused, count in members.values()])
        assert limits is not None
        hits[len(group)] |= {
            party.rpartition("-")[2]
            for party, (refused, count) in members.items()
            if wilson(refused, count)[0] > limits[1]
        }
    return hits


def buyer_of(release, _):
    return [release["buyer"]["id"]]


def bidders_of(_, bid):
    return firms(bid)
