"""Every page stands alone: no barrier, no complaint of the browser, readable small and large."""

from collections.abc import Callable

import pytest
from browsing import SMALL, Live, Tab

from plumbrule.web.languages import LANGUAGES

PAGES = ["/", "/search", "/search?q=ltd", "/search?q=zzzzqqq", "/status", "/about", "/nowhere"]


@pytest.mark.parametrize("path", [*PAGES, "/about/accessibility"])
def test_a_page_has_no_barrier_and_no_complaint(tab: Tab, path: str) -> None:
    tab.at(path)
    assert tab.faults() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_on_a_small_screen_without_scripts(
    new_tab: Callable[..., Tab], path: str
) -> None:
    tab = new_tab(viewport=SMALL, java_script_enabled=True)
    tab.at(path)
    assert tab.faults() == []


@pytest.mark.parametrize("path", ["/", "/search?q=ltd", "/status"])
def test_a_page_can_be_read_at_twice_the_size(new_tab: Callable[..., Tab], path: str) -> None:
    tab = new_tab(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    tab.at(path)
    assert tab.too_wide() == []


@pytest.mark.parametrize(
    ("language", "scheme"),
    [*((code, "light") for code in LANGUAGES), ("en", "dark"), ("ar", "dark")],
)
def test_the_start_page_in_each_language_by_day_and_by_night(
    new_tab: Callable[..., Tab], language: str, scheme: str
) -> None:
    tab = new_tab(color_scheme=scheme)
    tab.at(f"/?lang={language}")
    html = tab.page.locator("html")
    assert html.get_attribute("lang") == language
    assert html.get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert tab.faults() == []
    tab.at("/about")  # the choice is kept
    assert tab.page.locator("html").get_attribute("lang") == language


ALONE_IN_ARABIC = """() => {
    const keeps = 'bdi, time, code, pre, svg, input, [dir=auto], [dir=ltr], [lang=en]';
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode())
        if (/[0-9A-Za-z]/.test(walker.currentNode.textContent)
            && !walker.currentNode.parentElement.closest(keeps))
            found.push(walker.currentNode.textContent.trim());
    return found;
}"""


@pytest.mark.parametrize("path", ["/", "/search?q=ltd", "/status", "/me"])
def test_numbers_and_names_keep_their_direction_in_arabic(
    new_tab: Callable[..., Tab], path: str
) -> None:
    tab = new_tab(locale="ar")
    tab.at(path)
    assert tab.page.locator("html").get_attribute("dir") == "rtl"
    assert tab.page.evaluate(ALONE_IN_ARABIC) == []


@pytest.mark.parametrize("path", ["/", "/search?q=ltd", "/status"])
def test_the_keyboard_reaches_everything(tab: Tab, path: str) -> None:
    tab.at(path)
    assert tab.unreachable() == []


def test_searching_needs_no_script(new_tab: Callable[..., Tab]) -> None:
    tab = new_tab(java_script_enabled=False)
    tab.at("/")
    name = tab.page.locator(".card a").first.inner_text()
    assert name
    tab.page.get_by_role("searchbox").fill("Ltd")
    tab.page.get_by_role("button", name="Search").click()
    assert tab.page.locator(".results a.party").count() > 0


def test_every_lead_and_result_leads_to_its_record(tab: Tab, server: Live) -> None:
    file = next(one for one in server.house.door.manifest.files if one.format == "ocds")
    tab.at(f"/records/{file.file}?line=1")
    assert "ocds-avelia" in tab.page.locator("pre.raw").inner_text()
    assert tab.faults() == []
    assert tab.at(f"/records/{file.file}?line=99999999").status == 404
    assert tab.at("/records/..%2f..%2fCURRENT?line=1").status == 404


def test_the_link_lets_in_once(new_tab: Callable[..., Tab], server: Live) -> None:
    link = server.way_in()
    tab = new_tab(signed_in=False)
    tab.at("/status")
    assert tab.page.url.endswith("/sign-in?next=/status")
    assert tab.faults() == []
    tab.page.goto(link)
    assert tab.page.get_by_role("button", name="Sign out").is_visible()
    other = new_tab(signed_in=False)
    assert other.page.goto(link).status == 403
    tab.page.get_by_role("button", name="Sign out").click()
    assert "/sign-in" in tab.page.url
    tab.at("/")
    assert "/sign-in" in tab.page.url


def test_the_portal_shows_open_pages_only(new_tab: Callable[..., Tab], portal: Live) -> None:
    tab = new_tab(portal, signed_in=False)
    for path in ("/status", "/sign-in", "/cases", "/match/default", "/entities/x"):
        assert tab.at(path).status == 404, path
    assert tab.at("/").status == 200
    assert tab.faults() == []
