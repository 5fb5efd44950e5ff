"""What is said of two names alone."""

# ruff: noqa: RUF001 the letters are the subject

import pytest

from plumbrule.linking.names import analyse
from plumbrule.linking.names.answer import answer_for


@pytest.mark.parametrize(
    ("a", "b", "kind", "answer", "rung"),
    [
        ("Тарас Завертанюк", "Taras Zavertaniuk", "person", "hit", "name_rare"),
        ("Muhammad Ali", "محمد علي", "person", "hit", "name_only"),
        ("J. Smith", "John Smith", "person", "cannot_tell", "name_only"),
        ("Alfa Beta Ltd", "Alfa Beta PLC", "company", "cannot_tell", "name_only"),
        ("Peter Smith", "John Smith", "person", "clear", ""),
        ("Fund II", "Fund III", "company", "clear", ""),
        ("ABC Ltd", "A-B-C Company", "company", "cannot_tell", "name_only"),
        ("", "John Smith", "person", "cannot_tell", "name_only"),
    ],
)
def test_answers(a: str, b: str, kind: str, answer: str, rung: str) -> None:
    found = answer_for(analyse(a, kind), analyse(b, kind))
    assert (found.answer, found.rung) == (answer, rung)


def test_other_countries_make_no_hit_and_a_lower_score() -> None:
    one, two = analyse("Romashka Ltd", "company"), analyse("ООО Ромашка", "company")
    assert answer_for(one, two).answer == "hit"
    other = answer_for(one, two, countries_differ=True)
    assert other.answer == "cannot_tell"
    assert other.score < answer_for(one, two).score
