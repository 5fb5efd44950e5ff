"""Settings files in Cardinal's INI form.

``key = value`` lines, ``[section]`` lines, and comments that start with ``;`` or ``#``. Keys before
the first section are general. The section of a rule switches the rule on, even when it is empty.
Lists are separated by ``|`` and are case-sensitive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from plumbrule.compat.cardinal.errors import CardinalError, SettingsError
from plumbrule.compat.cardinal.settings import (
    DisqualifiedBids,
    OthersDisqualified,
    Plain,
    Ratio,
    Settings,
    ShortPeriod,
    SingleBid,
    UnsuccessfulBids,
    VariedSupplies,
)

_Rule = TypeVar("_Rule")


def _integer(text: str) -> int:
    return int(text)


def _count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError(text)
    return value


def _list(text: str) -> frozenset[str]:
    parts = text.split("|")
    # A separator at the end closes the last member and opens no empty one.
    return frozenset(parts[:-1] if parts[-1] == "" else parts)


Reader = Callable[[str], Any]
ANY_KEY = "*"
_RATIO: dict[str, Reader] = {"threshold": float}
SECTIONS: dict[str, dict[str, Reader]] = {
    "": {
        "currency": str,
        "no_price_comparison_procurement_methods": _list,
        "price_comparison_procurement_methods": _list,
    },
    "exclusions": {"procurement_method_details": _list},
    "R003": {"threshold": _integer, "procurement_methods": _list},
    "R003.procurement_method_details": {ANY_KEY: _integer},
    "R018": {"procurement_methods": _list},
    "R024": _RATIO,
    "R025": {"percentile": _count, "threshold": float},
    "R028": {},
    "R030": {},
    "R035": {"threshold": _count},
    "R036": {},
    "R038": {
        "threshold": float,
        "minimum_submitted_bids": _count,
        "minimum_contracting_processes": _count,
    },
    "R048": {"digits": _count, "threshold": _count, "minimum_contracting_processes": _count},
    "R058": _RATIO,
    # The sections below belong to the preparation of data: their keys are checked, not used.
    "defaults": dict.fromkeys(
        ("currency", "item_classification_scheme", "bid_status", "award_status", "party_roles"), str
    ),
    "redactions": dict.fromkeys(("amount", "organization_id"), str),
    "corrections": {"award_status_by_contract_status": str},
    "modifications": dict.fromkeys(
        (
            "move_auctions",
            "prefix_buyer_or_procuring_entity_id",
            "prefix_tenderer_or_supplier_id",
            "split_procurement_method_details",
        ),
        str,
    ),
    "codelists.bid_status": {ANY_KEY: str},
    "codelists.award_status": {ANY_KEY: str},
}


class _Entry(NamedTuple):
    section: str
    key: str
    text: str
    line: int


def read_settings(path: str) -> Settings:
    """Read a settings file.

    Args:
        path: the file, in UTF-8.

    Returns:
        The settings; only rules with a section of their own are on.

    Raises:
        CardinalError: if the file cannot be read.
        SettingsError: if a section or key is unknown or stands twice, or a value has a wrong type.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CardinalError(
            f"the settings cannot be read ({error}); give a readable file in UTF-8", file=path
        ) from error
    return parse_settings(text, file=path)


def parse_settings(text: str, *, file: str) -> Settings:
    """Read settings from the text of a file; see :func:`read_settings`."""
    sections: dict[str, dict[str, Any]] = {"": {}}
    for entry in _entries(text, sections, file):
        keys = SECTIONS[entry.section]
        place = f"{entry.section}.{entry.key}" if entry.section else entry.key
        reader = keys.get(entry.key, keys.get(ANY_KEY))
        if reader is None:
            known = ", ".join(keys) or "none"
            raise SettingsError(
                f"the key is unknown here (known: {known}); correct or remove it",
                file=file,
                line=entry.line,
                field=place,
            )
        if entry.key in sections[entry.section]:
            raise SettingsError(
                "the key stands twice; remove one", file=file, line=entry.line, field=place
            )
        try:
            sections[entry.section][entry.key] = reader(entry.text)
        except ValueError as error:
            raise SettingsError(
                f"the value {entry.text!r} is not a number of the kind expected here",
                file=file,
                line=entry.line,
                field=place,
            ) from error
    return _settings(sections)


def _entries(text: str, sections: dict[str, dict[str, Any]], file: str) -> list[_Entry]:
    entries = []
    section = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line[0] in ";#":
            continue
        if line[0] == "[" and line[-1] == "]":
            section = line[1:-1].strip()
            if section not in SECTIONS or section in sections:
                problem = "stands twice" if section in sections else "is unknown"
                raise SettingsError(
                    f"the section [{section}] {problem}; correct or remove it",
                    file=file,
                    line=number,
                )
            sections[section] = {}
            continue
        key, separator, value = line.partition("=")
        if not separator:
            raise SettingsError(
                "the line is neither a [section] nor a key = value", file=file, line=number
            )
        entries.append(_Entry(section, key.strip(), _unquoted(value.strip()), number))
    return entries


def _unquoted(text: str) -> str:
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def _settings(sections: dict[str, dict[str, Any]]) -> Settings:
    general = sections[""]
    overrides: Mapping[str, int] | None = sections.get("R003.procurement_method_details")
    if overrides is not None:
        sections.setdefault("R003", {})["procurement_method_details"] = overrides

    def rule(code: str, kind: type[_Rule]) -> _Rule | None:
        return kind(**sections[code]) if code in sections else None

    return Settings(
        currency=general.get("currency"),
        excluded=sections.get("exclusions", {}).get("procurement_method_details", frozenset()),
        price_compared=general.get("price_comparison_procurement_methods", frozenset()),
        price_not_compared=general.get("no_price_comparison_procurement_methods", frozenset()),
        R003=rule("R003", ShortPeriod),
        R018=rule("R018", SingleBid),
        R024=rule("R024", Ratio),
        R025=rule("R025", UnsuccessfulBids),
        R028=rule("R028", Plain),
        R030=rule("R030", Plain),
        R035=rule("R035", OthersDisqualified),
        R036=rule("R036", Plain),
        R038=rule("R038", DisqualifiedBids),
        R048=rule("R048", VariedSupplies),
        R058=rule("R058", Ratio),
    )
