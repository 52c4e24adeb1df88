"""Headlines without articles, whose verb a tagger takes for a noun."""

import pytest

from memcon.captures import capture_of
from memcon.language.headlines import as_past, muted_verb
from memcon.reader import Reader

BODY = """

N'DJAMENA, Chad, June 3 - The paper was put on a table in the old town hall on Tuesday, and officials of both sides told reporters of it.

It will be read out in every school of the border region before the rains come, they said, and the markets will open again.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_a_title_without_articles_tells_its_event(reader: Reader) -> None:
    record = reader.read(capture_of(text="Chad, Niger sign truce after talks" + BODY))
    names = {a.id: a.name for a in record.actors}
    agreed = [{names[p.actor] for p in e.participants} for e in record.events if e.type == "AGREE"]
    assert {"Chad", "Niger"} in agreed
    sign = next(e for e in record.events if e.type == "AGREE").evidence[0]
    assert "sign truce" in record.article.text[sign.start : sign.end]


@pytest.mark.parametrize(
    ("words", "tags", "at"),
    [
        ("Niger sign truce", "NNP NN NN", 1),
        ("Niger signs truce", "NNP VBZ NN", -1),
        ("Niger peace talks", "NNP NN NNS", -1),
        ("Niger to sign truce", "NNP TO VB NN", -1),
    ],
)
def test_the_verb_of_a_headline(words: str, tags: str, at: int) -> None:
    assert muted_verb(words.split(), tags.split(), lambda form: form in {"sign", "signs"}) == at


@pytest.mark.parametrize(("form", "past"), [("sign", "signed"), ("frees", "freed"), ("pass", "passed"), ("free", "freed")])
def test_a_regular_past(form: str, past: str) -> None:
    assert as_past(form) == past
