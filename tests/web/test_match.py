"""Exchanges as old clients of the match interface have them, and what they must not break."""

import json
from typing import Any

import pytest
from web_client import TestClient

ANN = {
    "schema": "Person",
    "properties": {
        "name": ["Ann Maria Example"],
        "birthDate": ["1970-02-03"],
        "nationality": ["xa"],
    },
}


def ask(client: TestClient, queries: dict[str, Any], **params: Any) -> dict[str, Any]:
    answer = client.post("/match/default", json={"queries": queries}, params=params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_the_exchange_has_the_shape_that_clients_know(client: TestClient) -> None:
    answer = client.post("/match/default?algorithm=logic-v2", json={"queries": {"q1": ANN}})
    assert answer.headers["x-batch-size"] == "1"
    body = answer.json()
    assert body["limit"] == 5
    response = body["responses"]["q1"]
    assert response["status"] == 200
    assert response["query"] == ANN
    assert response["total"] == {"value": 1, "relation": "eq"}
    [result] = response["results"]
    assert {
        "id",
        "caption",
        "schema",
        "properties",
        "datasets",
        "referents",
        "target",
        "first_seen",
        "last_seen",
        "last_change",
        "score",
        "match",
        "explanations",
    } <= result.keys()
    assert (result["caption"], result["schema"], result["target"], result["match"]) == (
        "Ann Maria Example",
        "Person",
        True,
        True,
    )
    assert result["datasets"] == ["testing"]
    assert result["referents"] == ["testing:p-ann"]
    assert result["properties"]["topics"] == ["sanction"]
    assert {"score", "detail", "query", "candidate"} == result["explanations"]["name"].keys()
    assert 0.7 <= result["score"] <= 1


def test_what_is_added_says_what_may_be_asserted(client: TestClient) -> None:
    response = ask(client, {"q1": ANN})["responses"]["q1"]
    assert (response["answer"], response["reasons"]) == ("cannot_tell", ["weak:name_date_place"])
    assert response["coverage"][0]["list"] == "testing"
    [result] = response["results"]
    assert (result["answer"], result["rung"]) == ("cannot_tell", "name_date_place")
    assert (result["listed_from"], result["listed_to"]) == ("2020-03-10", None)


def test_number_and_name_make_a_hit_and_nobody_is_clear(client: TestClient) -> None:
    firm = {"schema": "Company", "properties": {"leiCode": ["5299000J2N45DDNE4Y28"]}}
    nobody = {"schema": "Person", "properties": {"firstName": "Zoltan", "lastName": "Quibble"}}
    answers = ask(client, {"a": firm, "b": nobody})["responses"]
    assert (answers["a"]["answer"], answers["b"]["answer"]) == ("hit", "clear")
    assert answers["b"]["results"] == []


def test_two_queries_with_one_id_get_their_own_scores(client: TestClient) -> None:
    one = {**ANN, "id": "same"}
    other = {"id": "same", "schema": "Person", "properties": {"name": ["Ann Marie Exampel"]}}
    answers = ask(client, {"a": one, "b": other})["responses"]
    first, second = (answers[key]["results"][0]["score"] for key in "ab")
    assert first != second


def test_the_day_asked_about_flips_the_answer(client: TestClient) -> None:
    bruno = {"schema": "Person", "properties": {"name": ["Bruno Kessler"]}}

    def answer(day: str) -> str:
        results = ask(client, {"q": bruno}, as_of=day)["responses"]["q"]["results"]
        return str(results[0]["answer"])

    assert [answer(day) for day in ("2020-03-09", "2020-03-10", "2022-05-20", "2022-05-21")] == [
        "clear",
        "cannot_tell",
        "cannot_tell",
        "clear",
    ]


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"exclude_schema": "Person"}, 0),
        ({"exclude_dataset": "testing"}, 0),
        ({"include_dataset": "other"}, 0),
        ({"include_dataset": "testing"}, 1),
        ({"topics": "sanction"}, 1),
        ({"topics": "debarment"}, 0),
        ({"exclude_entity_ids": "testing:p-ann"}, 0),
        ({"changed_since": "2000-01-01"}, 1),
        ({"changed_since": "2999-01-01T00:00:00"}, 0),
        ({"threshold": 1.0}, 1),
    ],
)
def test_parameters_narrow_the_results(
    client: TestClient, params: dict[str, Any], found: int
) -> None:
    assert ask(client, {"q": ANN}, **params)["responses"]["q"]["total"]["value"] == found


def test_cutoff_shows_what_is_below_the_threshold(client: TestClient) -> None:
    wrong_day = {"schema": "Person", "properties": {**ANN["properties"], "birthDate": ["1999"]}}
    assert ask(client, {"q": wrong_day})["responses"]["q"]["results"] == []
    [result] = ask(client, {"q": wrong_day}, cutoff=0.1)["responses"]["q"]["results"]
    assert (result["match"], result["rung"]) == (False, "refuted_date")


