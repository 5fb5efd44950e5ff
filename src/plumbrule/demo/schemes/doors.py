"""R042, R043, R044, NET-OWN: doors and telephones that firms share, or that are none."""

from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.records import Contact
from plumbrule.demo.schemes.telling import note
from plumbrule.demo.tender import compete, special

_DIVISION = "44"
_AT_ONE_DOOR = 5


def plant(province: Province) -> None:
    """Plant odd and shared contacts, and contacts that are shared for a reason."""
    _plant_odd(province)
    _plant_with_buyer(province)
    _plant_with_rival(province)


def _winner(province: Province, count: int) -> int:
    """A new firm that wins one tender."""
    firm = province.add_company("Agencies")
    special(province, MARKET_OF[_DIVISION], YEARS[count % len(YEARS)], firm)
    return firm


def _phone(province: Province, serial: int) -> str:
    """A telephone number that nobody else in the country has."""
    return f"+999 {1000 + province.index:04d} {400 + serial:03d} 28"


def _plant_odd(province: Province) -> None:
    town = {"town": province.towns[0], "postcode": f"{10 + province.index % 90}100"}
    for count in range(_AT_ONE_DOOR):
        firm = _winner(province, count)
        province.change_company(firm, street="7 Chancery Yard", **town)
        _note_firm(province, firm, "a door at which five firms are registered")
    for count in range(_AT_ONE_DOOR - 1):
        firm = _winner(province, count)
        province.change_company(firm, street="9 Chancery Yard", **town)
        _note_firm(province, firm, "a door at which four firms are registered", twin=True)
    firm = _winner(province, 0)
    province.change_company(firm, street="P.O. Box 27")
    _note_firm(province, firm, "a post box for an address")
    firm = _winner(province, 1)
    province.change_company(firm, contact=Contact(telephone="5512"))
    _note_firm(province, firm, "a telephone number of four digits")
    firm = _winner(province, 2)
    province.change_company(firm, street="27 Boxwood Lane", contact=Contact(telephone="551 248"))
    _note_firm(province, firm, "Boxwood Lane is a street, six digits a short number", twin=True)


def _note_firm(province: Province, firm: int, why: str, *, twin: bool = False) -> None:
    province.plant("R042", "supplier", province.companies[firm].number, why, twin=twin)


def _plant_with_buyer(province: Province) -> None:
    for count in range(4):
        firm = province.add_company("Agencies")
        process = special(province, MARKET_OF[_DIVISION], YEARS[count % len(YEARS)], firm)
        buyer = process.buyer = 7 * count
        other = buyer + 1
        phone = _phone(province, 10 + count)
        mail = f"office{count}@town-{province.index}.avelia.example"
        if count < 2:
            province.change_body(buyer, contact=Contact(telephone=phone))
            province.change_company(firm, contact=Contact(telephone=phone))
            note(province, process, "a bidder has the buyer's telephone number", hits=("R043",))
        elif count == 2:
            province.change_body(other, contact=Contact(telephone=phone))
            province.change_company(firm, contact=Contact(telephone=phone))
            why = "a bidder has the telephone number of another body"
            note(province, process, why, twin_of=("R043",))
        else:
            province.change_body(buyer, contact=Contact(email=mail))
            province.change_company(firm, contact=Contact(email=f"firm.{mail}"))
            why = "a bidder's address of mail is at the buyer's domain, the box is another"
            note(province, process, why, twin_of=("R043",))


def _plant_with_rival(province: Province) -> None:
    for count in range(3):
        one, other = (province.add_company("Traders") for _ in range(2))
        contact = Contact(telephone=_phone(province, 30 + count))
        for firm in (one, other):
            province.change_company(firm, contact=contact)
        process = meet(province, count, (one,), (other,))
        why = "two rivals have one telephone number"
        note(province, process, why, hits=("R044", "NET-OWN"))
    for count in range(3):
        one, other = (province.add_company("Traders") for _ in range(2))
        contact = Contact(telephone=_phone(province, 40 + count))
        for firm in (one, other):
            province.change_company(firm, contact=contact)
        process = meet(province, count, (one, other), (province.occasional_firm(),))
        why = "the partners of one consortium have one telephone number"
        note(province, process, why, twin_of=("R044", "NET-OWN"))


def meet(
    province: Province, count: int, winner: tuple[int, ...], loser: tuple[int, ...]
) -> Process:
    """A tender that one wins against the other and an occasional firm."""
    third = province.occasional_firm({*winner, *loser})
    process = compete(
        province,
        MARKET_OF["39"],
        YEARS[count % len(YEARS)],
        int(province.rng.random() * province.ordinary_buyers),
        [winner, loser, (third,)],
        fraction=0.1 + 0.8 * province.rng.random(),
    )
    process.taken = True
    return process
