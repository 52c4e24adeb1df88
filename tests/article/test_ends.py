"""Where an article begins and ends: the headline, boxes in the middle, portraits, requests and lists behind it."""

from collections.abc import Mapping, Sequence

import pytest

from memcon.article import cut
from memcon.article.chrome import chrome_kind
from memcon.article.cleaner import resumed
from memcon.article.heads import kind_of
from memcon.article.lines import split_units
from memcon.article.looks import SURE, likely_title, look_at

from .pages import BODY, NAVIGATION, TAIL, TITLE, capture

FURTHER = (
    "Patrols of both countries already share their radio channels on the northern stretch, where the border follows the river.",
    "The Norwegian government said that the agreement with Finland would be reviewed once the first year of patrols had passed.",
)
FOREIGN = (
    "The harvest festival in the valley drew record crowds this autumn, with cider, brass bands and a parade of painted wagons.",
    "Organisers praised volunteers who had baked nine hundred pies and strung lanterns along every lane of the old market town.",
)


class Everything:
    """A model that takes each line for the article: what goes then goes by the rules of the cut."""

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        return [1.0] * len(rows)


def whole(*lines: str) -> str:
    return cut(capture("\n".join(lines)), model=Everything()).article.text  # type: ignore[arg-type]


def page(*middle: str, tail: tuple[str, ...] = TAIL) -> str:
    return "\n".join([*NAVIGATION, "", TITLE, "March 3, 2020", "By Ola Hansen", "", *BODY, *middle, *tail])


def choice(text: str) -> tuple[list[str], list[bool]]:
    """The lines of a page, with the first article's own lines chosen."""
    units = split_units(text)
    return [u.text for u in units], [u.text in BODY for u in units]


def test_a_text_goes_on_behind_a_box() -> None:
    text = page("Related", "• Ferry to Tallinn delayed by ice", *FURTHER)
    lines, chosen = choice(text)
    more = [line for line, kept in zip(lines, resumed(split_units(text), chosen), strict=True) if kept]
    assert more == [*BODY, *FURTHER]


@pytest.mark.parametrize(
    "behind", [("Related", *FOREIGN), ("3 comments", *FURTHER), ("Related", FURTHER[0]), ("Related", "• a", "• b", "• c", "• d", *FURTHER)]
)
def test_what_is_no_part_of_the_text_stays_out(behind: tuple[str, ...]) -> None:
    text = page(*behind)
    _, chosen = choice(text)
    assert resumed(split_units(text), chosen) == chosen
    assert resumed([], []) == []


def test_the_headline_is_found_by_the_address_though_other_prose_is_longer() -> None:
    blurbs = [line for pair in zip(FOREIGN * 4, FURTHER * 4, strict=True) for line in pair]
    text = "\n".join([*NAVIGATION, "Harvest festival draws crowds", *blurbs, "More", TITLE, "March 3, 2020", *BODY, *TAIL])
    units = split_units(text)
    score, index = likely_title(look_at(units), "https://example.org/2020/finland-and-norway-agree-on-a-joint-border-watch")
    assert units[index].text == TITLE
    assert score > SURE


def test_a_list_that_ends_the_article_stays_and_a_lone_heading_goes() -> None:
    days = [f"June {n} – Crossing {n * 3}, northern road" for n in range(2, 8)]
    assert whole(TITLE, *BODY, *days).endswith(days[-1])
    assert whole(TITLE, *BODY, "Northern neighbours").endswith(BODY[-1])


@pytest.mark.parametrize("heading", ["About the author", "About Ola Hansen", "ABOUT THE AUTHOR:"])
def test_the_portrait_of_the_author_is_no_part_of_the_text(heading: str) -> None:
    portrait = "Ola Hansen has covered the Nordic countries for ten years, first from Oslo and now from the town of Inari."
    assert whole(TITLE, *BODY, heading, portrait).endswith(BODY[-1])
    assert whole(TITLE, *BODY, "About half of them come from Oslo.", portrait).endswith(portrait)


def test_a_quotation_in_another_script_stays() -> None:
    said = "«Мы благодарим наших соседей за доверие и за терпение во время переговоров», — сказал министр."
    assert said in whole(TITLE, *BODY[:3], said, *BODY[3:])
    assert "Читать по-русски" not in whole(TITLE, *BODY[:3], "Читать по-русски", *BODY[3:])


@pytest.mark.parametrize(
    "line",
    [
        "Email Ola Hansen at ola@example.org or follow him @olahansen.",
        "Join our forums to talk about the north, and let us know if you have a tip.",
        "Subscribe to Northern Letters and read it before everybody else.",
        "Get The Courier delivered to your door for the price of a coffee.",
    ],
)
def test_requests_to_the_reader_are_chrome(line: str) -> None:
    assert chrome_kind(line) is not None


@pytest.mark.parametrize(
    "line", ["Join forces, he told the allies.", "Contact with the ship was lost at noon.", "Get out, they told the envoy."]
)
def test_sentences_that_begin_like_requests_are_none(line: str) -> None:
    assert chrome_kind(line) is None


def test_a_sentence_without_spaces_is_no_heading() -> None:
    assert kind_of(split_units("両国は国境を共同で監視することに合意した。")[0]) == "paragraph"
    assert kind_of(split_units("国境の監視")[0]) == "heading"


def test_an_article_kept_without_its_chrome_comes_out_whole() -> None:
    """A transcript's short last lines look like what stands behind articles, but nothing behind them is chrome."""
    talk = ["Q: And the bridge?", "The minister: Next year.", "Q: Will you be there?", "The minister: I may. We will see."]
    text = "\n\n".join([TITLE, *BODY, *talk])
    assert cut(capture(text)).article.text.endswith(talk[-1])
    assert not cut(capture("\n\n".join([TITLE, *BODY, *TAIL]))).article.text.endswith(TAIL[-1])


@pytest.mark.parametrize(
    "below", ["Ola Hansen, The Fjord Courier", "Kari Lund, FJORD COURIER", "03/03/2020 11:13", "FJORD COURIER", "www.fjord.example"]
)
def test_who_wrote_it_and_when_is_no_title(below: str) -> None:
    headline = "One line drawn twice in the snow"
    page = "\n".join([*NAVIGATION, "", headline, below, "Published: March 3, 2020", "", *BODY, "", *TAIL])
    assert cut(capture(page)).article.title in (headline, None)
