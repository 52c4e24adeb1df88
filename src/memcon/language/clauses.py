"""Who does what to whom, in grammar: the arguments of a verb or an event noun, over passives, relative clauses, control and coordination.

Everything here speaks of word indices within one sentence; what the words mean is for later steps.
"""

from collections.abc import Iterator, Mapping

import msgspec

from memcon.language.types import Sentence, Word

SUBJECT_CONTROL = frozenset(
    """promise vow pledge threaten agree refuse decline want seek try plan intend hope expect fail attempt offer decide begin start continue
    manage prepare need wish swear commit aim choose propose demand move use deploy""".split()
)
"""Verbs whose infinitive has their own subject even beside an object ("promised Kyiv to help")."""
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SKIPPED_IN_EXTENT = frozenset({"relcl", "advcl", "parataxis", "punct", "cc", "ccomp"})


class Arguments(msgspec.Struct, frozen=True, gc=False):
    """The fillers of a trigger's slots, as word indices. `subject` is who acts, also in a passive; `object` who is acted on."""

    subject: tuple[int, ...]
    object: tuple[int, ...]
    dative: tuple[int, ...]
    preps: Mapping[str, tuple[int, ...]]
    possessive: tuple[int, ...]
    modifier: tuple[int, ...]
    clause: tuple[int, ...]
    """Heads of the complement clauses."""
    passive: bool
    governor: int
    """For a noun: the verb that governs it, else -1."""


def conjuncts(s: Sentence, i: int) -> tuple[int, ...]:
    """A word and those joined to it by "and", "or", commas, in order."""
    found = [i]
    for place in found:
        found.extend(
            c
            for c in s.children[place]
            if (s.words[c].dep == "conj" and s.words[c].pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}) or _listed(s, place, c)
        )
        found.extend(c for c in _next_title(s, place) if c not in found)
    return tuple(sorted(found))


def _next_title(s: Sentence, i: int) -> Iterator[int]:
    """The second of two titles of one build: "with President of Chad Idriss Déby and Chancellor of Austria Karl Nehammer"."""
    named = (o for c in s.children[i] if s.words[c].lower == "of" for o in s.children[c] if s.words[o].dep == "pobj")
    for c in (c for o in named for c in s.children[o] if s.words[c].dep == "conj"):
        alike = s.words[i].pos == s.words[c].pos == "PROPN"
        if alike and any(s.words[g].lower == "of" for g in s.children[c]):
            yield c


def _listed(s: Sentence, first: int, second: int) -> bool:
    """Is an apposition rather the second of a list of names: "with NATO, the EU, and the OSCE"?"""
    names = all(s.words[i].pos == "PROPN" and s.words[i].text.isupper() for i in (first, second))
    return names and s.words[second].dep == "appos" and any(s.words[c].dep == "conj" for c in s.children[second])


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
    if word.dep == "pcomp" and s.words[word.head].lower == "with" and "nsubj" in deps:
        return True  # "with two guards killed and a third wounded"
    if word.dep == "conj" and depth < 4 and "nsubj" not in deps:
        return s.words[word.head].pos == "VERB" and is_passive(s, word.head, depth + 1)
    return word.dep in {"acl", "advcl", "amod"} or (word.dep == "ROOT" and "nsubj" not in deps)


def _antecedent(s: Sentence, v: int) -> int:
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
            antecedent = _antecedent(s, v) if s.words[c].lower in _RELATIVES else -1
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


def governor(s: Sentence, noun: int) -> int:
    """The verb that a noun is an argument of, over prepositions; -1 where none."""
    place = noun
    for _ in range(4):
        word = s.words[place]
        if word.dep not in {"dobj", "nsubj", "nsubjpass", "pobj", "prep", "attr", "agent", "dative", "oprd", "conj"} or word.head == place:
            return -1
        if s.words[word.head].pos in {"VERB", "AUX"}:
            return word.head
        if s.words[word.head].pos in {"NOUN", "PROPN"} and word.dep != "conj":
            return -1
        place = word.head
    return -1


