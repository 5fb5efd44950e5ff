"""Rules that look at one field or two, once more in plain Python, from their definitions.

Each gives the set of units that are hits, in the notation of the truth file.
"""

from datetime import date, timedelta

from plain_records import day_in_avelia, instant
from plain_rules import units

_ARCHIVE = 9999999999


def _awarded(records):
    for ocid, release in records.releases.items():
        for award in release.get("awards", []):
            if award["status"] == "active":
                yield ocid, release, award


def _estimate(release):
    value = release["tender"].get("value")
    return None if value is None or value["amount"] == _ARCHIVE else value["amount"]


def _ratios(records):
    """Award over estimate of each process that competes as a whole."""
    for release in records.releases.values():
        estimate = _estimate(release)
        for unit, _, awards in units(release):
            if estimate and awards and "/" not in unit:
                yield unit, sum(award["value"]["amount"] for award in awards) / estimate


def r031(records):
    """Awarded at 98 percent of the estimate or above."""
    return {unit for unit, ratio in _ratios(records) if float(ratio) >= 0.98}


def k_30(records):
    """Awarded above the estimate or below half of it."""
    return {unit for unit, ratio in _ratios(records) if ratio > 1 or float(ratio) < 0.5}


def doc_perfect(records):
    """Awarded at the estimate in a competition."""
    return {unit for unit, ratio in _ratios(records) if ratio == 1}


def r020(records):
    """A complaint that was lodged."""
    return {
        ocid
        for ocid, release in records.releases.items()
        for part in (release["tender"], *release.get("awards", []))
        if any(one["status"] != "draft" for one in part.get("complaints", []))
    }


def r061(records):
    """Awarded within four days of the deadline."""
    hits = set()
    for ocid, release, award in _awarded(records):
        period = release["tender"].get("tenderPeriod")
        if period:
            spent = instant(award["date"])[0] - instant(period["endDate"])[1]
            if timedelta(0) <= spent < timedelta(days=5):
                hits.add(f"{ocid}/award/{award['id']}")
    return hits


def r059(records):
    """A contract that differs from its award by more than a tenth."""
    hits = set()
    for ocid, release, award in _awarded(records):
        told = [one for one in release["contracts"] if one["awardID"] == award["id"]]
        worth = sum(one["value"]["amount"] for one in told)
        if told and abs(worth / award["value"]["amount"] - 1) * 10 > 1:
            hits.add(f"{ocid}/award/{award['id']}")
    return hits


def _contracts(records):
    for ocid, release in records.releases.items():
        for contract in release.get("contracts", []):
            yield f"{ocid}/contract/{contract['id']}", contract


def r064(records):
    """A contract that was changed."""
    return {unit for unit, contract in _contracts(records) if contract.get("amendments")}


def r068(records):
    """Paid more than the contract is worth."""
    return {
        unit
        for unit, contract in _contracts(records)
        if sum(
            one["value"]["amount"]
            for one in contract.get("implementation", {}).get("transactions", [])
        )
        > contract["value"]["amount"]
    }


def time_holiday(records):
    """Signed on a Saturday or Sunday."""
    return {
        unit
        for unit, contract in _contracts(records)
        if date.fromisoformat(day_in_avelia(contract["dateSigned"])).weekday() >= 5
    }


def k_8(records):
    """Bids opened before the deadline, or more than an hour after it."""
    hits = set()
    for ocid, release in records.releases.items():
        tender = release["tender"]
        if "bidOpening" in tender and len(tender["tenderPeriod"]["endDate"]) > 10:
            late = instant(tender["bidOpening"]["date"])[0]
            late -= instant(tender["tenderPeriod"]["endDate"])[0]
            if not timedelta(0) <= late <= timedelta(hours=1):
                hits.add(ocid)
    return hits


def r001(records):
    """Neither a plan nor a process that is one."""
    return {
        ocid
        for ocid, release in records.releases.items()
        if release["tender"]["status"] != "planned"
        and not release.get("planning", {}).get("documents")
        and not any(
            "planning" in one["relationship"] for one in release.get("relatedProcesses", [])
        )
    }


def k_1(records):
    """Accelerated without a reason."""
    return {
        ocid
        for ocid, release in records.releases.items()
        if "accelerated" in release["tender"]["procurementMethodDetails"]
        and "procurementMethodRationale" not in release["tender"]
    }
