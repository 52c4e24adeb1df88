"""Statements found in sentences of our own writing."""

import pytest

from .conftest import Find

# text | speaker | cue | content | act | form
CASES = [
    (
        "The Kenyan foreign minister said the talks had resumed in March.",
        "The Kenyan foreign minister",
        "said",
        "the talks had resumed in March",
        "say",
        "indirect",
    ),
    (
        "“The border stays shut tonight,” the governor said.",
        "the governor",
        "said",
        "The border stays shut tonight,",
        "say",
        "direct",
    ),
    (
        '"The border stays shut tonight," the governor told reporters.',
        "the governor",
        "told",
        "The border stays shut tonight,",
        "say",
        "direct",
    ),
    (
        "Peru has accused Bolivia of hiding the missiles.",
        "Peru",
        "has accused",
        "hiding the missiles",
        "accuse",
        "indirect",
    ),
    (
        "The two harbours were closed at noon, according to the port authority.",
        "the port authority",
        "According to",
        "The two harbours were closed at noon",
        "say",
        "indirect",
    ),
    (
        "According to the port authority, the two harbours were closed at noon.",
        "the port authority",
        "According to",
        "the two harbours were closed at noon",
        "say",
        "indirect",
    ),
    (
        "Ghana's president urged Togo to open the road.",
        "Ghana's president",
        "urged",
        "Togo to open the road",
        "request",
        "indirect",
    ),
    (
        "The rebels vowed to take the city before winter.",
        "The rebels",
        "vowed",
        "to take the city before winter",
        "promise",
        "indirect",
    ),
    (
        "The ministry announced that the embassy would move to the coast.",
        "The ministry",
        "announced",
        "the embassy would move to the coast",
        "announce",
        "indirect",
    ),
    (
        "The general warned that the dam could collapse.",
        "The general",
        "warned",
        "the dam could collapse",
        "warn",
        "indirect",
    ),
    (
        "The premier said it was “a very bad day” for farmers.",
        "The premier",
        "said",
        "it was “a very bad day” for farmers",
        "say",
        "mixed",
    ),
    (
        "The palace said it would “never agree” to the terms.",
        "The palace",
        "said",
        "it would “never agree” to the terms",
        "reject",
        "mixed",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "content", "act", "form"), CASES, ids=[c[0][:40] for c in CASES])
def test_one_statement(find: Find, text: str, speaker: str, cue: str, content: str, act: str, form: str) -> None:
    said = [s for s in find(text) if text[slice(*s.content)] == content]
    assert said, [text[slice(*s.content)] for s in find(text)]
    only = said[0]
    assert only.speaker is not None and text[slice(*only.speaker)].lower() == speaker.lower()
    assert only.cue is not None and text[slice(*only.cue)].lower() == cue.lower()
    assert (only.act, only.form) == (act, form)


def test_a_quotation_cut_by_its_cue_is_two_statements_of_one_speaker(find: Find) -> None:
    text = "“We will not leave the valley,” Amadou said. “Our fields are here.”"
    said = find(text)
    assert [text[slice(*s.content)] for s in said] == ["We will not leave the valley,", "Our fields are here."]
    assert {text[slice(*s.speaker)] for s in said if s.speaker} == {"Amadou"}
    assert said[1].cue is None


def test_scare_quotes_are_no_statement(find: Find) -> None:
    assert find("The so-called “grain corridor” opened on Tuesday.") == ()


def test_whom_a_spokesman_speaks_for(find: Find) -> None:
    text = "Selim Aydin, a spokesman for the Interior Ministry, said the camp was empty."
    only = find(text)[0]
    assert only.for_ is not None and text[slice(*only.for_)] == "the Interior Ministry"
