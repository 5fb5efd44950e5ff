"""The register of Members' interests: drifting headers, snapshots, and what is no number."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.sources.uk_regmem import SOURCE
from plumbrule.sources.uk_regmem.parties import company_number

OLD = "ID,Parent Interest ID,Summary,Registration Date,Published Date,Updated Date,Category,Member,MNIS ID"
NEW = "ID,Summary,Parent Interest ID,Registered,Published,Updated_1,Category,MNIS ID,Member"
GIFT = "PaymentType,Value,ReceivedDate,AcceptedDate,DonorName,DonorStatus,DonorCompanyIdentifier"
UK_GIFTS = '"Gifts, benefits and hospitality from UK sources"'

OLD_GIFTS = f"""{OLD},{GIFT}
10,,Tickets,01/08/2024,04/08/2024,,{UK_GIFTS},Ada Moor,77,InKind,"1,250.50",03/06/2024,04/06/2024,Mill Ltd,Company,4567893
11,,Tickets,01/08/2024,04/08/2024,,{UK_GIFTS},Ada Moor,77,Cash,300,,05/06/2024,Ben Hill,Individual,
"""
NEW_GIFTS = f"""\ufeff{NEW},{GIFT}
10,Tickets,,2024-08-01,2024-08-04,2024-09-30,{UK_GIFTS},77,Ada Moor,In kind,1300,2024-06-03,2024-06-04,Mill Ltd,Company,04567893
12,Tickets,,2024-09-01,2024-09-03,,{UK_GIFTS},78,Eve Dale,Monetary,x,2024-08-31,,Works,Company,see the address
"""
SHARES = f"""{NEW},ShareholdingThreshold,OrganisationName,HeldOnBehalfOf
20,A,,2024-08-01,2024-08-04,,Shareholdings,77,Ada Moor,(i) Shareholdings: over 15% of issued share capital,Mill Ltd,
21,B,,2024-08-01,2024-08-04,,Shareholdings,77,Ada Moor,"(ii) Other shareholdings, valued at more than £70,000",Works Ltd,Jointly with my wife
"""


def tables(lake: Lake, query: str) -> list[tuple[object, ...]]:
    with connect(lake.folder, lake.manifest()) as connection:
        return connection.execute(query).fetchall()


def test_snapshots_are_read_as_one_and_ids_carry_on(tmp_path):
    for day, text in (("240804", OLD_GIFTS), ("241014", NEW_GIFTS)):
        folder = tmp_path / "data" / day
        folder.mkdir(parents=True)
        (folder / "PublishedInterest-Category_3.csv").write_text(text, encoding="utf-8")
    lake = Lake(tmp_path / "lake")
    report = load(lake, [tmp_path / "data"])
    assert [one.outcome for one in report.files] == ["loaded"]
    columns = "donation_id, date_text, value_amount, payment_mode, donor_kind, reported_text"
    assert tables(lake, f"select {columns} from donation order by donation_id") == [
        # the later snapshot corrected the value
        ("uk-regmem:10", "2024-06-04", 1300, "in kind", "company", "2024-08-01"),
        # it left the register and is kept
        ("uk-regmem:11", "2024-06-05", 300, "transfer", "person", "2024-08-01"),
        ("uk-regmem:12", "2024-08-31", None, "transfer", "company", "2024-09-01"),
    ]
    numbers = "select party_id, identifier from party where scheme = 'GB-COH'"
    assert tables(lake, numbers) == [("uk-regmem:10-donor", "04567893")]
    assert tables(lake, "select kind, path from fault order by path") == [
        ("dropped", "241014/PublishedInterest-Category_3.csv/donorcompanyidentifier"),
        ("dropped", "241014/PublishedInterest-Category_3.csv/value"),
    ]
    forms = "select declaration_id, as_of_text, complete from declaration order by 1"
    assert tables(lake, forms) == [
        ("uk-regmem:77", "2024-09-30", False),
        ("uk-regmem:78", "2024-09-03", False),
    ]


def test_a_shareholding_says_no_more_than_its_threshold(load, recognised):
    assert recognised(SOURCE, SHARES)
    loaded = load(SOURCE, SHARES)
    over, above = loaded.rows("declaration_item")
    assert (over["share_min"], over["share_max"], over["value_amount"]) == (15.0, 100.0, None)
    assert (str(above["value_amount"]), above["open_ended"], above["holder"]) == (
        "70000.0100",
        True,
        "joint",
    )
    assert [one["kind"] for one in loaded.rows("relation")] == ["ownership", "ownership"]
    statuses = {one["section"]: one["status"] for one in loaded.rows("section_status")}
    assert statuses["stake"] == "declared"
    assert statuses["money"] == "not_required"


def test_payments_and_regular_payments(load):
    head = (
        f"{NEW},JobTitle,PayerName,IsPaidAsDirectorOfPayer,Value,ReceivedDate,RegularityOfPayment"
    )
    text = f"""{head}
