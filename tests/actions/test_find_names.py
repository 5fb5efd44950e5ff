"""Search: names in other scripts, spellings and orders; numbers; titles; and texts that are hostile."""

import json

import pytest

from made_lakes import put
from made_lists import entity
from plumbrule.actions.data_door import Door
from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.sources.source import ReadOptions

NAMES = {
    "c1": ("Company", "Northern Bridge Construction Ltd"),
    "c2": ("Company", "Southern Bridge Construction Ltd"),
    "c3": ("Company", "Golden Harbour Trading LLC"),
    "c4": ("Company", "Construction Ltd"),
    "p1": ("Person", "Arsen Volkov"),
    "p2": ("Person", "Marie-Thérèse O'Connor"),
    "p3": ("Person", "王小明"),
    "p4": ("Person", "محمد الخطيب"),
    "p5": ("Person", "Юлия Шевченко"),
    "p6": ("Person", "Γιώργος Παπαδόπουλος"),
}


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Door:
    folder = tmp_path_factory.mktemp("named")
    listed = [entity(key, kind, name=[name]) for key, (kind, name) in NAMES.items()]
    listed.append(
        entity("c5", "Company", name=["Acme Holding"], alias=["Zenith Works"],
               registrationNumber=["HRB 12-345"], jurisdiction=["de"])
    )  # fmt: skip
    data = "".join(json.dumps(one) + "\n" for one in listed).encode()
    lake = Lake(folder / "lake")
    load(lake, put(folder / "in", **{"named.ftm.json": data}), ReadOptions(source="named"))
    made = Door(lake)
    made.prepare_now()
    return made


def found(door: Door, text: str) -> list[str]:
    return [one.name for one in door.search(text, 5).entities]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Golden Harbour Trading LLC", "c3"),
        ("golden harbour", "c3"),
        ("Harbour, Golden", "c3"),
        ("Goldn Harbuor Tradng", "c3"),
        ("Арсен Волков", "p1"),
        ("Volkov Arsen", "p1"),
        ("Arsen Wolkow", "p1"),
        ("marie therese oconnor", "p2"),
        ("王小明", "p3"),
        ("Wang Xiaoming", "p3"),
        ("Muhammad al-Khatib", "p4"),
        ("محمد الخطيب", "p4"),
        ("Yulia Shevchenko", "p5"),
        ("Iulia Sevcenko", "p5"),
        ("Giorgos Papadopoulos", "p6"),
        ("northern bridge", "c1"),
        ("Construction Ltd", "c4"),
    ],
)
def test_a_name_is_found_first(door: Door, typed: str, name: str) -> None:
    assert found(door, typed)[0] == NAMES[name][1]


def test_another_name_of_an_entity_is_found_and_shown(door: Door) -> None:
    [one] = door.search("Zenith Works").entities
    assert (one.name, one.matched) == ("Acme Holding", "Zenith Works")


@pytest.mark.parametrize("typed", ["HRB 12-345", "hrb12345", "HRB 12345", "HRB12"])
def test_a_number_is_found_as_people_write_it(door: Door, typed: str) -> None:
    [one] = [one for one in door.search(typed).entities if one.identifier]
    assert one.name == "Acme Holding"


def test_what_shares_the_telling_word_comes_before_what_shares_a_common_one(door: Door) -> None:
    first, second, *_ = found(door, "Northern Bridge Construction")
    assert (first, second) == (NAMES["c1"][1], NAMES["c2"][1])


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "zzzzqqqq",
        "*",
        '"',
        "AND OR NOT",
        "NEAR(a b)",
        "words:a",
        "a* OR b",
        "' or 1=1 --",
        "\x00",
        "\u202e" * 100,
        "e" + "\u0301" * 600,
        "🙂",
        "a " * 4000,
        "x" * 100_000,
        "-" * 500,
        "((((",
    ],
)
def test_hostile_texts_are_answered(door: Door, typed: str) -> None:
    assert len(door.search(typed).entities) <= 10
