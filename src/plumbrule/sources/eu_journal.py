"""Sanctions of the European Union as the Official Journal prints them, act by act, in CSV.

Each file is one act in force, with the parties of its annexes. Numbers of entries begin anew in
each annex and may repeat even there, so that a party is known by act, annex and entry, and by the
line as well where that is not enough.
"""

from __future__ import annotations

import re
from collections import Counter

from plumbrule.model import PlumbError
from plumbrule.sources.countries import country_code
from plumbrule.sources.dates import Order, told
from plumbrule.sources.encoding import head_text
from plumbrule.sources.listed import Listed
from plumbrule.sources.mapping.delimited import csv_rows
from plumbrule.sources.mapping.layout import sample_rows
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

_NEEDED = frozenset({"celex", "recordId", "programKey", "annex", "measure", "schema", "name"})

_KINDS = {
    "Person": "person",
    "Company": "company",
    "LegalEntity": "organisation",
    "Organization": "organisation",
    "PublicBody": "body",
}

_NUMBERS = (
    "leiCode",
    "ogrnCode",
    "innCode",
    "registrationNumber",
    "taxNumber",
    "kppCode",
    "okpoCode",
    "imoNumber",
    "mmsi",
    "swiftBic",
    "ticker",
    "idNumber",
    "passportNumber",
)
"""Columns of numbers; the column is the scheme, the first that is filled the main one."""

_IN_BRACKETS = {
    "inn": "innCode",
    "tax id/inn": "innCode",
    "ogrn": "ogrnCode",
    "uscc": "uscCode",
    "kpp": "kppCode",
    "okpo": "okpoCode",
}
"""Words in brackets after a number that name its scheme for certain."""

_SAID = ("gender", "position", "appearance", "ethnicity", "fatherName", "motherName", "sector")
"""Columns that no table of ours has; they are kept in the reason of the listing."""

