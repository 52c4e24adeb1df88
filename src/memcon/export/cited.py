"""Every span of a record that something was read from."""

from collections.abc import Iterator

from memcon.record.types import Event, Record, Span


def cited(record: Record) -> Iterator[tuple[str | None, str, Span]]:
    """Every span of a record: (id of its item, None for stamps and checks; what it is evidence for; span)."""
    article = record.article
    for purpose, stamp in (("published", article.published), ("updated", article.updated)):
        yield from ((None, purpose, span) for span in (stamp.evidence if stamp else ()))
    for a in record.actors:
        yield from ((a.id, "mention", span) for span in a.mentions)
    for p in record.places:
        yield from ((p.id, "mention", span) for span in p.mentions)
    yield from ((t.id, "time", (t.start, t.end)) for t in record.times)
    for e in record.events:
        yield from _cited_event(e)
    for s in record.statements:
        yield s.id, "content", s.content
        if s.cue:
            yield s.id, "cue", s.cue
        yield from ((s.id, x.purpose, (x.start, x.end)) for x in s.evidence)
    for d in record.documents:
        yield from ((d.id, x.purpose, (x.start, x.end)) for x in d.evidence)
    for c in record.checks:
        yield from ((None, c.kind, span) for span in c.evidence)


def _cited_event(event: Event) -> Iterator[tuple[str, str, Span]]:
    yield from ((event.id, x.purpose, (x.start, x.end)) for x in event.evidence)
    for topic in event.topics:
        yield from ((event.id, "topic", span) for span in topic.evidence)
    yield from ((event.id, "count", span) for span in (event.count.evidence if event.count else ()))
    for magnitude in event.magnitude or ():
        yield from ((event.id, magnitude.kind, span) for span in magnitude.evidence)
