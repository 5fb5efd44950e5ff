"""Many writers and readers on a few things at once: nothing lost, nobody stuck.

    python benchmarks/journal_contention.py --lake DIR --journal ADDRESS [--seconds 60]

Each writer reads a thing, adds one to the number in it, and appends on condition that nothing
happened meanwhile; each reader checks that the numbers of a thing run without a gap. At the end the
numbers must equal the acknowledged additions. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import time
from pathlib import Path

from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.journal.store import ConflictError
from plumbrule.journal.verification import verify

THINGS = 16
RECENT = 200


def number_of(acts) -> int:
    """Return the last number, after checking that they run 1, 2, 3 ..."""
    numbers = [act.content["n"] for act in acts]
    if numbers != list(range(1, len(numbers) + 1)):
        raise SystemExit(f"an addition was lost: {numbers[-5:]}")
    return len(numbers)


def work(lake: Path, address: str, seed: int, seconds: float, answers) -> None:
    """Add until the time is over; tell the acknowledged additions, conflicts and latencies."""
    opened = open_journal(lake, address)
    chance = random.Random(seed)
    done, conflicts, latencies = 0, 0, []
    end = time.monotonic() + seconds
    generation = 0
    while time.monotonic() < end:
        # A thing is left for a new one after a while, as cases are; reading it stays short.
        generation = max(generation, done // RECENT)
        name = f"counter/{generation}-{chance.randrange(THINGS)}"
        began = time.monotonic()
        number = number_of(opened.stream(name))
        try:
            opened.append(
                [Draft(name, "counter.add", f"u{seed}", {"n": number + 1})], {name: number}
            )
        except ConflictError:
            conflicts += 1
            continue
        done += 1
        latencies.append(time.monotonic() - began)
    opened.close()
    answers.put(("writer", done, conflicts, latencies))


def watch(lake: Path, address: str, seed: int, seconds: float, answers) -> None:
    """Read until the time is over; tell how often, and how long each took."""
    opened = open_journal(lake, address)
    chance = random.Random(seed)
    latencies = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        number_of(opened.stream(f"counter/0-{chance.randrange(THINGS)}"))
        latencies.append(time.monotonic() - began)
        time.sleep(0.005)
    opened.close()
    answers.put(("reader", len(latencies), 0, latencies))


def percentile(values: list[float], share: float) -> float:
    """Return the value below which that share of the sorted values lies, in milliseconds."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def main() -> None:
    """Run writers and readers together."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lake", type=Path, required=True)
    parser.add_argument("--journal", required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--readers", type=int, default=8)
    args = parser.parse_args()
    open_journal(args.lake, args.journal).close()
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    jobs = [(work, seed) for seed in range(args.writers)]
    jobs += [(watch, 100 + seed) for seed in range(args.readers)]
    children = [
        context.Process(target=target, args=(args.lake, args.journal, seed, args.seconds, answers))
        for target, seed in jobs
    ]
    for child in children:
        child.start()
    told = [answers.get(timeout=args.seconds + 60) for _ in children]
    for child in children:
        child.join(timeout=30)
        if child.exitcode != 0:
            raise SystemExit("a process did not end as it should")
    added = sum(count for kind, count, _, _ in told if kind == "writer")
    writes = [item for kind, _, _, times in told if kind == "writer" for item in times]
    reads = [item for kind, _, _, times in told if kind == "reader" for item in times]
    opened = open_journal(args.lake, args.journal)
    recorded = len(opened.kind("counter"))
    report = verify(opened)
    opened.close()
    if recorded != added or report.faults:
        raise SystemExit(f"{added} additions acknowledged, {recorded} found, {report.faults}")
    result = {
        "seconds": args.seconds,
        "acts": added,
        "acts_per_second": round(added / args.seconds),
        "write_p95_ms": percentile(writes, 0.95),
        "reads_per_second": round(len(reads) / args.seconds),
        "read_p95_ms": percentile(reads, 0.95),
        "conflicts": sum(conflicts for _, _, conflicts, _ in told),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
