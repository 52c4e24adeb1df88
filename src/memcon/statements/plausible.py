"""What a record holds among statements: of the candidates that the judge is sure of, those that put words into somebody's mouth."""

from itertools import pairwise

from memcon.language.types import Word
from memcon.statements.cues import cues
from memcon.statements.judge import negated
from memcon.statements.shape import Shaped
from memcon.statements.speakers import kind_of

STRICT_SPEECH = 0.38
"""For the record: an act of speech must be this strong,"""
STRICT_INNER = 0.50
"""a belief, hope or stance that strong."""
STRICT_OBJECT = 0.30
"""and an object that strong of a verb that is nothing but an act of speech: "threatened a boycott", "did not rule out a visit"."""
_FIRM = frozenset({"reject", "threaten", "demand", "promise", "deny", "propose", "accuse", "praise", "warn"})
CLAUSES = frozenset({"ccomp", "that", "inverted", "inserted", "wh", "adj:that", "noun:that", "quote before cue", "quote after cue"})
REST_OF_OBJECT = frozenset({"oprd", "prep:of", "prep:for", "prep:as", "prep:about", "prep:on-to", "ing"})
"""With an object before it, the content of "accused X of …", "praised X for …" is this, and the object is whom it is said to or of."""
_EMPTY = frozenset({"you", "know", "look", "so", "same", "well", "what", "it", "much", "thing", "something", "anything", "nothing"})
_OF_REFUSAL = frozenset({"deny", "reject", "agree", "concede"})
_SHOWING = frozenset({"show", "demonstrate", "prove", "seem", "appear", "mean"})
_OBJECTS = frozenset({"me", "us", "him", "them", "nobody"})
DECIDING = frozenset({"order", "direct", "instruct", "authorize", "authorise", "decide", "approve", "sign"})
"""What these verbs do is done by saying it in the first person."""
_UNFINISHED = frozenset(
    """am is are was were be been being has have had do does did will would can could should must may might to of for with that than as the
    a an not and or in on at by from its their his her""".split()
)


def keeps(item: Shaped) -> bool:
    """Is a candidate a statement for the record?"""
    candidate, lexicon = item.candidate, cues()
    if not _uttered(item) or no_statement(item) or not said_by_one(item):
        return False
    if item.form == "indirect" and not is_content(item):
        return False
    speech = candidate.lemma in lexicon.acts and candidate.lemma not in lexicon.inner
    clause = (
        (candidate.pattern == "rest" and candidate.lemma in lexicon.core)
        or candidate.pattern in CLAUSES
        or candidate.pattern in REST_OF_OBJECT
        or candidate.pattern in {"according", "to"}
    )
    finite = item.tree.words[candidate.cue].tag != "VB" or item.tree.kid(candidate.cue, "neg") is not None
    if (
        speech
        and finite
        and candidate.pattern == "dobj"
        and lexicon.acts[candidate.lemma][0] in _FIRM
        and candidate.lemma in lexicon.objects
    ):
        return item.strength >= STRICT_OBJECT
    return item.strength >= (STRICT_SPEECH if speech and clause else STRICT_INNER)


def _uttered(item: Shaped) -> bool:
    """Does the page say that the words were said? Not so of what was not said, of what nobody is named to say, and of a question whether
    it is said."""
    candidate, tree, lexicon = item.candidate, item.tree, cues()
    if negated(tree, candidate.cue) and not set(lexicon.acts.get(candidate.lemma, ())) & _OF_REFUSAL:
        return False  # "did not say what was in the letter" reports no statement
    passive = tree.kid(candidate.cue, "auxpass") is not None or tree.is_participle(candidate.cue)
    if passive and candidate.subject < 0 and (candidate.pattern not in CLAUSES or tree.is_participle(candidate.cue)):
        return False  # "was widely blamed for", "is expected to", "asked why …, he said": nobody is named who says so
    if candidate.subject < 0 and tree.words[candidate.cue].tag == "VB" and any(a.lower == "to" for a in tree.kids(candidate.cue, "aux")):
        return item.form == "direct"  # "is keen to declare …": nobody has
    own = tree.kid(candidate.cue, "nsubj")
    asked = own is not None and any(a.i < own.i for a in tree.kids(candidate.cue, "aux")) and tree.words[-1].text in {"?", "”", '"'}
    return not (asked and item.form != "direct")


