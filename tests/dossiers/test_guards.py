"""Each guard once passed and once not; the refusal says why."""

from datetime import UTC, datetime, timedelta

import pytest

from plumbrule.dossiers.machinery.clocks import clocks, due, overdue
from plumbrule.dossiers.machinery.registry import kind
from plumbrule.dossiers.machinery.steps import Dossier, RefusedError, Step, Wish, attempt, fold
from plumbrule.journal.entry import Act, Event

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DOCUMENT = {"place": "report.pdf", "sha256": "0" * 64, "seen": "2026-03-01"}


class Life:
    """A thing that lives through steps; every step a minute after the one before."""

    def __init__(self, name):
        self.dossier = Dossier(kind(name), "1")
        self.acts = []
        self.at = START

    def step(self, action, actor="u1", /, *, after=timedelta(minutes=1), **inputs):
        options = {key[1:]: inputs.pop(key) for key in list(inputs) if key.startswith("_")}
        at = self.at + after
        draft = attempt(self.dossier, Wish(action, inputs, actor, at, **options))
        event = Event(
            id="",
            t=draft.fields["at"],
            stream=draft.stream,
            version=len(self.acts) + 1,
            act=draft.act,
            actor=actor,
            **draft.fields,
        )
        self.acts.append(Act(len(self.acts), event, draft.content))
        self.at = at
        self.dossier = fold(self.dossier.kind, "1", self.acts)
        return self.dossier

    def refused(self, words, action, actor="u1", /, **inputs):
        before = self.dossier
        with pytest.raises(RefusedError, match=words) as caught:
            self.step(action, actor, **inputs)
        assert self.dossier is before
        return caught.value


def opened_case():
    life = Life("case")
    life.step("open", title="Bridge", purpose="inquiry", legal_basis="Act 7", lead="L1")
    return life


def test_a_case_comes_from_somewhere():
    life = Life("case")
    said = {"title": "Bridge", "purpose": "inquiry", "legal_basis": "Act 7"}
    life.refused("a case comes from a lead", "open", **said)
    life.step("open", **said, source="report/7")
    assert life.acts[0].event.objects == ("report/7",)


def test_the_team_of_a_case():
    life = opened_case()
    life.step("add_member", member="u2")
    life.refused("belongs to the team already", "add_member", member="u2")
    life.refused("was not added", "remove_member", member="u3")
    life.step("add_member", member="u3")
    life.step("remove_member", member="u2", text="moved")
    assert [item["member"] for item in life.dossier.data["team"]] == ["u3"]


def test_closing_a_case():
    life = opened_case()
    life.refused("2 of its tasks", "close", closed_reason="explained", _related={"open_tasks": 2})
    life.refused("no outcome was recorded", "close", closed_reason="outcome")
    life.refused("needs a text", "close", closed_reason="other")
    life.refused("not one of outcome", "close", closed_reason="bored")
    life.step(
        "record_outcome",
        outcome="recovery",
        day="2026-03-01",
        amount={"amount": "1200.50", "currency": "EUR", "date": "2026-03-01"},
    )
    closed = life.step("close", closed_reason="outcome")
    assert closed.state == "closed"
    assert closed.data["outcomes"][0]["amount"]["amount"] == "1200.50"
    refusal = life.refused(
        "case is closed, which does not allow attach", "attach", document=DOCUMENT
    )
    assert refusal.allowed == ("note", "reopen")


def test_a_step_cannot_take_effect_before_the_last_one():
    life = opened_case()
    refusal = life.refused("before the last one", "note", text="late", after=timedelta(minutes=-5))
    assert refusal.code == "time"


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"amount": {"amount": "0x1", "currency": "EUR", "date": "2026-03-01"}}, "amount"),
        ({"amount": {"amount": "NaN", "currency": "EUR", "date": "2026-03-01"}}, "not an amount"),
        ({"amount": {"amount": "1", "currency": "euro", "date": "2026-03-01"}}, "currency code"),
        ({"amount": {"amount": "1", "currency": "EUR"}}, "amount, currency, date"),
        ({"day": "1 March"}, "2026-03-31"),
        ({"text": 5}, "expected text"),
        ({"text": "x" * 20_001}, "attach a document"),
        ({"document": {**DOCUMENT, "sha256": "12"}}, "64 hex digits"),
        ({"colour": "red"}, "does not take it"),
    ],
)
def test_wrong_values_are_refused_by_field(inputs, words):
    life = opened_case()
    refusal = life.refused(
        words, "record_outcome", **{"outcome": "recovery", "day": "2026-03-01", **inputs}
    )
    assert refusal.field == next(iter(inputs))


