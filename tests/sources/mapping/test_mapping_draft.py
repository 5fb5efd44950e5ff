"""Drafts: valid mappings, with the tables and fields that the columns' names suggest."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plumbrule.model import PlumbError
from plumbrule.sources.dates import Order
from plumbrule.sources.mapping import draft
from plumbrule.sources.mapping.format import mapping_of
from plumbrule.sources.mapping.numbers import NumberStyle
from plumbrule.sources.mapping.words import meaning_of, tells_of_a_ban
from plumbrule.sources.source import InputFile


@pytest.fixture
def drafted(tmp_path: Path):
    """Write a table and draft its mapping."""

    def made(text: str | bytes, name: str = "table.csv") -> str:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return draft(InputFile.at(path))

    return made


def filled(mapping, record: str) -> dict[str, str]:
    """Give fields and their templates as text."""
    found = mapping.records[record]
    texts = {}
    for field, value in found.values.items():
        parts = value.template.parts
        texts[field] = "".join(p if isinstance(p, str) else f"{{{p.name}}}" for p in parts)
    return texts | {f: r.record for f, r in found.references.items() if r.record}


def test_donations(drafted, read):
    table = (
        "Date;Donor;Donor no.;Party;Amount;Remarks\n"
        "31/12/2020;Alfa;4200-11;Blue;1.250,00;x\n01/02/2020;Beta;77-12;Red;5,00;\n"
    )
    text = drafted(table, "Donations 2020.csv")
    mapping = mapping_of(text)
    assert mapping.settings.data_set == "donations-2020"
    assert mapping.settings.dates == (Order.DAY_FIRST,)
    assert mapping.settings.numbers == NumberStyle(",", ".")
    assert filled(mapping, "donor")["name"] == "{Donor}"
    assert filled(mapping, "gift") == {
        "donor_id": "donor",
        "recipient_id": "recipient",
        "date": "{Date}",
        "value": "{Amount}",
    }
    assert '#   "{Remarks}"' in text
    loaded = read(table, text.replace("in the cell", "EUR"))
    assert [str(row["value_amount"]) for row in loaded.rows("donation")] == ["1250.0000", "5.0000"]
    assert loaded.faults() == []


def test_contracts(drafted):
    mapping = mapping_of(
        drafted(
            "procedure_no,subject,contracting authority,supplier_no,supplier_name,amount,currency,"
            "signed\n1,Chairs,City,7,Alfa,5.00,EUR,2020-02-03\n"
        )
    )
    assert filled(mapping, "tender")["buyer_id"] == "buyer"
    assert filled(mapping, "tender")["release"] == "{signed}"
    assert filled(mapping, "award")["value_currency"] == "{currency}"
    assert filled(mapping, "winner")["party_id"] == "supplier"
    assert mapping.settings.numbers == NumberStyle()


@pytest.mark.parametrize(
    ("header", "record", "table"),
    [
        ("payer,beneficiary,date,sum", "payment", "payment"),
        ("supplier,tax_no,sanction,from,until", "listed", "listing"),
        ("owner,company,share", "stake", "relation"),
        ("official,institution,position,from,until", "holding", "post_holder"),
        ("date,currency,rate", "rate", "exchange_rate"),
        ("reg_no,name,address", "party", "party"),
        ("Proveedor,NIF,Órgano,Importe,Fecha", "tender", "tender"),
        ("Donateur;Montant;Date", "gift", "donation"),
        ("a,b,c", "party", "party"),
    ],
)
def test_shapes(drafted, header, record, table):
    sign = ";" if ";" in header else ","
    row = sign.join(f"x{n}" for n in range(header.count(sign) + 1))
    mapping = mapping_of(drafted(f"{header}\n{row}\n"))
    assert mapping.records[record].table == table


def test_dates_that_may_be_read_two_ways_are_marked(drafted):
    assert "# ? the day may come first" in drafted("name,date\nA,01/02/2020\n")
    assert "dates: 12/31/2020\n" in drafted("name,date\nA,12/31/2020\n")


def test_a_title_above_and_columns_without_a_name(drafted):
    text = drafted("Report\n\nname,,amount {EUR}\nA,1,5\nB,2,6\n")
    assert "header: 3\n" in text
    assert '"{#2}"' in text
    mapping_of(text)


def test_a_workbook(drafted, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["only a note"])
    sheet = book.create_sheet("Gifts - 2020")
    sheet.append(["Donor", "Amount", "Party"])
    sheet.append(["Alfa", 5, "Blue"])
    book.save(tmp_path / "b.xlsx")
    mapping = mapping_of(drafted((tmp_path / "b.xlsx").read_bytes(), "gifts.xlsx"))
    assert mapping.settings.sheet == "Gifts - 2020"
    assert filled(mapping, "gift")["value"] == "{Amount}"


def test_what_is_no_table_is_refused(drafted):
    with pytest.raises(PlumbError, match="expected a CSV or Excel file"):
        drafted('{"a": 1}')
    with pytest.raises(PlumbError, match="the table is empty"):
        drafted("")


def test_words():
    assert meaning_of("donorName") == ("donor", "name")
    assert meaning_of("Supplier's reg. number") == ("supplier", "id")
    assert meaning_of("bidder.country") == ("supplier", "country")
    assert meaning_of("Datum uplate") == (None, "date")
    assert meaning_of("zzz") == (None, None)
    assert tells_of_a_ban(["Reason", "Sanctioned until"])
    assert not tells_of_a_ban(["bank"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=12), min_size=1, max_size=6), st.text(max_size=20))
def test_every_draft_of_a_table_is_a_valid_mapping(drafted, names, cell):
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    table = ",".join(map(quoted, names)) + "\n" + ",".join(quoted(cell) for _ in names) + "\n"
    try:
        text = drafted(table.encode("utf-8", "replace"))
    except PlumbError:
        return
    mapping_of(text)


@pytest.mark.real
def test_drafts_of_real_tables_are_valid(real_data):
    folders = ("officials/bih", "officials/latvia", "procurement/worldbank", "recovery/ecb_rates")
    tables = [path for folder in folders for path in sorted((real_data / folder).glob("*.csv"))]
    assert len(tables) >= 12
    for path in tables:
        mapping_of(draft(InputFile.at(path)))
