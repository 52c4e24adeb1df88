"""What is asked for and the address that asks for it say the same."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from memcon.record import types
from memcon.web.asked import Asked

WORD = st.one_of(st.none(), st.text(min_size=1, max_size=9).map(str.strip).filter(bool))
MANY = st.lists(st.sampled_from(types.EventType.__args__), unique=True, max_size=3).map(tuple)  # type: ignore[attr-defined]


@given(st.builds(Asked, actor=WORD, with_=WORD, type=MANY, since=WORD, said_by=WORD, place=WORD, outlet=WORD,
                 min_confidence=st.one_of(st.none(), st.floats(0.01, 1)), limit=st.integers(1, 500)))  # fmt: skip
def test_an_address_holds_what_is_asked(asked: Asked) -> None:
    address = urlsplit(asked.address("/events"))
    given_ = parse_qs(address.query, errors="surrogatepass")
    assert address.path == "/events"
    assert given_.get("actor", [None]) == [asked.actor]
    assert given_.get("with", [None]) == [asked.with_]
    assert given_.get("said_by", [None]) == [asked.said_by]
    assert tuple(given_.get("type", ())) == asked.type
    assert given_.get("limit", ["50"]) == [str(asked.limit)]
    assert "after" not in given_


def test_a_change_takes_the_place_of_the_page() -> None:
    asked = Asked(actor="Kenya", after="x/e1")
    assert asked.address("/events", after="y/e2") == "/events?actor=Kenya&after=y%2Fe2"
    assert asked.address("/events", actor=None) == "/events"
    assert asked.address("/search", q="a b", outlet="Post") == "/search?q=a+b&actor=Kenya&outlet=Post"
