"""R001, R004, R005, R037, R063, R073, TIME-LATE: what should be published is not, or too late."""

from collections.abc import Callable

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.process import Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, changed, has_ended, is_small_open, tell

_TWO_REMAIN = 4
"""Bidders of whom two stay valid and make a choice when one is refused or two are."""


def plant(province: Province) -> None:
    """Plant missing and late documents, and processes where only something else is missing."""
    tell(province, _BEFORE + _AFTER)


def _without(section: str, kind: str) -> Callable[[Process], None]:
    def edit(release: Release) -> None:
        part = release[section][0] if section == "contracts" else release[section]
        part["documents"] = [one for one in part["documents"] if one["documentType"] != kind]

    return changed(edit)


def _dated(section: str, kind: str, day: Callable[[Process], int]) -> Callable[[Process], None]:
    """Give a document another date of publication."""

    def change(process: Process) -> None:
        def edit(release: Release) -> None:
            part = release[section][0] if section == "contracts" else release[section]
            for one in part["documents"]:
                if one["documentType"] == kind:
                    one["datePublished"] = instant_text(day(process))

        process.edits.append(edit)

    return change


def _late_notice(process: Process) -> None:
    """Publish the notice two days after the period began, which leaves the lawful days."""
    process.set_deadline(process.closes + 3 * DAY)
    _dated("tender", "tenderNotice", lambda one: one.opens + 2 * DAY)(process)


def _plan_elsewhere(release: Release) -> None:
    release["planning"] = {}
    release["relatedProcesses"] = [
        {
            "id": "1",
            "relationship": ["planning"],
            "scheme": "ocid",
            "identifier": "ocds-avelia-plan-of-the-ministry",
        }
    ]


def _no_completion(release: Release) -> None:
    release["contracts"][0]["implementation"].pop("documents")


def _audited(release: Release) -> None:
    release["contracts"][0]["implementation"]["documents"][0]["documentType"] = "finalAudit"


def _refused_silently(process: Process) -> None:
    process.taken = True
    process.bids[-1].status = "disqualified"
    process.edits.append(lambda release: release["awards"][0].pop("documents"))


def _refused_with_letter(process: Process) -> None:
    process.taken = True
    process.bids[-1].status = "disqualified"

    def edit(release: Release) -> None:
        release["awards"][0].pop("documents")
        for bid in release["bids"]["details"]:
            if bid["status"] == "disqualified":
                bid["documents"] = [{"id": "letter", "documentType": "rejectionNotice"}]

    process.edits.append(edit)


def _has_rivals(process: Process) -> bool:
    return is_small_open(process) and process.ended and len(process.bids) >= _TWO_REMAIN


def _open(process: Process) -> bool:
    return process.method == "open"


_BEFORE = (
    Tale(
        "no procurement plan",
        changed(lambda release: release.update(planning={})),
        hits=("R001",),
        times=3,
    ),
    Tale("the plan is a process of its own", changed(_plan_elsewhere), twin_of=("R001",), times=3),
    Tale(
        "no notice of the call",
        _without("tender", "tenderNotice"),
        hits=("R004", "R005"),
        fits=_open,
    ),
    Tale("notice two days after the period began", _late_notice, hits=("R004",), fits=_open),
    Tale(
        "notice a day before the period begins",
        _dated("tender", "tenderNotice", lambda process: process.opens - DAY),
        twin_of=("R004",),
        fits=_open,
        times=3,
    ),
    Tale(
        "no bidding documents", _without("tender", "biddingDocuments"), hits=("R005",), fits=_open
    ),
    Tale(
        "specification published after the deadline",
        _dated("tender", "technicalSpecifications", lambda process: process.closes + DAY),
        hits=("R005",),
        fits=_open,
    ),
    Tale(
        "specification published an hour before the deadline",
        _dated("tender", "technicalSpecifications", lambda process: process.closes - 60),
        twin_of=("R005",),
        fits=_open,
        times=3,
    ),
)
_AFTER = (
    Tale(
        "a bid was disqualified without report or letter",
        _refused_silently,
        hits=("R037",),
        fits=_has_rivals,
        times=3,
    ),
    Tale(
        "a letter says why the bid was disqualified",
        _refused_with_letter,
        twin_of=("R037",),
        fits=_has_rivals,
        times=3,
    ),
    Tale(
        "no contract published",
        _without("contracts", "contractSigned"),
        hits=("R063",),
        fits=has_ended,
        times=3,
    ),
    Tale(
        "a summary of the contract stands for it",
        changed(
            lambda release: release["contracts"][0]["documents"][0].update(
                documentType="contractSummary"
            )
        ),
        twin_of=("R063",),
        fits=has_ended,
        times=3,
    ),
    Tale(
        "contract published eighty days after its signature",
        _dated("contracts", "contractSigned", lambda process: process.signature + 80 * DAY),
        hits=("TIME-LATE",),
        times=3,
    ),
    Tale(
        "contract published thirty days after its signature",
        _dated("contracts", "contractSigned", lambda process: process.signature + 30 * DAY),
        twin_of=("TIME-LATE",),
        times=3,
    ),
    Tale(
        "an ended contract without a certificate of completion",
        changed(_no_completion),
        hits=("R073",),
        fits=has_ended,
        times=3,
    ),
    Tale(
        "a final audit stands for the certificate",
        changed(_audited),
        twin_of=("R073",),
        fits=has_ended,
        times=3,
    ),
)