def no_statement(item: Shaped) -> bool:
    """Is it what a record does not count among statements: the topic of talks, a video posted, a step agreed by all, a question left
    open?"""
    lexicon, candidate, words = cues(), item.candidate, item.tree.words
    lemma, pattern = candidate.lemma, candidate.pattern
    if lemma == "speak" and item.form == "indirect" and pattern in {"ccomp", "that", "wh", "rest", "dobj", "ing"}:
        return True  # "spoke before a crowd that …"
    if lemma in lexicon.topics or (candidate.subject >= 0 and words[candidate.subject].lower == "you"):
        return True
    if lemma == "agree" and pattern == "to" and candidate.subject >= 0:
        who = words[candidate.subject]
        return who.tag in {"NNS", "NNPS"} or any(True for _ in item.tree.kids(who.i, "conj"))
    return (item.form == "indirect" and _says_little(item)) or (pattern in {"to", "ing"} and lexicon.acts.get(lemma, ("say",))[0] == "say")


def _says_little(item: Shaped) -> bool:
    """Of what is not quoted: nobody says it ("thank you for reading"), it is a mere "you know" or "it", a thing that was posted, or a
    question put
    off ("to say where he was")."""
    candidate, words = item.candidate, item.tree.words
    if candidate.subject < 0 and candidate.pattern not in {"ccomp", "that"}:
        return True
    if all(w.pos in {"PRON", "PUNCT", "DET", "INTJ"} or w.lower in _EMPTY for w in words[candidate.first : candidate.last + 1]):
        return True
    if candidate.lemma == "thank" and words[candidate.first].lower == "you":
        return True
    if candidate.lemma in cues().carriers and candidate.pattern in {"dobj", "rest"}:
        return True
    return candidate.pattern == "wh" and (words[candidate.cue].tag == "VB" or candidate.lemma not in cues().asking)


def said_by_one(item: Shaped) -> bool:
    """Can the subject of the cue have said it? Of a plain verb of saying and of a quotation it may be that the parse has taken the wrong
    noun (the speaker is then left out); by other verbs a thing merely shows something."""
    candidate, lexicon = item.candidate, cues()
    if candidate.subject < 0:
        return True
    subject = item.tree.words[candidate.subject]
    if any(d.lower == "no" for d in item.tree.kids(subject.i, "det")) or (subject.lower in _OBJECTS and candidate.lemma != "according"):
        return False  # "no official said", "let us say"
    kind = kind_of(item.tree, candidate.subject)
    if candidate.lemma in lexicon.evidence and item.form == "indirect" and candidate.pattern not in CLAUSES:
        return kind == "document" or (kind != "thing" and candidate.lemma in lexicon.objects)
    if candidate.lemma in _SHOWING and kind == "speaker" and item.form == "indirect":
        return False  # "his stance shows that he is tired"
    if kind != "thing" and not item.astray:
        return True
    plain = candidate.lemma in lexicon.core - {"according"} and (candidate.lemma != "tell" or item.form != "indirect")
    return plain and (item.form != "indirect" or candidate.pattern in CLAUSES)


def is_content(item: Shaped) -> bool:
    """Is what is not quoted a content? A clause, an infinitive, or after a cue that takes words as its object a noun phrase."""
    candidate, tree = item.candidate, item.tree
    inside = [w for w in tree.words if item.content[0] <= w.start < item.content[1]]
    if not inside or (len(inside) <= 4 and inside[-1].lower in _UNFINISHED):
        return False
    if len(inside) <= 3 and candidate.pattern in {"ccomp", "that"} and inside[0].tag in {"VBZ", "VBP", "MD", "RB"}:
        return False  # "is likely", of which the parse has lost the subject
    if candidate.lemma == "call":
        return _names_it(item, inside)
    if candidate.pattern in {"ccomp", "that", "inverted", "inserted"} and any(w.pos in {"VERB", "AUX"} for w in inside):
        return True
    if candidate.pattern == "rest" and inside[0].pos == "ADP":
        return False  # "said on condition of anonymity"
    if candidate.pattern in {"rest", "according"} and _has_verb(inside, tree.sentence.kind):
        return True
    if candidate.lemma in cues().evidence and candidate.subject >= 0 and kind_of(tree, candidate.subject) == "document":
        return True  # "the poll shows the mayor ahead"
    if candidate.pattern in {"to", "wh", "ing", "adj:that", "adj:to", "noun:that", "noun:to", "prep:on-to", "prep:for-to"}:
        return True
    plain = candidate.lemma in cues().core and candidate.lemma != "according" and candidate.pattern in {"rest", "dobj"}
    if plain and len(inside) > 4 and _cut_clause(inside):
        return True
    return _is_object(item, inside)


