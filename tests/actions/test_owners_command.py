"""`plumb owners` and `plumb path` over loaded statements of the Beneficial Ownership Data Standard."""

import json
from datetime import date

import pytest

from made_lakes import loaded, put
from plumbrule.actions.owners import owners
from plumbrule.actions.path import path
from plumbrule.cli.main import main
from plumbrule.lake import Lake
from plumbrule.model import PlumbError

DAY = date(2024, 6, 1)


def statement(record, kind, details, **more):
    return {
        "statementId": f"s-{record}",
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "statementDate": "2020-01-01",
        "recordDetails": {"isComponent": False} | details,
    } | more


def company(record, **more):
    identifiers = [{"id": f"77{ord(record[0])}5{len(record)}1", "scheme": "XA-CRN"}]
    kind = more.pop("entityType", {"type": "registeredEntity"})
    details = {"entityType": kind, "name": f"{record} Ltd", "identifiers": identifiers}
    return statement(
        record, "entity", details | {"jurisdiction": {"name": "X", "code": "XA"}} | more
    )


def person(record, **more):
    names = [{"type": "legal", "fullName": f"Person {record}"}]
    return statement(record, "person", {"personType": "knownPerson", "names": names} | more)


def held(subject, party, share=None, *, record=None, kind="shareholding", direct="direct", **more):
    interest = {"type": kind, "directOrIndirect": direct, "startDate": "2019-01-01"}
    if share is not None:
        interest["share"] = share if isinstance(share, dict) else {"exact": share}
    interest |= more.pop("interest", {})
    details = {"subject": subject, "interestedParty": party, "interests": [interest]} | more
    return statement(record or f"{party}-{subject}", "relationship", details)


PARTS = [
    *(company("A"), company("B"), person("p"), person("q")),
    held("A", "p", 60, isComponent=True),
    held("A", "q", 40),
    held("B", "A", {"exclusiveMinimum": 50, "maximum": 75}, isComponent=True),
]
WHOLE = held(
    "B",
    "p",
    45,
    record="whole",
    direct="indirect",
    interest={"beneficialOwnershipOrControl": True},
    componentRecords=["p-A", "A-B"],
)


@pytest.fixture
def made(tmp_path):
    def make(*statements):
        data = json.dumps(list(statements)).encode()
        (folder := tmp_path / str(len(list(tmp_path.iterdir())))).mkdir()
        return loaded(folder / "lake", put(folder, **{"register.json": data}))

    return make


def named(found):
    return {one["name"]: one for one in (*found["owners"], *found["holders"])}


def numbers(found):
    return {
        name: (one["share_min"], one["share_max"], one["max_open"], one["answer"], one["control"])
        for name, one in named(found).items()
    }


def test_components_and_their_whole_are_one_holding(made):
    with_whole = owners(made(*PARTS, WHOLE), "B Ltd", as_of=DAY)
    without = owners(made(*PARTS), "B Ltd", as_of=DAY)
    assert numbers(with_whole) == numbers(without)
    found = named(with_whole)["Person p"]
    assert (found["share_min"], found["share_max"], found["share_min_open"]) == (30, 45, True)
    assert (found["answer"], found["control"]["answer"]) == ("hit", "hit")
    assert found["chains"][0]["links"][0]["statements"][0]["line"] is not None


def test_what_was_declared_stands_beside_what_adds_up(made):
    found = owners(made(*PARTS, WHOLE), "B Ltd", as_of=DAY)
    rows = {row["name"]: row for row in found["declared_against_computed"]["rows"]}
    assert rows["Person p"]["verdict"] == "agrees"
    assert "Person q" not in rows


def test_a_component_told_again_for_another_company_is_not_added(made):
    again = held("A", "p", 60, record="again", isComponent=True)
    more = (company("C"), held("C", "A", 30, isComponent=True))
    whole = held("C", "p", 18, record="w2", direct="indirect", componentRecords=["again", "A-C"])
    found = owners(made(*PARTS, WHOLE, *more, again, whole), "A Ltd", as_of=DAY)
    assert (named(found)["Person p"]["share_min"], found["notes"]) == (60, [])


def test_a_nominee_holds_for_the_nominator(made):
    nomination = company("N", entityType={"type": "arrangement", "subtype": "nomination"})
    found = owners(
        made(
            *(company("A"), nomination, person("p"), person("n")),
            held("N", "p", kind="nominator"),
            held("N", "n", kind="nominee"),
            held("A", "N", 80),
        ),
        "A Ltd",
        as_of=DAY,
    )
    assert [one["name"] for one in found["owners"]] == ["Person p"]
    assert found["owners"][0]["share_min"] == 80


def test_the_roles_of_a_trust_are_possible_control_and_no_share(made):
    trust = company("T", entityType={"type": "arrangement", "subtype": "trust"})
    found = owners(
        made(
            *(company("A"), trust, person("p"), person("q")),
            held("T", "p", kind="settlor"),
            held("T", "q", kind="beneficiaryOfLegalArrangement"),
            held("A", "T", 80),
        ),
        "A Ltd",
        as_of=DAY,
    )
    shares = {name: (one["share_min"], one["share_max"]) for name, one in named(found).items()}
    assert shares["Person p"] == (0, 0)
    assert shares["Person q"] == (0, 80)
    control = {one["name"]: one["control"]["answer"] for one in found["owners"]}
    assert control == {"Person p": "cannot_tell", "Person q": "cannot_tell"}


