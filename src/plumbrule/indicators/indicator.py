"""What an indicator is: a header for people and two queries, read from one `.sql` file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from plumbrule.indicators.statements import Value, split_header, split_statements
from plumbrule.model import PlumbError

FOLDER = Path(__file__).parent
"""The indicators that come with the program."""

ANSWER_COLUMNS: dict[str, str] = {
    "unit_id": "The unit the answer is about: an ocid, `ocid/lot`, an entity_id ...",
    "answer": "hit, clear or cannot_tell",
    "reason": "Why it cannot be told, or the exclusion that makes it clear; else null",
    "suppressed_by": "Why a hit is expected in its class and so no lead; else null",
    "ocid": "The contracting process, when there is one",
    "entity_id": "The party the answer is about, when there is one",
    "amount": "Least amount of money at stake, exact",
    "currency": "ISO 4217 code of the amount",
    "day": "The day of the act in question",
    "country": "ISO 3166-1 alpha-2 code",
    "year": "The year the answer counts for",
    "value": "What was measured",
    "threshold": "What it was compared with",
    "threshold_source": "Where the threshold comes from: a law, a group of peers, a parameter",
    "comparison": "The comparison group: which, how many, quartiles; else null",
    "rung": "Weakest identity rung the answer rests on; `record` when it rests on none",
}
"""The columns every first query gives, in this order, with what they mean."""

EVIDENCE_COLUMNS: dict[str, str] = {
    "unit_id": "The hit",
    "role": "What the record shows, in a few words",
    "table_name": "Table of the model the record stands in",
    "source": "Data set",
    "file": "Short hash of the file",
    "line": "Line of the record in the file",
    "path": "Place inside the record",
    "field": "Field of the record",
    "value": "Its value, as text",
}
"""The columns every second query gives, in this order, with what they mean."""


@dataclass(frozen=True)
class Parameter:
    """A number, text or list that a rule compares with.

    Args:
        value: the default.
        meaning: what it decides.
        source: the law, study or proposal the default comes from.
    """

    value: Value
    meaning: str
    source: str


@dataclass(frozen=True)
class Indicator:
    """One red flag.

    Args:
        id: short and stable, such as ``R018``.
        title: what a hit states, in a few words.
        version: changes whenever the answers may change.
        since: day of the first version, ISO.
        unit: what one answer is about: process, lot, bid, company, buyer ...
        stage: planning, tender, award, contract or any.
        category: kind of risk.
        rationale: why it deserves a look.
        basis: laws, guides and studies it rests on.
        needs: fields of the model without which it cannot tell.
        parameters: by name.
        cannot_tell: what each reason means, by reason (up to the first ``:``).
        innocent: explanations that are not wrong-doing.
        clears: what a person would look at to clear a hit.
        weight: rank among rules when leads are ordered, greater first.
        needs_rung: identity rung below which it does not answer, or ``record``.
        sentence: template of the sentence a hit is told in.
        answers: the first query.
        evidence: the second query.
        file: where it was read.
    """

    id: str
    title: str
    version: str
    since: str
    unit: str
    stage: str
    category: str
    rationale: str
    basis: tuple[str, ...]
    needs: tuple[str, ...]
    parameters: dict[str, Parameter]
    cannot_tell: dict[str, str]
    innocent: tuple[str, ...]
    clears: tuple[str, ...]
    weight: int
    needs_rung: str
    sentence: str
    answers: str
    evidence: str
    file: Path = field(compare=False)

    @property
    def defaults(self) -> dict[str, Value]:
        """The parameters' default values by name."""
        return {name: parameter.value for name, parameter in self.parameters.items()}


HEADER_KEYS = tuple(
    name for name in Indicator.__dataclass_fields__ if name not in {"answers", "evidence", "file"}
)
"""What a header must hold: all of these and nothing else."""

_LISTS = {"basis", "needs", "innocent", "clears"}


