"""Why an event was coded, in words: every label that the judge weighs has some, and so has every relation of the parser."""

import spacy

from memcon.events.judge import load_weights
from memcon.language.parser import DEFAULT_PIPELINE
from memcon.telling import grammar


def test_every_feature_of_the_judge_is_told_in_words() -> None:
    told = {name: grammar.feature(name) for name in load_weights().weights}
    assert [name for name, words in told.items() if "=" in words or words == name] == []
    assert told["ends=CONSULT/2"] == "both ends are named, for CONSULT"
    assert told["roles=CONSULT/pp"] == "named: two or more who take part, for CONSULT"
    assert told["roles=ACCUSE/ir"] == "named: one who acts and one it is done to, for ACCUSE"
    assert told["roles=ACCUSE/"] == "named: nobody, for ACCUSE"
    assert told["dep=verb/ROOT"] == "its word, a verb, heads the sentence"


def test_every_relation_of_the_parser_is_told_in_words() -> None:
    labels = spacy.load(DEFAULT_PIPELINE).get_pipe("parser").labels
    assert len(labels) > 30
    assert [label for label in labels if grammar.relation(label) == label] == []
