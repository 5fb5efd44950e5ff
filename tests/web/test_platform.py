"""The platform's addresses: who may ask, what is answered, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from provider_data import FORMS, SERVANT, provider_lake
from web_client import TestClient

from plumbrule.actions import decisions
from plumbrule.actions.machine_accounts import add
from plumbrule.actions.session import open_session
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError
from plumbrule.publication.collation import folded
from plumbrule.web.platform import LISTS, PAGES, create_provider


@dataclass
class Clock:
    now: datetime = datetime(2026, 3, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Asker:
    client: TestClient
    token: str

    def post(self, path: str, body: Any = None) -> Any:
        return self.client.post(path, json=body or {}, headers=self.header)

    def get(self, path: str, **asked: Any) -> Any:
        return self.client.get(path, params=asked, headers=self.header)

    @property
    def header(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return provider_lake(tmp_path_factory.mktemp("provider"))


@pytest.fixture(scope="module")
def secrets(lake: Lake) -> dict[str, str]:
    return {
        "norm": add(lake.folder, "norm", "mx-norma19"),
        "full": add(lake.folder, "full", "verifier"),
    }


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(lake: Lake, secrets: dict[str, str], clock: Clock) -> Iterator[TestClient]:
    with TestClient(create_provider(lake.folder, clock=clock), base_url="http://127.0.0.1") as made:
        yield made


def signed_in(client: TestClient, name: str, secret: str) -> Asker:
    said = {"grant_type": "password", "username": name, "password": secret}
    answer = client.post("/oauth", data=said)
    assert answer.status_code == 200
    return Asker(client, answer.json()["access_token"])


@pytest.fixture
def norm(client: TestClient, secrets: dict[str, str]) -> Asker:
    return signed_in(client, "norm", secrets["norm"])


@pytest.fixture
def full(client: TestClient, secrets: dict[str, str]) -> Asker:
    return signed_in(client, "full", secrets["full"])


EVERY = [
    *(("POST", path) for path in PAGES),
    *(("GET", path) for path in LISTS),
    *(("GET", f"/v1/{one}/dependencias") for one in ("spic", "ssancionados", "psancionados")),
    *(("GET", path) for path in ("/declaraciones_fiscales?rfc=X", "/acuse?rfc=X&ejercicio=2020")),
]


@pytest.mark.parametrize(("method", "path"), EVERY)
def test_nothing_is_answered_without_a_token(client, method, path):
    for headers in ({}, {"authorization": "Bearer x"}, {"authorization": "Basic eDp4"}):
        answer = client.request(method, path, headers=headers)
        assert answer.status_code == (403 if "ssancionados/dep" in path else 401)
        told = answer.json()
        assert set(told.get("error", told)) == {"code", "message"}


def test_there_are_the_twelve_addresses_and_two_of_tax_returns():
    assert len(EVERY) == 14


def test_a_token_ends_after_an_hour(norm, clock):
    assert norm.post("/v1/spic").status_code == 200
    clock.now += timedelta(minutes=61)
    assert norm.post("/v1/spic").status_code == 401


def test_a_wrong_secret_and_an_unknown_name_are_refused_alike(client):
    answers = [
        client.post("/oauth", data={"username": name, "password": "wrong"})
        for name in ("norm", "nobody")
    ]
    assert [(one.status_code, one.text) for one in answers] == [
        (401, '{"code":"invalid_grant","message":"name and secret do not fit"}')
    ] * 2


def test_an_account_waits_after_ten_wrong_secrets(client, secrets, clock):
    for _ in range(10):
        client.post("/oauth", data={"username": "norm", "password": "wrong"})
    said = {"username": "norm", "password": secrets["norm"]}
    assert client.post("/oauth", data=said).status_code == 401
    clock.now += timedelta(minutes=16)
    assert client.post("/oauth", data=said).status_code == 200


def test_the_secret_is_kept_nowhere(lake, secrets):
    kept = (lake.folder / "keys" / "machine_accounts.json").read_text()
    assert "argon2id" in kept
    assert not any(secret in kept for secret in secrets.values())


def test_the_full_view_is_the_record_as_it_came(full):
    told = full.post("/v2/declaraciones", {"pageSize": 200}).json()
    assert told["results"] == FORMS
    assert told["pagination"] == {"pageSize": 200, "page": 1, "totalRows": 4, "hasNextPage": False}
    assert full.post("/v1/ssancionados").json()["results"] == [SERVANT]
    assert "30000.19" in full.post("/v1/ssancionados").text


def test_the_token_decides_and_a_typed_tax_number_does_not(norm):
    body = {"query": {"rfcSolicitante": "GOAP780710RH7"}, "rfcSolicitante": "GOAP780710RH7"}
    for path in ("/v2/declaraciones", "/v1/ssancionados", "/v1/psancionados", "/v1/spic"):
        text = norm.post(path, body).text
        assert not any(hidden in text for hidden in ("curp", "CURP1", "ITXA800101", "ZZZX01"))
    rows = norm.post("/v2/declaraciones").json()["results"]
    income = [row["declaracion"]["situacionPatrimonial"]["ingresos"] for row in rows]
    # The form must have a total: what the declarant earned alone stands in it.
    assert all(
        set(one) == {"ingresoAnualNetoDeclarante", "totalIngresosAnualesNetos"}
        and one["ingresoAnualNetoDeclarante"] == one["totalIngresosAnualesNetos"]
        for one in income
    )
    assert all("bienesInmuebles" not in row["declaracion"]["situacionPatrimonial"] for row in rows)


def test_what_was_typed_is_in_the_log(norm, lake):
    norm.post("/v1/spic", {"query": {"rfcSolicitante": "TYPED010101AB1"}})
    session = open_session(lake.folder, user="local")
    try:
        acts = session.journal.stream("access/machine-norm")
    finally:
        session.close()
    assert any((act.content or {}).get("typed") == "TYPED010101AB1" for act in acts)


def test_a_filter_or_an_order_over_what_is_reserved_tells_nothing(norm, full):
    query = {"bienesInmuebles": {"valorAdquisicion": {"min": 1}}}
    assert full.post("/v2/declaraciones", {"query": query}).json()["pagination"]["totalRows"] == 4
    hidden = norm.post("/v2/declaraciones", {"query": query})
    assert (hidden.status_code, hidden.json()["pagination"]["totalRows"]) == (200, 0)
    for number in ("ZZZX010101AB1", "NONE010101AB1"):
        told = norm.post("/v1/ssancionados", {"query": {"rfc": number}}).json()
        assert told["results"] == []
    plain = norm.post("/v1/ssancionados", {"sort": {"rfc": "asc"}}).json()
    assert plain == norm.post("/v1/ssancionados", {"sort": {"rfc": "desc"}}).json()


def test_an_order_is_that_of_spanish(full):
    def surnames(way: str) -> list[str]:
        sort = {"sort": {"primerApellido": way}}
        rows = full.post("/v2/declaraciones", sort).json()["results"]
        general = [one["declaracion"]["situacionPatrimonial"]["datosGenerales"] for one in rows]
        return [one["primerApellido"] for one in general]

    assert surnames("asc") == ["ávila", "NÚÑEZ", "ÑANDÚ", "ZAPATA"]
    assert surnames("desc") == ["ZAPATA", "ÑANDÚ", "NÚÑEZ", "ávila"]
    assert folded("Nuñez") != folded("Nunez")


def test_filters_fold_accents_and_an_empty_one_asks_nothing(full):
    def ids(**query: Any) -> list[str]:
        rows = full.post("/v2/declaraciones", {"query": query}).json()["results"]
        return [one["id"] for one in rows]

    assert ids(primerApellido="nuñez") == ["2"]
    assert ids(primerApellido="", nombres=[]) == ["3", "1", "2", "4"]
    assert ids(totalIngresosNetos={"min": 150, "max": 300}) == ["3", "2"]
    assert ids(id="1", primerApellido="nuñez") == ["1"]
    assert ids(id="9") == []


def test_pages_follow_each_other(norm, full):
    body = {"pageSize": 3, "page": 2}
    told = full.post("/v2/declaraciones", body).json()
    assert [one["id"] for one in told["results"]] == ["4"]
    assert told["pagination"] == {"pageSize": 3, "page": 2, "totalRows": 4, "hasNextPage": False}
    first = norm.post("/v2/declaraciones", {"pageSize": 3}).json()
    second = norm.post("/v2/declaraciones", body).json()
    found = {one["id"] for one in [*first["results"], *second["results"]]}
    assert first["pagination"]["hasNextPage"]
    assert len(found) == 4
    assert not found & {"1", "2", "3", "4"}
    named = min(found)
    again = norm.post("/v2/declaraciones", {"query": {"id": named}}).json()["results"]
    assert [one["id"] for one in again] == [named]


@pytest.mark.parametrize(
    "body",
    [
        b'{"page": 0}',
        b'{"pageSize": 201}',
        b'{"pageSize": true}',
        b'{"page": 1.5}',
        b'{"page": "1"}',
        b"[]",
        b"{",
        b"\xff",
        b'{"query": {"unknown": "x"}}',
        b'{"sort": {"primerApellido": "up"}}',
        b'{"sort": {"curp": "asc"}}',
        b'{"query": {"nombres": {"a": 1}}}',
        b'{"query": {"totalIngresosNetos": {"min": "x"}}}',
        b'{"query": {"datosEmpleoCargoComision": {"unknown": "x"}}}',
    ],
)
def test_a_wrong_question_is_told_in_the_platform_s_shape(norm, body):
    answer = norm.client.post("/v2/declaraciones", content=body, headers=norm.header)
    assert answer.status_code == 400
    assert set(answer.json()) == {"code", "message"}


def test_contracts_have_the_page_at_both_places_and_repeats_are_one(norm):
    told = norm.post("/contrataciones-abiertas", {"pagination": {"pageSize": 5, "page": 1}}).json()
    page = {"pageSize": 5, "page": 1, "totalRows": 1, "hasNextPage": False}
    assert {name: told[name] for name in page} == told["pagination"] == page
    assert told["results"][0]["ocid"] == "ocds-zzzzzz-1"
    assert norm.post("/v1/spic").json()["pagination"]["totalRows"] == 1
    asked = {"query": {"procurementMethod": ["open"]}}
    assert norm.post("/contrataciones-abiertas", asked).json()["totalRows"] == 0


def test_bodies_are_those_that_a_list_names(norm):
    assert norm.get("/v1/spic/dependencias").json() == [
        {"nombre": "Secretaría Ficticia", "siglas": "SF"}
    ]
    assert norm.get("/v1/psancionados/dependencias").json() == [{"nombre": "Instituto Ficticio"}]


def test_lists_of_version_2(norm, full):
    path = "/items/faltas_administrativas_graves"
    told = full.get(path, meta="*").json()
    assert [one["id"] for one in told["data"]] == ["d"]
    assert told["meta"] == {"total_count": 1, "filter_count": 1}
    assert "curp" not in norm.get(path).text
    keep = '{"datosGenerales":{"nombres":{"_eq":"eva"}}}'
    assert len(full.get(path, filter=keep).json()["data"]) == 1
    guess = '{"datosGenerales":{"curp":{"_starts_with":"SO"}}}'
    assert len(full.get(path, filter=guess).json()["data"]) == 1
    assert norm.get(path, filter=guess).json()["data"] == []
    assert full.get(path, search="cohecho", fields="id").json()["data"] == [{"id": "d"}]
    assert full.get(path, search="otra").json()["data"] == []
    for asked in ({"limit": "x"}, {"filter": "{"}, {"filter": '{"a":{"_x":1}}'}, {"z": "1"}):
        answer = full.get(path, **asked)
        assert (answer.status_code, set(answer.json()["error"])) == (400, {"code", "message"})
    assert full.get("/items/faltas_graves_personas_morales").json()["data"] == []


def test_tax_returns_are_asked_about_by_verifiers_alone_and_none_is_kept(norm, full):
    for path in ("/declaraciones_fiscales?rfc=X", "/acuse?rfc=X&ejercicio=2020"):
        assert norm.get(path).status_code == 403
    answer = full.client.get("/declaraciones_fiscales?rfc=X", headers=full.header)
    assert answer.json() == {"rfc": "X", "resultados": []}
    path = "/acuse?rfc=X&ejercicio=2020"
    assert full.client.get(path, headers=full.header).status_code == 404
    assert full.client.get("/acuse?rfc=X&ejercicio=a", headers=full.header).status_code == 400


def test_what_is_suppressed_is_in_no_public_answer(tmp_path: Path):
    lake = provider_lake(tmp_path)
    session = open_session(lake.folder, user="local")
    try:
        decisions.suppress(session, "person", "MX-CURP:CURP1", "safety")
        decisions.suppress(
            session,
            "link",
            "set:2/declarant|set:2/declaracion/interes/participacion/participacion/0",
            "court",
        )
    finally:
        session.close()
    secret = {
        one: add(lake.folder, one, view) for one, view in (("a", "mx-norma19"), ("b", "verifier"))
    }
    with TestClient(create_provider(lake.folder), base_url="http://127.0.0.1") as client:
        shown = signed_in(client, "a", secret["a"]).post("/v2/declaraciones")
        assert shown.json()["pagination"]["totalRows"] == 3
        assert "ZAPATA" not in shown.text
        assert "FIRMA 2" not in shown.text
        assert "FIRMA 3" in shown.text
        assert (
            signed_in(client, "b", secret["b"]).post("/v2/declaraciones").json()["results"] == FORMS
        )


def test_a_suppression_that_fits_nothing_stops_the_provider(tmp_path: Path):
    lake = provider_lake(tmp_path)
    session = open_session(lake.folder, user="local")
    try:
        decisions.suppress(session, "person", "MX-CURP:GONE", "safety")
    finally:
        session.close()
    with pytest.raises(PlumbError, match="fit nothing"):
        create_provider(lake.folder)


def test_a_contract_that_names_someone_suppressed_is_in_no_public_answer(tmp_path: Path):
    lake = provider_lake(tmp_path)
    with connect(lake.folder, lake.manifest()) as connection:
        ((party,),) = connection.execute("select party_id from award_party").fetchall()
    session = open_session(lake.folder, user="local")
    try:
        decisions.suppress(session, "person", party, "court")
    finally:
        session.close()
    secret = add(lake.folder, "a", "mx-norma19")
    with TestClient(create_provider(lake.folder), base_url="http://127.0.0.1") as client:
        asker = signed_in(client, "a", secret)
        assert asker.post("/contrataciones-abiertas").json()["results"] == []
