import json
import math

import pytest

from plumbrule.compat.cardinal.output import encode, rounded
from plumbrule.compat.cardinal.results import ORGANISATION_MAPS, TENDERER_MAPS, Results


def results(*, with_maps: bool = False) -> Results:
    made = Results(with_maps=with_maps, note=lambda _: None)
    made.hit("OCID", "b", "R058", math.inf)
    made.hit("OCID", "a", "R035", 2.0)
    made.record("R058", q1=math.nan, q3=0.123456)
    made.map_tenderer("ocid_tenderer_r058", "b", "z")
    made.map_tenderer("ocid_tenderer_r058", "b", "y")
    made.map_organisation("ocid_buyer_r038", "b", "x")
    return made


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.00005, 0.0001),
        (0.00025, 0.0003),
        (-0.00005, -0.0001),
        (1.23454, 1.2345),
        (4.0, 4.0),
        (1e300, 1e300),
    ],
)
def test_halves_go_away_from_zero(value: float, expected: float) -> None:
    # Both halves above are exact after the multiplication, which is what is rounded.
    assert rounded(value) == expected


def test_undefined_numbers_stay_undefined() -> None:
    assert math.isnan(rounded(math.nan))
    assert rounded(-math.inf) == -math.inf


def test_shape() -> None:
    assert json.loads(encode(results())) == {
        "OCID": {"a": {"R035": 2.0}, "b": {"R058": None}},
        "Meta": {"R058": {"q1": None, "q3": 0.1235}},
    }
    assert json.loads(encode(results(), with_meta=False)).keys() == {"OCID"}


def test_maps_have_all_their_keys_and_sorted_ids() -> None:
    maps = json.loads(encode(results(with_maps=True)))["Maps"]
    assert maps.keys() == {*ORGANISATION_MAPS, *TENDERER_MAPS}
    assert maps["ocid_tenderer_r058"] == {"b": ["y", "z"]}
    assert maps["ocid_buyer_r038"] == {"b": "x"}
    assert maps["ocid_tenderer"] == {}


def test_keys_are_sorted() -> None:
    assert encode(results(), with_meta=False) == b'{"OCID":{"a":{"R035":2.0},"b":{"R058":null}}}'
