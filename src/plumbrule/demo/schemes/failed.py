"""K-31: a tender ended without a winner, and nobody says why."""

from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.tender import special

_GROUND = "All bids were above the money at hand (s. 40)"


def plant(province: Province) -> None:
    """Plant failed tenders without a ground, and failed tenders with one."""
    for count in range(6):
        process = special(province, MARKET_OF["39"], YEARS[count % len(YEARS)], 0)
        process.outcome, process.winners = "unsuccessful", []
        stated = (None, "-", "none", _GROUND, _GROUND, _GROUND)[count]
        _state(process, stated)
        if stated == _GROUND:
            why = "failed, and the ground is stated"
            province.plant("K-31", "process", process.ocid, why, twin=True)
        else:
            province.plant("K-31", "process", process.ocid, "failed, and no ground is stated")


def _state(process: Process, ground: str | None) -> None:
    def edit(release: Release) -> None:
        if ground is not None:
            release["tender"]["statusDetails"] = ground

    process.edits.append(edit)
