"""A place in a record: its values by name, with a fault where one is not of the expected type."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from plumbrule.model.keys import identifier_value, name_key
from plumbrule.sources.sink import Sink

NOT_GIVEN = "dato no proporcionado"


def read_number(text: str) -> Decimal:
    """Read a number of JSON exactly."""
    return Decimal(text)


class Node:
    """An object of a record, or nothing.

    Args:
        value: what stands there.
        sink: for faults.
        line: line of the record.
        base: JSON pointer to the record in its document.
        inner: JSON pointer inside the record, which stays the same wherever the record stands.
    """

    def __init__(
        self, value: Any, sink: Sink, line: int, *, base: str = "", inner: str = ""
    ) -> None:
        self.value = value if isinstance(value, dict) else {}
        self.there = isinstance(value, dict)
        self.sink = sink
        self.line = line
        self.base = base
        self.inner = inner
        if value is not None and not self.there:
            # Where systems refer to each other by number, the number says nothing by itself.
            sink.fault("dropped", "expected an object", line, self.path, value)

    @property
    def path(self) -> str:
        """JSON pointer in the document."""
        return self.base + self.inner

    def _below(self, value: Any, step: str) -> Node:
        inner = f"{self.inner}/{step}"
        return Node(value, self.sink, self.line, base=self.base, inner=inner)

    def has(self, name: str) -> bool:
        """Tell whether a field is there, whatever is in it."""
        return name in self.value

    def names(self) -> list[str]:
        """Name the fields."""
        return list(self.value)

    def at(self, name: str, *others: str) -> Node:
        """Give the object under a name, or under the first of others that is there."""
        for one in (name, *others):
            if one in self.value:
                return self._below(self.value[one], one)
        return self._below(None, name)

    def each(self, name: str) -> Iterator[Node]:
        """Give the objects of a list; a single object counts as a list of one."""
        value = self.value.get(name)
        if value is None:
            return
        if not isinstance(value, list):
            value = [value]
        for index, one in enumerate(value):
            yield self._below(one, f"{name}/{index}")

    def text(self, *names: str) -> str | None:
        """Give the text under the first of some names that has one."""
        for name in names:
            value = self.value.get(name)
            if isinstance(value, str):
                bare = " ".join(value.split())
                if bare and bare.casefold() != NOT_GIVEN:
                    return bare
            elif isinstance(value, int | Decimal) and not isinstance(value, bool):
                return str(value)
            elif value is not None and not isinstance(value, dict):
                self.sink.fault("dropped", "expected text", self.line, f"{self.path}/{name}", value)
        return None

    def code(self, name: str) -> str | None:
        """Give the code of a pair of code and word, or the word alone."""
        value = self.value.get(name)
        if isinstance(value, dict):
            return self.at(name).text("clave", "valor")
        return self.text(name)

    def yes(self, name: str) -> bool | None:
        """Give a truth value."""
        value = self.value.get(name)
        if value is None or isinstance(value, bool):
            return value
        self.sink.fault(
            "dropped", "expected true or false", self.line, f"{self.path}/{name}", value
        )
        return None

    def number(self, name: str) -> Decimal | None:
        """Give a number, also one written as text."""
        value = self.value.get(name)
        if isinstance(value, bool) or value is None:
            return None
        if isinstance(value, int | Decimal):
            found = Decimal(value)
        elif isinstance(value, str) and value.strip().casefold() not in {"", NOT_GIVEN}:
            try:
                found = Decimal(value.strip())
            except InvalidOperation:
                found = Decimal("NaN")
        else:
            return None
        if not found.is_finite() or abs(found) >= Decimal(10) ** 20:
            self.sink.fault("dropped", "expected a number", self.line, f"{self.path}/{name}", value)
            return None
        return found

    def money(self, *names: str) -> tuple[Decimal | None, str | None]:
        """Give an amount and its currency under the first of some names that has one."""
        for name in names:
            if name in self.value:
                place = self.at(name)
                amount = place.number("valor")
                if amount is not None:
                    return amount.quantize(Decimal("0.0001")), place.text("moneda") or "MXN"
        return None, None


def person_name(node: Node) -> str | None:
    """Join given names and both surnames."""
    parts = (
        node.text("nombre", "nombres"),
        node.text("primerApellido"),
        node.text("segundoApellido"),
    )
    return " ".join(part for part in parts if part) or None


def tax_number(node: Node) -> str | None:
    """Give an RFC, whole, whether its last three signs stand apart or not."""
    value = node.value.get("rfc")
    if isinstance(value, dict):
        place = node.at("rfc")
        parts = (place.text("rfc"), place.text("homoClave"))
        return "".join(part for part in parts if part) or None
    return node.text("rfc")


def party(
    node: Node,
    key: str,
    *,
    kind: str,
    name: str | None,
    local_id: str | None = None,
    numbers: tuple[tuple[str, str | None], ...] = (),
    **facts: object,
) -> str:
    """Write a party with its numbers; gives its key.

    Args:
        node: the place it stands at.
        key: its key.
        kind: of party.
        name: as received.
        local_id: by which the provider knows it again; its name when None.
        numbers: scheme and number, the main one first.
        facts: other columns.
    """
    usable = [
        (scheme, received, value)
        for scheme, received in numbers
        if received and (value := identifier_value(received))
    ]
    main = usable[0] if usable else (None, None, None)
    node.sink.add(
        "party",
        {
            "party_id": key,
            "local_id": local_id or (name_key(name) if name else None),
            "kind": kind,
            "name": name,
            "country": "MX",
            "scheme": main[0],
            "identifier": main[2],
            **facts,
        },
        line=node.line,
        path=node.path,
    )
    for scheme, received, value in usable:
        node.sink.add(
            "identifier",
            {
                "party_id": key,
                "scheme": scheme,
                "country": "MX",
                "value_text": received,
                "value": value,
            },
            line=node.line,
            path=node.path,
        )
    return key
