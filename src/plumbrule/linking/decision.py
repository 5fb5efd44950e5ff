"""What people decided about two records, to be applied again at every linking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Decision:
    """One person's judgement about two records.

    It names records, never entities, so that it holds however the entities are drawn.

    Args:
        kind: ``same`` when the two records are one person or body, ``not_same`` when they are two.
        record_a: ``party_id`` of one record.
        record_b: ``party_id`` of the other.
        reason: why, in words; shown wherever the decision has an effect.
    """

    kind: Literal["same", "not_same"]
    record_a: str
    record_b: str
    reason: str

    @property
    def ordered(self) -> tuple[str, str]:
        """Give the two records, the one that sorts first before the other."""
        first, second = sorted((self.record_a, self.record_b))
        return first, second
