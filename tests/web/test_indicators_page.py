"""The rules' pages: every rule opens, its numbers are those of the list, and nothing is in the way."""

from collections.abc import Callable

import pytest
from browsing import SMALL, Live, Tab

from plumbrule.web.pages.indicators import by_year

PATHS = ["/indicators", "/indicators/R018"]


def test_units_that_could_not_be_told_are_in_no_share() -> None:
    groups = [
        ("XA", 2024, "hit", 2),
        ("XB", 2024, "hit", 1),
        ("XA", 2024, "clear", 7),
        ("XA", 2024, "cannot_tell", 90),
        ("XA", 2023, "clear", 5),
        ("XA", None, "hit", 4),
        ("XA", 2024, "suppressed", 3),
    ]
    assert by_year(groups) == [(2023, 0, 5), (2024, 3, 10)]


@pytest.mark.parametrize("path", PATHS)
def test_no_barrier_and_every_place_reached(tab: Tab, path: str) -> None:
    tab.at(path)
    assert tab.faults() == []
    assert tab.unreachable() == []


@pytest.mark.parametrize("path", PATHS)
def test_small_and_without_scripts(new_tab: Callable[..., Tab], path: str) -> None:
    tab = new_tab(viewport=SMALL)
    tab.at(path)
    assert tab.faults() == []
    plain = new_tab(java_script_enabled=False)
    plain.at(path)
    assert plain.page.locator("h1").count() == 1


def test_the_list_leads_to_a_rule_with_the_same_number(tab: Tab) -> None:
    tab.at("/indicators")
    row = tab.page.locator("tr", has=tab.page.get_by_role("link", name="R018", exact=True))
    hits = row.locator("td.num").first.inner_text()
    row.get_by_role("link").click()
    assert tab.page.url.endswith("/indicators/R018")
    assert tab.page.locator(".tiles strong").first.inner_text() == hits
    assert tab.page.locator("svg.chart").count() == 1
    methods = tab.page.locator("tr", has=tab.page.get_by_role("rowheader", name="methods"))
    assert methods.locator("td").first.inner_text() == "open, selective"


def test_a_rule_that_is_none_is_not_found(tab: Tab, server: Live) -> None:
    assert tab.at("/indicators/R999").status == 404
