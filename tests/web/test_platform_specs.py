"""Answers held against the platform's own interface files, and the way there and back, on its sample."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from provider_data import provider_lake
from test_platform import Asker, signed_in
from web_client import TestClient

from made_lakes import rows
from plumbrule.actions.load import load
from plumbrule.actions.machine_accounts import add
from plumbrule.lake import Lake
from plumbrule.sources.source import ReadOptions
from plumbrule.web.platform import create_provider

DATA = Path(os.environ.get("PLUMBRULE_DATA", Path(__file__).parents[3] / "shared" / "data"))
SPECS, SAMPLE = DATA / "pdn" / "specs", DATA / "pdn" / "sample"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not SPECS.exists(), reason="the platform's interface files are not here"),
]
FORMS = {"INICIAL": "Inicial", "MODIFICACIÓN": "Modificacion", "CONCLUSIÓN": "Conclusion"}
SERVED = {
    "s1_declaraciones": "/v2/declaraciones",
    "s2_spic": "/v1/spic",
    "s3_servidores_v1": "/v1/ssancionados",
    "s3_particulares_v1": "/v1/psancionados",
}
OPTIONS = ReadOptions(source="set")


def spec(path: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((SPECS / path).read_text("utf-8"))
    return made


def faults(found: dict[str, Any], schema: dict[str, Any], answer: Any) -> list[str]:
    """Places that the interface file does not allow, but for totalRows 0 (its least is 1)."""
    # Contracts refer to the schema of OCDS by address; what stands there is not the platform's own.
    text = json.dumps(found["components"]).replace('"nullable": true', '"x-nullable": true')
    whole = {"components": json.loads(text), **schema}
    told = []
    for error in Draft4Validator(whole).iter_errors(answer):
        place = "/".join(map(str, error.absolute_path))
        if not (
            place.endswith("totalRows") and error.validator == "minimum" and answer_is_empty(answer)
        ):
            told.append(
                f"{place}: {error.message[:120] if error.validator == 'required' else error.validator}"
            )
    return told


def answer_is_empty(answer: Any) -> bool:
    return isinstance(answer, dict) and answer.get("results") == []


def response(found: dict[str, Any], path: str, method: str, status: str) -> dict[str, Any]:
    content = found["paths"][path][method]["responses"][status]["content"]
    schema: dict[str, Any] = content["application/json"]["schema"]
    return schema


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    lake = Lake(tmp_path_factory.mktemp("sample") / "lake")
    files = [SAMPLE / f"{name}.json" for name in SERVED]
    load(lake, [*files, SAMPLE / "s6_contrataciones.json"], OPTIONS)
    return lake


@pytest.fixture(scope="module")
def askers(sample: Lake) -> Iterator[dict[str, Asker]]:
    secrets = {view: add(sample.folder, view, view) for view in ("mx-norma19", "verifier")}
    with TestClient(create_provider(sample.folder), base_url="http://127.0.0.1") as client:
        yield {view: signed_in(client, view, secret) for view, secret in secrets.items()}


def pages(asker: Asker, path: str) -> Iterator[dict[str, Any]]:
    number, more = 1, True
    while more:
        told = asker.post(path, {"page": number, "pageSize": 200}).json()
        yield told
        number, more = number + 1, told["pagination"]["hasNextPage"]


@pytest.mark.parametrize("view", ["mx-norma19", "verifier"])
def test_declarations_are_valid_in_both_views(askers, view):
    files = {
        kind: spec(f"S1/oas/OAS_API_Declaraciones_{name}.json") for kind, name in FORMS.items()
    }
    count = 0
    for page in pages(askers[view], "/v2/declaraciones"):
        for kind, found in files.items():
            some = [one for one in page["results"] if one["metadata"]["tipo"] == kind]
            count += len(some)
            schema = response(found, "/v2/declaraciones", "post", "200")
            assert faults(found, schema, {**page, "results": some}) == []
    assert count == 720


@pytest.mark.parametrize("view", ["mx-norma19", "verifier"])
@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("S2/oas/OAS_API_servidores_intervienen_contrataciones.json", "/v1/spic"),
        ("S3/oas/OAS_API_Servidores_Sancionados.json", "/v1/ssancionados"),
        ("S3/oas/OAS_API_Particulares_Sancionados.json", "/v1/psancionados"),
    ],
)
def test_the_other_lists_are_valid_in_both_views(askers, view, file, path):
    found, asker = spec(file), askers[view]
    for page in pages(asker, path):
        assert faults(found, response(found, path, "post", "200"), page) == []
    empty = asker.post(path, {"query": {"id": "there is none"}}).json()
    assert empty["results"] == []
    assert faults(found, response(found, path, "post", "200"), empty) == []
    wrong = asker.post(path, {"page": 0})
    assert wrong.status_code == 400
    assert faults(found, response(found, path, "post", "400"), wrong.json()) == []
    bodies = asker.get(f"{path}/dependencias").json()
    schema = response(found, f"{path}/dependencias", "get", "200")
    assert bodies
    assert faults(found, schema, bodies) == []


def test_contracts_have_the_platform_s_envelope(askers):
    found = spec("S6/OAS_API_Contrataciones_Abiertas.json")
    schema = found["components"]["schemas"]["paginatedResult"]
    count = 0
    for page in pages(askers["mx-norma19"], "/contrataciones-abiertas"):
        count += len(page["results"])
        assert faults(found, schema, page) == faults(found, schema, page["pagination"]) == []
        assert all(
            {"ocid", "id", "date", "tag", "initiationType"} <= set(one) for one in page["results"]
        )
    assert count == 1214


def test_lists_of_version_2_are_valid(tmp_path):
    lake = provider_lake(tmp_path)
    secret = add(lake.folder, "a", "mx-norma19")
    found = spec("S3/s3-v2.json")
    with TestClient(create_provider(lake.folder), base_url="http://127.0.0.1") as client:
        asker = signed_in(client, "a", secret)
        for path in [one for one in found["paths"] if one.startswith("/items/")]:
            told = asker.get(path, meta="*").json()
            assert faults(found, response(found, path, "get", "200"), told) == []
            refused = client.get(path).json()
            assert faults(found, response(found, path, "get", "401"), refused) == []


def test_what_is_served_to_a_verifier_and_loaded_again_is_the_same(askers, sample, tmp_path):
    files = []
    for name, path in SERVED.items():
        records = [one for page in pages(askers["verifier"], path) for one in page["results"]]
        origin = json.loads((SAMPLE / f"{name}.json").read_text("utf-8"))
        assert records == origin["results"]
        file = tmp_path / f"{name}.json"
        page = {"pagination": origin["pagination"], "results": records}
        file.write_text(json.dumps(page, ensure_ascii=False), "utf-8")
        files.append(file)
    again = Lake(tmp_path / "lake")
    load(again, files, OPTIONS)
    mine, theirs = rows(again), rows(sample)
    for table in ("declaration", "declaration_item", "declared_income", "declared_debt", "listing"):
        assert mine[table] == theirs[table]
    assert (
        mine["household_member"] == theirs["household_member"]
        if "household_member" in mine
        else True
    )
    assert mine["post_holder"] == theirs["post_holder"]


def test_a_public_answer_holds_no_reserved_value_of_the_sample(askers):
    told = "".join(
        json.dumps(page, ensure_ascii=False)
        for path in list(SERVED.values())[:3]
        for page in pages(askers["mx-norma19"], path)
    )
    full = [
        one
        for path in list(SERVED.values())[:3]
        for page in pages(askers["verifier"], path)
        for one in page["results"]
    ]
    numbers = {value for one in full for value in _numbers(one)}
    assert len(numbers) > 700
    assert not [number for number in numbers if number in told]


def _numbers(value: Any) -> Iterator[str]:
    """Give personal numbers: CURP, and RFC of people (13 signs), and accounts."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name in {"curp", "numeroCuentaContrato"} and isinstance(one, str) and len(one) > 5:
                yield one
            else:
                yield from _numbers(one)
    elif isinstance(value, list):
        for one in value:
            yield from _numbers(one)
