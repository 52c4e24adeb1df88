"""HTML: blocks with their kinds, facts from markup, nothing out of scripts."""

import pytest

from memcon.article import cut
from memcon.errors import NoArticle

from .pages import BODY, TITLE, capture

PAGE = (
    "<html><head><title>{title} | The Daily Example</title><meta property='og:site_name' content='The Daily Example'>"
    '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2020-03-03T16:15:00+02:00", "articleBody": '
    '"Words of a script only."}}</script>'
    "</head><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav><article><h1>{title}</h1>{body}"
    "<p style='display:none'>A hidden paragraph that nobody who reads the page can see at all.</p></article>"
    "<footer>Contact us. All rights reserved.</footer></body></html>"
)


def test_blocks_and_facts() -> None:
    html = PAGE.format(
        title=TITLE, body="".join(f"<p>{p}</p>" for p in BODY[:3]) + "<h2>The costs</h2>" + "".join(f"<p>{p}</p>" for p in BODY[3:])
    )
    article = cut(capture(html=html, url="https://example.org/world/border-watch")).article
    assert article.title == TITLE
    assert article.segments is None
    assert article.published and (article.published.edtf, article.published.source) == ("2020-03-03T16:15:00+02:00", "metadata")
    assert article.outlet == "The Daily Example"
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    assert kinds["The costs"] == "heading"
    assert [text for text, kind in kinds.items() if kind == "paragraph"] == list(BODY)
    assert "script only" not in article.text
    assert article.text.count(TITLE) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><script>var text = 'It is a sentence of nine words, at least.';</script></body></html>",
        "<p",
        "\x00<a>",
    ],
)
def test_no_article(html: str) -> None:
    with pytest.raises(NoArticle):
        cut(capture(html=html))


def test_the_lines_of_the_head_have_their_kinds() -> None:
    head = (
        "<p>The North</p><h1>{title}</h1><p>Patrols of both countries are to start in June, once both parliaments agree</p>"
        "<p>By Ola Hansen</p><p>Posted 3 March 2020, 16:15 CET</p>"
    )
    html = PAGE.format(title=TITLE, body="".join(f"<p>{p}</p>" for p in BODY)).replace(f"<h1>{TITLE}</h1>", head.format(title=TITLE))
    article = cut(capture(html=html)).article
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    assert article.standfirst == "Patrols of both countries are to start in June, once both parliaments agree"
    assert article.byline == "Ola Hansen"
    assert kinds.get("The North") is None
    assert [text for text, kind in kinds.items() if kind == "paragraph"] == list(BODY)


def test_comments_and_teasers_in_other_elements_stay_out() -> None:
    said = ("I crossed there last winter and nobody looked at my papers.", "Norway should have done it years ago, if you ask me!")
    comments = "".join(f"<div><b>reader{n}</b><p>{text}</p></div>" for n, text in enumerate(said))
    teasers = (
        "<p>Ten lakes that everybody should see this summer.</p><p>A new bridge for Lapland is to open in the spring of next year.</p>"
    )
    beside = f"<div class=comments><h3>2 comments</h3>{comments}</div><div class=teasers><h3>Most read</h3>{teasers}</div>"
    html = PAGE.format(title=TITLE, body="<div>" + "".join(f"<p>{p}</p>" for p in BODY) + "</div>" + beside)
    article = cut(capture(html=html)).article
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind != "title"] == list(BODY)


def test_a_list_in_the_article_stays_in() -> None:
    stops = ("Kirkenes, at the old customs house", "Grense Jakobselv, on the coast road", "Nyrud, at the end of the Pasvik valley")
    items = "".join(f"<li>{stop}</li>" for stop in stops)
    html = PAGE.format(
        title=TITLE, body="".join(f"<p>{p}</p>" for p in BODY[:3]) + f"<ul>{items}</ul>" + f"<p>{BODY[3]}</p><p>{BODY[4]}</p>"
    )
    article = cut(capture(html=html)).article
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "list"] == list(stops)


def test_an_article_alone_comes_out_whole() -> None:
    article = cut(capture(html=f"<h1>{TITLE}</h1>" + "".join(f"<p>{p}</p>" for p in BODY))).article
    assert article.title == TITLE
    assert [article.text[b.start : b.end] for b in article.blocks] == [TITLE, *BODY]


def test_a_head_that_names_the_site_alone_gives_no_title() -> None:
    html = PAGE.format(title=TITLE, body="".join(f"<p>{p}</p>" for p in BODY))
    article = cut(capture(html=html.replace(f"<title>{TITLE} | The Daily Example</title>", "<title>The Daily Example</title>"))).article
    assert article.title == TITLE
