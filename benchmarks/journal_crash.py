"""Kill a writer at a random moment, again and again, and look for what it had been promised.

    python benchmarks/journal_crash.py --lake DIR [--journal ADDRESS] [--rounds 200] [--seed 7]

Every round a child writes single acts and batches and tells each one that was acknowledged; it is
killed with SIGKILL. Then every acknowledged act must be there with its content, no batch may be
there in part, and at the end the whole log must verify. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.journal.verification import verify


def write_until_killed(lake: Path, journal: str | None, seed: int, tell: int) -> None:
    """Append for ever; after each acknowledged append write ``first position, count`` and a line."""
    chance = random.Random(seed)
    opened = open_journal(lake, journal)
    number = 0
    while True:
        number += 1
        count = 1 if chance.random() < 0.7 else chance.randint(2, 300)
        batch = f"{seed}-{number}"
        drafts = [
            Draft(f"case/{chance.randint(1, 50)}", "case.note", "u1", {"batch": batch, "of": count})
            for _ in range(count)
        ]
        first = opened.append(drafts)[0].position
        os.write(tell, f"{first} {count} {batch}\n".encode())


def one_round(lake: Path, journal: str | None, seed: int, seconds: float) -> list[list[str]]:
    """Let a child write for so long, kill it, and return what it was promised."""
    ear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        try:
            write_until_killed(lake, journal, seed, tell)
        finally:
            os._exit(1)
    os.close(tell)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the writer ended by itself")
    with os.fdopen(ear, "rb") as lines:
        # A last line without its end was being written when the kill came.
        return [line.decode().split() for line in lines if line.endswith(b"\n")]


def examine(lake: Path, journal: str | None, start: int, promised: list[list[str]]) -> int:
    """Return the size of the log after checking this round's acts."""
    opened = open_journal(lake, journal)
    found: dict[str, list[int]] = {}
    sizes: dict[str, int] = {}
    for act in opened.acts(start):
        batch, count = act.content["batch"], act.content["of"]
        found.setdefault(batch, []).append(act.position)
        sizes[batch] = count
    for first, count, batch in promised:
        expected = list(range(int(first), int(first) + int(count)))
        if found.get(batch) != expected:
            raise SystemExit(f"acknowledged acts from {first} on are not there")
    for batch, positions in found.items():
        if len(positions) != sizes[batch]:
            raise SystemExit(f"the batch {batch} is there in part")
    size = opened.size()
    opened.close()
    return size


def main() -> None:
    """Run the rounds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lake", type=Path, required=True)
    parser.add_argument("--journal")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only-write", action="store_true", help="write, and tell, until killed")
    args = parser.parse_args()
    if args.only_write:
        write_until_killed(args.lake, args.journal, args.seed, sys.stdout.fileno())
    opened = open_journal(args.lake, args.journal)
    size = opened.size()
    opened.close()
    chance = random.Random(args.seed)
    acknowledged = 0
    for number in range(args.rounds):
        promised = one_round(args.lake, args.journal, number, chance.uniform(0.02, 0.3))
        size = examine(args.lake, args.journal, size, promised)
        acknowledged += sum(int(count) for _, count, _ in promised)
    opened = open_journal(args.lake, args.journal)
    report = verify(opened, [opened.checkpoint()])
    opened.close()
    faults = [str(fault) for fault in report.faults]
    result = {"rounds": args.rounds, "acknowledged": acknowledged, "acts": size, "faults": faults}
    print(json.dumps(result))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
