"""Each twin really resembles its scheme: a careless rule would hit it."""

from datetime import timedelta

import plain_parties
import plain_rules as rules
from plain_records import day_in_avelia, instant


def test_short_periods_were_lawful(demo):
    whys = {row.unit: row.why for row in demo.truth if row.rule == "R003" and row.twin}
    for ocid, why in whys.items():
        period = demo.records.releases[ocid]["tender"]["tenderPeriod"]
        days = (instant(period["endDate"])[0] - instant(period["startDate"])[1]).days
        if "17 days" in why:
            assert days == 17
            assert day_in_avelia(period["startDate"]) < "2024-07-01"
        if "accelerated" in why:
            assert 7 <= days < 15
            assert demo.records.releases[ocid]["tender"]["procurementMethodRationale"]
        if "without time" in why:
            assert len(period["startDate"]) == 10


def test_gas_tenders_have_one_bid(demo):
    gas = {
        ocid: release
        for ocid, release in demo.records.releases.items()
        if rules.division(release) == "65"
    }
    single = [ocid for ocid in gas if ocid in demo.twins("R018")]
    assert len(gas) >= 50
    assert len(single) / len(gas) > 0.9
    for ocid in single:
        assert len(gas[ocid]["bids"]["details"]) == 1


def test_fuel_prices_are_all_close(demo):
    found = rules.margins(demo.records)
    fuel = [
        found[ocid][0]
        for ocid, release in demo.records.releases.items()
        if rules.division(release) == "09"
    ]
    assert len(fuel) >= 30
    assert max(fuel) < -4.7


def test_losers_that_prove_nothing(demo):
    counts, wins, expected = {}, {}, {}
    for release in demo.records.releases.values():
        details = rules.valid(release.get("bids", {}).get("details", []))
        for bid in details:
            for firm in rules.firms(bid):
                counts[firm] = counts.get(firm, 0) + 1
                expected[firm] = expected.get(firm, 0) + 1 / len(details)
        for award in release.get("awards", []):
            for party in award["suppliers"]:
                wins[party["id"]] = wins.get(party["id"], 0) + 1
    for row in demo.truth:
        if row.rule == "R025":
            firm = f"XA-CRN-{row.unit}"
            if "new entrant" in row.why:
                assert counts[firm] == 14
                assert firm not in wins
            elif row.twin:
                assert counts[firm] >= 20
                assert wins[firm] == 1
                assert expected[firm] / counts[firm] < 0.1
            else:
                assert counts[firm] >= 20
                assert firm not in wins


def test_equal_prices_of_twins_are_equal(demo):
    for row in demo.truth:
        if row.rule == "R028" and row.twin:
            release = demo.records.releases[row.unit.partition("/")[0]]
            prices = [rules.price(bid) for bid in rules.submitted(release["bids"]["details"])]
            assert len(set(prices)) < len(prices)


def test_late_looking_bids_were_on_time(demo):
    whys = {row.unit: row.why for row in demo.truth if row.rule == "R030"}
    for ocid, why in whys.items():
        release = demo.records.releases[ocid]
        winner = rules.winning_bid(release["bids"]["details"], release["awards"])
        deadline = release["tender"]["tenderPeriod"]["endDate"]
        if "further east" in why:
            assert winner["date"] > deadline
            assert instant(winner["date"]) < instant(deadline)
        if "in UTC" in why:
            assert winner["date"] < deadline
            assert instant(winner["date"]) > instant(deadline)
        if "a late bid that lost" in why:
            assert any(
                instant(bid["date"]) > instant(deadline) for bid in release["bids"]["details"]
            )


def test_twins_of_disqualification_have_disqualified_bids(demo):
    for row in demo.truth:
        if row.rule in {"R035", "R036"} and row.twin:
            release = demo.records.releases[row.unit.partition("/")[0]]
            details = release["bids"]["details"]
            assert any(bid["status"] == "disqualified" for bid in details)
            if row.rule == "R036":
                lowest = min(bid["value"]["amount"] for bid in details)
                assert any(
                    bid["status"] == "disqualified" and bid["value"]["amount"] == lowest
                    for bid in details
                )


def test_buyers_about_whom_too_little_is_known(demo):
    tally = rules.disqualifications(demo.records, rules.buyer_of)
    for row in demo.truth:
        if row.rule == "R038":
            refused, count, processes = tally[(), f"XA-GOV-{row.unit}"]
            assert refused / count > 0.5
            assert (count < 10 or len(processes) < 2) == row.twin


def test_listings_of_twins_share_name_or_number(demo):
    names = {
        row["properties"]["name"][0] for row in demo.records.listed if "name" in row["properties"]
    }
    names |= {row["Supplier"] for row in demo.records.tables["debarments"]}
    register = {row["company_no"]: row["name"] for row in demo.records.tables["companies"]}
    for row in demo.truth:
        if row.rule == "R046" and "its owner" not in row.why:
            assert register[row.unit] in names


def test_suppliers_with_few_wins_or_one_division(demo):
    known = plain_parties.varieties(demo.records)
    for row in demo.truth:
        if row.rule == "R048":
            wins, places = known[row.unit]
            assert (wins >= 20 and places >= 9) == (not row.twin)
            assert wins >= 12


def test_distant_bids_of_twins_are_not_runners_up(demo):
    found = rules.margins(demo.records)
    for ocid in demo.twins("R058"):
        assert found[ocid][0] < -1


def test_conflict_twins_are_near_misses(demo):
    officials = {row["official"] for row in demo.records.tables["officials"]}
    people = {
        row["recordId"]: row["recordDetails"]["names"][0]["fullName"]
        for row in demo.records.statements
        if row["recordType"] == "person"
    }
    entities = {
        row["recordId"]: row["recordDetails"]["identifiers"][0]["id"]
        for row in demo.records.statements
        if row["recordType"] == "entity"
    }
    holders = {}
    for row in demo.records.statements:
        if row["recordType"] == "relationship":
            firm = entities[row["recordDetails"]["subject"]]
            holders.setdefault(firm, set()).add(people.get(row["recordDetails"]["interestedParty"]))
    for row in demo.truth:
        if row.rule == "CI-01" and row.twin:
            assert holders[row.unit.partition("/")[2]] & officials


def test_deadlines_leave_honest_bidders_their_time(demo):
    planted = demo.planted("R003") | demo.twins("R003")
    for ocid, release in demo.records.releases.items():
        period = release["tender"].get("tenderPeriod")
        if period and ocid not in planted:
            assert instant(period["endDate"])[0] - instant(period["startDate"])[0] > timedelta(10)
