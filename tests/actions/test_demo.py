"""What is planted in the synthetic country is found, and nothing else is taken for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plumbrule.actions import demo
from plumbrule.actions.demo import demonstrate, scored
from plumbrule.demo.country import DemoFiles, write
from plumbrule.lake import Lake
from plumbrule.model import PlumbError


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


def test_a_file_that_is_not_loaded_ends_the_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_another(folder: Path, *given: Any, **more: Any) -> DemoFiles:
        made = write(folder, *given, **more)
        other = folder / "other.csv"
        other.write_text("a,b\n1,2\n", encoding="utf-8")
        (folder / "other.csv.mapping.yml").write_text("data set: x\n", encoding="utf-8")
        return replace(made, load=(*made.load, other))

    monkeypatch.setattr(demo, "write", with_another)
    with pytest.raises(PlumbError, match="not loaded"):
        demonstrate(tmp_path / "country", Lake(tmp_path / "lake"), seed=1, scale=0.1)
