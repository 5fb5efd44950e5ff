"""A team: invited, enrolled, signed in; forms that are ours; rights that end at once."""

import re
from base64 import b32decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from web_client import TestClient

from plumbrule.actions.one_time_code import code_at
from plumbrule.actions.session import Session, open_session
from plumbrule.actions.users import add_user, invite_user, step_on_user
from plumbrule.lake import Lake
from plumbrule.web.app import Serving, create_app

HOST = "http://127.0.0.1"
PAGE = {"accept": "text/html"}
SENTENCE = "quiet valleys make long cheese"


class Team:
    """A server, the journal it writes, and a clock."""

    def __init__(self, lake: Lake) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.journal: Session = open_session(lake.folder, user="ada", clock=lambda: self.now)
        add_user(self.journal, {"name": "Ada", "login": "ada"}, ["administrator"])
        add_user(self.journal, {"name": "Ben", "login": "ben"}, ["analyst"])
        serving = Serving(prepare=False)
        self.app = create_app(lake.folder, serving=serving, clock=lambda: self.now)

    def client(self) -> TestClient:
        return TestClient(self.app, base_url=HOST, headers={**PAGE, "origin": HOST})

    def decisions(self, reason: str) -> list[str | None]:
        return [a.event.decision for a in self.journal.journal.acts() if a.event.reason == reason]


@pytest.fixture
def team(lake_of_one: Lake) -> Iterator[Team]:
    made = Team(lake_of_one)
    yield made
    made.journal.close()


def token_in(text: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def sent(client: TestClient, path: str, **fields: str):
    """Send a form as a browser does: from its page, with its token."""
    token = token_in(client.get(path).text)
    return client.post(path, data={"token": token, **fields}, follow_redirects=False)


def enrolled(team: Team, client: TestClient, login: str = "ben") -> bytes:
    """Enrol with an invitation; gives the key of the second factor."""
    _, invitation = invite_user(team.journal, login)
    shown = sent(client, "/enrol", login=login, code=invitation.code)
    key_text = re.search(r'<bdi dir="ltr">([A-Z2-7 ]+)</bdi>', shown.text)
    assert key_text is not None
    key = b32decode(key_text[1].replace(" ", ""))
    done = sent(
        client,
        "/enrol",
        login=login,
        code=invitation.code,
        passphrase=SENTENCE,
        digits=digits(key, team.now),
    )
    assert done.status_code == 303, done.text
    return key


def digits(key: bytes, now: datetime) -> str:
    return code_at(key, int(now.timestamp()) // 30)


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(team: Team) -> None:
    with team.client() as client:
        answer = client.get("/status?x=1", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (
            303,
            "/sign-in?next=/status%3Fx%3D1",
        )
        assert client.get("/about").status_code == 200
        programs = client.get("/status", headers={"accept": "application/json"})
        assert programs.status_code == 401
        assert programs.json()["detail"]


def test_an_invited_user_enrols_signs_out_and_signs_in(team: Team) -> None:
    with team.client() as client:
        key = enrolled(team, client)
        assert "Ben" in client.get("/me").text
        assert sent(client, "/me", token="").status_code == 405
        token = token_in(client.get("/me").text)
        client.post("/sign-out", data={"token": token})
        assert client.get("/me", follow_redirects=False).status_code == 303
        team.now += timedelta(seconds=30)
        fields = {"login": "ben", "passphrase": SENTENCE, "next": "/status"}
        wrong = sent(client, "/sign-in", **fields, digits="000000")
        assert wrong.status_code == 403
        assert SENTENCE not in wrong.text
        right = sent(client, "/sign-in", **fields, digits=digits(key, team.now))
        assert (right.status_code, right.headers["location"]) == (303, "/status")
        cookie = right.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
    assert team.decisions("user.enter") == ["deny", "allow"]
    assert team.decisions("user.enrol") == ["allow"]


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "/a\nb", ""]
)
def test_nobody_is_sent_elsewhere_after_signing_in(team: Team, elsewhere: str) -> None:
    with team.client() as client:
        key = enrolled(team, client)
        client.cookies.clear()
        team.now += timedelta(seconds=30)
        fields = {"login": "ben", "passphrase": SENTENCE, "digits": digits(key, team.now)}
        answer = sent(client, "/sign-in", **fields, next=elsewhere)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_a_form_needs_its_token_and_must_come_from_here(team: Team) -> None:
    with team.client() as client:
        enrolled(team, client)
        token = token_in(client.get("/me").text)
        for fields, headers in [
            ({}, {}),
            ({"token": "wrong"}, {}),
            ({"token": token}, {"origin": "http://evil.example"}),
            ({"token": token}, {"origin": "null"}),
            ({"token": token}, {"sec-fetch-site": "cross-site"}),
        ]:
            answer = client.post("/me/purpose", data={"purpose": "", **fields}, headers=headers)
            assert answer.status_code == 403, (fields, headers)
        good = client.post("/me/purpose", data={"purpose": "", "token": token})
        assert good.status_code == 200
        other = team.client()
        sent_by_other = other.post("/me/purpose", data={"token": token}, follow_redirects=False)
        assert sent_by_other.headers["location"] == "/sign-in"


def test_a_look_at_people_needs_a_purpose_and_is_recorded(team: Team) -> None:
    with team.client() as client:
        enrolled(team, client)
        team.app.house.door.prepare_now()
        refused = client.get("/search?q=Ann+Maria+Example")
        assert refused.status_code == 403
        assert "Ann Maria" not in refused.text
        assert "/me" in refused.text
        assert client.get("/search?q=zzzz").status_code == 200  # nobody was found
    assert team.decisions("entity.view") == ["deny"]


def test_who_may_not_act_any_more_is_out_at_once(team: Team) -> None:
    with team.client() as client:
        enrolled(team, client)
        assert client.get("/me", follow_redirects=False).status_code == 200
        step_on_user(team.journal, "ben", "disable", {"reason": "left"})
        assert client.get("/me", follow_redirects=False).status_code == 303


def test_a_sitting_alone_ends_when_the_first_user_is_added(lake_of_one: Lake) -> None:
    keys: list[str] = []
    app = create_app(lake_of_one.folder, serving=Serving(tell_link=keys.append, prepare=False))
    with TestClient(app, base_url=HOST, headers=PAGE) as client:
        client.get(f"/open/{keys[-1]}", follow_redirects=False)
        assert client.get("/me", follow_redirects=False).status_code == 200
        session = open_session(lake_of_one.folder, user="ada")
        add_user(session, {"name": "Ada", "login": "ada"}, ["administrator"])
        session.close()
        assert client.get("/me", follow_redirects=False).status_code == 303
        assert client.get(f"/open/{keys[-1]}").status_code == 403


def test_behind_https_cookies_are_bound_to_the_host(lake_of_one: Lake) -> None:
    keys: list[str] = []
    app = create_app(
        lake_of_one.folder, serving=Serving(tell_link=keys.append, https=True, prepare=False)
    )
    with TestClient(app, base_url="https://127.0.0.1", headers=PAGE) as client:
        answer = client.get(f"/open/{keys[-1]}", follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-plumb=")
    assert "Secure" in cookie
    assert "Domain" not in cookie


def test_guessing_comes_to_an_end(team: Team, tmp_path: Path) -> None:
    with team.client() as client:
        fields = {"login": "ben", "passphrase": "x" * 20, "digits": "000000"}
        answers = [sent(client, "/sign-in", **fields).status_code for _ in range(11)]
    assert answers[0] == 403
    assert answers[-1] == 429
