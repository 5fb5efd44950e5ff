"""Amounts from the text of a JSON or CSV number to exact decimals; what is no number is reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

import pyarrow as pa
import pyarrow.compute as pc

from plumbrule.lake.schema import MONEY

_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")

EXACT = "="
"""Stands before a number that goes on as text, for an engine would round it."""

LIMIT = Decimal(10) ** 20
"""Amounts have at most 20 digits before the point."""

Report = Callable[[str, str, int, str], None]
"""Takes the kind of fault, the reason, the row and the text as received."""


def decimals(texts: pa.Array, report: Report) -> pa.Array:
    """Read numbers exactly.

    Args:
        texts: each the text of a number as it stands in the file, with its quotes if it had any;
            null and ``null`` are nothing. After the quote, the mark ``EXACT`` tells that the
            quotes are ours.
        report: told of every value that was lost or changed.

    Returns:
        Exact decimals with four digits after the point; null where the text is no number.
    """
    nothing = pc.or_kleene(pc.equal(texts, "null"), pc.equal(texts, ""))
    texts = pc.if_else(nothing, None, texts)
    try:
        return texts.cast(MONEY)
    except pa.ArrowInvalid:
        return pa.array(
            [
                None if text is None else _decimal(text, row, report)
                for row, text in enumerate(texts.to_pylist())
            ],
            MONEY,
        )


def _decimal(text: str, row: int, report: Report) -> Decimal | None:
    if text.startswith(f'"{EXACT}'):
        text = text.strip('"').removeprefix(EXACT)
    bare = text.strip('" ')
    if not bare:
        return None
    try:
        number = Decimal(bare) if bare.isascii() and "_" not in bare else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= LIMIT:
        report("dropped", "expected a number of at most 20 digits", row, text)
        return None
    if text.startswith('"') and _THOUSANDS.fullmatch(bare):
        report("dropped", "a text whose dot may stand for thousands; expected a number", row, text)
        return None
    if text.startswith('"'):
        report("changed", "a number was written as text", row, text)
    exact = number.quantize(Decimal("0.0001"), ROUND_HALF_EVEN)
    if exact != number:
        report("changed", "rounded to four decimals", row, text)
    return exact