def _cut_clause(inside: list[Word]) -> bool:
    """Is it a clause whose verb the parse takes for a participle: "said hundreds registered for the march"?"""
    verb = next((w for w in inside if w.tag in {"VBN", "VBD"}), None)
    return (
        verb is not None
        and verb.dep in {"acl", "relcl", "ROOT", "ccomp"}
        and any(w.i == verb.head and w.pos in {"NOUN", "PROPN"} for w in inside)
    )


def _names_it(item: Shaped, inside: list[Word]) -> bool:
    """Of "call": is it "called X Y" or "called for X", and not a telephone or a meeting that is called?"""
    candidate, tree = item.candidate, item.tree
    if candidate.pattern.startswith(("prep:for", "prep:on", "noun")):
        thing = tree.kid(candidate.cue, "dobj")
        return thing is None or thing.i >= candidate.first
    if candidate.pattern in {"to", "xcomp", "ing"} or candidate.pattern.startswith("prep:"):
        return False
    two = any(w.lower in {"a", "an", "the"} and p.pos in {"NOUN", "PROPN", "PRON"} for p, w in pairwise(inside))
    return candidate.pattern in {"oprd", "ccomp"} or two


def _has_verb(words: list[Word], kind: str) -> bool:
    """A finite verb, an infinitive; in headlines any verb ("progress made")."""
    tags = {"VBD", "VBZ", "VBP", "MD", "VB"} | ({"VBN", "VBG"} if kind in {"title", "standfirst", "heading"} else set())
    return any(w.tag in tags or (w.pos == "AUX" and w.tag != "VBG") for w in words)


def _is_object(item: Shaped, inside: list[Word]) -> bool:
    """May the cue's object be what was said: "denied the charge"? What it names must be a matter, not a mere name or number, unless the
    cue blames or praises."""
    candidate, tree, lexicon = item.candidate, item.tree, cues()
    lemma, pattern = candidate.lemma, candidate.pattern
    cue = tree.words[candidate.cue]
    if lemma in DECIDING and tree.words[candidate.subject].lower in {"i", "we"}:
        return True  # "I have authorised the deployment": said by whoever does it
    if cue.pos == "VERB" and lemma not in lexicon.objects and f"{lemma} {pattern.removeprefix('prep:')}" not in lexicon.objects:
        return False
    if lemma in lexicon.judging and pattern in {"dobj", "rest"}:
        return lemma == "describe" and len(inside) > 2 and cue.tag != "VBG"
    if lemma == "speak" and len(inside) < 5:
        return False
    if lemma == "question" and pattern in {"dobj", "rest"} and any(w.head == cue.i and kind_of(tree, w.i) == "speaker" for w in inside):
        return False  # "questioned the crew"
    if lemma == "cite" and cue.tag == "VBG":
        return False  # ", citing …": the outlet's "because of"
    if pattern in {"prep:in", "prep:at", "prep:with"} and lemma not in {"lash out", "hit out"}:
        return False
    evaluates = lexicon.acts.get(lemma, ("say",))[0] in {"accuse", "praise", "reject", "deny"} or lemma == "endorse"
    names = all(w.pos in {"PROPN", "NUM", "SYM", "PUNCT", "DET", "PRON", "PART"} or w.lower in {"million", "billion"} for w in inside)
    return evaluates or not names


def speaker_stands(item: Shaped) -> bool:
    """Does the subject of the cue name who said it?"""
    return item.candidate.subject >= 0 and not item.astray and kind_of(item.tree, item.candidate.subject) != "thing"
