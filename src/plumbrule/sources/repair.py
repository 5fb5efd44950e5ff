"""Typed decoding that loses one value, not the record, when one value has the wrong type."""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")

_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `(?P<place>.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_ATTEMPTS = 200
"""Values repaired in one record before it is given up."""


class Repair(NamedTuple):
    """One value that was not of the expected type.

    Args:
        kind: ``changed`` when it could be kept in another form, else ``dropped``.
        reason: what was expected and what stood there.
        path: JSON pointer inside the record.
        value: as received.
    """

    kind: Literal["changed", "dropped"]
    reason: str
    path: str
    value: object


def convert(record: Any, kind: type[T]) -> tuple[T, list[Repair]]:
    """Bring decoded JSON into a typed form, repairing or leaving out single values.

    A number where text is expected becomes its text, one value where a list is expected becomes a
    list of one, the text of a number becomes the number; everything else is left out.

    Args:
        record: decoded JSON; changed in place where it is repaired.
        kind: the typed form; all its fields must be optional.

    Raises:
        msgspec.ValidationError: the record itself is of the wrong type, or nothing helps.
    """
    repairs: list[Repair] = []
    for _ in range(_ATTEMPTS):
        try:
            return msgspec.convert(record, kind), repairs
        except msgspec.ValidationError as error:
            match = _PLACE.match(str(error))
            steps = _STEP.findall(match["place"] or "") if match else []
            if match is None or not steps:
                raise
            repairs.append(
                _mend(record, [name or int(index) for name, index in steps], match["what"])
            )
    raise msgspec.ValidationError(f"more than {_ATTEMPTS} values are of the wrong type")


def _mend(record: Any, steps: list[str | int], what: str) -> Repair:
    holder = record
    for step in steps[:-1]:
        holder = holder[step]
    last = steps[-1]
    path = "".join(f"/{step}" for step in steps)
    value = holder[last]
    mended = _in_other_form(value, what)
    reason = what.replace("`", "")
    if mended is not None:
        holder[last] = mended
        return Repair("changed", reason, path, value)
    del holder[last]
    return Repair("dropped", reason, path, value)


def _in_other_form(value: object, what: str) -> object:
    wanted = what.partition(", got")[0]
    if "`array" in wanted and value is not None:
        return [value]
    if "`str" in wanted and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if ("`float" in wanted or "`int" in wanted) and isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    return None
