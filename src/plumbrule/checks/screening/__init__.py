"""Names asked against lists, in memory: an index of the listed, and a score for each candidate.

>>> from plumbrule.checks.screening import Index, Listed, Query
>>> index = Index.of([Listed("list:1", "list:1", "person", (("Ann Example", "legal"),))])
>>> index.match(Query("Ann Exampel", "person"))[0].party_id
'list:1'
"""

from __future__ import annotations

from plumbrule.checks.screening.index import ALERT, Index, Matches
from plumbrule.checks.screening.listing import Listing, Version
from plumbrule.checks.screening.query import Candidate, Listed, Number, Query
from plumbrule.checks.screening.span import Span, span_of
from plumbrule.checks.screening.watchlist import Entry, Result, Screened, Watchlist

__all__ = [
    "ALERT",
    "Candidate",
    "Entry",
    "Index",
    "Listed",
    "Listing",
    "Matches",
    "Number",
    "Query",
    "Result",
    "Screened",
    "Span",
    "Version",
    "Watchlist",
    "span_of",
]
