"""The denied persons list: orders with their days."""

from __future__ import annotations

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources.us_dpl import COLUMNS, SOURCE


def table(*rows: tuple[str, ...]) -> str:
    return "".join("\t".join(f'"{cell}"' for cell in row) + "\r\n" for row in (COLUMNS, *rows))


ORDER = (
    " JANE DOE",
    "1 ROAD",
    "MIAMI",
    "FL",
    "US",
    "33101",
    "10/16/2017",
    "10/13/2027",
    "Y",
    "2017-10-23",
    "FR NOTICE ADDED",
    "82 F.R. 1",
)


def test_orders(load, recognised):
    again = (*ORDER[:1], "2 ROAD", *ORDER[2:7], "", "N", *ORDER[9:])
    text = table(ORDER, again)
    assert recognised(SOURCE, text)
    loaded = load(SOURCE, text)
    first, second = loaded.rows("listing")
    assert first["party_id"] == "dpl:JANE DOE/10/16/2017"
    assert second["party_id"] == "dpl:JANE DOE/10/16/2017/2"
    assert (first["kind"], first["programme"]) == ("export control", "Standard denial order")
    assert (first["start_text"], first["end_text"]) == ("2017-10-16", "2027-10-13")
    assert (second["end_earliest"], second["programme"]) == (None, "Denial order")
    assert first["published_text"] == "2017-10-23"
    assert loaded.rows("party")[0]["name"] == "JANE DOE"
    assert loaded.rows("address")[0]["full"] == "1 ROAD, MIAMI, FL, 33101, US"
    assert loaded.faults() == []


def test_what_cannot_be_read_is_told(load, recognised):
    bad = (*ORDER[:4], "XQZ", *ORDER[5:6], "16/10/2017", *ORDER[7:])
    loaded = load(SOURCE, table(bad, ("a", "b")))
    assert loaded.faults() == [
        ("dropped", 2, "Country"),
        ("dropped", 2, "Effective_Date"),
        ("unreadable", 3, ""),
    ]
    assert loaded.rows("listing")[0]["start_text"] == "16/10/2017"
    assert not recognised(SOURCE, "Name\tCity\nA\tB\n")
    with pytest.raises(PlumbError, match="expected the columns"):
        load(SOURCE, "Name\tCity\n")


@pytest.mark.real
def test_the_real_list(load_file, real_data):
    loaded = load_file(SOURCE, real_data / "entities/watchman-lists/dpl.txt")
    listings = loaded.rows("listing")
    assert len(listings) == 546
    assert all(row["start_text"] for row in listings)
    assert sum(row["end_text"] is None for row in listings) == 53
