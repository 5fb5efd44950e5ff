"""R006, R007, R017: conditions, descriptions and unit prices unlike those of the market."""

from collections.abc import Callable

from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import (
    Tale,
    changed,
    in_tender,
    is_large_open,
    pick_untold,
    tell,
)

_TAILORED = (
    "Entry in the company register; no tax arrears; at least eleven contracts of the same kind and"
    " size in the last two years, five of them in this province and two with this buyer; a depot"
    " within four kilometres of the buyer's seat, owned since three years; machines of one make, not"
    " older than eighteen months; a certificate of the maker issued before the call; a bank letter"
    " on the bank's own form; the chief engineer with nineteen years in the trade, present at every"
    " meeting; samples handed in by hand on the first day of the period; a statement of two former"
    " ministers; insurance over ten times the estimate with an insurer named by the buyer."
)
_TAILORED_ITEM = (
    ", of 417 mm in width and 233 mm in height with the tolerance of a quarter of a millimetre, in the"
    " shade that the buyer has used since 2009, with the fourfold rounded edge of the model shown"
    " in annex 7, packed by nineteen, marked with the arms of the town on the left side, delivered"
    " with the stand that belongs to the former model, and tested by the laboratory named in annex 9"
)
_USUAL_LONG = (
    "Entry in the company register; no tax arrears; references of two buyers; tools, or a loan."
)


def plant(province: Province) -> None:
    """Plant tailored texts and odd unit prices, and the longest and dearest that are usual."""
    tell(province, _TALES)
    for process in pick_untold(province, 3, _is_food):
        _price(12.0)(process)
        province.plant("R017", "item", _item(process), "twelve times the usual price of a kilo")
    for process in pick_untold(province, 3, _is_food):
        _price(12.0, "crate of 12 kg")(process)
        why = "twelve times the price of a kilo, for a crate of twelve"
        province.plant("R017", "item", _item(process), why, twin=True)


def _item(process: Process) -> str:
    """The unit id of the first item of a tender."""
    return f"{process.ocid}/tender//1"


def _describe(text: str) -> Callable[[Process], None]:
    def edit(release: Release) -> None:
        release["tender"]["items"][0]["description"] += text

    return changed(edit)


def _price(times: float, unit: str = "kg") -> Callable[[Process], None]:
    def edit(release: Release) -> None:
        old = release["tender"]["items"][0]["unit"]["value"]["amount"]
        value = {"amount": round(old * times, 2), "currency": "AVL"}
        release["tender"]["items"][0]["unit"] = {"name": unit, "value": value}

    return changed(edit)


def _is_food(process: Process) -> bool:
    return process.method == "open" and process.division == "15"


_TALES = (
    Tale(
        "conditions several times as long as usual, made for one firm",
        in_tender(eligibilityCriteria=_TAILORED),
        hits=("R006",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "the longest conditions that are usual",
        in_tender(eligibilityCriteria=_USUAL_LONG),
        twin_of=("R006",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a description several times as long as usual, made for one product",
        _describe(_TAILORED_ITEM),
        hits=("R007",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a description as long as the longest that are usual",
        changed(
            lambda release: release["tender"]["items"][0].update(
                description="Things to be delivered, as set out in the annexed list of places and days"
            )
        ),
        twin_of=("R007",),
        fits=is_large_open,
        times=3,
    ),
)