_LETTERED = re.compile(r"\(?\b[a-z]\)\s*")
_OR = re.compile(r"\s*(?:;|,|\(or\b|\bor\b|\band\b(?!\s+\d{4}\b))\s*")
_BETWEEN = re.compile(r"between .* and ", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\(([^()]*)\)\s*$")


class JournalSource:
    """Acts of the European Union."""

    name = "eu_journal"
    title = "EU sanctions from the Official Journal, CSV"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002
        """Tell by the names of the columns."""
        rows = sample_rows(head_text(head), ",")
        return bool(rows) and set(rows[0][1]) >= _NEEDED

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read one act.

        Raises:
            PlumbError: the columns are not those of an act.
        """
        sink.source = options.source or self.name
        rows = csv_rows(file, sink)
        names = next(rows, (0, []))[1]
        if not set(names) >= _NEEDED:
            raise PlumbError(
                f"expected the columns {', '.join(sorted(_NEEDED))}", file=file.name, line=1
            )
        read: list[tuple[int, dict[str, str]]] = []
        for line, cells in rows:
            if len(cells) != len(names):
                reason = f"expected {len(names)} cells, found {len(cells)}"
                sink.fault("unreadable", reason, line, value=",".join(cells))
            else:
                read.append((line, {n: c.strip() for n, c in zip(names, cells, strict=True)}))
        times = Counter(_key(row) for _, row in read)
        for line, row in read:
            key = _key(row)
            if times[key] > 1 or not row["recordId"]:
                key += f"/{line}"
            sink.records += 1
            _Entry(Listed(sink, f"eu:{key}", line), row, key).write()


def _key(row: dict[str, str]) -> str:
    return f"{row['celex']}/{row['annex']}/{row['recordId']}".rstrip("/")


class _Entry:
    """One entry of an annex."""

    def __init__(self, listed: Listed, row: dict[str, str], key: str) -> None:
        self.listed = listed
        self.row = row
        self.key = key

    def write(self) -> None:
        """Write all rows."""
        row, listed = self.row, self.listed
        self._numbers()
        listed.party(
            "name",
            local_id=self.key,
            kind=_KINDS.get(row["schema"]),
            name=row["name"] or None,
            country=self._country("country") or self._country("jurisdiction"),
            nationality=";".join(self._nationalities()) or None,
            legal_form=row.get("legalForm")
            or (row["schema"].lower() if row["schema"] not in _KINDS else None),
            birth_place=row.get("birthPlace") or None,
            **self._moment("born", "birthDate"),
            **self._moment("founded", "incorporationDate"),
        )
        for column, kind in (
            ("alias", "alternative"),
            ("weakAlias", "weak"),
            ("previousName", "former"),
        ):
            for name in dict.fromkeys(pieces(row.get(column, ""))):
                listed.name(name, kind, column)
        if address := row.get("address"):
            for full in pieces(address):
                listed.address("address", (full,), country=self._last_country(full))
        for column, kind in (("phone", "phone"), ("email", "email"), ("website", "web")):
            for text in dict.fromkeys(pieces(row.get(column, ""))):
                listed.contact(kind, text, column)
        self._listing()

    def _numbers(self) -> None:
        for column in _NUMBERS:
            for text in dict.fromkeys(pieces(self.row.get(column, ""))):
                bracket = _BRACKETED.search(text)
                note = bracket[1].strip() if bracket else ""
                number = text[: bracket.start()] if bracket else text
                if not any(sign.isdigit() for sign in number) and column != "swiftBic":
                    self._left("expected a number", column, text)
                    continue
                scheme = _IN_BRACKETS.get(note.casefold(), column)
                self.listed.number(scheme, number, country_code(note), column)

    def _nationalities(self) -> list[str]:
        text = self.row.get("nationality", "")
        codes: list[str] = []
        for part in re.split(r"[;/,]| and ", _LETTERED.sub("; ", text.strip('"'))):
            word = part.strip(' ".')
            code = country_code(word) if word else None
            if code and code not in codes:
                codes.append(code)
        if text and (whole := country_code(text.strip(' ".'))):
            return [whole]
        if text and not codes:
            self._left("expected a nationality", "nationality", text)
        return codes

    def _country(self, column: str) -> str | None:
        text = self.row.get(column, "")
        code = country_code(text)
        if text and code is None:
            self._left("expected a country", column, text)
        return code

    @staticmethod
    def _last_country(address: str) -> str | None:
        return country_code(address.rsplit(",", 1)[-1].strip(" ."))

    def _moment(self, name: str, column: str) -> dict[str, object]:
        """Read a date or alternatives: ``(a) 1.2.1960, (b) 1961``, ``1960 or 1961``."""
        text = self.row.get(column, "").strip(' "')
        if not text:
            return self.listed.moment(name, [], column)
        if told(text, Order.DAY_FIRST):
            parts = [text]
        elif _BETWEEN.match(text):
            parts = [_BRACKETED.sub("", text)]
        else:
            split = [part.strip(" .)") for part in _OR.split(_LETTERED.sub("; ", text))]
            parts = [part for part in split if part]
        return self.listed.moment(name, parts, column)

    def _listing(self) -> None:
        row = self.row
        said = [f"{name}: {row[name]}" for name in _SAID if row.get(name)]
        reason = "; ".join(
            part for part in (row.get("reason", ""), *said, row.get("notes", "")) if part
        )
        start = row.get("startDate", "")
        begun = self.listed.moment("start", [start] if start else [], "startDate")
        if found := told(start, Order.DAY_FIRST, self.listed.sink.zone):
            self.listed.sink.period(found.earliest.date(), found.earliest.date())
        self.listed.listing(
            "listing",
            "measure",
            kind="export control" if row["measure"] == "Export control" else "sanction",
            list="EU sanctions (Official Journal)",
            authority="Council of the European Union",
            programme=row["programKey"] or None,
            legal_act=f"{row['celex']}, annex {row['annex']}" if row["annex"] else row["celex"],
            reason=reason or None,
            scope=row["measure"] or None,
            status="in force",
            **begun,
        )

    def _left(self, reason: str, column: str, text: str) -> None:
        self.listed.sink.fault("dropped", reason, self.listed.line, column, text)


def pieces(cell: str) -> list[str]:
    """Split a cell at semicolons that stand outside brackets and quotes.

    >>> pieces("Alfa (Beta; Gamma); Delta")
    ['Alfa (Beta; Gamma)', 'Delta']
    """
    found: list[str] = []
    depth, start = 0, 0
    for place, sign in enumerate(cell):
        if sign in "([«":
            depth += 1
        elif sign in ")]»":
            depth = max(0, depth - 1)
        elif sign == ";" and depth == 0:
            found.append(cell[start:place])
            start = place + 1
    found.append(cell[start:])
    return [piece for part in found if (piece := part.strip(' "'))]


SOURCE = JournalSource()
"""The format, found by listing the folder of sources."""
