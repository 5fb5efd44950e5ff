"""What every part of a release is made of: identifiers, numbers, amounts, periods."""

from __future__ import annotations

from msgspec import Raw, Struct

Identity = str | int | None
Number = Raw

EMPTY = Raw(b"")


class Value(Struct, gc=False, frozen=True):
    """An amount with its currency."""

    amount: Number = EMPTY
    currency: str | None = None


class Period(Struct, gc=False, frozen=True, rename="camel"):
    """A period by its two ends, as text."""

    start_date: str | None = None
    end_date: str | None = None
