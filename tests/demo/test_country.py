"""The files: the same bytes from any number of writers, and formats that a stranger can read."""

import hashlib
import json
import re
from collections import Counter
from decimal import Decimal

import plain_records

from plumbrule.demo import country
from plumbrule.demo.releases import EXTENSIONS
from plumbrule.demo.score import read_truth
from plumbrule.demo.truth import SCHEMES
from plumbrule.sources.mapping.format import read_mapping


def fingerprints(files):
    paths = sorted(path for path in files.truth.parent.rglob("*") if path.is_file())
    return {
        str(path.relative_to(files.truth.parent)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }


def test_bytes_do_not_depend_on_the_number_of_writers(tmp_path):
    alone = country.write(tmp_path / "one", 11, 4, workers=1)
    together = country.write(tmp_path / "two", 11, 4, workers=2)
    assert fingerprints(alone) == fingerprints(together)
    assert alone.processes == together.processes


def test_another_seed_is_another_country(tmp_path):
    one = fingerprints(country.write(tmp_path / "one", 11, 1))
    other = fingerprints(country.write(tmp_path / "two", 12, 1))
    assert one.keys() == other.keys()
    assert {name for name in one if one[name] == other[name]} == {
        name for name in one if name.endswith(".mapping.yml")
    }


def test_writing_again_leaves_nothing_of_the_earlier_run(tmp_path):
    country.write(tmp_path, 1, 3, workers=1)
    again = country.write(tmp_path, 1, 1, workers=1)
    on_disk = {path for path in tmp_path.rglob("avelia-*") if not path.name.endswith(".yml")}
    assert on_disk == set(again.load)


def test_progress_is_told_by_province(tmp_path):
    seen = []
    country.write(
        tmp_path, 1, 3, workers=1, progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(1, 2), (2, 2)]


def test_a_large_country_has_many_provinces_in_a_file_and_its_truth_in_lines(tmp_path, monkeypatch):
    monkeypatch.setattr(country, "_SHARDS_AT_MOST", 2)
    monkeypatch.setattr(country, "_PACKED_UP_TO", 2)
    files = country.write(tmp_path, 1, 4, workers=1)
    assert files.truth.name == "truth.jsonl"
    assert not [path for path in files.load if path.suffix == ".gz"]
    assert len([path for path in files.load if path.name.startswith("avelia-2024")]) == 2
    regions = {row.unit.split("-")[2] for row in read_truth(files.truth) if row.rule == "R003"}
    assert regions == {"1001", "1002", "1003"}


def test_a_province_is_about_as_large_as_the_scale_takes_it_to_be(demo):
    assert 1380 <= demo.files.processes <= 1480
    assert len(demo.records.releases) == demo.files.processes


def test_bad_manners_are_there_and_few(demo):
    assert demo.records.broken == 3
    assert demo.records.repeated == 1
    archive = next(path for path in demo.files.load if path.name == "avelia-archive.jsonl")
    assert archive.read_bytes().startswith(b"\xff\xfe")
    old = [json.loads(line) for line in archive.read_bytes().decode("utf-16").splitlines()]
    planted = {row.unit: row.rule for row in demo.truth}
    assert {planted.get(release["ocid"]) for release in old} == {"DOC-EST0"}
    assert all(release["tender"]["value"]["amount"] == 9999999999 for release in old)
    assert {release["tender"]["numberOfTenderers"] for release in old} == {"3"}


def test_compiled_releases_have_what_rules_need(demo):
    methods = Counter()
    for ocid, release in demo.records.releases.items():
        assert ocid.startswith("ocds-avelia-")
        assert release["ocid"] == ocid
        tender = release["tender"]
        methods[tender["procurementMethod"]] += 1
        parties = {party["id"]: party for party in release["parties"]}
        assert len(parties) == len(release["parties"])
        assert "buyer" in parties[release["buyer"]["id"]]["roles"]
        bids = release.get("bids", {}).get("details", [])
        for bid in bids:
            for tenderer in bid["tenderers"]:
                assert "tenderer" in parties[tenderer["id"]]["roles"]
            if bid["status"] != "invited":
                assert isinstance(bid["value"]["amount"], Decimal)
        for award in release.get("awards", []):
            for supplier in award["suppliers"]:
                assert "supplier" in parties[supplier["id"]]["roles"]
            if bids:
                (winner,) = [bid for bid in bids if bid["id"] == award["relatedBid"]]
                assert winner["value"] == award["value"]
                assert winner["status"] == "valid"
        for contract in release.get("contracts", []):
            assert contract["awardID"] in {award["id"] for award in release["awards"]}
    assert set(methods) == {"open", "selective", "limited", "direct"}
    assert methods["open"] > 700


def test_names_and_numbers_of_one_company_agree_everywhere(demo):
    register = {row["company_no"]: row["name"] for row in demo.records.tables["companies"]}
    assert len(register) == len(demo.records.tables["companies"])
    unknown = demo.planted("R047") | demo.twins("R047")
    for release in demo.records.releases.values():
        for party in release["parties"][1:]:
            if party["identifier"]["scheme"] == "XA-CRN":
                number = party["identifier"]["id"]
                assert register.get(number) == (None if number in unknown else party["name"])
    owned = {
        row["recordDetails"]["identifiers"][0]["id"]: row["recordDetails"]["name"]
        for row in demo.records.statements
        if row["recordType"] == "entity"
        and row["recordDetails"]["identifiers"][0]["scheme"] == "XA-CRN"
    }
    assert owned == register


def test_ownership_statements_follow_the_standard(demo):
    seen, types, statuses, ids = set(), {}, Counter(), set()
    for row in demo.records.statements:
        details = row["recordDetails"]
        assert row["statementId"] not in ids
        ids.add(row["statementId"])
        assert types.setdefault(row["recordId"], row["recordType"]) == row["recordType"]
        statuses[row["recordStatus"]] += 1
        assert row["publicationDetails"]["bodsVersion"] == "0.4"
        if row["recordType"] == "relationship":
            assert details["subject"] in seen
            assert details["interestedParty"] in seen
            for interest in details["interests"]:
                share = interest.get("share", {})
                assert share.keys() in ({"exact"}, {"exclusiveMinimum", "maximum"}, set())
                assert interest["startDate"] <= interest.get("endDate", "9999")
        seen.add(row["recordId"])
    assert statuses["closed"] >= 2
    kinds = Counter(
        (interest["type"], interest["directOrIndirect"])
        for row in demo.records.statements
        if row["recordType"] == "relationship"
        for interest in row["recordDetails"]["interests"]
    )
    assert kinds["shareholding", "direct"] > 300
    assert kinds["shareholding", "indirect"] >= 10
    assert kinds["boardMember", "direct"] >= 2


def test_sanctions_name_their_subject(demo):
    subjects = {row["id"]: row for row in demo.records.listed if row["schema"] != "Sanction"}
    measures = [row for row in demo.records.listed if row["schema"] == "Sanction"]
    assert len(subjects) == len(measures) >= 15
    assert {row["schema"] for row in subjects.values()} == {"Person", "Company"}
    for row in measures:
        assert subjects[row["properties"]["entity"][0]]
        assert row["properties"]["startDate"]
    assert any("endDate" in row["properties"] for row in measures)
    scripts = {
        word[0] > "\u0600"
        for row in subjects.values()
        for word in row["properties"].get("alias", [])
    }
    assert scripts == {False, True}


def test_package_names_its_extensions(demo):
    path = next(path for path in demo.files.load if "releases" in path.name)
    package = json.loads(path.read_bytes())
    assert package["extensions"] == list(EXTENSIONS)
    tags = Counter(tag for release in package["releases"] for tag in release["tag"])
    assert tags["planning"] == tags["tender"] == tags["award"] >= 24
    assert tags["tenderUpdate"] == 2 + 3 + 4


def test_every_table_has_a_mapping_that_can_be_read(demo):
    tables = [path for path in demo.files.load if path.suffix == ".csv"]
    assert len(tables) == 22
    for path in tables:
        mapping = read_mapping(path.with_name(path.name + ".mapping.yml"))
        name = path.name.removeprefix("avelia-").rpartition("-")[0]
        header = set(demo.records.tables[name][0])
        assert mapping.settings.country == "XA"
        text = path.with_name(path.name + ".mapping.yml").read_text(encoding="utf-8")
        for column in header:
            assert "{" + column + "}" in text, (path.name, column)


def test_truth_has_each_rule_with_a_twin_and_no_unit_is_both(demo):
    units = Counter((row.rule, row.unit) for row in demo.truth)
    assert set(units.values()) == {1}
    for rule, scheme in SCHEMES.items():
        assert demo.planted(rule), rule
        assert demo.twins(rule), rule
        assert {row.scheme for row in demo.truth if row.rule == rule} == {scheme}


def test_truth_names_units_that_exist(demo):
    releases = demo.records.releases
    firms = {row["company_no"] for row in demo.records.tables["companies"]}
    firms |= {
        party["identifier"]["id"] for release in releases.values() for party in release["parties"]
    }
    forms = {row["form_no"] for row in demo.records.tables["forms"]}
    watched = {
        next(iter(row.values()))
        for name in ("recommendations", "contacts", "party-loans", "party-reports")
        for row in demo.records.tables[name]
    }
    officials = {row["national_no"] for row in demo.records.tables["officials"]}
    for row in demo.truth:
        for ocid in re.findall(r"ocds-avelia-[0-9-]+[0-9]", row.unit):
            assert ocid in releases
            rest = row.unit.partition(ocid)[2].strip("/").split("/")
            match row.unit_kind:
                case "lot":
                    lots = releases[ocid]["tender"]["lots"]
                    assert rest[0] in {lot["id"] for lot in lots}
                case "contract" | "milestone":
                    assert rest[1] in {one["id"] for one in releases[ocid]["contracts"]}
                case "award" if rest[0].startswith("award"):
                    assert rest[-1 if rest[0] != "award" else 1] in {
                        one["id"] for one in releases[ocid]["awards"]
                    }
        for number in re.findall(r"(?<![0-9-])[0-9]{8,9}(?![0-9-])", row.unit):
            assert number in firms, row
        if row.unit.startswith(("xa-forms:", "form/xa-forms:")):
            form = re.search(r"F[0-9]+-[0-9]{4}[a-z0-9]*", row.unit)
            assert form is not None
            assert form.group() in forms
        elif row.unit.startswith("xa-officials:"):
            assert row.unit.split(":")[1].split("/")[0] in officials
        elif row.unit_kind in {"recommendation", "contact", "loan", "report"}:
            assert row.unit.split(":")[-1] in watched
        elif row.unit_kind.startswith("person x "):
            assert row.unit.split("/")[0] in officials
        elif row.unit_kind in {"process", "lot", "contract", "award", "milestone", "item"}:
            assert "ocds-avelia-" in row.unit
        elif row.unit_kind in {"supplier", "buyer", "pair", "group"}:
            assert re.search("[0-9]{8}", row.unit)
        else:
            assert row.unit_kind == "market"
            assert "XA" in row.unit


def test_releases_merge_into_what_was_planted(demo):
    extended = [row.unit for row in demo.truth if "extended" in row.why]
    assert len(extended) == 2
    for ocid in extended:
        release = demo.records.releases[ocid]
        assert release["planning"]["budget"]["amount"]["currency"] == "AVL"
        assert release["tender"]["status"] == "complete"
        latest = plain_records.instant(release["tender"]["tenderPeriod"]["endDate"])
        assert latest > plain_records.instant(release["tender"]["tenderPeriod"]["startDate"])
        assert release["contracts"]
