"""How fast the journal is: acts with an fsync each, in batches, proofs, and the whole verified.

    python benchmarks/journal.py --lake DIR [--journal ADDRESS] [--acts 1000000]

Half of the acts carry a content, as in use. CPU seconds are measured beside the wall clock, because
machines are shared. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from plumbrule.journal import database, export, tree
from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.journal.store import Journal
from plumbrule.journal.verification import verify

SINGLE = 2_000
BATCH = 1_000


def drafts(count: int, start: int) -> list[Draft]:
    """Return acts on a few thousand things, half of them with a note."""
    return [
        Draft(
            f"case/{number % 5_000}",
            "case.note",
            "u1",
            {"text": "The bank answered; two accounts were named."} if number % 2 else None,
            {"state": "open", "before": "open"},
        )
        for number in range(start, start + count)
    ]


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Return wall and CPU seconds of an action."""
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - wall, time.process_time() - cpu


def write_single(journal: Journal) -> None:
    """Append acts one by one."""
    for draft in drafts(SINGLE, 0):
        journal.append([draft])


def write_batches(journal: Journal, acts: int) -> None:
    """Append acts a thousand at a time."""
    for start in range(0, acts, BATCH):
        journal.append(drafts(BATCH, start))


def proofs(journal: Journal, size: int) -> None:
    """Compute a hundred proofs of each kind."""
    with database.reading(journal.engine) as connection:
        for number in range(100):
            tree.inclusion_proof(connection, number * (size // 100), size)
            tree.consistency_proof(connection, 1 + number * (size // 100), size)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lake", type=Path, required=True)
    parser.add_argument("--journal")
    parser.add_argument("--acts", type=int, default=1_000_000)
    args = parser.parse_args()
    journal = open_journal(args.lake, args.journal)
    result: dict[str, float | int | str] = {"database": journal.engine.dialect.name}
    wall, cpu = timed(lambda: write_single(journal))
    result |= {"single_per_second": round(SINGLE / wall), "single_per_cpu": round(SINGLE / cpu)}
    wall, cpu = timed(lambda: write_batches(journal, args.acts))
    result |= {
        "batched_per_second": round(args.acts / wall),
        "batched_per_cpu": round(args.acts / cpu),
    }
    size = journal.size()
    wall, cpu = timed(lambda: proofs(journal, size))
    result |= {"acts": size, "proof_ms": round(wall * 1000 / 200, 2)}
    kept = journal.checkpoint()
    wall, cpu = timed(lambda: verify(journal, [kept]))
    result |= {"verify_seconds": round(wall, 1), "verify_cpu_seconds": round(cpu, 1)}
    path = args.lake / "export"
    wall, cpu = timed(lambda: export.export(journal, path, events=False))
    result |= {"export_cpu_seconds": round(cpu, 1), "export_mb": path.stat().st_size // 10**6}
    wall, cpu = timed(lambda: export.check(path))
    result |= {"export_check_cpu_seconds": round(cpu, 1)}
    path.unlink()
    file = args.lake / database.FILE_NAME
    if file.exists():
        result["journal_mb"] = file.stat().st_size // 10**6
    journal.close()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
