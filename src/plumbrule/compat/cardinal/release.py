"""One line of JSON to one process, tolerant of any type in any place.

The shapes below accept any JSON value anywhere, so that a field of an unexpected type never costs
the rest of its release, and leave out fields that no rule reads, which is what makes reading fast.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from plumbrule.compat.cardinal.process import FINAL, NOT_SUBMITTED, Award, Bid, Process

Other = list[Any] | str | int | float | bool | None
"""What may stand where an object is expected."""

NotArray = dict[str, Any] | str | int | float | bool | None
"""What may stand where an array is expected."""


class _Reference(Struct, gc=False):
    id: Any = None


class _Value(Struct, gc=False):
    amount: Any = None
    currency: Any = None


class _Bid(Struct):
    status: Any = None
    date: Any = None
    value: _Value | Other = None
    tenderers: list[_Reference | Other] | NotArray = None


class _Bids(Struct):
    details: list[_Bid | Other] | NotArray = None


class _Item(Struct):
    classification: _Reference | Other = None


class _Award(Struct):
    status: Any = None
    suppliers: list[_Reference | Other] | NotArray = None
    items: list[_Item | Other] | NotArray = None


class _Period(Struct):
    start_date: Any = msgspec.field(default=None, name="startDate")
    end_date: Any = msgspec.field(default=None, name="endDate")


class _Tender(Struct):
    status: Any = None
    method: Any = msgspec.field(default=None, name="procurementMethod")
    method_details: Any = msgspec.field(default=None, name="procurementMethodDetails")
    number_of_tenderers: Any = msgspec.field(default=None, name="numberOfTenderers")
    period: _Period | Other = msgspec.field(default=None, name="tenderPeriod")
    procuring_entity: _Reference | Other = msgspec.field(default=None, name="procuringEntity")


class _Release(Struct):
    ocid: Any = None
    buyer: _Reference | Other = None
    tender: _Tender | Other = None
    bids: _Bids | Other = None
    awards: list[_Award | Other] | NotArray = None


class Unreadable(Exception):  # noqa: N818
    """The line is not valid JSON; the text says why."""


class Passed(Exception):  # noqa: N818
    """The line is no process for the rules; the text is the reason, in words that can be counted."""


NOT_OBJECT = "hold no JSON object"
NO_OCID = "have no text ocid"
CANCELLED = "have tender status cancelled"

_decode = msgspec.json.Decoder(_Release).decode
_T = TypeVar("_T")


def read_process(text: bytes, *, file: str, line: int) -> Process:
    """Read one compiled release.

    Args:
        text: one line, in UTF-8.
        file: where it comes from, for messages.
        line: its number there.

    Returns:
        What the rules look at.

    Raises:
        Unreadable: if the line is not valid JSON.
        Passed: if the line is not an object, has no text ``ocid`` or is of a cancelled tender.
    """
    release = _release(text)
    if not isinstance(release.ocid, str):
        raise Passed(NO_OCID)
    tender = release.tender if isinstance(release.tender, _Tender) else _Tender()
    if tender.status == "cancelled":
        raise Passed(CANCELLED)
    period = tender.period if isinstance(tender.period, _Period) else _Period()
    count = tender.number_of_tenderers
    bids = _bids(release)
    awards = [award for award in _objects(release.awards, _Award) if isinstance(award.status, str)]
    return Process(
        file=file,
        line=line,
        ocid=release.ocid,
        buyer=_id(release.buyer),
        procuring_entity=_id(tender.procuring_entity),
        method=_text(tender.method),
        method_details=_text(tender.method_details),
        tenderers_counted=count if isinstance(count, int) and not isinstance(count, bool) else None,
        period_start=_text(period.start_date),
        period_end=_text(period.end_date),
        bids=bids,
        submitted=tuple(bid for bid in bids if bid.status not in NOT_SUBMITTED),
        active_awards=tuple(_award(award) for award in awards if award.status == "active"),
        awards_final=all(award.status in FINAL for award in awards),
    )


def _release(text: bytes) -> _Release:
    try:
        text.decode()
        return _decode(text)
    except msgspec.ValidationError as error:
        # Either a value that is no object, which is valid, or a number beyond any double.
        try:
            msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError):
            raise Unreadable(str(error)) from error
        raise Passed(NOT_OBJECT) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(str(error)) from error


def _bids(release: _Release) -> tuple[Bid, ...]:
    if not isinstance(release.bids, _Bids):
        return ()
    return tuple(
        _bid(bid, bid.status)
        for bid in _objects(release.bids.details, _Bid)
        if isinstance(bid.status, str)
    )


def _bid(bid: _Bid, status: str) -> Bid:
    tenderers, sole = _parties(bid.tenderers)
    amount, currency = None, None
    if isinstance(bid.value, _Value):
        amount, currency = _amount(bid.value.amount), _text(bid.value.currency)
    return Bid(status, tenderers, sole, amount, currency, _text(bid.date))


def _award(award: _Award) -> Award:
    suppliers, sole = _parties(award.suppliers)
    classes = (_id(item.classification) for item in _objects(award.items, _Item))
    return Award(suppliers, sole, tuple(code for code in classes if code is not None))


def _parties(value: list[_Reference | Other] | NotArray) -> tuple[tuple[str, ...], str | None]:
    if not isinstance(value, list):
        return (), None
    ids = tuple(
        party.id for party in value if isinstance(party, _Reference) and isinstance(party.id, str)
    )
    return ids, ids[0] if len(value) == 1 and ids else None


def _objects(value: list[_T | Other] | NotArray, kind: type[_T]) -> list[_T]:
    return [part for part in value if isinstance(part, kind)] if isinstance(value, list) else []


def _id(value: _Reference | Other) -> str | None:
    return _text(value.id) if isinstance(value, _Reference) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _amount(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value)
    except OverflowError as error:
        # The compared program refuses a whole line that holds a number beyond any double.
        raise Unreadable("a number is beyond the range of doubles") from error
