"""The merge routine of OCDS 1.1 for two states of one process: field by field, lists by id.

Lists of objects are merged by their ids as text without white space around it, so that ``1`` and
``"1"`` are one; the k-th object with an id in a release meets the k-th with that id known so far,
so that two objects that share one id in one release stay two.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from importlib import resources
from typing import Any, Literal, NamedTuple

import msgspec

Override = Literal["append", "position"]
"""``append``: ids start anew in each release; ``position``: the k-th item is always the same."""

Tree = dict[str, Any]

_RULES: dict[str, list[str]] = tomllib.loads(
    resources.files(__package__).joinpath("merge_rules.toml").read_text("utf-8")
)
OMITTED = frozenset(_RULES["omitted"])
_WHOLE = frozenset(_RULES["whole"])
_THINGS = frozenset(_RULES["things"])
_IDENTIFIED = _THINGS | frozenset(_RULES["references"])
_ENCODER = msgspec.json.Encoder(decimal_format="number", order="deterministic")


class Note(NamedTuple):
    """Something about the releases that a reader of the result should know.

    Args:
        reason: what was met and what was done.
        path: where in the release, such as ``tender/items``; empty for the release itself.
        value: the value concerned, as text.
        file: hash of the file of the release.
        line: line of the release in that file.
    """

    reason: str
    path: str = ""
    value: str = ""
    file: str = ""
    line: int = 0


def content(value: object) -> bytes:
    """Write a value so that equal content gives equal bytes, whatever the order of its fields."""
    return _ENCODER.encode(value)


class Combination:
    """A process that grows by one release after the other.

    Args:
        overrides: how arrays at a path such as ``bids/details`` are merged against the rules.
    """

    def __init__(self, overrides: Mapping[str, Override]) -> None:
        self.state: Tree = {}
        self.notes: list[Note] = []
        self._overrides = overrides
        self._emptied: dict[int, Tree] = {}
        self._place = ("", 0)

    def add(self, release: Tree, file: str, line: int) -> None:
        """Merge one release, later than all before it, into the state."""
        self._place = (file, line)
        kept = {key: value for key, value in release.items() if key not in OMITTED}
        self._object(self.state, kept, "")

    def result(self) -> Tree:
        """Give the state without what has been emptied."""
        cleaned = self._cleaned(self.state, "")
        return cleaned if isinstance(cleaned, dict) else {}

    def _object(self, state: Tree, new: Tree, path: str) -> None:
        for key, value in new.items():
            inner = f"{path}/{key}" if path else key
            if value is None:
                state.pop(key, None)
            elif isinstance(value, dict):
                self._dict(state, key, value, inner)
            elif isinstance(value, list):
                self._list(state, key, value, inner)
            else:
                self._changed(state.get(key), value, inner)
                state[key] = value

    def _dict(self, state: Tree, key: str, value: Tree, path: str) -> None:
        if key in _IDENTIFIED:
            self._note("expected an array, got one object: taken as its only item", path)
            self._list(state, key, [value], path)
            return
        known = state.get(key)
        if not isinstance(known, dict):
            if not value:
                return
            self._changed(known, value, path)
            known = state[key] = {}
        self._object(known, value, path)

    def _list(self, state: Tree, key: str, value: list[Any], path: str) -> None:
        known = state.get(key)
        if _is_whole(key, known, value) and path not in self._overrides:
            self._changed(known, value, path)
            state[key] = list(value)
            return
        if not value:
            return
        if not isinstance(known, list):
            self._changed(known, value, path)
            known = state[key] = []
        elif not all(isinstance(item, dict) for item in known) and path not in self._overrides:
            self._note("was a list of values, is one of objects: the later is taken", path)
            known = state[key] = []
        override = self._overrides.get(path)
        if override == "append":
            known += [self._fresh(item, path) for item in value]
        elif override == "position":
            self._by_position(known, value, path)
        else:
            self._by_id(known, value, path)

    def _by_position(self, known: list[Any], value: list[Any], path: str) -> None:
        for number, item in enumerate(value):
            if number >= len(known):
                known.append(self._fresh(item, path))
            elif isinstance(item, dict) and isinstance(known[number], dict):
                self._object(known[number], item, path)
            else:
                known[number] = item

    def _by_id(self, known: list[Any], value: list[Any], path: str) -> None:
        """Merge a list of objects into the known one."""
        places: dict[tuple[str, int], Tree] = {}
        occurrences: Counter[str] = Counter()
        for item in known:
            if (name := identity(item)) is not None:
                places[name, occurrences[name]] = item
                occurrences[name] += 1
        seen: set[bytes] | None = None
        counted: Counter[str] = Counter()
        for item in self._distinct(value, path):
            name = identity(item)
            if name is None:
                if seen is None:
                    seen = {self._anonymous(one, path) for one in known if identity(one) is None}
                if (text := self._anonymous(item, path)) not in seen:
                    seen.add(text)
                    known.append(self._fresh(item, path))
                continue
            number = counted[name]
            counted[name] += 1
            if number == 1:
                self._note("several objects have one id in one release: all are kept", path, name)
            if (name, number) in places:
                self._meet(places[name, number], item, path)
            else:
                known.append(self._fresh(item, path))

    def _meet(self, known: Tree, item: Tree, path: str) -> None:
        """Merge an item into the known one of the same id, which keeps its id as first written."""
        self._object(known, {key: value for key, value in item.items() if key != "id"}, path)
        if None in item.values() and not self._has_more(known, path):
            self._emptied[id(known)] = known
        else:
            self._emptied.pop(id(known), None)

    def _distinct(self, value: list[Any], path: str) -> list[Any]:
        """Leave out what one release says twice."""
        times = Counter(map(identity, value))
        seen: set[bytes] = set()
        distinct = []
        for item in value:
            name = identity(item)
            if name is None or times[name] > 1:
                text = self._anonymous(item, path)
                if text in seen:
                    self._note("the same object stands twice in one release: taken once", path)
                    continue
                seen.add(text)
            distinct.append(item)
        return distinct

    def _fresh(self, item: Any, path: str) -> Any:
        """A copy of a new item, without its nulls and with the rules applied inside it."""
        if not isinstance(item, dict):
            return item
        state: Tree = {}
        self._object(state, item, path)
        return state

    def _anonymous(self, item: Any, path: str) -> bytes:
        """The content of an item as it will stand in the result."""
        inner = Combination(self._overrides)
        return content(inner._cleaned(inner._fresh(item, path), path))

    def _has_more(self, item: Tree, path: str) -> bool:
        cleaned = self._cleaned(item, path)
        return any(key != "id" for key in cleaned)

    def _cleaned(self, value: Any, path: str) -> Any:
        """Leave out empty objects and arrays, stubs, and objects that have become equal."""
        if not isinstance(value, dict):
            return value
        cleaned: Tree = {}
        for key, inner in value.items():
            where = f"{path}/{key}" if path else key
            if isinstance(inner, list):
                kept = inner if _is_whole(key, None, inner) else self._items(inner, key, where)
            else:
                kept = self._cleaned(inner, where)
            if kept not in ({}, []):
                cleaned[key] = kept
        return cleaned

    def _items(self, items: list[Any], key: str, path: str) -> list[Any]:
        kept: list[Any] = []
        seen: set[bytes] = set()
        for item in items:
            cleaned = self._cleaned(item, path)
            stub = isinstance(cleaned, dict) and not cleaned.keys() - {"id"}
            if stub and (key in _THINGS or not cleaned or id(item) in self._emptied):
                continue
            if path not in self._overrides:
                if (text := content(cleaned)) in seen:
                    continue
                seen.add(text)
            kept.append(cleaned)
        return kept

    def _changed(self, known: Any, value: Any, path: str) -> None:
        """Note when a field that held an array or object holds something else, or the reverse."""
        if known is None:
            return
        before, after = _kind(known), _kind(value)
        if before != after:
            self._note(f"was {before}, is {after}: the later is taken", path)

    def _note(self, reason: str, path: str, value: str = "") -> None:
        self.notes.append(Note(reason, path, value, *self._place))


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    return "an array" if isinstance(value, list) else "a value"


def identity(item: Any) -> str | None:
    """The id of an object in an array as text, or None when it has none."""
    if not isinstance(item, dict):
        return None
    name = item.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int | Decimal):
        return None
    return str(name).strip() or None


def _is_whole(key: str, known: Any, value: list[Any]) -> bool:
    """Whether an array is replaced whole.

    An array that the rules do not name is merged by id when any object in it has one; there is
    nothing to recognise the others by.
    """
    if key in _WHOLE or not all(isinstance(item, dict) for item in value):
        return True
    if key in _IDENTIFIED or not value:
        return False
    before = known if isinstance(known, list) else []
    return not any(identity(item) is not None for item in (*value, *before))
