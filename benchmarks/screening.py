"""Screening: names of official lists asked with slips and in other scripts, and invented people.

Prints counts only. Ours against `rapidfuzz` alone (every name of the lists compared by
`token_sort_ratio`), in the same run. An answer is right when a record is among the results that
bears one of the names of the party asked for: the same person stands on several lists.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from random import Random

import msgspec
from rapidfuzz import fuzz, process

from invented_people import americans, birthday, of_the_world
from measure import plumb, python, real_data, run, table
from plumbrule.actions.watchlist import watchlist
from plumbrule.checks.screening import Index, Listed, Query, Span
from plumbrule.checks.screening.index import Run
from plumbrule.lake import Lake
from plumbrule.linking.names import Name, analyse

LISTS = (
    *("watchman-lists/ofac_sdn.csv", "watchman-lists/ofac_alt.csv", "watchman-lists/cons_prim.csv"),
    *("watchman-lists/cons_alt.csv", "watchman-lists/ofac_sdn_comments.csv"),
    *("watchman-lists/UN_consolidated.xml", "watchman-lists/dpl.txt", "eu-journal-sanctions"),
)
PER_SET = 700
INVENTED = 4_000
PEER_ASKED = 60
"""Queries of a set that the peer is asked: it takes some hundred times as long."""
PEER_ALERT = 85.0
BULK = 100_000


@dataclass(frozen=True)
class Asked:
    """A query, and the parties that are right; none for someone who is not listed."""

    query: Query
    right: frozenset[str] = frozenset()


def main() -> int:
    data = real_data()
    if data is None:
        print("skipped: the lists are not here")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "lake"
        files = [str(data / "entities" / name) for name in LISTS]
        run(plumb("--lake", str(place), "load", *files))
        # Before this process grows: a child is charged with what its parent holds.
        ready = run(python("-c", _READY, str(place)))
        index = watchlist(Lake(place)).index
    listed = list(index.listed)
    names = sum(len(one.names) for one in listed)
    print(
        f"{len(listed):,} parties, {names:,} names: a process from its start until it can be asked: "
        f"{ready.cpu:.1f} s CPU, {ready.peak:.0f} MiB\n"
    )
    bearers = Bearers(listed)
    rows = [measured(title, asked, index) for title, asked in slips(listed, bearers).items()]
    hidden, without = other_names(listed, bearers)
    rows += [measured(title, asked, without) for title, asked in hidden.items()]
    table(("listed, asked", "n", "alert", "top 5", "per s", *_PEER_HEADS), rows)
    print()
    strangers = invented(data)
    rows = [measured(title, asked, index, bearers) for title, asked in strangers.items()]
    table(("not listed", "n", "alert", "same name", "per s", *_PEER_HEADS), rows)
    bulk(index)
    return 0


_READY = (
    "import pathlib, sys; from plumbrule.lake import Lake; "
    "from plumbrule.actions.watchlist import watchlist; watchlist(Lake(pathlib.Path(sys.argv[1])))"
)
_PEER_HEADS = (f"rapidfuzz {PEER_ALERT / 100:.2f}", "top 5", "per s")


class Bearers:
    """Who bears a name, whatever the order of its words."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._by_words: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for party in listed:
            for text, _ in party.names:
                self._by_words[_words(text, party.kind)].add(party.party_id)

    def like(self, party: Listed) -> frozenset[str]:
        """Give all parties that bear a full name of a party, itself included."""
        found = {party.party_id}
        for text, kind in party.names:
            if kind != "weak":
                found |= self._by_words[_words(text, party.kind)]
        return frozenset(found)

    def has(self, text: str) -> bool:
        """Tell whether a person of the lists bears the very name."""
        return bool(self._by_words.get(_words(text, "person")))


def _words(text: str, kind: str | None) -> tuple[str, ...]:
    name: Name = analyse(text, "person" if kind == "person" else "organisation")
    return tuple(sorted(name.tokens))


