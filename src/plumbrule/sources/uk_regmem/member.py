"""Members, each with one declaration that the register keeps up to date."""

from __future__ import annotations

from collections.abc import Mapping

from plumbrule.sources.sink import Sink
from plumbrule.sources.uk_regmem.gifts import gift, visit
from plumbrule.sources.uk_regmem.interest import Interest
from plumbrule.sources.uk_regmem.interests import (
    employment,
    family,
    miscellaneous,
    payment,
    property_held,
    shareholding,
)

NOT_ASKED = ("money", "security", "debt", "vehicle", "movable", "spending")
"""Sections of which the register asks nothing: there are no balances in it."""

SECTIONS = {
    **dict.fromkeys(("1", "1.1", "1.2"), "income"),
    **dict.fromkeys(("2", "3", "4", "5"), "gift"),
    "6": "real_estate",
    "7": "stake",
    **dict.fromkeys(("8", "9", "10"), "interest"),
}
"""The section of a form that a category answers."""


class Members:
    """Writes the Members whose interests are met, and at the end their declarations.

    Args:
        sink: where the rows go.
    """

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self._seen: dict[str, Interest] = {}
        self._stated: dict[str, str] = {}
        self._sections: dict[str, dict[str, Interest]] = {}

    def write(self, interest: Interest, parents: Mapping[str, Interest]) -> None:
        """Write an interest and, the first time, its Member.

        Args:
            interest: the last version.
            parents: all interests by number, for payments that name the one they belong to.
        """
        number = interest.cells["mnisid"]
        member = f"{self.sink.source}:member-{number}"
        form = f"{self.sink.source}:{number}"
        if number not in self._seen:
            self._member(member, number, interest)
        self._seen.setdefault(number, interest)
        self._sections.setdefault(number, {}).setdefault(SECTIONS[interest.category], interest)
        said = [interest.date(name) for name in interest.cells if name.startswith("updated")]
        latest = max(filter(None, [interest.date("published"), *said]), default="")
        self._stated[number] = max(self._stated.get(number, ""), latest)
        match interest.category:
            case "1":
                employment(interest, form, member)
            case "1.1" | "1.2":
                payment(interest, form, parents.get(interest.text("parentinterestid") or ""))
            case "2" | "3" | "5":
                gift(interest, member)
            case "4":
                visit(interest, member)
            case "6":
                property_held(interest, form)
            case "7":
                shareholding(interest, form, member)
            case "8":
                miscellaneous(interest, form)
            case _:
                family(interest, form)

    def close(self) -> None:
        """Write the declarations with what they say of each section."""
        for number, interest in self._seen.items():
            form = f"{self.sink.source}:{number}"
            as_of = self._stated[number]
            interest.add(
                "declaration",
                "mnisid",
                declaration_id=form,
                person_id=f"{self.sink.source}:member-{number}",
                body_id=f"{self.sink.source}:house",
                kind="change",
                year=int(as_of[:4]) if as_of else None,
                as_of_text=as_of or None,
                complete=False,
                view="full",
                position="Member of the House of Commons",
            )
            for section, first in self._sections[number].items():
                first.add(
                    "section_status",
                    "category",
                    declaration_id=form,
                    section=section,
                    status="declared",
                )
            for section in NOT_ASKED:
                interest.add(
                    "section_status",
                    "category",
                    declaration_id=form,
                    section=section,
                    status="not_required",
                )

    def _member(self, member: str, number: str, interest: Interest) -> None:
        if not self._seen:
            interest.add(
                "party",
                "member",
                party_id=f"{self.sink.source}:house",
                local_id="house",
                kind="body",
                name="House of Commons",
                country="GB",
            )
        interest.add(
            "party",
            "member",
            party_id=member,
            local_id=f"member-{number}",
            kind="person",
            name=interest.text("member"),
            country="GB",
            scheme="GB-MNIS",
            identifier=number,
        )
        interest.add(
            "identifier",
            "mnisid",
            party_id=member,
            scheme="GB-MNIS",
            country="GB",
            value_text=number,
            value=number,
        )
