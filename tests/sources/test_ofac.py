"""The OFAC lists: each file by its form, and the facts inside remarks."""

from __future__ import annotations

from datetime import date

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources.ofac import SOURCE
from plumbrule.sources.ofac.remarks import read_remarks

MAIN = (
    '101,"DOE, Jane Ann","individual","SDGT] [IFSR","Minister",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 12 Mar 1960; POB Port, Cuba; nationality Cuba; citizen Iran; Gender Female; Passport '
    "A12345 (Cuba) issued 02 Jan 2001 expires 01 Jan 2011; National ID No. 000000 (Iran); "
    "a.k.a. 'JJ'; f.k.a. 'OLD J'; Website www.jane.example.\"\r\n"
    '102,"EXAMPLE TRADING CO., LTD.",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. '
    '7744001497 (Russia); Organization Established Date 1999; Linked To: OTHER."\r\n'
    '103,"SEA LION","vessel","CUBA",-0- ,"CL1","Tug","99","55","Panama","Owner Inc",-0- \r\n'
    "\x1a"
)


def test_the_main_list(load, recognised):
    assert recognised(SOURCE, MAIN)
    loaded = load(SOURCE, MAIN)
    person, company, ship = loaded.rows("party")
    assert person["party_id"] == "ofac:101"
    assert (person["kind"], company["kind"], ship["kind"]) == ("person", "organisation", None)
    assert person["name"] == "DOE, Jane Ann"
    assert (person["born_earliest"].date(), person["born_text"]) == (
        date(1960, 3, 12),
        "1960-03-12",
    )
    assert (person["birth_place"], person["nationality"]) == ("Port, Cuba", "CU;IR")
    assert (person["scheme"], person["identifier"]) == ("Passport", "A12345")
    assert (company["scheme"], company["founded_text"]) == ("Tax ID No.", "1999")
    assert (ship["legal_form"], ship["country"]) == ("vessel", "PA")
    assert {(row["party_id"], row["name"], row["kind"]) for row in loaded.rows("name")} == {
        ("ofac:101", "Jane Ann DOE", "alternative"),
        ("ofac:101", "JJ", "weak"),
        ("ofac:101", "OLD J", "former"),
    }
    numbers = {
        (row["party_id"], row["scheme"], row["value"], row["country"])
        for row in loaded.rows("identifier")
    }
    assert numbers == {
        ("ofac:101", "Passport", "A12345", "CU"),
        ("ofac:101", "National ID No.", None, "IR"),
        ("ofac:102", "Tax ID No.", "7744001497", "RU"),
        ("ofac:103", "Call sign", "CL1", "PA"),
    }
    listings = loaded.rows("listing")
    assert [row["listing_id"] for row in listings] == [
        "ofac:101/SDGT",
        "ofac:101/IFSR",
        "ofac:102/CUBA",
        "ofac:103/CUBA",
    ]
    assert {row["kind"] for row in listings} == {"sanction"}
    assert all(row["start_earliest"] is None for row in listings)
    assert listings[0]["reason"].startswith("Title: Minister; DOB 12 Mar 1960")
    assert listings[3]["reason"] == (
        "Vessel type: Tug; Tonnage: 99; GRT: 55; Flag: Panama; Vessel owner: Owner Inc"
    )
    assert [row["value"] for row in loaded.rows("contact")] == ["www.jane.example"]
    assert loaded.sink.records == 3
    assert loaded.faults() == []


def test_aliases_and_addresses_speak_of_the_same_parties(load, recognised):
    aliases = '101,9,"aka","ROE, Jean",-0- \r\n102,10,"fka","OLD TRADING, S.A.",-0- \r\n\x1a'
    assert recognised(SOURCE, aliases)
    rows = load(SOURCE, aliases).rows("name")
    assert [(row["party_id"], row["name"], row["kind"]) for row in rows] == [
        ("ofac:101", "ROE, Jean", "alternative"),
        ("ofac:101", "Jean ROE", "alternative"),
        ("ofac:102", "OLD TRADING, S.A.", "former"),
    ]
    addresses = '101,25,-0- ,"Havana","Cuba",-0- \r\n102,26,-0- ,-0- ,-0- ,-0- \r\n'
    assert recognised(SOURCE, addresses)
    (row,) = load(SOURCE, addresses).rows("address")
    assert (row["party_id"], row["full"], row["country"]) == ("ofac:101", "Havana, Cuba", "CU")