def test_weights_change_the_score_and_not_the_rung(client: TestClient) -> None:
    body = {"queries": {"q": {**ANN, "properties": {**ANN["properties"], "nationality": ["fr"]}}}}
    plain = client.post("/match/default", json=body).json()["responses"]["q"]["results"][0]
    weighed = client.post("/match/default", json={**body, "weights": {"country": 0}}).json()
    result = weighed["responses"]["q"]["results"][0]
    assert plain["features"]["country"] < result["features"]["country"] == 0
    assert result["rung"] == plain["rung"]


def test_a_hundred_queries_are_answered_and_one_more_is_not(client: TestClient) -> None:
    assert len(ask(client, {f"q{n}": ANN for n in range(100)})["responses"]) == 100
    answer = client.post("/match/default", json={"queries": {f"q{n}": ANN for n in range(101)}})
    assert answer.status_code == 400
    assert "100" in answer.json()["detail"]


def test_unknown_fields_are_ignored_and_unknown_config_is_not(client: TestClient) -> None:
    query = {**ANN, "unknown": 1, "properties": {**ANN["properties"], "favouriteColour": ["red"]}}
    assert client.post("/match/default", json={"queries": {"q": query}, "x": 1}).status_code == 200
    body = {"queries": {"q": ANN}, "config": {"nm_whatever": 1}}
    assert client.post("/match/default", json=body).status_code == 400


@pytest.mark.parametrize(
    "params",
    [
        {"algorithm": "magic"},
        {"threshold": 2},
        {"threshold": "NaN"},
        {"limit": 501},
        {"limit": 0},
        {"changed_since": "soon"},
        {"as_of": "soon"},
        {"follow": "owners"},
        {"exclude_entity_ids": [str(n) for n in range(51)]},
    ],
)
def test_parameters_that_cannot_be_used_are_refused(
    client: TestClient, params: dict[str, Any]
) -> None:
    answer = client.post("/match/default", json={"queries": {"q": ANN}}, params=params)
    assert answer.status_code == 400
    assert isinstance(answer.json()["detail"], str)


SECRET = "Sekretna Osoba"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"queries": 1}',
        b'{"queries": {"q": 1}}',
        b'{"queries": {"q": {"schema": "Person", "properties": {"name": {"a": 1}}}}}',
        b'{"queries": {"q": {"schema": "Person", "properties": {"name": [["x"]]}}}}',
        b'{"queries": {"q": {"schema": "Person", "properties": {"name": [true]}}}}',
        b'{"queries": {"q": {"schema": "Person", "properties": [1]}}}',
        b'{"queries": {"q": {"schema": 7, "properties": {}}}}',
        b'{"queries": {"q": {"schema": "Sekretna Osoba", "properties": {}}}}',
        b'{"queries": {"q": {"schema": "Person", "properties": {"name": [NaN]}}}}',
        b'{"queries": {"q": {"schema": "Person", "properties": {"name": [1e999]}}}}',
        b'{"queries": {}, "config": {"max_age": "x"}}',
        b'{"queries": {}, "weights": {"name": 7}}',
        b'{"queries": {}, "weights": {"Sekretna Osoba": 1}}',
        b'{"queries": {"Sekretna Osoba": {"properties": {"name": "' + b"x" * 1001 + b'"}}}}',
        b'{"queries": {"q": {"properties": {"name": [' + b'"x",' * 60 + b'"x"]}}}}',
        b'{"queries": {"q": {"properties": {"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}}}",
        b"\xff\xfe\x00",
        '{"queries": {"q": {"schema": "Person", "properties": {"name": ["\ud800"]}}}}'.encode(
            "utf-8", "surrogatepass"
        ),
        b'{"queries": {"q": {"properties": {"name": ' + b"9" * 10_000 + b"}}}}",
    ],
)
def test_hostile_bodies_are_refused_in_one_sentence(client: TestClient, body: bytes) -> None:
    answer = client.post("/match/default", content=body)
    assert 400 <= answer.status_code < 500, answer.text
    detail = answer.json()["detail"]
    assert detail
    assert "\n" not in detail
    assert SECRET not in detail


@pytest.mark.parametrize(
    "name",
    [
        "x" * 1000,
        "\u202e" * 500,
        "a " * 400,
        "' or 1=1 --",
        "\x00",
        "e" + "\u0301" * 600,
        "🙂",
        ".",
    ],
)
def test_hostile_names_are_answered(client: TestClient, name: str) -> None:
    body = json.dumps({"queries": {"q": {"schema": "Thing", "properties": {"name": [name]}}}})
    answer = client.post("/match/default", content=body)
    assert answer.status_code == 200
    assert answer.json()["responses"]["q"]["answer"] in {"clear", "cannot_tell"}


def test_an_unknown_data_set_is_not_found(client: TestClient) -> None:
    answer = client.post("/match/nowhere", json={"queries": {}})
    assert answer.status_code == 404