def read(path: Path) -> Indicator:
    """Read one indicator.

    Raises:
        PlumbError: the header is no YAML, lacks a key, has an unknown one, or there are not two
            queries.
    """
    text = path.read_text(encoding="utf-8")
    header_text, body = split_header(text)
    header = _header(header_text, path)
    statements = split_statements(body)
    if len(statements) != 2:
        raise PlumbError(
            f"expected two queries, the answers and the evidence, each ended by ';'; "
            f"found {len(statements)}",
            file=str(path),
        )
    return Indicator(
        **{key: _shaped(key, header[key], path) for key in HEADER_KEYS},
        answers=statements[0],
        evidence=statements[1],
        file=path,
    )


@cache
def packaged() -> tuple[Indicator, ...]:
    """Give the indicators that come with the program, by id."""
    return read_folder(FOLDER)


def read_folder(folder: Path) -> tuple[Indicator, ...]:
    """Read every `.sql` file of a folder that is an indicator, ordered by id.

    Raises:
        PlumbError: a file cannot be read as an indicator, or two bear the same id.
    """
    found = [read(path) for path in sorted(folder.glob("*.sql")) if path.name != "macros.sql"]
    by_id: dict[str, Indicator] = {}
    for one in found:
        if one.id in by_id:
            raise PlumbError(
                f"two indicators have the id {one.id}; the other is {by_id[one.id].file.name}",
                file=str(one.file),
                field="id",
            )
        by_id[one.id] = one
    return tuple(by_id[name] for name in sorted(by_id))


def _header(text: str, path: Path) -> dict[str, Any]:
    if not text.strip():
        raise PlumbError(
            "expected the file to begin with a header in /* */; see docs/indicators.md",
            file=str(path),
            line=1,
        )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if "&" in text and (place := _first_anchor(text, loader)) is not None:
            raise PlumbError(
                "write the text out; a header has no use for YAML's & and *, which grow without bound",
                file=str(path),
                line=place,
            )
        header = yaml.load(text, loader)  # noqa: S506 both are safe loaders
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise PlumbError(
            f"the header is not valid YAML: {error.problem}",
            file=str(path),
            line=mark.line + 1 if mark else None,
        ) from None
    if not isinstance(header, dict):
        raise PlumbError("the header is no list of 'key: value'", file=str(path), line=1)
    for key in HEADER_KEYS:
        if key not in header:
            raise PlumbError(f"the header lacks '{key}:'", file=str(path), line=1, field=key)
    for key in header:
        if key not in HEADER_KEYS:
            raise PlumbError(
                f"the header has an unknown key '{key}'; known are {', '.join(HEADER_KEYS)}",
                file=str(path),
                line=_line_of(text, str(key)),
                field=str(key),
            )
    return header


def _first_anchor(text: str, loader: Any) -> int | None:
    """Find the line of the first part of a YAML text that other parts could repeat."""
    for event in yaml.parse(text, loader):
        if getattr(event, "anchor", None) is not None and event.start_mark is not None:
            return int(event.start_mark.line) + 1
    return None


def _shaped(key: str, value: Any, path: Path) -> Any:
    """Check one value of the header and give it the type it has in ``Indicator``."""
    if key in _LISTS:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        raise PlumbError(f"expected '{key}:' to be a list of texts", file=str(path), field=key)
    if key == "parameters":
        return {name: _parameter(name, one, path) for name, one in (value or {}).items()}
    if key == "cannot_tell":
        if isinstance(value, dict):
            return {str(reason): str(meaning) for reason, meaning in value.items()}
        raise PlumbError("expected 'cannot_tell:' to give reasons", file=str(path), field=key)
    if key == "weight":
        if isinstance(value, int):
            return value
        raise PlumbError("expected 'weight:' to be a whole number", file=str(path), field=key)
    if isinstance(value, dict | list) or value is None:
        raise PlumbError(f"expected '{key}:' to be a text", file=str(path), field=key)
    return str(value).strip()


def _parameter(name: str, value: Any, path: Path) -> Parameter:
    if not isinstance(value, dict) or set(value) != {"value", "meaning", "source"}:
        raise PlumbError(
            f"expected parameter '{name}' to have value, meaning and source",
            file=str(path),
            field=f"parameters/{name}",
        )
    return Parameter(value["value"], str(value["meaning"]), str(value["source"]))


def _line_of(text: str, key: str) -> int | None:
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), None)
