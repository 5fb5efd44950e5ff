"""What a mapping makes of rows: records, references, conditions, pieces, values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

DONATIONS = """Date;Donor;Donor no.;Party;Amount
31/12/2020;Alfa Ltd;4200-11;Blue Party;1.250,00
02/03/2021;;;Blue Party;7 €
"""

DONATIONS_MAPPING = """
data set: xa-donations
country: XA
dates: 31/12/2020
numbers: 1.234,56
currency: AVL
records:
  donor:
    table: party
    key: "{Donor no.}"
    kind: company
    name: {Donor}
    identifiers:
      - scheme: XA-TAX
        value: "{Donor no.}"
  party:
    table: party
    key: "{Party}"
    kind: organisation
    name: "{Party}"
  gift:
    table: donation
    donor_id: donor
    recipient_id: party
    date: "{Date}"
    value: "{Amount}"
"""


def test_several_tables_from_one_row(read):
    loaded = read(DONATIONS, DONATIONS_MAPPING)
    parties = {row["party_id"]: row for row in loaded.rows("party")}
    assert set(parties) == {"xa-donations:4200-11", "xa-donations:Blue Party"}
    donor = parties["xa-donations:4200-11"]
    assert (donor["kind"], donor["name"], donor["name_key"]) == ("company", "Alfa Ltd", "alfa ltd")
    assert (donor["scheme"], donor["identifier"], donor["local_id"]) == (
        "XA-TAX",
        "420011",
        "4200-11",
    )
    assert donor["country"] == "XA"
    assert (donor["source"], donor["line"], donor["path"]) == ("xa-donations", 2, "Donor")
    (number,) = loaded.rows("identifier")
    assert (number["value_text"], number["value"]) == ("4200-11", "420011")
    assert number["party_id"] == "xa-donations:4200-11"

    first, second = loaded.rows("donation")
    assert first["donor_id"] == "xa-donations:4200-11"
    assert first["recipient_id"] == "xa-donations:Blue Party"
    assert (first["value_amount"], first["value_currency"]) == (Decimal(1250), "AVL")
    assert first["date_text"] == "2020-12-31"
    assert first["date_earliest"] == datetime(2020, 12, 31, tzinfo=UTC)
    assert first["date_latest"] == datetime(2020, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
    assert second["donor_id"] is None
    assert (second["value_amount"], second["value_currency"]) == (Decimal(7), "EUR")
    assert loaded.faults() == []
    assert loaded.sink.records == 2
    assert (loaded.sink.first, loaded.sink.last) == (date(2020, 12, 31), date(2021, 3, 2))


def test_cells_that_cannot_be_read_are_faults(read):
    loaded = read(
        "Date;Donor;Donor no.;Party;Amount\n30/02/2021;A;1x;B;1,250.00\n", DONATIONS_MAPPING
    )
    (gift,) = loaded.rows("donation")
    assert (gift["date_earliest"], gift["date_text"]) == (None, "30/02/2021")
    assert (gift["value_amount"], gift["value_currency"]) == (None, None)
    assert sorted(loaded.faults()) == [("dropped", 2, "Amount"), ("dropped", 2, "Date")]


def test_posts_holders_and_seats_held_by_office(read):
    loaded = read(
        "id,nid,first,middle,last,born,body,post,from,to,company,office\n"
        "7,XA-90,Ana,,Berg,1970-05-01,Ministry,Minister,2019-01-01,,C-1,Yes\n"
        "7,XA-90,Ana,,Berg,1970-05-01,Ministry,Minister,2019-01-01,,C-2,No\n",
        """
data set: xa-officials
records:
  person:
    table: party
    key: "{id}"
    kind: person
    name: "{first} {middle} {last}"
    born: "{born}"
    identifiers: [{scheme: XA-NID, value: "{nid}", country: XA}]
  body: {table: party, key: "body-{body}", kind: body, name: "{body}"}
  post: {key: "{body}/{post}", title: "{post}", body_id: body}
  holding:
    table: post_holder
    key: "{id}-{from}"
    post_id: post
    body_id: body
    person_id: person
    start: "{from}"
    end: "{to}"
  seat:
    table: relation
    when: "{company} is not empty"
    kind: directorship
    from_id: person
    to_id: {data set: xa-companies, key: "{company}"}
    ex_officio: {from: "{office}", values: {Yes: "true", No: "false"}}
""",
    )
    assert len(loaded.rows("party")) == 2
    (person,) = [row for row in loaded.rows("party") if row["kind"] == "person"]
    assert person["name"] == "Ana Berg"
    assert person["born_earliest"].date() == date(1970, 5, 1)
    (holding,) = loaded.rows("post_holder")
    assert holding["holding_id"] == "xa-officials:7-2019-01-01"
    assert (
        holding["post_id"] == loaded.rows("post")[0]["post_id"] == "xa-officials:Ministry/Minister"
    )
    assert holding["end_text"] is None
    seats = loaded.rows("relation")
    assert [(seat["to_id"], seat["ex_officio"]) for seat in seats] == [
        ("xa-companies:C-1", True),
        ("xa-companies:C-2", False),
    ]
    assert len({seat["relation_id"] for seat in seats}) == 2
    assert loaded.faults() == []


def test_a_contract_list_becomes_a_process(read):
    loaded = read(
        "procedure_no,subject,buyer,supplier_no,supplier,procedure,date,amount\n"
        "1/20,Chairs,City,S1,Alfa,Open,2020-02-03,100.5\n",
        """
