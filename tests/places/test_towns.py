"""The places of short texts in the style of local and of world news: are they found, and are they the right ones on the globe?

A block of the files is a heading and a text in which each place stands as {name@lat,lon}. `towns.txt` was looked at while the weights of
`memcon.knowledge.settling` were set, `more.txt` only for what it showed of patterns. Near is within 161 km (a hundred miles), as geoparsers
are scored.
"""

import re
from pathlib import Path

import pytest

from memcon.captures import capture_of
from memcon.knowledge import PlaceFact
from memcon.knowledge.settling import kilometres
from memcon.reader import Reader
from memcon.record.types import Place, Record

HERE = Path(__file__).parent
MARK = re.compile(r"\{([^@{}]+)@(-?[\d.]+),(-?[\d.]+)\}")
FLOORS = {"towns.txt": (0.98, 0.97, 0.98), "more.txt": (0.97, 0.94, 0.97)}
"""Found, near (of all that are marked), and right (of all that memcon gives)."""
Marked = tuple[str, float, float]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def blocks(name: str) -> list[tuple[str, list[tuple[int, int, float, float]]]]:
    """Each text without its marks, and the places: start, end, latitude, longitude."""
    out = []
    for block in (HERE / name).read_text("utf-8").strip().split("\n\n"):
        marked, text, gold, at = block.partition("\n")[2].strip(), "", [], 0
        for match in MARK.finditer(marked):
            text += marked[at : match.start()]
            gold.append((len(text), len(text) + len(match[1]), float(match[2]), float(match[3])))
            text, at = text + match[1], match.end()
        out.append((text + marked[at:], gold))
    return out


def point(lat: float | None, lon: float | None) -> PlaceFact:
    return PlaceFact("", "", "city", None, None, None, lat, lon, 0, None, False)


def mentions(record: Record) -> list[tuple[int, int, Place]]:
    """The mentions in the captured text."""
    shifts = [(start, source - start, start + length) for start, source, length in record.article.segments or ()]
    found = []
    for place in record.places:
        for start, end in place.mentions:
            shift = next(by for first, by, last in shifts if first <= start < last)
            found.append((start + shift, end + shift, place))
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_towns(reader: Reader, name: str) -> None:
    marked = found = near = given = right = 0
    for text, gold in blocks(name):
        got = mentions(reader.read(capture_of(text=text)))
        given += len(got)
        right += sum(any(a < end and start < b for start, end, _, _ in gold) for a, b, _ in got)
        for start, end, lat, lon in gold:
            marked += 1
            place = next((p for a, b, p in got if a < end and start < b), None)
            found += place is not None
            near += place is not None and kilometres(point(place.lat, place.lon), point(lat, lon)) <= 161
    measured = (found / marked, near / marked, right / given)
    assert all(a >= b for a, b in zip(measured, FLOORS[name], strict=True)), measured


def places(reader: Reader, text: str) -> dict[str, Place]:
    record = reader.read(capture_of(text=text))
    return {text[slice(*span)]: place for place in record.places for span in place.mentions}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Two men were hurt in Paris, Texas, on Sunday.", "Paris", "USA"),
        ("Two men were hurt in Paris on Sunday.", "Paris", "FRA"),
        ("A Lebanon, Ohio, woman was charged with theft on Sunday.", "Lebanon", "USA"),
        ("Fire crews from Greer, S.C., put out the fire on Sunday.", "S.C.", "USA"),
        ("Prosecutors in Pakistan's southern city of Hyderabad charged the man.", "Hyderabad", "PAK"),
        ("Police in Newcastle said that Tyneside's roads were closed. Buses to Sunderland and Durham stood still.", "Newcastle", "GBR"),
        ("Farmers marched from Beverly, Gloucester and Lynn to Boston.", "Lynn", "USA"),
        ("A Simpsonville man was charged in Greenville on Sunday.", "Simpsonville", "USA"),
        ("New Zealand had its coldest day since 1995.", "New Zealand", "NZL"),
    ],
)
def test_which_place(reader: Reader, text: str, name: str, country: str) -> None:
    assert places(reader, text)[name].country == country


def test_one_name_has_one_sense(reader: Reader) -> None:
    found = places(reader, "A man was shot in Rome. Police in Rome, Georgia, found the gun on Tuesday.")
    assert (found["Rome"].country, found["Georgia"].country, len(found["Rome"].mentions)) == ("USA", "USA", 2)


def test_an_actor_is_a_place_too(reader: Reader) -> None:
    found = places(reader, "Russia accused Ukraine of shelling a village. Moscow said that it would answer.")
    assert {"Russia", "Ukraine", "Moscow"} <= set(found)


@pytest.mark.parametrize("text", ["Paris Hilton sued the paper.", "Jordan Spieth won on Sunday.", "Denver Foods sued the city on Monday."])
def test_people_and_bodies_are_no_places(reader: Reader, text: str) -> None:
    assert not places(reader, text)


def test_an_open_name_has_no_point(reader: Reader) -> None:
    """Far-apart towns of one size, and nothing on the page for either."""
    (place,) = places(reader, "A man was shot dead in Richmond on Sunday.").values()
    assert (place.name, place.geonames, place.lat, place.lon, place.country) == ("Richmond", None, None, None, None)
