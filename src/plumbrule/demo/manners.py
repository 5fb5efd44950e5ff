"""The bad manners of real files, kept away from everything planted.

Only the first province has them: broken lines, a release twice, an old archive in UTF-16 with blank
values and placeholders. A reader must say what it could not read and keep the rest.
"""

from typing import Any

import msgspec
from msgspec import Raw

from plumbrule.demo.ocds import Publisher
from plumbrule.demo.process import Process

BROKEN_LINES = (
    b'{"ocid":"ocds-avelia-broken-1","tender":{"title":"cut off in the mid\n',
    b"export finished without errors\n",
    b'{"ocid":"ocds-avelia-broken-2","tag":["compiled"],}\n',
)
"""Lines that no reader can make sense of, put at the end of the first file."""

_PLACEHOLDER = Raw(b'{"amount":9999999999,"currency":"AVL"}')


def archive(publisher: Publisher, processes: list[Process]) -> bytes:
    """Compiled releases as an old system exported them: UTF-16, blanks, placeholders, CRLF."""
    lines: list[str] = []
    for count, process in enumerate(processes):
        release: dict[str, Any] = publisher.compiled(process)
        release["tender"]["description"] = (None, "", "-")[count % 3]
        release["tender"]["value"] = _PLACEHOLDER
        if count % 2:
            release["tender"]["title"] = ""
        lines.append(msgspec.json.encode(release).decode() + "\r\n")
    return ("\ufeff" + "".join(lines)).encode("utf-16-le")
