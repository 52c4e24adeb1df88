"""The details of an event: its topics, how many times it has happened, how many people or how much money."""

import re
from collections.abc import Callable, Iterable, Iterator

from memcon.events.finding import Finding
from memcon.events.merge import Group
from memcon.events.money import currency
from memcon.language.clauses import verb_arguments
from memcon.language.nouns import conjuncts, extent, prepositions
from memcon.language.reach import clause_words_of
from memcon.language.types import Sentence
from memcon.record.types import Count, Magnitude, Span, Topic

_ABOUT = ("on", "about", "over", "regarding", "concerning", "around", "ranging", "including")
_DISCUSS = frozenset(
    {
        "discuss",
        "address",
        "cover",
        "raise",
        "review",
        "tackle",
        "consider",
        "examine",
        "debate",
        "touch",
        "focus",
        "concern",
        "center",
        "centre",
        "revolve",
        "deal",
    }
)
_HOLLOW = frozenset(
    """issue range matter question variety number agenda topic subject series array host problem item point area effort step
    measure result situation lot time cost way term development thing""".split()
)
"""Nouns that only announce topics: what they range over is named behind them."""
_TOPIC_NOUNS = frozenset({"topic", "issue", "subject", "theme", "focus", "agenda", "item"})
ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_NUMBERS = {
    w: n
    for n, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
_VAGUE = {
    "dozen": (12, None),
    "dozens": (24, None),
    "hundreds": (200, None),
    "thousands": (2_000, None),
    "scores": (40, None),
    "millions": (2_000_000, None),
}
_AT_LEAST = frozenset({"least", "over", "than", "exceeding"})
_ROUGHLY = frozenset({"about", "around", "some", "roughly", "nearly", "almost", "approximately", "estimated", "up"})
_LETHAL = {
    "kill": "killed",
    "die": "killed",
    "dead": "killed",
    "death": "killed",
    "murder": "killed",
    "execute": "killed",
    "slay": "killed",
    "assassinate": "killed",
    "wound": "injured",
    "injure": "injured",
    "hurt": "injured",
    "arrest": "arrested",
    "detain": "arrested",
    "abduct": "abducted",
    "kidnap": "abducted",
    "free": "released",
    "release": "released",
    "deploy": "people",
    "send": "people",
    "hold": "held",
    "displace": "displaced",
    "expel": "expelled",
}


def number(words: Iterable[str]) -> float | None:
    """The number that these words or digits write, None where they write none."""
    total, part, seen = 0.0, 0.0, False
    for raw in words:
        word = raw.lower().replace(",", "").strip("$€£-–")
        if re.fullmatch(r"\d+(?:\.\d+)?", word):
            part, seen = part + float(word), True
        elif word in _NUMBERS or word in _TENS:
            part, seen = part + _NUMBERS.get(word, _TENS.get(word, 0)), True
        elif word in _SCALES or word.rstrip("s") in _SCALES:
            scale = _SCALES.get(word, _SCALES.get(word.rstrip("s"), 1))
            if scale == 100:
                part = (part or 1.0) * scale
            else:
                total, part = total + (part or 1.0) * scale, 0.0
            seen = True
        elif word == "dozen":
            part, seen = (part or 1.0) * 12, True
        elif word not in {"and", "a"}:
            return None
    return total + part if seen else None


def _phrase(s: Sentence, i: int) -> Span:
    first, last = extent(s, i, frozenset({"relcl", "advcl", "acl", "punct", "cc", "conj", "appos", "ccomp"}))
    while first < last and s.words[first].pos in {"DET"}:
        first += 1
    return s.words[first].start, s.words[last].end


def topics(
    text: str, group: Group, nearby: Iterable[Sentence], spoken_by: frozenset[str], keys_at: Callable[[Sentence, int], tuple[str, ...]]
) -> tuple[Topic, ...]:
    """What a meeting or call is about, as the page names it."""
    found: dict[Span, None] = {}
    for f in group.findings:
        for place in _topic_places(f.sentence, f.candidate.trigger, f.candidate.kind):
            found.update(dict.fromkeys(_named(f.sentence, place)))
    for s in nearby:
        for place in _discussed(s, spoken_by, keys_at):
            found.update(dict.fromkeys(_named(s, place)))
    kept: list[Topic] = []
    for start, end in found:
        label = " ".join(text[start:end].split())
        if 2 < len(label) < 120 and not any(label.lower() == t.label.lower() for t in kept):
            kept.append(Topic(label=label, evidence=((start, end),)))
    return tuple(kept)


def _named(s: Sentence, place: int) -> Iterator[Span]:
    """The phrase of a topic; of a hollow one ("a range of issues, from trade to Taiwan") those that it announces."""
    inner = [n for n in prepositions(s, place).get("of", ()) if s.words[place].lemma in _HOLLOW]
    heads = [place, *inner]
    if any(s.words[i].lemma in _HOLLOW for i in heads):
        for i in heads:
            for c in s.children[i]:
                if s.words[c].dep in {"acl", "prep"} and s.words[c].lower in {"ranging", "including", "from", "like"}:
                    yield from (
                        _phrase(s, n)
                        for name, ns in prepositions(s, c, i).items()
                        if name in {"from", "to", "including", "like"}
                        for n in ns
                    )
        yield from (_phrase(s, n) for n in inner if s.words[n].lemma not in _HOLLOW)
        return
    yield _phrase(s, place)


def _topic_places(s: Sentence, trigger: int, kind: str) -> Iterator[int]:
    heads = [trigger]
    if kind == "verb":
        args = verb_arguments(s, trigger)
        heads += [i for i in args.object if s.words[i].pos == "NOUN"]
        if s.words[trigger].lemma in _DISCUSS:
            yield from (i for i in args.object if s.words[i].pos in {"NOUN", "PROPN"})
    for head in heads:
        for name, places in prepositions(s, head).items():
            if name in _ABOUT:
                yield from (
                    i
                    for i in places
                    if not s.words[i].ent.startswith(("DATE", "TIME")) and s.words[i].pos in {"NOUN", "PROPN"} and not _is_time(s, i)
                )


def _is_time(s: Sentence, i: int) -> bool:
    return s.words[i].lower in _DAYS or s.words[i].pos == "NUM"


_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december phone telephone line video link eve basis sidelines behalf initiative request level""".split()
)


def _discussed(s: Sentence, spoken_by: frozenset[str], keys_at: Callable[[Sentence, int], tuple[str, ...]]) -> Iterator[int]:
    """The objects of "discussed", "focused on" in a sentence whose subject took part, or whose subject is the talk itself."""
    for word in s.words:
        if word.lemma in _DISCUSS and word.pos == "VERB":
            args = verb_arguments(s, word.i)
            who = {k for i in args.subject for k in keys_at(s, i)}
            talk = any(s.words[i].lemma in {"conversation", "talk", "discussion", "call", "meeting", "summit"} for i in args.subject)
            if (who & spoken_by) or talk or (args.passive and not args.subject):
                yield from (i for i in args.object if s.words[i].pos in {"NOUN", "PROPN"})
                yield from (
                    i
                    for name, ns in args.preps.items()
                    if name in {"on", "upon", "around"}
                    for i in ns
                    if s.words[i].pos in {"NOUN", "PROPN"} and not _is_time(s, i)
                )
        elif word.lemma in _TOPIC_NOUNS and word.dep == "attr":
            subjects = [c for c in s.children[word.head] if s.words[c].dep == "nsubj"]
            yield from (n for c in subjects for n in conjuncts(s, c) if s.words[n].pos in {"NOUN", "PROPN"})


def count_of(group: Group, within: Callable[[Span], str | None]) -> Count | None:
    """ "The second call in December", "the call, the second one in December", "the call, the third in a month"; one with a period first."""
    found = [c for f in group.findings for c in _counts(f, within)]
    return next((c for c in found if c.within), found[0] if found else None)


def _counts(f: Finding, within: Callable[[Span], str | None]) -> Iterator[Count]:
    s = f.sentence
    nouns = [f.candidate.trigger, *(f.candidate.args.object if f.candidate.kind == "verb" else ())]
    for noun in nouns:
        beside = [c for c in s.children[noun] if s.words[c].dep == "appos"]
        for place in (noun, *beside):
            ordinals = [c for c in (place, *s.children[place]) if s.words[c].lower in ORDINALS and (c != place or place != noun)]
            for c in ordinals:
                value = ORDINALS[s.words[c].lower]
                if value > 1 and s.words[c].dep in {"amod", "advmod", "nummod", "appos"}:
                    first, last = extent(s, place, frozenset({"relcl", "appos", "punct", "acl"}))
                    span = (s.words[min(first, c)].start, s.words[last].end)
                    yield Count(value=value, unit=s.words[noun].lemma, within=within(span), evidence=(span,))


def magnitudes(group: Group, in_time: Callable[[int], bool]) -> tuple[Magnitude, ...] | None:
    """Numbers of people killed, injured, arrested, released, deployed, marching; of money given. As ranges where the page is vague.

    `in_time` says of an offset whether a time expression covers it: "in 2014" counts nobody.
    """
    found: dict[str, Magnitude] = {}
    for f in group.findings:
        for m in _numbers(f, in_time):
            found.setdefault(m.kind, m)
    return tuple(found.values()) or None


def _numbers(f: Finding, in_time: Callable[[int], bool]) -> Iterator[Magnitude]:
    s = f.sentence
    inside = sorted(clause_words_of(s, f.candidate.trigger))
    for i in inside:
        if in_time(s.words[i].start):
            continue
        word = s.words[i]
        if (word.pos == "NUM" and word.dep in {"nummod", "nsubj", "nsubjpass", "dobj", "pobj", "quantmod"}) or word.lower in _VAGUE:
            kind = _kind(f, s, i)
            if kind:
                yield from _magnitude(s, i, kind)


def _kind(f: Finding, s: Sentence, i: int) -> str | None:
    """What a number of the clause counts."""
    word = s.words[i]
    noun = s.words[word.head] if word.dep in {"nummod", "quantmod"} else word
    if currency(s, i) is not None:
        return "money" if f.type in {"AID", "COOPERATE", "SANCTION", "AGREE", "COERCE"} else None
    if noun.lower in _DAYS or noun.lemma in {
        "day",
        "year",
        "month",
        "week",
        "hour",
        "minute",
        "percent",
        "%",
        "meter",
        "metre",
        "kilometer",
        "kilometre",
        "mile",
    }:
        return None
    verbs = [s.words[f.candidate.trigger], *(s.words[j] for j in (noun.head, s.words[noun.head].head))]
    for verb in verbs:
        if verb.lemma in _LETHAL and f.type in {"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "SANCTION"}:
            return _LETHAL[verb.lemma]
    if (f.type == "PROTEST" and noun.pos in {"NOUN", "PROPN"}) or (word.lower in _VAGUE and f.type == "PROTEST"):
        return "people"
    return None


def _magnitude(s: Sentence, i: int, kind: str) -> Iterator[Magnitude]:
    word = s.words[i]
    parts = [*(c for c in s.children[i] if s.words[c].dep in {"compound", "quantmod", "advmod", "nmod", "amod"}), i]
    around = {s.words[j].lower for j in range(max(0, parts[0] - 3), i)}
    span = (s.words[parts[0]].start, word.end)
    if word.lower in _VAGUE:
        low, high = _VAGUE[word.lower]
        yield Magnitude(kind=kind, low=float(low), high=high, unit=None, approximate=True, evidence=(span,))
        return
    value = number(s.words[j].text for j in parts if s.words[j].pos == "NUM" or s.words[j].lower in _SCALES)
    if value is None:
        return
    more = bool(around & _AT_LEAST)
    unit = currency(s, i) if kind == "money" else None
    yield Magnitude(
        kind=kind, low=value, high=None if more else value, unit=unit, approximate=more or bool(around & _ROUGHLY), evidence=(span,)
    )
