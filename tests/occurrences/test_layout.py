"""A comparison as people see it: columns, silences, whose words they are; the newsroom's page."""

import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from memcon.export.comparison import MANY, fragment, html, markdown
from memcon.occurrences import compare
from memcon.occurrences.layout import DATES, NEXT, Layout, Row, columns
from memcon.record.types import Evidence, Record, Statement

from .made import ELSEWHERE, FILLER, compared, record, talks


def laid(records: list[Record], limit: int | None = None) -> Layout:
    return columns(compared(records), records, limit=limit)


def rows(one: Layout) -> list[Row]:
    return [row for part in one.parts for row in part.rows]


def row(one: Layout, words: str) -> Row:
    found = [r for r in rows(one) if words in r.label + " ".join(q.words for cell in r.cells for q in cell.quotes)]
    assert found, [r.label for r in rows(one)]
    return found[0]


def test_sides_are_the_first_columns() -> None:
    one = laid(talks())
    assert [voice.side for voice in one.voices] == ["NOR", "SUD", None]
    assert one.title == "Phone call, Nordland with Sudland, 3 March 2031"
    assert one.counted == "3 accounts"


def test_a_silence_is_told_only_where_there_was_room() -> None:
    cells = row(laid(talks()), "torpedo").cells
    assert [cell.state for cell in cells] == ["spoke", "silent", "short"]
    assert row(laid(talks()), "torpedo").head == "only Palace of Nordland (NOR)"
    assert any("The Lantern 32" in note for note in laid(talks()).notes)


def test_accounts_of_different_events_are_said_to_be_so() -> None:
    fire = "Granary burns in Oststadt\nA granary burnt down in Oststadt on Sunday night, and nobody was hurt. Nobody knows why."
    strike = "Tram drivers walk out\nThe tram drivers of Westhafen stopped work over their pay. The union wants a tenth more."
    two = laid([record("f", fire, outlet="The Owl"), record("t", strike, outlet="The Lark")])
    assert two.doubt.startswith("These accounts do not seem to tell of one event") and "less than 1 in 100" in two.doubt
    records = [*talks(), record("f", fire, outlet="The Owl", published="2031-03-04")]
    one = laid(records)
    assert one.doubt.startswith("3 of these 4 accounts seem to tell of one event, The Owl (“Granary burns in Oststadt”) of another")
    assert one.doubt in markdown([one]) and one.doubt in html([one])
    assert rows(one), "still laid out"


def test_what_contradicts_only_if_it_is_one_event_is_told_so() -> None:
    rain = f"Rain in Oststadt\nTalks in Lindau are scheduled for April 9. {FILLER}"
    trams = f"Trams of Westhafen\nTalks in Lindau are scheduled for April 12. {ELSEWHERE}"
    records = [record("r", rain, outlet="The Owl"), record("t", trams, outlet="The Lark")]
    one, made = laid(records), compared(records)
    assert [r.head for r in rows(one) if r.kind == "contradict"] == ["contradict, if they tell of one event"]
    assert made.doubt and [p.confidence for p in made.points if p.kind == "contradict"] == [made.doubt.likely]
    assert {r.head for r in rows(laid(talks())) if r.kind == "contradict"} == {"contradict"}


def test_accounts_of_one_event_are_in_no_doubt() -> None:
    assert laid(talks()).doubt == ""
    assert compared(talks()).doubt is None


def test_what_has_been_put_together_is_not_doubted() -> None:
    """People may have merged what linking would keep apart."""
    records = [record("a", "Fog\nFog lay over the quay."), record("b", "Trams\nThe trams of Westhafen stood still.")]
    assert compare(records).doubt and compare(records, occurrence="o-1").doubt is None


def test_what_is_next_and_dates_that_differ_stand_apart() -> None:
    parts = {part.heading: [r.kind for r in part.rows] for part in laid(talks()).parts}
    assert parts[DATES] == ["contradict"]
    assert set(parts[NEXT]) == {"agree"}