def slips(listed: Sequence[Listed], bearers: Bearers) -> dict[str, list[Asked]]:
    """Ask main names with slips of the pen, with the date of birth and without."""
    random = Random(7)
    sets: dict[str, list[Asked]] = {}
    for source, title in (("un", "UN"), ("ofac", "OFAC"), ("eu", "EU")):
        for kinds, word in (
            (("person",), "people"),
            (("organisation", "company"), "organisations"),
        ):
            pool = [
                one for one in listed if one.party_id.startswith(f"{source}:") and one.kind in kinds
            ]
            chosen = random.sample(pool, min(PER_SET, len(pool)))
            if source == "un" and word == "people":
                sets["UN people, one slip, date of birth"] = [
                    _asked(one, _slip(one.names[0][0], random), bearers, born=True)
                    for one in chosen
                ]
                sets["UN people, two slips, date of birth"] = [
                    _asked(one, _slip(_slip(one.names[0][0], random), random), bearers, born=True)
                    for one in chosen
                ]
            sets[f"{title} {word}, one slip"] = [
                _asked(one, _slip(one.names[0][0], random), bearers) for one in chosen
            ]
    people = [one for one in listed if one.kind == "person" and len(one.names[0][0].split()) > 2]
    chosen = random.sample(people, PER_SET)
    sets["people, a part left out, date of birth"] = [
        _asked(one, _shorter(one.names[0][0], random), bearers, born=True) for one in chosen
    ]
    sets["people, a part left out"] = [
        _asked(one, _shorter(one.names[0][0], random), bearers) for one in chosen
    ]
    return sets


def other_names(listed: Sequence[Listed], bearers: Bearers) -> tuple[dict[str, list[Asked]], Index]:
    """Take one name from some parties, and ask by it: in another script, or another spelling."""
    random = Random(8)
    sets: dict[str, list[Asked]] = {"another script": [], "another spelling": []}
    changed: dict[str, Listed] = {}
    for party in random.sample(listed, len(listed)):
        title, text = _hideable(party)
        if not text or len(sets[title]) >= PER_SET:
            continue
        names = tuple(name for name in party.names if name[0] != text)
        changed[party.party_id] = replace(party, names=names)
        sets[title].append(Asked(Query(text, party.kind), bearers.like(party)))
    without = Index.of(changed.get(one.party_id, one) for one in listed)
    return sets, without


def _hideable(party: Listed) -> tuple[str, str]:
    """Choose a name that is not the main one, nor the main one in another order."""
    main = _words(party.names[0][0], party.kind)
    for text, kind in party.names[1:]:
        name = analyse(text, "person" if party.kind == "person" else "organisation")
        if kind == "weak" or party.kind is None or len(name.tokens) < 2:
            continue
        if name.script != "latin":
            return "another script", text
        near = fuzz.token_sort_ratio(text.casefold(), party.names[0][0].casefold())
        if _words(text, party.kind) != main and near > 70:
            return "another spelling", text
    return "", ""


def invented(data: Path) -> dict[str, list[Asked]]:
    """Ask for people who are not listed."""
    random = Random(9)
    us, world = americans(INVENTED, random), of_the_world(INVENTED, random)
    dated = [
        Query(name, "person", born=Span(day, day)) for name in world for day in [birthday(random)]
    ]
    congress = data / "entities" / "watchman-lists" / "us_congress_senzing.json"
    real = [
        str(found["NAME_FULL"])
        for line in congress.read_bytes().splitlines()
        if line.startswith(b"{")
        for found in msgspec.json.decode(line.rstrip(b","))["NAMES"][:1]
        if found.get("NAME_FULL")
    ]
    return {
        "invented, US names": [Asked(Query(name, "person")) for name in us],
        "invented, names of the world": [Asked(Query(name, "person")) for name in world],
        "the same, with a date of birth": [Asked(query) for query in dated],
        "members of the US Congress": [Asked(Query(name, "person")) for name in real],
    }


