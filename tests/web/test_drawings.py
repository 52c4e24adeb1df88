"""The drawings: from days, counts and events to a description, and from that to SVG that a page can hold."""

import itertools
import json
import re
from collections import defaultdict
from datetime import date, timedelta
from importlib.resources import files
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.record.quad import QUAD
from memcon.store import DayCount, PairCount, PlaceCount
from memcon.store.days import number
from memcon.web.charts import palette
from memcon.web.charts.layers import PHASES, Row
from memcon.web.charts.matrix import Cell, Party, both_ways, busiest, cells, draw_matrix, draw_strip
from memcon.web.charts.spans import Unit, Window, parts, ticks, unit_of, window_of
from memcon.web.charts.svg import Drawing, Notes, clean, draw
from memcon.web.charts.timeline import LEFT, WIDTH, Bin, Item, binned, draw_bins, draw_items
from memcon.web.charts.world import LARGEST, View, draw_map, land, spots

NAMES = {1: "Verbal cooperation", 2: "Material cooperation", 3: "Verbal conflict", 4: "Material conflict"}
HOSTILE = '</text><script>alert(1)</script> ]]> & "\'> \u202egnirts\u202c ~0 \x00\x1b[31m \ud800 <a href="javascript:alert(1)">'
JANUARY = Window(date(2022, 1, 1), date(2022, 1, 31))

days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
windows = st.builds(lambda first, length: Window(first, first + timedelta(length)), days, st.integers(0, 4000))


def item(first: date, last: date, words: str = "talks", **more: object) -> Item:
    given_: dict[str, object] = {"quad": 1, "phase": "done", "group": "CONSULT", "shown": words, "words": words, "href": "/articles/a/e1"}
    return Item(window=Window(first, last), **{**given_, **more})  # type: ignore[arg-type]


def rows(drawing: Drawing, mark: str) -> list[Row]:
    """The rows of data of all layers of a mark."""
    return [row for layer in drawing.spec["layer"] if layer["mark"]["type"] == mark for row in layer["data"]["values"]]


def every(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(draw(drawing))


def local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def check_harmless(root: ElementTree.Element) -> None:
    """What a page may hold under its Content-Security-Policy: shapes and text, no style, nothing that runs or is fetched."""
    for element in root.iter():
        assert local(element) in {"svg", "g", "path", "line", "rect", "circle", "text", "a", "title"}
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in {"style", "id", "font-family"} and "url(" not in value
            if name.endswith("href"):
                assert re.match(r"[/?#](?!/)", value)


# Days


@given(windows, st.sampled_from(["day", "week", "month", "year"]))
def test_parts_follow_each_other_and_cover_the_window(window: Window, unit: Unit) -> None:
    found = list(parts(window, unit))
    assert found[0].first <= window.first and window.last <= found[-1].last
    assert all(b.first - a.last == timedelta(1) for a, b in itertools.pairwise(found))


@given(windows)
def test_an_axis_has_few_marks_within_the_window(window: Window) -> None:
    found = [day for day, _ in ticks(window)]
    assert len(found) <= 14 and all(window.first <= day <= window.last for day in found) and found == sorted(set(found))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (20220105, 20220105, "5 January 2022"), (20220103, 20220109, "3 to 9 January 2022"),
        (20211230, 20220102, "30 December 2021 to 2 January 2022"),
        (20220101, 20220131, "January 2022"), (20211201, 20220228, "December 2021 to February 2022"), (20220101, 20221231, "2022"),
        (20200101, 20221231, "2020 to 2022"), (20220205, 20220310, "5 February to 10 March 2022"),
    ],
)  # fmt: skip
def test_days_as_people_say_them(first: int, last: int, text: str) -> None:
    assert window_of(first, last).text == text


def test_no_window_has_more_parts_than_can_be_told_apart() -> None:
    for length in (1, 30, 62, 63, 249, 400, 3000, 3701, 30_000):
        window = Window(date(1950, 1, 1), date(1950, 1, 1) + timedelta(length - 1))
        assert len(list(parts(window, unit_of(window)))) <= 125
    assert unit_of(JANUARY) == "day" and unit_of(JANUARY, "month") == "month"


# Hostile words


OUTSIDE = ("javascript:alert(1)", "//evil.example/", "https://evil.example/", "/\\evil.example", "data:text/html,x", "/a\nb")


@pytest.mark.parametrize("href", OUTSIDE)
def test_a_link_that_leads_out_of_the_desk_is_refused(href: str) -> None:
    with pytest.raises(ValueError, match="no address within the desk"):
        Notes().key("words", href)


