"""The forms are those of C2SP signed-note, tlog-checkpoint and tlog-cosignature."""

import base64
from hashlib import sha256

import pytest

from plumbrule.journal import note
from plumbrule.model.errors import PlumbError

SEED, WITNESS_SEED = bytes(range(32)), bytes(range(1, 33))
POINT = note.Checkpoint("example.org/log", 7, bytes(32))
LOG = note.verifier_for("example.org/log", SEED)
WITNESS = note.verifier_for("audit office", WITNESS_SEED, note.COSIGNATURE)


def test_text_of_a_signed_checkpoint():
    signed = note.sign(POINT, "example.org/log", SEED)
    body, line = signed.split("\n\n")
    assert body == "example.org/log\n7\n" + base64.b64encode(bytes(32)).decode()
    assert line.startswith("\u2014 example.org/log ")
    assert line.endswith("\n")
    raw = base64.b64decode(line.split(" ")[2])
    assert raw[:4] == sha256(b"example.org/log\n\x01" + LOG.key).digest()[:4]
    assert len(raw) == 4 + 64
    assert note.parse(signed) == POINT
    assert note.signers(signed, {LOG.name: LOG}) == ["example.org/log"]


def test_a_witness_signs_the_same_text_with_its_time():
    spaced = note.verifier_for("audit-office", WITNESS_SEED, note.COSIGNATURE)
    signed = note.cosign(
        note.sign(POINT, LOG.name, SEED), "audit-office", WITNESS_SEED, 1_700_000_000
    )
    raw = base64.b64decode(signed.splitlines()[-1].split(" ")[2])
    assert len(raw) == 4 + 8 + 64
    assert int.from_bytes(raw[4:12], "big") == 1_700_000_000
    both = {LOG.name: LOG, spaced.name: spaced}
    assert note.signers(signed, both) == [LOG.name, "audit-office"]


def test_unknown_signatures_are_ignored_and_wrong_ones_are_not():
    signed = note.sign(POINT, LOG.name, SEED)
    many = signed + "".join(f"\u2014 other{n} AAAAAAAA\n" for n in range(16))
    assert note.signers(many, {LOG.name: LOG}) == [LOG.name]
    forged = signed.replace("\n7\n", "\n8\n")
    with pytest.raises(PlumbError, match="does not fit"):
        note.signers(forged, {LOG.name: LOG})


def test_public_keys_are_written_and_read_back():
    assert note.parse_verifier(str(LOG)) == LOG
    for text in ("", "a+b", str(LOG).replace("example", "another"), str(LOG)[:-4]):
        with pytest.raises(PlumbError):
            note.parse_verifier(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n7\nAAAA\n\n",
        "origin\n07\n" + base64.b64encode(bytes(32)).decode() + "\n\n",
        "origin\nseven\n" + base64.b64encode(bytes(32)).decode() + "\n\n",
        "origin\n7\n" + base64.b64encode(bytes(32)).decode() + "\nextension\n\n",
        "origin\n-7\n" + base64.b64encode(bytes(32)).decode() + "\n\n",
    ],
)
def test_only_the_one_form_is_a_checkpoint(text):
    with pytest.raises(PlumbError):
        note.parse(text)


def test_a_line_that_is_no_signature_is_refused():
    signed = note.sign(POINT, LOG.name, SEED)
    with pytest.raises(PlumbError, match="signature line"):
        note.signers(signed + "- x AAAA\n", {LOG.name: LOG})
    with pytest.raises(PlumbError, match="not base64"):
        note.signers(signed + "\u2014 x AA!\n", {LOG.name: LOG})
    with pytest.raises(PlumbError, match="empty line"):
        note.parse("origin\n7")