30,A,,2024-08-01,2024-08-04,,Employment and earnings,77,Ada Moor,Chair,Mill Ltd,True,,,
31,B,30,2024-08-01,2024-08-04,,Employment and earnings - Ad hoc payments,77,Ada Moor,Chair,,,500,2024-07-01,
32,C,30,2024-08-01,2024-08-04,,Employment and earnings - Ongoing paid employment,77,Ada Moor,Chair,,,100,,Monthly
"""
    loaded = load(SOURCE, text)
    (income,) = loaded.rows("declared_income")
    assert (income["payer_id"], income["paid_start_text"]) == ("uk-regmem:30-payer", "2024-07-01")
    # what is paid in a month is no income of the year
    regular = next(one for one in loaded.rows("declaration_item") if one["kind"] == "income")
    assert (str(regular["value_amount"]), regular["subtype"]) == ("100.0000", "Monthly")
    assert loaded.rows("relation")[0]["kind"] == "directorship"


def test_relatives_are_not_named(load):
    text = f"""{NEW},JobTitle,PersonName,FamilyRelationType
40,A,,2024-08-01,2024-08-04,,Family members employed,77,Ada Moor,Clerk,Zoe Moor,Spouse
"""
    loaded = load(SOURCE, text)
    assert loaded.rows("household_member")[0]["relation"] == "Spouse"
    assert not any("Zoe" in str(row) for table in loaded.parts for row in loaded.rows(table))


def test_each_donor_of_a_visit_gives(load):
    text = f"""{NEW},StartDate,Donors_Name_1,Donors_Value_1,Donors_Name_2,Donors_Value_2
50,A,,2024-08-01,2024-08-04,,Visits outside the UK,77,Ada Moor,2024-07-01,Mill,10,Works,20
"""
    rows = load(SOURCE, text).rows("donation")
    assert [(one["donation_id"], int(one["value_amount"])) for one in rows] == [
        ("uk-regmem:50-1", 10),
        ("uk-regmem:50-2", 20),
    ]


def test_rows_that_say_nothing_are_faults(load):
    text = f"{NEW}\n,A,,2024-08-01,2024-08-04,,Shareholdings,77,Ada Moor\n60,A,,,,,Hobbies,77,Ada\n"
    with pytest.raises(Exception, match="lists no interest"):
        load(SOURCE, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("01234567", "01234567"),
        ("1234567", "01234567"),
        ("SC123456", "SC123456"),
        ("No. 01234567", "01234567"),
        ("outside the UK", None),
        ("ABN 53 006 089 130", None),
        ("1 South Street", None),
    ],
)
def test_numbers_of_companies_house(text, number):
    assert company_number(text) == number


@pytest.mark.real
def test_two_real_snapshots(tmp_path):
    root = Path(__file__).parents[3]
    folder = Path(os.environ.get("PLUMBRULE_DATA", root.parent / "shared" / "data")) / "officials"
    if not (folder / "uk-regmem").is_dir():
        pytest.skip(f"the real data are not at {folder}; PLUMBRULE_DATA tells where")
    lake = Lake(tmp_path / "lake")
    report = load(lake, [folder / "uk-regmem" / "official_data"])
    assert [one.outcome for one in report.files] == ["loaded"]
    (found,) = tables(lake, "select count(*), count(distinct donation_id) from donation")
    assert found[0] == found[1] > 1_900
    lost = tables(lake, "select count(*) from fault where kind = 'unreadable'")
    assert lost == [(0,)]