def _asked(party: Listed, text: str, bearers: Bearers, *, born: bool = False) -> Asked:
    query = Query(text, party.kind, born=party.born if born else None)
    return Asked(query, bearers.like(party))


def _slip(text: str, random: Random) -> str:
    """Leave out, add, change or swap a letter."""
    place = random.randrange(len(text))
    letter = random.choice("aeinrst")
    before, here, after = text[:place], text[place], text[place + 1 :]
    return random.choice(
        (
            before + after,
            before + letter + here + after,
            before + letter + after,
            before + after[:1] + here + after[1:],
        )
    )


def _shorter(text: str, random: Random) -> str:
    words = text.replace(",", "").split()
    words.pop(random.randrange(len(words)))
    return " ".join(words)


def measured(
    title: str, asked: Sequence[Asked], index: Index, bearers: Bearers | None = None
) -> list[str]:
    """Ask a set of both; give a row of the table."""
    began = time.process_time()
    answers = [index.ask(one.query) for one in asked]
    rate = len(asked) / (time.process_time() - began)
    few = asked[:: max(1, len(asked) // PEER_ASKED)][:PEER_ASKED]
    texts, owners = _flat(index)
    began = time.process_time()
    theirs = [
        process.extract(one.query.name.casefold(), texts, scorer=fuzz.token_sort_ratio, limit=5)
        for one in few
    ]
    their_rate = len(few) / (time.process_time() - began)
    if bearers is not None:
        alerts = [bool(one.alerts) for one in answers]
        same = [
            flag and bearers.has(one.query.name) for flag, one in zip(alerts, asked, strict=True)
        ]
        their_alerts = sum(found[0][1] >= PEER_ALERT for found in theirs) / len(few)
        ours = [f"{sum(alerts) / len(asked):.4f}", f"{sum(same) / len(asked):.4f}"]
        return [
            title,
            f"{len(asked):,}",
            *ours,
            f"{rate:,.0f}",
            f"{their_alerts:.3f}",
            "",
            f"{their_rate:.0f}",
        ]
    alert = top = 0
    for one, answer in zip(asked, answers, strict=True):
        right = [found for found in answer.candidates if found.party_id in one.right]
        top += bool(right)
        alert += any(found.alert for found in right)
    their_top = their_alert = 0
    for one, found in zip(few, theirs, strict=True):
        scores = [score for _, score, place in found if owners[place] & one.right]
        their_top += bool(scores)
        their_alert += any(score >= PEER_ALERT for score in scores)
    return [
        *(title, f"{len(asked):,}", f"{alert / len(asked):.3f}", f"{top / len(asked):.3f}"),
        *(f"{rate:,.0f}", f"{their_alert / len(few):.3f}", f"{their_top / len(few):.3f}"),
        f"{their_rate:.0f}",
    ]


def _flat(index: Index) -> tuple[list[str], list[set[str]]]:
    """Give each different name of the lists once, and who bears it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for party in index.listed:
        for text, _ in party.names:
            bearers[text.casefold()].add(party.party_id)
    return list(bearers), list(bearers.values())


def bulk(index: Index) -> None:
    """Ask many names that come in one table, in one process and in two."""
    global _INDEX  # noqa: PLW0603 forked workers find it there
    _INDEX = index
    random = Random(10)
    names = [*americans(BULK // 2, random), *of_the_world(BULK // 2, random)]
    began = time.process_time()
    _alerts(names)
    spent = time.process_time() - began
    print(f"\nin bulk, one process: {60 * len(names) / spent:,.0f} names a minute of CPU")
    wall = time.monotonic()
    with get_context("fork").Pool(2) as pool:
        pool.map(_alerts, [names[::2], names[1::2]])
    print(f"two processes: {60 * len(names) / (time.monotonic() - wall):,.0f} names a minute")


_INDEX: Index


def _alerts(names: Sequence[str]) -> int:
    run = Run()
    return sum(bool(_INDEX.ask(Query(name, "person"), run=run).alerts) for name in names)


if __name__ == "__main__":
    sys.exit(main())
