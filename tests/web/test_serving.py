"""What stands around every answer, and a server that really runs."""

import json
import logging
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from web_client import TestClient

from made_lakes import put
from made_lists import LISTED, entity
from plumbrule.actions.load import load
from plumbrule.actions.serve import place
from plumbrule.actions.session import open_session
from plumbrule.lake import Lake
from plumbrule.model import PlumbError
from plumbrule.sources.source import ReadOptions
from plumbrule.web.app import Serving, create_app
from plumbrule.web.headers import LARGEST_BODY

HOST = "http://127.0.0.1"
PLAIN = Serving(prepare=False)
SECRET = "Sekretna Osoba"
ASK = {"queries": {"q": {"schema": "Person", "properties": {"name": [SECRET]}}}}


@pytest.mark.parametrize(
    ("way", "address"),
    [
        ("GET", "/health"),
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        ("GET", "/nowhere"),
        ("DELETE", "/health"),
        ("POST", "/match/default"),
        ("GET", "/entities/nobody"),
        ("GET", "/catalog"),
        ("GET", "/algorithms"),
        ("GET", "/api/v1/openapi.json"),
        ("GET", "/docs"),
    ],
)
def test_every_answer_has_the_headers(client: TestClient, way: str, address: str) -> None:
    answer = client.request(way, address)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.status_code < 500


