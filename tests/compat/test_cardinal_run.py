import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plumbrule.compat.cardinal import CardinalError, Settings, encode, run
from plumbrule.compat.cardinal.errors import SettingsError
from plumbrule.compat.cardinal.settings import Plain, VariedSupplies

USD = Settings(currency="USD", R048=VariedSupplies(minimum_contracting_processes=1))


def write(path: Path, lines: list[str]) -> str:
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def answer(files: list[str], wanted: Settings = USD) -> bytes:
    return encode(run(files, wanted, with_maps=True, note=lambda _: None))


organisations = st.sampled_from(["A", "B", "C", "D", "E"])
parties = st.lists(organisations.map(lambda id_: {"id": id_}), min_size=1, max_size=2)
bids = st.fixed_dictionaries(
    {"tenderers": parties},
    optional={
        "status": st.sampled_from(["valid", "valid", "disqualified", "pending", "withdrawn"]),
        "date": st.sampled_from(["2024-01-01T00:00:00Z", "2024-03-01T00:00:00Z"]),
        "value": st.fixed_dictionaries(
            {"amount": st.integers(0, 9), "currency": st.sampled_from(["USD", "USD", "EUR"])}
        ),
    },
)
awards = st.fixed_dictionaries(
    {"suppliers": parties},
    optional={
        "status": st.sampled_from(["active", "active", "cancelled", "pending"]),
        "items": st.lists(
            st.sampled_from(["45", "33", "72"]).map(lambda id_: {"classification": {"id": id_}}),
            max_size=3,
        ),
    },
)
releases = st.fixed_dictionaries(
    {
        "buyer": organisations.map(lambda id_: {"id": id_}),
        "tender": st.fixed_dictionaries(
            {
                "procurementMethod": st.sampled_from(["open", "direct"]),
                "numberOfTenderers": st.integers(1, 2),
                "procuringEntity": organisations.map(lambda id_: {"id": id_}),
                "tenderPeriod": st.sampled_from(
                    [
                        {"startDate": "2024-01-01T00:00:00Z", "endDate": "2024-01-09T00:00:00Z"},
                        {"startDate": "2024-01-01T00:00:00Z", "endDate": "2024-02-09T00:00:00Z"},
                    ]
                ),
            }
        ),
        "bids": st.lists(bids, max_size=4).map(lambda details: {"details": details}),
        "awards": st.lists(awards, max_size=2),
    }
)


@st.composite
def two_orders(draw: st.DrawFn) -> tuple[list[str], list[str], int]:
    made = draw(st.lists(releases, min_size=1, max_size=15))
    lines = [json.dumps({"ocid": f"o{n}", **release}) for n, release in enumerate(made)]
    return lines, draw(st.permutations(lines)), draw(st.integers(0, len(lines)))


@given(two_orders())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_split_of_lines_do_not_matter(
    tmp_path: Path, orders: tuple[list[str], list[str], int]
) -> None:
    lines, shuffled, cut = orders
    whole = write(tmp_path / "whole.jsonl", lines)
    parts = [
        write(tmp_path / "first.jsonl", shuffled[:cut]),
        write(tmp_path / "second.jsonl", shuffled[cut:]),
    ]
    assert answer([whole]) == answer(parts)


@given(
    st.lists(bids, min_size=1, max_size=5).flatmap(
        lambda v: st.tuples(st.just(v), st.permutations(v))
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_of_bids_matters_to_ties_only(tmp_path: Path, orders: tuple[list, list]) -> None:
    # R036 and the runner-up of R024 go by the listed order of equal bids; the other rules do not.
    tie_free = Settings(currency="USD", R024=None, R036=None)
    award = {"status": "active", "suppliers": [{"id": "A"}]}
    found = []
    for order in orders:
        release = {"ocid": "o", "bids": {"details": order}, "awards": [award]}
        found.append(answer([write(tmp_path / "o.jsonl", [json.dumps(release)])], tie_free))
    assert found[0] == found[1]


def test_gzip_gives_the_same_bytes(tmp_path: Path) -> None:
    line = json.dumps(
        {"ocid": "o", "tender": {"procurementMethod": "open", "numberOfTenderers": 1}}
    )
    packed = tmp_path / "o.jsonl.gz"
    packed.write_bytes(gzip.compress(line.encode()))
    assert answer([write(tmp_path / "o.jsonl", [line])]) == answer([str(packed)])


def test_hits_of_two_lines_of_one_ocid_add_up(tmp_path: Path) -> None:
    short = {"startDate": "2024-01-01T00:00:00Z", "endDate": "2024-01-02T00:00:00Z"}
    one = {"ocid": "o", "tender": {"procurementMethod": "open", "numberOfTenderers": 1}}
    lines = [json.dumps({"ocid": "o", "tender": {"tenderPeriod": short}}), json.dumps(one)]
    results = run([write(tmp_path / "o.jsonl", lines)], USD, note=lambda _: None)
    assert results.hits == {"OCID": {"o": {"R003": 1.0, "R018": 1.0}}}


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    notes: list[str] = []
    path = write(
        tmp_path / "o.jsonl",
        [
            '{"ocid": "a"}',
            "{broken",
            "",
            "[]",
            "{}",
            '{"ocid": "b", "tender": {"status": "cancelled"}}',
            '{"ocid": "c", "tender": {"status": "cancelled"}}',
        ],
    )
    results = run([path], USD, note=notes.append)
    assert results.hits == {}
    assert notes[0].startswith(f"{path}, line 2: not valid JSON")
    assert notes[1:] == [
        "lines skipped because they have no text ocid: 1",
        "lines skipped because they have tender status cancelled: 2",
        "lines skipped because they hold no JSON object: 1",
    ]


def test_no_line_of_json_is_an_error(tmp_path: Path) -> None:
    for text in ("", "not json\n"):
        path = write(tmp_path / "o.jsonl", [text])
        with pytest.raises(CardinalError, match="no line"):
            run([path], USD, note=lambda _: None)


def test_currency_is_asked_for_only_where_prices_are_compared(tmp_path: Path) -> None:
    path = write(tmp_path / "o.jsonl", ['{"ocid": "a"}'])
    with pytest.raises(SettingsError, match="--currency"):
        run([path], Settings(), note=lambda _: None)
    without = Settings(R024=None, R036=None, R058=None, R028=Plain())
    assert run([path], without, note=lambda _: None).hits == {}
