"""Questions to the lists of sanctions of version 2: fields, limit, offset, sort, filter, search, meta."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from plumbrule.actions.platform_records import View
from plumbrule.model import PlumbError
from plumbrule.publication.collation import folded, sort_key
from plumbrule.publication.platform import values
from plumbrule.web.platform_answers import MOST_ROWS

_USUAL, _DEEPEST = 100, 8
_COMPARED: dict[str, Callable[[list[str], Any], bool]] = {
    "_eq": lambda have, wanted: folded(str(wanted)) in have,
    "_neq": lambda have, wanted: folded(str(wanted)) not in have,
    "_contains": lambda have, wanted: any(folded(str(wanted)) in one for one in have),
    "_icontains": lambda have, wanted: any(folded(str(wanted)) in one for one in have),
    "_starts_with": lambda have, wanted: any(one.startswith(folded(str(wanted))) for one in have),
    "_gte": lambda have, wanted: any(sort_key(one) >= sort_key(str(wanted)) for one in have),
    "_lte": lambda have, wanted: any(sort_key(one) <= sort_key(str(wanted)) for one in have),
}


def answer(view: View, asked: Mapping[str, str]) -> tuple[bytes, int]:
    """Answer a question; gives the JSON and how many rows are in it.

    Args:
        view: the list as the asker may see it.
        asked: the parameters of the address.

    Raises:
        PlumbError: a parameter is not as the interface has it.
    """
    unknown = set(asked) - {"fields", "limit", "offset", "sort", "filter", "search", "meta"}
    if unknown:
        raise PlumbError("expected fields, limit, offset, sort, filter, search or meta")
    limit, offset = _whole(asked, "limit", _USUAL), _whole(asked, "offset", 0)
    if limit < -1 or offset < 0:
        raise PlumbError("limit is -1 or more, offset 0 or more")
    fitting = list(range(len(view)))
    if tests := [test for test in (_filter(asked), _search(asked)) if test is not None]:
        fitting = [one for one in fitting if all(test(view.at(one)) for test in tests)]
    for field in reversed([one for one in asked.get("sort", "").split(",") if one]):
        place = field.removeprefix("-").replace(".", "/")
        keys = {one: sort_key(next(values(view.at(one), place), None)) for one in fitting}
        fitting.sort(key=keys.__getitem__, reverse=field.startswith("-"))
    most = MOST_ROWS if limit == -1 else min(limit, MOST_ROWS)
    page = fitting[offset : offset + most]
    told: dict[str, Any] = {"data": [_fields(view, one, asked) for one in page]}
    wanted = asked.get("meta", "")
    counts = {"total_count": len(view), "filter_count": len(fitting)}
    meta = {name: count for name, count in counts.items() if wanted == "*" or name in wanted}
    if meta:
        told["meta"] = meta
    return msgspec.json.encode(told), len(page)


def _whole(asked: Mapping[str, str], name: str, usual: int) -> int:
    text = asked.get(name, "")
    if not text:
        return usual
    if not text.removeprefix("-").isdecimal() or len(text) > 10:
        raise PlumbError(f"{name} is a whole number")
    return int(text)


def _fields(view: View, number: int, asked: Mapping[str, str]) -> Any:
    wanted = [one for one in asked.get("fields", "*").split(",") if one]
    if not wanted or any(one.startswith("*") for one in wanted):
        return msgspec.Raw(view.raw(number))
    names = {one.split(".")[0] for one in wanted}
    whole = msgspec.json.decode(view.raw(number), type=dict[str, msgspec.Raw])
    return {name: value for name, value in whole.items() if name in names}


def _search(asked: Mapping[str, str]) -> Callable[[Any], bool] | None:
    text = folded(asked.get("search", ""))
    return (lambda document: text in folded(_texts(document))) if text else None


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(_texts(one) for one in value.values())
    if isinstance(value, list):
        return "\n".join(_texts(one) for one in value)
    return "" if value is None else str(value)


def _filter(asked: Mapping[str, str]) -> Callable[[Any], bool] | None:
    text = asked.get("filter", "")
    if not text:
        return None
    try:
        said = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise PlumbError("filter is JSON") from error
    return _test(said, "", _DEEPEST)


def _test(said: Any, place: str, deep: int) -> Callable[[Any], bool]:
    if not isinstance(said, dict) or deep == 0:
        raise PlumbError("filter has a field and how it is compared, such as _eq")
    tests: list[Callable[[Any], bool]] = []
    for name, wanted in said.items():
        if name in {"_and", "_or"}:
            if not isinstance(wanted, list):
                raise PlumbError(f"{name} of filter is a list")
            parts = [_test(one, place, deep - 1) for one in wanted]
            some = all if name == "_and" else any
            tests.append(lambda document, parts=parts, some=some: some(p(document) for p in parts))  # type: ignore[misc]
        elif name == "_in":
            if not isinstance(wanted, list):
                raise PlumbError("_in of filter is a list")
            several = {folded(str(one)) for one in wanted}
            tests.append(
                lambda document, several=several: bool(several & set(_have(document, place)))  # type: ignore[misc]
            )
        elif name in _COMPARED:
            compare = _COMPARED[name]
            tests.append(
                lambda document, compare=compare, wanted=wanted: compare(  # type: ignore[misc]
                    _have(document, place), wanted
                )
            )
        elif name.startswith("_"):
            raise PlumbError(f"filter compares by _and, _or, _in, {', '.join(_COMPARED)}")
        else:
            tests.append(_test(wanted, f"{place}/{name}" if place else name, deep - 1))
    return lambda document: all(test(document) for test in tests)


def _have(document: Any, place: str) -> list[str]:
    return [folded(str(one)) for one in values(document, place)]
