"""What the registers of a province record: people, companies, bodies, and what ties them."""

from dataclasses import dataclass

from plumbrule.demo import names
from plumbrule.demo.identifiers import COMPANY_SCHEME

PRIVATE = "private limited company"
JOINT_STOCK = "joint-stock company"


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person; ``born`` is ``YYYY-MM-DD``."""

    key: str
    number: str
    given: names.Name
    family: names.Name
    born: str

    @property
    def name(self) -> str:
        """The full name in Latin letters."""
        return f"{self.given.latin} {self.family.latin}"

    def spelled(self, script: int) -> str:
        """The full name in one of :data:`plumbrule.demo.names.SCRIPTS`."""
        return f"{self.given.spellings[script]} {self.family.spellings[script]}"


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a company or body, as it says in its bids; nothing where it is not published."""

    telephone: str | None = None
    email: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A company.

    Attributes:
        number: its official number.
        stem: the distinctive word of its name.
        name: its whole name.
        form: legal form.
        street, town, postcode: its address.
        founded: day of registration, ``YYYY-MM-DD``.
        trade: what it does, the word after the stem.
        contact: how to reach it.
        registered: whether the registers of companies and owners know it.
        dissolved: day on which it was struck off, or None.
        country: ISO 3166-1 code, or XA.
    """

    number: str
    stem: names.Name
    name: str
    form: str
    street: str
    town: str
    postcode: str
    founded: str
    trade: str
    contact: Contact = Contact()
    registered: bool = True
    dissolved: str | None = None
    country: str = "XA"

    @property
    def scheme(self) -> str:
        """The register whose number the company bears."""
        return COMPANY_SCHEME if self.country == "XA" else f"{self.country}-REG"


@dataclass(frozen=True, slots=True)
class Body:
    """A public body."""

    number: str
    name: str
    street: str
    town: str
    postcode: str
    contact: Contact = Contact()


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest of a person, company or body in a company.

    Attributes:
        company: place of the company.
        holder: key of a person, number of a company, or number of a body.
        holder_kind: ``person``, ``company`` or ``body``.
        kind: BODS interest type.
        exact: share in percent, where exactly stated.
        low: lower end of the share, where stated as a range.
        high: upper end of the share.
        start: first day, ``YYYY-MM-DD``.
        end: last day, or None while it lasts.
        direct: whether held directly; an indirect one is a declared result.
    """

    company: int
    holder: str
    holder_kind: str
    kind: str
    start: str
    end: str | None = None
    exact: float | None = None
    low: float | None = None
    high: float | None = None
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """A post and its holder; the organisation is a body or, for a seat on a board, a company."""

    person: str
    title: str
    organisation_scheme: str
    organisation_number: str
    organisation_name: str
    start: str
    end: str | None = None
    ex_officio: bool = False


@dataclass(frozen=True, slots=True)
class Kinship:
    """A family tie of an official."""

    person: str
    relative: str
    relation: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A sanction or a debarment of a company or person, in force from ``start`` to ``end``."""

    name: str
    kind: str
    number: str | None
    born: str | None
    start: str
    end: str | None
    reason: str
    other_names: tuple[str, ...] = ()
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """A company that an official names in a declaration, filed on ``filed``."""

    person: str
    filed: str
    kind: str
    company_number: str
    company_name: str


@dataclass(frozen=True, slots=True)
class Membership:
    """An official's membership of a political party, from ``start``."""

    person: str
    party: str
    start: str


@dataclass(frozen=True, slots=True)
class Donation:
    """A donation to a political party, in hundredths of the currency."""

    donor_scheme: str
    donor_number: str
    donor_name: str
    party: str
    cents: int
    day: str
