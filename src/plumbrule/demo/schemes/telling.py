"""Schemes about what is published: planted on ordinary processes whose bids stay as they are."""

from collections.abc import Callable
from dataclasses import dataclass

from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province

Fits = Callable[[Process], bool]

_BY_AWARD = frozenset({"R056", "R059", "R061", "R062", "R071", "K-29"})
_BY_CONTRACT = frozenset(
    {
        *("R054", "R060", "R064", "R065", "R066", "R068", "R069", "R073"),
        *("TIME-FAST", "TIME-HOLIDAY", "TIME-LATE"),
    }
)


@dataclass(frozen=True, slots=True)
class Tale:
    """One way in which a process is told.

    Attributes:
        why: what was done, in words.
        change: what is done to the process.
        hits: rules that must find it.
        twin_of: rules that must leave it alone, though it resembles what they look for.
        fits: on which processes it can be planted; any awarded competition when None.
        times: on how many.
    """

    why: str
    change: Callable[[Process], None]
    hits: tuple[str, ...] = ()
    twin_of: tuple[str, ...] = ()
    fits: Fits | None = None
    times: int = 2


def tell(province: Province, tales: tuple[Tale, ...]) -> None:
    """Plant every tale on processes of its own."""
    for tale in tales:
        for process in pick_untold(province, tale.times, tale.fits):
            tale.change(process)
            note(province, process, tale.why, hits=tale.hits, twin_of=tale.twin_of)


def note(
    province: Province,
    process: Process,
    why: str,
    *,
    hits: tuple[str, ...] = (),
    twin_of: tuple[str, ...] = (),
) -> None:
    """Write in the truth what a process is, rule by rule."""
    for rule in hits:
        province.plant(rule, *unit_of(rule, process), why)
    for rule in twin_of:
        province.plant(rule, *unit_of(rule, process), why, twin=True)


def unit_of(rule: str, process: Process) -> tuple[str, str]:
    """Kind and name of the unit that a rule has in a process with one award."""
    if rule in _BY_AWARD:
        return "award", f"{process.ocid}/award/award-1"
    if rule in _BY_CONTRACT:
        return "contract", f"{process.ocid}/contract/contract-1"
    return "process", process.ocid


def pick_untold(province: Province, count: int, fits: Fits | None = None) -> list[Process]:
    """Take ``count`` ordinary awarded competitions of which nothing else is told.

    Raises:
        ValueError: fewer than ``count`` processes fit.
    """
    candidates = [
        process
        for process in province.processes
        if not process.taken and not process.told and (fits is None or fits(process))
    ]
    chosen = province.rng.sample(candidates, count)
    for process in chosen:
        process.told = True
    return chosen


def changed(edit: Callable[[Release], None]) -> Callable[[Process], None]:
    """A change that only edits the finished release."""
    return lambda process: process.edits.append(edit)


def in_tender(**fields: object) -> Callable[[Process], None]:
    """A change that sets fields of the tender, given by their names in the standard."""
    return changed(lambda release: release["tender"].update(fields))


def in_award(**fields: object) -> Callable[[Process], None]:
    """A change that sets fields of the first award."""
    return changed(lambda release: release["awards"][0].update(fields))


def in_contract(**fields: object) -> Callable[[Process], None]:
    """A change that sets fields of the first contract."""
    return changed(lambda release: release["contracts"][0].update(fields))


def both(*changes: Callable[[Process], None]) -> Callable[[Process], None]:
    """Several changes one after the other."""

    def change(process: Process) -> None:
        for one in changes:
            one(process)

    return change


def is_works(process: Process) -> bool:
    """Whether works are bought."""
    return process.category == "works"


def is_large_open(process: Process) -> bool:
    """Whether it is an open tender of a market with a comparison group in each year."""
    return process.method == "open" and process.division in {"45", "33", "15", "90"}


def is_small_open(process: Process) -> bool:
    """Whether it is an open tender of a small market, in which nobody's bids are counted."""
    return process.method == "open" and process.division not in {"45", "33", "15", "90"}


def has_ended(process: Process) -> bool:
    """Whether its contract has ended."""
    return process.ended


def is_early(process: Process) -> bool:
    """Whether it was published in the first hundred days of its year, in a large open market."""
    return is_large_open(process) and process.published.timetuple().tm_yday < _EARLY


_EARLY = 100
