"""Labelled pairs of names, made from public lists that give several names for one record.

Positives are two names of one record. Negatives are hard: for a name, the nearest names of other
records, by rare words in common and by letters. Records that share a name are one record here. So
that nobody listed twice makes a negative, two persons count as two only if their years of birth are
known and not the same, two organisations only if one list has both, with names that are not the
same but for a slip. Half of the records, by a hash of their key, are for development, the other
half is held out.

Names that have no word in any likeness in common (an acronym beside the full name, a cover name)
are left out of the Latin pairs, and a name in another script is paired with main names only: no
comparison of names can find the others.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import log
from pathlib import Path
from xml.etree.ElementTree import Element

from anyascii import anyascii
from defusedxml.ElementTree import parse
from rapidfuzz import fuzz, process

_AROUND = " \t\n\r,.;:'\"\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
OTHER_SCRIPT = re.compile("[\u0370-\u1cff\u2e80-\ud7ff]")
NEAREST = 2
MOST_OF_ONE = 3


@dataclass(frozen=True)
class Pair:
    """Two names, their kind, and whether one record bears both."""

    name_a: str
    name_b: str
    kind: str
    same: bool


@dataclass
class Record:
    """All names of one record of one list."""

    key: str
    kind: str
    names: list[str] = field(default_factory=list)
    years: set[str] = field(default_factory=set)
    main: set[str] = field(default_factory=set)


def records(data: Path) -> list[Record]:
    """Read the records of all lists, those that share a name joined."""
    lists = data / "entities" / "watchman-lists"
    found: list[Record] = []
    for read in (
        _european(data / "entities" / "eu-journal-sanctions"),
        _united_nations(lists / "UN_consolidated.xml"),
        _american(lists / "ofac_sdn.csv", lists / "ofac_alt.csv"),
    ):
        found += _joined(list(read))
    return found


def pairs(data: Path, half: str) -> dict[str, list[Pair]]:
    """Make the sets of pairs: cross-script persons and organisations, and names in Latin letters.

    Args:
        data: the folder of real data.
        half: ``development`` or ``held out``.
    """
    chosen = [one for one in records(data) if _half(one.key) == half]
    made: dict[str, list[Pair]] = {}
    for kind in ("person", "organisation"):
        of_kind = [one for one in chosen if one.kind == kind]
        made[f"cross-script {kind}s"] = _cross_script(of_kind, kind)
        made[f"Latin {kind}s"] = _latin(of_kind, kind)
    return made


def _half(key: str) -> str:
    return "development" if hashlib.sha256(key.encode()).digest()[0] % 2 else "held out"


def _european(folder: Path) -> Iterator[Record]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as source:
            for line, row in enumerate(csv.DictReader(source)):
                kind = {"Person": "person"}.get(row["schema"], "organisation")
                if row["schema"] in ("Vessel", "Asset"):
                    continue
                names = [row["name"], *re.split("[;\n]|, (?=[\u0370-\uffff])", row["alias"])]
                yield Record(f"eu:{path.stem}:{line}", kind, names, _years(row["birthDate"]))


def _united_nations(path: Path) -> Iterator[Record]:
    root = parse(path).getroot()
    for element in root.iter("INDIVIDUAL"):
        names = [" ".join(_texts(element, *(f"{n}_NAME" for n in _PARTS)))]
        names += _texts(element, "NAME_ORIGINAL_SCRIPT")
        for alias in element.iter("INDIVIDUAL_ALIAS"):
            if "Good" in _texts(alias, "QUALITY"):
                names += _texts(alias, "ALIAS_NAME")
        years = {year.text or "" for year in element.iter("YEAR")}
        years |= _years(" ".join(date.text or "" for date in element.iter("DATE")))
        yield Record(f"un:{element.findtext('DATAID')}", "person", names, years)
    for element in root.iter("ENTITY"):
        names = _texts(element, "FIRST_NAME") + _texts(element, "NAME_ORIGINAL_SCRIPT")
        for alias in element.iter("ENTITY_ALIAS"):
            names += _texts(alias, "ALIAS_NAME")
        yield Record(f"un:{element.findtext('DATAID')}", "organisation", names)


_PARTS = ("FIRST", "SECOND", "THIRD", "FOURTH")


def _texts(element: Element, *tags: str) -> list[str]:
    return [text.strip() for tag in tags for text in [element.findtext(tag) or ""] if text.strip()]


def _american(sdn: Path, alt: Path) -> Iterator[Record]:
    aliases = defaultdict(list)
    with alt.open(encoding="latin-1", newline="") as source:
        for row in csv.reader(source):
            if len(row) > 3:
                aliases[row[0]].append(row[3])
    with sdn.open(encoding="latin-1", newline="") as source:
        for row in csv.reader(source):
            if len(row) > 2 and row[2].strip() in ("individual", "-0-"):
                kind = "person" if row[2].strip() == "individual" else "organisation"
                born = " ".join(re.findall("DOB [^;]*", row[-1]))
                yield Record(f"us:{row[0]}", kind, [row[1], *aliases[row[0]]], _years(born))


def _years(text: str) -> set[str]:
    return set(re.findall(r"\b(1[89]\d\d|20\d\d)\b", text))


def _are_two(one: Record, other: Record) -> bool:
    """Tell whether two records surely are two: see the beginning of this file."""
    if one is other:
        return False
    if one.kind == "person":
        return bool(one.years and other.years and not one.years & other.years)
    if one.key[:2] != other.key[:2]:
        return False
    return not any(
        re.findall(r"\d+", a) == re.findall(r"\d+", b) and fuzz.ratio(a, b) >= 92
        for a in map(_key, one.names)
        for b in map(_key, other.names)
    )


def _joined(read: list[Record]) -> list[Record]:
    """Join the records that bear one name, and clean the names."""
    home: dict[tuple[str, str], Record] = {}
    merged: dict[str, Record] = {}
    for record in read:
        names = [name for text in record.names if (name := _cleaned(text))]
        main = {_key(name) for name in map(_cleaned, record.names[:1]) if name}
        keys = [(record.kind, _key(name)) for name in names]
        known = {home[key].key: home[key] for key in keys if key in home}
        target = next(iter(known.values()), Record(record.key, record.kind))
        merged[target.key] = target
        for other in list(known.values())[1:]:
            target.names += other.names
            target.years |= other.years
            target.main |= other.main
            merged.pop(other.key, None)
        target.names += names
        target.years |= record.years
        target.main |= main
        for name in target.names:
            home[record.kind, _key(name)] = target
    for record in merged.values():
        record.names = sorted({_key(name): name for name in record.names}.values())
    return list(merged.values())


def _cleaned(text: str) -> str:
    text = re.sub(r"\s*\(.*", "", text).strip(_AROUND)
    return text if 3 < len(text) < 150 or (OTHER_SCRIPT.search(text) and len(text) > 1) else ""


def _key(name: str) -> str:
    return " ".join(sorted(re.findall(r"[a-z0-9]+", anyascii(name).lower())))


def _cross_script(chosen: list[Record], kind: str) -> list[Pair]:
    latin = [(name, one) for one in chosen for name in one.names if not OTHER_SCRIPT.search(name)]
    near = _Nearest([name for name, _ in latin])
    made = []
    for one in chosen:
        others = [name for name in one.names if OTHER_SCRIPT.search(name)]
        own = [name for name in one.names if _key(name) in one.main]
        own = [name for name in own if not OTHER_SCRIPT.search(name)][:MOST_OF_ONE]
        made += [Pair(b, a, kind, True) for b in others[:2] for a in own]
        for name in others[:2]:
            made += [
                Pair(name, latin[place][0], kind, False)
                for place in near.of(name)
                if _are_two(one, latin[place][1])
            ][:NEAREST]
    return made


def _latin(chosen: list[Record], kind: str) -> list[Pair]:
    few = [one for one in chosen if hashlib.sha256(one.key.encode()).digest()[1] % 4 == 0]
    latin = [(name, one) for one in chosen for name in one.names if not OTHER_SCRIPT.search(name)]
    near = _Nearest([name for name, _ in latin])
    made = []
    for one in few:
        own = [name for name in one.names if not OTHER_SCRIPT.search(name)][:4]
        made += [Pair(a, b, kind, True) for a, b in combinations(own, 2) if _something_common(a, b)]
        for name in own[:2]:
            made += [
                Pair(name, latin[place][0], kind, False)
                for place in near.of(name)
                if _are_two(one, latin[place][1])
            ][:NEAREST]
    return made


def _something_common(a: str, b: str) -> bool:
    return any(
        fuzz.ratio(one, other) >= 75
        for one in _key(a).split()
        for other in _key(b).split()
        if len(one) > 2 and len(other) > 2
    )


class _Nearest:
    """Finds the nearest names: one by rare words in common, one by letters, in turn."""

    def __init__(self, names: list[str]) -> None:
        self._sorted = [_key(name) for name in names]
        self._posting: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self._sorted):
            for word in set(text.split()):
                self._posting[_bare(word)].append(place)

    def of(self, name: str) -> list[int]:
        text = _key(name)
        by_letters = [
            place
            for _, _, place in process.extract(
                text, self._sorted, scorer=fuzz.ratio, limit=6, score_cutoff=40
            )
        ]
        total: Counter[int] = Counter()
        for word in set(text.split()):
            found = self._posting.get(_bare(word), [])
            if 0 < len(found) < 500:
                total.update(dict.fromkeys(found, log(1 + len(self._sorted) / len(found))))
        by_words = [place for place, _ in total.most_common(6)]
        turns = [place for both in zip(by_words, by_letters, strict=False) for place in both]
        return list(dict.fromkeys(turns + by_words + by_letters))


def _bare(word: str) -> str:
    return re.sub("[aeiouyhj]", "", word) or word
