"""R056, R067, R070, R071: requirements, deliveries and those who do the work."""

from collections.abc import Callable

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, in_award, is_large_open, note, pick_untold, tell


def plant(province: Province) -> None:
    """Plant unmet requirements, late deliveries and odd subcontracts, and regular ones."""
    tell(province, _TALES)
    for due, met, late, why in (
        (60, 95, True, "delivered five weeks late"),
        (60, 75, True, "delivered two weeks late"),
        (60, 60, False, "delivered on the day it was due"),
        (60, 30, False, "delivered a month early"),
    ):
        for process in pick_untold(province, 2, is_large_open):
            _deliver(process, due, met)
            unit = f"{process.ocid}/contract/contract-1/milestone/delivery-1"
            province.plant("R067", "milestone", unit, why, twin=not late)
    for process in pick_untold(province, 3, _all_single):
        process.roles = {process.bids[1].firms[0]: "subcontractor"}
        note(province, process, "the runner-up works for the winner", hits=("R070",))
    for process in pick_untold(province, 3, _all_single):
        stranger = province.occasional_firm({firm for bid in process.bids for firm in bid.firms})
        process.roles = {stranger: "subcontractor"}
        why = "the subcontractor took no part in the tender"
        note(province, process, why, twin_of=("R070",))


def _deliver(process: Process, due: int, met: int) -> None:
    """Agree on a delivery so many days after the signature, and record when it came."""
    milestone = {
        "id": "delivery-1",
        "title": "Delivery",
        "type": "delivery",
        "status": "met",
        "dueDate": instant_text(process.signature + due * DAY),
        "dateMet": instant_text(process.signature + met * DAY),
    }
    process.edits.append(lambda release: release["contracts"][0].update(milestones=[milestone]))


def _require(answered: int) -> Callable[[Process], None]:
    """Ask two things of every bidder; the winner answers so many of them."""

    def change(process: Process) -> None:
        process.edits.append(edit)

    def edit(release: Release) -> None:
        asked = [{"id": f"requirement-{n}", "title": f"Certificate {n}"} for n in (1, 2)]
        release["tender"]["criteria"] = [
            {
                "id": "criterion-1",
                "relatesTo": "tenderer",
                "requirementGroups": [{"id": "group-1", "requirements": asked}],
            }
        ]
        won = release["awards"][0]["relatedBid"]
        for bid in release["bids"]["details"]:
            bid["requirementResponses"] = [
                {"id": f"response-{count}", "value": True, "requirement": one}
                for count, one in enumerate(asked, start=1)
            ][: answered if bid["id"] == won else len(asked)]

    return change


def _all_single(process: Process) -> bool:
    return process.method == "open" and all(len(bid.firms) == 1 for bid in process.bids)


_TALES = (
    Tale(
        "the winning bid answers one of two requirements",
        _require(1),
        hits=("R056",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "every bid answers both requirements",
        _require(2),
        twin_of=("R056",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "four fifths of the work are given on",
        in_award(
            hasSubcontracting=True,
            subcontracting={"minimumPercentage": 0.8, "maximumPercentage": 0.9},
        ),
        hits=("R071",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "a third of the work is given on",
        in_award(
            hasSubcontracting=True,
            subcontracting={"minimumPercentage": 0.3, "maximumPercentage": 0.35},
        ),
        twin_of=("R071",),
        fits=is_large_open,
        times=3,
    ),
)
