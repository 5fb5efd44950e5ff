"""Verdicts on pairs of names, by the definition of the verdict and not by our output."""

# ruff: noqa: RUF001 the letters are the subject

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plumbrule.linking.names import JOINED, WORTH_A_LOOK, analyse, compare, keys

PERSON, COMPANY = "person", "company"


def both(a: str, b: str, kind: str) -> tuple[float, str]:
    """Compare in both orders and give what must be one result."""
    one, two = analyse(a, kind), analyse(b, kind)
    found, turned = compare(one, two), compare(two, one)
    assert (found.score, found.verdict) == (turned.score, turned.verdict)
    assert 0.0 <= found.score <= 1.0
    return found.score, found.verdict


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Тарас Шевченко", "Taras Shevchenko", PERSON),
        ("Тарас Шевченко", "SHEVCHENKO, Taras", PERSON),
        ("Павел Щукин", "Pavel Shchukin", PERSON),
        ("김정은", "Kim Jong Un", PERSON),
        ("이명박", "Lee Myung-bak", PERSON),
        ("محمد عبد الرحمن", "Abdelrahman Mohamed", PERSON),
        ("عبد الرحمن محمد", "Abdul Rahman Mohammed", PERSON),
        ("बीरेंद्र सिंह", "Birendra Singh", PERSON),
        ("ਮਨਮੋਹਨ ਸਿੰਘ", "Singh, Manmohan", PERSON),
        ("ராஜேஷ் குமார்", "Rajesh Kumar", PERSON),
        ("Juan García López", "García López, Juan", PERSON),
        ("João Silva Santos", "Joao Santos Silva", PERSON),
        ("Suharto", "SUHARTO", PERSON),
        ("Alfa Beta Ltd", "Alfa Beta", COMPANY),
        ("Alfa Beta Ltd", "Alfa Beta GmbH", COMPANY),
        ("ООО Ромашка", "OOO Romashka", COMPANY),
        ("A-B-C Company", "ABC Ltd", COMPANY),
        ("Fund II", "Fund 2", COMPANY),
        ("Национальный банк Украины", "National Bank of Ukraine", COMPANY),
        ("شركة النفط الوطنية", "National Oil Company", COMPANY),
        ("华为技术有限公司", "Huawei Technologies Co., Ltd.", COMPANY),
    ],
)
def test_agrees(a: str, b: str, kind: str) -> None:
    score, verdict = both(a, b, kind)
    assert verdict == "agrees"
    assert score >= JOINED


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Mohammed Ali", "Muhamad Ali", PERSON),
        ("John Smith", "J. Smith", PERSON),
        ("William Jones", "Bill Jones", PERSON),
        ("Ivan Petrovich Ivanov", "Ivan Ivanov", PERSON),
        ("Николай Гоголь", "Mykola Hohol", PERSON),
        ("Igor Kovalev", "Ihar Kavaleu", PERSON),
        ("Иван Николаевич Иванов", "Ivan Mykolayovych Ivanov", PERSON),
        ("Katherine Henderson", "Katherine Hendersen", PERSON),
        ("Soeharto", "Suharto", PERSON),
        ("Alfa Beta Ltd", "Alfa Beta PLC", COMPANY),
        ("Gazpromneft Ltd", "Gazpromnaft Ltd", COMPANY),
    ],
)
def test_close(a: str, b: str, kind: str) -> None:
    score, verdict = both(a, b, kind)
    assert verdict == "close"
    assert score >= WORTH_A_LOOK


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Fund II", "Fund III", COMPANY),
        ("Fund II", "Fund", COMPANY),
        ("Factory No. 5", "Factory No. 6", COMPANY),
        ("John Smith III", "John Smith", PERSON),
        ("John Smith Jr", "John Smith", PERSON),
        ("A-B-C Company", "Alpha Trading Company", COMPANY),
        ("Bank of Avalon", "Bank of Barataria", COMPANY),
        ("John Smith", "Peter Smith", PERSON),
        ("Hamid Karimi", "Ahmad Karimi", PERSON),
        ("Ivan Petrovich Ivanov", "Petr Ivanovich Ivanov", PERSON),
        ("Suharto", "Sukarno", PERSON),
        ("Smith", "John Smith", PERSON),
        ("!!!", "John Smith", PERSON),
        ("", "", PERSON),
    ],
)
def test_differs_and_is_not_worth_a_look(a: str, b: str, kind: str) -> None:
    score, verdict = both(a, b, kind)
    assert verdict == "differs"
    assert score < WORTH_A_LOOK


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Alfa Avalon LLC", "Alfa LLC", COMPANY),  # parent and national branch
        ("Juan García López", "Juan García", PERSON),  # the mother's family name left out
    ],
)
def test_a_part_left_out_differs_and_is_worth_a_look(a: str, b: str, kind: str) -> None:
    score, verdict = both(a, b, kind)
    assert verdict == "differs"
    assert score >= WORTH_A_LOOK


