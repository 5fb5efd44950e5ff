"""The Security Council's list: names in parts, weak aliases, births in words, documents."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources.un_consolidated import SOURCE

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">
 <INDIVIDUALS>
  <INDIVIDUAL>
   <DATAID>1</DATAID><FIRST_NAME>JANE</FIRST_NAME><SECOND_NAME>ANN</SECOND_NAME><THIRD_NAME/>
   <FOURTH_NAME> DOE </FOURTH_NAME>
   <UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER>
   <LISTED_ON>2012-12-31</LISTED_ON><GENDER>Female</GENDER>
   <NAME_ORIGINAL_SCRIPT>جين</NAME_ORIGINAL_SCRIPT>
   <COMMENTS1>Some words.</COMMENTS1>
   <DESIGNATION><VALUE>General</VALUE></DESIGNATION>
   <NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE><VALUE>Narnia</VALUE></NATIONALITY>
   <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Jen</ALIAS_NAME></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>J</ALIAS_NAME></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
   <INDIVIDUAL_ADDRESS><CITY>Goma</CITY><COUNTRY>Rwanda</COUNTRY><NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>
   <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
   <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-02-03</DATE></INDIVIDUAL_DATE_OF_BIRTH>
   <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Goma</CITY><COUNTRY>Rwanda</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
   <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>AB 12</NUMBER><ISSUING_COUNTRY>Uganda</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
   <INDIVIDUAL_DOCUMENT/>
  </INDIVIDUAL>
 </INDIVIDUALS>
 <ENTITIES>
  <ENTITY>
   <DATAID>2</DATAID><FIRST_NAME>EXAMPLE BODY</FIRST_NAME>
   <UN_LIST_TYPE>Iraq</UN_LIST_TYPE><REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER>
   <LISTED_ON>2003-05-22-04:00</LISTED_ON>
   <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>OLD BODY</ALIAS_NAME></ENTITY_ALIAS>
  </ENTITY>
  <ENTITY><DATAID/><FIRST_NAME>NOBODY</FIRST_NAME></ENTITY>
 </ENTITIES>
</CONSOLIDATED_LIST>
"""


def test_the_list(load, recognised):
    assert recognised(SOURCE, LIST)
    loaded = load(SOURCE, LIST)
    person, body = loaded.rows("party")
    assert (person["party_id"], person["kind"], person["name"]) == (
        "un:XXi.001",
        "person",
        "JANE ANN DOE",
    )
    assert (person["born_text"], person["birth_place"]) == ("1971-02-03", "Goma, Rwanda")
    assert (person["nationality"], person["scheme"], person["identifier"]) == (
        "CD",
        "Passport",
        "AB12",
    )
    assert (body["party_id"], body["kind"]) == ("un:XXe.002", "organisation")
    assert [(row["name"], row["kind"]) for row in loaded.rows("name")] == [
        ("جين", "alternative"),
        ("Jen", "alternative"),
        ("J", "weak"),
        ("OLD BODY", "former"),
    ]
    (address,) = loaded.rows("address")
    assert (address["full"], address["country"], address["kind"]) == (
        "Goma, Rwanda",
        "RW",
        "as of 2016",
    )
    first, second = loaded.rows("listing")
    assert (first["start_text"], second["start_text"]) == ("2012-12-31", "2003-05-22")
    assert first["published_earliest"] == datetime(2026, 2, 27, 0, 0, 9, 554000, tzinfo=UTC)
    assert first["reason"] == "Designation: General; Gender: Female; Some words."
    assert (first["kind"], first["programme"]) == ("sanction", "DRC")
    assert loaded.faults() == [("dropped", 1, "NATIONALITY"), ("unreadable", 3, "ENTITY")]
    assert loaded.sink.records == 3


@pytest.mark.parametrize(
    ("birth", "first", "last"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR>", 1971, 1971),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR>", 1969, 1973),
        (
            "<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1975</TO_YEAR>",
            1973,
            1975,
        ),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973</NOTE>", 1973, 1973),
    ],
)
def test_births_in_words(load, birth, first, last):
    text = LIST.replace("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-02-03</DATE>", birth)
    person = load(SOURCE, text).rows("party")[0]
    assert person["born_earliest"].year == first
    assert person["born_latest"].year == last


def test_entities_are_refused_and_a_break_keeps_what_came_before(load):
    with pytest.raises(PlumbError, match="expected the Security Council's list"):
        load(SOURCE, '<!DOCTYPE a [<!ENTITY b "c">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>')
    loaded = load(SOURCE, LIST[: LIST.index("<ENTITIES>") + 30])
    assert len(loaded.rows("party")) == 1
    assert ("unreadable", 1, "") in loaded.faults()


@pytest.mark.real
def test_the_real_list(load_file, real_data):
    loaded = load_file(SOURCE, real_data / "entities/watchman-lists/UN_consolidated.xml")
    kinds = [row["kind"] for row in loaded.rows("party")]
    assert (kinds.count("person"), kinds.count("organisation")) == (730, 273)
    assert len({row["party_id"] for row in loaded.rows("party")}) == 1_003
    assert all(row["start_text"] for row in loaded.rows("listing"))
    assert [row["kind"] for row in loaded.rows("name")].count("weak") == 615
    assert (loaded.sink.first, loaded.sink.last) >= (date(1990, 1, 1), date(2000, 1, 1))