def opened_task():
    life = Life("task")
    life.step("open", title="Ask the bank", case="case/1", due="2026-03-10", assignee="u2")
    return life


def test_a_task_is_finished_by_whoever_has_it():
    life = opened_task()
    life.refused("it is the task of u2", "finish", result="done")
    life.step("hand_over", assignee="u1")
    assert life.step("finish", result="done").state == "done"
    alone = opened_task()
    assert alone.step("finish", result="done", _alone=True).state == "done"


def test_a_task_is_not_due_in_the_past():
    life = Life("task")
    life.refused("has passed already", "open", title="x", case="case/1", due="2026-03-01")
    life.step("open", title="x", case="case/1", due="2026-03-02")
    life.refused("has passed", "set_due", due="2026-02-01", reason="x")


def test_whose_clock_runs():
    life = opened_task()
    life.step("wait", waits_for="the bank", after=timedelta(days=2))
    life.step("resume", after=timedelta(days=5))
    now = life.at + timedelta(days=1)
    found = clocks(life.dossier, now)
    assert (found.ours, found.theirs) == (timedelta(days=3), timedelta(days=5))
    assert found.gross == found.ours + found.theirs + found.nobody
    life.step("finish", "u2", result="done", after=timedelta(days=1))
    assert clocks(life.dossier, now + timedelta(days=99)).gross == timedelta(days=8)
    assert due(life.dossier) is None


def test_what_is_late_is_computed():
    life = opened_task()
    last = due(life.dossier)
    assert last is not None
    assert last.isoformat() == "2026-03-10"
    assert not overdue(life.dossier, last)
    assert overdue(life.dossier, last + timedelta(days=1))
    opening = Life("break_glass")
    opening.step("open", reason="x", purpose="case/1")
    assert due(opening.dossier).isoformat() == "2026-03-07"
    assert due(Dossier(kind("task"), "2")) is None


def test_reviews_of_leads():
    life = Life("lead_review")
    seen = {"rules": ["R1"], "evidence": {"value": "1"}}
    life.refused("reasons here are", "dismiss", reason="irregularity", **seen)
    life.refused("needs a text", "dismiss", reason="dismissed_other", **seen)
    life.step("dismiss", reason="explained", **seen)
    assert life.acts[-1].event.reason == "explained"
    life.step("take")
    life.step("ask", asked="the supplier", answer_due="2026-03-16")
    life.refused("awaited until 2026-03-16", "no_answer")
    life.step("no_answer", after=timedelta(days=20))
    life.step("confirm", reason="needs_inquiry", **seen)
    assert life.dossier.state == "confirmed"


def issued():
    life = Life("audit_recommendation")
    life.step(
        "issue",
        "aud",
        title="Keep an inventory",
        report=DOCUMENT,
        finding="F-12",
        addressee="works",
        answer_due="2026-04-01",
        contracts=["ocds-1"],
        officials=["person-1"],
    )
    return life


def test_an_audit_recommendation_from_finding_to_verification():
    life = issued()
    assert life.acts[0].event.objects == ("ocds-1", "person-1")
    life.refused("needs its reasons", "respond", "add", response="partly")
    life.step("respond", "add", response="accepted", due="2026-06-01")
    life.refused("it was accepted", "accept_refusal", "aud", text="x")
    assert due(life.dossier).isoformat() == "2026-06-01"
    life.step("act", "add", action="inventory kept", evidence=DOCUMENT)
    life.refused("cannot verify its own", "verify", "x", verification="x", _agency="works")
    life.refused("whoever acted", "verify", "add", verification="x")
    life.step("verify_partial", "aud", verification="half of it", due="2026-09-01")
    life.step("act", "add", action="the rest", evidence=DOCUMENT)
    assert life.step("verify", "aud", verification="seen").state == "closed_implemented"
    life.refused("say why", "reopen", "aud")
    assert life.step("reopen", "aud", repeat_of="audit_recommendation/2").state == "answered"


