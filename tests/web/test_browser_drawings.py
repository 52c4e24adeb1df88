"""The views that draw, in a real browser: the main act of each, in light, in dark and at the width of a phone, and what axe finds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from memcon.store import Store

from .conftest import Open, screen, serving
from .editions import again

pytestmark = pytest.mark.browser
SPAN = "since=2023-10&until=2024-03"
SHOWN = {
    "timeline": f"/timeline?{SPAN}&today=2023-11-16", "timeline-counted": "/timeline?since=2021&until=2023-03",
    "agenda": "/agenda?today=2022-06-01",
    "matrix": "/matrix?since=2021&until=2023", "matrix-within": "/matrix?since=2021&until=2023&within=CHN",
    "map": "/map?since=2021&until=2024", "map-europe": "/map?since=2021&until=2024&lon=18&lat=52&zoom=5.5",
}  # fmt: skip


@pytest.fixture(scope="module")
def address(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real `memcon serve` over the samples and over editions of one of them."""
    path = tmp_path_factory.mktemp("drawn") / "press.memcon"
    with Store.open(samples_store) as store:
        records = list(store.records())
    base = next(record for record in records if "Biden and Xi reopen line" in (record.article.title or ""))
    with Store.open(path, create=True) as store:
        for n, record in enumerate([*records, *(again(base, n) for n in range(180))]):
            store.add(record, name=f"{n}.txt", made_by="1")
        store.link()
    yield from serving(str(path))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
@pytest.mark.parametrize("name", sorted(SHOWN))
def test_axe_finds_nothing_serious(address: str, opened: Open, name: str, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(address + SHOWN[name], scheme=scheme, width=width, bypass_csp=True)
    found = Axe().run(page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], node["html"][:200]) for fault in serious for node in fault["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page itself moves sideways"
    screen(page, f"{name}-{scheme}" + ("-phone" if width < 500 else ""))


def test_a_bar_leads_closer_and_to_the_article(address: str, opened: Open) -> None:
    page = opened(address + SHOWN["timeline-counted"], javascript=False)
    while "Choose a bar to look closer" in page.content():
        before = page.url
        page.locator("svg.chart a[aria-label]").first.click()
        page.wait_for_url(lambda url, before=before: url != before, wait_until="load")
    page.locator("svg.chart a[aria-label]").first.click()
    page.wait_for_url(re.compile("/articles/|/accounts/"))


def test_today_is_moved_by_its_form(address: str, opened: Open) -> None:
    page = opened(address + SHOWN["timeline"])
    page.fill("form.today input[name=today]", "2023-12-24")
    page.click("form.today button")
    page.wait_for_url("**today=2023-12-24**")
    assert "since=2023-10" in page.url
    expect(page.locator("svg.chart text", has_text="today: 24 December 2023")).to_have_count(1)


def test_a_cell_opens_into_its_events_and_a_name_into_its_actors(address: str, opened: Open) -> None:
    page = opened(address + SHOWN["matrix"], javascript=False)
    page.locator("svg.chart a[aria-label^='China with United States'], svg.chart a[aria-label^='United States with China']").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("^Timeline"))
    assert "actor=CHN" in page.url and "with=USA" in page.url
    page.go_back()
    page.locator("svg.chart a[href*='within=CHN']").first.click()
    expect(page.locator("h1")).to_contain_text("the actors of China")


def test_a_circle_opens_into_the_events_of_its_place(address: str, opened: Open) -> None:
    page = opened(address + SHOWN["map-europe"])
    page.locator("svg.chart a[aria-label^='Tbilisi']").first.click()
    page.wait_for_url(f"{address}/timeline?**place=**")
    expect(page.locator("body")).to_contain_text("Tbilisi")


def test_two_fingers_zoom_the_map_by_its_address(address: str, opened: Open) -> None:
    page = opened(address + SHOWN["map"])
    page.locator(".map").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_url("**zoom=1.30*")
    assert "since=2021" in page.url


def test_the_keyboard_reaches_every_link_of_a_drawing_once(address: str, opened: Open) -> None:
    page = opened(address + SHOWN["timeline"])
    drawn = page.locator("svg.chart a")
    reached = [link for link in drawn.all() if link.get_attribute("tabindex") != "-1"]
    addresses = [link.get_attribute("href") for link in reached]
    assert addresses and len(set(addresses)) == len(addresses)
    reached[0].focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/a*/**")


def test_the_calendar_is_offered(address: str, opened: Open) -> None:
    page = opened(address + SHOWN["agenda"])
    href = page.locator("a", has_text="As a calendar").get_attribute("href")
    answer = page.request.get(f"{address}{href}")
    assert answer.headers["content-type"].startswith("text/calendar") and "BEGIN:VEVENT" in answer.text()
