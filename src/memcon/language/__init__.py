"""Sentences, words, heads."""

from memcon.language.headlines import running_case
from memcon.language.parser import Parser
from memcon.language.sentences import sentences_of, split
from memcon.language.tense import directions
from memcon.language.types import Sentence, Word

__all__ = ["Parser", "Sentence", "Word", "directions", "running_case", "sentences_of", "split"]