def test_a_hostile_title_stays_text() -> None:
    drawing = draw_items([item(date(2022, 1, 5), date(2022, 1, 5), HOSTILE, group=HOSTILE)], JANUARY, date(2022, 1, 5))
    assert "alert" not in json.dumps(drawing.spec)
    root = every(drawing)
    check_harmless(root)
    told = [element.text for element in root.iter() if local(element) == "title"]
    assert any("<script>alert(1)</script>" in (text or "") for text in told)
    assert not re.search("[\u202a-\u202e\x00-\x08\x1b\ud800-\udfff]", "".join(root.itertext()))
    assert "~0" in "".join(text or "" for text in told)


def test_only_what_is_known_to_be_harmless_is_kept_of_what_is_rendered() -> None:
    made = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" viewBox="0 0 9 9">'
        '<style>x</style><script>x</script><image xlink:href="http://evil.example/x.png"/><g style="fill:red" onclick="x()">'
        '<path d="M0,0h1" fill="url(#a)" id="p"/></g><foreignObject><b/></foreignObject></svg>'
    )
    root = ElementTree.fromstring(clean(made, (), "x"))
    check_harmless(root)
    assert [local(element) for element in root.iter()] == ["svg", "g", "path"]


# The timeline


one_count = st.tuples(days, st.integers(0, 400), st.sampled_from(sorted(QUAD)), st.sampled_from(sorted(PHASES)), st.integers(1, 50))


@given(st.lists(one_count), windows)
def test_no_event_is_lost_between_the_counts_and_the_bars(counts: list[tuple[date, int, str, str, int]], window: Window) -> None:
    given_ = [
        DayCount(number(first), number(first + timedelta(length)), kind, status, events)
        for first, length, kind, status, events in counts
        if first <= window.last and first + timedelta(length) >= window.first
    ]
    found = binned(given_, window, unit_of(window), QUAD)
    drawn = sum(part.total() for part in (*found.bins, *found.wide))
    assert drawn + found.left_out == sum(row.events for row in given_)


def test_what_is_not_told_to_the_day_is_in_no_day() -> None:
    counts = [
        DayCount(20220105, 20220105, "CONSULT", "happened", 3), DayCount(20220103, 20220109, "CONSULT", "planned", 2),
        DayCount(20220101, 20220131, "ACCUSE", "alleged", 1),
    ]  # fmt: skip
    found = binned(counts, JANUARY, "day", QUAD)
    assert found.bins == (Bin(window_of(20220105, 20220105), ((1, "done", 3),)),)
    assert [part.window.days for part in found.wide] == [31, 7]
    by_month = binned(counts, JANUARY, "month", QUAD)
    assert [part.total() for part in by_month.bins] == [6] and not by_month.wide


def test_a_bar_is_as_wide_as_what_is_told() -> None:
    told = [item(date(2022, 1, 10), date(2022, 1, 10)), item(date(2022, 1, 3), date(2022, 1, 9))]
    told.append(item(date(2021, 12, 1), date(2022, 2, 28)))
    widths = sorted(row["x2"] - row["x"] for row in rows(draw_items(told, JANUARY, None), "rect"))
    assert widths == [1, 7, 31]  # the last is cut to the window
    year = Window(date(2000, 1, 1), date(2029, 12, 31))
    (bar,) = rows(draw_items(told[:1], year, None), "rect")
    assert (bar["x2"] - bar["x"]) * (WIDTH - LEFT) / year.days > 3.5  # can still be seen and met


def test_what_is_planned_looks_otherwise_than_what_happened() -> None:
    told = [item(date(2022, 1, n), date(2022, 1, n), phase=phase) for n, phase in enumerate(("done", "open", "said"), 5)]
    shapes = [e.attrib for e in every(draw_items(told, JANUARY, date(2022, 1, 5))).iter() if local(e) == "path" and e.get("fill")]
    assert [float(shape.get("fill-opacity", "1")) for shape in shapes] == [1.0, 0.22, 0.0]
    assert [bool(shape.get("stroke-dasharray")) for shape in shapes] == [False, True, False]


def test_today_stands_after_its_day_and_moves() -> None:
    told = [item(date(2022, 1, 5), date(2022, 1, 5))]
    for day in (date(2022, 1, 5), date(2022, 1, 20)):
        lines = [row["x"] for row in rows(draw_items(told, JANUARY, day), "rule")]
        assert day.toordinal() + 1 in lines
    assert not any("today" in note.words for note in draw_items(told, JANUARY, date(2023, 1, 1)).notes)
    assert not any("today" in note.words for note in draw_items(told, JANUARY, None).notes)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40), st.integers(1, 44)), min_size=1, max_size=60))
