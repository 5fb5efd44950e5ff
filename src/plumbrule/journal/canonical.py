"""One byte string for one JSON value, so that a hash of it means something.

The form is RFC 8785 (JSON Canonicalization Scheme) for the values the journal uses: objects,
lists, text, whole numbers, true, false and null. Binary floats are refused (money and measures
are written as text), and so is whatever two programs could write in two ways.
"""

from __future__ import annotations

import msgspec

from plumbrule.model.errors import PlumbError

LARGEST_EXACT_INTEGER = 2**53 - 1
"""RFC 8785 takes numbers as ECMAScript does; larger whole numbers would lose digits there."""

_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical(value: object) -> bytes:
    """Return the canonical JSON bytes of ``value``.

    Raises:
        PlumbError: a float, a number beyond 2^53 - 1, a lone surrogate, a key that is not text,
            or a type that JSON does not have; the message names the path.
    """
    _check(value, "")
    return _ENCODER.encode(value)


def _check(value: object, path: str) -> None:
    kind = type(value)
    if kind is str:
        _check_text(value, path)  # type: ignore[arg-type]
    elif value is None or kind is bool:
        return
    elif kind is int:
        if not -LARGEST_EXACT_INTEGER <= value <= LARGEST_EXACT_INTEGER:  # type: ignore[operator]
            raise PlumbError(
                f"{value} is too large for an exact number: write it as text", field=path
            )
    elif isinstance(value, dict):
        for key, item in value.items():
            if type(key) is not str:
                raise PlumbError(f"the key {key!r} is not text", field=path)
            _check_key(key, path)
            _check(item, f"{path}/{key}")
    elif isinstance(value, (list, tuple)):
        for number, item in enumerate(value):
            _check(item, f"{path}/{number}")
    else:
        raise PlumbError(
            f"a value of type {kind.__name__} has no single written form: write it as text",
            field=path,
        )


def _check_text(text: str, path: str) -> None:
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise PlumbError(
            "the text holds half of a character (a lone surrogate)", field=path
        ) from error


def _check_key(key: str, path: str) -> None:
    if key.isascii():
        return
    _check_text(key, path)
    # RFC 8785 sorts by UTF-16 units, the encoder by code points; the orders part only here.
    if max(key) > "\uffff":
        raise PlumbError(f"the key {key!r} holds a character outside the basic plane", field=path)