def test_what_stands_in_brackets_may_be_left_out_but_not_a_number() -> None:
    score, verdict = both("Romashka (Zavetr) Ltd", "Romashka Ltd", COMPANY)
    assert (score >= JOINED, verdict) == (True, "differs")
    assert both("Romashka (2) Ltd", "Romashka Ltd", COMPANY)[0] < WORTH_A_LOOK


def test_first_letters_are_worth_a_look_only() -> None:
    score, verdict = both("RZS", "Romashka Zavetr Smelter Ltd", COMPANY)
    assert (WORTH_A_LOOK <= score < JOINED, verdict) == (True, "differs")
    assert both("RZT", "Romashka Zavetr Smelter Ltd", COMPANY)[0] < WORTH_A_LOOK


def test_an_initial_is_worth_a_look_only() -> None:
    assert WORTH_A_LOOK <= both("J. Zavertaniuk", "John Zavertaniuk", PERSON)[0] < JOINED


def test_family_and_given_name_exchanged_is_not_agreement() -> None:
    assert both("SMITH, John", "JOHN, Smith", PERSON)[1] == "close"


def test_names_whose_ids_are_one_are_compared_by_content() -> None:
    listed = analyse("Taras Shevchenko", PERSON)
    assert compare(analyse("Taras Shevchenko", PERSON), listed).score == 1.0
    assert compare(analyse("Lesya Ukrainka", PERSON), listed).score < WORTH_A_LOOK


def test_weights_of_a_register_count() -> None:
    one, two = analyse("Avalon Trading Romashka", COMPANY), analyse("Avalon Trading", COMPANY)
    common = compare(one, two, lambda bone: 0.1 if bone.startswith("rm") else 5.0)
    rare = compare(one, two, lambda bone: 9.0 if bone.startswith("rm") else 1.0)
    assert common.score > rare.score


def test_reasons_are_in_words() -> None:
    reasons = compare(analyse("Fund II", COMPANY), analyse("Fund III", COMPANY)).reasons
    assert "the numbers are not the same" in reasons
    reasons = compare(analyse("Bill Smyth", PERSON), analyse("William Smith", PERSON)).reasons
    assert "bill and william are forms of one name" in reasons


WORDS = st.text("abcdefgiklmnoprstuvz", min_size=3, max_size=9)
LETTERS = st.characters(min_codepoint=0x0300, max_codepoint=0x0E7F) | st.characters()
ANY = st.text(LETTERS | st.sampled_from("aeIVX .-'()0"), max_size=60)


@given(ANY, ANY, st.sampled_from([PERSON, COMPANY]))
def test_any_two_texts_compare_and_the_order_does_not_matter(a: str, b: str, kind: str) -> None:
    both(a, b, kind)
    keys(analyse(a, kind))


@given(ANY, st.sampled_from([PERSON, COMPANY]))
def test_a_text_agrees_with_itself_unless_it_has_no_letters(text: str, kind: str) -> None:
    score, verdict = both(text, text, kind)
    assert (score, verdict) == ((1.0, "agrees") if analyse(text, kind).tokens else (0.0, "differs"))


