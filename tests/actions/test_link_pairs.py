"""`plumb link pairs`: a table of names in, the same table with scores out."""

# ruff: noqa: RUF001 the letters are the subject

import csv
import json
import os
from itertools import pairwise
from pathlib import Path

import pytest

from plumbrule.actions.link_pairs import PairTable, score_pairs
from plumbrule.cli.main import main
from plumbrule.model import PlumbError

DATA = Path(os.environ.get("PLUMBRULE_DATA", Path(__file__).parents[2] / ".." / "shared/data"))
NASTY = DATA / "badinput" / "blns" / "blns.json"


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


TABLE = """name_a,name_b,kind,country_a,country_b,note
Тарас Завертанюк,"Zavertaniuk, Taras",person,ua,ua,first
ООО Ромашка,Romashka LLC,company,ru,cy,other country
Fund II,Fund III,organisation,,,
,John Smith,person,,,no name
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_added_and_others_kept(tmp_path, encoding, delimiter):
    text = TABLE.replace('"Zavertaniuk, Taras"', "Zavertaniuk Taras").replace(",", delimiter)
    table = written(tmp_path / "pairs.csv", text, encoding)
    done = score_pairs(table, tmp_path / "out.csv")
    found = rows_of(tmp_path / "out.csv")
    assert [(row["answer"], row["rung"]) for row in found] == [
        ("hit", "name_rare"),
        ("cannot_tell", "name_only"),
        ("clear", ""),
        ("cannot_tell", "name_only"),
    ]
    assert found[0]["note"] == "first"
    assert float(found[0]["score"]) > 0.9 > float(found[2]["score"])
    assert done.rows == 4
    assert done.answers == {"hit": 1, "cannot_tell": 2, "clear": 1}
    assert done.notes == ["line 5: name_a has no letters"]


def test_headings_in_any_case_and_order_and_earlier_scores_replaced(tmp_path):
    table = written(
        tmp_path / "pairs.csv", "\n\nKIND,score,Name_B , name_a\nperson,9,A. Smith,Alan Smith\n"
    )
    score_pairs(table, tmp_path / "out.csv")
    assert rows_of(tmp_path / "out.csv")[0].keys() >= {"KIND", "score", "answer", "rung"}
    header = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.count("score") == 1


def test_a_cell_that_a_spreadsheet_would_run_is_made_text(tmp_path):
    table = written(
        tmp_path / "pairs.csv", "name_a,name_b,kind,x\nAlan Smith,Alan Smith,person,=1+1\n"
    )
    score_pairs(table, tmp_path / "out.csv")
    assert rows_of(tmp_path / "out.csv")[0]["x"] == "'=1+1"


def test_an_unknown_kind_is_told_with_its_line(tmp_path):
    table = PairTable(written(tmp_path / "p.csv", "name_a,name_b,kind\nAlfa Beta,Alfa Beta,ship\n"))
    assert [row.answered.answer for row in table.rows()] == ["hit"]
    assert "line 2" in table.done.notes[0]
    assert "'ship'" in table.done.notes[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the table is empty"),
        ("\n \n", "the table is empty"),
        ("a,b\n1,2\n", "there is no column name_a or name_b or kind"),
        ("name_a,name_b\nx,y\n", "there is no column kind"),
    ],
)
def test_a_table_that_is_none(tmp_path, text, sentence):
    with pytest.raises(PlumbError, match=sentence):
        PairTable(written(tmp_path / "p.csv", text))


def test_a_missing_file_and_an_impossible_target(tmp_path):
    with pytest.raises(PlumbError, match="cannot be read"):
        PairTable(tmp_path / "none.csv")
    table = written(tmp_path / "p.csv", TABLE)
    with pytest.raises(PlumbError, match="cannot be written"):
        score_pairs(table, tmp_path / "no folder" / "out.csv")


def test_a_quote_that_is_not_closed_is_told(tmp_path):
    text = 'name_a,name_b,kind\n"Alan,Alan,person\n' + "x,y,person\n" * 20_000
    table = PairTable(written(tmp_path / "p.csv", text))
    list(table.rows())
    assert "not closed" in table.done.notes[0]


def test_the_order_of_rows_does_not_matter(tmp_path):
    head, *rows = TABLE.splitlines()
    turned = "\n".join([head, *reversed(rows)]) + "\n"
    first = [row.added for row in PairTable(written(tmp_path / "a.csv", TABLE)).rows()]
    second = [row.added for row in PairTable(written(tmp_path / "b.csv", turned)).rows()]
    assert first == second[::-1]


def test_the_command(tmp_path, capsys):
    table = written(tmp_path / "pairs.csv", TABLE)
    assert main(["link", "pairs", str(table)]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("note,score,answer,rung")
    assert main(["link", "pairs", str(table), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["answers"] == {"hit": 1, "cannot_tell": 2, "clear": 1}
    assert found["pairs"][2]["verdict"] == "differs"
    assert "the numbers are not the same" in found["pairs"][2]["reasons"]
    assert main(["link", "pairs", str(table), "--out", str(tmp_path / "o.csv"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 4
    assert main(["link", "pairs", str(tmp_path / "none.csv")]) == 1
    assert "none.csv" in capsys.readouterr().err


@pytest.mark.real
@pytest.mark.skipif(not NASTY.exists(), reason="the list of nasty strings is not here")
def test_nasty_strings_are_scored(tmp_path):
    texts = json.loads(NASTY.read_text(encoding="utf-8"))
    with (tmp_path / "p.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["name_a", "name_b", "kind"])
        for kind in ("person", "company"):
            writer.writerows([one, two, kind] for one, two in pairwise(texts))
    done = score_pairs(tmp_path / "p.csv", tmp_path / "o.csv")
    assert done.rows == 2 * (len(texts) - 1)
    assert done.answers["clear"] > done.answers["hit"]