data set: c
currency: eur
records:
  buyer:    {table: party, kind: body, key: "{buyer}", name: "{buyer}"}
  supplier: {table: party, key: "{supplier_no}", name: "{supplier}"}
  tender:
    key: "{procedure_no}"
    title: "{subject}"
    buyer_id: buyer
    method: {from: "{procedure}", values: {Open: open, Direct: direct}}
    method_details: "{procedure}"
    release: "{date}"
  award: {key: "1", ocid: tender, status: active, date: "{date}", value: "{amount}", suppliers: 1}
  winner: {table: award_party, ocid: tender, award_id: award, party_id: supplier}
  contract: {key: "1", ocid: tender, award_id: award, signed: "{date}", value: "{amount}"}
  desk: {table: item, ocid: tender, stage: tender, classification: "39112000"}
""",
    )
    (tender,) = loaded.rows("tender")
    assert (tender["ocid"], tender["method"], tender["year"]) == ("c:1/20", "open", 2020)
    assert tender["buyer_id"] == "c:City"
    (award,) = loaded.rows("award")
    assert (award["ocid"], award["award_id"], award["suppliers"]) == ("c:1/20", "1", 1)
    assert (award["value_amount"], award["value_currency"]) == (Decimal("100.5"), "EUR")
    (winner,) = loaded.rows("award_party")
    assert (winner["award_id"], winner["party_id"]) == ("1", "c:S1")
    assert loaded.rows("contract")[0]["award_id"] == "1"
    (item,) = loaded.rows("item")
    assert (item["parent_id"], item["division"], item["item_id"]) == ("", "39", "2-desk")


def test_pieces_of_a_cell_become_records(read):
    loaded = read(
        "no,company,owners,shares\n1,Alfa,Ana; Bo ;,60;40\n2,Beta,,\n",
        """
data set: s
records:
  company: {table: party, key: "c{no}", name: "{company}"}
  owner:
    table: party
    split: {owners: ";", shares: ";"}
    key: "{no}/{owners}"
    name: "{owners}"
  stake:
    table: relation
    split: {owners: ";", shares: ";"}
    kind: ownership
    from_id: owner
    to_id: company
    share_min: "{shares}"
    role: "{#piece}"
""",
    )
    stakes = loaded.rows("relation")
    assert [(s["from_id"], s["to_id"], s["share_min"], s["role"]) for s in stakes] == [
        ("s:1/Ana", "s:c1", 60.0, "1"),
        ("s:1/Bo", "s:c1", 40.0, "2"),
    ]
    assert len({s["relation_id"] for s in stakes}) == 2
    assert len(loaded.rows("party")) == 4


def test_the_same_record_is_written_once_and_a_different_one_is_told(read):
    loaded = read(
        "no,name\n1,Alfa\n1,Alfa\n1,Alpha\n",
        'data set: s\nrecords:\n  p: {table: party, key: "{no}", name: "{name}"}\n',
    )
    assert [row["name"] for row in loaded.rows("party")] == ["Alfa"]
    assert loaded.faults() == [("dropped", 4, "name")]


def test_payer_and_payee_may_be_the_same_party(read):
    loaded = read(
        "a,b,sum\nAlfa,Beta,1\nBeta,Alfa,2\n",
        """
data set: s
currency: USD
records:
  payer: {table: party, key: "{a}", name: "{a}"}
  payee: {table: party, key: "{b}", name: "{b}"}
  payment: {payer_id: payer, payee_id: payee, value: "{sum}"}
""",
    )
    assert sorted(row["party_id"] for row in loaded.rows("party")) == ["s:Alfa", "s:Beta"]
    assert [(row["payer_id"], row["payee_id"]) for row in loaded.rows("payment")] == [
        ("s:Alfa", "s:Beta"),
        ("s:Beta", "s:Alfa"),
    ]
    assert loaded.faults() == []


def test_words_with_and_without_a_value(read):
    def kinds(rest: str) -> tuple[list[str | None], list]:
        loaded = read(
            "no,type\n1,F\n2,J\n3,X\n4,\n",
            "data set: s\nrecords:\n  p:\n    table: party\n"
            f'    key: "{{no}}"\n    kind: {{from: "{{type}}", values: {{F: person}}{rest}}}\n',
        )
        return [row["kind"] for row in loaded.rows("party")], loaded.faults()

    assert kinds("")[0] == ["person", None, None, None]
    assert kinds("")[1] == [("dropped", 3, "type"), ("dropped", 4, "type")]
    assert kinds(", else: company") == (["person", "company", "company", None], [])
    assert kinds(", else: keep, empty: body") == (["person", "J", "X", "body"], [])


def test_amounts_in_thousands_and_with_too_many_digits(read):
    loaded = read(
        "a,b,cur\n1.5,1.23456,usd\n2,3,??\n",
        """