def test_a_refused_recommendation_can_be_ended():
    life = issued()
    life.step("respond", "add", response="refused", text="no means")
    assert life.step("accept_refusal", "aud", text="noted").state == "closed_not_implemented"
    life.step("notify_committee", "aud", committee="accounts", hearing="2026-05-01")
    assert life.dossier.data["committees"][0]["hearing"] == "2026-05-01"


def requested():
    life = Life("approval")
    life.step("request", "u1", act="case.reopen", thing="case/1", digest="d", nonce="n", reason="r")
    return life


def test_approvals():
    life = requested()
    life.refused("whoever asks", "grant", "u1", digest="d")
    life.refused("less than 3 seconds", "grant", "u2", digest="d", after=timedelta(seconds=2))
    life.refused("older than 60 minutes", "grant", "u2", digest="d", after=timedelta(minutes=61))
    life.refused("not what was asked", "grant", "u2", digest="e")
    life.refused("take it back", "withdraw", "u2")
    life.step("grant", "u2", digest="d")
    life.refused("only the person who asked", "use", "u2", digest="d")
    life.refused("not the one", "use", "u1", digest="e")
    life.refused("more than 60 minutes ago", "use", "u1", digest="d", after=timedelta(minutes=61))
    assert life.step("use", "u1", digest="d").state == "used"
    refusal = life.refused("which does not allow use", "use", "u1", digest="d")
    assert "nothing more is possible" in str(refusal)


def test_an_emergency_is_reviewed_by_another():
    life = Life("break_glass")
    life.step("open", "u1", reason="child in danger", purpose="case/1")
    said = {"finding": "justified", "text": "seen"}
    life.refused("cannot review it", "review", "u1", **said)
    assert life.step("review", "dpo", **said).state == "reviewed"


def test_roles_that_never_join():
    life = Life("user")
    life.refused("taken", "add", name="A", login="a", _related={"same_login": 1})
    life.step("add", name="A", login="a")
    life.step("grant", role="custodian")
    life.refused("held already", "grant", role="custodian")
    life.refused("one person never holds both custodian and recipient", "grant", role="recipient")
    life.refused("is not held", "revoke", role="analyst")
    life.step("revoke", role="custodian")
    life.step("grant", role="recipient")
    assert [item["role"] for item in life.dossier.data["roles"]] == ["recipient"]


def test_a_link_is_between_two_records_in_order():
    life = Life("link")
    life.refused("in the order", "same", record_a="b", record_b="a", reason="x")
    life.step("same", record_a="a", record_b="b", reason="x")
    life.refused("another pair", "not_same", record_a="a", record_b="c", reason="x")


def test_a_correction_changes_something():
    said = {"table": "company", "record": "c1", "field": "name", "seen": "A", "reason": "x"}
    life = Life("correction")
    life.refused("the one that the source has", "correct", **said, value="A")
    life.step("correct", **said, value="B")


def test_an_erased_content_leaves_the_time_line():
    life = opened_case()
    life.step("note", text="a secret")
    acts = [life.acts[0], Act(1, life.acts[1].event, None)]
    seen = fold(kind("case"), "1", acts)
    assert [step.action for step in seen.steps] == ["open", "note"]
    assert "notes" not in seen.data
    gone = Act(1, Event(id="", t="", stream="case/1", version=2, act="", actor=""))
    assert fold(kind("case"), "1", [life.acts[0], gone]).state == "open"


def test_a_step_shows_what_it_was():
    life = opened_case()
    life.step("suspend", reason="waiting", review_day="2026-05-01")
    last = life.dossier.steps[-1]
    assert isinstance(last, Step)
    assert (last.action, last.before, last.state, last.actor) == (
        "suspend",
        "open",
        "suspended",
        "u1",
    )
    assert life.dossier.since() == life.at
