"""The public view is the same whatever the reserved values are; and nobody works them out of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from attacker import attack, balances
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_forms import form, public_part, reserved_part

from plumbrule.actions.load import load
from plumbrule.actions.publish import names_of, publish
from plumbrule.actions.session import open_session
from plumbrule.lake import Lake
from plumbrule.packs.load import FOLDER
from plumbrule.packs.profiles import Profile, profile_named, read_profile
from plumbrule.publication.documents import project
from plumbrule.publication.shown import Names, canonical
from plumbrule.sources.source import ReadOptions

NAMES = Names(b"n" * 32)
NORM = profile_named("mx-norma19")
DATA = Path(os.environ.get("PLUMBRULE_DATA", Path(__file__).parents[3] / "shared" / "data"))
SAMPLE = DATA / "pdn" / "sample"
real = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of the platform is not here")


@settings(max_examples=80, deadline=None)
@given(public_part(), reserved_part(), reserved_part())
def test_a_document_s_view_does_not_depend_on_what_is_reserved(public, one, other):
    first, second = (project(NORM, "s1", form(public, hidden), NAMES) for hidden in (one, other))
    assert json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)


@settings(
    max_examples=3,
    deadline=None,
    # A pair of lakes takes a second: what fails is shown as it was drawn.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(public_part(), reserved_part(), reserved_part()),
        min_size=1,
        max_size=4,
        unique_by=lambda one: one[0]["id"],
    )
)
def test_two_lakes_that_differ_in_reserved_values_publish_the_same_bytes(tmp_path_factory, people):
    folder = tmp_path_factory.mktemp("pair")
    exports = []
    for name, place in (("one", 1), ("other", 2)):
        forms = [form(one[0], one[place]) for one in people]
        exports.append(_export(folder / name, forms, "mx-norma19"))
    assert exports[0] == exports[1]


def _export(folder: Path, forms: list[object], profile: str) -> dict[str, bytes]:
    folder.mkdir()
    file = folder / "forms.json"
    page = {"pageSize": 200, "page": 1, "totalRows": len(forms), "hasNextPage": False}
    file.write_text(json.dumps({"pagination": page, "results": forms}, ensure_ascii=False))
    lake = Lake(folder / "lake")
    load(lake, [file], ReadOptions(source="set"))
    key = lake.folder / "keys" / "publication.key"
    key.parent.mkdir(exist_ok=True)
    key.write_bytes(b"n" * 32)
    assert names_of(lake.folder) == NAMES
    session = open_session(lake.folder, user="local", purpose="purpose/test")
    try:
        publish(session, lake, profile, folder / "out")
    finally:
        session.close()
    return {one.name: one.read_bytes() for one in sorted((folder / "out").iterdir())}


def _households() -> list[dict[str, object]]:
    """Thirty declarants over three years, with the changes that their forms tell."""
    found = []
    for number in range(30):
        balance = 1000 * (number + 7)
        for year, kind in enumerate(("INICIAL", "MODIFICACIÓN", "MODIFICACIÓN")):
            change = (number * 13 + year * 29) % 140 - 40
            before, balance = balance, balance * (100 + change) // 100 if year else balance
            public = {
                "id": number * 10 + year,
                "kind": kind,
                "names": (f"N{number}", f"M{number}"),
                "income": 1000,
                "houses": [],
                "accounts": [balance],
                "debts": [],
                "firms": [],
            }
            hidden = {
                "numbers": ["A", "B", "C", "D"],
                "remark": "R",
                "partner": "P",
                "income": 100 + number,
                "balances": [balance],
                "changes": [round(100 * (balance - before) / before)],
                "others": [],
                "stakes": [],
                "first": False,
                "none": False,
            }
            made = form(public, hidden)
            made["metadata"]["actualizacion"] = f"{2022 + year}-05-20T12:00:00Z"
            found.append(made)
    return found


def _as_the_norm_has_it(forms):
    """Hide what the norm hides and no more: balances of later forms, and the family's own income."""
    made = json.loads(json.dumps(forms))
    for one in made:
        assets = one["declaracion"]["situacionPatrimonial"]
        for item in assets["inversiones"]["inversion"]:
            item.pop("saldoDiciembreAnterior", None)
        for name in [name for name in assets["ingresos"] if "Pareja" in name]:
            del assets["ingresos"][name]
    return made


def _reserved(forms):
    later = [one for one in forms if one["metadata"]["tipo"] != "INICIAL"]
    return balances(later)


def _caught(published, truth):
    known = attack(published)
    return sum(
        key in known and known[key].found and known[key].low <= value <= known[key].high
        for key, value in truth.items()
    )


