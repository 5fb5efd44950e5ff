"""What a stated share means: least and greatest, each included or excluded."""

from __future__ import annotations

from typing import NamedTuple

from plumbrule.sources.bods.shapes import Share


class Range(NamedTuple):
    """A share in percent between two bounds; None where nothing is said."""

    least: float | None = None
    greatest: float | None = None
    least_open: bool | None = None
    greatest_open: bool | None = None


class Contradiction(NamedTuple):
    """A share that does not follow the standard.

    Args:
        lost: whether a bound was left out because of it.
        reason: what was expected.
    """

    lost: bool
    reason: str


def range_of(share: Share | None) -> tuple[Range, list[Contradiction]]:
    """Read a share.

    Two bounds for one end contradict each other and neither is kept; a number outside 0 to 100 is
    not kept; an exact share is kept beside bounds that allow it, and nothing when they do not.
    """
    if share is None:
        return Range(), []
    wrong: list[Contradiction] = []
    exact = _percent(share.exact, "exact", wrong)
    least, least_open = _bound(share.minimum, share.exclusiveMinimum, "minimum", wrong)
    greatest, greatest_open = _bound(share.maximum, share.exclusiveMaximum, "maximum", wrong)
    if least is not None and greatest is not None:
        if least > greatest or (least == greatest and (least_open or greatest_open)):
            wrong.append(Contradiction(True, "expected a maximum above the minimum"))
            return Range(exact, exact, *_closed(exact)), wrong
        if least == greatest and exact is None:
            wrong.append(Contradiction(False, "expected an exact share, not equal bounds"))
    if exact is None:
        return Range(least, greatest, least_open, greatest_open), wrong
    if least is not None or greatest is not None:
        wrong.append(Contradiction(False, "expected an exact share or bounds, not both"))
        if not _allows(exact, least, greatest, bool(least_open), bool(greatest_open)):
            wrong.append(Contradiction(True, "expected an exact share within its bounds"))
            return Range(), wrong
    return Range(exact, exact, *_closed(exact)), wrong


def _closed(exact: float | None) -> tuple[bool | None, bool | None]:
    return (None, None) if exact is None else (False, False)


def _bound(
    closed: float | None, opened: float | None, name: str, wrong: list[Contradiction]
) -> tuple[float | None, bool | None]:
    if closed is not None and opened is not None:
        reason = f"expected one {name}, included or excluded, not both"
        wrong.append(Contradiction(True, reason))
        return None, None
    if opened is not None:
        value = _percent(opened, name, wrong)
        return value, None if value is None else True
    value = _percent(closed, name, wrong)
    return value, None if value is None else False


def _percent(value: float | None, name: str, wrong: list[Contradiction]) -> float | None:
    if value is None or 0 <= value <= 100:
        return value
    wrong.append(Contradiction(True, f"expected a {name} share between 0 and 100"))
    return None


def _allows(
    exact: float, least: float | None, greatest: float | None, least_open: bool, greatest_open: bool
) -> bool:
    above = least is None or exact > least or (exact == least and not least_open)
    below = greatest is None or exact < greatest or (exact == greatest and not greatest_open)
    return above and below
