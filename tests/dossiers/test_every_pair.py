"""Every (state, action) pair of every kind has the result written here by hand, and no other.

A line reads: state -> action: next state, ...; every pair that is not written is refused.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plumbrule.dossiers.machinery.registry import kinds
from plumbrule.dossiers.machinery.steps import Dossier, RefusedError, Step, Wish, attempt

NOTHING = "nothing"

TABLES = {
    "case": """
        nothing -> open: open
        open -> add_member: open, remove_member: open, note: open, attach: open, link: open,
            decide: open, record_outcome: open, suspend: suspended, close: closed
        suspended -> add_member: suspended, remove_member: suspended, note: suspended,
            attach: suspended, link: suspended, resume: open
        closed -> note: closed, reopen: open
        """,
    "task": """
        nothing -> open: open
        open -> hand_over: open, set_due: open, wait: waiting, finish: done, drop: dropped
        waiting -> hand_over: waiting, set_due: waiting, resume: open, finish: done, drop: dropped
        done -> reopen: open
        dropped -> reopen: open
        """,
    "lead_review": """
        nothing -> take: in_review, dismiss: dismissed, confirm: confirmed, send_on: sent_on
        in_review -> ask: asked, dismiss: dismissed, confirm: confirmed, send_on: sent_on
        asked -> record_answer: in_review, no_answer: in_review
        dismissed -> take: in_review, confirm: confirmed, send_on: sent_on
        confirmed -> take: in_review, dismiss: dismissed, send_on: sent_on
        sent_on -> take: in_review, dismiss: dismissed, confirm: confirmed
        """,
    "audit_recommendation": """
        nothing -> issue: issued
        issued -> respond: answered, notify_committee: issued
        answered -> act: acted, accept_refusal: closed_not_implemented, notify_committee: answered
        acted -> verify: closed_implemented, verify_partial: partial, reject: answered,
            notify_committee: acted
        partial -> act: acted, notify_committee: partial
        closed_implemented -> reopen: answered
        closed_not_implemented -> reopen: answered, notify_committee: closed_not_implemented
        """,
    "approval": """
        nothing -> request: requested
        requested -> grant: granted, refuse: refused, withdraw: withdrawn
        granted -> use: used, withdraw: withdrawn
        """,
    "break_glass": """
        nothing -> open: open
        open -> end: ended, review: reviewed
        ended -> review: reviewed
        """,
    "user": """
        nothing -> add: active
        active -> invite: active, grant: active, revoke: active, clear: active, unclear: active,
            add_conflict: active, remove_conflict: active, disable: disabled
        disabled -> revoke: disabled, unclear: disabled, enable: active
        """,
    "purpose": """
        nothing -> open: open
        open -> prolong: open, close: closed
        """,
    "link": """
        nothing -> same: same, not_same: not_same
        same -> not_same: not_same, revoke: revoked
        not_same -> same: same, revoke: revoked
        revoked -> same: same, not_same: not_same
        """,
    "correction": """
        nothing -> correct: corrected
        corrected -> correct: corrected, revoke: revoked
        revoked -> correct: corrected
        """,
    "erasure": """
        nothing -> order: ordered
        ordered -> order: ordered
        """,
    "suppression": """
        nothing -> suppress: suppressed
        suppressed -> rekey: suppressed, lift: lifted
        lifted -> suppress: suppressed
        """,
}

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BY_TYPE = {
    "text": "some text",
    "date": "2026-03-20",
    "ref": "case/1",
    "user": "u7",
    "money": {"amount": "12.50", "currency": "EUR", "date": "2026-03-01"},
    "document": {"place": "report.pdf", "sha256": "0" * 64, "seen": "2026-03-01"},
    "record": {"source": "register", "sha256": "0" * 64, "data": {}},
    "json": {"a": 1},
    "count": 1,
}
SPECIAL = {
    ("case", "remove_member", "member"): "u1",
    ("lead_review", "dismiss", "reason"): "explained",
    ("lead_review", "confirm", "reason"): "irregularity",
    ("lead_review", "send_on", "reason"): "competent_body",
    ("user", "grant", "role"): "publisher",
    ("user", "revoke", "role"): "analyst",
    ("link", "same", "record_a"): "a",
    ("link", "same", "record_b"): "b",
    ("link", "not_same", "record_a"): "a",
    ("link", "not_same", "record_b"): "b",
    ("approval", "grant", "digest"): "d",
    ("approval", "use", "digest"): "d",
    ("correction", "correct", "value"): "2",
}
DATA = {
    "case": {"team": [{"member": "u1"}, {"member": "u2"}], "outcomes": [{"outcome": "recovery"}]},
    "lead_review": {"answer_due": "2026-03-01"},
    "user": {"roles": [{"role": "analyst"}]},
    "approval": {"digest": "d"},
    "audit_recommendation": {"response": "partly", "addressee": "works"},
}
DOERS = {"approval": {"request": "asker"}, "break_glass": {"open": "opener"}}


def table(name):
    """The hand-written table as {(state or None, action): next state}."""
    found = {}
    state = None
    for line in TABLES[name].strip().splitlines():
        head, arrow, steps = line.rpartition("->")
        if arrow:
            state = None if head.strip() == NOTHING else head.strip()
        for part in filter(None, (item.strip() for item in steps.split(","))):
            action, target = part.split(":")
            found[state, action.strip()] = target.strip()
    return found


def inputs_for(kind, action):
    found = {}
    step = kind.transitions[action]
    for name in (*step.needs, *step.may):
        field = kind.fields[name]
        value = BY_TYPE.get(field.type) or next(iter(field.choices), None)
        value = SPECIAL.get((kind.name, action, name), value)
        found[name] = [value] if field.many else value
    return found


def dossier_in(kind, state):
    if state is None:
        return Dossier(kind, "1")
    doers = DOERS.get(kind.name, {next(iter(kind.transitions)): "someone"})
    steps = tuple(
        Step(action, None, state, actor, START, START, 0, {}, None, None)
        for action, actor in doers.items()
    )
    return Dossier(kind, "1", state, len(steps), DATA.get(kind.name, {}), steps)


def actor_for(kind, action):
    return (
        "asker" if (kind.name, action) in (("approval", "use"), ("approval", "withdraw")) else "u1"
    )


PAIRS = [
    (kind, state, action)
    for kind in kinds().values()
    if kind.name in TABLES
    for state in (None, *kind.states)
    for action in (*kind.transitions, "no_such_step")
]


def test_every_kind_has_a_table_here_or_a_test_of_its_own():
    here = Path(__file__).parent
    own = {name for name in kinds() if (here / f"test_{name}.py").exists()}
    assert set(TABLES) <= set(kinds())
    assert set(TABLES) | own == set(kinds())


@pytest.mark.parametrize(
    ("kind", "state", "action"), PAIRS, ids=lambda value: getattr(value, "name", value)
)
def test_pair(kind, state, action):
    expected = table(kind.name).get((state, action), "no_such_action")
    assert kind.result(state, action) == expected
    dossier = dossier_in(kind, state)
    inputs = inputs_for(kind, action) if action in kind.transitions else {}
    wish = Wish(action, inputs, actor_for(kind, action), START + timedelta(minutes=5))
    if expected == "no_such_action":
        with pytest.raises(RefusedError) as caught:
            attempt(dossier, wish)
        assert caught.value.code == "no_such_action"
        ways = [name for at, name in table(kind.name) if at == state]
        assert sorted(caught.value.allowed) == sorted(ways)
        assert all(way in str(caught.value) for way in ways)
    else:
        draft = attempt(dossier, wish)
        assert draft.fields["state"] == expected
        assert draft.fields["before"] == state
        assert draft.act == f"{kind.name}.{action}"


@pytest.mark.parametrize("kind", [kinds()[name] for name in TABLES], ids=lambda kind: kind.name)
def test_final_states_are_left_only_by_two_people(kind):
    for (state, action), target in table(kind.name).items():
        if state is not None and kind.states[state].final and target != state:
            assert kind.transitions[action].second_person, (state, action)


@pytest.mark.parametrize("kind", [kinds()[name] for name in TABLES], ids=lambda kind: kind.name)
def test_each_missing_field_is_named(kind):
    for state, action in table(kind.name):
        for name in kind.transitions[action].needs:
            inputs = inputs_for(kind, action)
            del inputs[name]
            wish = Wish(action, inputs, actor_for(kind, action), START + timedelta(minutes=5))
            with pytest.raises(RefusedError) as caught:
                attempt(dossier_in(kind, state), wish)
            assert (caught.value.code, caught.value.field) == ("field", name)
