"""What a name is read into, by hand."""

# ruff: noqa: RUF001 the letters are the subject

import pytest

from plumbrule.linking.names import analyse
from plumbrule.linking.names.name import _read


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Dr. John A. Smith", "john a smith"),
        ("SMITH, John", "smith john"),
        ("Sheikh Hasina", "sheikh hasina"),
        ("John Major", "john major"),
        ("Abd al-Rahman Ali", "abdrahman ali"),
        ("Abdul Rahman Ali", "abdrahman ali"),
        ("عبد الرحمن", "abdrhmn"),
        ("Nur al-Din Hasan", "nurdin hasan"),
        ("Saif Allah Khan", "saifallah khan"),
        ("Osama bin Laden", "osama laden"),
        ("O'Brien", "obrien"),
        ("Jean-Pierre Dupont", "jean pierre dupont"),
        ("김정은", "gim jeongeun"),
        ("欧阳震华", "ouyang zhenhua"),
        ("Гриценко Анатолій", "hrytsenko anatoliy"),
        ("Николай Гоголь", "nikolay gogol"),
        ("Ђорђе Петровић", "djordje petrovic"),
        ("Παπανδρέου Γεώργιος", "papandreou georgios"),
        ("Suharto", "suharto"),
    ],
)
def test_persons(text: str, tokens: str) -> None:
    assert analyse(text, "person").ascii == tokens


@pytest.mark.parametrize(
    ("text", "tokens", "form"),
    [
        ("Alfa Beta Ltd.", "alfa beta", "llc"),
        ("Alfa Beta GmbH", "alfa beta", "llc"),
        ("ООО «Альфа Бета»", "alfa beta", "llc"),
        ("Товариство з обмеженою відповідальністю «Бета»", "beta", "llc"),
        ("Общество с ограниченной ответственностью Бета", "beta", "llc"),
        ("Beta S.A.", "beta", "jsc"),
        ("Публичное акционерное общество Бета", "beta", "jsc"),
        ("华为技术有限公司", "huawei technology", "llc"),
        ("شركة النفط الوطنية", "oil national", "company"),
        ("A-B-C Company", "abc", "company"),
        ("A. B. C. Co.", "abc", "company"),
        ("Banque Nationale de Paris", "bank national paris", ""),
        ("Завод № 5", "plant 5", ""),
        ("НИИ Вектор", "research institute vektor", ""),
        ("Ltd", "ltd", ""),
    ],
)
def test_organisations(text: str, tokens: str, form: str) -> None:
    name = analyse(text, "organisation")
    assert (name.ascii, name.legal_form) == (tokens, form)


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("Fund II", "company", ("2",)),
        ("Fund 02", "company", ("2",)),
        ("Fund I", "company", ("1",)),
        ("Fund XIV B", "company", ("14",)),
        ("10th Bearing Plant", "company", ("10",)),
        ("１２ Ltd", "company", ("12",)),
        ("Xi Jinping", "person", ()),
        ("John Smith III", "person", ("3",)),
        ("John Smith Jr.", "person", ("jr",)),
    ],
)
def test_numbers_distinguish(text: str, kind: str, numbers: tuple[str, ...]) -> None:
    assert analyse(text, kind).numbers == numbers


def test_parts_of_persons() -> None:
    name = analyse("IVANOV, Ivan Petrovich", "person")
    assert name.family == {"ivanov"}
    assert name.patronymics == {"petrovich"}
    assert analyse("J. R. Smith", "person").initials == {"j", "r"}
    assert analyse("Vincent van Gogh", "person").little == ("van",)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Smith", "latin"),
        ("Çağlar", "latin"),
        ("Шевченко", "ukrainian"),
        ("محمد", "arabic"),
        ("김정은", "hangul"),
        ("习近平", "han"),
        ("やまだ", "kana"),
        ("דוד", "hebrew"),
        ("მიხეილ", "georgian"),
    ],
)
def test_scripts(text: str, script: str) -> None:
    expected = "cyrillic" if script == "ukrainian" else script
    assert analyse(text, "person").script == expected


def test_latin_letters_that_only_look_cyrillic_are_read_as_cyrillic() -> None:
    # the C, e and o of the second are Latin letters
    assert analyse("Сергей Попов", "person").tokens == analyse("Cepгeй Пoпoв", "person").tokens


def test_a_name_that_is_not_to_be_kept_is_read_the_same_and_not_kept() -> None:
    before = _read.cache_info().currsize
    asked = analyse("Romashka Zavertaniuk-Asked", "person", keep=False)
    assert _read.cache_info().currsize == before
    assert asked == analyse("Romashka Zavertaniuk-Asked", "person")


def test_the_strict_key_keeps_legal_form_and_accents() -> None:
    assert analyse("  «Ålfa»  S.A. ", "company").strict == "ålfa s.a."
