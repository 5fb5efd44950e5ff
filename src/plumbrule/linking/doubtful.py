"""The groups that need joining one by one: read from the tables of linking, and written back."""

from __future__ import annotations

from collections import defaultdict

import duckdb

from plumbrule.linking.components import Edge, Number, join, ties

_NO_NUMBER = 9
"""Weakness of a node that is not itself a number."""


def join_doubtful(connection: duckdb.DuckDBPyConnection) -> None:
    """Place the nodes of ``linking_doubtful`` groups; note the grounds that were not followed."""
    nodes = [
        node
        for (node,) in connection.execute(
            "select node from linking_label semi join linking_doubtful using (label) order by node"
        ).fetchall()
    ]
    if not nodes:
        return
    edges = [
        Edge(*row)
        for row in connection.execute(
            """
            select edge.node_a, edge.node_b, edge.tie
            from linking_edge as edge
            semi join (
                select node from linking_label semi join linking_doubtful using (label)
            ) as inside on inside.node = edge.node_a
            """
        ).fetchall()
    ]
    known = set(nodes)
    apart = [
        (one, other)
        for one, other in connection.execute(
            "select node_a, node_b from linking_apart order by all"
        ).fetchall()
        if one in known and other in known
    ]
    numbers, weakness = _numbers(connection, known)
    groups, refused = join(nodes, edges, apart, numbers, _borne_together(connection))
    placed: list[tuple[str, str, str]] = []
    for group in groups:
        anchor = min(group, key=lambda node: (*weakness.get(node, (_NO_NUMBER, 0)), node))
        numbered = weakness.get(anchor, (_NO_NUMBER, 0))[0] < _NO_NUMBER
        tie_of = ties(anchor, group, edges, numbered=numbered)
        placed += [(node, anchor, tie_of[node]) for node in sorted(group)]
    connection.execute(
        "insert into linking_component select unnest($1), unnest($2), unnest($3)",
        [list(column) for column in zip(*placed, strict=True)],
    )
    if refused:
        rows = [(one.edge.node_a, one.edge.node_b, one.rung, one.evidence) for one in refused]
        connection.execute(
            "insert into linking_refused select unnest($1), unnest($2), unnest($3), unnest($4)",
            [list(column) for column in zip(*rows, strict=True)],
        )


def _numbers(
    connection: duckdb.DuckDBPyConnection, known: set[str]
) -> tuple[dict[str, list[Number]], dict[str, tuple[int, int]]]:
    """Give each node's excluding numbers, and how weak an anchor it makes."""
    rows = connection.execute(
        """
        select node, scheme || country, value, weakness, bears_one
        from linking_node_number
        order by all
        """
    ).fetchall()
    numbers: dict[str, list[Number]] = defaultdict(list)
    weakness: dict[str, tuple[int, int]] = {}
    for node, scheme, value, weak, bears_one in rows:
        if node not in known:
            continue
        weakness[node] = min(weakness.get(node, (_NO_NUMBER, 0)), (weak, 0))
        if bears_one:
            numbers[node].append((scheme, value))
    for (node,) in connection.execute(
        "select distinct node from linking_held where node = party_id"
    ).fetchall():
        weakness[node] = (_NO_NUMBER, 1)
    return numbers, weakness


def _borne_together(
    connection: duckdb.DuckDBPyConnection,
) -> list[tuple[Number, Number]]:
    """Give pairs of numbers of one scheme that one record bears."""
    rows = connection.execute(
        """
        select distinct a.scheme || a.country, a.value, b.value
        from linking_bearing as a
        inner join linking_bearing as b
            on b.party_id = a.party_id and b.scheme = a.scheme and b.country = a.country
        where a.value < b.value and a.state = 'good' and b.state = 'good'
        """
    ).fetchall()
    return [((scheme, one), (scheme, other)) for scheme, one, other in rows]
