"""The views in a real browser: the main act of each; nothing on the console, nothing asked of another machine, no fault of access."""

import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from memcon.occurrences import Comparison, compare
from memcon.record.types import Record
from memcon.store import Store
from memcon.web import accounts, comparing
from memcon.web.desk import Desk

from .conftest import SAMPLES, Open, id_of, in_this_process, screen

pytestmark = pytest.mark.browser

HOSTILE = """<html><head><title>Talks <script>window.ran = 1</script></title></head><body onload="window.ran = 2">
<article><h1>Kenya and Norway <img src=x onerror="window.ran = 3"> meet in Oslo</h1>
<p>Kenya’s President William Ruto met Norway’s Prime Minister Jonas Gahr Støre in Oslo on Tuesday,
&lt;script&gt;window.ran = 4&lt;/script&gt; officials of both governments said after the talks had ended in the evening.</p>
<p>&lt;svg onload="window.ran = 5"&gt; The two sides \u202ewill build\u202c the bridge &lt;/main&gt;&lt;/body&gt; together, Ruto told
reporters in the capital, and a second round of talks is planned for May in Nairobi.</p>
<p>&lt;style&gt;* { display: none }&lt;/style&gt; Norway is to send aid to Kenya, the prime minister announced at the news conference.</p>
<svg onload="window.ran = 6"></svg><style>body { background: red }</style></article></body></html>"""


def test_articles_lead_to_an_article(served: str, opened: Open) -> None:
    page = opened(f"{served}/")
    screen(page, "articles")
    page.click("summary:has-text('Filters')")
    page.fill("input[name=actor]", "Saudi Arabia")
    page.click("button:has-text('Show')")
    page.wait_for_url(f"{served}/articles?actor=Saudi+Arabia")
    expect(page.locator(".list > li")).to_have_count(2)
    page.click(".list .title >> nth=0")
    page.wait_for_url(re.compile(r"/articles/[0-9a-f]{16}$"))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_click_on_either_side_shows_the_other(served: str, opened: Open, press: Path, javascript: bool) -> None:
    page = opened(f"{served}/articles/{id_of(press, 'Biden and Xi reopen')}", javascript=javascript)
    screen(page, "article")
    page.click("a#m-e7")
    page.wait_for_url("**#e7")
    assert page.evaluate("document.querySelector('li#e7').matches(':target')") if javascript else True
    page.click("li#e7 a.id")
    page.wait_for_url("**#m-e7")
    if javascript:
        assert page.locator("mark.event.lit").count() == page.locator("mark.event[data-of=e7]").count() > 1
        assert page.locator("li#e7.lit").count() == 1


def test_marks_are_switched_off_without_script(served: str, opened: Open, press: Path) -> None:
    page = opened(f"{served}/articles/{id_of(press, 'Biden and Xi reopen')}", javascript=False)
    assert page.locator(".text .ref.event").first.is_visible()
    page.uncheck("#show-event")
    assert not page.locator(".text .ref.event").first.is_visible()
    assert page.locator(".text .ref.statement").first.is_visible()


def test_the_keyboard_reaches_everything(served: str, opened: Open, press: Path) -> None:
    page = opened(f"{served}/articles/{id_of(press, 'Biden and Xi reopen')}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    reached = set()
    for _ in range(160):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"show-actor", "show-statement", "m-e1", "id", "more"} <= reached


def test_an_event_tells_why_and_is_corrected(served_own: str, opened: Open, press: Path) -> None:
    page = opened(f"{served_own}/articles/{id_of(press, 'Biden and Xi reopen')}")
    page.click("li#e7 a.more")
    screen(page, "event")
    page.click("text=Why e7 was coded")
    page.wait_for_selector("text=Examples of the rule", timeout=60_000)
    screen(page, "why")
    page.go_back()
    page.wait_for_load_state()
    page.goto(page.url.replace("/why", ""))
    form = page.locator("form:has(button:has-text('Reject'))")
    form.locator("[name=why]").fill("the talks are of working groups")
    form.locator("[name=who]").fill("Ada")
    form.locator("button").click()
    page.wait_for_selector("text=Correction 1 is kept")
    assert page.locator("li#e7").count() == 0
    page.click("text=See it in the log")
    page.click("summary:has-text('Undo')")
    page.locator("[name=why]").fill("they are not")
    assert page.locator("[name=who]").input_value() == "Ada"
    page.click("button:has-text('Undo 1')")
    page.wait_for_selector("text=Correction 2 is kept")
    screen(page, "corrections")


