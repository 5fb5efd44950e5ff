"""Exchanges as clients of the reconciliation protocol 0.2 have them."""

import json
from typing import Any

import pytest
from web_client import TestClient

URL = "/reconcile/testing"


def ask(client: TestClient, **queries: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(URL, data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_the_manifest_names_what_the_protocol_asks_for(client: TestClient) -> None:
    manifest = client.get(URL).json()
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace", "view", "defaultTypes"} <= manifest.keys()
    assert manifest["view"]["url"].endswith("/entities/{{id}}")
    for place in manifest["suggest"].values():
        url = place["service_url"] + place["service_path"]
        assert client.get(url, params={"prefix": "a"}).status_code == 200
    proposing = manifest["extend"]["propose_properties"]
    assert client.get(proposing["service_url"] + proposing["service_path"]).status_code == 200


@pytest.mark.parametrize("way", ["post", "get"])
def test_queries_are_answered_by_form_and_by_address(client: TestClient, way: str) -> None:
    sent = {"queries": json.dumps({"q0": {"query": "Golden Harbour Trading", "type": "Company"}})}
    answer = client.post(URL, data=sent) if way == "post" else client.get(URL, params=sent)
    [result] = answer.json()["q0"]["result"]
    assert result["name"] == "Golden Harbour Trading LLC"
    assert result["type"] == [{"id": "Company", "name": "Company"}]
    assert result["match"] is True
    assert 70 <= result["score"] <= 100


def test_a_person_is_never_matched_by_the_name_alone(client: TestClient) -> None:
    alone = {"query": "Ann Maria Example", "type": "Person"}
    dated = {**alone, "properties": [{"pid": "Person:birthDate", "v": "1970-02-03"}]}
    answers = ask(client, a=alone, b=dated)
    assert [answers[key]["result"][0]["match"] for key in "ab"] == [False, True]


@pytest.mark.parametrize("pid", ["leiCode", "LegalEntity:leiCode"])
def test_property_ids_are_read_plain_and_qualified(client: TestClient, pid: str) -> None:
    query = {"query": "", "properties": [{"pid": pid, "v": {"id": "5299000J2N45DDNE4Y28"}}]}
    [result] = ask(client, q=query)["q"]["result"]
    assert result["name"] == "Golden Harbour Trading LLC"


def test_unknown_properties_and_types_are_told(client: TestClient) -> None:
    query = {"query": "X Y", "type": "Spaceship", "properties": [{"pid": "P31", "v": "Q5"}]}
    warnings = ask(client, q=query)["q"]["warnings"]
    assert any("P31" in one for one in warnings)
    assert any("type" in one for one in warnings)


def test_at_most_one_result_is_a_match(client: TestClient) -> None:
    names = ("Ann Maria Example", "Anna Exemplar", "Golden Harbour", "Quiet Valley Dairy", "Bruno")
    answers = ask(client, **{name: {"query": name} for name in names})
    for answer in answers.values():
        assert sum(one["match"] for one in answer["result"]) <= 1


def test_tables_are_extended(client: TestClient) -> None:
    [ann] = ask(client, q={"query": "Ann Maria Example", "limit": 1})["q"]["result"]
    wanted = {"ids": [ann["id"], "nobody"], "properties": [{"id": "birthDate"}, {"id": "alias"}]}
    answer = client.post(URL, data={"extend": json.dumps(wanted)}).json()
    assert [one["id"] for one in answer["meta"]] == ["birthDate", "alias"]
    assert answer["rows"][ann["id"]]["birthDate"] == [{"str": "1970-02-03"}]
    assert answer["rows"]["nobody"] == {"birthDate": [], "alias": []}


def test_suggestions(client: TestClient) -> None:
    entities = client.get(f"{URL}/suggest/entity", params={"prefix": "quiet valley dairy"}).json()
    assert [one["name"] for one in entities["result"]] == ["Quiet Valley Dairy"]
    types = client.get(f"{URL}/suggest/type", params={"prefix": "per"}).json()
    assert [one["id"] for one in types["result"]] == ["Person"]
    properties = client.get(f"{URL}/suggest/property", params={"prefix": "Thing:birth"}).json()
    assert [one["id"] for one in properties["result"]] == ["birthDate"]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"queries": "no json"},
        {"queries": "[]"},
        {"queries": '{"q": 1}'},
        {"queries": '{"q": {"query": 1}}'},
        {"queries": "[" * 50_000},
        {"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(101)})},
        {"extend": '{"ids": 1}'},
        {"extend": json.dumps({"ids": ["x"] * 501})},
    ],
)
def test_what_is_not_of_the_protocol_is_refused(client: TestClient, data: dict[str, str]) -> None:
    answer = client.post(URL, data=data)
    assert 400 <= answer.status_code < 500
    assert isinstance(answer.json()["detail"], str)


def test_a_page_on_this_machine_may_read_and_one_elsewhere_may_not(client: TestClient) -> None:
    local = client.get(URL, headers={"origin": "http://127.0.0.1:3333"})
    assert local.headers["access-control-allow-origin"] == "http://127.0.0.1:3333"
    remote = client.get(URL, headers={"origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in remote.headers
    assert client.post(URL, headers={"origin": "https://elsewhere.example"}).status_code == 403
