"""Live blogs: a page of dated posts gives an article for each, and a page that only looks a little like one gives one."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from memcon.article import cut, each_article
from memcon.article.posts import head_of, posts_of
from memcon.captures import Capture
from memcon.cli.app import memcon
from memcon.errors import SeveralArticles

from .pages import NAVIGATION, TAIL, capture, dump

POSTS = (
    ("16:42 GMT", "Ministers sign the border agreement", "Norway and Finland signed the agreement in Oslo a few minutes ago, both said."),
    ("15:10 GMT", "", "The Finnish delegation has returned to the hall after a break of an hour, a spokesman said."),
    ("14:05 GMT", "Protest outside the ministry", "Some 200 people have gathered outside the foreign ministry, police said."),
    ("12:30 GMT", "", "Good afternoon. The talks between Finland and Norway have begun in Oslo."),
    ("12:30 GMT", "", "Finland’s president called the Norwegian prime minister by phone this morning."),
)
TITLE = "Border talks in Oslo: live updates"


def page(posts: tuple[tuple[str, str, str], ...] = POSTS, title: str = TITLE, day: str = "Wed Mar 4, 2020") -> str:
    body = [part for clock, headline, text in posts for part in (clock, headline, text, "Share") if part]
    return "\n\n".join(
        ["\n".join(NAVIGATION), title, day, "The ministers are in the room together, as they were all day.", *body, "\n".join(TAIL)]
    )


def html(title: str = "Border talks in Oslo – live", stated: str = "2020-03-04T12:20:00Z") -> str:
    items = "".join(f"<li><time>{c}</time>{f'<h2>{h}</h2>' if h else ''}<p>{t}</p><button>Share</button></li>" for c, h, t in POSTS)
    return (
        f'<html><head><title>{title} | The Courier</title><meta property="article:published_time" content="{stated}"></head><body>'
        f"<nav><ul><li>Home</li></ul></nav><h1>{title}</h1><p>The ministers are in the room.</p><ol>{items}</ol>"
        "<footer><p>About us</p></footer></body></html>"
    )


def test_each_post_of_a_text_is_an_article_with_its_own_time_and_words() -> None:
    blog = capture(page())
    posts = posts_of(blog)
    assert [post.id for post in posts] == [f"{blog.sha256[:16]}#{clock}" for clock in ("16:42", "15:10", "14:05", "12:30", "12:30-2")]
    articles = [cut(post).article for post in posts]
    assert [a.title for a in articles] == [headline or TITLE for _, headline, _ in POSTS]
    assert [a.published.edtf for a in articles if a.published] == [f"2020-03-04T{clock[:5]}Z" for clock, _, _ in POSTS]
    for article, (clock, headline, text) in zip(articles, POSTS, strict=True):
        assert article.text == "\n\n".join(part for part in (headline, clock, text) if part)
        assert article.published and [article.text[slice(*span)] for span in article.published.evidence] == [clock]
        assert article.segments is not None and article.capture.length == len(page()) and article.capture.sha256 == blog.sha256
        assert all(article.text[at : at + size] == page()[source : source + size] for at, source, size in article.segments)


def test_each_post_of_html_too() -> None:
    articles = [cut(post).article for post in posts_of(capture(html=html()))]
    assert [a.published.edtf for a in articles if a.published] == [f"2020-03-04T{clock[:5]}Z" for clock, _, _ in POSTS]
    assert [a.text for a in articles] == ["\n\n".join(part for part in (h, c, t) if part) for c, h, t in POSTS]
    assert all(a.segments is None for a in articles)


def test_a_blog_that_goes_past_midnight_gives_clocks_without_a_day() -> None:
    past = (POSTS[0], ("01:10 GMT", "", POSTS[1][2]), ("23:50 GMT", "", POSTS[2][2]), ("22:00 GMT", "", POSTS[3][2]))
    assert [cut(post).article.published for post in posts_of(capture(page(past)))] == [None] * 4


def test_a_line_with_a_day_above_a_post_gives_its_day() -> None:
    past = (
        POSTS[0],
        ("01:10 GMT", "", f"{POSTS[1][2]}\n\nTue Mar 3, 2020"),
        ("23:50 GMT", "", POSTS[2][2]),
        ("22:00 GMT", "", POSTS[3][2]),
    )
    times = [a.published and a.published.edtf for a in (cut(post).article for post in posts_of(capture(page(past))))]
    assert times == [None, None, "2020-03-03T23:50Z", "2020-03-03T22:00Z"]


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("10:42", 5),
        ("10.42 GMT", 9),
        ("Posted at 10:42", 15),
        ("10:42 Posted at 10:42", 21),
        ("7:05 p.m. ET", 12),
        ("10:42 – Ministers arrive in Oslo.", 5),
        ("March 4, 2020 10:42", 19),
        ("10:42 GMT, March 4", 18),
    ],
)
def test_what_heads_a_post(line: str, length: int) -> None:
    head = head_of(line)
    assert head and head.length == length


@pytest.mark.parametrize(
    "line", ["10", "2020", "10:42 hours after the talks", "Ministers met at 10:42", "3.5 million people fled", "10:42:13:5", "5.30%"]
)
def test_what_heads_none(line: str) -> None:
    assert head_of(line) is None


@pytest.mark.parametrize(
    "text",
    [
        page(title="Border talks in Oslo end with an agreement"),
        page(POSTS[:3]),
        page(tuple((clock, headline or "Talks go on", "") for clock, headline, _ in POSTS)),
        f"Live updates: the storm in the north\n\n{dump()}",
        dump(middle="At 10:42 they arrived, at 11:15 they sat down, at 12:30 they ate, and at 14:05 they signed, live on television."),
    ],
    ids=["no live title", "three posts", "headlines only", "a teaser above an article", "times in a sentence"],
)
def test_what_is_no_live_blog(text: str) -> None:
    assert posts_of(capture(text)) == ()


def test_an_item_of_a_list_has_one_answer() -> None:
    blog = msgspec.structs.replace(capture(page()), listed=True)
    assert list(each_article([blog])) == [blog]
    with pytest.raises(SeveralArticles, match="5 posts"):
        cut(blog)


def test_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "blog.txt").write_text(page(), encoding="utf-8")
    (tmp_path / "list.jsonl").write_text(json.dumps({"id": "x", "text": page()}) + "\n")
    done = CliRunner().invoke(memcon, ["article", str(tmp_path / "blog.txt"), "--format", "jsonl"], standalone_mode=False)
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert done.return_value == 0 and len(ids) == len({*ids}) == len(POSTS)
    done = CliRunner().invoke(memcon, ["article", str(tmp_path / "list.jsonl"), "--format", "jsonl"], standalone_mode=False)
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["id"] == "x" and "live blog" in json.loads(line)["error"]["message"]


def test_a_capture_that_is_no_blog_is_given_as_it_is() -> None:
    plain: Capture = capture(dump())
    assert list(each_article([plain])) == [plain]