def test_the_attacker_gets_balances_and_family_incomes_out_of_the_norm_s_own_view():
    forms = _households()
    assert len(_reserved(forms)) == 60
    known = attack(_as_the_norm_has_it(forms))
    assert _caught(_as_the_norm_has_it(forms), _reserved(forms)) >= 50
    incomes = {int(value.low) for key, value in known.items() if key[1] == "family income"}
    assert incomes == {100 + number for number in range(30)}


def test_the_attacker_gets_nothing_out_of_ours_even_from_several_exports():
    forms = _households()
    later = [one for one in forms if one["metadata"]["tipo"] != "INICIAL"]
    # First the body publishes without the entry forms, then with them.
    published = [project(NORM, "s1", one, NAMES) for one in (*later, *forms)]
    known = attack(published)
    assert _caught(published, _reserved(forms)) == 0
    # All the attacker reads off is that a total of nothing but the declarant's own leaves nothing.
    incomes = {int(value.high) for key, value in known.items() if key[1] == "family income"}
    assert incomes == {0}
    # What entry forms tell is public, and known.
    entries = balances([one for one in forms if one["metadata"]["tipo"] == "INICIAL"])
    assert _caught(published, entries) == 30


@real
@pytest.mark.real
def test_the_sample_s_balances_are_found_in_the_norm_s_view_and_not_in_ours():
    full = json.loads((SAMPLE / "s1_declaraciones.json").read_text("utf-8"))["results"]
    theirs = json.loads((SAMPLE / "public" / "s1_declaraciones_public.json").read_text("utf-8"))[
        "results"
    ]
    truth = _reserved(full)
    assert len(truth) == 480
    assert _caught(theirs, truth) >= 240
    assert _caught([project(NORM, "s1", one, NAMES) for one in full], truth) == 0


@real
@pytest.mark.real
def test_nothing_that_the_norm_reserves_is_in_the_sample_s_view():
    full = json.loads((SAMPLE / "s1_declaraciones.json").read_text("utf-8"))["results"]
    for one in full:
        view = canonical(project(NORM, "s1", one, NAMES))
        general = one["declaracion"]["situacionPatrimonial"]["datosGenerales"]
        assert general["curp"] not in view
        assert general["rfc"]["rfc"] not in view
        assert not any(word in view for word in ("saldoDiciembre", "numeroCuenta", "PAREJA"))


def test_a_public_id_does_not_tell_the_number_it_was_made_of():
    made = project(NORM, "s1", {"id": "ITXA800101MDFTXN09"}, NAMES)
    assert len(made["id"]) == 32
    assert made == project(NORM, "s1", {"id": "ITXA800101MDFTXN09"}, NAMES)
    assert made != project(NORM, "s1", {"id": "ITXA800101MDFTXN09"}, Names(b"m" * 32))
    assert "n" * 32 not in repr(NAMES)


def test_bands_are_all_that_the_open_register_tells_of_amounts(tmp_path):
    out = _export(tmp_path / "x", _households()[:3], "open-register")
    rows = [json.loads(line) for line in out["declaration_item.jsonl"].splitlines()]
    assert {row["balance_amount"] for row in rows} == {"5000-10000", "1000-5000"} or {
        row["balance_amount"] for row in rows
    } <= {"1000-5000", "5000-10000", "10000-25000"}
    told = {
        (row["holder"], row["value_amount"])
        for row in map(json.loads, out["declared_income.jsonl"].splitlines())
    }
    assert told == {("self", "1000-5000"), ("relative", "0-1000")}


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """The norm the other way round: the entry form's balances are reserved as the later ones are."""
    text = (FOLDER / "mx" / "profiles" / "norma19.yml").read_text("utf-8")
    changed = text.replace("condition: {form: entry}\n    action: public", "action: reserved")
    assert changed != text
    file = tmp_path_factory.mktemp("profile") / "p.yml"
    file.write_text(changed, "utf-8")
    profile = read_profile(file)
    # What the debt once was is public: its changes stay withheld.
    assert [row.patterns[0][3] for row in profile.broken_chains()] == ["adeudos"]
    return profile


@settings(max_examples=60, deadline=None)
@given(public_part(), reserved_part(), reserved_part())
def test_a_profile_that_tells_changes_tells_them_and_nothing_else_of_balances(
    telling, public, one, other
):
    public = {**public, "accounts": [0] * len(public["accounts"])}
    other = {**other, "changes": one["changes"]}
    views = [project(telling, "s1", form(public, hidden), NAMES) for hidden in (one, other)]
    assert canonical(views[0]) == canonical(views[1])
    told = (
        views[0]["declaracion"]["situacionPatrimonial"].get("inversiones", {}).get("inversion", [])
    )
    changes = [item["porcentajeIncrementoDecremento"] for item in told if len(item) > 3]
    later = public["kind"] != "INICIAL"
    assert sorted(changes) == (sorted(one["changes"][: len(public["accounts"])]) if later else [])
