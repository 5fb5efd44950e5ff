"""The members of a panel, from a file: CSV with a header, or a JSON array of objects."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec

from plumbrule.model.errors import PlumbError

COLUMNS = ("name", "id", "scheme", "born", "body", "role")


def members(data: bytes, name: str) -> list[dict[str, Any]]:
    """Read who decides.

    Args:
        data: the file; UTF-8, with or without a byte order mark.
        name: its name, for messages.

    Returns:
        One row for each member: ``name``, ``ids``, ``born``, ``body``, ``role``.

    Raises:
        PlumbError: it is neither, or a member has no name and no number.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlumbError(
            f"the file is not in UTF-8 (byte {error.start}): save it as UTF-8", file=name
        ) from None
    rows = _json(text, name) if text.lstrip()[:1] in ("[", "{") else _csv(text, name)
    if not rows:
        raise PlumbError("the file names no member of the panel", file=name)
    return [_member(row, name, line) for line, row in rows]


def _json(text: str, name: str) -> list[tuple[int, dict[str, Any]]]:
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise PlumbError(f"the JSON cannot be read: {error}", file=name) from None
    found = value.get("members", value.get("panel")) if isinstance(value, dict) else value
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise PlumbError("expected an array of members, each an object with a name", file=name)
    return list(enumerate(found, 1))


def _csv(text: str, name: str) -> list[tuple[int, dict[str, Any]]]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    fields = [field.strip().casefold() for field in reader.fieldnames or ()]
    if "name" not in fields and "id" not in fields:
        raise PlumbError(
            f"no column is called name or id; the columns are {', '.join(COLUMNS)}",
            file=name,
            line=1,
        )
    reader.fieldnames = fields
    return [(reader.line_num, row) for row in reader if any(row.values())]


def _member(row: dict[str, Any], name: str, line: int) -> dict[str, Any]:
    values = {key: str(row.get(key) or "").strip() for key in COLUMNS}
    if values["id"] and not values["scheme"] and ":" not in values["id"]:
        raise PlumbError(
            "an id needs its scheme: fill the column scheme, or write SCHEME:VALUE",
            file=name,
            line=line,
            field="id",
        )
    if not values["name"] and not values["id"]:
        raise PlumbError("a member has neither a name nor an id", file=name, line=line)
    number = f"{values['scheme']}:{values['id']}" if values["scheme"] else values["id"]
    return {
        "name": values["name"],
        "ids": [number] if values["id"] else [],
        "born": values["born"] or None,
        "body": values["body"] or None,
        "role": values["role"] or "panel",
    }
