"""R010, R012, R054, EMERG-1: purchases without competition that should have had one, or a reason."""

from plumbrule.demo.clock import DAY, instant_text
from plumbrule.demo.law import limit
from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.process import Edit, Process, Release
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import note
from plumbrule.demo.tender import direct_award, special

_EMERGENCY = "Emergency after the flood in the lower town (s. 21)"
_REASON = "Only one firm holds the rights (s. 22)"


def plant(province: Province) -> None:
    """Plant closed purchases that break a rule, and closed ones that keep it."""
    _plant_reasons(province)
    _plant_plans(province)
    _plant_grown(province)
    _plant_emergencies(province)


def closed(province: Province, count: int, share: float, reason: str | None) -> Process:
    """A direct award of goods worth this share of the limit, by a buyer that makes no other."""
    firm = province.occasional_firm()
    buyer = province.add_body("Library")
    process = direct_award(province, MARKET_OF["30"], YEARS[count % len(YEARS)], firm, buyer)
    varied = share * (0.98 + 0.03 * province.rng.random())
    process.bids[0].cents = round(limit("competition_value", "goods")[0] * varied)
    process.rationale = reason
    process.priced = True
    return process


def _plant_reasons(province: Province) -> None:
    for count in range(3):
        process = closed(province, count, 1.1 + 0.1 * count, None)
        note(province, process, "direct award above the limit without a reason", hits=("R010",))
    for count in range(2):
        process = closed(province, count, 1.2, _REASON)
        note(province, process, "direct award above the limit, with a reason", twin_of=("R010",))
    process = closed(province, 2, 0.2, None)
    note(province, process, "direct award far below the limit, no reason needed", twin_of=("R010",))


def _plant_plans(province: Province) -> None:
    for count in range(6):
        planned = special(province, MARKET_OF["72"], YEARS[count % len(YEARS)], 0)
        planned.outcome, planned.winners, planned.bids_hidden = "planned", [], True
        planned.method = "open" if count < 3 else "direct"
        firm = province.occasional_firm()
        process = direct_award(province, MARKET_OF["72"], planned.year, firm, planned.buyer)
        process.edits.append(_planned_as(planned.ocid))
        if planned.method == "open":
            note(province, process, "the plan foresaw an open tender", hits=("R012",))
        else:
            note(province, process, "the plan foresaw a direct award", twin_of=("R012",))


def _planned_as(ocid: str) -> Edit:
    def edit(release: Release) -> None:
        release["relatedProcesses"] = [
            {"id": "1", "relationship": ["planning"], "scheme": "ocid", "identifier": ocid}
        ]

    return edit


def _plant_grown(province: Province) -> None:
    for count in range(3):
        process = closed(province, count, 0.95, _REASON)
        process.contracted = round(process.won_cents * 1.2)
        why = "awarded directly below the limit, contracted above it"
        note(province, process, why, hits=("R054", "R059"))
    for count in range(3):
        process = closed(province, count, 0.8, _REASON)
        process.contracted = round(process.won_cents * 1.08)
        note(province, process, "contracted for more, still below the limit", twin_of=("R054",))


def _plant_emergencies(province: Province) -> None:
    for count, days in enumerate((None, None, 60, 20, 25, 28)):
        firm = province.occasional_firm()
        process = direct_award(province, MARKET_OF["44"], YEARS[count % 2], firm)
        process.details, process.rationale = "emergency purchase", _EMERGENCY
        process.edits.append(_published(process, days))
        if days is None:
            note(province, process, "emergency award never published", hits=("EMERG-1", "R063"))
        elif days > 30:
            why = "emergency award published two months later"
            note(province, process, why, hits=("EMERG-1", "TIME-LATE"))
        else:
            why = "emergency award published within the month"
            note(province, process, why, twin_of=("EMERG-1",))


def _published(process: Process, days: int | None) -> Edit:
    def edit(release: Release) -> None:
        contract = release["contracts"][0]
        if days is None:
            contract["documents"] = []
        else:
            moment = instant_text(process.awarded + days * DAY)
            contract["documents"][0]["datePublished"] = moment

    return edit
