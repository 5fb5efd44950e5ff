"""Forms of several styles, bands, single cells and objects: what a mapping says of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources.dates import Order, span
from plumbrule.sources.mapping import TableSource
from plumbrule.sources.mapping.format import mapping_of
from plumbrule.sources.mapping.shipped import shipped, shipped_for
from plumbrule.sources.source import InputFile, ReadOptions

GIFT = """
data set: s
currency: EUR
records:
  gift: {table: donation, date: "{Day}", value: VALUE}
"""


def test_styles_of_numbers_are_tried_in_order(read):
    mapping = 'numbers: ["1234.56", "1.234,56"]\n' + GIFT.replace("VALUE", '"{Sum}"')
    text = "Day;Sum\n2020-01-01;500.0\n2020-01-01;1.360,00\n2020-01-01;500.000,00\n;1,2.3\n"
    loaded = read(text, mapping)
    amounts = [one["value_amount"] for one in loaded.rows("donation")]
    # a point parts thousands only where a comma follows
    assert amounts == [Decimal(500), Decimal(1360), Decimal(500_000), None]
    assert "1234.56 or 1.234,56" in loaded.reasons()[0]


def test_a_date_that_two_orders_read_differently_is_both(read):
    mapping = "dates: [31/12/2020, 12/31/2020]\nzone: UTC\n" + GIFT.replace("VALUE", '"{Sum}"')
    text = "Day;Sum\n16/12/2023;1\n12/31/2022;1\n03/04/2023;1\n05/05/2023;1\n"
    loaded = read(text, mapping)
    days = [
        (one["date_earliest"].date().isoformat(), one["date_latest"].date().isoformat())
        for one in loaded.rows("donation")
    ]
    assert days == [
        ("2023-12-16", "2023-12-16"),
        ("2022-12-31", "2022-12-31"),
        ("2023-03-04", "2023-04-03"),
        ("2023-05-05", "2023-05-05"),
    ]
    assert [one[0] for one in loaded.faults()] == ["noted"]


def test_bands_and_words_for_nothing(read):
    value = (
        '{from: "{Worth}", nothing: [none], bands: {"1 - 100": [1, 100], over 100: [100.01, none]}}'
    )
    mapping = f"""
data set: s
currency: EUR
records:
  person: {{table: party, key: "{{Name}}", name: "{{Name}}"}}
  form: {{table: declaration, key: "{{Name}}", person_id: person}}
  line: {{table: declaration_item, key: "{{#line}}", declaration_id: form, value: {value}}}
"""
    text = "Name;Worth\nA;1 - 100\nA;over 100\nA;55\nA;none\nA;plenty\n"
    loaded = read(text, mapping)
    rows = [
        (one["value_amount"], one["value_max_amount"], one["open_ended"])
        for one in loaded.rows("declaration_item")
    ]
    assert rows == [
        (Decimal(1), Decimal(100), False),
        (Decimal("100.01"), None, True),
        (Decimal(55), None, None),
        (None, None, None),
        # a label that is not in the table is unknown and told
        (None, None, None),
    ]
    assert [one[1] for one in loaded.faults()] == [6]


def test_three_rows_of_names_and_the_year_in_a_cell(read):
    mapping = """
data set: s
currency: EUR
header: none
first row: 4
cells: {Year: A1}
columns: [Name, Own, Joint]
records:
  person: {table: party, key: "{Name}", name: "{Name}"}
  form: {table: declaration, key: "{Name}|{Year}", person_id: person, year: "{Year}"}
"""
    text = "2014;;\n;Cash;\n;own;joint\nA;5;\nB;;7\n"
    rows = read(text, mapping).rows("declaration")
    assert [(one["declaration_id"], one["year"]) for one in rows] == [
        ("s:A|2014", 2014),
        ("s:B|2014", 2014),
    ]


def test_objects_in_lists_under_keys(read):
    mapping = """
data set: s
currency: EUR
records:
  firm: {table: party, key: "{(key)}", name: "{seller.name}"}
  gift: {table: donation, donor_id: firm, value: "{sum}"}
"""
    text = '{"77": [{"seller": {"name": "Mill"}, "sum": 1.10}, {"sum": null}], "78": []}'
    loaded = read(text, mapping, "table.json")
    assert [one["party_id"] for one in loaded.rows("party")] == ["s:77"]
    amounts = [one["value_amount"] for one in loaded.rows("donation")]
    assert amounts == [Decimal("1.10"), None]
    broken = '{"77": [{"sum": 1'
    with pytest.raises(PlumbError, match="expected JSON"):
        read(broken, mapping, "table.json")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("cells: {Year: first}", "expected a cell such as A1"),
        ("numbers: []", "expected the number 1234.56"),
        ("dates: [yesterday]", "last day of 2020"),
    ],
)
def test_what_is_wrong_is_said(wrong, said):
    with pytest.raises(PlumbError, match=said):
        mapping_of(wrong + "\n" + GIFT.replace("VALUE", '"{Sum}"'))


@pytest.mark.parametrize("band", ["[1]", "[x, 2]", "[3, 2]"])
def test_bands_that_are_none(band):
    with pytest.raises(PlumbError, match="expected"):
        mapping_of(
            "data set: s\nrecords:\n  p: {table: party, key: x, name: x}\n"
            '  d: {table: declaration, key: x, person_id: "{x}"}\n'
            f'  i: {{table: declaration_item, declaration_id: d, value: {{from: "{{x}}", bands: {{a: {band}}}}}}}\n'
        )


def test_codes_that_show_the_day_of_birth():
    assert span("311290-*****", Order.BIRTH_CODE) == ("1990-12-31", "1990-12-31")
    assert span("010205-*****", Order.BIRTH_CODE) == ("2005-02-01", "2005-02-01")
    assert span("45", Order.BIRTH_CODE) is None


def test_a_shipped_mapping_is_known_by_its_columns(tmp_path, load_file):
    head = "Partija,Veids,Vērtība,Name,Personas Kods,Datums,Flags,Dāvinātājs"
    path = tmp_path / "any name.csv"
    path.write_text(
        f"{head}\nReds,Nauda,EUR 5.00,Ada,311290-*****,12/09/2023,,Ada\n"
        "Reds,Nauda,EUR -5.00,Ada,311290-*****,13/09/2023,,Ada\n",
        encoding="utf-8",
    )
    file = InputFile.at(path)
    source = TableSource()
    assert source.recognises(file, file.head(), ReadOptions())
    loaded = load_file(source, path)
    assert loaded.rows("party")[0]["born_text"] == "1990-12-31"
    assert [int(one["value_amount"]) for one in loaded.rows("donation")] == [5, -5]
    assert loaded.faults() == []
    path.write_text("Partija,Veids,Other,More\n1,2,3,4\n", encoding="utf-8")
    assert shipped_for(InputFile.at(path)) is None


def test_every_shipped_mapping_can_be_read():
    assert {one.settings.country for one in shipped()} == {"BA", "LV", "XK"}
    names = [one.settings.data_set for one in shipped()]
    assert len(names) == len(set(names))