def test_the_capture_shows_what_was_cut(served: str, opened: Open, press: Path) -> None:
    page = opened(f"{served}/articles/{id_of(press, 'Biden and Xi reopen')}")
    page.click("text=What was cut away")
    screen(page, "capture")
    expect(page.locator("pre s").first).to_contain_text("Subscribe from 1.50 a week")


def test_accounts_stand_side_by_side(served: str, opened: Open) -> None:
    page = opened(f"{served}/accounts")
    screen(page, "accounts")
    page.click("text=Meeting, Xi Jinping")
    screen(page, "comparison")
    cite = page.locator(".comparison a.cite").first
    cite.click()
    expect(page.locator(":target")).to_have_text(re.compile(".{20}", re.DOTALL))
    page.click(".comparison .sources a")
    page.wait_for_url("**/articles/**")


@pytest.mark.parametrize("javascript", [True, False])
def test_accounts_come_as_soon_as_they_are_compared(press: Path, opened: Open, monkeypatch: pytest.MonkeyPatch, javascript: bool) -> None:
    gate = threading.Event()

    def late(records: Sequence[Record], occurrence: str) -> Comparison:
        assert gate.wait(60)
        return compare(records, occurrence=occurrence)

    monkeypatch.setattr(comparing, "compare", late)
    monkeypatch.setattr(accounts, "PATIENCE", 0.05)
    with Store.open(press) as store:
        found = next(o for o in store.occurrences(accounts=2) if "Xi Jinping" in o.label)
    with in_this_process(Desk(press)) as address:
        page = opened(f"{address}/accounts/{found.id}", javascript=javascript)
        expect(page.get_by_role("status")).to_contain_text("accounts are being laid side by side.")
        expect(page.locator("main li a")).to_have_count(len(found.accounts))
        assert page.locator(".comparison").count() == 0
        screen(page, "comparing")
        gate.set()
        expect(page.locator(".comparison table").first).to_be_visible(timeout=20_000)
        assert page.get_by_role("status").count() == 0
        page.wait_for_timeout(1500)  # nor is it fetched again
        assert page.evaluate("performance.now()") > 1400


def test_a_search_is_narrowed_down(served: str, opened: Open) -> None:
    page = opened(f"{served}/search")
    page.fill("input[name=q]", "talks")
    page.click("button:has-text('Search')")
    screen(page, "search")
    page.wait_for_url("**q=talks**", wait_until="load")
    before = page.locator(".list > li").count()
    page.click("aside >> text=Nov 2023")
    page.wait_for_url("**since=2023-11**", wait_until="load")
    assert 0 < page.locator(".list > li").count() < before


def test_the_first_run_reads_the_samples(served_empty: str, opened: Open) -> None:
    page = opened(served_empty)
    screen(page, "welcome")
    page.click("text=Read the samples")
    page.wait_for_selector("text=Reading …", timeout=10_000)
    screen(page, "reading")
    page.wait_for_selector("text=What was read", timeout=180_000)
    page.click("text=To the articles")
    expect(page.locator(".list > li")).to_have_count(17)


def test_a_dropped_file_is_read(served_empty: str, opened: Open) -> None:
    page = opened(served_empty)
    text = (SAMPLES / "troops_kosovo-2023.txt").read_text("utf-8")
    drop = """(text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "kosovo.txt"));
      const dropped = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector("form.drop").dispatchEvent(dropped);
    }"""
    page.evaluate(drop, text)
    page.wait_for_selector("text=Serbia says it has pulled back troops", timeout=60_000)
    page.wait_for_selector("#show-actor")
    assert "From kosovo.txt" in page.locator("main").inner_text()


