"""The cut of a text dump: what stays, what goes, where it stands in the capture."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.article import cut
from memcon.article.facts import dateline_of
from memcon.errors import ArticleError, NoArticle, SeveralArticles, UnknownLanguage
from memcon.record.types import Article

from .pages import BODY, TITLE, capture, dump


def texts(article: Article, *kinds: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if not kinds or b.kind in kinds]


def test_article_comes_out_of_its_chrome() -> None:
    article = cut(capture(dump(icons=True))).article
    assert article.title == TITLE
    assert texts(article, "title") == [TITLE]
    assert texts(article, "paragraph") == list(BODY)
    assert article.text.count(TITLE) == 1


def test_what_was_left_out_is_told() -> None:
    notes = cut(capture(dump(icons=True))).article.notes
    assert any(note.endswith("icon labels") for note in notes)
    assert "a second copy of the title" in notes
    assert "an agency credit" in notes


def test_facts_of_the_head() -> None:
    article = cut(capture(dump())).article
    assert article.published is not None
    assert (article.published.edtf, article.published.zone, article.published.source) == ("2020-03-03T16:15-05:00", "-05:00", "text")
    assert [article.text[a:b] for a, b in article.published.evidence] == ["Tue Mar 3, 2020 4:15pm EST"]
    assert (article.byline, article.dateline, article.agency) == ("Ola Hansen", "OSLO", "Reuters")
    assert texts(article, "byline") == ["By Ola Hansen"]


@pytest.mark.parametrize(
    "middle", ["ADVERTISEMENT", "Read more: Ferry to Tallinn delayed by ice", "[Video: the signing in Oslo]", "Русский язык"]
)
def test_chrome_inside_the_body_goes(middle: str) -> None:
    assert texts(cut(capture(dump(middle=middle))).article, "paragraph") == list(BODY)


def test_every_segment_is_a_slice_of_the_capture() -> None:
    page = dump(icons=True)
    article = cut(capture(page)).article
    assert article.segments
    for start, source, length in article.segments:
        assert article.text[start : start + length] == page[source : source + length]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_clean_capture_comes_out_whole(gap: str) -> None:
    article = cut(capture(gap.join([TITLE, *BODY]))).article
    assert texts(article) == [TITLE, *BODY]


def test_hard_wrapped_paragraphs_keep_their_newlines() -> None:
    lines = (
        "The two ministers spoke today about the watch on their common border\nand agreed that the first patrols would start in "
        "June, once both\n"
        "parliaments have given their consent to the agreement of last month.\n\n"
        "They also spoke about the ferry to Tallinn, which ice has delayed for\nthree days, and about the bridge that both countries "
        "want to build in\n"
        "Lapland. Work on it starts next year and takes about four years more."
    )
    article = cut(capture("Readout of the call of the two ministers\n\n" + lines)).article
    assert texts(article, "paragraph") == lines.split("\n\n")


def test_front_matter_gives_title_stamp_and_side() -> None:
    page = (
        "---\ntitle: Statement on the Border Watch\npublished_time: 2020-03-03 16:15:04-05:00\nsource_url: "
        "https://www.whitehouse.gov/x/border/\n---\n \n" + "\n\n".join(BODY[1:]) + "\n\n\\###\n"
    )
    article = cut(capture(page)).article
    assert article.title == "Statement on the Border Watch"
    assert article.side == "USA"
    assert article.outlet == "White House"
    assert article.published and (article.published.edtf, article.published.source) == ("2020-03-03T16:15:04-05:00", "front matter")
    assert texts(article) == list(BODY[1:])


def test_no_date_is_no_date() -> None:
    assert cut(capture("\n\n".join([TITLE, *BODY]))).article.published is None


def test_the_day_of_the_capture_is_not_the_day_of_the_article() -> None:
    article = cut(capture("Wed 11 Mar 2020 | 11:21 EST\n" + dump())).article
    assert article.published and article.published.edtf == "2020-03-03T16:15-05:00"


def test_the_collector_is_trusted_above_the_page() -> None:
    article = cut(capture(dump()), published="2020-03-04", outlet="The Daily Example").article
    assert article.published and (article.published.edtf, article.published.source) == ("2020-03-04", "collector")
    assert article.outlet == "The Daily Example"


def test_refusals_are_sentences() -> None:
    german = (
        "Die beiden Minister haben sich am Dienstag in Oslo auf eine gemeinsame Überwachung der Grenze geeinigt, und das ist für die "
        "Länder wichtig. " * 3
    )
    with pytest.raises(UnknownLanguage, match="German"):
        cut(capture("Grenze\n\n" + german))
    with pytest.raises(NoArticle):
        cut(capture("\n".join(["• Home", "• World", "• Sport", "Sign In"] * 6)))
    live = "Border talks live updates\n\n" + "\n\n".join(f"{h}:15 GMT\n\n{p}" for h, p in zip(range(10, 15), BODY, strict=True))
    with pytest.raises(SeveralArticles):
        cut(capture(live))


def test_other_languages_pass_when_asked() -> None:
    page = (
        "Dette er en side.\n\n"
        + "Der Minister hat am Dienstag in Oslo mit den Kollegen über die Grenze gesprochen und sich auf die Wache geeinigt. " * 4
    )
    assert cut(capture(page), any_language=True).article.language == "de"


def test_turns_of_a_briefing() -> None:
    page = "\n\n".join(
        [
            "Press Briefing on the Border Watch",
            "MS. DALE:  Good afternoon, everyone. I have two things at the top before we go to your questions.",
            "Q    Thank you. When will the patrols start, and who will lead them?",
            "MS. DALE:  They will start in June. The two forces will lead them in turn.",
            "Q    And the costs?",
            "MS. DALE:  They will be shared, as the statement says, half and half.",
            "Q    Thank you.",
        ]
    )
    found = cut(capture(page))
    assert [t.speaker for t in found.turns] == ["MS. DALE", "Q", "MS. DALE", "Q", "MS. DALE", "Q"]
    for turn in found.turns:
        assert found.article.text[slice(*turn.speaker_span)] == turn.speaker
        assert turn.start <= turn.speaker_span[0] < turn.end <= len(found.article.text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2500), st.text(alphabet=st.sampled_from(list("aB .\n\t•|:—“”Яб中\u00a0\u2028()0123")), max_size=120))
def test_any_prefix_and_any_noise_gives_slices_or_a_sentence(end: int, noise: str) -> None:
    page = dump(icons=True)[:end] + noise
    try:
        article = cut(capture(page)).article
    except ArticleError as error:
        assert error.message.endswith(".")
        return
    assert article.segments
    assert all(article.text[a : a + n] == page[s : s + n] for a, s, n in article.segments)
    covered = "".join(article.text[a : a + n] for a, _, n in article.segments)
    assert len(covered) + 2 * (len(article.segments) - 1) == len(article.text)
    assert all(0 <= b.start < b.end <= len(article.text) for b in article.blocks)


@pytest.mark.parametrize(
    "line", ["x" * 100_000, "-" * 100_000, "1/2/" * 9_000, "a@" * 20_000, "A B " * 9_000 + ":", "“" * 20_000, "PARIS " * 9_000]
)
def test_hostile_lines_cost_no_more_than_others(line: str) -> None:
    began = time.perf_counter()
    cut(capture("\n\n".join([TITLE, *BODY[:3], line, *BODY[3:]])))
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize("standfirst", ["Patrols of both countries are to start in June, once both parliaments agree"])
def test_the_upper_of_two_heads_is_the_title(standfirst: str) -> None:
    page = "\n".join(["The Fjord Courier", "World", "Sport", TITLE, standfirst, "3 March 2020", "Share this", "", *BODY])
    article = cut(capture(page)).article
    assert (article.title, article.standfirst) == (TITLE, standfirst)


def test_the_masthead_is_the_outlet() -> None:
    tail = "© Fjord Media. The Fjord Courier is published on weekdays."
    page = "\n".join(["The Fjord Courier", "About Us", "World", TITLE, "", *BODY, "", "About Us", tail])
    assert cut(capture(page)).article.outlet == "The Fjord Courier"
    assert cut(capture(page.replace("The Fjord Courier is", "It is"))).article.outlet == "Fjord Media"


@pytest.mark.parametrize("day", ["March 3", "March 3, 2021", "3 March 2021", "Mar 3"])
def test_a_dateline_may_give_the_year(day: str) -> None:
    found = dateline_of(f"OSLO, {day} (Reuters) - Finland and Norway agreed on Tuesday to watch their border together.")
    assert found is not None
    assert (found.place, found.agency) == ("OSLO", "Reuters")


def test_the_day_of_a_dateline_is_the_page_s_own() -> None:
    page = f"{TITLE}\n\nOSLO, March 3, 2021 (Reuters) - {BODY[1]}\n\n" + "\n\n".join(BODY[2:])
    published = cut(capture(page)).article.published
    assert published is not None
    assert published.edtf == "2021-03-03"