def test_the_words_are_the_pages_own() -> None:
    texts = {r.id: " ".join(r.article.text.split()) for r in talks()}
    quotes = [quote for r in rows(laid(talks())) for cell in r.cells for quote in cell.quotes]
    assert len(quotes) > 10
    for quote in quotes:
        assert quote.words in texts[quote.source.record]
        assert f"{quote.before} {quote.words} {quote.after}".split() == " ".join((quote.before, quote.words, quote.after)).split()
        assert re.fullmatch(r"¶\d+|T", quote.place)


def test_copies_are_one_column_and_one_account() -> None:
    paper = talks()[2]
    copies = [
        replace(paper, article=replace(paper.article, agency="Wire")),
        replace(paper, id="t", article=replace(paper.article, outlet="The Lamp", agency="Wire")),
    ]
    one = laid([*talks()[:2], *copies])
    assert one.counted == "4 accounts, of which 2 are one text by Wire (The Lantern, The Lamp)"
    assert [voice.name for voice in one.voices][2:] == ["The Lantern, The Lamp"]
    assert one.voices[2].about == "32 words"


def test_one_text_under_two_mastheads_is_no_agreement() -> None:
    text = f"Harbour\nThe mayor opened the harbour and promised lanterns for the eastern pier. {FILLER}"
    made = compared([record("a", text, outlet="Owl"), record("b", text, outlet="Lark")])
    assert [p for p in made.points if p.kind == "agree"] == []


def test_an_account_of_other_talks_has_no_column() -> None:
    text = "Nordland and Westland\nThe presidents spoke of herring. They want to count the boats of both coasts before the winter."
    other = record("z", text, talks=("Nordland", "Westland"), side="WES", day="2031-03-05")
    one = laid([*talks(), other])
    assert "z" not in {source.record for voice in one.voices for source in voice.sources}
    assert any("another event" in note for note in one.notes)


def test_own_voice_and_what_is_given_to_others() -> None:
    pages = talks()
    text = pages[2].article.text
    start = text.index("Talks in Lindau")
    said = Statement(
        id="s1", speaker="a1", act="say", form="indirect", cue=None, content=(start, start + 46),
        evidence=(Evidence(start=start, end=start + 46, purpose="statement"),),
    )  # fmt: skip
    own = row(laid(pages), "Lindau").cells[2].quotes[0]
    given = row(laid([*pages[:2], replace(pages[2], statements=(said,))]), "Lindau").cells[2].quotes[0]
    assert (own.attributed, given.attributed, given.speaker) == (False, True, "Nordland")


def test_only_as_many_points_as_asked_for() -> None:
    one = laid(talks(), limit=2)
    assert len(rows(one)) == 2
    assert any(note.endswith("further points are not shown.") for note in one.notes)


HOSTILE = '<script>alert(1)</script><img src=x onerror="go()"> \x1b]0;x\x07 & "quoted" \u202eback'


