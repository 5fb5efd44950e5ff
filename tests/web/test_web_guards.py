"""Tokens, allowances and sittings: what keeps others out of a visit."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plumbrule.web.limits import Allowance
from plumbrule.web.tokens import is_token, token
from plumbrule.web.visitors import IDLE, LONGEST, OneTimeLink, Visitors

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@given(st.binary(min_size=16), st.binary(min_size=16))
def test_a_token_is_good_for_its_own_key_only(one: bytes, other: bytes) -> None:
    made = token(one)
    assert is_token(one, made)
    assert token(one) != made
    assert is_token(other, made) == (one == other)


@given(st.text())
def test_no_other_text_is_a_token(text: str) -> None:
    assert not is_token(b"some secret key of ours", text)


def test_tries_come_back_with_time_and_for_each_place_apart() -> None:
    seconds = [0.0]
    allowance = Allowance(2, 60, lambda: seconds[0])
    assert [allowance.take("a") for _ in range(3)] == [True, True, False]
    assert allowance.take("b")
    seconds[0] = 59.9
    assert not allowance.take("a")
    seconds[0] = 60.0
    assert allowance.take("a")
    allowance.take("a")
    allowance.forgive("a")
    assert allowance.take("a")


def test_a_sitting_ends_when_idle_after_half_a_day_and_at_sign_out() -> None:
    visitors = Visitors()
    secret = visitors.begin("u1", "Ann", NOW)
    assert visitors.find(secret, NOW + IDLE) is not None
    assert visitors.find(secret, NOW + IDLE + IDLE + timedelta(seconds=1)) is None
    assert visitors.find(secret, NOW) is None  # ended is ended

    secret = visitors.begin("u1", "Ann", NOW)
    moment = NOW
    while moment <= NOW + LONGEST:
        assert visitors.find(secret, moment) is not None
        moment += IDLE
    assert visitors.find(secret, moment) is None

    secret = visitors.begin("u1", "Ann", NOW)
    visitors.end(secret)
    assert visitors.find(secret, NOW) is None
    assert visitors.find(None, NOW) is None
    assert visitors.find("guess", NOW) is None


def test_every_sitting_of_a_user_can_be_ended_at_once() -> None:
    visitors = Visitors()
    mine = [visitors.begin("u1", "Ann", NOW) for _ in range(2)]
    other = visitors.begin("u2", "Ben", NOW)
    visitors.end_all("u1")
    assert [visitors.find(one, NOW) for one in mine] == [None, None]
    assert visitors.find(other, NOW) is not None


def test_a_link_works_once_and_is_followed_by_another() -> None:
    told: list[str] = []
    link = OneTimeLink(told.append)
    assert not link.use("")
    link.renew()
    assert not link.use("guess")
    assert link.use(told[0])
    assert not link.use(told[0])
    assert len(told) == 2
    assert link.use(told[1])
