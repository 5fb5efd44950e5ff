"""A versioned release reduced to what its values were last."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec

from plumbrule.model.moments import parse

KEYS = frozenset({"releaseID", "releaseDate", "releaseTag", "value"})
"""The four keys of a versioned value."""

_DECODER = msgspec.json.Decoder(float_hook=Decimal)
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def latest_values(data: bytes) -> bytes:
    """Replace every list of versions in a versioned release by the version of the last release.

    Numbers stay exact. The result is dated as its last release and tagged ``compiled``.

    Raises:
        msgspec.DecodeError: the bytes are not JSON.
    """
    tree = _DECODER.decode(data)
    if not isinstance(tree, dict):
        return data
    dates: list[str] = []
    reduced = _reduce(tree, dates)
    if dates:
        reduced["date"] = max(dates, key=_instant)
        reduced.setdefault("id", f"{reduced.get('ocid')}-{reduced['date']}")
    reduced["tag"] = ["compiled"]
    return _ENCODER.encode(reduced)


def is_versioned(value: object) -> bool:
    """Tell a list of versions by its keys."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and len(KEYS & item.keys()) >= 3 for item in value)
    )


def _reduce(value: Any, dates: list[str]) -> Any:
    if is_versioned(value):
        texts = [text if isinstance(text := item.get("releaseDate"), str) else "" for item in value]
        dates += filter(None, texts)
        last = max(range(len(value)), key=lambda index: (_instant(texts[index]), index))
        return value[last].get("value")
    if isinstance(value, dict):
        reduced = {key: _reduce(inner, dates) for key, inner in value.items()}
        return {key: inner for key, inner in reduced.items() if inner is not None}
    if isinstance(value, list):
        return [_reduce(inner, dates) for inner in value]
    return value


def _instant(text: str) -> datetime:
    moment = parse(text)
    return moment.earliest if moment else _BEFORE_ALL