def test_a_hostile_page_neither_runs_nor_bends_the_desk(served_own: str, opened: Open) -> None:
    page = opened(f"{served_own}/read")
    page.fill("textarea[name=text]", HOSTILE)
    page.fill("input[name=url]", "https://example.org/talks")
    page.click("form.drop button")
    page.wait_for_selector("#show-actor", timeout=60_000)
    own = page.url
    views = [f"{served_own}{view}" for view in ("/articles", "/search?q=bridge", "/events", "/statements", "/actors", "/accounts")]
    for address in (own, f"{own}/capture", f"{own}/e1", *views):
        page.goto(address)
        assert page.evaluate("window.ran") is None
        assert page.locator("nav a").first.is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 0, 0)"
    page.goto(own)
    assert "<svg onload" in page.locator(".text").inner_text()
    assert page.locator(".odd").count() == 2
    assert page.locator("a[rel~=noreferrer]").get_attribute("href") == "https://example.org/talks"


VIEWS = {
    "articles": "/articles?actor=China",
    "article": "/articles/{id}",
    "event": "/articles/{id}/e7",
    "capture": "/articles/{id}/capture",
    "accounts": "/accounts",
    "comparison": "/accounts/{occurrence}",
    "one account": "/accounts/{alone}",
    "search": "/search?q=talks",
    "corrections": "/corrections",
    "events": "/events",
    "statements": "/statements",
    "actors": "/actors",
    "actor": "/actors/CHN",
    "actor of an article": "/articles/{id}/a1",
    "why": "/articles/{id}/e7/why",
    "left out": "/events?actr=China",
    "refused": "/events?since=20x",
    "one found without events": "/search?q=nothingofthiskind",
    "read": "/read",
    "nothing": "/nothing",
}