def test_an_owner_who_is_not_named_leaves_the_others_open(made):
    unnamed = {"reason": "interestedPartyHasNotProvidedInformation", "description": "asked twice"}
    found = owners(
        made(company("A"), person("p"), held("A", "p", 20), held("A", unnamed, 50, record="x")),
        "A Ltd",
        as_of=DAY,
    )
    assert found["unspecified"][0]["reason"] == "interestedPartyHasNotProvidedInformation"
    assert (found["undisclosed_min"], found["undisclosed_max"]) == (80, 80)
    assert found["owners"][0]["answer"] == "clear"


def test_more_than_the_whole_is_told_and_decides_nothing(made):
    found = owners(
        made(company("A"), person("p"), person("q"), held("A", "p", 70), held("A", "q", 60)),
        "A Ltd",
        as_of=DAY,
    )
    assert found["notes"] == ["shares_over_100"]
    assert {one["answer"] for one in found["owners"]} == {"cannot_tell"}


def test_a_closed_statement_ends_the_holding(made):
    lake = made(
        *(company("A"), person("p")),
        held("A", "p", 70),
        held("A", "p", 70)
        | {"statementId": "s2", "recordStatus": "closed", "statementDate": "2022-05-01"},
    )
    assert named(owners(lake, "A Ltd", as_of=date(2022, 4, 1)))["Person p"]["share_min"] == 70
    assert named(owners(lake, "A Ltd", as_of=date(2022, 6, 1))) == {}


def test_before_the_first_sight_of_an_undated_holding_it_may_hold(made):
    lake = made(company("A"), person("p"), held("A", "p", 70, interest={"startDate": None}))
    found = named(owners(lake, "A Ltd", as_of=date(2019, 1, 1)))["Person p"]
    assert (found["share_min"], found["share_max"]) == (0, 70)
    assert "window:edge" in found["reasons"]
    assert named(owners(lake, "A Ltd", as_of=date(2020, 1, 1)))["Person p"]["share_min"] == 70


def test_the_threshold_asked_for_and_the_law_of_the_country(made):
    lake = made(company("A"), person("p"), held("A", "p", 25), held("A", "q", 75), person("q"))
    found = owners(lake, "A Ltd", as_of=DAY)
    assert found["threshold"]["source"].startswith("Beneficial Ownership Act of Avelia")
    assert named(found)["Person p"]["answer"] == "clear"
    assert named(owners(lake, "A Ltd", as_of=DAY, percent="24.9"))["Person p"]["answer"] == "hit"
    with pytest.raises(PlumbError, match="expected a share in percent"):
        owners(lake, "A Ltd", percent="many")


def test_an_entity_is_found_by_number_and_a_shared_name_is_listed(made):
    twin = company("Az", name="A Ltd")
    lake = made(company("A"), twin, person("p"), held("A", "p", 30))
    number = company("A")["recordDetails"]["identifiers"][0]["id"]
    by_number = owners(lake, f"xa-crn:{number[:2]} {number[2:]}", as_of=DAY)
    assert by_number["owners"][0]["name"] == "Person p"
    with pytest.raises(PlumbError, match="2 bear A Ltd; choose one by its id"):
        owners(lake, "A Ltd")
    with pytest.raises(PlumbError, match="nobody is called Z"):
        owners(lake, "Z")


def test_the_order_of_statements_changes_nothing(made):
    def plain(found):
        text = json.dumps(found, sort_keys=True)
        return {
            key: value
            for key, value in json.loads(text).items()
            if key != "declared_against_computed"
        }

    def without_lines(value):
        if isinstance(value, dict):
            return {k: without_lines(v) for k, v in value.items() if k not in {"line", "file"}}
        return [without_lines(one) for one in value] if isinstance(value, list) else value

    one, other = made(*PARTS, WHOLE), made(*PARTS[:4], *PARTS[:3:-1], WHOLE)
    first, second = (plain(owners(lake, "B Ltd", as_of=DAY)) for lake in (one, other))
    assert without_lines(first) == without_lines(second)


def test_a_path_names_its_records(made):
    found = path(made(*PARTS), "Person p", "B Ltd", as_of=DAY)
    assert (found["answer"], found["paths"][0]["length"]) == ("hit", 2)
    assert [step["forward"] for step in found["paths"][0]["steps"]] == [True, True]
    assert found["paths"][0]["steps"][0]["statements"][0]["line"] is not None


def test_the_commands_write_for_people_and_for_programs(made, capsys):
    lake = made(*PARTS, WHOLE)
    at = ["--lake", str(lake.folder)]
    assert main([*at, "owners", "B Ltd", "--as-of", "2024-06-01"]) == 0
    told = capsys.readouterr().out
    assert "30 to 45 %" in told
    assert "agrees" in told
    assert main([*at, "owners", "B Ltd", "--json"]) == 0
    assert {"share_min", "share_max"} <= json.loads(capsys.readouterr().out)["owners"][0].keys()
    assert main([*at, "path", "Person p", "Person q", "--as-of", "2024-06-01"]) == 0
    assert "Path 1: hit, 2 steps" in capsys.readouterr().out
    assert main([*at, "path", "Person p", "Person p"]) == 1
    assert "one and the same" in capsys.readouterr().err


def test_nothing_loaded_is_said(tmp_path):
    with pytest.raises(PlumbError, match="nothing is loaded"):
        owners(Lake(tmp_path / "lake"), "A Ltd")
