"""Rows about one party on a list: what all lists of sanctions have in common."""

from __future__ import annotations

from collections.abc import Sequence

from plumbrule.model.keys import identifier_value
from plumbrule.sources.contacts import contact_value
from plumbrule.sources.dates import told_by_all
from plumbrule.sources.sink import Sink


class Listed:
    """Writes the rows of one listed party.

    Args:
        sink: where they go.
        party_id: the party.
        line: line or number of the record.
    """

    def __init__(self, sink: Sink, party_id: str, line: int) -> None:
        self.sink = sink
        self.party_id = party_id
        self.line = line
        self._main: tuple[str, str] | None = None

    def party(self, path: str, **columns: object) -> None:
        """Write the party itself; give it after its numbers, the first of which is its main one."""
        scheme, identifier = self._main or (None, None)
        row = {"party_id": self.party_id, "scheme": scheme, "identifier": identifier, **columns}
        self.sink.add("party", row, line=self.line, path=path)
        kind = "person" if columns.get("kind") == "person" else "entity"
        self.sink.fill(f"{kind}_identifier", identifier is not None, 1)
        if kind == "person":
            self.sink.fill("born", columns.get("born_earliest") is not None, 1)

    def name(self, name: str, kind: str, path: str, language: str | None = None) -> None:
        """Write another name."""
        row = {"party_id": self.party_id, "name": name, "kind": kind, "language": language}
        self.sink.add("name", row, line=self.line, path=path)

    def number(self, scheme: str, text: str, country: str | None, path: str) -> None:
        """Write an official number."""
        if self._main is None and identifier_value(text):
            self._main = (scheme, text)
        row = {"party_id": self.party_id, "scheme": scheme, "country": country, "value_text": text}
        self.sink.add("identifier", row, line=self.line, path=path)

    def contact(self, kind: str, text: str, path: str) -> None:
        """Write a telephone number or an address on the net."""
        row = {"party_id": self.party_id, "kind": kind, "value_text": text}
        self.sink.add("contact", {**row, "value": contact_value(text)}, line=self.line, path=path)

    def address(self, path: str, parts: Sequence[str | None], **columns: object) -> None:
        """Write an address, unless it has no parts at all."""
        full = ", ".join(part for part in parts if part)
        if full:
            row = {"party_id": self.party_id, "full": full, **columns}
            self.sink.add("address", row, line=self.line, path=path)

    def listing(self, key: str, path: str, **columns: object) -> None:
        """Write that the party is on a list."""
        row = {"listing_id": f"{self.party_id}/{key}", "party_id": self.party_id, **columns}
        self.sink.add("listing", row, line=self.line, path=path)
        self.sink.fill("listing_start", columns.get("start_earliest") is not None, 1)

    def moment(self, name: str, texts: Sequence[str], path: str) -> dict[str, object]:
        """Read one date, or several given for one event, to the three columns of a moment.

        What no single ISO date tells is noted, with the text as received.
        """
        found = told_by_all(texts, self.sink.zone)
        for text in texts:
            if told_by_all([text], self.sink.zone) is None:
                self.sink.fault("dropped", "expected a date", self.line, path, text)
        if found is not None and found.text is None:
            reason = "a date that is a range, approximate or one of several; kept as both ends"
            self.sink.fault("noted", reason, self.line, path, "; ".join(texts))
        return {
            f"{name}_earliest": found.earliest if found else None,
            f"{name}_latest": found.latest if found else None,
            f"{name}_text": found.text if found else None,
        }
