"""Checking what a step says against the fields of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from plumbrule.dossiers.machinery.kinds import Field, Kind, Transition
from plumbrule.journal.canonical import canonical
from plumbrule.model.errors import PlumbError

_HASH_DIGITS = 64
_LONGEST_TEXT = 20_000


def checked(kind: Kind, transition: Transition, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the inputs of a step, each in its one written form.

    Raises:
        PlumbError: a field is missing, unknown to this step, or has a wrong value; ``field``
            names it.
    """
    allowed = (*transition.needs, *transition.may)
    for name, value in inputs.items():
        if name not in allowed and value is not None:
            listed = ", ".join(allowed) or "no field"
            raise PlumbError(f"this step does not take it; it takes {listed}", field=name)
    found: dict[str, Any] = {}
    for name in allowed:
        value = inputs.get(name)
        if value is None or value in ("", [], ()):
            if name in transition.needs:
                raise PlumbError(f"it is needed: {kind.fields[name].meaning}", field=name)
            continue
        found[name] = _value(name, kind.fields[name], value)
    canonical(found)
    return found


def _value(name: str, described: Field, value: Any) -> Any:
    if not described.many:
        return _one(name, described, value)
    if not isinstance(value, (list, tuple)):
        raise PlumbError("it takes a list", field=name)
    return [_one(f"{name}/{number}", described, item) for number, item in enumerate(value)]


def _one(name: str, described: Field, value: Any) -> Any:
    try:
        return _READERS[described.type](described, value)
    except (PlumbError, ValueError, InvalidOperation) as error:
        raise PlumbError(f"{error}; {described.meaning}", field=name) from error


def _text(_: Field, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise PlumbError("expected text")
    if len(value) > _LONGEST_TEXT:
        raise PlumbError(f"the text is longer than {_LONGEST_TEXT} characters: attach a document")
    return value.strip()


def _code(described: Field, value: Any) -> str:
    if value not in described.choices:
        raise PlumbError(f"{value!r} is not one of {', '.join(described.choices)}")
    return str(value)


def _date(_: Field, value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError) as error:
        raise PlumbError(f"{value!r} is not a day written like 2026-03-31") from error


def _id(_: Field, value: Any) -> str:
    if not isinstance(value, str) or not value or value != value.strip() or not value.isprintable():
        raise PlumbError(f"{value!r} is not an id")
    return value


def _money(_: Field, value: Any) -> dict[str, str]:
    parts = _parts(value, {"amount", "currency", "date"})
    amount = Decimal(parts["amount"])
    if not amount.is_finite():
        raise PlumbError(f"{parts['amount']!r} is not an amount")
    if len(parts["currency"]) != 3 or not parts["currency"].isupper():
        raise PlumbError(f"{parts['currency']!r} is not a currency code of three letters")
    return {
        "amount": format(amount, "f"),
        "currency": parts["currency"],
        "date": date.fromisoformat(parts["date"]).isoformat(),
    }


def _document(_: Field, value: Any) -> dict[str, str]:
    parts = _parts(value, {"place", "sha256", "seen"})
    _require_hash(parts["sha256"])
    return {**parts, "seen": date.fromisoformat(parts["seen"]).isoformat()}


def _record(_: Field, value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not {"source", "sha256", "data"} <= set(value):
        raise PlumbError("a record as seen has source, sha256 and data")
    _require_hash(value["sha256"])
    return dict(value)


def _count(_: Field, value: Any) -> int:
    number = int(value)
    if number < 0 or str(number) != str(value).strip():
        raise PlumbError(f"{value!r} is not a whole number")
    return number


def _parts(value: Any, names: set[str]) -> dict[str, str]:
    if not isinstance(value, Mapping) or set(value) != names:
        raise PlumbError(f"expected {', '.join(sorted(names))}")
    return {name: str(value[name]) for name in sorted(names)}


def _require_hash(text: Any) -> None:
    if not isinstance(text, str) or len(text) != _HASH_DIGITS:
        raise PlumbError("a SHA-256 has 64 hex digits")
    bytes.fromhex(text)


_READERS: dict[str, Callable[[Field, Any], Any]] = {
    "text": _text,
    "code": _code,
    "date": _date,
    "ref": _id,
    "user": _id,
    "money": _money,
    "document": _document,
    "record": _record,
    "json": lambda _, value: value,
    "count": _count,
}
