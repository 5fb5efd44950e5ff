"""What others published about real names, asked again: by counts, never by names.

Bosnia and Herzegovina and Kosovo publish whether a donor is an official, by a match of names of their own.
Published flags are not truth: the classes of difference are counted, and a name alone makes no hit.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest

from plumbrule.linking.names import analyse, compare, keys


@pytest.fixture(scope="module")
def officials() -> Path:
    root = Path(__file__).parents[2]
    folder = Path(os.environ.get("PLUMBRULE_DATA", root.parent / "shared" / "data")) / "officials"
    if not folder.is_dir():
        pytest.skip(f"the real data are not at {folder}; PLUMBRULE_DATA tells where")
    return folder


class Known:
    """People who are known, found again under any of the keys of their names."""

    def __init__(self, names: Iterable[str]) -> None:
        self.by_key = defaultdict(set)
        for name in set(names):
            for key in keys(analyse(name, "person")):
                self.by_key[key].add(name)

    def bears(self, name: str) -> bool:
        """Whether one of them is written in words that agree."""
        asked = analyse(name, "person")
        others = {other for key in keys(asked) for other in self.by_key.get(key, ())}
        return any(compare(asked, analyse(one, "person")).verdict == "agrees" for one in others)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def classes(pairs: Iterable[tuple[bool, bool]]) -> dict[tuple[bool, bool], int]:
    return dict(Counter(pairs))


@pytest.mark.real
def test_bosnian_officials_who_are_donors(officials):
    donors = Known(
        row["donorName"]
        for row in rows(officials / "bih" / "donations.csv")
        if row["donorType"] == "person"
    )
    found = {
        year: classes(
            (row["official_is_political_donor"] == "True", donors.bears(row["name"]))
            for row in rows(officials / "bih" / f"assets_declarations_{year}.csv")
        )
        for year in (2022, 2024)
    }
    # The one of 2022 is a name that the publisher's match does not find.
    assert found == {
        2024: {(True, True): 45, (False, False): 218},
        2022: {(True, True): 18, (False, True): 1, (False, False): 36},
    }


@pytest.mark.real
def test_bosnian_vendors_and_winners_by_number(officials):
    contracts = json.loads(
        (officials / "bih" / "declarations_companies_procurements.json").read_text("utf-8")
    )
    donations = rows(officials / "bih" / "donations.csv")
    donors = {row["companyId"] for row in donations if row["companyId"]}
    vendors = classes(
        (one.get("vendor_is_political_donor") in {True, "True"}, one["vendor_id"] in donors)
        for won in contracts.values()
        for one in won
    )
    assert vendors == {(True, True): 577, (False, False): 1_918}

    def won(number: str, years: set[str]) -> bool:
        return any(
            str(one["year_of_conclution_date"]) in years for one in contracts.get(number, [])
        )

    for year, flag, years, counts in (
        (2024, "company_has_won_tenders_2024", {"2024"}, (52, 211)),
        (2022, "company_has_won_tenders_2022_2024", {"2022", "2023", "2024"}, (20, 35)),
    ):
        found = classes(
            (row[flag] == "True", won(row["companyId"], years))
            for row in rows(officials / "bih" / f"assets_declarations_{year}.csv")
        )
        assert found == {(True, True): counts[0], (False, False): counts[1]}
    # The file of contracts holds declared companies only, so for other donors it cannot be told.
    told = classes(
        (row["donor_has_won_tenders"] == "True", row["companyId"] in contracts) for row in donations
    )
    assert told == {(True, True): 3, (True, False): 452, (False, False): 4_259}


@pytest.mark.real
def test_kosovo_donors_who_bear_an_official_s_name(officials):
    sheet = openpyxl.load_workbook(
        officials / "kosovo" / "assets_declarations.xlsx", read_only=True
    ).active
    lines = sheet.iter_rows(values_only=True)
    place = next(lines).index("name")
    known = Known(str(line[place]) for line in lines if line[place])
    asked: dict[str, bool] = {}
    found: Counter[tuple[bool, bool]] = Counter()
    for row in rows(officials / "kosovo" / "donations_flagged.csv"):
        name = row["name_donor"].strip()
        if name not in asked:
            asked[name] = bool(name) and known.bears(name)
        found[row["donor_is_public_official"] == "True", asked[name]] += 1
    # Words in any order find 869 of 995; some 240 more bear an official's name and have no flag,
    # which a name alone cannot settle.
    assert found[True, True] >= 869
    assert found[False, True] <= 242
    assert found.total() == 2_958
