"""The course of things between two actors: what was planned, what became of it, and what one did towards the other.

Every step is what an article says, with its words. memcon adds only the order of time and which articles speak of one matter; where they
cannot all be right, all are kept, each with who says so.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from memcon.errors import BadOption
from memcon.knowledge import Knowledge, open_knowledge
from memcon.knowledge.asked import Meaning, meaning, means
from memcon.occurrences.joining import Scene, dated_by, deeds, doers, talks
from memcon.occurrences.link import link
from memcon.occurrences.relation_types import Move, Relations, State, Step, Thread
from memcon.occurrences.spans import Days, days
from memcon.occurrences.tellings import Page, Telling, occasion, person_key, tellings
from memcon.occurrences.types import Cite
from memcon.record.citing import block_of
from memcon.record.types import Actor, Channel, Record

Word = TypeVar("Word", bound=str)

GRACE = 1
"""Days after the day that something was planned for before its silence counts: the news of it is often of the day after."""
_PLANS = ("planned", "proposed", "possible", "moved")
_ORDER = ("planned", "proposed", "possible", "moved", "called_off", "not_called_off", "told", "denied", "alleged")


def relations(
    records: Iterable[Record], a: str, b: str, *, since: str | None = None, until: str | None = None, facts: Knowledge | None = None
) -> Relations:
    """The threads between two actors, each named in any spelling; a country stands for all who act for it.

    `since` and `until` ("2021", "2021-12", "2021-12-30") keep the threads with a day in between; articles of other days still count for
    what became of them. The result is the same for any order of the records. Raises BadOption where both names mean one actor, a name means
    nobody, a day is no date, or two records have one id.
    """
    facts = facts or open_knowledge()
    given = sorted(records, key=lambda record: record.id)
    first, second = meaning(facts, a), meaning(facts, b)
    if first == second or (first.country is not None and first.country == second.country):
        raise BadOption(f"{a!r} and {b!r} are one actor: name two")
    pages = [page for record in given if (page := _page(record, first, second)).ours and page.theirs]
    for name, side in ((a, first), (b, second)):
        if not side.country and not any(means(side, actor) for record in given for actor in record.actors):
            raise BadOption(f"{name!r}: nobody on these pages goes by that name")
    newest = max((day for record in given if (day := Page(record, frozenset(), frozenset()).published)), default=None)
    homes = {line.record: line.occurrence for line in link([page.record for page in pages]).links if line.main}
    return course(pages, (first, second), since=since, until=until, newest=newest, occurrences=homes, facts=facts)


def _page(record: Record, first: Meaning, second: Meaning) -> Page:
    ours, theirs = (frozenset(actor.id for actor in record.actors if means(side, actor)) for side in (first, second))
    if first.country and not second.country:
        ours -= theirs  # of "Russia" and "Putin" the person stands for himself
    elif second.country and not first.country:
        theirs -= ours
    return Page(record, ours, theirs)


def course(
    pages: Sequence[Page],
    sides: tuple[Meaning, Meaning],
    *,
    since: str | None,
    until: str | None,
    newest: int | None,
    occurrences: Mapping[str, str],
    facts: Knowledge,
    notes: tuple[str, ...] = (),
) -> Relations:
    """`relations` for pages whose actors are known to be of either side. `newest` is the day of the newest article of the collection."""
    span = _asked(since, until)
    told = [telling for page in pages for telling in tellings(page)]
    scene = Scene(_hours(sides, facts, newest), dict(occurrences))
    groups = talks([t for t in told if occasion(t.event) or t.kind in ("called_off", "not_called_off", "moved")], scene)
    groups += deeds([t for t in told if not occasion(t.event) and t.kind not in ("called_off", "not_called_off", "moved")])
    found = [(group, days_of(group)) for group in groups]
    kept = [(group, day) for group, day in found if (not since if day is None else span[0] <= day[1] and day[0] <= span[1])]
    threads = [_thread(group, newest, occurrences) for group, _ in sorted(kept, key=lambda item: _place_in_time(*item))]
    return Relations(
        actors=(sides[0].name, sides[1].name),
        since=since,
        until=until,
        as_of=date.fromordinal(newest).isoformat() if newest else None,
        records=len({cite.record for thread in threads for step in thread.steps for cite in step.cites}),
        threads=tuple(threads),
        notes=notes,
    )


def _asked(since: str | None, until: str | None) -> Days:
    bounds = []
    for option, text, end in (("--since", since, 0), ("--until", until, 1)):
        span = days(text)
        if text is not None and (span is None or "/" in text):
            raise BadOption(f"{option} {text!r} is no date: write 2021, 2021-12 or 2021-12-30")
        bounds.append(span[end] if span else (date.min, date.max)[end].toordinal())
    if bounds[1] < bounds[0]:
        raise BadOption(f"--since {since!r} lies after the last day asked for, {until!r}")
    return bounds[0], bounds[1]


def _hours(sides: tuple[Meaning, Meaning], facts: Knowledge, newest: int | None) -> float:
    """Hours between the clocks of the two capitals; 0 where one of them is not known."""
    at = datetime.combine(date.fromordinal(newest) if newest else date(2000, 1, 1), datetime.min.time(), UTC)
    offsets = []
    for side in sides:
        state = facts.countries.get(side.country) if side.country else None
        capital = facts.places.resolve(state.capital, (state.key,)) if state and state.capital else None
        offset = at.astimezone(ZoneInfo(capital.zone)).utcoffset() if capital and capital.zone else None
        if offset is None:
            return 0.0
        offsets.append(offset.total_seconds() / 3600)
    return abs(offsets[0] - offsets[1])


def days_of(group: Sequence[Telling]) -> Days | None:
    """The days of a thread, else those on which its articles appeared."""
    telling = dated_by(group)
    published = [t.published for t in group if t.published]
    if telling and telling.days:
        if telling.kind == "told" and not telling.precise and published:  # "this year" is up to the day of the page
            return telling.days[0], max(telling.days[0], min(telling.days[1], min(published)))
        return telling.days
    return (min(published), max(published)) if published else None


def _place_in_time(group: Sequence[Telling], day: Days | None) -> tuple[int, int, tuple[str, int, str, str, str]]:
    """By the last of its days: "in the spring" stands at its end."""
    return day[1] if day else date.max.toordinal(), day[0] if day else 0, min(t.id for t in group)


def _thread(group: Sequence[Telling], newest: int | None, occurrences: Mapping[str, str]) -> Thread:
    steps = sorted(group, key=lambda t: (t.published or 0, _ORDER.index(t.kind), t.id))
    dated = dated_by(group)
    best = next((t for kind in ("told", "moved", "planned") for t in group if t.kind == kind), group[0])
    talk = occasion(best.event) or best.kind in ("called_off", "not_called_off", "moved")
    names = _participants(group if talk else [best])
    first = min(f"{t.page.record.id}/{t.event.id}/{t.edtf or ''}" for t in group)
    return Thread(
        id=f"r-{blake2b(first.encode(), digest_size=6).hexdigest()}",
        type="CONSULT" if talk else best.event.type,
        state=_state(steps, newest),
        level=_most([t.level for t in group]) if talk else None,
        channel=_channel(group) if talk else None,
        when=dated.edtf if dated else None,
        place=_place(group),
        participants=tuple(name for side in names for name in side),
        toward=None if talk else _toward(best, names),
        moves=_moves(group) if talk else (),
        steps=_folded(steps),
        occurrences=tuple(sorted({occurrences[t.page.record.id] for t in group if t.main and t.page.record.id in occurrences})),
    )


def _most(found: Iterable[Word | None]) -> Word | None:
    many = Counter(x for x in found if x)
    return max(many, key=lambda x: (many[x], x), default=None)


def _channel(group: Sequence[Telling]) -> Channel | None:
    """The channel of the report, else of the plan."""
    return _most([t.event.channel for t in group if t.kind == "told"]) or _most([t.event.channel for t in group])


def _place(group: Sequence[Telling]) -> str | None:
    """The town of the report, else of the plan; a call has none."""
    if _channel(group) in ("phone", "video", "written"):
        return None
    for kinds in (("told",), ("moved",), _ORDER):
        if place := _most([t.place for t in group if t.kind in kinds]):
            return place
    return None


def _state(steps: Sequence[Telling], newest: int | None) -> State:
    """What the articles, by the day of their publication, say has become of it."""
    kinds = {t.kind for t in steps}
    off = [t for t in steps if t.kind == "called_off"]
    if "told" in kinds:
        if "denied" in kinds or any(_after(t, steps) for t in off):
            return "disputed"
        planned = kinds & {*_PLANS, "not_called_off"} or any(t.event.type != "SANCTION" for t in off)  # talks broken off need no plan
        return "kept" if planned else "happened"
    if off:
        again = [t for t in steps if t.kind in ("not_called_off", "planned") and _later(t, off[-1])]
        if "not_called_off" in kinds or any(_who(t) != _who(off[-1]) for t in again):
            return "disputed"
        if not again:
            return "called_off"
    if "denied" in kinds:
        return "disputed" if "alleged" in kinds else "denied"
    day = dated_by([t for t in steps if t.kind in _PLANS])
    if steps[-1].kind == "moved" and steps[-1].days is None:
        return "moved"  # put off, and no new day is told
    if kinds & {"planned", "moved", "not_called_off"}:
        if day and day.days and newest and day.days[1] + GRACE < newest:
            return "passed"
        return "moved" if "moved" in kinds else "open"
    return next(state for state in ("alleged", "proposed", "possible") if state in kinds)


def _later(telling: Telling, other: Telling) -> bool:
    return telling.published is not None and other.published is not None and telling.published > other.published


def _after(off: Telling, steps: Sequence[Telling]) -> bool:
    """Does an article say "called off" after the day on which it was held? Talks that are broken off were held."""
    held = [t.days[1] for t in steps if t.kind == "told" and t.days]
    return bool(held) and off.event.type != "SANCTION" and off.published is not None and off.published > min(held)


def _who(telling: Telling) -> str | None:
    """Whose word it is: the country of who says so, else of an official text, else the outlet."""
    _, country = said_by(telling)
    article = telling.page.record.article
    return country or article.side or article.outlet


def said_by(telling: Telling) -> tuple[str | None, str | None]:
    """In whose mouth the article lays it, or whose act it is, with the country that he acts for."""
    event, actors = telling.event, telling.page.actors
    statement = next((s for s in telling.page.record.statements if s.id == event.reported_by), None)
    speaker = actors.get(statement.speaker or "") if statement else None
    if speaker is None and telling.kind in ("called_off", "not_called_off", "moved"):
        speaker = next((actors[p.actor] for p in event.participants if p.role == "initiator" and p.actor in actors), None)
    return (speaker.name, speaker.country) if speaker else (None, None)


def _moves(group: Sequence[Telling]) -> tuple[Move, ...]:
    """What was changed, by the words of who tells it; town and channel also where plan and report differ."""
    found = []
    for t in sorted((t for t in group if t.kind == "moved"), key=lambda t: (t.published or 0, t.id)):
        old = t.before[0] or _planned_before(t, group)
        if old and t.edtf and old != t.edtf:
            found.append(Move(field="when", old=old, new=t.edtf, cites=(_cite(t),)))
        if t.place_before and t.place and t.place_before != t.place:
            found.append(Move(field="place", old=t.place_before, new=t.place, cites=(_cite(t),)))
    if not any(move.field == "place" for move in found):
        found += _differing(group, "place", lambda t: t.place)
    return tuple(_once([*found, *_differing(group, "channel", lambda t: t.event.channel)]))


def _differing(group: Sequence[Telling], field: Literal["place", "channel"], value: Callable[[Telling], str | None]) -> list[Move]:
    """A field that no report gives as any plan did."""
    plans, reports = ([(t, told) for t in group if t.kind == kind and (told := value(t))] for kind in ("planned", "told"))
    if not plans or not reports or {told for _, told in plans} & {told for _, told in reports}:
        return []
    (plan, old), (report, new) = plans[-1], reports[0]
    return [Move(field=field, old=old, new=new, cites=(_cite(plan), _cite(report)))]


def _once(moves: Sequence[Move]) -> list[Move]:
    """Each change once, with the words of all who tell it."""
    by_change: dict[tuple[str, str, str], list[Move]] = {}
    for move in moves:
        by_change.setdefault((move.field, move.old, move.new), []).append(move)
    return [
        Move(field=same[0].field, old=old, new=new, cites=tuple(cite for move in same for cite in move.cites))
        for (_, old, new), same in by_change.items()
    ]


def _planned_before(moved: Telling, group: Sequence[Telling]) -> str | None:
    """The day that earlier articles planned it for, where who moves it does not say."""
    earlier = [t for t in group if t.kind == "planned" and t.days and t.days != moved.days and not _later(t, moved)]
    last = max(earlier, key=lambda t: (t.published or 0, t.id), default=None)
    return last.edtf if last else None


def _participants(group: Sequence[Telling]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of either side that most articles give: people where some are named, else the states or bodies themselves."""
    sides = []
    told = [t for t in group if occasion(t.event)] or group
    for side in ("ours", "theirs"):
        many: Counter[str] = Counter()
        called: dict[str, Counter[str]] = {}
        taking = [actor for t in told for actor in _taking(t, side)]
        persons = [actor for actor in taking if actor.kind == "person"]
        for actor in persons or taking:
            key = person_key(actor) if persons else actor.name
            many[key] += 1
            called.setdefault(key, Counter())[_named(actor)] += 1
        often = max(many.values(), default=0)
        best = sorted((key for key in many if many[key] * _SELDOM >= often), key=lambda key: (-many[key], key))[:_NAMES]
        sides.append(tuple(max(called[key], key=lambda name: (called[key][name], len(name), name)) for key in best))
    return sides[0], sides[1]


