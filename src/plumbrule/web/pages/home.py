"""The start: what is loaded and how good it is, what to open first, and the search box."""

from __future__ import annotations

from starlette.responses import Response

from plumbrule.actions.data_door import NotPreparedError
from plumbrule.actions.flag import rules
from plumbrule.web.house import Nav
from plumbrule.web.page import Pages
from plumbrule.web.visit import Here
from plumbrule.web.wording import wording

PAGES = Pages(nav=Nav(wording("Home"), "/", 0))

FIRST = 5


@PAGES.get("/")
def home(here: Here) -> Response:
    """Show the start page; an empty lake says how to fill it."""
    if not here.door.loaded:
        return here.show("home_empty.html")
    files = here.door.manifest.files
    try:
        overview, leads = here.door.overview, here.door.best_leads(FIRST)
    except NotPreparedError:
        overview, leads = None, []
    if leads:
        here.look("lead", [lead.id for lead in leads])
    titles = {rule.id: rule.title for rule in rules()}
    return here.show(
        "home.html",
        files=files,
        overview=overview,
        leads=[(lead, titles.get(lead.rule, lead.rule)) for lead in leads],
        records=sum(one.records for one in files),
        faults=sum(one.faults for one in files),
        span=_span([one.first for one in files], [one.last for one in files]),
        fault=here.door.fault,
    )


def _span(first: list[str | None], last: list[str | None]) -> tuple[str, str] | None:
    """Give the earliest and latest day of the records, as they are written."""
    begins = sorted(day for day in first if day)
    ends = sorted(day for day in last if day)
    return (begins[0][:10], ends[-1][:10]) if begins and ends else None