def test_nothing_is_drawn_over_something_else(given_: list[tuple[int, int, int]]) -> None:
    window = Window(date(2022, 1, 1), date(2022, 3, 31))
    told = []
    for start, length, letters in given_:
        first = window.first + timedelta(min(start, 89))
        told.append(item(first, min(first + timedelta(length), window.last), "x" * letters))
    drawing = draw_items(told, window, None)
    by_lane: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for row in rows(drawing, "rect"):
        by_lane[(row["y"] + row["y2"]) / 2].append((row["x"], row["x2"]))
    assert sum(len(lane) for lane in by_lane.values()) == len(told)
    for lane in by_lane.values():
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(sorted(lane)))


def test_a_bar_of_counts_leads_to_its_own_days() -> None:
    counts = [DayCount(20220105, 20220105, "CONSULT", "happened", 3), DayCount(20220120, 20220120, "ASSAULT", "denied", 1)]
    found = binned(counts, JANUARY, "day", QUAD)
    drawing = draw_bins(found, JANUARY, date(2022, 1, 10), NAMES, lambda to: f"/timeline?since={to.first}&until={to.last}")
    root = every(drawing)
    check_harmless(root)
    links = [e for e in root.iter() if local(e) == "a"]
    assert [link.get("href") for link in links] == [f"/timeline?since=2022-01-{day}&until=2022-01-{day}" for day in ("05", "20")]
    assert links[1].get("aria-label") == "20 January 2022, 1 event: material conflict: 1 alleged or denied"
    feet = {row["y2"] for row in rows(drawing, "rect")}
    assert len(feet) == 2  # each quad class in a row of its own


def test_thousands_of_events_are_few_bars() -> None:
    counts = [DayCount(20220101 + n % 28, 20220101 + n % 28, kind, "happened", 500) for n in range(28) for kind in QUAD]
    made = draw(draw_bins(binned(counts, JANUARY, "day", QUAD), JANUARY, None, NAMES, lambda to: "/timeline"))
    assert len(made) < 100_000


# The matrix


def test_squares_have_their_corners_and_sizes() -> None:
    found = cells([PairCount("RUS", "USA", "CONSULT", "happened", 9), PairCount("RUS", "USA", "ASSAULT", "happened", 1)], QUAD)
    assert found == (Cell("RUS", "USA", ((1, 9), (4, 1))),)
    parties = [Party(key, key, key) for key in busiest(found, 5)]
    drawing = draw_matrix(parties, parties, both_ways(found), lambda cell: "told", lambda cell: "/timeline?actor=RUS")
    left_above, right_below = rows(drawing, "rect")[:2]
    assert left_above["x2"] < right_below["x"] and left_above["y2"] < right_below["y"]
    sides = [row["x2"] - row["x"] for row in (left_above, right_below)]
    assert sides[0] == pytest.approx(3 * sides[1])  # areas as their numbers
    links = [e for e in every(drawing).iter() if local(e) == "a"]
    assert len(links) == 4 and [link.get("tabindex") for link in links] == [None, "-1", "-1", "-1"]


def test_two_actors_of_one_country_have_one_cell() -> None:
    found = cells([PairCount("RUS", "RUS", "AGREE", "happened", 2)], QUAD)
    assert both_ways(found) == found and busiest(found, 3) == ("RUS",)


def test_the_strip_marks_the_months_that_are_shown() -> None:
    months = [(window_of(20220101, 20220131), 5), (window_of(20220201, 20220228), 2)]
    drawing = draw_strip(months, months[1][0], lambda to: f"/matrix?since={to.first}")
    assert [row["c"] for row in rows(drawing, "rect")] == [palette.FAINT, palette.INK]


def test_a_month_of_one_event_counts_one_event() -> None:
    months = [(window_of(20220101, 20220131), 1), (window_of(20220201, 20220228), 0)]
    told = [note.words for note in draw_strip(months, months[0][0], lambda to: "/matrix").notes]
    assert "January 2022: 1 event" in told
    assert "February 2022: 0 events" in told


def test_no_name_of_the_axis_is_cut_off_at_the_edge() -> None:
    """January begins too near the right edge for its name: its line stands without one."""
    window = Window(date(2021, 9, 1), date(2024, 1, 31))
    names = {name for _, name in ticks(window)}
    drawing = draw_items([item(window.first, window.first)], window, None)
    told = {note.words for note in drawing.notes}
    assert names - told == {"Jan 2024"}