def address_of(view: str, press: Path) -> str:
    with Store.open(press) as store:
        occurrence = next(o.id for o in store.occurrences(accounts=2) if "Biden" in o.label)
        alone = next(o.id for o in store.occurrences() if len(o.accounts) == 1)
    return VIEWS[view].format(id=id_of(press, "Biden and Xi reopen"), occurrence=occurrence, alone=alone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_serious_fault_of_access(served: str, opened: Open, press: Path, scheme: str, width: int) -> None:
    """axe-core, over all views; nothing is wider than the window."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened(f"{served}/articles", scheme=scheme, width=width, bypass_csp=True)
    faults = {}
    for view in VIEWS:
        page.goto(served + address_of(view, press))
        if view == "why":
            page.wait_for_selector("text=Examples of the rule", timeout=60_000)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found = Axe().run(page).response["violations"]
        serious = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")]
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if serious or wide > 0:
            faults[view] = serious, wide
        screen(page, f"{view.replace(' ', '-')}-{scheme}-{width}")
    assert faults == {}


FOCUS = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect(), style = getComputedStyle(here);
  return {
    what: here.outerHTML.slice(0, 120), key: [...document.querySelectorAll("*")].indexOf(here),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_goes_through_each_view_and_out_again(served: str, opened: Open, press: Path, width: int) -> None:
    """No trap; what has the focus is in the window and has a ring; nothing that can be pressed is passed by."""
    page = opened(f"{served}/articles", width=width)
    page.emulate_media(reduced_motion="reduce")
    faults = {}
    drawn = {"timeline": "/timeline?since=2023-10&until=2024-03", "agenda": "/agenda?today=2023-11-01", "matrix": "/matrix", "map": "/map"}
    for view in (*VIEWS, *drawn):
        page.goto(served + (drawn[view] if view in drawn else address_of(view, press)))
        stops: list[dict[str, Any]] = []
        for _ in range(500):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop is None or (stops and stop["key"] == stops[0]["key"]):  # out of the page, or at its beginning again
                break
            stops.append(stop)
        else:
            faults[view] = "a trap"
        keys = [stop["key"] for stop in stops]
        bad = [stop["what"] for stop in stops if not stop["seen"] or not stop["ringed"]]
        if bad or keys != sorted(keys):
            faults[view] = bad or "not in the order of the page"
        own = page.locator("main a[href]:not([tabindex]), main button, main summary").evaluate_all(
            "found => found.filter(one => one.checkVisibility()).map(one => [...document.querySelectorAll('*')].indexOf(one))"
        )
        assert set(own) <= set(keys), view
    assert faults == {}


def test_a_drawing_and_a_text_can_be_passed_by(served: str, opened: Open, press: Path) -> None:
    ways = {"/timeline?since=2023-10&until=2024-03": "Skip the drawing", f"/articles/{id_of(press, 'Biden and Xi')}": "Skip to the record"}
    for address, name in ways.items():
        page = opened(served + address)
        page.locator(f"a.skip:has-text('{name}')").focus()
        assert page.locator(f"a.skip:has-text('{name}')").bounding_box()["x"] >= 0  # type: ignore[index]
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert not page.evaluate("!!document.activeElement.closest('svg, .text')")


A4 = 680
"""CSS pixels between margins of 15 mm."""
PRESSED = "button, input, select, textarea, summary, nav, .skip"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_nothing_is_cut_and_nothing_can_be_pressed(served: str, opened: Open, press: Path, scheme: str) -> None:
    page = opened(f"{served}/articles", scheme=scheme, width=A4)
    page.emulate_media(media="print")
    faults = {}
    drawn = {"timeline": "/timeline?since=2023-10&until=2024-03", "agenda": "/agenda?today=2023-11-01", "matrix": "/matrix", "map": "/map"}
    for view in ("article", "comparison", "one account", "search", "events", "statements", "corrections", *drawn):
        page.goto(served + (drawn[view] if view in drawn else address_of(view, press)))
        pressed = page.locator(PRESSED).evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 80))"
        )
        cut = page.evaluate(
            "[...document.querySelectorAll('main, main *')].filter(one => one.scrollWidth > one.clientWidth + 1 &&"
            " getComputedStyle(one).overflowX !== 'visible' && one.tagName !== 'LEGEND' && one.checkVisibility())"
            ".map(one => one.outerHTML.slice(0, 80))"
        )
        wide = page.evaluate("document.documentElement.scrollWidth") - A4
        ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
        if pressed or cut or wide > 0 or ink != "rgb(27, 31, 35)":
            faults[view] = pressed, cut, wide, ink
    assert faults == {}
    page.goto(served + address_of("comparison", press))
    words = page.locator("main").inner_text()
    assert "silent" in words and "The Harbour Courier" in words and "356 words" in words
    assert len(page.pdf(format="A4")) > 10_000


def test_the_legend_switches_each_kind_of_mark(served: str, opened: Open, press: Path) -> None:
    page = opened(f"{served}/articles/{id_of(press, 'Biden and Xi reopen')}")
    looks = {"actor": "textDecorationLine", "place": "textDecorationLine", "time": "textDecorationLine", "event": "backgroundColor",
             "statement": "backgroundColor"}  # fmt: skip
    for kind, look in looks.items():
        mark = page.locator(f".text .{kind}:not(.ref)").first
        before = mark.evaluate(f"one => getComputedStyle(one).{look}")
        page.click(f".legend label.{kind}")
        assert mark.evaluate(f"one => getComputedStyle(one).{look}") != before, kind
        page.click(f".legend label.{kind}")
        assert mark.evaluate(f"one => getComputedStyle(one).{look}") == before
        page.locator(f"#show-{kind}").focus()
        page.keyboard.press("Space")
        assert not page.locator(f"#show-{kind}").is_checked()


GERMAN = (
    "Kenia und Norwegen verhandeln in Oslo\n\nDer kenianische Außenminister trifft am Dienstag in Oslo seinen norwegischen Kollegen, teilte"
    " das Ministerium in Nairobi mit. Die beiden wollen über Getreidelieferungen und Hilfe gegen die Dürre sprechen, hieß es in der"
    " Mitteilung."
)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("zero.txt", b"", "zero.txt is empty"),
        ("noise.bin", bytes(range(256)) * 9, "noise.bin is binary data"),
        ("bad.json", b'{"text": "abc', "is not valid JSON"),
        ("oslo.txt", GERMAN.encode(), "The page is in German"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_on_the_first_run(served_empty: str, opened: Open, name: str, content: bytes, told: str) -> None:
    page = opened(served_empty)
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.click("form.drop button")
    page.wait_for_selector("text=What was read", timeout=60_000)
    expect(page.locator("main")).to_contain_text(told)
    page.click("text=Add more pages")
    expect(page.locator("form.drop")).to_have_count(1)
