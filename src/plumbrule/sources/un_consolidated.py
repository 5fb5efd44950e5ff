"""The consolidated list of the United Nations Security Council, in XML.

See https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list. A party is known by its
permanent reference number, such as ``QDi.001``. Aliases of low quality are kept as weak names:
they must never match alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element

import defusedxml
import defusedxml.ElementTree

from plumbrule.model import PlumbError
from plumbrule.sources.countries import country_code
from plumbrule.sources.encoding import head_text
from plumbrule.sources.listed import Listed
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_ALIASES = {"Low": "weak", "f.k.a.": "former"}
_RECORDS = {"INDIVIDUAL": "person", "ENTITY": "organisation"}


class UnitedNationsSource:
    """The Security Council's list."""

    name = "un"
    title = "UN Security Council consolidated list, XML"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002
        """Tell by the outermost element."""
        text = head_text(head[:4096])
        return text.lstrip("\ufeff \r\n\t").startswith("<") and "<CONSOLIDATED_LIST" in text

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read the list, record by record; what stands before a break in the file is kept.

        Raises:
            PlumbError: the file is no well-formed XML from its first record on.
        """
        sink.source = options.source or self.name
        with file.open() as stream:
            try:
                self._records(stream, sink)
            except (SyntaxError, defusedxml.DefusedXmlException, OSError, EOFError) as error:
                if sink.records == 0:
                    raise PlumbError(
                        f"expected the Security Council's list in XML ({error})", file=file.name
                    ) from None
                reason = f"the file breaks off after this record ({error}); the rest is not read"
                sink.fault("unreadable", reason, sink.records)

    def _records(self, stream: BinaryIO, sink: Sink) -> None:
        published = ""
        events: Iterable[tuple[str, Element]] = defusedxml.ElementTree.iterparse(
            stream, events=("start", "end")
        )
        for event, element in events:
            if event == "start":
                published = published or element.get("dateGenerated", "")
            elif element.tag in _RECORDS:
                sink.records += 1
                _Record(element, sink, published).write()
                element.clear()


class _Record:
    """One individual or entity."""

    def __init__(self, element: Element, sink: Sink, published: str) -> None:
        self.element = element
        self.sink = sink
        self.tag = element.tag
        self.published = published
        reference = _text(element, "REFERENCE_NUMBER") or _text(element, "DATAID")
        self.reference = reference
        self.listed = Listed(sink, f"un:{reference}", sink.records)

    def write(self) -> None:
        """Write all rows."""
        name = " ".join(part for tag in _NAMES if (part := _text(self.element, tag)))
        if not self.reference or not name:
            reason = "expected REFERENCE_NUMBER and FIRST_NAME"
            self.sink.fault("unreadable", reason, self.sink.records, self.tag, name)
            return
        self._documents()
        self.listed.party(
            self.tag,
            local_id=self.reference,
            kind=_RECORDS[self.tag],
            name=name,
            birth_place="; ".join(self._places()) or None,
            nationality=";".join(self._nationalities()) or None,
            **self.listed.moment("born", self._births(), "INDIVIDUAL_DATE_OF_BIRTH"),
        )
        if original := _text(self.element, "NAME_ORIGINAL_SCRIPT"):
            self.listed.name(original, "alternative", "NAME_ORIGINAL_SCRIPT")
        for alias in self.element.iterfind(f"{self.tag}_ALIAS"):
            if text := _text(alias, "ALIAS_NAME"):
                kind = _ALIASES.get(_text(alias, "QUALITY"), "alternative")
                self.listed.name(text, kind, f"{self.tag}_ALIAS")
        self._addresses()
        self._listing()

    def _births(self) -> list[str]:
        """Give the dates of birth as texts; ``BETWEEN`` and ``APPROXIMATELY`` in words."""
        texts = []
        for birth in self.element.iterfind("INDIVIDUAL_DATE_OF_BIRTH"):
            date = _text(birth, "DATE") or _text(birth, "YEAR")
            first, last = _text(birth, "FROM_YEAR"), _text(birth, "TO_YEAR")
            if first and last:
                texts.append(f"{first} to {last}")
            elif date and _text(birth, "TYPE_OF_DATE") == "APPROXIMATELY":
                texts.append(f"approximately {date}")
            elif date or (date := _text(birth, "NOTE")):
                texts.append(date)
        return texts

    def _places(self) -> list[str]:
        tags = ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")
        return [
            joined
            for place in self.element.iterfind("INDIVIDUAL_PLACE_OF_BIRTH")
            if (joined := ", ".join(part for tag in tags if (part := _text(place, tag))))
        ]

    def _nationalities(self) -> list[str]:
        codes = []
        for element in self.element.iterfind("NATIONALITY/VALUE"):
            text = _inner(element)
            code = country_code(text)
            if code and code not in codes:
                codes.append(code)
            elif text and not code:
                self.sink.fault(
                    "dropped", "expected a country", self.sink.records, "NATIONALITY", text
                )
        return codes

    def _documents(self) -> None:
        for document in self.element.iterfind(f"{self.tag}_DOCUMENT"):
            kind = _text(document, "TYPE_OF_DOCUMENT") or _text(document, "TYPE_OF_DOCUMENT2")
            country = _text(document, "ISSUING_COUNTRY") or _text(document, "COUNTRY_OF_ISSUE")
            if number := _text(document, "NUMBER"):
                scheme = kind or "document"
                self.listed.number(scheme, number, country_code(country), f"{self.tag}_DOCUMENT")

    def _addresses(self) -> None:
        for place in self.element.iterfind(f"{self.tag}_ADDRESS"):
            street, city, region, postcode, country, note = (
                _text(place, tag)
                for tag in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
            )
            self.listed.address(
                f"{self.tag}_ADDRESS",
                (street, city, region, postcode, country),
                street=street or None,
                locality=city or None,
                region=region or None,
                postcode=postcode or None,
                country=country_code(country),
                kind=note or None,
            )

    def _listing(self) -> None:
        said: list[str] = []
        for label, path in (("Title", "TITLE/VALUE"), ("Designation", "DESIGNATION/VALUE")):
            said += [f"{label}: {text}" for e in self.element.iterfind(path) if (text := _inner(e))]
        if gender := _text(self.element, "GENDER"):
            said.append(f"Gender: {gender}")
        started = _text(self.element, "LISTED_ON")
        start = self.listed.moment("start", [started] if started else [], "LISTED_ON")
        if begun := start["start_earliest"]:
            self.sink.period(begun.date(), begun.date())  # type: ignore[attr-defined]
        self.listed.listing(
            "listing",
            self.tag,
            kind="sanction",
            list="UN Security Council Consolidated List",
            authority="United Nations Security Council",
            programme=_text(self.element, "UN_LIST_TYPE") or None,
            reason="; ".join([*said, _text(self.element, "COMMENTS1")]).strip("; ") or None,
            status="in force",
            published_text=self.published or None,
            **start,
        )


def _inner(element: Any) -> str:
    return " ".join((element.text or "").split())


def _text(element: Element, tag: str) -> str:
    found = element.find(tag)
    return "" if found is None else _inner(found)


SOURCE = UnitedNationsSource()
"""The format, found by listing the folder of sources."""