def _prepositions(s: Sentence, i: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    for c in s.children[i]:
        word = s.words[c]
        if word.dep in {"prep", "agent", "dative"} and word.pos in {"ADP", "SCONJ", "PART", "VERB"}:
            inner = [g for g in s.children[c] if s.words[g].dep == "prep"]
            nouns = tuple(n for g in (c, *inner) for o in s.children[g] if s.words[o].dep == "pobj" for n in conjuncts(s, o))
            if nouns:
                yield word.lower, nouns
            for g in s.children[c]:  # "in Geneva and with Iran": a second preposition joined to the first
                if s.words[g].dep == "conj" and s.words[g].pos == "ADP":
                    second = tuple(n for o in s.children[g] if s.words[o].dep == "pobj" for n in conjuncts(s, o))
                    if second:
                        yield s.words[g].lower, second


def prepositions(s: Sentence, *heads: int) -> dict[str, tuple[int, ...]]:
    """What hangs on these words by preposition: preposition -> nouns, those of earlier heads first."""
    found: dict[str, tuple[int, ...]] = {}
    for head in heads:
        for name, nouns in _prepositions(s, head):
            found[name] = (*found.get(name, ()), *(n for n in nouns if n not in found.get(name, ())))
    return found


def _deeper(s: Sentence, found: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """What hangs one preposition further down ("called for sanctions against Iran"), where nothing nearer has that preposition."""
    below: dict[str, tuple[int, ...]] = {}
    for name, nouns in found.items():
        if name in {"for", "of", "to", "on", "with"}:
            deep = prepositions(s, *(n for n in nouns if s.words[n].pos == "NOUN"))
            below.update({k: v for k, v in deep.items() if k in {"against", "with", "between", "from"}})
    return {**below, **found}


def _clauses(s: Sentence, *heads: int) -> tuple[int, ...]:
    """Heads of the clauses that complete these words; an infinitive or participle after a noun completes the noun."""
    found: list[int] = []
    for head in heads:
        for c in s.children[head]:
            if (
                s.words[c].dep in {"xcomp", "ccomp"}
                or _wished_for(s, c)
                or (s.words[c].dep == "acl" and s.words[head].pos in {"NOUN", "PROPN"})
            ):
                found.append(c)
            elif s.words[c].dep == "prep":
                found.extend(g for g in s.children[c] if s.words[g].dep == "pcomp")
    for place in found:
        found.extend(c for c in s.children[place] if s.words[c].dep == "conj" and s.words[c].pos == "VERB")
    return tuple(found)


def _wished_for(s: Sentence, c: int) -> bool:
    """Is this the clause of "pushed for Togo to open its border", with "for" as its mark and a subject of its own?"""
    marks = {s.words[g].dep: s.words[g].lower for g in s.children[c]}
    return s.words[c].dep == "advcl" and s.words[c].tag in {"VB", "VBP"} and marks.get("mark") == "for" and "nsubj" in marks


def verb_arguments(s: Sentence, v: int) -> Arguments:
    """The arguments of a verb, its passive undone."""
    passive = is_passive(s, v)
    surface = surface_subject(s, v)
    by = prepositions(s, v).get("by", ()) if passive else ()
    direct = tuple(n for c in s.children[v] if s.words[c].dep == "dobj" for n in conjuncts(s, c))
    dative = tuple(n for c in s.children[v] if s.words[c].dep == "dative" and s.words[c].pos != "ADP" for n in conjuncts(s, c))
    antecedent = _antecedent(s, v)
    relative = [c for c in s.children[v] if s.words[c].lower in _RELATIVES and s.words[c].dep in {"dobj", "pobj"}]
    if antecedent >= 0 and (relative or (not direct and not passive and surface and antecedent not in surface)):
        direct = tuple(n for n in direct if n not in relative) or (antecedent,)
    if not direct and not passive:  # "attacked and killed soldiers": the object stands with the last verb
        for c in s.children[v]:
            if s.words[c].dep == "conj" and s.words[c].pos == "VERB" and _shares_object(s, v, c):
                direct = tuple(n for g in s.children[c] if s.words[g].dep == "dobj" for n in conjuncts(s, g))
    heads = (
        v,
        *(c for c in s.children[v] if s.words[c].dep in {"dobj", "nsubjpass", "attr"} or (s.words[c].dep == "nsubj" and not direct)),
    )
    subject, obj = (by, (*surface, *direct) if not direct else surface) if passive else (surface, direct)
    if passive and direct:
        dative = direct  # "were given weapons": what is given stays behind the verb
    wished = tuple(g for c in s.children[v] if _wished_for(s, c) for g in s.children[c] if s.words[g].dep == "nsubj")
    preps = {**({"for": wished} if wished else {}), **prepositions(s, *heads)}
    owners = tuple(m for i in obj for c in s.children[i] if s.words[c].dep == "poss" for m in conjuncts(s, c))
    modifiers = tuple(c for i in obj for c in _modifiers(s, i))
    return Arguments(subject, obj, dative, _deeper(s, preps), owners, modifiers, _clauses(s, *heads), passive, v)


def adjective_arguments(s: Sentence, i: int) -> Arguments:
    """The arguments of an adjective that is said of its subject ("Kenya is ready to send troops", "is critical of the raid")."""
    subject = surface_subject(s, s.words[i].head)
    verb = s.words[i].head
    if s.words[i].dep == "conj":
        subject, verb = surface_subject(s, s.words[verb].head), s.words[verb].head
    return Arguments(subject, (), (), prepositions(s, i, verb), (), (), _clauses(s, i), False, verb)


def _shares_object(s: Sentence, first: int, second: int) -> bool:
    """Do two joined verbs stand side by side, so that the object of the second is that of both?"""
    return second - first <= 3 and not any(s.words[c].dep in {"prep", "advmod", "npadvmod"} for c in s.children[first])


def _under_of(s: Sentence, own: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """With what hangs under an of-noun ("the cancellation of the summit by Egypt", "a war of words between A and B")."""
    below = prepositions(s, *(n for n in own.get("of", ()) if s.words[n].pos == "NOUN"))
    return {**{k: v for k, v in below.items() if k in {"by", "between", "against", "with", "to"}}, **own}


LENDING = frozenset(
    """hold have conduct take make give launch carry stage begin start open host convene schedule plan set wage mount undertake arrange
    lead join continue resume announce order authorize authorise declare impose threaten propose offer promise commit sponsor
    approve step intensify suspend cancel sign reach extend lift provide send attend enter engage participate finish conclude
    complete end be expand increase renew pay stop halt secure seek want demand refuse reject await prepare agree perpetrate
    unleash""".split()
)
"""Verbs whose subject has part in the event noun beside them ("launched an attack"); of others ("condemned the attack") it has not."""
_AFFECTING = frozenset("kill wound injure hit target strike destroy damage claim leave oust topple free pit involve bring include".split())
"""Verbs whose object is whom the event of their subject falls on ("the blast killed two soldiers")."""


def noun_arguments(s: Sentence, n: int) -> Arguments:
    """The arguments of an event noun: owners, modifiers, prepositions, and what the verb above it lends ("held talks with")."""
    own = _under_of(s, prepositions(s, n))
    possessive = tuple(m for c in s.children[n] if s.words[c].dep == "poss" for m in conjuncts(s, c))
    modifier = tuple(c for c in _modifiers(s, n))
    verb = governor(s, n)
    subject: tuple[int, ...] = ()
    obj: tuple[int, ...] = ()
    passive = False
    if verb >= 0:
        passive, dep = is_passive(s, verb), s.words[n].dep
        own_verb = prepositions(s, verb)
        if dep in {"dobj", "pobj", "attr", "conj"} and not passive and s.words[verb].lemma in LENDING:
            subject = tuple(i for i in surface_subject(s, verb) if i != n)
        elif dep in {"nsubj", "nsubjpass"} and not passive and s.words[verb].lemma in _AFFECTING:
            obj = tuple(m for c in s.children[verb] if s.words[c].dep == "dobj" for m in conjuncts(s, c))
        if passive:
            own = {**({"by": own_verb["by"]} if "by" in own_verb else {}), **own}
        if dep in {"dobj", "nsubjpass"}:
            own = {
                **{
                    k: v for k, v in own_verb.items() if k in {"with", "against", "on", "to", "between", "by", "for", "from"} and n not in v
                },
                **own,
            }
    return Arguments(subject, obj, (), own, possessive, modifier, _clauses(s, n), passive, verb)


def _modifiers(s: Sentence, n: int) -> Iterator[int]:
    """Adjectives and nouns before a noun, with what is joined to them ("Russian-American security talks")."""
    for c in s.children[n]:
        if s.words[c].dep in {"amod", "compound", "nmod"} and c < n:
            yield c
            yield from (
                g
                for g in s.children[c]
                if g < n and s.words[g].dep in {"amod", "compound", "nmod", "conj", "punct", "npadvmod"} and s.words[g].pos != "PUNCT"
            )


def extent(s: Sentence, i: int, skip: frozenset[str] = _SKIPPED_IN_EXTENT) -> tuple[int, int]:
    """First and last word index of a word's phrase, without relative and adverbial clauses."""
    first = last = i
    for c in s.children[i]:
        if s.words[c].dep not in skip:
            left, right = extent(s, c, skip)
            first, last = min(first, left), max(last, right)
    return first, last


def ancestors(s: Sentence, i: int) -> Iterator[Word]:
    """The words above a word, nearest first."""
    place = i
    while s.words[place].head != place:
        place = s.words[place].head
        yield s.words[place]
