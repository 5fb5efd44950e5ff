from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from made_exports import lake_of, lines

from plumbrule.actions.export import export

DAY = date(2024, 5, 6)
SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def graph(path):
    root = ET.parse(path).getroot()
    named = {
        node.get("id"): data.text
        for node in root.iter(f"{SPACE}node")
        for data in node
        if data.get("key") == "node_name"
    }
    edges = [
        (
            named[edge.get("source")],
            named[edge.get("target")],
            {data.get("key").removeprefix("edge_"): data.text for data in edge},
        )
        for edge in root.iter(f"{SPACE}edge")
    ]
    return named, edges


def test_ties_and_payments_are_edges_with_their_dates_and_shares(ties, tmp_path):
    export(ties, "graphml", tmp_path / "net.graphml", today=DAY)
    named, edges = graph(tmp_path / "net.graphml")
    assert sorted(named.values()) == ["Gama", "Ivo Noe", "Mia Noe"]
    assert {(one, other, facts["kind"]) for one, other, facts in edges} == {
        ("Ivo Noe", "Mia Noe", "family"),
        ("Mia Noe", "Gama", "ownership"),
        ("Gama", "Ivo Noe", "payment"),
    }
    shares = [facts["share"] for *_, facts in edges if facts["kind"] == "ownership"]
    assert shares == ["25-50"]
    assert [facts["amount"] for *_, facts in edges if facts["kind"] == "payment"] == ["1250.5"]


def test_around_one_party_takes_as_many_steps_as_asked(ties, tmp_path):
    for steps, names in ((0, ["Ivo Noe"]), (1, ["Ivo Noe", "Mia Noe"]), (2, 3)):
        path = tmp_path / f"{steps}.graphml"
        export(ties, "graphml", path, around="set:f1", steps=steps, today=DAY)
        named, _ = graph(path)
        assert len(named) == names if isinstance(names, int) else sorted(named.values()) == names


def test_hostile_names_stay_text(tmp_path):
    name = 'A&B <x y="1"> ]]> \x07 \u202e end'
    entity = {"id": "q", "schema": "Person", "properties": {"name": [name]}}
    lake = lake_of(tmp_path, lines([entity]))
    export(lake, "graphml", tmp_path / "net.graphml", today=DAY)
    named, _ = graph(tmp_path / "net.graphml")
    assert list(named.values()) == [name.replace("\x07", "")]
