"""R059, R064, R065, R066, R068, R069: contracts that differ from the award, change, or cost more.

Every contract with a change is a hit of R064; what the change did is looked at by the others.
"""

from collections.abc import Callable
from typing import Any

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.ocds_money import money
from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, both, is_large_open, tell


def plant(province: Province) -> None:
    """Plant contracts that were changed or overpaid, and those that kept within what is usual."""
    tell(province, _TALES)


def _contract(share: float) -> Callable[[Process], None]:
    """Sign for this share of the award."""

    def change(process: Process) -> None:
        process.contracted = round(process.won_cents * share)

    return change


def _amend(*reasons: str) -> Callable[[Process], None]:
    """Change the contract so often, for these reasons."""

    def change(process: Process) -> None:
        amendments = [
            {
                "id": f"amendment-{count}",
                "date": instant_text(process.signature + count * 20 * DAY),
                "rationale": reason,
            }
            for count, reason in enumerate(reasons, start=1)
        ]
        process.edits.append(lambda release: release["contracts"][0].update(amendments=amendments))

    return change


def _amend_the_call(process: Process) -> None:
    amendment = {
        "id": "amendment-1",
        "date": instant_text(process.opens + 4 * DAY),
        "rationale": "A misprint in the annex was corrected",
    }
    process.edits.append(lambda release: release["tender"].update(amendments=[amendment]))


def _items(before: int, after: int, added: int = 0) -> Callable[[Process], None]:
    """Award one quantity and contract another; ``added`` is the quantity of a further item."""

    def item(number: int, quantity: int, price: int) -> dict[str, Any]:
        return {
            "id": str(number),
            "description": "Set",
            "quantity": quantity,
            "unit": {"name": "set", "value": money(price)},
        }

    def change(process: Process) -> None:
        def edit(release: Release) -> None:
            price = process.won_cents // before
            release["awards"][0]["items"] = [item(1, before, price)]
            release["contracts"][0]["items"] = [item(1, after, price)]
            if added:
                release["contracts"][0]["items"].append(item(2, added, price))

        process.edits.append(edit)

    return change


def _pay(*shares: float) -> Callable[[Process], None]:
    """Publish payments of these shares of the contract."""

    def change(process: Process) -> None:
        def edit(release: Release) -> None:
            payments = [
                {
                    "id": f"payment-{count}",
                    "date": instant_text(process.signature + count * 40 * DAY),
                    "value": money(round(process.won_cents * share)),
                    "payer": release["buyer"],
                    "payee": release["awards"][0]["suppliers"][0],
                }
                for count, share in enumerate(shares, start=1)
            ]
            release["contracts"][0].setdefault("implementation", {})["transactions"] = payments

        process.edits.append(edit)

    return change


_PLACE = "The place of delivery was changed"
_RAISE = "Prices of material have risen"

_TALES = (
    Tale(
        "the contract is worth a quarter more than the award",
        _contract(1.25),
        hits=("R059",),
        fits=is_large_open,
    ),
    Tale(
        "the contract is worth a fifth less than the award",
        _contract(0.8),
        hits=("R059",),
        fits=is_large_open,
    ),
    Tale(
        "the contract is worth eight percent more than the award",
        _contract(1.08),
        twin_of=("R059",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "the contract was changed four times, the price was not",
        _amend(_PLACE, "A date was moved", "A date was moved again", "A name was corrected"),
        hits=("R064",),
        twin_of=("R069",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "the call was amended, the contract was not",
        _amend_the_call,
        twin_of=("R064",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a change raised the price by 45 percent",
        both(_contract(1.45), _amend(_RAISE)),
        hits=("R069", "R064", "R059"),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a change halved the quantity, and the price stayed",
        both(_items(40, 20), _amend("Less was needed")),
        hits=("R065", "R064"),
        twin_of=("R066",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a change cut the quantity by a twentieth",
        both(_items(40, 38), _amend("Two sets were not needed")),
        hits=("R064",),
        twin_of=("R065",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a change raised the quantity by half",
        both(_items(40, 60), _contract(1.09), _amend("More was needed")),
        hits=("R066", "R064"),
        fits=is_large_open,
    ),
    Tale(
        "a change added an item",
        both(_items(40, 40, added=5), _amend("Spare sets were added")),
        hits=("R066", "R064"),
        fits=is_large_open,
    ),
    Tale(
        "paid a third more than the contract is worth",
        _pay(0.6, 0.73),
        hits=("R068",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "paid in three parts, together what the contract is worth less a retention",
        _pay(0.4, 0.4, 0.15),
        twin_of=("R068",),
        fits=is_large_open,
        times=3,
    ),
)
