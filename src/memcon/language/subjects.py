"""Who does what a verb tells: its own subject, or the one that it shares, is controlled by, or stands for as a relative clause."""

from memcon.language.nouns import conjuncts, governor, prepositions
from memcon.language.types import Sentence

SUBJECT_CONTROL = frozenset(
    """promise vow pledge threaten agree refuse decline want seek try plan intend hope expect fail attempt offer decide begin start continue
    manage prepare need wish swear commit aim choose propose demand move use deploy""".split()
)
"""Verbs whose infinitive has their own subject even beside an object ("promised Kyiv to help")."""


RELATIVES = frozenset({"who", "which", "that", "whom"})


def is_passive(s: Sentence, v: int, depth: int = 0) -> bool:
    """Is this verb form a passive one, also a bare participle ("villages shelled by rebels") or one that shares its auxiliary?"""
    word = s.words[v]
    deps = {s.words[c].dep for c in s.children[v]}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    if word.dep in {"acl", "amod"} and word.tag == "VBD":
        return True  # a participle that the tagger took for a past tense: nothing finite hangs on a noun this way
    if word.dep == "acomp" and word.tag == "VBN" and s.words[word.head].lemma == "be":
        return True  # "after saying he was committed to it"
    if word.tag != "VBN" or any(s.words[c].dep == "aux" and s.words[c].lemma == "have" for c in s.children[v]):
        return False
    if "nsubj" in deps and (word.dep == "ccomp" or (word.dep == "pcomp" and s.words[word.head].lower == "with")):
        return "aux" not in deps  # "with two guards killed", "freed two guards captured in May"
    if word.dep == "conj" and depth < 4 and "nsubj" not in deps:
        return s.words[word.head].pos == "VERB" and is_passive(s, word.head, depth + 1)
    return word.dep in {"acl", "advcl", "amod"} or (word.dep == "ROOT" and "nsubj" not in deps)


def antecedent_of(s: Sentence, v: int) -> int:
    """The noun that a relative clause belongs to; for a later verb of the clause, that of the first."""
    place, depth = v, 0
    while s.words[place].dep == "conj" and depth < 4:
        place, depth = s.words[place].head, depth + 1
    return s.words[place].head if s.words[place].dep == "relcl" else -1


def _person_before(s: Sentence, who: int, antecedent: int) -> int:
    """Whom "who" goes back to: the name right before it, even where the parse hangs the clause on an earlier noun ("the election of X,
    who …")."""
    i = who - 1
    while i > 0 and s.words[i].pos == "PUNCT":
        i -= 1
    if s.words[i].tag not in {"NNP", "NNPS"} or i == antecedent:
        return antecedent
    while s.words[i].dep == "compound" and s.words[i].head != i:
        i = s.words[i].head
    return i


def surface_subject(s: Sentence, v: int, depth: int = 0) -> tuple[int, ...]:
    """The grammatical subject of a verb: its own, or the one that it shares, is controlled by, or stands for as a relative clause."""
    own = [c for c in s.children[v] if s.words[c].dep in {"nsubj", "nsubjpass"}]
    if not own:  # "Togo is mediating": some parses hang the subject on the auxiliary
        own = [c for a in s.children[v] if s.words[a].dep == "aux" for c in s.children[a] if s.words[c].dep == "nsubj"]
    if own:
        own = [*_listed_before(s, v, own[0]), *own]
        found: list[int] = []
        for c in own:
            antecedent = antecedent_of(s, v) if s.words[c].lower in RELATIVES else -1
            if antecedent >= 0 and s.words[c].lower == "who":
                antecedent = _person_before(s, c, antecedent)
            found.extend(
                conjuncts(s, c)
                if antecedent < 0
                else conjuncts(s, antecedent)[:1]
                if s.words[antecedent].dep == "conj"
                else conjuncts(s, antecedent)
            )
        return tuple(found)
    return _shared_subject(s, v, depth) if depth <= _DEEP else ()


_DEEP = 6
"""Clauses up to which a shared subject is looked for."""


def _shared_subject(s: Sentence, v: int, depth: int) -> tuple[int, ...]:
    """The subject of a verb that has none of its own."""
    word, head = s.words[v], s.words[v].head
    if word.tag == "VBN" and v and s.words[v - 1].pos == "NUM":
        return ()  # "spoke of 53 wounded": people, no clause
    if word.tag == "VBN" and word.dep == "advcl" and v > head and s.words[v - 1].tag in {"NN", "NNS"}:
        return (v - 1,)  # "freed the envoy and two guards captured in May", hung on the first verb by the parse
    if word.dep == "advcl" and word.tag == "VBG" and v < head:
        nearer = _finite_before(s, v)
        if nearer >= 0:
            return surface_subject(s, nearer, depth + 1)
    if word.dep in {"conj", "advcl", "dep", "parataxis"} and s.words[head].pos in {"VERB", "AUX"}:
        return surface_subject(s, head, depth + 1)
    if word.dep == "acomp" and word.tag == "VBN":
        return surface_subject(s, head, depth + 1)
    if word.dep == "xcomp":
        return _controller(s, head, depth)
    if word.dep == "acl" or is_headline(s, v):
        return _of_noun(s, v, depth)
    if word.dep == "pcomp" and word.tag == "VBG":
        return _of_preposition(s, s.words[head].head, depth)
    if word.dep == "ccomp" and word.tag in {"VBG", "VB"} and s.words[head].pos == "VERB":
        return _controller(s, head, depth)
    return ()


