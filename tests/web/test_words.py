"""Every text of the pages is said in every language, with the same values in it."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from plumbrule.model import PlumbError
from plumbrule.web.languages import LANGUAGES
from plumbrule.web.messages import PLURALS, read, translation

TOOL: dict[str, Any] = runpy.run_path(
    str(Path(__file__).parents[2] / "docs" / "messages.py"), run_name="messages"
)
OTHERS = sorted(set(LANGUAGES) - {"en"})
VALUES = re.compile(r"%\((\w+)\)s")
SAME_AS_ENGLISH = {
    "fr": {
        "Page %(page)s of %(last)s",
        "Format",
        "Principal",
        "organisation",
        "Organisation",
        "Type",
        "Date",
        "Documents",
        "Notes",
        "Source",
        "Sources",
        "Actions",
        "Question",
        "Description",
        "Note",
        "Code",
        "Version",
        "Condition",
        "Conditions",
        "Total",
    },
    "es": {"No", "Total", "Error"},
}
"""Texts that are the same words in a language; any other that is equal was forgotten."""


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_missing(language: str) -> None:
    assert TOOL["missing"](language) == {}


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_was_left_in_english(language: str) -> None:
    same = {
        one.text
        for one in TOOL["catalogue"](language)
        if one.text in one.said and re.search("[a-z]{2}", VALUES.sub("", one.text))
    }
    assert same - SAME_AS_ENGLISH.get(language, set()) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_value_is_lost_or_made_up(language: str) -> None:
    for one in TOOL["catalogue"](language):
        given = set(VALUES.findall(one.text + one.plural))
        for said in one.said:
            # A form for one or two may say the number as a word.
            assert set(VALUES.findall(said)) <= given, said
        assert set(VALUES.findall(one.said[-1])) == given, one.said[-1]
        forms = int(PLURALS[language].partition("nplurals=")[2][0]) if one.plural else 1
        assert len(one.said) == forms, one.text


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_has_words_for_nothing(language: str) -> None:
    """A text that was taken off the pages goes from the catalogues too."""
    spoken = {text for text, _ in TOOL["texts"]()}
    assert {one.text for one in TOOL["catalogue"](language)} - spoken == set()


def test_languages_count_in_their_own_way() -> None:
    one, many = "%(num)s record", "%(num)s records"

    def forms(language: str, *counts: int) -> list[str]:
        said = translation(language).ngettext
        return [said(one, many, count) % {"num": count} for count in counts]

    assert forms("ru", 1, 3, 5, 21) == ["1 запись", "3 записи", "5 записей", "21 запись"]
    assert forms("ar", 0, 1, 2) == ["لا سجلات", "سجل واحد", "سجلان"]
    assert forms("fr", 0, 1, 2) == ["0 enregistrement", "1 enregistrement", "2 enregistrements"]
    assert forms("en", 1, 2) == ["1 record", "2 records"]


def test_a_broken_catalogue_says_where(tmp_path: Path) -> None:
    broken = tmp_path / "x.po"
    broken.write_text('msgid "a"\nmsgstr no quotes\n', encoding="utf-8")
    with pytest.raises(PlumbError, match=r"no line of a catalogue") as refused:
        read(broken)
    assert "x.po:2" in str(refused.value)
