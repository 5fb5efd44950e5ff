"""Declarations as a table, loaded through a mapping, and the accounts made of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plumbrule.cli.main import main

FORMS = """\
Form;Person;Number;Year;Line;Type;What;Key;Amount;Acquired;How;Price
F1;Ana Ito;10010086691;2023;1;asset;bank;B1;20000;;;
F1;Ana Ito;10010086691;2023;2;asset;real_estate;H1;150000;2015-03-02;purchase;
F1;Ana Ito;10010086691;2023;3;income;salary;;40000;;;
F2;Ana Ito;10010086691;2024;1;asset;bank;B1;30000;;;
F2;Ana Ito;10010086691;2024;2;asset;real_estate;H1;150000;2015-03-02;purchase;
F2;Ana Ito;10010086691;2024;3;asset;real_estate;H2;90000;2024-05-02;purchase;90000
F2;Ana Ito;10010086691;2024;4;income;salary;;42000;;;
F3;Ana Ito;20010086694;2024;1;asset;bank;B9;1;;;
""" + "".join(
    f"F{form};Ana Ito;10010086691;{year};{section};none;{section};;;;;\n"
    for form, year in ((1, 2023), (2, 2024))
    for section in ("vehicle", "movable", "security", "stake", "debt")
)
MAPPING = """\
data set: xa-forms
country: XA
zone: "+02:00"
currency: AVL
records:
  person:
    table: party
    key: "{Number}"
    kind: person
    name: "{Person}"
    identifiers:
      - scheme: XA-NIN
        value: "{Number}"
  form:
    table: declaration
    key: "{Form}"
    person_id: person
    kind: annual
    year: "{Year}"
  asset:
    table: declaration_item
    when: "{Type} is asset"
    key: "{Line}"
    declaration_id: form
    asset: "{What}"
    item_key: "{Key}"
    acquired: "{Acquired}"
    acquired_by: "{How}"
    value: "{Amount}"
    price: "{Price}"
  income:
    table: declared_income
    when: "{Type} is income"
    key: "{Line}"
    declaration_id: form
    kind: "{What}"
    value: "{Amount}"
  empty:
    table: section_status
    when: "{Type} is none"
    declaration_id: form
    section: "{What}"
    status: none
"""


@pytest.fixture(scope="module")
def lake(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "forms.csv").write_text(FORMS, encoding="utf-8")
    (folder / "forms.csv.mapping.yml").write_text(MAPPING, encoding="utf-8")
    assert main(["load", str(folder / "forms.csv"), "--lake", str(folder / "lake")]) == 0
    return folder / "lake"


def asked(lake: Path, person: str, capsys) -> dict:
    capsys.readouterr()
    assert main(["wealth", person, "--lake", str(lake), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_accounts_name_the_line_of_every_number(lake, capsys):
    found = asked(lake, "XA-NIN:10010086691", capsys)
    (account,) = found["accounts"]
    # 10,000 more in the bank and 90,000 for a house, against 42,000 earned; life costs 3,000 to
    # 12,000; up to 2,000 in money and 5,000 in movables need not be declared at either end.
    assert (account["unexplained_min"], account["unexplained_max"]) == (56_000, 75_000)
    assert (account["answer"], account["reasons"]) == ("hit", [])
    places = {line["item"]: line["line"] for line in account["lines"]}
    assert (places["B1"], places["H2"], places["salary 4"]) == (5, 7, 8)
    assert all(line["file_name"].endswith("forms.csv") for line in account["lines"] if line["line"])


def test_words_say_what_would_explain_it(lake, capsys):
    assert main(["wealth", "XA-NIN:10010086691", "--lake", str(lake)]) == 0
    told = capsys.readouterr().out
    assert "hit: not explained by declared sources: at least" in told
    assert "would explain it" in told
    assert "illicit" not in told


def test_a_name_that_two_bear_is_asked_about(lake, capsys):
    assert main(["wealth", "Ana Ito", "--lake", str(lake)]) == 1
    assert "2 declarants are known as Ana Ito" in capsys.readouterr().err
    assert main(["wealth", "Nobody", "--lake", str(lake)]) == 1
    assert "no declaration is loaded of anybody known as Nobody" in capsys.readouterr().err


def test_one_declaration_alone_bears_no_accounts(lake, capsys):
    assert main(["wealth", "XA-NIN:20010086694", "--lake", str(lake)]) == 0
    assert "a second is needed" in capsys.readouterr().out


def test_declarants_are_ranked_with_their_reasons(lake, capsys):
    capsys.readouterr()
    assert main(["declarations", "rank", "--lake", str(lake), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    told = [(one["answer"], one["at_least"], one["forms"], one["method"]) for one in found]
    assert told == [("hit", 56_000, 2, "net_worth"), ("none", None, 1, None)]
    assert main(["declarations", "rank", "--lake", str(lake), "--limit", "1"]) == 0
    said = capsys.readouterr().out
    assert "hit: not explained by declared sources: at least" in said
    assert "1 more" in said


def test_a_lake_without_declarations_says_so(tmp_path, capsys):
    assert main(["declarations", "rank", "--lake", str(tmp_path / "none")]) == 1
    assert "nothing is loaded" in capsys.readouterr().err
