"""CRI-DISC: the award notice tells another story than the call."""

from collections.abc import Callable

from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, is_large_open, tell


def plant(province: Province) -> None:
    """Plant award notices that differ from the call, and notices that only look different."""
    tell(province, _TALES)


def _notice(**fields: str) -> Callable[[Process], None]:
    """Let the award notice say these fields otherwise."""

    def change(process: Process) -> None:
        process.in_releases = True
        process.noticed = fields

    return change


def _shout(process: Process) -> None:
    """Let the award notice write the title in capitals."""
    process.in_releases = True
    process.edits.append(
        lambda release: process.noticed.update(title=f" {release['tender']['title'].upper()}")
    )


_TALES = (
    Tale(
        "the award notice bears another title",
        _notice(title="Supply and upkeep, second part"),
        hits=("CRI-DISC",),
        fits=is_large_open,
    ),
    Tale(
        "the award notice names another criterion",
        _notice(awardCriteria="bestProposal"),
        hits=("CRI-DISC", "CRI-4"),
        fits=is_large_open,
    ),
    Tale(
        "the award notice writes the title in capitals",
        _shout,
        twin_of=("CRI-DISC",),
        fits=is_large_open,
        times=3,
    ),
)
