"""The platform's synthetic sample with its truth: who declared more than the income explains."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.wealth import Parameters, compute

PESOS = Parameters(
    currency="MXN",
    absolute=Decimal(200_000),
    cumulative=Decimal(500_000),
    share_of_income=Decimal(0),
    living_low=Decimal(0),
    living_high=Decimal(0),
    below=(),
    source="the sample's own setting",
)


@pytest.mark.real
@pytest.mark.parametrize("view", ["full", "public"])
def test_wealth_jumps_are_found_in_the_full_view_and_cannot_be_told_in_the_public(
    real_data, tmp_path, view
):
    folder = real_data / "pdn" / "sample"
    name = "s1_declaraciones.json" if view == "full" else "public/s1_declaraciones_public.json"
    lake = Lake(tmp_path / "lake")
    (report,) = load(lake, [folder / name]).files
    assert (report.outcome, report.loaded.records) == ("loaded", 720)
    with connect(lake.folder, lake.manifest()) as connection:
        compute(connection, [PESOS])
        answers = Counter(
            answer
            for (answer,) in connection.execute(
                "select funds_answer from wealth_account where scope = 'period'"
            ).fetchall()
        )
        found = connection.execute(
            "select distinct identifier.value from wealth_account "
            "join party_entity on entity_id = person join identifier using (party_id) "
            "where funds_answer = 'hit' and scope = 'period' and scheme = 'MX-CURP'"
        ).fetchall()
    if view == "public":
        assert set(answers) == {"cannot_tell"}
        return
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    planted = {one["curp"] for one in truth["wealth_jump_not_covered_by_income"]}
    assert {curp for (curp,) in found} == planted
    # The sample leaves out the sections of vehicles and movables, which is no zero.
    assert answers == {"hit": 6, "cannot_tell": 474}
    with connect(lake.folder, lake.manifest()) as connection:
        compute(connection, [replace(PESOS, taken_as_none=("vehicle", "movable"))])
        assumed = connection.execute(
            "select funds_answer, count(*) from wealth_account where scope = 'period' "
            "group by funds_answer"
        ).fetchall()
    # Debts of which the form tells the first amount and no balance leave 36 periods open.
    assert dict(assumed) == {"hit": 6, "clear": 438, "cannot_tell": 36}
