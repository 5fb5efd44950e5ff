"""Who is tied to whom: pure functions over lists of ties, for what SQL cannot say.

Effective shares and control through chains and rings of any depth (``Graph.on``, ``owners_of``,
``controllers_of``), paths between two parties, groups of bidders, and tests by permutation. Each
takes rows and gives rows; nothing here reads a file, a clock or an unseeded source of chance, and no
result depends on the order of the rows.
"""

from plumbrule.network.answer import Answer, Measure, Owner, Owners, Threshold
from plumbrule.network.graph import Graph
from plumbrule.network.owners import controllers_of, owners_of
from plumbrule.network.tie import Node, Share, State, Tie
from plumbrule.network.ties import Ties, TiesInMemory, Unnamed

__all__ = [
    "Answer",
    "Graph",
    "Measure",
    "Node",
    "Owner",
    "Owners",
    "Share",
    "State",
    "Threshold",
    "Tie",
    "Ties",
    "TiesInMemory",
    "Unnamed",
    "controllers_of",
    "owners_of",
]
