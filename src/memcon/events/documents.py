"""Papers that a page speaks of: drafts tabled, agreements signed, statements issued; by whom, for whom."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from memcon.events.details import number
from memcon.language.clauses import Arguments, verb_arguments
from memcon.language.nouns import conjuncts, extent, prepositions
from memcon.language.types import Sentence
from memcon.record.types import Document, Evidence

_PAPERS = frozenset(
    """document draft treaty communique communiqué memorandum protocol resolution accord roadmap petition letter text convention charter
    declaration pact manifesto blueprint
    paper bill decree proposal agreement""".split()
)
_PLAIN = frozenset({"agreement", "proposal", "text", "paper", "letter", "bill", "resolution", "accord", "pact"})
"""Papers only where they are drafts or are handled as paper (signed, tabled, submitted)."""
_HANDLED = {
    "table": "tabled",
    "submit": "tabled",
    "present": "tabled",
    "circulate": "circulated",
    "hand": "handed over",
    "deliver": "handed over",
    "publish": "published",
    "release": "published",
    "issue": "published",
    "sign": "signed",
    "initial": "signed",
    "adopt": "adopted",
    "pass": "adopted",
    "approve": "adopted",
    "ratify": "ratified",
    "draft": "drafted",
    "send": "handed over",
    "put": "tabled",
    "propose": "tabled",
    "exchange": "exchanged",
    "reject": "rejected",
    "unveil": "published",
}
_FOR = ("for", "to", "with", "between")

Keys = Callable[[Sentence, int], tuple[str, ...]]


def documents(text: str, sentences: Iterable[Sentence], keys: Keys, ids: Mapping[str, str]) -> tuple[Document, ...]:
    """The papers of a page; one that is spoken of again in the same words is one."""
    found: dict[tuple[str, str | None], Document] = {}
    for s in sentences:
        for word in s.words:
            if word.pos == "VERB" and word.lemma in _HANDLED:
                for document in _handled(text, s, word.i, keys, ids):
                    key = (document.kind or document.name.lower(), document.proposed_by)
                    found.setdefault(key, document)
    return tuple(_numbered(found.values()))


def _numbered(documents: Iterable[Document]) -> Iterator[Document]:
    from msgspec.structs import replace

    for n, document in enumerate(documents, 1):
        yield replace(document, id=f"d{n}")


def _handled(text: str, s: Sentence, verb: int, keys: Keys, ids: Mapping[str, str]) -> Iterator[Document]:
    args = verb_arguments(s, verb)
    for i in args.object:
        word = s.words[i]
        if word.lemma not in _PAPERS or (i < verb and not args.passive and s.words[verb].dep != "relcl"):
            continue
        modifiers = {s.words[c].lemma for c in s.children[i] if s.words[c].dep in {"amod", "compound", "nmod"}}
        if (
            word.lemma in _PLAIN
            and "draft" not in modifiers
            and s.words[verb].lemma not in {"sign", "table", "submit", "circulate", "ratify", "initial", "adopt"}
        ):
            continue
        yield _document(text, s, verb, i, args, "draft" in modifiers or word.lemma == "draft", keys, ids)


def _document(text: str, s: Sentence, verb: int, i: int, args: Arguments, draft: bool, keys: Keys, ids: Mapping[str, str]) -> Document:
    first, last = extent(s, i, frozenset({"relcl", "acl", "advcl", "punct", "appos", "prep", "cc", "conj"}))
    while first < last and s.words[first].pos in {"DET", "NUM"}:
        first += 1
    counts = [number([s.words[c].text]) for c in s.children[i] if s.words[c].dep == "nummod"]
    by = [ids[k] for j in args.subject for k in keys(s, j) if k in ids]
    to = [ids[k] for j in _addressed(s, verb, i, args) for k in keys(s, j) if k in ids]
    start, end = s.words[first].start, s.words[last].end
    whole = [s.words[min(first, verb)].start, s.words[max(last, verb)].end]
    kind = s.words[i].lemma
    return Document(
        id="d1",
        name=" ".join(text[start:end].split()),
        count=int(counts[0]) if counts and counts[0] else None,
        kind=f"draft {kind}" if draft and kind != "draft" else kind,
        proposed_by=by[0] if by else None,
        addressed_to=tuple(dict.fromkeys(to)),
        status=_HANDLED[s.words[verb].lemma],
        evidence=(Evidence(start=start, end=end, purpose="name"), Evidence(start=whole[0], end=whole[1], purpose="document")),
    )


def _addressed(s: Sentence, verb: int, i: int, args: Arguments) -> Iterator[int]:
    """Whom a paper is for: "to Washington", "one for the US separately and one for the military bloc"."""
    for name in _FOR:
        yield from args.preps.get(name, ())
    for word in s.words[i + 1 :]:
        if word.lower == "one" and any(s.words[a].i in {verb, i} for a in _above(s, word.i)):
            for one in conjuncts(s, word.i):
                for name in _FOR:
                    yield from prepositions(s, one).get(name, ())


def _above(s: Sentence, i: int) -> list[int]:
    found: list[int] = []
    place = i
    while s.words[place].head != place and len(found) < 6:
        place = s.words[place].head
        found.append(place)
    return found
