"""Publication profiles: which view of a record may be given to whom, as data and not as code.

A profile's rows name places of records and what happens to what stands there. A place is the path of a
column, ``declaration_item/value_amount``, or of a value in a document of an interface,
``s1/declaracion/interes/participacion/participacion/rfc``; one row of the law names both, so that tables
and documents follow one rule. The first row that fits a place wins, and a place that no row fits is
reserved: what a profile does not know it does not show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from plumbrule.model import PlumbError
from plumbrule.packs.dated import read_yaml
from plumbrule.packs.load import FOLDER

Place = tuple[str, ...]


class Action(StrEnum):
    """What a profile does with a place, from all to nothing.

    ``BANDED`` gives the band an amount lies in, ``YEAR_ONLY`` the year of a date, ``GENERIC_LABEL`` one
    label for all values, ``PERCENT_ONLY`` a change in percent in place of the amounts it is made of,
    ``DROP_RECORD`` leaves the whole record out, as if it were not there.
    """

    PUBLIC = "public"
    BANDED = "banded"
    YEAR_ONLY = "year_only"
    GENERIC_LABEL = "generic_label"
    PERCENT_ONLY = "percent_only"
    RESERVED = "reserved"
    DROP_RECORD = "drop_record"


OPEN = frozenset({Action.PUBLIC, Action.BANDED, Action.YEAR_ONLY, Action.GENERIC_LABEL})
"""Actions that tell something of the value itself."""


@dataclass(frozen=True)
class Facts:
    """What conditions may ask of a record; None is not known.

    Args:
        form: entry, annual or exit.
        held: ``self`` when the declarant alone holds it, else ``others``.
        person: ``natural`` or ``legal``: the other side of the record.
        minor: whether it is about a minor.
        kind: kind of the row, as its table has it.
    """

    form: str | None = None
    held: Literal["self", "others"] | None = None
    person: Literal["natural", "legal"] | None = None
    minor: bool | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Row:
    """One rule of a profile.

    Args:
        patterns: places, as steps; ``*`` is any one step and ``**`` all that follow.
        when: fact and the values it may have.
        action: what happens.
        of: for ``PERCENT_ONLY``: the places of the amounts that the percentage is made of.
        legal_ref: article of the law.
        note: for the reader.
    """

    patterns: tuple[Place, ...]
    when: tuple[tuple[str, frozenset[object]], ...]
    action: Action
    of: tuple[Place, ...]
    legal_ref: str
    note: str

    def fits(self, facts: Facts) -> bool:
        """Tell whether the record is as the row asks; a fact not known counts against showing."""
        unknown = self.action not in OPEN and self.action is not Action.PERCENT_ONLY
        for name, values in self.when:
            fact = getattr(facts, name)
            if (not unknown) if fact is None else fact not in values:
                return False
        return True


@dataclass(frozen=True, eq=False)
class Profile:
    """A way to publish.

    Args:
        profile_id: name, such as ``mx-norma19``.
        version: of the file.
        jurisdiction: ISO 3166-1 alpha-2 code, or ``any``.
        legal_source: law or decision it follows.
        default: what holds for a place that a row of its ``known`` names and no other row does.
        known: places the profile knows.
        rows: in the order they are tried.
        label: what stands for a generic label.
        bands: lower ends of bands of amounts, ascending, the first 0.
        stand_ins: reserved place and the place beside it that is shown in its stead, where the form of
            a document must have something: a total is then that of what is shown.
    """

    profile_id: str
    version: str
    jurisdiction: str
    legal_source: str
    default: Action
    known: tuple[Place, ...]
    rows: tuple[Row, ...]
    label: str
    bands: tuple[Decimal, ...]
    stand_ins: tuple[tuple[Place, Place], ...] = ()

    @property
    def reveals_everything(self) -> bool:
        """Whether the full record is shown: no row hides anything and every place is known."""
        return self.default is Action.PUBLIC and not self.rows and self.known == (("**",),)

    def action(self, path: Place, facts: Facts) -> Action:
        """Say what happens to a place of a record; pure.

        Args:
            path: steps from the table or system downwards, without places in lists.
            facts: of the record.
        """
        for row in _candidates(self, path):
            if row.fits(facts):
                return self._unbroken(row)
        return self.default if any(matches(one, path) for one in self.known) else Action.RESERVED

    def drops(self, path: Place, facts: Facts) -> bool:
        """Say whether a record is left out."""
        rows = (row for row in _candidates(self, path) if row.action is Action.DROP_RECORD)
        return any(row.fits(facts) for row in rows)

    def may_show(self, path: Place) -> bool:
        """Say whether a place is shown in any record at all; what columns a public file has."""
        rows = _candidates(self, path)
        if any(self._unbroken(row) in OPEN | {Action.PERCENT_ONLY} for row in rows):
            return True
        closed = any(not row.when and row.action is not Action.DROP_RECORD for row in rows)
        known = any(matches(one, path) for one in self.known)
        return not closed and known and self.default in OPEN

    def broken_chains(self) -> tuple[Row, ...]:
        """Give the rows whose percentage is withheld, because an amount it is made of is public."""
        rows = (row for row in self.rows if row.action is Action.PERCENT_ONLY)
        return tuple(row for row in rows if self._unbroken(row) is Action.RESERVED)

    def _unbroken(self, row: Row) -> Action:
        """Withhold a percentage wherever one amount of its chain could be known from any form.

        One public balance and the changes after it give all later balances. Whether the form with
        the balance is loaded today is not asked: it may be published tomorrow, or by somebody else.
        """
        if row.action is Action.PERCENT_ONLY and any(self.may_show(path) for path in row.of):
            return Action.RESERVED
        return row.action


def matches(pattern: Place, path: Place) -> bool:
    """Tell whether a place fits a pattern."""
    for step, wanted in enumerate(pattern):
        if wanted == "**":
            return True
        if step >= len(path) or wanted not in ("*", path[step]):
            return False
    return len(pattern) == len(path)


@lru_cache(maxsize=100_000)
def _candidates(profile: Profile, path: Place) -> tuple[Row, ...]:
    return tuple(row for row in profile.rows if any(matches(one, path) for one in row.patterns))


@cache
def profiles(folder: Path = FOLDER) -> dict[str, Profile]:
    """Read ``<country>/profiles/*.yml`` of every pack in a folder, by their ids.

    Raises:
        PlumbError: a file is malformed, or two have one id.
    """
    found: dict[str, Profile] = {}
    for file in sorted(folder.glob("*/profiles/*.yml")):
        profile = read_profile(file)
        if profile.profile_id in found:
            raise PlumbError(f"there are two profiles {profile.profile_id}", file=str(file))
        found[profile.profile_id] = profile
    return found


def profile_named(name: str, folder: Path = FOLDER) -> Profile:
    """Find a profile.

    Raises:
        PlumbError: there is none of that name.
    """
    known = profiles(folder)
    if name not in known:
        raise PlumbError(f"there is no profile {name}; there are {', '.join(known)}")
    return known[name]


_KEYS = {"profile_id", "version", "jurisdiction", "legal_source", "default", "rows"}
_MORE = {"known", "prefixes", "label", "bands", "stand_ins"}
_ROW_KEYS = {"path", "condition", "action", "of", "legal_ref", "note"}
# The kinds of rows are the sources' own words: any may be asked for.
_CONDITIONS: dict[str, frozenset[object]] = {
    "form": frozenset({"entry", "annual", "exit"}),
    "held": frozenset({"self", "others"}),
    "person": frozenset({"natural", "legal"}),
    "minor": frozenset({True, False}),
    "kind": frozenset(),
}


def read_profile(file: Path) -> Profile:
    """Read one profile.

    Raises:
        PlumbError: it is malformed.
    """
    said = read_yaml(file)
    try:
        return _profile(said)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise PlumbError(f"is no profile: {error}", file=str(file)) from error


def _profile(said: dict[str, Any]) -> Profile:
    _check(set(said), _KEYS | _MORE, "key")
    prefixes: dict[str, str] = said.get("prefixes", {})
    bands = tuple(Decimal(str(one)) for one in said.get("bands", ()))
    if bands and (bands[0] != 0 or list(bands) != sorted(set(bands))):
        raise ValueError("bands begin at 0 and ascend")
    rows = tuple(_row(one, prefixes) for one in said["rows"])
    if not bands and any(row.action is Action.BANDED for row in rows):
        raise ValueError("a row says banded, and no bands are given")
    default = Action(said["default"])
    if default not in {Action.PUBLIC, Action.RESERVED}:
        raise ValueError("default is public or reserved")
    return Profile(
        profile_id=str(said["profile_id"]),
        version=str(said["version"]),
        jurisdiction=str(said["jurisdiction"]),
        legal_source=str(said["legal_source"]),
        default=default,
        known=_patterns(said.get("known", []), prefixes),
        rows=rows,
        label=str(said.get("label", "relative")),
        bands=bands,
        stand_ins=tuple(_stand_in(one, prefixes) for one in said.get("stand_ins", ())),
    )


def _stand_in(said: dict[str, Any], prefixes: dict[str, str]) -> tuple[Place, Place]:
    _check(set(said), {"path", "of", "note"}, "key of a stand-in")
    (place,), (shown,) = (_patterns(said[name], prefixes) for name in ("path", "of"))
    if place[:-1] != shown[:-1]:
        raise ValueError("what stands in is beside the place it stands in for")
    return place, shown


def _row(said: dict[str, Any], prefixes: dict[str, str]) -> Row:
    _check(set(said), _ROW_KEYS, "key of a row")
    when = []
    for name, wanted in said.get("condition", {}).items():
        _check({name}, set(_CONDITIONS), "condition")
        values = frozenset(wanted if isinstance(wanted, list) else [wanted])
        _check(values, _CONDITIONS[name] or values, f"value of {name}")
        when.append((name, values))
    action, of = Action(said["action"]), _patterns(said.get("of", []), prefixes)
    if (action is Action.PERCENT_ONLY) != bool(of):
        raise ValueError("percent_only, and nothing else, names in `of` what it is made of")
    return Row(
        patterns=_patterns(said["path"], prefixes),
        when=tuple(when),
        action=action,
        of=of,
        legal_ref=str(said["legal_ref"]),
        note=str(said.get("note", "")),
    )


def _check(names: set[Any] | frozenset[Any], known: set[Any] | frozenset[Any], what: str) -> None:
    if not names <= known:
        raise ValueError(f"unknown {what}: {', '.join(sorted(map(str, names - known)))}")


def _patterns(said: str | list[str], prefixes: dict[str, str]) -> tuple[Place, ...]:
    """Read places; ``{a,b}`` writes several, ``$NAME/`` a prefix given above."""
    found = []
    for text in [said] if isinstance(said, str) else said:
        whole = re.sub(r"^\$(\w+)", lambda name: prefixes[name[1]], text)
        parts = [
            part[1:-1].replace(" ", "").split(",") if part.startswith("{") else [part]
            for part in re.split(r"(\{[^{}]*\})", " ".join(whole.split()))
        ]
        for one in product(*parts):
            steps = tuple("".join(one).strip().split("/"))
            if "" in steps or "**" in steps[:-1]:
                raise ValueError(f"no place: {text}")
            found.append(steps)
    return tuple(found)
