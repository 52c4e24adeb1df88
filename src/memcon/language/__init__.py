"""Sentences, words, heads."""

from memcon.language.headlines import running_case
from memcon.language.parser import Parser
from memcon.language.sentences import sentences_of, split
from memcon.language.types import Sentence, Word

__all__ = ["Parser", "Sentence", "Word", "running_case", "sentences_of", "split"]