class Tags(HTMLParser):
    """What a browser would make of a page: elements, ids, links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]


def hostile() -> list[Record]:
    pages = [
        record(name, f"{HOSTILE}\nThe mayor warned of {HOSTILE} near the {place} quay and closed it. {rest}", outlet=HOSTILE + name)
        for name, place, rest in (("a", "eastern", FILLER), ("b", "salt", ELSEWHERE))
    ]
    return [replace(page, article=replace(page.article, url="javascript:alert(1)")) for page in pages]


def test_a_hostile_page_is_words_on_the_newsrooms_page() -> None:
    page = html([laid(hostile())])
    found = Tags(page)
    assert not found.names & {"script", "img", "iframe", "object", "form", "link"}
    assert not {name for name in found.attributes if name.startswith("on")}
    assert all(link.startswith("#") for link in found.links)
    assert "\x1b" not in page and "\u202e" not in page


def test_every_link_of_the_page_has_its_place() -> None:
    found = Tags(html([laid(talks()), laid(talks())]))
    assert len(found.ids) == len(set(found.ids))
    inside = [link[1:] for link in found.links if link.startswith("#")]
    assert len(inside) > 20
    assert set(inside) <= set(found.ids)


def test_an_address_of_the_web_is_a_link() -> None:
    pages = talks()
    pages[0] = replace(pages[0], article=replace(pages[0].article, url="https://palace.example/talks?a=1&b=2"))
    assert "https://palace.example/talks?a=1&b=2" in Tags(html([laid(pages)])).links


def test_the_page_prints_in_the_dark_and_on_a_phone() -> None:
    page = html([laid(talks())])
    assert all(rule in page for rule in ("@media print", "prefers-color-scheme:dark", "@media(max-width", 'name="viewport"'))
    assert "default-src 'none'" in page


def test_silences_are_seen_on_the_page() -> None:
    assert re.search(r'<td role="cell" class="empty silent"[^>]*>silent</td>', fragment(laid(talks())))
    assert "too short to tell" in fragment(laid(talks()))


@pytest.mark.parametrize("mark", ["|", "`", "*", "<"])
def test_markdown_takes_words_as_words(mark: str) -> None:
    page = talks()[2]
    text = page.article.text.replace("Shares of shipyards rose.", f"Shares {mark} of shipyards {mark} rose by far.")
    lines = markdown([laid([*talks()[:2], record("p", text, outlet="The Lantern", talks=("Nordland", "Sudland"))])]).splitlines()
    table = [line for line in lines if line.startswith("| **")]
    assert table
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {5}


def test_what_one_side_says_in_several_texts_is_no_agreement_of_sides() -> None:
    words = "He made clear that the northern pier will stay closed for barges until the new lanterns burn."
    pages = talks()
    own = [f"Talks with Sudland\n{words} {rest}" for rest in (FILLER, "Nothing else was said of it.")]
    both = ("Nordland", "Sudland")
    texts = [record(name, text, outlet="Palace", side="NOR", talks=both, day="2031-03-03") for name, text in zip("mn", own, strict=True)]
    found = row(laid([*texts, pages[1]]), "northern pier")
    assert found.head in ("only Palace (NOR)", "only Palace (NOR), in several texts")
    assert [cell.state for cell in found.cells] == ["spoke", "silent"]


def test_a_cell_has_the_words_of_its_own_account() -> None:
    first = record("a", "Fire\nAt least 41 people were killed when the ferry burned, officials said. The harbour was closed.", outlet="Owl")
    second = record(
        "b",
        "Fire\nThe fire on the ferry left forty-one people, all of them passengers, dead. Boats took part in the search.",
        outlet="Lark",
    )
    third = record("c", "Fire\nThe fire on the ferry killed 47 people, the mayor said. Schools in Lindau stayed shut.", outlet="Wren")
    for found in rows(laid([first, second, third])):
        for cell in found.cells:
            for quote in cell.quotes:
                own = quote.shown.partition(": ")[2].strip("“”…") if "“" in quote.shown else quote.shown
                assert own.strip("… ") in quote.words


def many_texts(number: int, side: str | None) -> Layout:
    """So many accounts of one meeting, of different lengths."""
    own = [" ".join(f"harbour{n}x{k}" for k in range(30 + n)) for n in range(number)]
    records = [record(f"r{n}", f"Talks in Oslo\nThe envoys met in Oslo. {own[n]}.", side=side) for n in range(number)]
    return columns(compared(records), records)


def test_many_texts_of_one_voice_are_counted() -> None:
    few, many = (many_texts(number, "NOR").voices[0].about for number in (3, 9))
    assert few.count(" + ") == 2
    assert re.fullmatch(r"\d+ texts, \d+ to \d+ words", many)


def test_a_table_of_many_columns_is_moved_sideways() -> None:
    narrow, wide = (fragment(many_texts(number, None)) for number in (3, MANY + 2))
    assert 'class="comparison"' in narrow and "tabindex" not in narrow
    assert 'class="comparison many"' in wide and 'class="wide" tabindex="0" role="region"' in wide
