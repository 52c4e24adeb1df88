"""Who does what to whom, in grammar: the arguments of a verb or an event noun, over passives, relative clauses, control and coordination.

Everything here speaks of word indices within one sentence; what the words mean is for later steps.
"""

from collections.abc import Iterator, Mapping

import msgspec

from memcon.language.nouns import conjuncts, governor, prepositions
from memcon.language.subjects import RELATIVES, antecedent_of, is_passive, surface_subject
from memcon.language.types import Sentence


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
    antecedent = antecedent_of(s, v)
    relative = [c for c in s.children[v] if s.words[c].lower in RELATIVES and s.words[c].dep in {"dobj", "pobj"}]
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
