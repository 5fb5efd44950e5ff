"""What cannot be told of owners and control, and why; better dates settle it."""

from datetime import date

from webs import DAY, answer, asked, control, graph, over, tie

from plumbrule.network import Graph, Node, TiesInMemory, owners_of


def test_who_is_not_named_may_control():
    web = graph(tie("C", "", 60, id="x"), tie("C", "B", 40), tie("B", "p", 100))
    found = asked(web, "C")["p"]
    assert (found.control.answer, found.control.reasons) == ("cannot_tell", ("undisclosed_share",))
    assert asked(graph(tie("C", "q", 60), tie("C", "p", 40)), "C")["p"].control.answer == "clear"


def test_where_following_stops_the_answer_stays_open():
    ties = [tie(f"C{n}", f"C{n + 1}", 100) for n in range(5)] + [tie("C5", "p", 100)]
    nodes = [Node("p", "person")]
    found = owners_of(Graph(TiesInMemory(ties, nodes), DAY, most=3), "C0")
    assert (found.owners, found.notes) == ((), ("depth_limit",))
    assert found.natural.answer != "clear"
    whole = owners_of(Graph(TiesInMemory(ties, nodes), DAY), "C0", over(25))
    assert (whole.owners[0].answer.answer, whole.notes) == ("hit", ())


def test_a_better_date_settles_what_a_coarse_one_left_open():
    def on(end):
        return graph(tie("C", "p", 40, end=end), tie("C", "q", 60), day=date(2022, 6, 15))

    assert answer(on((date(2022, 1, 1), date(2022, 12, 31))), "C", "p", 25).answer == "cannot_tell"
    assert answer(on((date(2022, 6, 30), date(2022, 6, 30))), "C", "p", 25).answer == "hit"
    assert "p" not in asked(on((date(2022, 5, 31), date(2022, 5, 31))), "C")


def test_a_weak_identity_is_no_hit_about_a_person():
    web = graph(tie("C", "p", 80, rung="name_rare"), tie("C", "q", 20))
    found = asked(web, "C")["p"]
    assert (found.answer.answer, found.answer.reasons) == ("cannot_tell", ("weak:name_rare",))
    assert found.control.answer == "cannot_tell"
    assert found.rung == "name_rare"


def test_rights_that_decide_options_and_vetoes():
    held = (tie("C", "p", 50), tie("C", "q", 50))
    board = graph(*held, control("C", "p", "appointmentOfBoard"))
    assert asked(board, "C")["p"].control.answer == "hit"
    option = graph(*held, control("C", "p", "conditionalRightsGrantedByContract"))
    assert asked(option, "C")["p"].control.answer == "cannot_tell"
    veto = graph(*held, control("C", "p", "rightsGrantedByContract", role="veto over the budget"))
    assert asked(veto, "C")["p"].control.answer == "cannot_tell"


def test_votes_are_counted_apart_from_capital():
    votes = {"interest": "votingRights", "kind": "control"}
    web = graph(
        *(tie("C", "p", 20), tie("C", "q", 80)),
        *(tie("C", "p", 60, id="v1", **votes), tie("C", "q", 40, id="v2", **votes)),
    )
    found = asked(web, "C")["p"]
    assert [(one.basis, one.least * 100) for one in found.measures] == [
        ("capital", 20),
        ("votes", 60),
    ]
    assert (found.answer.answer, found.control.answer) == ("hit", "hit")


def test_a_chain_ends_at_the_state():
    web = graph(tie("C", "G", 80), tie("C", "p", 20), tie("G", "x", 100), kinds={"G": "body"})
    found = owners_of(web, "C")
    assert [one.node.id for one in found.owners] == ["p"]
    assert (found.natural.answer, found.natural.reasons) == ("clear", ("public_owner",))