def _finite_before(s: Sentence, v: int) -> int:
    """The verb of a clause that ends right before a participle: "since rebels swept through the north, taking two towns, he said"; -1
    where none."""
    if v < 1 or s.words[v - 1].text != ",":
        return -1
    for u in range(v - 2, -1, -1):
        if s.words[u].tag in {"VBD", "VBZ", "VBP"} and any(s.words[c].dep == "nsubj" for c in s.children[u]):
            return u
        if s.words[u].text == "," or s.words[u].pos in {"VERB", "AUX"}:
            return -1
    return -1


def _listed_before(s: Sentence, v: int, subject: int) -> list[int]:
    """The names that a headline puts before its subject with commas: "Chad, Niger hold talks", of a verb that takes more than one."""
    found: list[int] = []
    place = subject
    while (
        place > 1
        and s.words[v].tag in {"VBP", "VB"}
        and s.words[place].tag == "NNP"
        and s.words[place - 1].text == ","
        and s.words[place - 2].tag == "NNP"
        and s.words[place - 2].dep in {"npadvmod", "dep", "nsubj", "advcl"}
        and s.words[place - 2].head == v
    ):
        place -= 2
        found.insert(0, place)
    return found


def _of_noun(s: Sentence, v: int, depth: int) -> tuple[int, ...]:
    """The subject of a verb that hangs on a noun: "the troops sent to Gao", "a plan to meet", "Russia, US to hold talks"."""
    head = s.words[v].head
    if is_headline(s, v):
        return conjuncts(s, head)
    if s.words[v].tag == "VBG" and s.words[head].lemma in _PAPERS:
        issuer = governor(s, head)
        if issuer >= 0 and s.words[issuer].lemma in _ISSUING:
            return surface_subject(s, issuer, depth + 1)
    return _owner(s, head, depth) if s.words[v].tag == "VB" else conjuncts(s, head)[:1]


_PAPERS = frozenset(
    """statement letter report communique declaration message appeal petition note memo memorandum resolution article editorial press
    release tweet post video communiqué""".split()
)
"""Papers through which somebody speaks: "issued a statement urging Togo to wait" is urged by whoever issued it."""


_ISSUING = frozenset("issue release publish put send write make sign post pass adopt approve draft circulate deliver read record".split())


def is_headline(s: Sentence, v: int) -> bool:
    """Is this the infinitive of a headline, which is to come: "Biden and Xi to meet", "Russia, US to hold talks"?"""
    word, above = s.words[v], s.words[s.words[v].head]
    if word.tag != "VB" or not any(s.words[c].dep == "aux" and s.words[c].lower == "to" for c in s.children[v]):
        return False
    if word.dep == "ROOT":
        return any(s.words[c].dep == "nsubj" for c in s.children[v])
    return word.dep in {"acl", "relcl"} and above.dep == "ROOT" and above.pos == "PROPN"


def _controller(s: Sentence, matrix: int, depth: int) -> tuple[int, ...]:
    if s.words[matrix].pos not in {"VERB", "AUX"}:
        return (
            surface_subject(s, s.words[matrix].head, depth + 1)
            if s.words[matrix].dep in {"acomp", "attr", "oprd"}
            else _owner(s, matrix, depth)
        )
    objects = tuple(c for c in s.children[matrix] if s.words[c].dep in {"dobj", "dative"} and s.words[c].pos != "ADP")
    if objects and s.words[matrix].lemma not in SUBJECT_CONTROL:
        return conjuncts(s, objects[0])
    return surface_subject(s, matrix, depth + 1)


def _owner(s: Sentence, noun: int, depth: int) -> tuple[int, ...]:
    """Who does what an infinitive after a noun tells ("Iran's threat to close the strait", "the ministry made a pledge to help")."""
    owners = tuple(c for c in s.children[noun] if s.words[c].dep == "poss")
    if owners:
        return conjuncts(s, owners[0])
    verb = governor(s, noun)
    return surface_subject(s, verb, depth + 1) if verb >= 0 and s.words[noun].dep in {"dobj", "pobj", "attr"} else ()


def _of_preposition(s: Sentence, head: int, depth: int) -> tuple[int, ...]:
    """Who does what an -ing form after a preposition tells: the object of the verb above ("accused Moscow of seeking"), else its
    subject."""
    if s.words[head].pos not in {"VERB", "AUX"}:
        if s.words[head].dep == "dobj" and s.words[head].pos in {"PROPN", "PRON"}:
            return conjuncts(s, head)
        return _owner(s, head, depth)
    objects = tuple(c for c in s.children[head] if s.words[c].dep == "dobj")
    preposition = {s.words[c].lower for c in s.children[head] if s.words[c].dep == "prep"}
    if objects and preposition & {"of", "for", "from", "against", "into"}:
        return conjuncts(s, objects[0])
    hit = [o for name in _AT_WHOM for o in prepositions(s, head).get(name, ())]
    if "for" in preposition and hit and s.words[head].lemma in _RAGING:
        return tuple(hit)
    return surface_subject(s, head, depth + 1)


_AT_WHOM = ("into", "at", "on", "against")


_RAGING = frozenset("tear lash hit rage rail rip lay snap scream shout strike round turn".split())
"""Verbs of blame whose object stands behind a preposition: "lashed out at Togo for closing the port": Togo closed it."""
