"""The registers that Avelia publishes as tables, each with the mapping file that explains it.

They differ as real ones do: commas or semicolons, one way or another to write a date, UTF-8, UTF-8
with a byte order mark, UTF-16 (the donations).
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from plumbrule.demo.identifiers import province_code
from plumbrule.demo.names import SCRIPTS
from plumbrule.demo.province import Province
from plumbrule.demo.records import Person

_Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """How one register is published.

    Attributes:
        name: stem of the file's name and of its mapping.
        header: names of the columns.
        delimiter: mark between cells.
        encoding: encoding of the text.
        marked: whether a byte order mark stands first.
    """

    name: str
    header: _Row
    delimiter: str = ","
    encoding: str = "utf-8"
    marked: bool = False

    def encode(self, rows: Iterable[_Row]) -> bytes:
        """The bytes of the file with these rows."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator="\r\n")
        writer.writerow(self.header)
        writer.writerows(rows)
        mark = "\ufeff" if self.marked else ""
        return (mark + text.getvalue()).encode(self.encoding)

    def mapping(self) -> bytes:
        """The mapping file that explains the columns."""
        return files("plumbrule.demo").joinpath("mappings", f"{self.name}.yml").read_bytes()


COMPANIES = Register(
    "companies",
    (
        "company_no",
        "name",
        "name_in_other_script",
        "legal_form",
        "status",
        "registered_on",
        "struck_off_on",
        "street",
        "town",
        "province",
        "postcode",
    ),
)
DEBARMENTS = Register(
    "debarments", ("Case no.", "Supplier", "Company no.", "From", "Until", "Reason"), delimiter=";"
)
OFFICIALS = Register(
    "officials",
    (
        "national_no",
        "official",
        "birth_date",
        "post",
        "register",
        "organisation_no",
        "organisation",
        "from",
        "until",
        "holds_it_still",
        "by_virtue_of_office",
    ),
    marked=True,
)
FAMILY = Register(
    "family",
    (
        "official_no",
        "official",
        "relative_no",
        "relative",
        "relative_birth_date",
        "tie",
        "since",
    ),
)
DECLARATIONS = Register(
    "declarations",
    ("official_no", "official", "filed_on", "kind", "company_no", "company"),
    delimiter=";",
)
MEMBERS = Register("members", ("official_no", "official", "party", "since"))
DONATIONS = Register(
    "donations",
    ("register", "donor_no", "donor", "party", "amount", "date"),
    encoding="utf-16-le",
    marked=True,
)


def company_rows(province: Province) -> Iterator[_Row]:
    """The company register; one firm in forty has a placeholder for what it did not file."""
    for place, firm in enumerate(province.companies):
        if not firm.registered or firm.country != "XA":
            continue
        spelling = "-" if place % 2 else firm.stem.spellings[1 + place // 2 % (len(SCRIPTS) - 1)]
        yield (
            firm.number,
            firm.name,
            spelling,
            firm.form,
            "registered" if firm.dissolved is None else "struck off",
            firm.founded,
            firm.dissolved or "",
            "n/a" if place % 40 == 0 else firm.street,
            firm.town,
            province.name,
            firm.postcode,
        )


def debarment_rows(province: Province) -> Iterator[_Row]:
    """The debarred suppliers."""
    for count, listing in enumerate(province.debarments):
        yield (
            f"D-{province_code(province.index)}-{count:03d}",
            listing.name,
            listing.number or "",
            _day_first(listing.start),
            _day_first(listing.end) if listing.end else "",
            listing.reason,
        )


def official_rows(province: Province) -> Iterator[_Row]:
    """Posts and their holders, seats on company boards included."""
    for seat in province.seats:
        person = province.people[seat.person]
        yield (
            person.number,
            person.name,
            person.born,
            seat.title,
            seat.organisation_scheme,
            seat.organisation_number,
            seat.organisation_name,
            seat.start,
            seat.end or "",
            "no" if seat.end else "yes",
            "yes" if seat.ex_officio else "no",
        )


def family_rows(province: Province) -> Iterator[_Row]:
    """Family ties of officials."""
    for kinship in province.kinships:
        official = province.people[kinship.person]
        relative = province.people[kinship.relative]
        yield (
            official.number,
            official.name,
            relative.number,
            relative.name,
            relative.born,
            kinship.relation,
            _tied_since(official, relative, kinship.relation),
        )


def _tied_since(official: Person, relative: Person, relation: str) -> str:
    """The birth of the younger, or for a marriage a day twenty years later."""
    younger = max(official.born, relative.born)
    return f"{int(younger[:4]) + 20}-06-12" if relation == "spouse" else younger


def donation_rows(province: Province) -> Iterator[_Row]:
    """Donations to parties."""
    for donation in province.donations:
        yield (
            donation.donor_scheme,
            donation.donor_number,
            donation.donor_name,
            donation.party,
            f"{donation.cents // 100}.{donation.cents % 100:02d}",
            donation.day,
        )


def declaration_rows(province: Province) -> Iterator[_Row]:
    """Companies that officials named in their declarations."""
    for row in province.declarations:
        official = province.people[row.person]
        yield (
            official.number,
            official.name,
            row.filed,
            row.kind,
            row.company_number,
            row.company_name,
        )


def member_rows(province: Province) -> Iterator[_Row]:
    """Officials who belong to a party."""
    for row in province.memberships:
        official = province.people[row.person]
        yield official.number, official.name, row.party, row.start


def _day_first(day: str) -> str:
    year, month, number = day.split("-")
    return f"{number}.{month}.{year}"


REGISTERS = (
    (COMPANIES, company_rows),
    (DEBARMENTS, debarment_rows),
    (OFFICIALS, official_rows),
    (FAMILY, family_rows),
    (DONATIONS, donation_rows),
    (DECLARATIONS, declaration_rows),
    (MEMBERS, member_rows),
)
"""Each register with the function that gives its rows."""
