"""One release read with care: whatever is wrong in it costs that value, never the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from plumbrule.sources.ocds.fit import Note, fit
from plumbrule.sources.ocds.settle import settle

_DECODER = msgspec.json.Decoder(float_hook=Decimal)
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def decode(data: bytes) -> Any:
    """Decode JSON with exact numbers.

    Raises:
        msgspec.DecodeError: it is not valid JSON in UTF-8.
    """
    return _DECODER.decode(data.removeprefix(b"\xef\xbb\xbf"))


def tidy(release: Any, notes: list[Note]) -> bytes | None:
    """Bring a decoded release into the shapes and its parties and ids into order.

    Args:
        release: any decoded JSON value.
        notes: faults are added here, each with its JSON pointer inside the release.

    Returns:
        One line of JSON, or None when the value is no release that can be placed.
    """
    if not isinstance(release, dict):
        notes.append(("unreadable", "expected a release, an object", "", release))
        return None
    fitted = fit(release, notes)
    if not str(fitted.get("ocid") or "").strip():
        notes.append(
            ("unreadable", "expected an ocid: without one it cannot be placed", "/ocid", "")
        )
        return None
    return _ENCODER.encode(settle(fitted, notes))