_NAMES = 3
"""Names of a side that a thread shows."""
_SELDOM = 3
"""A name that this many times fewer articles give than the most frequent one is left out: who was there too."""


def _taking(telling: Telling, side: str) -> list[Actor]:
    ids = telling.page.ours if side == "ours" else telling.page.theirs
    return [telling.page.actors[p.actor] for p in telling.event.participants if p.actor in ids and p.role != "absent"]


def _named(actor: Actor) -> str:
    return f"{actor.name} ({actor.country})" if actor.country and actor.kind != "country" else actor.name


def _toward(telling: Telling, names: tuple[tuple[str, ...], tuple[str, ...]]) -> str | None:
    """Who acts towards whom; both together where neither side is the one that it is done to."""
    acting = doers(telling)
    ours, theirs = (" and ".join(side) for side in names)
    if acting == {"ours"}:
        return f"{ours} → {theirs}"
    return f"{theirs} → {ours}" if acting == {"theirs"} else f"{ours} with {theirs}"


def _folded(steps: Sequence[Telling]) -> tuple[Step, ...]:
    """The steps; where an outlet has the same words on two pages of one day, one for both."""
    found: dict[tuple[str | None, ...], Step] = {}
    for step in map(_step, steps):
        key = (step.kind, step.outlet, step.published, step.words, step.when, step.record if step.outlet is None else None)
        known = found.get(key)
        found[key] = step if known is None else replace(known, cites=(*known.cites, *step.cites))
    return tuple(found.values())


def _cite(telling: Telling) -> Cite:
    return Cite(record=telling.page.record.id, start=telling.cite[0], end=telling.cite[1])


def _step(telling: Telling) -> Step:
    article = telling.page.record.article
    name, country = said_by(telling)
    return Step(
        kind=telling.kind,
        record=telling.page.record.id,
        event=telling.event.id,
        outlet=article.outlet or article.agency,
        side=article.side,
        published=article.published.edtf.partition("T")[0] if article.published else None,
        when=telling.edtf,
        place=telling.place,
        channel=telling.event.channel,
        said_by=name,
        said_for=country,
        words=" ".join(article.text[slice(*telling.cite)].split()),
        told=" ".join(article.text[slice(*telling.mark)].split()),
        where=block_of(article, telling.cite[0]),
        cites=(_cite(telling),),
    )