@given(st.lists(WORDS, min_size=2, max_size=5, unique=True), st.randoms())
def test_case_and_order_of_words_keep_the_candidate(words: list[str], random: object) -> None:
    turned = list(words)
    random.shuffle(turned)  # type: ignore[attr-defined]
    plain = analyse(" ".join(words), PERSON)
    other = analyse(" ".join(turned).upper(), PERSON)
    assume(not plain.numbers and not other.numbers and len(plain.tokens) == len(words))
    assume(len(other.tokens) == len(words))
    assert compare(plain, other).score >= JOINED
    assert set(keys(plain)) == set(keys(other))


@given(
    st.lists(WORDS, min_size=1, max_size=4),
    st.sampled_from(["Ltd", "Limited", "LLC", "GmbH", "s.r.o.", "OOO", "Sp. z o.o."]),
)
def test_a_variant_of_the_legal_form_keeps_the_candidate(words: list[str], form: str) -> None:
    name = " ".join(["zavetr", *words])
    plain, other = analyse(f"{name} Ltd", COMPANY), analyse(f"{name} {form}", COMPANY)
    assume(plain.legal_form == other.legal_form == "llc")
    assert compare(plain, other).score >= JOINED
    assert set(keys(plain)) & set(keys(other)) or len(plain.tokens) == 0


@given(
    st.lists(WORDS, min_size=1, max_size=4),
    st.integers(min_value=1, max_value=999),
    st.integers(min_value=1, max_value=999),
)
def test_another_number_differs(words: list[str], one: int, two: int) -> None:
    assume(one != two)
    name = " ".join(words)
    score, verdict = both(f"{name} {one}", f"{name} {two}", COMPANY)
    assert verdict == "differs"
    assert score < WORTH_A_LOOK


@given(st.sampled_from(["II", "III", "IV", "VI", "VII", "IX"]), st.sampled_from(["2", "3", "4"]))
def test_another_roman_numeral_differs(roman: str, digits: str) -> None:
    same = {"II": "2", "III": "3", "IV": "4"}.get(roman) == digits
    verdict = both(f"Zavetr Fund {roman}", f"Zavetr Fund {digits}", COMPANY)[1]
    assert verdict == ("agrees" if same else "differs")


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "a b " * 250_000,
        "\u0301" * 1_000_000,
        "e" + "\u0301" * 100_000,
        "\u202e\u200b" * 500_000,
        "عو" * 500_000,
        "김" * 1_000_000,
        "\ufdfa" * 100_000,
        "\x00\x01\x1b[31m" * 1000,
        "\ud800" * 1000,
        "1 " * 500_000,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_hostile_texts_are_read_in_part_and_never_agree_in_part(text: str) -> None:
    for kind in (PERSON, COMPANY):
        name = analyse(text, kind)
        assert len(name.text) <= 600
        assert len(name.tokens) <= 30
        longer = analyse(text + "y", kind)
        assert compare(name, longer).verdict != "agrees" or len(text) <= 600
        compare(name, analyse("John Smith", kind))


def test_what_cannot_be_seen_does_not_count() -> None:
    plain = analyse("John Smith", PERSON)
    hidden = analyse("Jo\u200bhn\u202e Sm\u00adith", PERSON)
    assert compare(plain, hidden).verdict == "agrees"


def test_keys() -> None:
    assert keys(analyse("Suharto", PERSON)) == ("srt",)
    assert keys(analyse("Юрий", PERSON)) == ()
    assert len(keys(analyse("one two three four five Ltd", COMPANY))) == 6
    assert set(keys(analyse("Тарас Шевченко", PERSON))) == set(
        keys(analyse("Sevcenko Taras", PERSON))
    )


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # A given name by itself, in either order.
        ("ZABIČIĆ DIN", "Din Zabičić", "agrees"),
        # The end of a compound name, with its article, written in one with another vowel or apart.
        ("Nur al-Din Zaki", "Nureddin Zaki", "close"),
    ],
)
def test_din_is_a_name_by_itself_or_the_end_of_one(one, other, verdict):
    found = compare(analyse(one, "person"), analyse(other, "person"))
    assert found.verdict == verdict
