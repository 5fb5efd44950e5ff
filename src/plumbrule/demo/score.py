"""How well a set of hits finds what was planted, scheme by scheme."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

import msgspec

from plumbrule.demo.truth import SCHEMES, Planted


class SchemeScore(TypedDict):
    """Counts of one scheme.

    ``rule`` that must find it; ``planted`` units, of which ``found`` were hit; ``false`` hits that
    were not planted, whether on a twin or on anything else; ``twins`` planted beside them, of which
    ``twins_hit`` were taken for the scheme; ``recall`` = found / planted and ``precision`` = found /
    (found + false), each 1.0 where there is nothing to divide by.
    """

    rule: str
    planted: int
    found: int
    false: int
    twins: int
    twins_hit: int
    recall: float
    precision: float


class Score(TypedDict):
    """The score of each scheme by its name."""

    schemes: dict[str, SchemeScore]


def read_truth(path: Path) -> list[Planted]:
    """Read a truth file, be it one JSON array or JSON lines.

    Raises:
        OSError: it cannot be read.
        msgspec.ValidationError: it is not a truth file.
    """
    content = path.read_bytes()
    if content.lstrip().startswith(b"["):
        return msgspec.json.decode(content, type=list[Planted])
    return msgspec.json.Decoder(Planted).decode_lines(content)


def score(truth: Iterable[Planted], hits: Iterable[tuple[str, str]]) -> Score:
    """Compare hits with the truth.

    Args:
        truth: planted schemes and twins.
        hits: rule and unit id of each hit above the rung that may be published, in the notation of
            :class:`~plumbrule.demo.truth.Planted`. A unit hit twice counts once.
    """
    planted: dict[str, set[str]] = {rule: set() for rule in SCHEMES}
    twins: dict[str, set[str]] = {}
    for row in truth:
        (twins if row.twin else planted).setdefault(row.rule, set()).add(row.unit)
    hit: dict[str, set[str]] = {}
    for rule, unit in hits:
        hit.setdefault(rule, set()).add(unit)
    return {
        "schemes": {
            SCHEMES.get(rule, rule): _score(
                rule, units, twins.get(rule, set()), hit.get(rule, set())
            )
            for rule, units in planted.items()
        }
    }


def _score(rule: str, planted: set[str], twins: set[str], hits: set[str]) -> SchemeScore:
    found = len(planted & hits)
    return {
        "rule": rule,
        "planted": len(planted),
        "found": found,
        "false": len(hits - planted),
        "twins": len(twins),
        "twins_hit": len(twins & hits),
        "recall": found / len(planted) if planted else 1.0,
        "precision": found / len(hits) if hits else 1.0,
    }
