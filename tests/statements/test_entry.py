"""From what was found to the record: ids, speakers, evidence; headlines, transcripts, robustness."""

from memcon.language.parser import Parser
from memcon.statements import Turn, find_statements, may_speak, to_statements

from .conftest import Find, sentences

PAGE = """Minister: bridge will open in May

The bridge over the Ruvo will open in May, Transport Minister Ada Lindqvist said on Tuesday.

“We have waited long enough,” she told reporters in Bresk. “The money is there.”

“And nobody will stop us.”

Opposition leader Karl Voss accused the government of hiding the cost, adding that parliament had never seen the contract.

According to the audit office, two firms were paid twice. The ministry denied that any payment had been made."""


def resolve_in(text: str) -> dict[str, str]:
    return {
        "Transport Minister Ada Lindqvist": "a1",
        "she": "a1",
        "Minister": "a1",
        "Opposition leader Karl Voss": "a2",
        "the audit office": "a3",
    }


def test_a_page(find: Find) -> None:
    said = find(PAGE, title=True)
    known = resolve_in(PAGE)
    entries = to_statements(said, lambda span: known.get(PAGE[slice(*span)]), acts_for=lambda actor: {"a1": "a9"}.get(actor))
    got = [(e.speaker, e.act, e.form, PAGE[slice(*e.content)]) for e in entries]
    assert got == [
        ("a1", "announce", "indirect", "bridge will open in May"),
        ("a1", "announce", "indirect", "The bridge over the Ruvo will open in May"),
        ("a1", "say", "direct", "We have waited long enough,"),
        ("a1", "say", "direct", "The money is there."),
        ("a1", "say", "direct", "And nobody will stop us."),
        ("a2", "accuse", "indirect", "hiding the cost"),
        ("a2", "say", "indirect", "parliament had never seen the contract"),
        ("a3", "say", "indirect", "two firms were paid twice"),
        (None, "deny", "indirect", "any payment had been made"),
    ]
    assert [e.id for e in entries] == [f"s{n}" for n in range(1, 10)]
    assert all(e.for_ == "a9" for e in entries if e.speaker == "a1")
    for entry in entries:
        purposes = [e.purpose for e in entry.evidence]
        assert purposes[0] == "statement" and entry.evidence[0].start <= entry.content[0] and entry.content[1] <= entry.evidence[0].end


def test_statements_of_nobody_known_can_be_left_out(find: Find) -> None:
    assert to_statements(find(PAGE, title=True), lambda span: None, nameless=False) == ()


def test_when_it_was_said(find: Find) -> None:
    first = next(s for s in find(PAGE, title=True) if s.when_hint is not None)
    assert PAGE[slice(*first.when_hint or (0, 0))] == "on Tuesday"


def test_a_transcript_has_a_statement_a_turn(find: Find) -> None:
    text = "MS. ORTEGA: We have sent the note.\n\nQ: When?\n\nMS. ORTEGA: This morning. I will say no more.\n\nQ: Thank you."
    said = find(text)
    assert [text[slice(*s.speaker)] for s in said if s.speaker] == ["MS. ORTEGA", "Q", "MS. ORTEGA", "Q"]
    assert {s.form for s in said} == {"direct"}


def test_every_prefix_is_read(parser: Parser) -> None:
    for end in range(0, len(PAGE), 23):
        text = PAGE[:end]
        for said in find_statements(text, sentences(parser, text)):
            assert 0 <= said.content[0] < said.content[1] <= end
            assert said.clause[0] <= said.content[0] and said.content[1] <= said.clause[1]


def test_sentences_that_were_not_parsed_give_only_quotations(parser: Parser) -> None:
    bare = tuple(type(s)(s.index, s.start, s.end, s.block, s.kind) for s in sentences(parser, PAGE, title=True))
    assert all(s.cue is None for s in find_statements(PAGE, bare))


def test_the_gate_lets_statements_through() -> None:
    assert may_speak("The envoy denied it.") and may_speak("“Never,” came the reply.") and may_speak("Both sides urged restraint.")
    assert not may_speak("The convoy crossed the river at dawn.")


def test_the_label_of_a_turn_is_its_speaker_and_no_part_of_its_words(find: Find, parser: Parser) -> None:
    text = "THE MAYOR: Good evening. The dam is safe.\n\nQ    Who says so?\n\nTHE MAYOR: Ms. Obi said the dam was safe. Thank you all."
    bounds = [(0, 41), (43, 60), (62, len(text))]
    turns = [Turn((s, s + (1 if text[s] == "Q" else 9)), s, e) for s, e in bounds]
    said = find_statements(text, sentences(parser, text), turns=turns)
    whole = [s for s in said if s.cue is None]
    assert [text[slice(*s.speaker or (0, 0))] for s in whole] == ["THE MAYOR", "Q", "THE MAYOR"]
    assert [text[slice(*s.content)] for s in whole][:2] == ["Good evening. The dam is safe.", "Who says so?"]
    assert [text[slice(*s.speaker or (0, 0))] for s in said if s.cue is not None] == ["Ms. Obi"]


def test_teasers_have_no_speaker(find: Find) -> None:
    text = "Photos: The harbour of Bresk burns\n\nThe harbour burned. Photos were shown."
    assert find(text, title=True) == ()
    text = "Photos: The harbour burns.\n\nPhotos: Boats leave Bresk.\n\nPhotos: The mayor comes.\n\nPhotos: The fire dies."
    assert find(text) == ()
