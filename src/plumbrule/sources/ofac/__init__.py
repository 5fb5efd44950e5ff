"""Lists of the US Office of Foreign Assets Control, in their CSV files without names of columns.

Each list comes as three files and an overflow: the main one (``sdn``, ``cons_prim``), aliases
(``alt``), addresses (``add``) and comments. They may be loaded alone or together: all speak of a
party by ``ofac:<number>``. See https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas
for the columns. ``-0-`` stands for an empty cell; the lists tell no date of listing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plumbrule.model import PlumbError
from plumbrule.sources.countries import country_code
from plumbrule.sources.encoding import head_text
from plumbrule.sources.listed import Listed
from plumbrule.sources.mapping.delimited import csv_rows
from plumbrule.sources.mapping.layout import sample_rows
from plumbrule.sources.ofac.remarks import Facts, read_remarks
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

AUTHORITY = "Office of Foreign Assets Control, US Department of the Treasury"

LIST = "OFAC sanctions lists"
"""The files of both lists have one form and share programmes, so that the programme alone tells
what a listing bars from."""

_END = "\x1a"
"""The sign that ends these files, a habit of old."""

_TYPES = {"individual", "vessel", "aircraft", ""}
_ALIASES = {"aka": "alternative", "fka": "former", "nka": "alternative"}
_COMMENT = re.compile(r"; (?:alt\. )?[A-Z][A-Za-z-]+[^;]*(?:\d|:)")


class OfacSource:
    """The SDN list and the consolidated list."""

    name = "ofac"
    title = "US OFAC sanctions lists (sdn, alt, add, consolidated, comments), CSV"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002
        """Tell by the form of the first rows."""
        return _form(head) is not None

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read one of the files.

        Raises:
            PlumbError: it is none of them.
        """
        sink.source = options.source or self.name
        form = _form(file.head())
        if form is None:
            raise PlumbError(
                "expected one of the OFAC files sdn, alt, add or comments", file=file.name
            )
        width = {"main": 12, "alias": 5, "address": 6, "comment": 2}[form]
        read_row = {"main": _party, "alias": _alias, "address": _address, "comment": _comment}[form]
        for line, row in csv_rows(file, sink):
            if not any(row) or row == [_END]:
                continue
            cells = ["" if cell.strip() == "-0-" else cell.strip() for cell in row]
            if len(cells) != width or not cells[0].isdigit():
                sink.fault(
                    "unreadable",
                    f"expected {width} cells, the first a number; found {len(cells)}",
                    line,
                    value=",".join(row),
                )
                continue
            sink.records += 1
            read_row(cells, line, sink)


def _form(head: bytes) -> str | None:
    """Tell which file it is, by all of its first rows."""
    text = head_text(head).replace(_END, "")
    whole = text[: text.rfind("\n") + 1] or text
    rows = [
        ["" if cell.strip() == "-0-" else cell.strip() for cell in row]
        for _, row in sample_rows(whole, ",")
        if any(row)
    ]
    for form, fits in _FORMS.items():
        # A broken row must not hide what the others are.
        if rows and sum(map(fits, rows)) * 3 >= len(rows) * 2:
            return form if form != "address" or "-0-" in text else None
    return None


def _begins(row: Sequence[str], width: int, numbers: int) -> bool:
    """Tell whether a row has so many cells, of which the first ones are numbers."""
    return len(row) == width and all(cell.isascii() and cell.isdigit() for cell in row[:numbers])


def _is_main(row: Sequence[str]) -> bool:
    return _begins(row, 12, 1) and row[2] in _TYPES and bool(row[1] and row[3])


def _is_alias(row: Sequence[str]) -> bool:
    return _begins(row, 5, 2) and row[2] in _ALIASES and bool(row[3])


def _is_address(row: Sequence[str]) -> bool:
    return _begins(row, 6, 2)


def _is_comment(row: Sequence[str]) -> bool:
    return _begins(row, 2, 1) and bool(_COMMENT.search(row[1]))


_FORMS = {"main": _is_main, "alias": _is_alias, "address": _is_address, "comment": _is_comment}


def _party(cells: Sequence[str], line: int, sink: Sink) -> None:
    number, name, kind, programmes, title, sign, ship, tons, gross, flag, owner, remarks = cells
    listed = Listed(sink, f"ofac:{number}", line)
    facts = read_remarks(remarks)
    _facts(listed, facts, "12")
    if sign:
        listed.number("Call sign", sign, country_code(flag), "6")
    listed.party(
        "2",
        local_id=number,
        kind={"individual": "person", "": "organisation"}.get(kind),
        name=name,
        legal_form=kind if kind in {"vessel", "aircraft"} else None,
        country=country_code(flag),
        birth_place="; ".join(facts.birth_places) or None,
        nationality=";".join(facts.nationalities) or None,
        **listed.moment("born", facts.born, "12"),
        **listed.moment("founded", facts.founded, "12"),
    )
    _spoken_order(listed, name, "2")
    said = {"Title": title, "Vessel type": ship, "Tonnage": tons, "GRT": gross}
    said |= {"Flag": flag, "Vessel owner": owner}
    reason = "; ".join([f"{label}: {text}" for label, text in said.items() if text] + [remarks])
    for programme in dict.fromkeys(programmes.split("] [")):
        listed.listing(
            programme,
            "4",
            kind="sanction",
            list=LIST,
            authority=AUTHORITY,
            programme=programme,
            reason=reason.strip("; ") or None,
            status="in force",
        )


def _alias(cells: Sequence[str], line: int, sink: Sink) -> None:
    number, _, kind, name, _ = cells
    listed = Listed(sink, f"ofac:{number}", line)
    listed.name(name, _ALIASES.get(kind, "alternative"), "4")
    _spoken_order(listed, name, "4")


def _address(cells: Sequence[str], line: int, sink: Sink) -> None:
    number, _, street, locality, country, _ = cells
    Listed(sink, f"ofac:{number}", line).address(
        "3",
        (street, locality, country),
        street=street or None,
        locality=locality or None,
        country=country_code(country),
    )


def _comment(cells: Sequence[str], line: int, sink: Sink) -> None:
    number, text = cells
    _facts(Listed(sink, f"ofac:{number}", line), read_remarks(text, continued=True), "2")
    reason = "the rest of remarks; names, numbers and contacts are taken from it"
    sink.fault("noted", reason, line, "2", text)


def _facts(listed: Listed, facts: Facts, path: str) -> None:
    for name, former in dict.fromkeys(facts.names):
        listed.name(name, "former" if former else "weak", path)
    for scheme, value, country in dict.fromkeys(facts.numbers):
        listed.number(scheme, value, country, path)
    for kind, value in dict.fromkeys(facts.contacts):
        listed.contact(kind, value, path)


def _spoken_order(listed: Listed, name: str, path: str) -> None:
    """Add a person's name in the order it is spoken.

    The lists write ``SURNAME, Given names``; firms and ships are wholly in capitals, so that
    ``TRADING CO., LTD.`` is left alone.
    """
    family, comma, given = name.partition(", ")
    if comma and family.isupper() and not given.isupper() and "," not in given:
        listed.name(f"{given} {family}", "alternative", path)


SOURCE = OfacSource()
"""The format, found by listing the folder of sources."""
