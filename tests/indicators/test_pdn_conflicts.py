"""The platform's synthetic sample with its truth: interests, bans and namesakes, by counts alone."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plumbrule.actions.load import load
from plumbrule.indicators import packaged
from plumbrule.indicators.run import run
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.packs.load import thresholds

DATA = Path(os.environ.get("PLUMBRULE_DATA", Path(__file__).parents[2] / ".." / "shared" / "data"))
SAMPLE = DATA / "pdn" / "sample"
VIEWS = {"full": "s1_declaraciones.json", "public": "public/s1_declaraciones_public.json"}


def laws():
    """The packs' law, and for the fictional bodies of the sample the same before it was in force."""
    found = list(thresholds())
    (known,) = (one for one in found if (one.country, one.name) == ("MX", "disqualified_reach"))
    earlier = replace(known, valid_from=date(2000, 1, 1), valid_to=date(2017, 7, 18))
    return [*found, replace(earlier, source="the sample's own setting")]


@pytest.fixture(scope="module", params=VIEWS)
def view(request, tmp_path_factory):
    if not SAMPLE.is_dir():
        pytest.skip(f"the sample is not at {SAMPLE}; PLUMBRULE_DATA tells where the data are")
    lake = Lake(tmp_path_factory.mktemp(request.param) / "lake")
    files = [VIEWS[request.param], "s3_servidores_v1.json", "s3_particulares_v1.json"]
    load(lake, [SAMPLE / name for name in [*files, "s6_contrataciones.json"]])
    truth = json.loads((SAMPLE / "truth.json").read_text(encoding="utf-8"))
    with connect(lake.folder, lake.manifest()) as connection:
        yield request.param, connection, truth


def asked(connection, rule_id, law=None):
    rule = next(one for one in packaged() if one.id == rule_id)
    outcome = run(connection, [rule], {}, law)[0]
    counts = {}
    for one in outcome.counts:
        key = f"{one.answer} {one.reason}" if one.reason else one.answer
        counts[key] = counts.get(key, 0) + one.units
    return outcome.hits.to_pylist(), counts


@pytest.mark.real
def test_declared_interests_in_suppliers_of_the_own_body(view):
    name, connection, truth = view
    hits, counts = asked(connection, "CI-01")
    planted = {one["ocid"] for one in truth["declared_interest_in_supplier_of_own_institution"]}
    own = {
        one["ocid"]
        for one in truth["declared_interest_in_supplier_of_own_institution"]
        if one["via"] == "self"
    }
    assert {one["ocid"] for one in hits} == (planted if name == "full" else own)
    dropped = len(truth["undeclared_same_company_next_year"])
    # What was dropped from the form is neither sold nor kept.
    assert counts == {"hit": len(hits), "cannot_tell window:interest_end": dropped}


@pytest.mark.real
def test_posts_taken_while_disqualified_and_namesakes(view):
    name, connection, truth = view
    taken = truth["took_office_while_disqualified"]
    numbered = sum(one["id_in_s3"] for one in taken)
    namesakes = len(truth["homonym_not_the_same_person"])
    unnumbered = len(taken) - numbered
    hits, counts = asked(connection, "CI-12", laws())
    if name == "public":
        assert counts == {"cannot_tell weak:name_only": len(taken) + namesakes}
        return
    assert counts == {
        "hit": numbered,
        "clear refuted_id": namesakes,
        "cannot_tell weak:name_only": unnumbered,
    }
    assert len({one["entity_id"] for one in hits}) == numbered
    # The packs know the law from July 2017; what an earlier ban covers they do not say.
    _, counts = asked(connection, "CI-12", thresholds())
    assert counts["cannot_tell missing_field:listing/scope"] == numbered


@pytest.mark.real
def test_contracts_while_debarred(view):
    _, connection, truth = view
    hits, counts = asked(connection, "DB-01")
    planted = {one["ocid"] for one in truth["contract_while_debarred"]}
    assert {one["ocid"] for one in hits} < planted
    assert counts["hit"] == 3
    assert counts["cannot_tell weak:name_only"] == len(planted) - 3
