from __future__ import annotations

import gzip
import json

import pytest

from plumbrule.sources.ftm import SOURCE

HEADER = (
    "canonical_id,entity_id,prop,prop_type,schema,value,dataset,origin,lang,original_value,"
    "external,first_seen,last_seen,id"
)
CSV = f"""{HEADER}
NK-1,a-1,id,id,Person,sum,one,,,,f,2020,2021,x1
NK-1,a-1,name,name,Person,Ana Ito,one,,,,f,2020,2021,x2
NK-1,a-1,name,name,Person,"Ito,
Ana",one,,eng,,f,2020,2021,x3
NK-1,b-7,name,name,Person,Ana I.,two,,,,f,2020,2021,x4
NK-1,a-1,birthDate,date,Person,1960,two,,,,f,2020,2021,x5
NK-1,a-1,name,name,Person,Not A Fact,one,,,,t,2020,2021,x6
NK-2,o-1,owner,entity,Ownership,NK-1,one,,,,f,2020,2021,x7
NK-2,o-1,asset,entity,Ownership,c-1,one,,,,f,2020,2021,x8
NK-2,o-1,percentage,string,Ownership,25-50,one,,,,f,2020,2021,x9
"""
PACK = """entity_id,prop,value,dataset,lang,original_value,origin,external,first_seen,last_seen,id
a-1,LegalEntity:name,Ana Ito,one,,,,,2020,2021,x1
a-1,Person:birthDate,1960,one,,,,,2020,2021,x2
a-1,Person:birthPlace,Lima,one,,,,t,2020,2021,x3
"""
OLD_PACK = """a-1,LegalEntity:name,Ana Ito,one,,,t,f,2020,2021
a-1,Person:birthDate,1960,one,,,t,f,2020,2021
a-1,Person:id,sum,one,,,t,f,2020,2021
"""


def test_statements_of_one_source_entity_become_one_party(load):
    loaded = load(SOURCE, CSV)
    rows = loaded.rows("party")
    assert [(row["party_id"], row["local_id"], row["name"], row["line"]) for row in rows] == [
        ("set:a-1", "NK-1", "Ana Ito", 2),
        ("set:b-7", "NK-1", "Ana I.", 6),
    ]
    assert rows[0]["born_text"] == "1960"
    assert [
        (row["name"], row["line"], row["path"], row["language"]) for row in loaded.rows("name")
    ] == [("Ana Ito", 3, "value", None), ("Ito,\nAna", 4, "value", "eng")]
    assert loaded.reasons() == ["1 external statements are no facts and were left out"]
    assert loaded.sink.records == 3


def test_a_reference_to_a_canonical_id_finds_an_entity_of_it(load):
    (row,) = load(SOURCE, CSV).rows("relation")
    assert (row["from_id"], row["to_id"]) == ("set:a-1", "set:c-1")
    assert (row["share_min"], row["share_max"], row["line"]) == (25, 50, 9)


@pytest.mark.parametrize("content", [PACK, OLD_PACK, gzip.compress(PACK.encode())])
def test_packed_statements_with_and_without_a_header(load, recognised, content):
    assert recognised(SOURCE, content)
    loaded = load(SOURCE, content)
    (row,) = loaded.rows("party")
    assert (row["party_id"], row["kind"], row["name"], row["born_text"], row["birth_place"]) == (
        "set:a-1", "person", "Ana Ito", "1960", None,
    )  # fmt: skip


def test_statements_as_json_lines(load, recognised):
    statements = [
        {"canonical_id": "NK", "entity_id": "a", "prop": "name", "schema": "Company",
         "value": "Alfa", "dataset": "one", "external": False},
        {"canonical_id": "NK", "entity_id": "a", "prop": "name", "schema": "Company",
         "value": "Beta", "dataset": "one", "external": True},
    ]  # fmt: skip
    content = "\n".join(map(json.dumps, statements)) + '\n{"entity_id": "a"}\n{"cut'
    assert recognised(SOURCE, content)
    loaded = load(SOURCE, content)
    assert [(row["kind"], row["name"]) for row in loaded.rows("party")] == [("company", "Alfa")]
    assert sorted(loaded.faults(), key=str) == sorted(
        [("unreadable", 3, ""), ("unreadable", 4, ""), ("noted", None, "")], key=str
    )


def test_the_order_of_the_entities_in_the_file_does_not_matter(load):
    header, *rows = PACK.splitlines()
    backwards = "\n".join([header, *reversed(rows)])
    assert load(SOURCE, backwards).rows("party")[0]["name"] == "Ana Ito"


def test_a_listing_from_statements_has_its_own_data_sets(load):
    rows = [
        "c-9,s-1,entity,entity,Sanction,a-1,un,,,,f,,,",
        "c-9,s-1,startDate,date,Sanction,2010,un,,,,f,,,",
        "c-8,s-2,entity,entity,Sanction,a-1,us,,,,f,,,",
    ]
    loaded = load(SOURCE, "\n".join([HEADER, *rows]))
    assert {(row["listing_id"], row["list"]) for row in loaded.rows("listing")} == {
        ("set:s-1", "un"),
        ("set:s-2", "us"),
    }


def test_a_row_with_too_many_cells_is_left_out(load):
    loaded = load(SOURCE, PACK + "a-2,Person:name,X,one,,,,,2020,2021,x4,more\n")
    assert [kind for kind, _, _ in loaded.faults()] == ["unreadable", "noted"]
