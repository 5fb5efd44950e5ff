"""Write the reference pages that come from the code itself: `make docs`.

A test fails when a page is not what this script writes, so that no page can lag behind.
"""

from __future__ import annotations

import sys
from pathlib import Path

from plumbrule.indicators.indicator import packaged
from plumbrule.model import LINKED_TABLES, LOAD_TABLES, SOURCE_TABLES, Table
from plumbrule.model.table import PROVENANCE

HERE = Path(__file__).parent


def pages() -> dict[str, str]:
    """Give the text of every page by its file name."""
    return {"model.md": model_page(), "indicator-list.md": indicator_page()}


def model_page() -> str:
    """Describe every table and column of the model."""
    lines = [
        "# The tables",
        "",
        "Written by `make docs` from `src/plumbrule/model/tables/`. Types: text, integer, number "
        "(a measure that is not money), money (exact, 20 digits before the point and 4 after), "
        "date, instant (UTC), boolean. Null means that the source does not say.",
        "",
        "A point in time is three columns: `..._text` is what the source wrote, `..._earliest` and "
        "`..._latest` are the ends of what it can mean, equal when an instant with its zone is "
        "given. A date without a zone is as wide as that day is on earth.",
        "",
        "Every row of a loaded table also has:",
        "",
        *(f"- `{column.name}` ({column.kind}): {column.meaning}" for column in PROVENANCE),
        "",
    ]
    for head, tables in (
        ("What sources write", SOURCE_TABLES),
        ("What loading writes about itself", LOAD_TABLES),
        ("What linking derives", LINKED_TABLES),
    ):
        lines += [f"## {head}", ""]
        for table in tables.values():
            lines += _table(table)
    return "\n".join(lines)


def _table(table: Table) -> list[str]:
    return [
        f"### {table.name}",
        "",
        f"{table.meaning} One row for each {', '.join(f'`{name}`' for name in table.key)}.",
        "",
        "| column | type | meaning |",
        "|---|---|---|",
        *(
            f"| `{column.name}` | {column.kind}"
            f"{f' ({column.unit})' if column.unit else ''} | {column.meaning.replace('|', '/')} |"
            for column in table.columns
        ),
        "",
    ]


def indicator_page() -> str:
    """List every rule with its question, its ground and what speaks for innocence."""
    lines = [
        "# The rules",
        "",
        "Written by `make docs` from the headers in `src/plumbrule/indicators/`. How to write one: "
        "[indicators.md](indicators.md).",
        "",
    ]
    for rule in packaged():
        lines += [
            f"## {rule.id} {rule.title}",
            "",
            f"{' '.join(rule.rationale.split())}",
            "",
            f"Unit: {rule.unit}. Stage: {rule.stage}. Kind: {rule.category}. "
            f"Version {rule.version}, since {rule.since}. Identity needed: {rule.needs_rung}.",
            "",
            "Rests on:",
            *(f"- {one}" for one in rule.basis),
            "",
        ]
        if rule.parameters:
            lines += ["| parameter | default | meaning | source |", "|---|---|---|---|"]
            lines += [
                f"| `{name}` | {one.value} | {one.meaning} | {one.source} |"
                for name, one in rule.parameters.items()
            ]
            lines += [""]
        lines += [
            "Cannot tell:",
            *(f"- `{reason}`: {meaning}" for reason, meaning in rule.cannot_tell.items()),
            "",
            "Innocent explanations:",
            *(f"- {one}" for one in rule.innocent),
            "",
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
        print(HERE / name, file=sys.stderr)
