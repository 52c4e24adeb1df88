"""Who does what to whom, through the turns that news prose gives it."""

import pytest

from memcon.language import Parser, Sentence
from memcon.language.clauses import adjective_arguments, noun_arguments, verb_arguments

VERBS = [
    # (sentence, verb form, subjects, objects)
    ("Rebels attacked the village on Monday.", "attacked", ["Rebels"], ["village"]),
    ("The village was attacked by rebels.", "attacked", ["rebels"], ["village"]),
    ("The girls who were abducted by militants in March returned.", "abducted", ["militants"], ["girls"]),
    ("Militants who abducted the girls fled.", "abducted", ["Militants"], ["girls"]),
    ("The villages shelled by the army were empty.", "shelled", ["army"], ["villages"]),
    ("Kenya urged Uganda to release the prisoners.", "release", ["Uganda"], ["prisoners"]),
    ("Kenya promised Uganda to release the prisoners.", "release", ["Kenya"], ["prisoners"]),
    ("Kenya agreed to release the prisoners.", "release", ["Kenya"], ["prisoners"]),
    ("Kenya accused Uganda of shelling the border town.", "shelling", ["Uganda"], ["town"]),
    ("Police arrested and beat the students.", "arrested", ["Police"], ["students"]),
    ("Kenya and Uganda signed a treaty.", "signed", ["Kenya", "Uganda"], ["treaty"]),
    ("The drafts that Russia tabled were rejected.", "tabled", ["Russia"], ["drafts"]),
    ("The drafts were rejected, the minister said.", "rejected", [], ["drafts"]),
]


def parsed(parser: Parser, text: str) -> Sentence:
    return parser.parse(text, [Sentence(0, 0, len(text), 0, "paragraph")], [0], lambda *_: False)[0]


def at(s: Sentence, form: str) -> int:
    return next(w.i for w in s.words if w.text == form)


@pytest.mark.parametrize(("text", "verb", "subjects", "objects"), VERBS)
def test_subject_and_object(parser: Parser, text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    s = parsed(parser, text)
    args = verb_arguments(s, at(s, verb))
    assert ([s.words[i].text for i in args.subject], [s.words[i].text for i in args.object]) == (subjects, objects)


def test_prepositions_also_through_the_object(parser: Parser) -> None:
    s = parsed(parser, "The council imposed sanctions on Iran in 2012.")
    args = verb_arguments(s, at(s, "imposed"))
    assert [s.words[i].text for i in args.preps["on"]] == ["Iran"]


def test_an_event_noun_has_owners_modifiers_and_partners(parser: Parser) -> None:
    s = parsed(parser, "The Russian president held talks with Iran.")
    args = noun_arguments(s, at(s, "talks"))
    assert [s.words[i].text for i in args.subject] == ["president"]
    assert [s.words[i].text for i in args.preps["with"]] == ["Iran"]
    s = parsed(parser, "Moscow's attack on the port killed eight sailors.")
    args = noun_arguments(s, at(s, "attack"))
    assert [s.words[i].text for i in args.possessive] == ["Moscow"]
    assert [s.words[i].text for i in args.object] == ["sailors"]


def test_a_predicate_adjective_has_its_subject_and_complement(parser: Parser) -> None:
    s = parsed(parser, "Kenya is ready to send troops.")
    args = adjective_arguments(s, at(s, "ready"))
    assert [s.words[i].text for i in args.subject] == ["Kenya"]
    assert [s.words[i].lemma for i in args.clause] == ["send"]
