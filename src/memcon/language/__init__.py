"""Sentences, words, heads."""

from memcon.language.parser import Parser
from memcon.language.sentences import sentences_of, split
from memcon.language.types import Sentence, Word

__all__ = ["Parser", "Sentence", "Word", "sentences_of", "split"]