# The map


@pytest.mark.parametrize("view", [View(), View(100, 40, 6), View(-170, -30, 3)])
def test_places_stand_where_the_renderer_puts_them(view: View) -> None:
    """The circles' own arithmetic, for what is out of view and what lies too near, is that of the projection that draws them."""
    towns = {"Kyiv": (50.45, 30.52), "Lima": (-12.05, -77.05), "Suva": (-18.14, 178.44), "Ulan Bator": (47.9, 106.9), "Rome": (41.9, 12.5)}
    counts = [PlaceCount(name, name, None, lat, lon, "CONSULT", "happened", 5) for name, (lat, lon) in towns.items()]
    found = spots(counts, view, QUAD)
    assert found
    root = every(draw_map(found, view, lambda spot: spot.places[0], lambda spot: "/timeline?place=" + spot.places[0].replace(" ", "+")))
    check_harmless(root)
    seen = 0
    for link in (e for e in root.iter() if local(e) == "a" and e.get("aria-label")):
        place = next(e.get("transform", "") for e in link if local(e) == "path")
        x, y = (float(part) for part in re.findall(r"-?[\d.]+(?:e-?\d+)?", place)[:2])
        lat, lon = towns[link.attrib["aria-label"]]
        assert (x, y) == pytest.approx(view.at(lon, lat), abs=0.5)
        seen += 1
    assert seen == len(found)


def test_places_side_by_side_are_one_circle_until_one_looks_closer() -> None:
    towns = (("Kyiv", 50.45, 30.52), ("Irpin", 50.52, 30.25))
    counts = [PlaceCount(name, name, None, lat, lon, "CONSULT", "happened", 5) for name, lat, lon in towns]
    (one,) = spots(counts, View(), QUAD)
    assert one.places == ("Irpin", "Kyiv") and one.total() == 10
    assert len(spots(counts, View(30.4, 50.5, 24), QUAD)) == 2
    assert spots(counts, View(-60, -20, 6), QUAD) == ()


def test_circles_grow_with_their_numbers() -> None:
    counts = [PlaceCount(n, n, None, 10.0, lon, "CONSULT", "happened", many) for n, lon, many in (("a", 0.0, 400), ("b", 60.0, 100))]
    drawing = draw_map(spots(counts, View(), QUAD), View(), lambda spot: "x", lambda spot: f"/timeline?place={spot.ask}")
    areas = [row["s"] for row in rows(drawing, "circle")]
    assert areas[0] == pytest.approx(4 * areas[1]) == pytest.approx(3.14159 * LARGEST**2, rel=0.01)


def test_the_land_has_no_borders() -> None:
    assert list(land()["objects"]) == ["land"] and len(land()["objects"]["land"]["geometries"]) == 1


# Colours


def test_every_colour_is_known_to_the_stylesheet_and_can_be_seen() -> None:
    """WCAG 2.2, 1.4.11: 3 to 1 for what is drawn, 4.5 to 1 for text, in light and in dark."""
    text = (files("memcon.web") / "static" / "charts.css").read_text("utf-8")
    desk = (files("memcon.web") / "static" / "desk.css").read_text("utf-8")
    for name in palette.CLASSES.values():
        assert f".chart .fill-{name} {{" in text
    for n in (0, 1):  # light, dark
        colours = {**_colours(desk, n), **_colours(text, n)}
        for name in ("quad1", "quad2", "quad3", "quad4", "place"):
            assert _contrast(colours[name], colours["paper"]) >= 3, (n, name)
        for name in ("ink", "quiet", "today"):
            assert _contrast(colours[name], colours["paper"]) >= 4.5, (n, name)
    light = {**_colours(text, 0)}
    assert {light[f"quad{quad}"] for quad in palette.QUAD} == set(palette.QUAD.values())


def test_the_quad_classes_differ_without_their_hues() -> None:
    """Cooperation from conflict by hue; words from deeds by lightness, which every eye sees."""
    text = (files("memcon.web") / "static" / "charts.css").read_text("utf-8")
    for n in (0, 1):
        colours = _colours(text, n)
        for words, deeds in (("quad1", "quad2"), ("quad3", "quad4")):
            assert _contrast(colours[words], colours[deeds]) >= 1.4, (n, words)


def _colours(css: str, n: int) -> dict[str, str]:
    """The colours of the n-th `:root` of a stylesheet."""
    block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[n]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))


def _contrast(one: str, other: str) -> float:
    a, b = sorted((_luminance(one), _luminance(other)))
    return (b + 0.05) / (a + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts_ = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts_]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
