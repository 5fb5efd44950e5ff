"""The accounts of a declarant as a page: each period with its lines, and two charts with their tables."""

from __future__ import annotations

from decimal import Decimal

from plumbrule.actions.report.page import interval, page, picture
from plumbrule.actions.wealth import EXPLAINS, SAID, Household
from plumbrule.charts import Span, spans
from plumbrule.wealth import Account, widest


def wealth_page(household: Household) -> str:
    """Write the page of a household's accounts."""
    periods = [one for one in household.accounts if one.scope == "period"]
    return page(
        "wealth.html",
        {
            "title": f"Accounts declared by {household.name}",
            "household": household,
            "said": SAID,
            "explains": EXPLAINS,
            "widest": [widest(one) for one in household.accounts],
            "currency": household.accounts[0].currency if household.accounts else "",
            "gaps": _gaps(periods),
            "worth": _worth(household),
        },
    )


def _gaps(periods: list[Account]) -> str | None:
    rows = [
        Span(
            f"{one.opened.year} to {one.closed.year}",
            _drawn(one.unexplained_min),
            _drawn(one.unexplained_max),
            interval(one.unexplained_min, one.unexplained_max),
            one.answer == "hit",
        )
        for one in periods
    ]
    title = "What declared sources do not explain, at least and at most, by period"
    return picture(spans(title, rows, _axis)) if rows else None


def _worth(household: Household) -> str | None:
    rows = [
        Span(str(one.day), _drawn(one.low), _drawn(one.high), interval(one.low, one.high))
        for one in household.net_worth
    ]
    title = "What the household had less what it owed, at least and at most, by declaration"
    return picture(spans(title, rows, _axis)) if rows else None


def _drawn(amount: Decimal | None) -> float | None:
    """Give a place to draw at, for which a float is exact enough."""
    return None if amount is None else float(amount)


def _axis(value: float) -> str:
    return f"{value:,.0f}"
