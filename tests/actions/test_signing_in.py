"""Passphrases and second factors: what lets in, what does not, and what lies on the disk."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plumbrule.actions.one_time_code import address, code_at, step_of, written
from plumbrule.actions.signing_in import FAILURES, INVITED_FOR, WAIT, Credentials
from plumbrule.model import PlumbError

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SENTENCE = "quiet valleys make long cheese"
RFC_KEY = b"12345678901234567890"


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_rfc_6238(seconds: int, digits: str) -> None:
    assert code_at(RFC_KEY, seconds // 30, digits=8) == digits


def test_codes_of_the_step_before_and_after_are_accepted_and_no_others() -> None:
    step = int(NOW.timestamp()) // 30
    for away, found in [(-2, None), (-1, step - 1), (0, step), (1, step + 1), (2, None)]:
        assert step_of(RFC_KEY, code_at(RFC_KEY, step + away), NOW) == found
    assert step_of(RFC_KEY, "", NOW) is None
    assert step_of(RFC_KEY, "٠١٢٣٤٥", NOW) is None


def test_the_key_is_written_as_programs_read_it() -> None:
    assert written(RFC_KEY) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    assert address(RFC_KEY, "a b") == (
        "otpauth://totp/plumbrule:a%20b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=plumbrule"
    )


def digits(key: bytes, now: datetime) -> str:
    return code_at(key, int(now.timestamp()) // 30)


@pytest.fixture
def credentials(tmp_path: Path) -> Credentials:
    return Credentials(tmp_path / "keys" / "sign_in.sqlite")


@pytest.fixture
def key(credentials: Credentials) -> bytes:
    """Someone who enrolled a minute ago."""
    code = credentials.invite("u1", NOW).code
    key = credentials.second_factor("u1", code, NOW)
    assert key is not None
    earlier = NOW - timedelta(minutes=1)
    credentials.enrol("u1", code, SENTENCE, digits(key, earlier), earlier)
    return key


def test_passphrase_and_digits_let_in_once(credentials: Credentials, key: bytes) -> None:
    assert credentials.knows("u1")
    assert credentials.verify("u1", SENTENCE, digits(key, NOW), NOW)
    assert not credentials.verify("u1", SENTENCE, digits(key, NOW), NOW)  # digits work once
    later = NOW + timedelta(seconds=30)
    assert credentials.verify("u1", SENTENCE, digits(key, later), later)


def test_one_of_the_two_alone_does_not_let_in(credentials: Credentials, key: bytes) -> None:
    assert not credentials.verify("u1", SENTENCE, "000000", NOW)
    assert not credentials.verify("u1", SENTENCE.upper(), digits(key, NOW), NOW)
    assert not credentials.verify("u2", SENTENCE, digits(key, NOW), NOW)
    assert not credentials.verify(None, SENTENCE, digits(key, NOW), NOW)


def test_after_ten_wrong_tries_even_the_right_one_waits(
    credentials: Credentials, key: bytes
) -> None:
    for _ in range(FAILURES):
        assert not credentials.verify("u1", "wrong", "000000", NOW)
    assert not credentials.verify("u1", SENTENCE, digits(key, NOW), NOW)
    later = NOW + WAIT + timedelta(seconds=1)
    assert credentials.verify("u1", SENTENCE, digits(key, later), later)


def test_an_invitation_works_once_and_for_three_days(credentials: Credentials) -> None:
    code = credentials.invite("u1", NOW).code
    assert credentials.second_factor("u1", "x" + code, NOW) is None
    assert credentials.second_factor("u2", code, NOW) is None
    assert credentials.second_factor("u1", code, NOW + INVITED_FOR + timedelta(seconds=1)) is None
    key = credentials.second_factor("u1", code, NOW)
    assert key is not None
    with pytest.raises(PlumbError, match="15 to 200 characters"):
        credentials.enrol("u1", code, "too short", digits(key, NOW), NOW)
    with pytest.raises(PlumbError, match="digits"):
        credentials.enrol("u1", code, SENTENCE, "000000", NOW)
    credentials.enrol("u1", code, SENTENCE, digits(key, NOW), NOW)
    with pytest.raises(PlumbError, match="not valid any more"):
        credentials.enrol("u1", code, SENTENCE, digits(key, NOW), NOW)


def test_a_new_invitation_leaves_the_old_passphrase_until_it_is_used(
    credentials: Credentials, key: bytes
) -> None:
    credentials.invite("u1", NOW)
    assert credentials.verify("u1", SENTENCE, digits(key, NOW), NOW)


def test_who_is_forgotten_is_not_let_in(credentials: Credentials, key: bytes) -> None:
    credentials.forget("u1")
    assert not credentials.knows("u1")
    assert not credentials.verify("u1", SENTENCE, digits(key, NOW), NOW)


def test_only_its_owner_reads_the_file_and_no_passphrase_is_in_it(
    credentials: Credentials, key: bytes
) -> None:
    assert stat.S_IMODE(credentials.file.stat().st_mode) == 0o600
    content = credentials.file.read_bytes()
    assert SENTENCE.encode() not in content
    assert b"$argon2id$v=19$m=65536,t=3,p=1$" in content
