"""The US list of denied persons: export privileges denied for a time, by order.

A table with tabs, published by the Bureau of Industry and Security under 15 CFR 764.3(a)(2). It
bars from taking part in exports under the Export Administration Regulations; it freezes nothing.
The list has no numbers of its own, so that a row is known by name and order.
"""

from __future__ import annotations

from collections import Counter

from plumbrule.model import PlumbError
from plumbrule.sources.countries import country_code
from plumbrule.sources.dates import Order, Told, told
from plumbrule.sources.encoding import head_text
from plumbrule.sources.listed import Listed
from plumbrule.sources.mapping.delimited import csv_rows
from plumbrule.sources.mapping.layout import sample_rows
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

COLUMNS = (
    "Name",
    "Street_Address",
    "City",
    "State",
    "Country",
    "Postal_Code",
    "Effective_Date",
    "Expiration_Date",
    "Standard_Order",
    "Last_Update",
    "Action",
    "FR_Citation",
)


class DeniedPersonsSource:
    """The denied persons list."""

    name = "us_dpl"
    title = "US denied persons list (BIS), text with tabs"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002
        """Tell by the names of the columns."""
        rows = sample_rows(head_text(head), "\t")
        return bool(rows) and tuple(cell.strip() for cell in rows[0][1]) == COLUMNS

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read the list.

        Raises:
            PlumbError: the first line does not have the columns' names.
        """
        sink.source = options.source or self.name
        seen: Counter[str] = Counter()
        for number, (line, row) in enumerate(csv_rows(file, sink, "\t")):
            cells = [cell.strip() for cell in row]
            if number == 0:
                if tuple(cells) != COLUMNS:
                    raise PlumbError(f"expected the columns {', '.join(COLUMNS)}", file=file.name)
            elif len(cells) != len(COLUMNS):
                reason = f"expected {len(COLUMNS)} cells, found {len(cells)}"
                sink.fault("unreadable", reason, line, value="\t".join(row))
            elif any(cells):
                sink.records += 1
                _order(dict(zip(COLUMNS, cells, strict=True)), line, seen, sink)


def _order(row: dict[str, str], line: int, seen: Counter[str], sink: Sink) -> None:
    key = f"{' '.join(row['Name'].split())}/{row['Effective_Date']}"
    seen[key] += 1
    if seen[key] > 1:
        # The same person and order with another address.
        key += f"/{seen[key]}"
    listed = Listed(sink, f"dpl:{key}", line)
    listed.party(
        "Name", local_id=key, name=row["Name"], country=_country(row["Country"], line, sink)
    )
    listed.address(
        "Street_Address",
        [row[name] for name in ("Street_Address", "City", "State", "Postal_Code", "Country")],
        street=row["Street_Address"] or None,
        locality=row["City"] or None,
        region=row["State"] or None,
        postcode=row["Postal_Code"] or None,
        country=country_code(row["Country"]),
    )
    listed.listing(
        "order",
        "Effective_Date",
        kind="export control",
        list="US Denied Persons List",
        authority="Bureau of Industry and Security, US Department of Commerce",
        programme="Standard denial order" if row["Standard_Order"] == "Y" else "Denial order",
        legal_act=row["FR_Citation"] or None,
        reason=row["Action"] or None,
        scope="exports under the US Export Administration Regulations",
        **_day("start", row["Effective_Date"], "Effective_Date", line, sink),
        **_day("end", row["Expiration_Date"], "Expiration_Date", line, sink),
        **_day("published", row["Last_Update"], "Last_Update", line, sink),
    )


def _day(name: str, text: str, column: str, line: int, sink: Sink) -> dict[str, object]:
    found: Told | None = told(text, Order.MONTH_FIRST, sink.zone)
    if text and found is None:
        sink.fault("dropped", "expected a date such as 12/31/2020", line, column, text)
    if found and name == "start":
        sink.period(found.earliest.date(), found.earliest.date())
    return {
        f"{name}_earliest": found.earliest if found else None,
        f"{name}_latest": found.latest if found else None,
        f"{name}_text": found.text if found else text or None,
    }


def _country(text: str, line: int, sink: Sink) -> str | None:
    code = country_code(text)
    if text and code is None:
        sink.fault("dropped", "expected a country", line, "Country", text)
    return code


SOURCE = DeniedPersonsSource()
"""The format, found by listing the folder of sources."""
