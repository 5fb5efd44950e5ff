"""What is planted in the synthetic country is found, and nothing else is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plumbrule.actions.demo import demonstrate, scored
from plumbrule.lake import Lake


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_planted_scheme_is_found_and_no_innocent_twin(tmp_path: Path, seed: int) -> None:
    lake = Lake(tmp_path / "lake")
    made = demonstrate(tmp_path / "country", lake, seed=seed, scale=1)
    for name, score in scored(made, lake)["schemes"].items():
        assert score["planted"] >= 1, name
        assert score["twins"] >= 1, name
        assert score["twins_hit"] == 0, name
        assert score["recall"] >= 0.98, name
        assert score["precision"] >= 0.98, name
