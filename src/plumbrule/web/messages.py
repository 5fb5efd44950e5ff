"""What the pages say, in six languages: catalogues in the form translators know, read at first use.

The text in the program is English and is itself the key. Each language has a folder of ``.po``
files, one for each part of the workbench, so that whoever writes a page writes its words beside it.
"""

from __future__ import annotations

import ast
import gettext
import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from plumbrule.model import PlumbError

FOLDER = Path(str(resources.files("plumbrule.web"))) / "words"

PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "zh": "nplurals=1; plural=0;",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
"""How each language counts: the rule that gettext knows."""


@dataclass(frozen=True)
class Message:
    """One entry of a catalogue.

    Args:
        text: the English text.
        plural: the English text for many; empty when it does not count.
        said: what is said instead; one text, or one for each plural form.
    """

    text: str
    plural: str
    said: tuple[str, ...]


@cache
def translation(language: str) -> gettext.NullTranslations:
    """Give what a language says; English says what is written in the program."""
    if language == "en":
        return gettext.NullTranslations()
    found: dict[str, Message] = {}
    for path in sorted((FOLDER / language).glob("*.po")):
        found.update((one.text, one) for one in read(path))
    return gettext.GNUTranslations(io.BytesIO(_compiled(language, found)))


def read(path: Path) -> list[Message]:
    """Read a ``.po`` file.

    Raises:
        PlumbError: a line is none of such a file.
    """
    fields: dict[str, str] = {}
    found: list[Message] = []
    field = ""
    lines = [*path.read_text(encoding="utf-8").splitlines(), "msgid"]
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if not line.startswith('"'):
            keyword, _, line = line.partition(" ")
            if keyword == "msgid":
                found += _message(fields)
                fields = {}
            field = keyword
        try:
            fields[field] = fields.get(field, "") + (ast.literal_eval(line) if line else "")
        except (SyntaxError, ValueError) as error:
            raise PlumbError("this is no line of a catalogue", file=f"{path}:{number}") from error
    return found


def _message(fields: dict[str, str]) -> Iterator[Message]:
    text = fields.get("msgid", "")
    said = tuple(value for key, value in sorted(fields.items()) if key.startswith("msgstr"))
    if text and all(said):
        yield Message(text, fields.get("msgid_plural", ""), said)


def _compiled(language: str, messages: dict[str, Message]) -> bytes:
    """Write messages as gettext's compiled catalogue, which knows how to count."""
    head = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: {PLURALS[language]}\n"
    entries = {"": head} | {
        (f"{one.text}\0{one.plural}" if one.plural else one.text): "\0".join(one.said)
        for one in messages.values()
    }
    keys = sorted(entries)
    texts = [key.encode() for key in keys] + [entries[key].encode() for key in keys]
    start = 28 + 16 * len(keys)
    index = b""
    body = b""
    for text in texts:
        index += struct.pack("<II", len(text), start + len(body))
        body += text + b"\0"
    head_bytes = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head_bytes + index + body
