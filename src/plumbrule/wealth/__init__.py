"""A household's accounts: what grew from one declaration to the next, and what explains it.

The method is net worth with source and application of funds, in interval arithmetic: every amount lies
between a least and a most, and what is not known is without bound rather than zero. The result is
what declared sources do not explain, at least and at most. It is never a finding about a person: a
gift, an inheritance or an earlier saving that no form asked for explains the same gap.
"""

from __future__ import annotations

from plumbrule.wealth.accounts import (
    READS,
    Account,
    Line,
    NetWorth,
    accounts_of,
    compute,
    net_worths_of,
    statements,
    widest,
)
from plumbrule.wealth.parameters import Parameters, of_packs

__all__ = [
    "READS",
    "Account",
    "Line",
    "NetWorth",
    "Parameters",
    "accounts_of",
    "compute",
    "net_worths_of",
    "of_packs",
    "statements",
    "widest",
]