data set: s
currency: EUR
records:
  line:
    table: declaration_item
    declaration_id: {as is: "d"}
    value: {from: "{a}", times: 1000}
    value_max: "{b}"
    value_max_currency: "{cur}"
""",
    )
    first, second = loaded.rows("declaration_item")
    assert first["declaration_id"] == "d"
    assert (first["value_amount"], first["value_currency"]) == (Decimal(1500), "EUR")
    assert (first["value_max_amount"], first["value_max_currency"]) == (Decimal("1.2346"), "USD")
    assert (second["value_max_amount"], second["value_max_currency"]) == (Decimal(3), "EUR")
    assert sorted(loaded.faults()) == [("changed", 2, "b"), ("dropped", 3, "cur")]


def test_an_amount_without_a_currency_is_left_out(read):
    loaded = read(
        "a\n5\nEUR 6\n",
        "data set: s\ncurrency: in the cell\nrecords:\n"
        '  payment: {payer_id: {as is: "x"}, value: "{a}"}\n',
    )
    assert [row["value_amount"] for row in loaded.rows("payment")] == [None, Decimal(6)]
    assert loaded.faults() == [("dropped", 2, "a")]


def test_exchange_rates_from_a_wide_table(read):
    loaded = read(
        "Date,USD,GBP\n2020-01-02,1.1193,0.8483\n2020-01-03,N/A,0.85\n",
        """
data set: rates
empty: N/A
records:
  usd: {table: exchange_rate, base: EUR, currency: USD, day: "{Date}", rate: "{USD}"}
  gbp: {table: exchange_rate, base: EUR, currency: GBP, day: "{Date}", rate: "{GBP}"}
""",
    )
    rows = loaded.rows("exchange_rate")
    assert sorted((row["day"], row["currency"], row["rate"]) for row in rows) == [
        (date(2020, 1, 2), "GBP", 0.8483),
        (date(2020, 1, 2), "USD", 1.1193),
        (date(2020, 1, 3), "GBP", 0.85),
    ]


def test_lists_inside_a_party(read):
    loaded = read(
        "no,name,alias,street,town,mail,tel,tax\n"
        "1,Alfa,A1|A2,Main 5,Port,Info@Alfa.example,+44 20 7946 0000,000000\n",
        """
data set: s
records:
  p:
    table: party
    key: "{no}"
    name: "{name}"
    names: [{name: "{alias}", split: {alias: "|"}, kind: alternative}]
    identifiers:
      - {scheme: TAX, value: "{tax}"}
      - {scheme: REG, value: "{no}-55"}
    addresses: {street: "{street}", locality: "{town}"}
    contacts: [{kind: email, value: "{mail}"}, {kind: phone, value: "{tel}"}]
""",
    )
    (party,) = loaded.rows("party")
    assert (party["scheme"], party["identifier"]) == ("REG", "155")
    assert [row["name"] for row in loaded.rows("name")] == ["A1", "A2"]
    (address,) = loaded.rows("address")
    assert (address["full"], address["address_key"]) == ("Main 5, Port", "5 main port")
    assert [row["value"] for row in loaded.rows("contact")] == [
        "info@alfa.example",
        "+442079460000",
    ]
    assert [(row["scheme"], row["value"]) for row in loaded.rows("identifier")] == [
        ("TAX", None),
        ("REG", "155"),
    ]


def test_a_row_that_gives_no_record_is_a_fault_and_one_left_out_is_not(read):
    loaded = read(
        "no,kind\n1,a\n,a\n2,Total\n",
        'data set: s\nrecords:\n  p: {table: party, key: "{no}", when: "{kind} is not Total"}\n',
    )
    assert len(loaded.rows("party")) == 1
    assert loaded.faults() == [("unreadable", 3, "")]


def test_cells_above_fill_empty_ones(read):
    loaded = read(
        "body,name\nCity,Ana\n,Bo\nPort,Cy\n",
        'data set: s\nfill down: [body]\nrecords:\n  p: {table: party, key: "{body}/{name}"}\n',
    )
    assert [row["local_id"] for row in loaded.rows("party")] == ["City/Ana", "City/Bo", "Port/Cy"]


def test_results_do_not_depend_on_where_batches_end(read, monkeypatch):
    table = "Date;Donor;Donor no.;Party;Amount\n" + "".join(
        f"01/02/2020;D{n % 7};{n % 7}9;P{n % 3};{n},5\n" for n in range(100)
    )
    whole = read(table, DONATIONS_MAPPING)
    monkeypatch.setattr("plumbrule.sources.mapping.writer.BATCH_ROWS", 7)
    small = read(table, DONATIONS_MAPPING)
    for name in ("party", "identifier", "donation"):
        assert whole.rows(name) == small.rows(name)
