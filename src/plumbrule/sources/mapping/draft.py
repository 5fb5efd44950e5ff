"""A first mapping for a table, to be read and corrected by a person."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import PurePath

from anyascii import anyascii

from plumbrule.model import PlumbError
from plumbrule.sources.mapping.format import mapping_of
from plumbrule.sources.mapping.guesses import ColumnGuess, TableGuess, guess_table
from plumbrule.sources.mapping.words import tells_of_a_ban
from plumbrule.sources.source import InputFile

_HEAD = """\
# Draft of a mapping for {file}. Each row of the table gives the records below.
# Lines marked with "?" are guesses: read them, correct them, and delete what is not so.
# docs/mapping.md explains every key; `plumb load` tells what could not be read.
"""

_KINDS = {"person": "person", "buyer": "body", "body": "body", "recipient": "organisation"}
_COMPANIES = frozenset({"company", "supplier"})


def draft(file: InputFile) -> str:
    """Look at a table and write a mapping for it, with comments where it is a guess.

    Raises:
        PlumbError: the file is no table.
    """
    table, path = guess_table(file), PurePath(file.name)
    text = _Draft(table, path).text()
    try:
        mapping_of(text)
    except PlumbError:
        # Columns that the shape needs were not found: a plain list of parties always can be.
        text = _Draft(table, path).text(plain=True)
    return text


class _Draft:
    def __init__(self, table: TableGuess, path: PurePath) -> None:
        self.table = table
        self.path = path
        self.lines: list[str] = []
        self.used: set[str] = set()

    def text(self, *, plain: bool = False) -> str:
        """Write the whole draft.

        Args:
            plain: whether to write a list of parties whatever the columns say.
        """
        if plain:
            self._register()
        else:
            self._records()
        unused = [c.name for c in self.table.columns if c.name not in self.used]
        if unused:
            self.lines.append("")
            self.lines.append("# Columns that are not used yet:")
            self.lines += [f"#   {self._quoted('{' + name + '}')}" for name in unused]
        return (
            _HEAD.format(file=self._quoted(self.path.name))
            + "\n".join([*self._top(), *self.lines])
            + "\n"
        )

    def _top(self) -> list[str]:
        table = self.table
        stem = self.path.name.split(".")[0]
        name = re.sub(r"[^a-z0-9]+", "-", anyascii(stem).casefold()).strip("-") or "table"
        top = [f"data set: {name}", "# country: XX           # ? ISO code of the country"]
        if table.dates:
            doubt = "" if table.certain else "   # ? the day may come first or second"
            top.append(f"dates: {table.dates}{doubt}")
        if table.numbers:
            top.append(f'numbers: "{table.numbers}"')
        if table.has_facet("amount"):
            top.append(
                "currency: in the cell    # ? write the ISO code, such as EUR, if all are so"
            )
        if table.header > 1:
            top.append(f"header: {table.header}")
        if table.sheet:
            top.append(f"sheet: {self._quoted(table.sheet)}")
        return [*top, "records:"]

    def _records(self) -> None:
        table = self.table
        names = [column.name for column in table.columns]
        shapes: list[tuple[bool, Callable[[], None]]] = [
            (table.has("donor"), self._donation),
            (table.has("payer") and table.has("payee"), self._payment),
            (tells_of_a_ban([*names, self.path.name]), self._listing),
            (table.has("supplier"), self._contract),
            (table.has("owner") and table.has("company"), self._ownership),
            (table.has_facet("post") and not table.has("company"), self._post),
            (table.has_facet("rate") and table.has_facet("currency"), self._rate),
        ]
        next((write for fits, write in shapes if fits), self._register)()

    def _donation(self) -> None:
        donor = self._party("donor")
        recipient = self._party("recipient")
        self._record("gift", "donation")
        self._field("donor_id", donor)
        self._field("recipient_id", recipient)
        self._column("kind", None, "kind")
        self._column("date", None, "date", "start", "year")
        self._money()

    def _payment(self) -> None:
        payer, payee = self._party("payer"), self._party("payee")
        self._record("payment", None)
        self._field("payer_id", payer)
        self._field("payee_id", payee)
        self._column("purpose", None, "subject", "reason")
        self._column("date", None, "date", "year")
        self._money()

    def _listing(self) -> None:
        role = next((r for r in ("supplier", "company", "person") if self.table.has(r)), None)
        party = self._party(role, "party")
        self._record("listed", "listing")
        self._field("party_id", party)
        self.lines.append("    kind: debarment        # ? sanction, debarment, export control, ...")
        self.lines.append(f"    list: {self._quoted(self.path.name.split('.')[0])}   # ? its name")
        self._column("reason", None, "reason", "subject")
        self._column("start", None, "start", "date")
        self._column("end", None, "end")

    def _contract(self) -> None:
        buyer, supplier = self._party("buyer"), self._party("supplier")
        self._record("tender", None)
        key = self.table.find("process", "id", None, "subject") or self.table.find(None, "id")
        self._key(key, "what tells one procedure from another")
        self._column("title", None, "subject", "name")
        self._field("buyer_id", buyer)
        self._words("method", None, "method", "kind")
        self._column("release", None, "date", "start", "year")
        self._record("award", None)
        self._field("key", '"{#line}"')
        self._field("ocid", "tender")
        self._column("date", None, "date", "start")
        self._money()
        if supplier:
            self._record("winner", "award_party")
            for field, target in (
                ("ocid", "tender"),
                ("award_id", "award"),
                ("party_id", supplier),
            ):
                self._field(field, target)

    def _ownership(self) -> None:
        owner, company = self._party("owner"), self._party("company")
        self._record("stake", "relation")
        self._field("kind", "ownership")
        self._field("from_id", owner)
        self._field("to_id", company)
        for field in ("share_min", "share_max"):
            self._column(field, None, "share")
        self._column("start", None, "start", "date")
        self._column("end", None, "end")

    def _post(self) -> None:
        person = self._party("person") or self._party(None, "person")
        body = self._party("body") or self._party("buyer")
        title = self.table.find(None, "post") or self.table.find("person", "post")
        if title and body:
            self._record("post", None)
            self._field("key", self._quoted(f"{title.cell}/{self._name_of('body', 'buyer')}"))
            self._column("title", None, "post")
            self._field("body_id", body)
        self._record("holding", "post_holder")
        self._field("post_id", "post" if title and body else None)
        self._field("body_id", body)
        self._field("person_id", person)
        self._column("title", None, "post")
        self._column("start", None, "start", "date")
        self._column("end", None, "end")

    def _rate(self) -> None:
        self._record("rate", "exchange_rate")
        self.lines.append("    base: EUR              # ? the currency of which one unit is priced")
        self._column("currency", None, "currency")
        self._column("day", None, "date")
        self._column("rate", None, "rate")

    def _register(self) -> None:
        roles = ("company", "person", "body") if not self.table.find(None, "name") else ()
        role = next((r for r in roles if self.table.find(r, "name", "id")), None)
        self._party(role, role or "party")

    def _party(self, role: str | None, name: str | None = None) -> str | None:
        """Write a party of a role; give its name, or None when no column speaks of it."""
        find = self.table.find
        first, last = find(role, "first"), find(role, "last")
        label = find(role, "name") or (find(None, "name") if role in {None, "person"} else None)
        number = find(role, "id")
        if not (label or number or (first and last)):
            if role is not None:
                return None
            label = max(self.table.columns, key=lambda column: len(set(column.values)))
        name = name or role or "party"
        self._record(name, "party")
        both = f"{first.cell} {last.cell}" if first and last and not label else None
        if number:
            self._key(number, "the number that tells one from another")
        else:
            self._field("key", self._quoted(both or self._take(label)))
            self.lines[-1] += "   # ? no number was found: two of one name become one"
        kind = _KINDS.get(role or "", "company" if role in _COMPANIES else None)
        if kind:
            self.lines.append(f"    kind: {kind}   # ? person, company, body or organisation")
        self._field("name", self._quoted(both or self._take(label)) if both or label else None)
        for field, facet in (("country", "country"), ("born", "born"), ("legal_form", "form")):
            self._column(field, role, facet)
        if number:
            self.lines.append("    identifiers:")
            scheme = self._quoted(number.name.replace("#", "column "))
            self.lines.append(f"      - scheme: {scheme}   # ? such as GB-COH")
            self.lines.append(f"        value: {self._quoted(number.cell)}")
        if address := find(role, "address"):
            self.lines.append(f"    addresses: [{{full: {self._quoted(self._take(address))}}}]")
        return name

    def _record(self, name: str, table: str | None) -> None:
        self.lines.append(f"  {name}:")
        if table and table != name:
            self.lines.append(f"    table: {table}")

    def _key(self, column: ColumnGuess | None, meaning: str) -> None:
        if column is None:
            self.lines.append(f'    key: "{{#line}}"   # ? {meaning}')
        else:
            self._field("key", self._quoted(self._take(column)))
            self.lines[-1] += f"   # ? {meaning}"

    def _column(self, field: str, role: str | None, *facets: str) -> None:
        column = self.table.find(role, *facets) or self._process(role, *facets)
        if column is not None:
            self._field(field, self._quoted(self._take(column)))

    def _words(self, field: str, role: str | None, *facets: str) -> None:
        """Write a field that holds one of few words, with the words that were met."""
        column = self.table.find(role, *facets) or self._process(role, *facets)
        if column is None:
            return
        self._field(field + "_details", self._quoted(self._take(column)))
        if words := column.words():
            listed = ", ".join(self._quoted(word) for word in words)
            self.lines.append(
                f"    # {field}: {{from: {self._quoted(column.cell)}, values: {{...}}}}   "
                f"# ? give open, selective, limited or direct for each of {listed}"
            )

    def _money(self) -> None:
        column = self.table.find(None, "amount") or self._process(None, "amount")
        if column is not None:
            self._field("value", self._quoted(self._take(column)))
            currency = self.table.find(None, "currency") or self._process(None, "currency")
            if currency is not None:
                self._field("value_currency", self._quoted(self._take(currency)))

    def _process(self, role: str | None, *facets: str) -> ColumnGuess | None:
        return self.table.find("process", *facets) if role is None else None

    def _name_of(self, *roles: str) -> str:
        return next((c.cell for r in roles if (c := self.table.find(r, "id", "name"))), "")

    def _field(self, field: str, text: str | None) -> None:
        if text is not None:
            self.lines.append(f"    {field}: {text}")

    def _take(self, column: ColumnGuess | None) -> str:
        if column is None:
            return ""
        self.used.add(column.name)
        return column.cell

    @staticmethod
    def _quoted(text: str) -> str:
        """Write a text so that YAML takes it as it stands."""
        return json.dumps(text, ensure_ascii=False)
