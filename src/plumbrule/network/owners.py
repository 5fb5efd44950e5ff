"""The owners and controllers of one company on one day, with what can and cannot be said of each."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from plumbrule.network.answer import Answer, Measure, Owner, Owners, Threshold
from plumbrule.network.control import Control, control_above
from plumbrule.network.graph import Graph
from plumbrule.network.holdings import UNNAMED
from plumbrule.network.interests import BASES, MANAGEMENT
from plumbrule.network.measuring import Measuring
from plumbrule.network.shares import walks
from plumbrule.network.tie import Number

ZERO = Fraction(0)
ONE = Fraction(1)
MOST_PERSONS, MOST_OTHERS = 1_000, 200
"""Persons, and others, above one company that are measured: those with the greatest shares."""

_WEAKEST_FIRST = (
    *("name_only", "name_rare", "name_date_place", "publisher_id", "confirmed", "documented"),
    *("id_match", "self", "record"),
)


def owners_of(graph: Graph, company: str, threshold: Threshold = Threshold()) -> Owners:  # noqa: B008 frozen
    """Work out who owns and who controls a company on the day of a graph.

    Args:
        graph: the ties of the day.
        company: entity_id.
        threshold: from which share on somebody is an owner.

    Returns:
        Everybody above the company, with shares between bounds and an answer for each.
    """
    capital = Measuring(graph, graph.above(company, "capital"), threshold)
    others = [
        Measuring(graph, graph.above(company, basis), threshold)
        for basis in BASES
        if basis != "capital"
    ]
    ways = [capital, *(one for one in others if one.web.holdings != capital.web.holdings)]
    control = control_above(graph, company, _hidden_votes(graph, ways))
    named, left_out = _named(graph, company, ways, control)
    above = [_owner(graph, company, entity, ways, control) for entity in named]
    above.sort(key=lambda one: (-one.measure.least, -one.measure.most, one.node.id))
    return Owners(
        company=graph.node(company),
        threshold=threshold,
        owners=tuple(one for one in above if one.node.kind == "person"),
        holders=tuple(one for one in above if one.node.kind != "person"),
        undisclosed=_undisclosed(graph, capital),
        circular=capital.least.circular,
        natural=_natural(graph, capital),
        managed_by=tuple(
            tie
            for tie in graph.live(company)
            if tie.interest in MANAGEMENT or tie.kind == "directorship"
        ),
        unnamed=tuple(
            (at, one) for at in sorted(capital.web.holdings) for one in graph.unnamed(at)
        ),
        notes=_notes(ways, left_out=left_out),
    )


def _named(
    graph: Graph, company: str, ways: list[Measuring], control: Control
) -> tuple[list[str], bool]:
    """Give who is measured: all, or of very many those with most; and whether some are left out."""
    found: dict[str, None] = {}
    for way in ways:
        found |= dict.fromkeys(sorted(way.web.ends | way.web.holdings.keys()))
    found |= dict.fromkeys(tie.owner for ties in control.commands.values() for tie, _ in ties)
    found = {
        name: None
        for name in found
        if name not in (company, UNNAMED) and not name.startswith("joint:")
    }
    if len(found) <= MOST_OTHERS:
        return list(found), False
    weights = [way.outer.weight for way in ways]
    ordered = sorted(found, key=lambda one: (-max(each.get(one, ZERO) for each in weights), one))
    persons = [one for one in ordered if graph.node(one).kind == "person"]
    others = [one for one in ordered if graph.node(one).kind != "person"]
    kept = persons[:MOST_PERSONS] + others[:MOST_OTHERS]
    return kept, len(kept) < len(ordered)


def controllers_of(graph: Graph, company: str) -> tuple[Owner, ...]:
    """Give who controls a company for certain or possibly, persons and others."""
    found = owners_of(graph, company)
    return tuple(one for one in (*found.owners, *found.holders) if one.control.answer != "clear")


def _owner(
    graph: Graph, company: str, entity: str, ways: list[Measuring], control: Control
) -> Owner:
    measures = tuple(
        way.measure(entity)
        for way in ways
        if way is ways[0] or entity in way.web.ends or entity in way.web.holdings
    )
    rungs = {tie.rung for way in ways for _, stake in way.steps(entity) for tie in stake.ties}
    rungs |= {
        tie.rung for ties in control.commands.values() for tie, _ in ties if tie.owner == entity
    }
    return Owner(
        graph.node(entity),
        measures,
        _together(measures),
        _controls(company, entity, ways, control),
        min(rungs, key=_strength, default="self"),
    )


def _strength(rung: str) -> tuple[int, str]:
    return (_WEAKEST_FIRST.index(rung) if rung in _WEAKEST_FIRST else -1, rung)


def _together(measures: Iterable[Measure]) -> Answer:
    answers = [one.answer for one in measures]
    if any(one.answer == "hit" for one in answers):
        return Answer("hit")
    reasons = sorted({reason for one in answers for reason in one.reasons})
    return Answer("cannot_tell", tuple(reasons)) if reasons else Answer("clear")


def _hidden_votes(graph: Graph, ways: list[Measuring]) -> dict[str, Number]:
    """Tell, for each company above, the most of its votes that one who is not named may hold."""
    first = ways[0]
    places = {at for way in ways for at in (*way.web.holdings, *way.web.ends)}
    return {at: first.floor(at) for at in places if at != UNNAMED and not graph.node(at).ends}


def _controls(company: str, entity: str, ways: list[Measuring], control: Control) -> Answer:
    if company in control.of(entity, certain=True):
        return Answer("hit")
    if company not in control.of(entity, certain=False):
        return Answer("clear")
    told = Control(company, control.votes, control.commands)
    if company not in told.of(entity, certain=False):
        return Answer("cannot_tell", ("undisclosed_share",))
    reasons = {doubt for way in ways for _, stake in way.steps(entity) for doubt in stake.doubts}
    if any(held.over for held in control.votes.values()):
        reasons.add("shares_over_100")
    return Answer("cannot_tell", tuple(sorted(reasons)) or ("straddle",))


def _undisclosed(graph: Graph, way: Measuring) -> tuple[Number, Number]:
    """Give the bounds of what comes to no named person and not to the State."""
    named = [end for end in way.web.ends if end != UNNAMED and graph.node(end).ends]
    surely, outer = walks(way.web, "least", once=True), walks(way.web, "most", once=True)
    least = sum((surely.weight.get(end, ZERO) for end in named), surely.circular)
    most = sum((outer.weight.get(end, ZERO) for end in named), surely.circular)
    sure = not outer.lost and not outer.closed and most < 1
    return (1 - most if sure else ZERO), (1 - least if least < 1 else ZERO)


def _natural(graph: Graph, way: Measuring) -> Answer:
    """Tell whether no natural person is behind most of a company (rule OW-4)."""
    if way.over:
        return Answer("cannot_tell", ("shares_over_100",))
    bar = 1 - way.threshold.share
    persons = [end for end in way.web.ends if graph.node(end).kind == "person"]
    surely = walks(way.web, "least", once=True).weight
    if sum((surely.get(one, ZERO) for one in persons), ZERO) >= bar:
        return Answer("clear")
    public = [end for end in way.web.ends if graph.node(end).kind == "body"]
    if sum((surely.get(one, ZERO) for one in public), ZERO) >= bar:
        return Answer("clear", ("public_owner",))
    explained = any(graph.unnamed(at) for at in way.web.holdings)
    uncovered = {graph.uncovered(at) for at in way.web.ends if at and not graph.node(at).ends}
    uncovered |= {graph.uncovered(way.web.company)}
    if uncovered - {""}:
        return Answer("cannot_tell", tuple(sorted(uncovered - {""})))
    if _undisclosed(graph, way)[0] + way.least.circular > bar and not explained:
        return Answer("hit")
    return Answer("cannot_tell", ("undisclosed_share",))


def _notes(ways: list[Measuring], *, left_out: bool) -> tuple[str, ...]:
    found = {"depth_limit"} if left_out else set()
    for way in ways:
        if way.over:
            found.add("shares_over_100")
        if way.least.closed:
            found.add("circular")
        if way.web.cut or way.least.lost:
            found.add("depth_limit")
    return tuple(sorted(found))
