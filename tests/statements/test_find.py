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


def contents(find: Find, text: str, **options: bool) -> list[str]:
    return [text[slice(*s.content)] for s in find(text, **options)]


def test_a_second_cue_of_the_same_speaker_is_not_part_of_the_first_content(find: Find) -> None:
    text = "Chad insists it has no troops there, adding that its base was closed in May."
    said = find(text)
    assert [text[slice(*s.content)] for s in said] == ["it has no troops there", "its base was closed in May"]
    assert {text[slice(*s.speaker)] for s in said if s.speaker} == {"Chad"}
    assert said[0].act == "deny" or said[0].act == "claim"


def test_two_clauses_with_a_that_each_are_two_statements(find: Find) -> None:
    text = "The king stressed that the border was open and that no tax would be raised."
    assert contents(find, text) == ["the border was open", "no tax would be raised"]


def test_what_the_outlet_adds_is_not_content(find: Find) -> None:
    text = "The mayor said the money would go to the harbour, which burned down in 1988."
    assert contents(find, text) == ["the money would go to the harbour"]


def test_a_content_cut_by_its_cue_gives_the_longer_part(find: Find) -> None:
    text = "The dam, the engineer said, had been leaking for at least two years."
    assert contents(find, text) == ["had been leaking for at least two years"]


def test_joint_speakers_and_the_relative_pronoun(find: Find) -> None:
    text = "Oslo and its partners accused Lima of hiding the ship."
    only = find(text)[0]
    assert only.speaker is not None and text[slice(*only.speaker)] == "Oslo"
    assert [text[slice(*s)] for s in only.also] == ["its partners"]
    text = "The ruling pleased Ms. Adeyemi, who said the court had been brave."
    only = find(text)[0]
    assert only.relative is not None and text[slice(*only.relative)] == "who"
    assert only.speaker is not None and "Adeyemi" in text[slice(*only.speaker)]


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("The president's spokesman Ivo Horvat said it was late.", "The president"),
        ("Foreign Ministry spokeswoman Lin Mei said it was late.", "Foreign Ministry"),
        ("Secretary of State Ann Moore said it was late.", None),
        ("A former spokesman for the mayor said it was late.", None),
    ],
)
def test_a_title_says_whom_he_speaks_for(find: Find, text: str, principal: str | None) -> None:
    only = find(text)[0]
    assert (only.for_ and text[slice(*only.for_)]) == principal


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers discussed the fishing quota.",
        "The army did not say where the column was.",
        "The general was widely blamed for the defeat.",
        "Thank you for reading.",
        "Rebels attacked the camp at dawn.",
    ],
)
def test_what_is_no_statement(find: Find, text: str) -> None:
    assert find(text) == ()


def test_beliefs_are_left_to_the_dense_reading(find: Find) -> None:
    text = "The farmers hope to sell the maize in June."
    assert find(text, strict=True) == () or find(text, strict=False) != ()
    assert len(find(text, strict=False)) >= len(find(text, strict=True))


ACTS = [
    ("The envoy said Sudan would never accept the plan.", "reject"),
    ("The envoy said it would pay for the repairs.", "promise"),
    ("The envoy said Sudan must leave the valley.", "demand"),
    ("The envoy said the talks would resume in March.", "announce"),
    ("The envoy said the reports were baseless.", "deny"),
    ("The envoy said the army would retaliate.", "threaten"),
    ("The envoy praised Togo for its patience.", "praise"),
    ("The envoy admitted that the count was wrong.", "concede"),
    ("The envoy rejected the offer.", "reject"),
    ("The envoy expressed regret over the deaths.", "concede"),
]


@pytest.mark.parametrize(("text", "act"), ACTS, ids=[a for _, a in ACTS])
def test_acts(find: Find, text: str, act: str) -> None:
    assert [s.act for s in find(text)] == [act]


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("President Ana Luz of Andia said it was late.", "President Ana Luz"),
        ("The spokesman, Tom Reed, said it was late.", "Tom Reed"),
        ("GENEVA - Tom Reed said it was late.", "Tom Reed"),
    ],
)
def test_what_names_the_speaker(find: Find, text: str, core: str) -> None:
    only = find(text)[0]
    assert only.core is not None and text[slice(*only.core)] == core
