"""Small webs of companies for tests: capitals are companies, small letters persons."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from plumbrule.network import Graph, Node, Share, Threshold, Tie, owners_of

DAY = date(2024, 1, 1)


def tie(owned, owner, least, most=None, **more):
    """A holding of capital in percent, known to hold from 2000 until 2030."""
    given = {
        "id": f"{owner}>{owned}",
        "interest": "shareholding",
        "share": Share.of_percent(least, least if most is None else most),
        "stated": date(2000, 1, 1),
        "seen": date(2030, 1, 1),
    }
    return Tie(owner=owner, owned=owned, **(given | more))


def control(owned, owner, interest, **more):
    """A tie without a share."""
    named = {"id": f"{owner}>{owned}:{interest}", "interest": interest, "share": None}
    given = tie(owned, owner, 0)
    fields = {name: getattr(given, name) for name in given.__slots__}
    return Tie(**(fields | named | {"kind": "control"} | more))


def graph(*ties, day=DAY, floor=None, kinds=None):
    """The graph of some ties; ``kinds`` tells those that the case of the letters does not."""
    names = {name for one in ties for name in (one.owner, one.owned) if name}
    kinds = kinds or {}
    nodes = [
        Node(name, kinds.get(name) or ("person" if name[0].islower() else "company"), country="XA")
        for name in sorted(names)
    ]
    return Graph.on(ties, day, nodes=nodes, floor=floor)


def over(percent, *, strict=True):
    return Threshold(Fraction(percent) / 100, strict, "test")


def asked(web, company, percent=25, *, strict=True):
    """The owners of a company by name, holders among them."""
    found = owners_of(web, company, over(percent, strict=strict))
    return {one.node.id: one for one in (*found.owners, *found.holders)}


def share(web, company, owner):
    """Least, most and most with what is not named, in percent and exact."""
    measure = asked(web, company)[owner].measure
    return measure.least * 100, measure.most * 100, measure.most_open * 100


def answer(web, company, owner, percent, *, strict=True):
    return asked(web, company, percent, strict=strict)[owner].answer
