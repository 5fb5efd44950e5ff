"""Each rule against releases and expectations written by hand from its definition.

``cardinal/NAME.jsonl`` holds releases whose ocids tell what they are for, ``NAME.expected.json`` the
whole answer. ``NAME.ini`` gives the settings; without one, the rule the name begins with runs alone
with its defaults and prices in USD.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plumbrule.compat.cardinal import Settings, encode, read_settings, run

FIXTURES = Path(__file__).with_name("cardinal")
CODES = [
    "R003", "R018", "R024", "R025", "R028", "R030", "R035", "R036", "R038", "R048", "R058",
]  # fmt: skip
NAMES = sorted(path.stem for path in FIXTURES.glob("*.jsonl"))


def settings_of(name: str) -> Settings:
    ini = FIXTURES / f"{name}.ini"
    if ini.exists():
        return read_settings(str(ini))
    others = {code: None for code in CODES if code != name[:4]}
    return replace(Settings(currency="USD"), **others)


def answer(name: str, notes: list[str]) -> dict:
    files = [str(FIXTURES / f"{name}.jsonl")]
    results = run(files, settings_of(name), with_maps=True, note=notes.append)
    return json.loads(encode(results))


def test_every_rule_has_fixtures() -> None:
    assert {name[:4] for name in NAMES} == set(CODES)


@pytest.mark.parametrize("name", NAMES)
def test_answer_is_the_expected_one(name: str) -> None:
    expected = json.loads((FIXTURES / f"{name}.expected.json").read_text(encoding="utf-8"))
    actual = answer(name, [])
    maps, expected_maps = actual.pop("Maps"), expected.pop("Maps")
    assert actual == expected
    # Who bid where is told by the two fixtures that spell it out; other maps hold flagged ids only.
    told = {key: value for key, value in maps.items() if value or key in expected_maps}
    if "ocid_tenderer" not in expected_maps:
        told.pop("ocid_tenderer", None)
    assert told == expected_maps


@pytest.mark.parametrize("name", NAMES)
def test_ocids_tell_the_truth(name: str) -> None:
    expected = json.loads((FIXTURES / f"{name}.expected.json").read_text(encoding="utf-8"))
    flagged = set(expected.get("OCID", {}))
    lines = (FIXTURES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ocids = {json.loads(line)["ocid"] for line in lines}
    assert flagged <= ocids
    if flagged:
        assert flagged == {ocid for ocid in ocids if str(ocid).startswith("hit-")}


def test_zero_over_zero_is_told() -> None:
    notes: list[str] = []
    answer("R058-zero-price", notes)
    assert [note for note in notes if "out-both-for-nothing" in note and "line 9" in note]


def test_bids_in_other_currencies_are_counted() -> None:
    notes: list[str] = []
    answer("R036", notes)
    assert notes == ["bids left out of R036 because they are not priced in USD: 4"]


def test_supplier_needs_twenty_processes_by_default(tmp_path: Path) -> None:
    def line(supplier: str, number: int) -> str:
        items = [{"classification": {"id": "45"}}]
        award = {"status": "active", "suppliers": [{"id": supplier}], "items": items}
        return json.dumps({"ocid": f"{supplier}-{number}", "awards": [award]})

    lines = [line("twenty", n) for n in range(20)] + [line("nineteen", n) for n in range(19)]
    path = tmp_path / "suppliers.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    results = run([str(path)], Settings(currency="USD"), note=lambda _: None)
    assert results.hits == {"Tenderer": {"twenty": {"R048": 1.0}}}
