"""The answers are those that C2SP tlog-witness lays down."""

import base64

import pytest

from plumbrule.journal import note, witness
from plumbrule.journal.entry import Draft
from plumbrule.model.errors import PlumbError

NOW = 1_800_000_000


@pytest.fixture
def seen(journal, tmp_path):
    folder = tmp_path / "witness"
    return witness.Witness("audit-office", bytes(32), folder, {journal.origin: journal.verifier})


def grow(journal, count):
    journal.append([Draft("case/1", "case.note", "u1")] * count)


def test_signs_what_extends_what_it_signed(journal, seen):
    answer = seen.add_checkpoint(witness.request(journal, 0), NOW)
    assert answer.status == 200
    whole = witness.keep(journal, answer.text, seen.verifier(), 1)
    trusted = {journal.origin: journal.verifier, "audit-office": seen.verifier()}
    assert note.signers(whole, trusted) == [journal.origin, "audit-office"]
    grow(journal, 400)
    assert seen.add_checkpoint(witness.request(journal, 1), NOW).status == 200
    assert seen.add_checkpoint(witness.request(journal, 401), NOW).status == 200


def test_refuses_what_does_not(journal, seen):
    grow(journal, 9)
    request = witness.request(journal, 0)
    seen.add_checkpoint(request, NOW)
    assert seen.add_checkpoint(request, NOW) == witness.Answer(409, "10\n")
    grow(journal, 9)
    longer = witness.request(journal, 10)
    head, signed = longer.split("\n\n", 1)
    old, _first, *rest = head.split("\n")
    wrong = base64.b64encode(bytes(32)).decode()
    assert seen.add_checkpoint("\n".join([old, wrong, *rest]) + "\n\n" + signed, NOW).status == 422
    assert seen.add_checkpoint("old 20\n\n" + signed, NOW).status == 400
    assert seen.add_checkpoint(longer.replace("\n19\n", "\n18\n"), NOW).status == 403
    unsigned = signed.split("\n\n")[0] + "\n\n"
    assert seen.add_checkpoint("old 10\n\n" + unsigned, NOW).status == 403
    other = witness.Witness("x", bytes(32), seen.folder, {})
    assert other.add_checkpoint(longer, NOW).status == 404
    for text in ("", "old x\n\n" + signed, "new 1\n\n" + signed, "old 1\n!\n\n" + signed):
        assert seen.add_checkpoint(text, NOW).status == 400
    assert seen.add_checkpoint("old 10\n" + f"{wrong}\n" * 64 + "\n" + signed, NOW).status == 400
    assert seen.add_checkpoint(longer, NOW).status == 200


def test_a_second_history_is_not_signed(journal, seen):
    seed = bytes(range(32))
    log = note.verifier_for("a/log", seed)
    two_faced = witness.Witness("w", bytes(32), seen.folder, {"a/log": log})
    first = note.sign(note.Checkpoint("a/log", 5, b"a" * 32), "a/log", seed)
    second = note.sign(note.Checkpoint("a/log", 5, b"b" * 32), "a/log", seed)
    assert two_faced.add_checkpoint("old 0\n\n" + first, NOW).status == 200
    assert two_faced.add_checkpoint("old 0\n\n" + second, NOW).status == 409
    assert two_faced.add_checkpoint("old 5\n\n" + second, NOW).status == 422


def test_only_a_witness_signature_is_kept(journal, seen):
    journal.checkpoint()
    line = seen.add_checkpoint(witness.request(journal, 0), NOW).text
    with pytest.raises(PlumbError, match="no checkpoint of 7"):
        witness.keep(journal, line, seen.verifier(), 7)
    stranger = note.verifier_for("stranger", bytes(range(32)), note.COSIGNATURE)
    with pytest.raises(PlumbError, match="not a signature by stranger"):
        witness.keep(journal, line, stranger, 1)
