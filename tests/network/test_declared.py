"""Declared owners beside computed ones: planted differences, and innocent twins of each."""

from datetime import date, timedelta

from webs import DAY, control, graph, over, tie

from plumbrule.network import owners_of
from plumbrule.network.declared import compared


def declares(owned, owner, share=None, **more):
    """A statement about the whole: an indirect holding."""
    given = {"id": f"declared:{owner}>{owned}", "directness": "indirect"}
    made = tie(owned, owner, share or 0, **(given | more))
    return made if share is not None else control(owned, owner, "otherInfluenceOrControl", **given)


def verdicts(*ties, day=DAY, company="X", **options):
    web = graph(*ties, day=day, **options)
    answer, rows = compared(web, owners_of(web, company, over(25)))
    return answer.answer, {row.node.id: row.verdict for row in rows}


CHAIN = (tie("X", "H", 80), tie("X", "q", 20), tie("H", "p", 100))


def test_a_declaration_that_agrees():
    assert verdicts(*CHAIN, declares("X", "p", 80)) == ("clear", {"p": "agrees"})


def test_rounding_is_no_difference():
    assert verdicts(*CHAIN, declares("X", "p", 80.9)) == ("clear", {"p": "agrees"})


def test_a_hidden_owner_is_undeclared():
    hidden = (*CHAIN[:2], tie("H", "p", 60), tie("H", "r", 40))
    assert verdicts(*hidden, declares("X", "p", 48)) == ("hit", {"p": "agrees", "r": "undeclared"})


def test_a_small_holder_need_not_be_declared():
    small = (*CHAIN[:2], tie("H", "p", 90), tie("H", "r", 10))
    assert verdicts(*small, declares("X", "p", 72)) == ("clear", {"p": "agrees"})


def test_a_front_without_a_holding_is_unsupported():
    assert verdicts(*CHAIN, declares("X", "p", 80), declares("X", "front", 80)) == (
        "hit",
        {"p": "agrees", "front": "unsupported"},
    )


def test_an_owner_who_may_be_among_the_unnamed_cannot_be_told():
    answer, rows = verdicts(tie("X", "H", 80), declares("X", "p", 80))
    assert (answer, rows) == ("cannot_tell", {"p": "cannot_tell"})


def test_another_share_differs():
    assert verdicts(*CHAIN, declares("X", "p", 30)) == ("hit", {"p": "differs"})


def test_a_disclosed_nominee_is_no_difference():
    nominated = (
        tie("X", "N", 80),
        tie("X", "q", 20),
        control("N", "p", "nominator", kind="representation"),
        control("N", "n", "nominee", kind="representation"),
    )
    assert verdicts(*nominated, declares("X", "p", 80)) == ("clear", {"p": "agrees"})


def test_a_fresh_change_has_time_to_be_declared():
    since = DAY - timedelta(days=10)
    fresh = (
        *CHAIN[:1],
        tie("X", "s", 20),
        tie("H", "p", 50),
        tie("H", "r", 50, start=(since, since)),
    )
    answer, rows = verdicts(*fresh, declares("X", "p", 40))
    assert (answer, rows["r"]) == ("cannot_tell", "cannot_tell")
    later = verdicts(*fresh, declares("X", "p", 40), day=date(2024, 6, 1))
    assert later == ("hit", {"p": "agrees", "r": "undeclared"})


def test_control_declared_without_a_share_agrees_with_control():
    assert verdicts(*CHAIN, declares("X", "p")) == ("clear", {"p": "agrees"})


def test_a_weak_identity_settles_nothing():
    answer, rows = verdicts(*CHAIN, declares("X", "p", 30, rung="name_rare"))
    assert (answer, rows) == ("cannot_tell", {"p": "cannot_tell"})


def test_nothing_declared_cannot_be_compared():
    web = graph(*CHAIN)
    answer, rows = compared(web, owners_of(web, "X"))
    assert (answer.reasons, rows) == (("missing:declaration",), ())
