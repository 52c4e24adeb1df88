"""From a chosen candidate to a `Said`: the speaker's phrase and those who speak with him, whom he speaks for, to whom, and when."""

from memcon.record.types import Span
from memcon.statements.candidates import Candidate
from memcon.statements.cues import act_of
from memcon.statements.judge import negated, tense
from memcon.statements.plausible import DECIDING, speaker_stands
from memcon.statements.shape import Shaped, speaker_core, speaker_span
from memcon.statements.speakers import kind_of, tidy
from memcon.statements.tree import DAYS, RELATIVE, Tree
from memcon.statements.types import Modality, Said

HEAD = 400
"""By its first so many characters a long quotation is told what act it is."""


def _modality(tree: Tree, at: int) -> Modality:
    found = tense(tree, at)
    if found == "bare":
        up = next((w for w in tree.path_up(at) if w.pos == "VERB"), None)
        return _modality(tree, up.i) if up is not None else "present"
    return "future" if found == "future" else "conditional" if found == "conditional" else "present" if found == "present" else "past"


def said_of(text: str, item: Shaped) -> Said:
    """The statement that a candidate makes."""
    tree, candidate = item.tree, item.candidate
    words = tree.words
    denied = negated(tree, candidate.cue)
    speaker: Span | None = None
    also: tuple[Span, ...] = ()
    head = -1
    subject = _who(item)
    if subject >= 0 and (speaker := tidy(text, speaker_span(tree, subject))) is not None:
        also, head = _joined(tree, subject), words[subject].start
    else:
        subject = -1
    addressee = speaker_span(tree, candidate.addressee) if _is_addressee(candidate) else None
    ends = [item.cue, item.content, *([speaker] if speaker is not None else [])]
    clause = (min(s for s, _ in ends), max(e for _, e in ends))
    act = act_of(candidate.lemma, candidate.pattern, text[item.content[0] : min(item.content[1], item.content[0] + HEAD)], denied)
    if candidate.lemma in DECIDING and candidate.subject >= 0 and words[candidate.subject].lower in {"i", "we"}:
        act = "announce"  # "I have ordered …" makes an order known to those who hear it
    return Said(
        speaker=speaker,
        speaker_head=head,
        core=tidy(text, speaker_core(tree, subject)) if subject >= 0 else None,
        for_=speaks_for(tree, subject),
        also=also,
        addressee=addressee,
        cue=item.cue,
        verb=words[candidate.cue].start,
        content=item.content,
        act=act,
        form=item.form,
        sentence=tree.sentence.index,
        clause=clause,
        when_hint=_when(tree, candidate),
        negated=denied,
        tense=_modality(tree, candidate.cue),
        strength=round(item.strength, 3),
        lemma=candidate.lemma,
        relative=_relative(tree, candidate) if subject == candidate.subject else None,
    )


def _who(item: Shaped) -> int:
    """The head of the speaker's phrase, -1 where the cue's subject names nobody; of a paper whoever issued it, where the words say so:
    "the ministry's statement", "a letter from the envoy", "a Kremlin readout"."""
    tree, subject = item.tree, item.candidate.subject
    if not speaker_stands(item):
        return -1
    if kind_of(tree, subject) != "document":
        return subject
    owner = tree.kid(subject, "poss")
    if owner is None:
        by = next((p for p in tree.kids(subject, "prep") if p.lower in {"by", "from"}), None)
        owner = tree.kid(by.i, "pobj") if by is not None else None
    if owner is None:
        owner = next((c for c in tree.kids(subject, "compound", "nmod") if c.pos == "PROPN" and c.i == subject - 1), None)
    if owner is None or DAYS.search(owner.text) or (owner.pos != "PRON" and kind_of(tree, owner.i) != "speaker"):
        return subject
    return owner.i


def _is_addressee(candidate: Candidate) -> bool:
    """An object is whom the words are said to where it stands apart from them, or is asked to do something."""
    inside = candidate.first <= candidate.addressee <= candidate.last
    return candidate.addressee >= 0 and (not inside or candidate.pattern in {"to", "prep:on-to", "prep:for-to"})


def _relative(tree: Tree, candidate: Candidate) -> Span | None:
    own = tree.kid(candidate.cue, "nsubj")
    return (own.start, own.end) if own is not None and own.i != candidate.subject and own.lower in RELATIVE else None


def _joined(tree: Tree, head: int) -> tuple[Span, ...]:
    """The further speakers of "Washington and its allies said"."""
    out: list[Span] = []
    for other in tree.kids(head, "conj"):
        if other.pos in {"NOUN", "PROPN", "PRON"}:
            out.append(speaker_span(tree, other.i))
            out.extend(_joined(tree, other.i))
    return tuple(out)


_SPEAKS = frozenset(
    """spokesman spokeswoman spokesperson spokespeople spokesmen aide adviser advisor lawyer attorney envoy secretary representative
    ambassador
    minister chief head director deputy manager official officials chairman president leader""".split()
)
_PORTFOLIOS = frozenset({"secretary", "minister", "deputy"})
"""What follows their "of" and "for" is a field, not a principal: "Secretary of State", "Minister for Trade"."""
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople"})


def speaks_for(tree: Tree, head: int) -> Span | None:
    """For whom a speaker speaks, where his title says it: "Putin's spokesman", "a spokesman for the Kremlin", "Peskov, Putin's
    spokesman"."""
    if head < 0:
        return None
    for title in (head, *(k.i for k in tree.kids(head, "appos", "compound", "nmod"))):
        former = any(k.lower in {"former", "ex", "retired", "late"} for k in tree.kids(title, "amod", "compound"))
        if tree.words[title].lower in _SPEAKS and not former:
            principal = _principal(tree, title, head)
            if principal is not None:
                return principal
    return None


def _principal(tree: Tree, title: int, head: int) -> Span | None:
    """The owner of a title, by possessive, by "for" or "of", or, for a spokesman, by the name before the title."""
    owner = tree.kid(title, "poss") or tree.kid(head, "poss")
    if owner is not None:
        return speaker_span(tree, owner.i)
    for link in tree.kids(title, "prep"):
        inner = tree.kid(link.i, "pobj")
        if link.lower in {"for", "of"} and inner is not None and tree.words[title].lower not in _PORTFOLIOS:
            return speaker_span(tree, inner.i)
    if tree.words[title].lower not in _VOICES:
        return None
    named = [k for k in tree.kids(title, "compound", "nmod") if k.pos in {"PROPN", "NOUN"}]
    if not named and tree.words[title].dep == "compound":
        named = [w for w in tree.kids(head, "compound", "nmod") if w.i < title]
    return (tree.words[tree.left[named[0].i]].start, named[-1].end) if named else None


def _when(tree: Tree, candidate: Candidate) -> Span | None:
    """The adverbial of time that hangs on the cue: "said on Monday"."""
    for child in (tree.words[c] for c in tree.children[candidate.cue]):
        if child.dep in {"npadvmod", "prep", "advmod", "tmod"} and not candidate.first <= child.i <= candidate.last:
            span = tree.words[tree.left[child.i]].start, tree.words[tree.right[child.i]].end
            inner = "".join(w.text + " " for w in tree.words[tree.left[child.i] : tree.right[child.i] + 1])
            if span[1] - span[0] < 60 and DAYS.search(inner):
                return span
    return None