def test_other_names_are_refused_so_that_no_page_can_rebind_one(client: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8800", ""):
        assert client.get("/health", headers={"host": host}).status_code == 421
    for host in ("localhost:8800", "127.0.0.1", "[::1]:8800"):
        assert client.get("/health", headers={"host": host}).status_code == 200


def test_a_name_given_by_the_operator_is_accepted(lists: Lake) -> None:
    with TestClient(
        create_app(lists.folder, serving=Serving(hosts=["lists.example"], prepare=False)),
        base_url=HOST,
    ) as client:
        host = {"host": "lists.example:443"}
        assert client.get("/health", headers=host).status_code == 200


def test_too_much_is_refused_with_and_without_a_stated_length(client: TestClient) -> None:
    assert client.post("/match/default", content=b"x" * (LARGEST_BODY + 1)).status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(4):
            yield b"x" * (LARGEST_BODY // 2)

    assert client.post("/match/default", content=pieces()).status_code == 413
    assert client.get("/search/default", params={"q": "x" * 9000}).status_code == 414


def test_the_description_is_openapi_3_1_and_names_every_route(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert {
        "/health",
        "/match/{dataset}",
        "/search/{dataset}",
        "/entities/{ident}",
        "/catalog",
        "/algorithms",
        "/reconcile/{dataset}",
    } <= described["paths"].keys()


def test_entities_are_found_moved_and_tied(client: TestClient) -> None:
    [found] = client.get("/search/default", params={"q": "Ann Maria Example"}).json()["results"]
    one = client.get(f"/entities/{found['id']}").json()
    assert one["caption"] == "Ann Maria Example"
    moved = client.get("/entities/testing:p-ann", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (308, f"/entities/{found['id']}")
    tied = client.get(f"/entities/{found['id']}/adjacent").json()
    [owned] = tied["adjacent"]["ownershipOwner"]["results"]
    assert owned["properties"]["asset"][0]["caption"] == "Quiet Valley Dairy"
    assert client.get("/entities/nobody").status_code == 404


def test_no_name_asked_for_is_in_any_log_or_error(
    client: TestClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    # httpx is the client here and logs the addresses that it asks; a server must not.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    caplog.set_level(logging.DEBUG)
    client.post("/match/default", json=ASK)
    client.get("/search/default", params={"q": SECRET})
    client.get(f"/entities/{SECRET}")
    client.post("/reconcile/default", data={"queries": json.dumps({"q": {"query": SECRET}})})
    wrong = {"queries": {SECRET: {"schema": SECRET, "properties": {}}}}
    answer = client.post("/match/default", json=wrong)
    out, err = capfd.readouterr()
    for text in (answer.text, caplog.text, out, err):
        assert SECRET not in text
        assert "Sekretna" not in text


def test_what_fails_within_ends_in_a_sentence_without_a_trace(
    lists: Lake, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(lists.folder, serving=PLAIN)

    def broken(name: str) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(app.desk, "watchlist", broken)
    with TestClient(app, base_url=HOST) as client:
        answer = client.post("/match/default", json=ASK)
    assert answer.status_code == 500
    assert answer.json() == {"detail": "something failed here; the log says where"}
    assert SECRET not in caplog.text
    assert "RuntimeError" in caplog.text


def test_asking_is_recorded_once_for_a_batch_and_without_names(
    lake_of_one: Lake, today: datetime
) -> None:
    open_session(lake_of_one.folder).close()
    app = create_app(lake_of_one.folder, serving=PLAIN, clock=lambda: today)
    with TestClient(app, base_url=HOST) as client:
        batch = {"queries": {f"q{n}": ASK["queries"]["q"] for n in range(3)}}
        assert client.post("/match/default?purpose=case/7", json=batch).status_code == 200
    journal = open_session(lake_of_one.folder, create=False)
    acts = [act for act in journal.journal.acts() if act.event.reason == "screening.ask"]
    journal.close()
    [act] = acts
    assert (act.event.count, act.event.purpose) == (3, "case/7")
    assert act.event.digest
    assert "Sekretna" not in repr(acts)


def test_reading_anew_needs_the_token_from_elsewhere(lists: Lake) -> None:
    with TestClient(
        create_app(lists.folder, serving=Serving(token="right", prepare=False)), base_url=HOST
    ) as client:
        assert client.post("/updatez").status_code == 403
        wrong = {"authorization": "Bearer wrong"}
        assert client.post("/updatez", headers=wrong).status_code == 403
        right = {"authorization": "Bearer right"}
        assert client.post("/updatez", headers=right).status_code == 202
    with TestClient(
        create_app(lists.folder, serving=PLAIN), base_url=HOST, client=("127.0.0.1", 5000)
    ) as client:
        assert client.post("/updatez").status_code == 202
        proxied = {"x-forwarded-for": "203.0.113.9"}
        assert client.post("/updatez", headers=proxied).status_code == 403


def test_a_new_snapshot_is_asked_as_soon_as_it_is_read(lake_of_one: Lake) -> None:
    app = create_app(lake_of_one.folder, serving=PLAIN)
    with TestClient(app, base_url=HOST) as client:
        body = {"queries": {"q": {"schema": "Person", "properties": {"name": ["Nova Person"]}}}}
        assert not client.post("/match/default", json=body).json()["responses"]["q"]["results"]
        more = [*LISTED, entity("p-new", "Person", name=["Nova Person"], topics=["sanction"])]
        data = "".join(json.dumps(one) + "\n" for one in more).encode()
        folder = lake_of_one.folder.parent / "more"
        load(lake_of_one, put(folder, **{"more.ftm.json": data}), ReadOptions(source="more"))
        app.desk.renew()
        assert client.post("/match/default", json=body).json()["responses"]["q"]["results"]


def test_an_empty_lake_says_so(lake_of_one: Lake) -> None:
    nothing = lake_of_one.folder.parent / "nothing"
    with TestClient(create_app(nothing), base_url=HOST) as client:
        assert client.get("/health").json()["ready"] is False
        answer = client.post("/match/default", json=ASK)
        assert answer.status_code == 503
        assert "nothing is loaded" in answer.json()["detail"]


def test_a_file_is_no_lake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(PlumbError, match="a lake is a folder"):
        create_app(tmp_path / "file")


def test_health_tells_why_pages_could_not_be_prepared(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nothing.json", encoding="ascii")
    app = create_app(tmp_path, serving=PLAIN)
    app.house.door.prepare_now()
    with TestClient(app, base_url=HOST) as client:
        told = client.get("/health").json()
    assert told["pages"] is False
    assert "nothing.json" in told["fault"]


def test_a_server_that_others_can_reach_warns() -> None:
    assert place("127.0.0.1", 0, ()).warning == ""
    assert "no sign-in" in place("0.0.0.0", 0, ()).warning


def test_the_command_serves_on_this_machine(lists: Lake) -> None:
    command = [sys.executable, "-m", "plumbrule", "--lake", str(lists.folder)]
    process = subprocess.Popen(
        [*command, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = line.split(" at ")[1].split(" ")[0]
        with urllib.request.urlopen(f"{address}/health", timeout=30) as answer:
            assert json.load(answer)["status"] == "ok"
        request = urllib.request.Request(
            f"{address}/match/default", json.dumps(ASK).encode(), {"content-type": "text/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            assert json.load(answer)["responses"]["q"]["answer"] == "clear"
    finally:
        process.terminate()
        out, err = process.communicate(timeout=30)
    assert SECRET not in out + err
