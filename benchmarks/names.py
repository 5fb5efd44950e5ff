"""Measure the comparison of names on labelled pairs, beside plain string measures.

    .venv/bin/python benchmarks/names.py [--half development] [--data DIR]

The pairs are made from public lists (see `name_pairs.py`); half of the records are kept for
development, the other half is measured here. The peers compare the names in ASCII: the ratio of
sorted tokens, and Jaro-Winkler of sorted tokens; they are given the threshold that suits them best
on the very pairs, ours keeps its 0.70. Among the negatives are two people of one and the same name,
and firms that a list has twice: what is missing of 100 in the precision of hits is mostly these.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from measure import real_data, table
from name_pairs import Pair, pairs
from plumbrule.linking.names import WORTH_A_LOOK, analyse, version
from plumbrule.linking.names.answer import Answered, answer_for

_HEADS = ("set", "pairs", "same", "method", "F1", "P", "R", "at", "hit P", "hit R", "pairs/s")
Scored = Sequence[tuple[float, bool]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--half", default="held out", choices=("held out", "development"))
    parser.add_argument("--data", type=Path, help="the folder of real data")
    args = parser.parse_args()
    data = args.data or real_data()
    if data is None:
        print("skipped: the lists are not here; give --data or PLUMBRULE_DATA")
        return 0
    print(f"{version()}, {args.half} half; rates in percent, pairs a second of one core\n")
    rows: list[Sequence[str]] = []
    for name, made in (*pairs(data, args.half).items(), ("other scripts, short", _short(data))):
        if not made:
            continue
        same = sum(pair.same for pair in made)
        rows.append((name, f"{len(made):,}", f"{same:,}", *_ours(made)))
        if same < len(made):
            rows += [
                ("", "", "", title, *_peer(made, measure)) for title, measure in _PEERS.items()
            ]
    table(_HEADS, rows)
    return 0


def _short(data: Path) -> list[Pair]:
    """Read the small file of famous names in several scripts, all of them positive."""
    path = data / "entities" / "watchman-lists" / "cross_script_pairs.csv"
    if not path.exists():
        return []
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return [Pair(row[0], row[1], "person", True) for row in csv.reader(lines) if len(row) > 3]


def _ours(made: list[Pair]) -> tuple[str, ...]:
    names = [(analyse(pair.name_a, pair.kind), analyse(pair.name_b, pair.kind)) for pair in made]
    for a, b in names:
        answer_for(a, b)
    began = time.process_time()
    answers = [answer_for(a, b) for a, b in names]
    seconds = time.process_time() - began
    scored = [(answer.score, pair.same) for answer, pair in zip(answers, made, strict=True)]
    f1, precision, recall = _rates(scored, WORTH_A_LOOK)
    hits = [pair.same for answer, pair in zip(answers, made, strict=True) if _is_hit(answer)]
    same = sum(pair.same for pair in made)
    hit_precision = _percent(sum(hits) / len(hits)) if hits else "-"
    return (
        "plumbrule",
        *map(_percent, (f1, precision, recall)),
        f"{WORTH_A_LOOK:.2f}",
        hit_precision,
        _percent(sum(hits) / same),
        f"{len(made) / seconds:,.0f}",
    )


def _is_hit(answer: Answered) -> bool:
    return answer.answer == "hit"


def _peer(made: list[Pair], measure: Callable[[str, str], float]) -> tuple[str, ...]:
    texts = [(_ascii(pair.name_a), _ascii(pair.name_b)) for pair in made]
    began = time.process_time()
    scores = [measure(a, b) for a, b in texts]
    seconds = time.process_time() - began
    scored = [(score, pair.same) for score, pair in zip(scores, made, strict=True)]
    best, threshold = max((_rates(scored, step / 100)[0], step / 100) for step in range(30, 101))
    _, precision, recall = _rates(scored, threshold)
    rates = map(_percent, (best, precision, recall))
    return (*rates, f"{threshold:.2f}", "-", "-", f"{len(made) / seconds:,.0f}")


def _ascii(name: str) -> str:
    return " ".join(sorted(anyascii(name).lower().replace(",", " ").replace("-", " ").split()))


_PEERS: dict[str, Callable[[str, str], float]] = {
    "rapidfuzz token_sort_ratio": lambda a, b: fuzz.token_sort_ratio(a, b) / 100,
    "rapidfuzz jaro_winkler": JaroWinkler.similarity,
}


def _rates(scored: Scored, threshold: float) -> tuple[float, float, float]:
    """Return F1, precision and recall of the pairs at or above a threshold."""
    right = sum(same for score, same in scored if score >= threshold)
    found = sum(score >= threshold for score, _ in scored)
    same = sum(same for _, same in scored)
    precision, recall = right / max(1, found), right / max(1, same)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def _percent(rate: float) -> str:
    return f"{100 * rate:.1f}"


if __name__ == "__main__":
    sys.exit(main())
