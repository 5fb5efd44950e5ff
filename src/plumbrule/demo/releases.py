"""Some processes as a publisher of many small releases would tell them, to be merged by the reader.

A process comes as planning, tender, award, contract and, where there is one, amendment. Merging the
releases in the order of their dates gives the compiled release of the same process, with a planning
section added (OCDS 1.1, "Merging").
"""

from collections.abc import Iterable
from typing import Any

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.ocds import Publisher
from plumbrule.demo.ocds_money import money
from plumbrule.demo.process import Process

_Object = dict[str, Any]

_AGAIN = (
    "title",
    "procurementMethod",
    "procurementMethodDetails",
    "mainProcurementCategory",
    "awardCriteria",
)
"""What an award notice repeats of the call."""

EXTENSIONS = (
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json",
    *(
        f"https://raw.githubusercontent.com/open-contracting-extensions/{name}/master/extension.json"
        for name in (
            "ocds_awardCriteria_extension",
            "ocds_bidOpening_extension",
            "ocds_complaints_extension",
            "ocds_enquiry_extension",
            "ocds_participationFee_extension",
            "ocds_requirements_extension",
            "ocds_secondStage_extension",
            "ocds_subcontracting_extension",
            "ocds_submissionTerms_extension",
            "ocds_techniques_extension",
        )
    ),
)


def package(releases: Iterable[_Object], name: str, published: str) -> _Object:
    """A release package.

    Args:
        releases: the releases.
        name: last part of the package's URI.
        published: instant of publication.
    """
    return {
        "uri": f"https://data.avelia.example/ocds/{name}",
        "version": "1.1",
        "extensions": list(EXTENSIONS),
        "publishedDate": published,
        "publisher": {"name": "Public Procurement Office of Avelia"},
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "releases": list(releases),
    }


def history(publisher: Publisher, process: Process) -> list[_Object]:
    """The releases of one process in the order of their dates."""
    compiled = publisher.compiled(process)
    tender = compiled["tender"]
    steps = [_step(process, process.opens - 30 * DAY, "planning")]
    steps[0]["buyer"] = compiled["buyer"]
    steps[0]["parties"] = compiled["parties"][:1]
    steps[0]["planning"] = {
        "rationale": "In the procurement plan of the year",
        "budget": {"amount": money(process.bids[0].cents * 12 // 10)},
        **compiled["planning"],
    }
    announced = {key: value for key, value in tender.items() if key != "numberOfTenderers"}
    announced["status"] = "active"
    if process.first_closes is not None:
        announced["tenderPeriod"] = {
            "startDate": tender["tenderPeriod"]["startDate"],
            "endDate": instant_text(process.first_closes),
        }
    steps.append(_step(process, process.opens, "tender"))
    steps[-1]["tender"] = announced
    for change in process.announced:
        change(announced)
    changed = {key: value for key, value in tender.items() if announced.get(key, value) != value}
    changed.pop("status")
    if changed:
        update = _step(process, (process.first_closes or process.closes) - DAY, "tenderUpdate")
        update["tender"] = {"id": tender["id"], **changed}
        steps.append(update)
    steps.append(_award(process, compiled))
    if "contracts" in compiled:
        steps.extend(_contracts(process, compiled["contracts"]))
    return steps


def _step(process: Process, minute: int, tag: str) -> _Object:
    date = instant_text(minute)
    return {
        "ocid": process.ocid,
        "id": f"{process.ocid}-{tag}-{date}",
        "date": date,
        "tag": [tag],
        "initiationType": "tender",
        "language": "en",
    }


def _award(process: Process, compiled: _Object) -> _Object:
    tender = compiled["tender"]
    step = _step(process, process.awarded, "award")
    step["parties"] = compiled["parties"]
    step["tender"] = {
        "id": tender["id"],
        "status": tender["status"],
        **{key: tender[key] for key in _AGAIN if key in tender},
        **process.noticed,
    }
    if "numberOfTenderers" in tender:
        step["tender"]["numberOfTenderers"] = tender["numberOfTenderers"]
    for section in ("bids", "awards"):
        if section in compiled:
            step[section] = compiled[section]
    return step


def _contracts(process: Process, contracts: list[_Object]) -> list[_Object]:
    signing = _step(process, process.signature + DAY, "contract")
    signing["contracts"] = [
        {key: value for key, value in contract.items() if key != "amendments"}
        for contract in contracts
    ]
    if not any("amendments" in contract for contract in contracts):
        return [signing]
    change = _step(process, process.signature + 40 * DAY, "contractAmendment")
    change["contracts"] = [
        {"id": contract["id"], "amendments": contract["amendments"]}
        for contract in contracts
        if "amendments" in contract
    ]
    return [signing, change]
