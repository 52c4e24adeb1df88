"""What a parser calls the words of a sentence, and what the judge calls what it weighs, in plain words: for who asks why an event stands.

Relations are those of ClearNLP's dependencies, as spaCy's English pipelines give them.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from memcon.telling.words import listed

RELATIONS: Mapping[str, str] = MappingProxyType({
    "ROOT": "heads the sentence", "acl": "clause about", "acomp": "said of the subject of", "advcl": "clause beside", "advmod": "adverb to",
    "agent": "names who did it, after", "amod": "adjective to", "appos": "another name for", "attr": "said of the subject of",
    "aux": "helping verb of", "auxpass": "makes a passive of", "case": "case mark of", "cc": "joins on to", "ccomp": "what is told by",
    "compound": "one term with", "conj": "joined to", "csubj": "clause that is the subject of",
    "csubjpass": "clause that it is done to, by", "dative": "to or for whom, of", "dep": "belongs to",
    "det": "article of", "dobj": "object of", "expl": "filler before",
    "intj": "exclamation beside", "mark": "opens the clause of", "meta": "note beside", "neg": "denies", "nmod": "noun to",
    "npadvmod": "measure or time of", "nsubj": "subject of", "nsubjpass": "what it is done to, by", "nummod": "number to",
    "oprd": "said of the object of", "parataxis": "inserted beside", "pcomp": "clause after", "pobj": "what follows", "poss": "whose, of",
    "preconj": "first of a pair with", "predet": "before the article of", "prep": "ties on to", "prt": "part of the verb",
    "punct": "punctuation of", "quantmod": "says how many, of", "relcl": "clause about", "xcomp": "what follows from",
})  # fmt: skip
"""Each reads on to the word in the next column: "talks", "object of", "plan"."""
_ROLES = {"a": "one who stays away", "h": "a host", "i": "one who acts", "m": "a mediator", "r": "one it is done to"}
_ENDS = {"0": "nobody is named at either end", "1": "one end is named", "2": "both ends are named"}
_LONE: Mapping[str, str] = MappingProxyType({
    "initiator": "somebody is named who acts", "recipient": "somebody is named whom it is done to", "said": "it is told by a speaker",
    "quoted": "it stands in a quotation", "passive": "the verb is passive", "depth": "clauses that it is embedded in",
    "lent": "one end is taken from the words around",
})  # fmt: skip


def relation(label: str) -> str:
    """What a word is to the one it hangs on; the label itself where it is none of the table's."""
    return RELATIONS.get(label, label)


def feature(name: str) -> str:
    """ "both ends are named, for CONSULT" for "ends=CONSULT/2"; the name itself where it is of no known sort."""
    sort, equals, value = name.partition("=")
    if not equals:
        return _LONE.get(name, name)
    of, slash, rest = value.partition("/")
    if sort == "dep":
        return f"its word, a{'n' if of[:1] == 'a' else ''} {of}, {'' if rest == 'ROOT' else 'is in the sentence: '}{relation(rest)}"
    say = _SORTS.get(sort)
    if say is None:
        return name
    return f"{say(rest)}, for {of}" if slash else say(value)


def reason(word: str) -> str:
    """What settles whether it happened or is planned: the words that stand so on the page, or that the rule itself says so."""
    return "the rule itself says so" if word == "the frame" else f"the words “{word}”"


def _filled(letters: str) -> str:
    """The roles that are filled: "pp" is two or more who take part together."""
    together = {"p": ["one who takes part"], "pp": ["two or more who take part"]}.get("p" * letters.count("p"), [])
    return f"named: {listed([*(_ROLES[one] for one in letters if one in _ROLES), *together]) or 'nobody'}"


_SORTS: Mapping[str, Callable[[str], str]] = MappingProxyType({
    "rule": lambda value: f"the rule {value}",
    "type": lambda value: f"the type {value}",
    "word": lambda value: f"the word “{value}”",
    "kind": lambda value: f"the word that tells it is {'an' if value[:1] == 'a' else 'a'} {value}",
    "ends": lambda value: _ENDS.get(value, value),
    "conditions": lambda value: f"conditions that the rule sets: {'3 or more' if value == '3' else value}",
    "status": lambda value: f"it is {value}",
    "roles": _filled,
    "block": lambda value: f"it stands in a {value}",
})  # fmt: skip
