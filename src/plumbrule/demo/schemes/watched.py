"""AU-01, AU-03, AU-07, LB-03, PF-10, PF-12: what auditors asked, whom officials met, what parties owe."""

from __future__ import annotations

from plumbrule.demo.identifiers import province_code
from plumbrule.demo.oversight import ContactPaper, LoanPaper, RecommendationPaper, ReportPaper
from plumbrule.demo.province import Province

_TOLD = "2026-01-10"
_EACH = 3

_STATES = (
    ("AU-01", False, "in_progress", "2025-03-31", "", "", "", "overdue since March"),
    (
        "AU-01",
        True,
        "in_progress",
        "2025-03-31",
        "2026-06-30",
        "",
        "",
        "the auditor gave more time",
    ),
    ("AU-03", False, "implemented_claimed", "2026-06-30", "", "", "", "claimed, without evidence"),
    (
        "AU-03",
        True,
        "implemented_verified",
        "2025-06-30",
        "",
        "Minutes",
        "",
        "verified, with minutes",
    ),
    ("AU-07", False, "rejected", "2025-06-30", "", "", "", "rejected without a word"),
    ("AU-07", True, "rejected", "2025-06-30", "", "", "The law changed", "rejected with a reason"),
)
"""Rule, twin, status, due, extended, evidence, reason, why."""


def plant(province: Province) -> None:
    """Plant each scheme and its twin."""
    for count in range(_EACH):
        _recommend(province, count)
        _meet(province, count)
        _lend(province, count)
        _report(province, count)


def _recommend(province: Province, count: int) -> None:
    code = province_code(province.index)
    for place, (rule, twin, status, due, until, evidence, reason, why) in enumerate(_STATES):
        body = province.bodies[(count * len(_STATES) + place) % province.ordinary_buyers]
        number = f"REC-{code}-{count}{place}"
        paper = RecommendationPaper(
            number,
            "1",
            body.number,
            body.name,
            "medium",
            status,
            "2024-02-01",
            due,
            until,
            _TOLD,
            evidence,
            "Audit Office" if evidence else "",
            reason,
        )
        province.oversight.recommendations.append(paper)
        province.plant(rule, "recommendation", number, why, twin=twin)


def _meet(province: Province, count: int) -> None:
    """A meeting that both sides report, and between two such one that only the official does."""
    code = province_code(province.index)
    official = province.people[province.seats[count].person]
    firm = next(one for one in province.companies if one.trade == "Shipping")
    for month, both in ((1, True), (6, False), (12, True)):
        for side in ("official", "lobbyist") if both else ("official",):
            number = f"M-{code}-{count}-{month:02d}-{side}"
            day = f"2024-{month:02d}-{11 + (1 if side == 'lobbyist' else 0)}"
            province.oversight.contacts.append(
                ContactPaper(
                    number,
                    official.number,
                    official.name,
                    firm.number,
                    firm.name,
                    day,
                    "Harbour dues",
                    side,
                )
            )
            why = "a day apart in the two diaries" if both else "only in the official's diary"
            province.plant("LB-03", "contact", f"xa-lobby:{number}", why, twin=both)


def _lend(province: Province, count: int) -> None:
    code = province_code(province.index)
    lender = province.people[province.seats[-1 - count].person]
    kinds = (
        ("0", "2027-05-01", "no interest", False),
        ("4", "2024-03-01", "nearly two years overdue", False),
        ("4", "2025-08-01", "overdue for five months", True),
        ("4", "2027-05-01", "not yet due", True),
    )
    for place, (rate, due, why, twin) in enumerate(kinds):
        number = f"L-{code}-{count}{place}"
        province.oversight.loans.append(
            LoanPaper(
                number,
                lender.number,
                lender.name,
                "New Harbour Union",
                "40000.00",
                "30000.00",
                rate,
                "2023-05-01",
                due,
                _TOLD,
                "outstanding",
            )
        )
        province.plant("PF-10", "loan", f"xa-party-loans:{number}", why, twin=twin)


def _report(province: Province, count: int) -> None:
    code = province_code(province.index)
    for late in (False, True):
        year = 2022 + count
        number = f"R-{code}-{year}-{'b' if late else 'a'}"
        day = 10 + int(province.rng.random() * 18)
        filed = f"{year + 1}-{'05' if late else '03'}-{day}"
        party = "League of Three Rivers" if late else "Party of the Long Valley"
        province.oversight.reports.append(ReportPaper(number, party, "annual", str(year), filed))
        why = "in May, after the last day" if late else "in March, in time"
        province.plant("PF-12", "report", f"xa-party-reports:{number}", why, twin=not late)