def test_comments_continue_remarks(load, recognised):
    comments = "101,\"ose name'; Phone Number +1 234; Legal Entity Number 253400WSS48YWMBUA688; a.k.a. 'X2'.\"\r\n"
    assert recognised(SOURCE, comments)
    loaded = load(SOURCE, comments)
    assert [(row["scheme"], row["value"]) for row in loaded.rows("identifier")] == [
        ("LEI", "253400WSS48YWMBUA688")
    ]
    assert [row["name"] for row in loaded.rows("name")] == ["X2"]
    assert loaded.faults() == [("noted", 1, "2")]


@pytest.mark.parametrize(
    ("remarks", "first", "last", "text"),
    [
        ("DOB 1960.", date(1960, 1, 1), date(1960, 12, 31), "1960"),
        ("DOB circa 1960.", date(1958, 1, 1), date(1962, 12, 31), None),
        ("DOB 1960 to 1962.", date(1960, 1, 1), date(1962, 12, 31), None),
        ("DOB 05 May 1960; alt. DOB 1963.", date(1960, 5, 5), date(1963, 12, 31), None),
    ],
)
def test_dates_of_birth(load, remarks, first, last, text):
    row = f'1,"A, b","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{remarks}"\r\n'
    loaded = load(SOURCE, row)
    (party,) = loaded.rows("party")
    assert (party["born_earliest"].date(), party["born_latest"].date()) == (first, last)
    assert party["born_text"] == text
    assert loaded.faults() == ([] if text else [("noted", 1, "12")])


def test_what_is_cut_off_is_not_read():
    facts = read_remarks("ort A1 (Cuba); Passport B2 (Iran); Passport C", continued=True)
    assert facts.numbers == [("Passport", "B2", "IR")]


def test_only_known_sentences_are_read():
    facts = read_remarks(
        "Identification Number IMO 9187629; Tax ID No. A (Jalisco) (Mexico); alt. Cedula No. "
        "R12 34 (Guatemala); Digital Currency Address - XBT 1a2B; Government Gazette 5; "
        "nationality Nowhere; Executive Order 13645 Determination."
    )
    assert facts.numbers == [
        ("IMO", "9187629", None),
        ("Cedula No.", "R12 34", "GT"),
        ("Digital Currency Address - XBT", "1a2B", None),
    ]
    assert facts.nationalities == []


def test_a_broken_row_is_told_and_other_files_are_not_taken(load, recognised):
    loaded = load(SOURCE, MAIN.replace("\x1a", "104,cut\r\n"))
    assert loaded.faults() == [("unreadable", 4, "")]
    assert len(loaded.rows("party")) == 3
    for other in ("", "a,b\n1,2\n", "1,2\n3,4\n", "1,5,x,y,z,w\n", "{}"):
        assert not recognised(SOURCE, other)
    with pytest.raises(PlumbError, match="expected one of the OFAC files"):
        load(SOURCE, "a,b\n")


@pytest.mark.real
def test_the_real_lists(load_file, real_data):
    folder = real_data / "entities/watchman-lists"
    main = load_file(SOURCE, folder / "ofac_sdn.csv")
    assert main.sink.records == len(main.rows("party")) == 8_976
    assert sum(row["born_earliest"] is not None for row in main.rows("party")) == 4_428
    assert load_file(SOURCE, folder / "ofac_alt.csv").sink.records == 11_910
    assert load_file(SOURCE, folder / "ofac_add.csv").sink.records == 13_837
    assert load_file(SOURCE, folder / "cons_prim.csv").sink.records == 442
    for name in ("ofac_sdn_comments.csv", "ofac_recent_sdn_comments.csv"):
        assert load_file(SOURCE, folder / name).faults()
