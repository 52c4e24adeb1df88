"""From what was found to the record's statements: ids, resolved speakers, evidence."""

from collections.abc import Callable, Sequence

from memcon.record.types import Evidence, Span, Statement
from memcon.statements.types import Said

Resolve = Callable[[Span], str | None]
"""The id of the actor that a noun phrase of the text stands for, None where it is nobody known."""


def to_statements(
    said: Sequence[Said],
    resolve: Resolve,
    *,
    acts_for: Callable[[str], str | None] = lambda actor: None,
    time_of: Resolve = lambda span: None,
    nameless: bool = True,
) -> tuple[Statement, ...]:
    """The statements s1, s2, … in the order of the text.

    `resolve` gives an actor's id for the span of a noun phrase. `acts_for` gives, for an actor's id, the id of the actor whom he acts
    for; it is
    asked only where the words themselves do not say whom he speaks for. `time_of` gives the id of the time expression in a span. Of joint
    speakers the first who is known stands as the speaker. `nameless` False leaves out statements whose speaker resolves to nobody.
    """
    out: list[Statement] = []
    for item in said:
        speaker = speaker_of(item, resolve)
        if speaker is not None or nameless:
            out.append(_entry(f"s{len(out) + 1}", item, speaker, resolve, acts_for, time_of))
    return tuple(out)


def speaker_of(item: Said, resolve: Resolve) -> str | None:
    """The actor who says it: the speaker by the core of his phrase, else by the whole of it, else the first known who says it with him."""
    spans = [item.core, item.speaker, *item.also] if item.speaker is not None else []
    return next((actor for span in spans if span is not None and (actor := resolve(span)) is not None), None)


def _entry(
    name: str, item: Said, speaker: str | None, resolve: Resolve, acts_for: Callable[[str], str | None], time_of: Resolve
) -> Statement:
    principal = resolve(item.for_) if item.for_ is not None else None
    if (principal is None or principal == speaker) and speaker is not None:
        principal = acts_for(speaker)
    addressee = resolve(item.addressee) if item.addressee is not None else None
    evidence = [Evidence(start=item.clause[0], end=item.clause[1], purpose="statement")]
    if item.speaker is not None:
        evidence.append(Evidence(start=item.speaker[0], end=item.speaker[1], purpose="speaker"))
    when = time_of(item.when_hint) if item.when_hint is not None else None
    return Statement(
        id=name,
        speaker=speaker,
        for_=principal,
        addressee=addressee if addressee != speaker else None,
        act=item.act,
        form=item.form,
        cue=item.cue,
        content=item.content,
        when=when,
        evidence=tuple(evidence),
    )
