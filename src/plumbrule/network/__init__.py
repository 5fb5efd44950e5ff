"""Who is tied to whom: pure functions over lists of ties, for what SQL cannot say.

Effective shares and control through chains and rings of any depth (``Graph.on``, ``owners_of``,
``controllers_of``), paths between two parties, groups of bidders, and tests by permutation. Each
takes rows and gives rows; nothing here reads a file, a clock or an unseeded source of chance, and no
result depends on the order of the rows.
"""

from plumbrule.network.answer import Answer, Measure, Owner, Owners, Threshold
from plumbrule.network.connections import Connections
from plumbrule.network.graph import Graph
from plumbrule.network.listed import (
    AFFILIATES,
    AGGREGATE_50,
    MAJORITY_OR_CONTROL,
    Caught,
    Regime,
    effective,
    owned_by_listed,
)
from plumbrule.network.owners import controllers_of, owners_of
from plumbrule.network.paths import Path, Paths, Step, paths_between
from plumbrule.network.tie import Node, Share, State, Tie
from plumbrule.network.ties import Ties, TiesInMemory, Unnamed
from plumbrule.network.ties_of_lake import TiesOfLake

__all__ = [
    "AFFILIATES",
    "AGGREGATE_50",
    "MAJORITY_OR_CONTROL",
    "Answer",
    "Caught",
    "Connections",
    "Graph",
    "Measure",
    "Node",
    "Owner",
    "Owners",
    "Path",
    "Paths",
    "Regime",
    "Share",
    "State",
    "Step",
    "Threshold",
    "Tie",
    "Ties",
    "TiesInMemory",
    "TiesOfLake",
    "Unnamed",
    "controllers_of",
    "effective",
    "owned_by_listed",
    "owners_of",
    "paths_between",
]
