"""The part of SQL that rules may use: what gives the same answer on every engine.

Lists of what is allowed, because an engine takes a function it does not know as it stands and
means something else by it. ``docs/indicators.md`` shows the same lists with examples.
"""

from __future__ import annotations

import re
from functools import cache

from sqlglot import exp

from plumbrule.indicators.relations import macros

NODES: frozenset[type[exp.Expression]] = frozenset(
    {
        # statements and their parts
        *(exp.Select, exp.Union, exp.With, exp.CTE, exp.Subquery, exp.From, exp.Join, exp.Where),
        *(exp.Group, exp.Having, exp.Order, exp.Ordered, exp.Values, exp.Table, exp.TableAlias),
        *(exp.Distinct, exp.Filter, exp.Window, exp.WindowSpec, exp.Exists),
        # names and values
        *(exp.Alias, exp.Column, exp.Identifier, exp.Star, exp.Literal, exp.Null, exp.Boolean),
        *(exp.Placeholder, exp.Parameter, exp.Tuple, exp.Interval, exp.Var),
        *(exp.DataType, exp.DataTypeParam, exp.Paren),
        # comparison and arithmetic
        *(exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.NullSafeEQ, exp.NullSafeNEQ),
        *(exp.Is, exp.In, exp.Between, exp.And, exp.Or, exp.Not, exp.Like),
        *(exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.DPipe, exp.Mod),
        *(exp.Case, exp.If, exp.Coalesce, exp.Nullif, exp.Cast, exp.TryCast),
        # aggregates and windows
        *(exp.Count, exp.Sum, exp.Avg, exp.Min, exp.Max, exp.ArrayAgg, exp.LogicalOr),
        *(exp.LogicalAnd, exp.RowNumber, exp.Rank, exp.DenseRank, exp.Lag, exp.Lead),
        # numbers
        *(exp.Abs, exp.Round, exp.Floor, exp.Ceil, exp.Ln, exp.Exp, exp.Sqrt, exp.Pow),
        *(exp.Least, exp.Greatest),
        # texts
        *(exp.Lower, exp.Upper, exp.Trim, exp.Length, exp.Substring, exp.Concat, exp.Split),
        *(exp.RegexpLike, exp.RegexpReplace, exp.Replace),
        # days
        *(exp.Year, exp.Quarter, exp.Month, exp.Day, exp.DateDiff),
        # lists
        *(exp.ArrayContains, exp.ArraySort, exp.ArrayDistinct, exp.ArrayToString, exp.Explode),
    }
)
"""Kinds of node of the SQL tree that a query may hold."""

JOINS = frozenset({"", "INNER", "LEFT", "CROSS"})
"""Kinds of join: SQLGlot passes others, such as positional joins, to engines that lack them."""

WHOLE_NUMBERS = frozenset({exp.DType.INT, exp.DType.BIGINT, exp.DType.SMALLINT, exp.DType.TINYINT})
"""Types a cast to which rounds on one engine and cuts on another."""

ROUNDED = (exp.Floor, exp.Ceil, exp.Round)


@cache
def formulas() -> frozenset[str]:
    """Give the names of the formulas in ``macros.sql``."""
    return frozenset(re.findall(r"create or replace temp macro (\w+)\(", macros()))
