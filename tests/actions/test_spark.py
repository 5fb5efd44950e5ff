"""The same counts and hits on both engines, over the demo and over 86,678 real processes.

PySpark is no dependency: `make test` puts it there with its Java where it can. A sample of rules is
compared on the demo; all of them, on the demo and on real data, when PLUMBRULE_SPARK is `all`.
"""

import os
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from plumbrule.actions.ask import ask
from plumbrule.actions.load import load
from plumbrule.demo.country import write
from plumbrule.indicators.indicator import packaged
from plumbrule.indicators.skeleton import write as draft
from plumbrule.lake import Lake
from plumbrule.model import PlumbError

SAMPLE = ("CRI-SHARE", "R016", "R018", "R024", "R025", "R032", "R036", "R061")
"""Among them: quantiles, instants without a zone, lists, and a relation that is computed."""


ALL = os.environ.get("PLUMBRULE_SPARK") == "all"

DATA = Path(
    os.environ.get("PLUMBRULE_DATA", Path(__file__).parents[2] / ".." / "shared" / "data")
).resolve()


@pytest.fixture(scope="module")
def engines():
    pytest.importorskip(
        "pyspark", reason="PySpark is not installed; `make test` installs it where it can"
    )
    if shutil.which("java") is None:
        pytest.skip("there is no Java; version 17 or later runs Spark")


@pytest.fixture(scope="module")
def lake(engines, tmp_path_factory):
    folder = tmp_path_factory.mktemp("both")
    made = Lake(folder / "lake")
    load(made, list(write(folder / "country", 1, 1.0).load))
    return made


def same(value):
    """Write a value so that the last digits of a measure and the scale of an amount do not count."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    return value.normalize() if isinstance(value, Decimal) else value


@pytest.fixture(scope="module")
def states(engines, tmp_path_factory):
    if not ALL:
        pytest.skip("real data are compared when PLUMBRULE_SPARK is all: it takes an hour")
    if not DATA.is_dir():
        pytest.skip("the real data is not on this machine")
    made = Lake(tmp_path_factory.mktemp("states") / "lake")
    load(made, sorted((DATA / "procurement/india").glob("*.gz")))
    return made


def compared(lake, rules):
    """Ask both engines; gives the rules whose counts or hits differ."""
    duckdb, spark = ask(lake, only=rules), ask(lake, "local[2]", only=rules)
    asked = rules or [rule.id for rule in packaged()]
    assert [one.id for one in spark.rules] == sorted(asked)
    differ = {one.id for one, other in zip(duckdb.rules, spark.rules, strict=True) if one != other}
    hits = [
        [{name: same(value) for name, value in hit.items()} for hit in found.hits]
        for found in (duckdb, spark)
    ]
    for own, others in (hits, hits[::-1]):
        known = {repr(hit) for hit in others}
        differ |= {hit["rule"] for hit in own if repr(hit) not in known}
    return differ


@pytest.mark.filterwarnings("ignore")
def test_both_engines_answer_alike(lake):
    assert compared(lake, [] if ALL else SAMPLE) == set()


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")
def test_both_engines_answer_alike_on_real_processes(states):
    assert compared(states, []) == set()


def test_a_rule_of_ones_own_stays_on_duckdb(tmp_path, today):
    from one_bid import loaded, release

    draft("x001_dear_award", tmp_path / "own", today=today)
    made = Lake(loaded(tmp_path, [release()]))
    with pytest.raises(PlumbError, match="runs on duckdb only"):
        ask(made, "spark", folder=tmp_path / "own", only=["X001"])
