from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from plumbrule.model.errors import PlumbError
from plumbrule.sources.ftm import SOURCE


def entity(key: str, schema: str, **properties) -> dict:
    given = {
        name: value if isinstance(value, list) else [value] for name, value in properties.items()
    }
    return {"id": key, "schema": schema, "properties": given, "datasets": ["reg"]}


def lines(*entities: dict) -> str:
    return "".join(json.dumps(one) + "\n" for one in entities)


def chosen(row: dict, **expected) -> dict:
    return {name: row[name] for name in expected}


def test_a_person_with_names_birth_and_numbers(load):
    person = entity(
        "p1",
        "Person",
        name=["Ana Ito", "Ана Ито"],
        alias="Annie",
        previousName="Ana Old",
        weakAlias="A.",
        birthDate=["1960", "1960-04"],
        birthPlace="Lima",
        nationality=["pe", "jp"],
        citizenship="pe",
        deathDate="2020-01-02",
        passportNumber="X 12-3",
        idNumber="-",
        country=["pe", "us"],
    )
    loaded = load(SOURCE, lines(person))
    (party,) = loaded.rows("party")
    expected = {
        "party_id": "set:p1", "local_id": "p1", "kind": "person", "name": "Ana Ito",
        "country": None, "nationality": "PE;JP", "birth_place": "Lima", "scheme": "passportNumber",
        "identifier": "X123", "born_text": "1960-04", "dissolved_text": "2020-01-02",
        "founded_text": None, "line": 1,
        "born_earliest": datetime(1960, 4, 1, tzinfo=UTC),
    }  # fmt: skip
    assert chosen(party, **expected) == expected
    assert [(row["name"], row["kind"], row["path"]) for row in loaded.rows("name")] == [
        ("Ana Ito", "legal", "/properties/name/0"),
        ("Ана Ито", "legal", "/properties/name/1"),
        ("Annie", "alternative", "/properties/alias/0"),
        ("Ana Old", "former", "/properties/previousName/0"),
        ("A.", "weak", "/properties/weakAlias/0"),
    ]
    assert [
        (row["scheme"], row["value_text"], row["value"]) for row in loaded.rows("identifier")
    ] == [("idNumber", "-", None), ("passportNumber", "X 12-3", "X123")]
    assert loaded.faults() == []


