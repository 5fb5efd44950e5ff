"""Two ids explained from a lake: records, entities, and ids that nobody bears."""

from __future__ import annotations

import pytest

from plumbrule.actions.explain import explained
from plumbrule.actions.load import load
from plumbrule.cli.main import main
from plumbrule.lake import Lake
from plumbrule.model import PlumbError

MAPPING = """data set: {source}
records:
  firm:
    table: party
    key: "{{no}}"
    kind: company
    name: "{{name}}"
    identifiers:
      - {{scheme: XB-REG, value: "{{number}}"}}
"""


@pytest.fixture
def lake(tmp_path):
    files = []
    for source, rows in (("register", "1,Alfa Ltd,7701\n2,Beta Ltd,7702"), ("list", "1,Alfa,7701")):
        path = tmp_path / f"{source}.csv"
        path.write_text(f"no,name,number\n{rows}\n", encoding="utf-8")
        path.with_name(f"{source}.csv.mapping.yml").write_text(
            MAPPING.format(source=source), encoding="utf-8"
        )
        files.append(path)
    found = Lake(tmp_path / "lake")
    load(found, files)
    return found


def test_records_and_entities_are_explained(lake):
    told = explained(lake, "list:1", "register:1")
    assert (told.explanation.same, told.explanation.rung) == (True, "id_match")
    assert told.explanation.rule == "id_match 1"
    apart = explained(lake, "XB-REG:7701", "register:2")
    assert not apart.explanation.same
    assert apart.record_b == "register:2"


def test_an_id_that_nobody_bears(lake):
    with pytest.raises(PlumbError, match="knows no record and no entity nobody"):
        explained(lake, "list:1", "nobody")


def test_nothing_loaded(tmp_path):
    with pytest.raises(PlumbError, match="nothing is loaded"):
        explained(Lake(tmp_path / "none"), "a", "b")


def test_the_commands_answer(lake, capsys):
    assert main(["--lake", str(lake.folder), "explain", "list:1", "register:1", "--json"]) == 0
    assert '"rung": "id_match"' in capsys.readouterr().out
    assert main(["--lake", str(lake.folder), "link"]) == 0
    assert "id_match" in capsys.readouterr().out
    assert main(["--lake", str(lake.folder), "link", "--measure"]) in {0, 1}
