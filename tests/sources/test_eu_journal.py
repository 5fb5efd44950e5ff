"""EU acts: keys of entries, cells with many values, numbers, dates in words."""

from __future__ import annotations

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources.eu_journal import SOURCE, pieces

HEADER = (
    "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,"
    "previousName,nationality,birthDate,registrationNumber,innCode,leiCode,address,notes\n"
)


def act(*rows: str) -> str:
    return HEADER + "".join(f"{row}\n" for row in rows)


ENTRY = (
    "32014R0001,7,EU-UKR,I,Asset freeze,6.3.2014,Words,Person,Jane Doe,"
    '"Джейн; Jane (or Jan; Jana)",JJ,,"Russian and Ukrainian",12.3.1960,,,,"1 Road, Kyiv, Ukraine",'
)


def test_an_entry(load, recognised):
    assert recognised(SOURCE, act(ENTRY))
    loaded = load(SOURCE, act(ENTRY))
    (party,) = loaded.rows("party")
    assert (party["party_id"], party["kind"], party["nationality"]) == (
        "eu:32014R0001/I/7",
        "person",
        "RU;UA",
    )
    assert party["born_text"] == "1960-03-12"
    assert [(row["name"], row["kind"]) for row in loaded.rows("name")] == [
        ("Джейн", "alternative"),
        ("Jane (or Jan; Jana)", "alternative"),
        ("JJ", "weak"),
    ]
    (address,) = loaded.rows("address")
    assert (address["full"], address["country"]) == ("1 Road, Kyiv, Ukraine", "UA")
    (listing,) = loaded.rows("listing")
    assert (listing["kind"], listing["programme"], listing["legal_act"]) == (
        "sanction",
        "EU-UKR",
        "32014R0001, annex I",
    )
    assert (listing["start_text"], listing["reason"]) == ("2014-03-06", "Words")
    assert loaded.faults() == []


def test_entries_that_repeat_are_told_apart_by_line(load):
    other = ENTRY.replace(",7,EU", ",8,EU")
    loaded = load(SOURCE, act(ENTRY, ENTRY, other, ENTRY.replace(",7,EU", ",,EU")))
    assert [row["party_id"] for row in loaded.rows("party")] == [
        "eu:32014R0001/I/7/2",
        "eu:32014R0001/I/7/3",
        "eu:32014R0001/I/8",
        "eu:32014R0001/I/5",
    ]


def test_numbers_with_words_in_brackets(load):
    row = (
        "32014R0001,7,EU-RUS,IV,Export control,,,LegalEntity,Alfa,,,,,,"
        '"5006007655 (Tax ID/INN); 56 (Iran)","7701000000; 7702000000",7LTWFZYICNSX8D621K86,,'
    )
    loaded = load(SOURCE, act(row))
    numbers = [(n["scheme"], n["value"], n["country"]) for n in loaded.rows("identifier")]
    assert numbers == [
        ("leiCode", "7LTWFZYICNSX8D621K86", None),
        ("innCode", "7701000000", None),
        ("innCode", "7702000000", None),
        ("innCode", "5006007655", None),
        ("registrationNumber", "56", "IR"),
    ]
    (party,) = loaded.rows("party")
    assert (party["scheme"], party["kind"]) == ("leiCode", "organisation")
    assert loaded.rows("listing")[0]["kind"] == "export control"


@pytest.mark.parametrize(
    ("birth", "first", "last"),
    [
        ('"(a) 1.1.1960, (b) 2.3.1961"', "1960-01-01", "1961-03-02"),
        ("1960 or 1962", "1960-01-01", "1962-12-31"),
        ("Between 1960 and 1962 (Approximately)", "1960-01-01", "1962-12-31"),
        ("9 Jan. 1960", "1960-01-09", "1960-01-09"),
        ("Approximately 1960; 1965", "1958-01-01", "1965-12-31"),
    ],
)
def test_births_in_words(load, birth, first, last):
    (party,) = load(SOURCE, act(ENTRY.replace("12.3.1960", birth))).rows("party")
    assert party["born_earliest"].date().isoformat() == first
    assert party["born_latest"].date().isoformat() == last


def test_what_cannot_be_read_is_told(load):
    bad = ENTRY.replace("12.3.1960", "in spring").replace("Russian and Ukrainian", "Narnian")
    assert sorted(load(SOURCE, act(bad, "x,y")).faults()) == [
        ("dropped", 2, "birthDate"),
        ("dropped", 2, "nationality"),
        ("unreadable", 3, ""),
    ]
    with pytest.raises(PlumbError, match="expected the columns"):
        load(SOURCE, "a,b\n")


def test_an_act_without_entries_is_no_error(load):
    assert load(SOURCE, HEADER).rows("party") == []


def test_pieces():
    assert pieces('"A (b; c); D «e; f»; ;"') == ["A (b; c)", "D «e; f»"]
    assert pieces("a) b; c") == ["a) b", "c"]


@pytest.mark.real
def test_the_real_acts(load_file, real_data):
    ids: list[str] = []
    kinds: list[str | None] = []
    files = sorted((real_data / "entities/eu-journal-sanctions").glob("*.csv"))
    for file in files:
        rows = load_file(SOURCE, file).rows("party")
        ids += [row["party_id"] for row in rows]
        kinds += [row["kind"] for row in rows]
    assert len(ids) == len(set(ids)) == 8_017
    assert kinds.count("person") == 4_500
    assert kinds.count("organisation") == 2_553 + 27
    assert kinds.count("company") == 200
    assert kinds.count(None) == 708 + 29
