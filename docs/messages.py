"""Find what the pages say and add what has no translation yet to the catalogues: `make messages`.

Run as ``python docs/messages.py``; with ``--check`` it only lists what is missing and fails.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from plumbrule.web.languages import LANGUAGES
from plumbrule.web.messages import FOLDER, PLURALS, Message, read
from plumbrule.web.rendering import PLACE, TEMPLATES

COMMON = "common"
"""The part of what stands around every page."""

NAMES = {"t", "n", "wording"}


def texts() -> dict[tuple[str, str], str]:
    """Give every text of the pages, with its plural, and the part it belongs to."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        for text in _in_template(path):
            found.setdefault(text, _part(path))
    for path in sorted(PLACE.rglob("*.py")):
        for text in _in_module(path):
            found.setdefault(text, _part(path))
    return found


def missing(language: str) -> dict[tuple[str, str], str]:
    """Give the texts that a language has no words for, and the part they belong to."""
    known = {(one.text, one.plural) for one in catalogue(language)}
    return {text: part for text, part in texts().items() if text not in known}


def catalogue(language: str) -> Iterator[Message]:
    """Give the messages of a language."""
    for path in sorted((FOLDER / language).glob("*.po")):
        yield from read(path)


def _part(path: Path) -> str:
    if path.parent not in {TEMPLATES, PLACE / "pages"} or path.stem in {"base", "error"}:
        return COMMON
    return path.stem.partition("_")[0]


def _in_template(path: Path) -> Iterator[tuple[str, str]]:
    environment = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])  # noqa: S701 nothing is rendered
    for _, function, text in environment.extract_translations(path.read_text(encoding="utf-8")):  # type: ignore[attr-defined]
        if isinstance(text, str):
            yield text, ""
        elif function == "ngettext":
            yield text[0], text[1]
        elif text[0] is not None:
            yield text[0], ""


def _in_module(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        said = [one.value for one in node.args[:2] if isinstance(one, ast.Constant)]
        if name not in NAMES or not said or not isinstance(said[0], str):
            continue
        yield said[0], str(said[1]) if name == "n" else ""


def _entry(text: str, plural: str, forms: int) -> str:
    if not plural:
        return f'\nmsgid {_quoted(text)}\nmsgstr ""\n'
    said = "".join(f'msgstr[{form}] ""\n' for form in range(forms))
    return f"\nmsgid {_quoted(text)}\nmsgid_plural {_quoted(plural)}\n{said}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def add(language: str) -> int:
    """Add what is missing to a language's files, without words; give how many were added."""
    forms = int(PLURALS[language].partition("nplurals=")[2][0])
    added = 0
    for (text, plural), part in missing(language).items():
        path = FOLDER / language / f"{part}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else _head(language)
        entry = _entry(text, plural, forms)
        if f"msgid {_quoted(text)}\n" not in before:
            path.write_text(before + entry, encoding="utf-8")
            added += 1
    return added


def _head(language: str) -> str:
    return (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {language}\\n"\n"Plural-Forms: {PLURALS[language]}\\n"\n'
    )


def main() -> int:
    """Add, or check."""
    left = 0
    for language in LANGUAGES:
        if language == "en":
            continue
        if "--check" not in sys.argv:
            add(language)
        without = missing(language)
        left += len(without)
        for (text, _), part in without.items():
            print(f"{language}/{part}.po: {text}")
    print(f"{left} texts without words" if left else "every text is said in every language")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
