"""From a lead to an outcome, alone and in a team, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from plumbrule.actions import case, decisions, second_person, users
from plumbrule.actions.follow import DeniedError, look, look_at_all, take_step
from plumbrule.dossiers.machinery.steps import RefusedError
from plumbrule.journal import export
from plumbrule.journal.store import ConflictError
from plumbrule.journal.verification import verify
from plumbrule.model.errors import PlumbError

OPEN = {"title": "Bridge", "purpose": "inquiry", "legal_basis": "Act 7", "lead": "L1"}
EVIDENCE = {"value": "0.93", "records": ["ocds-1"]}


def access(journal, user):
    return [
        (act.event.reason, act.event.decision, act.event.rule)
        for act in journal.stream(f"access/{user}")
    ]


def test_alone_nothing_needs_to_be_set_up_and_everything_is_recorded(alone):
    opened = case.open_case(alone, {**OPEN, "evidence": EVIDENCE})
    task = case.open_task(alone, {"title": "Ask", "case": opened.id, "due": "2026-04-01"})
    with pytest.raises(RefusedError, match="1 of its tasks are still open"):
        case.step_on_case(alone, opened.id, "close", {"closed_reason": "explained"})
    take_step(alone, "task", task.id, "finish", {"result": "answered"})
    case.step_on_case(alone, opened.id, "close", {"closed_reason": "explained"})
    case.step_on_case(alone, opened.id, "reopen", {"reason": "new facts"})
    assert look(alone, "case", opened.id).data["evidence"] == EVIDENCE
    assert access(alone.journal, "local") == [
        ("case.open", "allow", "SINGLE"),
        ("task.open", "allow", "SINGLE"),
        ("case.close", "deny", "guard"),
        ("task.finish", "allow", "SINGLE"),
        ("case.close", "allow", "SINGLE"),
        ("case.reopen", "allow", "SINGLE"),
        ("case.view", "allow", "SINGLE"),
    ]


def test_a_lead_goes_to_an_outcome_and_the_precision_of_its_rule_changes(people, tmp_path):
    ana, bob, sue = people["ana"], people["bob"], people["sue"]
    for number in range(20):
        reason = ("confirm", "irregularity") if number < 5 else ("dismiss", "explained")
        decisions.review(ana, f"L{number}", *reason, rules=["R1"], evidence=EVIDENCE)
    before = decisions.measured(ana)["R1"]
    assert (before.counted, before.matter) == (20, 5)

    opened = case.open_case(sue, OPEN)
    for who in (ana, bob):
        member = {"member": who.subject().user}
        case.step_on_case(sue, opened.id, "add_member", member)
    said = {"title": "Ask the bank", "case": opened.id, "due": "2026-04-01"}
    task = case.open_task(sue, {**said, "assignee": ana.subject().user})
    take_step(ana, "task", task.id, "finish", {"result": "two accounts"})
    outcome = {
        "outcome": "recovery",
        "day": "2026-03-01",
        "amount": {"amount": "1200.50", "currency": "EUR", "date": "2026-03-01"},
    }
    case.step_on_case(ana, opened.id, "record_outcome", outcome)
    case.step_on_case(sue, opened.id, "close", {"closed_reason": "outcome"})

    again = {"reason": "an appeal"}
    with pytest.raises(DeniedError, match="needs the approval of a second person"):
        case.step_on_case(ana, opened.id, "reopen", again)
    asked = second_person.ask(ana, opened.stream, "reopen", again, "an appeal was filed")
    ana.journal.clock.now += timedelta(seconds=30)
    with pytest.raises(RefusedError, match="whoever asks"):
        second_person.grant(ana, asked.id)
    second_person.grant(bob, asked.id)
    with pytest.raises(DeniedError, match="second person"):
        case.step_on_case(ana, opened.id, "reopen", {"reason": "else"}, approval=asked.id)
    case.step_on_case(ana, opened.id, "reopen", again, approval=asked.id)
    case.step_on_case(ana, opened.id, "close", {"closed_reason": "outcome"})
    with pytest.raises(DeniedError, match="second person"):
        case.step_on_case(ana, opened.id, "reopen", again, approval=asked.id)

    decisions.review(ana, "L19", "confirm", "irregularity", rules=["R1"], evidence=EVIDENCE)
    after = decisions.measured(ana)["R1"]
    assert (after.counted, after.matter) == (20, 6)

    path = tmp_path / "for-the-auditor"
    export.export(ana.journal, path, events=True)
    checked = export.check(path)
    assert checked.faults == ()
    assert checked.size == ana.journal.size()
    assert verify(ana.journal).faults == ()


def test_only_the_team_sees_a_case(people):
    ana, bob, sue = people["ana"], people["bob"], people["sue"]
    opened = case.open_case(ana, OPEN)
    with pytest.raises(DeniedError, match="does not belong to the team"):
        look(bob, "case", opened.id)
    with pytest.raises(DeniedError):
        case.step_on_case(bob, opened.id, "note", {"text": "x"})
    assert access(bob.journal, bob.subject().user) == [
        ("case.view", "deny", "POL-2"),
        ("case.note", "deny", "POL-2"),
    ]
    assert look_at_all(bob, "case") == []
    assert [found.id for found in look_at_all(ana, "case")] == [opened.id]
    supervised = look(sue, "case", opened.id)
    assert supervised.state == "open"
    assert supervised.data == {}
    assert all(not step.inputs for step in supervised.steps)
    with pytest.raises(DeniedError, match="is for"):
        look(people["adam"], "case", opened.id)


def test_a_task_belongs_to_the_team_of_its_case(people):
    ana, bob = people["ana"], people["bob"]
    opened = case.open_case(ana, OPEN)
    said = {"title": "Ask", "case": opened.id, "due": "2026-04-01"}
    with pytest.raises(DeniedError):
        case.open_task(bob, said)
    task = case.open_task(ana, {**said, "assignee": bob.subject().user})
    assert take_step(bob, "task", task.id, "finish", {"result": "done"}).state == "done"
    assert [found.id for found in case.tasks_of(ana, opened.id)] == [task.id]
    assert case.summary(task, ana.now())["due"] == "2026-04-01"


def test_a_conflict_of_interest_hides_the_case(people):
    ana, adam = people["ana"], people["adam"]
    opened = case.open_case(ana, {**OPEN, "parties": ["company/7"]})
    users.step_on_user(adam, "ana", "add_conflict", {"party": "company/7", "reason": "owner"})
    with pytest.raises(DeniedError, match=f"there is no case/{opened.id}"):
        look(ana, "case", opened.id)
    with pytest.raises(PlumbError, match="there is no case/none"):
        look(people["bob"], "case", "none")
    assert look_at_all(ana, "case") == []


def test_rights_change_at_once(people):
    ana, adam = people["ana"], people["adam"]
    opened = case.open_case(ana, OPEN)
    users.step_on_user(adam, "ana", "disable", {"reason": "left"})
    with pytest.raises(PlumbError, match="ana may not act here"):
        look(ana, "case", opened.id)


def test_a_purpose_must_be_open_and_cover_what_is_asked(people):
    ana, sue = people["ana"], people["sue"]
    opened = case.open_case(ana, OPEN)
    said = {"title": "Yearly check", "legal_basis": "Act 9", "until": "2026-03-31"}
    mandate = take_step(sue, "purpose", "m1", "open", {**said, "covers": ["task"]})
    with pytest.raises(DeniedError, match="does not cover case"):
        look(replace(ana, purpose=mandate.stream), "case", opened.id)
    wide = take_step(sue, "purpose", "m2", "open", {**said, "covers": ["case"]})
    assert look(replace(ana, purpose=wide.stream), "case", opened.id).state == "open"
    ana.journal.clock.now += timedelta(days=40)
    with pytest.raises(DeniedError, match="is closed"):
        look(replace(ana, purpose=wide.stream), "case", opened.id)
    with pytest.raises(DeniedError, match="need a purpose"):
        look(replace(ana, purpose="purpose/none"), "case", opened.id)
    with pytest.raises(DeniedError, match="need a purpose"):
        look(replace(ana, purpose="nonsense"), "case", opened.id)


def test_an_emergency_opens_one_case_for_an_hour_and_is_told(people):
    ana, bob, dan, ina = (people[name] for name in ("ana", "bob", "dan", "ina"))
    opened = case.open_case(ana, OPEN)
    other = case.open_case(ana, OPEN)
    opening, told = users.open_emergency(bob, opened.stream, "a witness is in danger")
    assert sorted(told) == sorted([dan.subject().user, ina.subject().user])
    assert [found.id for found in users.notices(dan)] == [opening.id]
    assert users.notices(ana) == []
    acting = replace(bob, emergency=opening.id)
    assert look(acting, "case", opened.id).data["title"] == "Bridge"
    assert access(bob.journal, bob.subject().user)[-1] == ("case.view", "allow", "BREAK")
    with pytest.raises(DeniedError):
        look(acting, "case", other.id)
    with pytest.raises(DeniedError):
        look(replace(ana, login="pia", emergency=opening.id), "case", opened.id)
    now = bob.now()
    assert users.emergency_answer(bob, opening.id, now)[0] == "clear"
    assert users.emergency_answer(bob, opening.id, now + timedelta(days=6))[0] == "hit"
    bob.journal.clock.now += timedelta(minutes=61)
    with pytest.raises(DeniedError):
        look(acting, "case", opened.id)
    finding = {"finding": "justified", "text": "the witness was moved"}
    with pytest.raises(DeniedError):
        take_step(bob, "break_glass", opening.id, "review", finding)
    take_step(dan, "break_glass", opening.id, "review", finding)
    answer = users.emergency_answer(bob, opening.id, now + timedelta(days=6))
    assert answer == ("clear", "within its hour and purpose, and reviewed")
    assert users.notices(dan) == []
    assert users.emergency_answer(bob, "none", now)[0] == "cannot_tell"


def test_an_approver_needs_the_right_to_the_act(people):
    pia, ana = people["pia"], people["ana"]
    held = decisions.suppress(pia, "person", "person/7", "safety")
    asked = second_person.ask(pia, held.stream, "lift", {"text": "over"}, "over")
    ana.journal.clock.now += timedelta(seconds=30)
    with pytest.raises(DeniedError, match="an approver needs the right to do it"):
        second_person.grant(ana, asked.id)
    second_person.grant(people["pol"], asked.id)
    lifted = decisions.revoke(pia, "suppression", held.id, "over", asked.id)
    assert lifted.state == "lifted"
    refused = second_person.ask(pia, held.stream, "lift", {"text": "x"}, "x")
    assert second_person.refuse(people["pol"], refused.id, "no").state == "refused"
    with pytest.raises(PlumbError, match="there is no approval nothing"):
        second_person.grant(ana, "nothing")


def test_a_step_on_a_thing_that_changed_meanwhile_is_not_taken(alone, monkeypatch):
    from plumbrule.actions import follow

    opened = case.open_case(alone, OPEN)
    original = follow.attempt

    def meddling(dossier, wish):
        draft = original(dossier, wish)
        if wish.inputs.get("text") == "mine":
            monkeypatch.setattr(follow, "attempt", original)
            case.step_on_case(alone, opened.id, "note", {"text": "theirs"})
        return draft

    monkeypatch.setattr(follow, "attempt", meddling)
    with pytest.raises(ConflictError, match="has changed meanwhile"):
        case.step_on_case(alone, opened.id, "note", {"text": "mine"})
    notes = look(alone, "case", opened.id).data["notes"]
    assert [note["text"] for note in notes] == ["theirs"]


def test_the_first_user_must_be_able_to_add_others(alone):
    with pytest.raises(PlumbError, match="must be an administrator"):
        users.add_user(alone, {"name": "Ana", "login": "ana"}, ["analyst"])
    users.add_user(alone, {"name": "Adam", "login": "adam"}, ["administrator"])
    with pytest.raises(PlumbError, match="whoever may not act here"):
        users.add_user(alone, {"name": "Ana", "login": "ana"}, ["analyst"])
    adam = replace(alone, login="adam")
    with pytest.raises(RefusedError, match="taken"):
        users.add_user(adam, {"name": "Adam", "login": "adam"})
    with pytest.raises(RefusedError, match="never holds both"):
        users.add_user(adam, {"name": "X", "login": "x"}, ["administrator", "inspector"])
    with pytest.raises(PlumbError, match="there is no user eve"):
        users.find_user(adam, "eve")
