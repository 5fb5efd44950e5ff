"""The rules: what each asks and why, how often it hits, what it cannot tell, and its query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup
from starlette.responses import Response

from plumbrule.actions.decisions import measured
from plumbrule.actions.flag import Answers, rules
from plumbrule.charts import Line, lines
from plumbrule.indicators.indicator import Indicator
from plumbrule.web.house import Nav
from plumbrule.web.page import Pages
from plumbrule.web.refusal import NOTHING, RefusedError
from plumbrule.web.visit import Here
from plumbrule.web.wording import wording

PAGES = Pages(nav=Nav(wording("Indicators"), "/indicators", 70))


@PAGES.get("/indicators")
def indicators(here: Here) -> Response:
    """List every rule with its answers, by category."""
    counted = {one.id: one for one in here.door.overview.answers}
    groups: dict[str, list[tuple[Indicator, Answers | None]]] = {}
    for rule in rules():
        groups.setdefault(rule.category, []).append((rule, counted.get(rule.id)))
    return here.show("indicators.html", groups=dict(sorted(groups.items())))


@PAGES.get("/indicators/{name}")
def indicator(here: Here, name: str) -> Response:
    """Show one rule whole."""
    rule = next((one for one in rules() if one.id == name), None)
    if rule is None:
        raise RefusedError(NOTHING, 404)
    found = next((one for one in here.door.overview.answers if one.id == name), None)
    years = by_year(found.groups if found else ())
    return here.show(
        "indicators_one.html",
        rule=rule,
        found=found,
        years=years,
        drawing=_drawn(here, years) if len(years) > 1 else None,
        reviewed=measured(here.session).get(name),
    )


def by_year(
    groups: Sequence[tuple[str | None, int | None, str, int]],
) -> list[tuple[int, int, int]]:
    """Give hits and units that could be told by year; units without a year are left out."""
    hits: Counter[int] = Counter()
    told: Counter[int] = Counter()
    for _, year, answer, units in groups:
        if year is not None and answer in {"hit", "clear"}:
            told[year] += units
            hits[year] += units if answer == "hit" else 0
    return [(year, hits[year], told[year]) for year in sorted(told)]


def _drawn(here: Here, years: Sequence[tuple[int, int, int]]) -> Markup:
    share = Line(here.t("Share of hits"), tuple(100 * hits / told for _, hits, told in years))
    title = here.t("Share of hits among units that could be told, by year")
    labels = [str(year) for year, _, _ in years]
    return Markup(lines(title, labels, [share], lambda value: f"{value:g} %"))  # noqa: S704 escaped where it is drawn