def test_a_company_with_numbers_of_its_country_and_of_none(load):
    company = entity(
        "c1",
        "Company",
        name="Alfa",
        jurisdiction="de",
        country=["de", "at"],
        registrationNumber=["0", "HRB 12"],
        leiCode="529900T8BM49AURSDO55",
        innCode="7707083893",
        legalForm="GmbH",
        status="active",
        incorporationDate="1970-00-00",
        topics=["gov.soe", "corp.public"],
        phone="+49 (30) 12-34",
        email="Info@Alfa.example",
        website="https://Alfa.example",
        address="Weg 1, Ulm",
    )
    loaded = load(SOURCE, lines(company))
    (party,) = loaded.rows("party")
    expected = {
        "kind": "company", "country": "DE", "scheme": "registrationNumber",
        "identifier": "HRB12", "legal_form": "GmbH", "status": "active",
        "founded_earliest": datetime(1970, 1, 1, tzinfo=UTC),
        "founded_latest": datetime(1970, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        "publicly_owned": True, "born_text": None,
    }  # fmt: skip
    assert chosen(party, **expected) == expected
    assert [(row["scheme"], row["country"], row["value"]) for row in loaded.rows("identifier")] == [
        ("registrationNumber", "DE", None),
        ("registrationNumber", "DE", "HRB12"),
        ("leiCode", None, "529900T8BM49AURSDO55"),
        ("innCode", "RU", "7707083893"),
    ]
    assert [(row["kind"], row["value"]) for row in loaded.rows("contact")] == [
        ("phone", "49301234"),
        ("email", "info@alfa.example"),
        ("web", "https://alfa.example"),
    ]
    assert [(row["full"], row["country"]) for row in loaded.rows("address")] == [
        ("Weg 1, Ulm", "DE")
    ]
    assert loaded.rows("name") == []


@pytest.mark.parametrize(
    ("schema", "kind"),
    [("Organization", "organisation"), ("PublicBody", "body"), ("LegalEntity", None)],
)
def test_kinds_follow_the_schema(load, schema, kind):
    loaded = load(SOURCE, lines(entity("x", schema, name="X")))
    assert [row["kind"] for row in loaded.rows("party")] == [kind]


def test_a_missing_name_is_made_of_its_parts_and_a_caption_is_no_name(load):
    parts = entity("p1", "Person", firstName="Ana", lastName="Ito", name="(no name in source)")
    nameless = entity("p2", "Person", birthDate="1960")
    loaded = load(SOURCE, lines(parts, nameless))
    assert [row["name"] for row in loaded.rows("party")] == ["Ana Ito", None]
    assert loaded.faults() == [("changed", 1, "/properties/name")]


@pytest.mark.parametrize(
    ("date", "kept"),
    [("1001-01-01", None), ("01/02/1970", None), ("about 1970", None), ("1970-02-30", None)],
)
def test_a_date_that_is_none_is_kept_as_text_and_told(load, date, kept):
    loaded = load(SOURCE, lines(entity("p1", "Person", name="A", birthDate=date)))
    (party,) = loaded.rows("party")
    assert (party["born_earliest"], party["born_text"]) == (kept, date)
    assert loaded.faults() == [("dropped", 1, "born_text")]


def test_births_that_contradict_each_other_leave_what_they_share(load):
    people = [
        entity("p1", "Person", name="A", birthDate=["1960-05-03", "1960-05-09"]),
        entity("p2", "Person", name="B", birthDate=["1960-05-03", "1971-01-01"]),
    ]
    loaded = load(SOURCE, lines(*people))
    assert [row["born_text"] for row in loaded.rows("party")] == ["1960-05", None]
    assert [kind for kind, _, _ in loaded.faults()] == ["changed", "dropped"]


def test_a_country_that_is_no_more_is_told(load):
    person = entity("p1", "Person", name="A", nationality=["suhh", "zz", "ru"])
    loaded = load(SOURCE, lines(person))
    assert [row["nationality"] for row in loaded.rows("party")] == ["RU"]
    assert loaded.faults() == [("dropped", 1, "/properties/nationality")]


def test_address_entities_go_to_all_who_refer_to_them(load):
    address = entity("a1", "Address", full="Weg 1, 89073 Ulm", city="Ulm", postalCode="89073",
                     country="de")  # fmt: skip
    parts = entity("a2", "Address", street="Gasse 2", city="Graz", country="at")
    people = [
        entity("p1", "Person", name="A", addressEntity=["a1", "a2"]),
        entity("p2", "Person", name="B", addressEntity="a1"),
        entity("p3", "Person", name="C", addressEntity="a9"),
    ]
    loaded = load(SOURCE, lines(people[0], address, parts, *people[1:]))
    rows = loaded.rows("address")
    assert [(row["party_id"], row["full"], row["line"]) for row in rows] == [
        ("set:p1", "Weg 1, 89073 Ulm", 2),
        ("set:p1", "Gasse 2, Graz, at", 3),
        ("set:p2", "Weg 1, 89073 Ulm", 2),
    ]
    assert (rows[0]["locality"], rows[0]["postcode"], rows[0]["country"]) == ("Ulm", "89073", "DE")
    assert loaded.reasons() == ["1 references to addresses that are not in this file"]


def test_a_passport_is_a_number_of_its_holder(load):
    passport = entity("d1", "Passport", holder="p1", number="AB 1", country="pe")
    card = entity("d2", "Identification", holder="p1", number="78", type="national id")
    loaded = load(SOURCE, lines(passport, card))
    assert [
        (row["party_id"], row["scheme"], row["country"], row["value"])
        for row in loaded.rows("identifier")
    ] == [("set:p1", "passportNumber", "PE", "AB1"), ("set:p1", "national id", None, "78")]


def test_parts_of_one_entity_are_put_together(load):
    parts = [
        entity("x", "LegalEntity", name="A", birthDate="1960"),
        entity("y", "Person", name="Y"),
        entity("x", "Person", name=["A", "Ä"], birthDate="1960-01-01"),
    ]
    loaded = load(SOURCE, lines(*parts))
    assert [(row["party_id"], row["kind"], row["born_text"]) for row in loaded.rows("party")] == [
        ("set:y", "person", None),
        ("set:x", "person", "1960-01-01"),
    ]
    assert len(loaded.rows("name")) == 2


def test_a_person_that_is_also_a_company_has_no_kind(load):
    loaded = load(SOURCE, lines(entity("x", "Person", name="A"), entity("x", "Company", name="A")))
    assert [row["kind"] for row in loaded.rows("party")] == [None]
    assert [kind for kind, _, _ in loaded.faults()] == ["noted"]


def test_values_of_the_wrong_type_cost_only_themselves(load):
    wrong = entity("x", "Company", name="A")
    wrong["properties"] |= {
        "registrationNumber": [42, None],
        "status": "active",
        "addressEntity": [{"id": "a1", "schema": "Address", "properties": {}}],
    }
    wrong["datasets"] = "reg"
    loaded = load(SOURCE, lines(wrong, entity("a1", "Address", full="Weg 1")))
    (party,) = loaded.rows("party")
    assert (party["identifier"], party["status"]) == ("42", "active")
    assert [row["full"] for row in loaded.rows("address")] == ["Weg 1"]
    assert sorted(loaded.faults()) == [
        ("changed", 1, "/datasets"),
        ("changed", 1, "/properties/addressEntity/0"),
        ("changed", 1, "/properties/registrationNumber/0"),
        ("changed", 1, "/properties/status"),
        ("dropped", 1, "/properties/registrationNumber/1"),
    ]


def test_lines_that_are_no_entities_are_left_out_and_other_schemata_counted(load):
    content = lines(
        entity("x", "Person", name="A"),
        {"id": "", "schema": "Person", "properties": {}},
        entity("v1", "Vessel", name="V"),
        entity("v2", "Vessel", name="W"),
    )
    loaded = load(SOURCE, content + '{"id": "cut", "sch')
    assert len(loaded.rows("party")) == 1
    assert sorted(loaded.faults()) == [
        ("noted", 3, "/schema"),
        ("unreadable", 2, ""),
        ("unreadable", 5, ""),
    ]
    assert loaded.sink.records == 3
    assert any(reason.startswith("2 entities of schema Vessel") for reason in loaded.reasons())


def test_a_file_without_an_entity_is_refused(load):
    with pytest.raises(PlumbError, match="expected FollowTheMoney"):
        load(SOURCE, '{"name": "x"}\n')
    with pytest.raises(PlumbError, match="no entity could be read"):
        load(SOURCE, '{"id": "", "schema": "Person", "properties": {}}\n')
