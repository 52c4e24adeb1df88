"""Which tellings are of one matter: talks by their people, level, channel and day; deeds by who does what to whom, when, in which words."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from memcon.occurrences.cluster import average_linkage
from memcon.occurrences.spans import Days
from memcon.occurrences.tellings import Telling
from memcon.occurrences.words import cosine, rarity, stems

ALIKE = 0.5
"""Average likeness from which tellings are of one matter."""
NIGHT_HOURS = 5
"""Hours between two capitals from which a night in one is the day before in the other."""
_CLOCKS = 6 * 3600
"""Seconds between two clocks of one call: pages give its beginning, its end, or the hour of the news."""
_REMOTE = frozenset({"phone", "video"})
_RECENT = 4
"""Days after talks within which a page that gives no day still means them."""
_SEASON = 14
"""Days between two pages that plan talks without a day and mean the same."""
_DEED_DAYS = 2
_DEED_WORDS = 0.3
_ORDER_DAYS = 31
"""Days within which a deed that was planned without a day is looked for."""
_STANDING = ("planned", "proposed", "possible")
_TURNS = ("called_off", "not_called_off")


@dataclass(frozen=True)
class Scene:
    """What is known beside the tellings: hours between the capitals, and the occurrence that each record is about."""

    hours: float = 0.0
    occurrences: dict[str, str] = field(default_factory=dict)


def talks(told: Sequence[Telling], scene: Scene) -> list[list[Telling]]:
    """Tellings of talks in threads, each sorted. First what has a day, then what has none, then what moves or calls off."""
    order = sorted(told, key=lambda t: (t.published or 0, t.id))
    plain = [t for t in order if t.kind not in (*_TURNS, "moved")]
    dated = [t for t in plain if t.precise]
    groups = [[dated[i] for i in group] for group in average_linkage(len(dated), _edges(dated, scene), ALIKE)]
    for telling in sorted((t for t in plain if not t.precise), key=lambda t: (t.days is None, t.published or 0, t.id)):
        _put(groups, telling, scene)
    for telling in (t for t in order if t.kind == "moved"):
        _move(groups, telling)
    for telling in (t for t in order if t.kind in _TURNS):
        _turn(groups, telling)
    return [sorted(group, key=lambda t: t.id) for group in groups]


def _edges(dated: Sequence[Telling], scene: Scene) -> Iterator[tuple[int, int, float]]:
    """Likeness of tellings whose days lie next to each other."""
    by_day = sorted(range(len(dated)), key=lambda i: (_days(dated[i])[0], i))
    for place, i in enumerate(by_day):
        for j in by_day[place + 1 :]:
            if _days(dated[j])[0] > _days(dated[i])[1] + 1:
                if _days(dated[j])[0] > _days(dated[i])[0] + 4:
                    break
                continue
            if weight := likeness(dated[i], dated[j], scene):
                yield min(i, j), max(i, j), weight


def _days(telling: Telling) -> Days:
    assert telling.days is not None
    return telling.days


def likeness(a: Telling, b: Telling, scene: Scene) -> float:
    """How likely two tellings are of one occasion, from 0 to 1, by fixed steps."""
    near = _near(a, b, scene)
    return near * _people_agree(a, b) * _ways_agree(a, b) if near else 0.0


def _near(a: Telling, b: Telling, scene: Scene) -> float:
    """Do the days agree?"""
    if a.days is None or b.days is None:
        return 0.0
    if a.instant and b.instant and a.kind == b.kind == "told":
        return 1.0 if abs((a.instant - b.instant).total_seconds()) <= _CLOCKS else 0.0
    if a.days[0] <= b.days[1] and b.days[0] <= a.days[1]:
        return 1.0 if a.precise and b.precise else 0.6
    if min(abs(a.days[0] - b.days[1]), abs(b.days[0] - a.days[1])) > 1 or a.page is b.page:
        return 0.0
    if scene.hours >= NIGHT_HOURS and a.precise and b.precise:
        return 0.7  # midnight lies between the capitals
    return 0.6 if a.kind in _STANDING and b.kind in _STANDING and a.place and a.place == b.place else 0.0


def _people_agree(a: Telling, b: Telling) -> float:
    """Could the same people speak? Negotiators are not presidents, and who is said to stay away takes no part."""
    for ours, theirs in zip(a.people, b.people, strict=True):
        if ours and theirs and not ours & theirs:
            return 0.0
    if a.absent & (b.people[0] | b.people[1]) or b.absent & (a.people[0] | a.people[1]):
        return 0.0
    if a.level and b.level:
        return 1.0 if a.level == b.level else 0.0
    return 0.9 if a.level == b.level else 0.8


def _ways_agree(a: Telling, b: Telling) -> float:
    """Could the channel and the town be one? A call that was planned may be held by video, a meeting in another town."""
    first, second = a.event.channel, b.event.channel
    weight = 1.0
    mixed = (a.kind == "told") != (b.kind == "told")
    if first and second and first != second and not {first, second} <= _REMOTE:
        if not (mixed and _same_people(a, b)):
            return 0.0
        weight = 0.7
    if a.place and b.place and a.place != b.place:
        if not mixed or not _same_people(a, b):
            return 0.0 if a.kind == b.kind == "told" else 0.4
        weight *= 0.8
    return weight


def _same_people(a: Telling, b: Telling) -> bool:
    return all(ours & theirs for ours, theirs in zip(a.people, b.people, strict=True)) or bool(a.level and a.level == b.level)


def _fits(telling: Telling, group: Sequence[Telling]) -> float:
    """The share of a group that could have the people, the channel and the town of a telling."""
    return sum(_people_agree(telling, t) * _ways_agree(telling, t) for t in group) / len(group)


def dated_by(group: Sequence[Telling]) -> Telling | None:
    """The telling whose day is the group's: of what took place that which most give, else the plan last moved to, else the plan that most
    give; the narrower before the wider."""
    moved = [t for t in group if t.kind == "moved" and t.days]
    if last := max(moved, key=lambda t: (t.published or 0, t.id), default=None):
        moved = [last]
    for some in ([t for t in group if t.kind == "told" and t.days], moved, [t for t in group if t.days]):
        if some:
            many = Counter(_days(t) for t in some)
            return min(some, key=lambda t: (not t.precise, -many[_days(t)], _days(t)[1] - _days(t)[0], _days(t), t.id))
    return None


def _day(group: Sequence[Telling]) -> Days | None:
    telling = dated_by(group)
    return telling.days if telling else None


def _nearest(
    groups: list[list[Telling]], telling: Telling, far: Callable[[list[Telling]], int | None], least: float
) -> list[Telling] | None:
    """The group that fits a telling best: by its people first, then by the days between them (`far`; None where it cannot be)."""
    found = []
    for group in groups:
        days, fit = far(group), _fits(telling, group)
        if days is not None and fit >= least:
            found.append((-round(fit, 1), days, group[0].id, group))
    return min(found, key=lambda item: item[:3])[3] if found else None


def _put(groups: list[list[Telling]], telling: Telling, scene: Scene) -> None:
    """Add what is told without a day, or with a week or a month, to the talks that it can mean; else it stands for itself."""
    far = partial(_far_within, telling) if telling.days else partial(_far_without, telling, scene)
    group = _nearest(groups, telling, far, ALIKE)
    if group is None:
        groups.append([telling])
    else:
        group.append(telling)


def _far_within(telling: Telling, group: Sequence[Telling]) -> int | None:
    """For a telling of a week or a month: talks in it. A plan is older than what is planned, a report younger."""
    day, span = _day(group), _days(telling)
    if day is None or not (span[0] <= day[1] and day[0] <= span[1]):
        return None
    if telling.published is not None and (telling.published > day[1] + 1 if telling.kind in _STANDING else telling.published < day[0]):
        return None
    return day[0] - span[0]


def _far_without(telling: Telling, scene: Scene, group: Sequence[Telling]) -> int | None:
    """For a telling without a day: the talks next to come of a plan, those just held of a report."""
    mains = {scene.occurrences.get(t.page.record.id) for t in group if t.main}
    if telling.kind == "told" and telling.main and scene.occurrences.get(telling.page.record.id, "") in mains:
        return 0
    if telling.published is None:
        return None
    day = _day(group)
    if day is None:
        return _far_undated(telling, group)
    gap = telling.published - day[1]
    if telling.kind in _STANDING:
        ahead = day[0] - telling.published
        return ahead if 0 <= ahead <= _SEASON and any(_same_people(t, telling) for t in group) else None
    return gap if 0 <= gap <= _RECENT else None


def _far_undated(telling: Telling, group: Sequence[Telling]) -> int | None:
    """For two tellings without a day: the time between their pages."""
    assert telling.published is not None
    reach = _SEASON if telling.kind in _STANDING else _RECENT
    gaps = [
        abs(telling.published - t.published)
        for t in group
        if t.published is not None and t.kind == telling.kind and _same_people(t, telling)
    ]
    return min(gaps) if gaps and min(gaps) <= reach else None


def _plans(group: Sequence[Telling], by: int | None) -> list[Telling]:
    """What a group tells of as planned, in pages that are no younger than `by`."""
    return [t for t in group if t.kind in (*_STANDING, "moved") and (by is None or t.published is None or t.published <= by)]


def _far_planned(telling: Telling, day: Days | None, group: Sequence[Telling]) -> int | None:
    """Of talks that were planned for a day; or, where that is not told, of those next to come."""
    plans = _plans(group, telling.published)
    if day is not None:
        return 0 if any(t.days and t.days[0] <= day[1] and day[0] <= t.days[1] for t in plans) else None
    known = [t.days for t in plans if t.days]
    if not plans or telling.published is None:
        return 0 if plans else None
    ahead = [d[1] - telling.published for d in known if d[1] >= telling.published - 1]
    return max(0, min(ahead)) if ahead else None if known else _SEASON


def _turn(groups: list[list[Telling]], telling: Telling) -> None:
    """Add a calling off, or its denial, to what was planned."""
    group = _nearest(groups, telling, partial(_far_planned, telling, telling.days), ALIKE)
    if group is None:  # the same page tells that they were held, or another page tells of the same
        group = _nearest(groups, telling, lambda group: 0 if any(t.page is telling.page for t in group) else None, ALIKE)
        group = group or _nearest(groups, telling, partial(_far_turned, telling), ALIKE)
    if group is None:
        groups.append([telling])
    else:
        group.append(telling)


def _far_turned(telling: Telling, group: Sequence[Telling]) -> int | None:
    gaps = [abs(telling.published - t.published) for t in group if t.kind in _TURNS and telling.published and t.published]
    return min(gaps) if gaps and min(gaps) <= _SEASON else None


def _move(groups: list[list[Telling]], telling: Telling) -> None:
    """Join what was planned for the old day or town and what is told of the new one."""
    anywhere = replace(telling, place=None)
    old = _nearest(groups, anywhere, partial(_far_before, telling), ALIKE)
    new = _nearest(groups, telling, lambda group: 0 if group is not old and _at(telling, group) else None, ALIKE)
    joined = [*(old or ()), *(new or ()), telling]
    groups[:] = [group for group in groups if group is not old and group is not new]
    groups.append(joined)


def _far_before(telling: Telling, group: Sequence[Telling]) -> int | None:
    """Of what was planned for the day or the town that it is moved from; or, where neither is told, of what is next to come."""
    if telling.place_before and not telling.before[1]:
        planned = any(t.place == telling.place_before for t in _plans(group, telling.published))
        return _far_planned(telling, telling.days, group) if planned else None
    return None if _at(telling, group) else _far_planned(telling, telling.before[1], group)


def _at(telling: Telling, group: Sequence[Telling]) -> bool:
    """Is the group of the day that something is moved to?"""
    day = _day(group)
    return bool(telling.days and day and telling.days[0] <= day[1] and day[0] <= telling.days[1])


def deeds(told: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of deeds of one type and direction in groups: the same days and much the same words."""
    order = sorted(told, key=lambda t: t.id)
    vectors = [_words(t) for t in order]
    by_kind: dict[tuple[str, frozenset[str]], list[int]] = {}
    for i, telling in enumerate(order):
        by_kind.setdefault((telling.event.type, doers(telling)), []).append(i)
    edges = []
    for places in by_kind.values():
        dated = sorted(places, key=lambda i: (_told_on(order[i]), i))
        for n, i in enumerate(dated):
            for j in dated[n + 1 :]:
                if _told_on(order[j]) - _told_on(order[i]) > _ORDER_DAYS:
                    break
                if _one_deed(order[i], order[j]) and (alike := cosine(vectors[i], vectors[j])) >= _DEED_WORDS:
                    edges.append((min(i, j), max(i, j), alike))
    return [[order[i] for i in group] for group in average_linkage(len(order), edges, _DEED_WORDS)]


def _words(telling: Telling) -> dict[str, float]:
    start, end = telling.cite
    return rarity().vector(stems(telling.page.record.article.text[start:end]))


def doers(telling: Telling) -> frozenset[str]:
    """Which side acts: "ours", "theirs", or both."""
    by = {p.actor for p in telling.event.participants if p.role in ("initiator", "participant")}
    return frozenset(name for name, side in (("ours", telling.page.ours), ("theirs", telling.page.theirs)) if by & side)


def _told_on(telling: Telling) -> int:
    """The day of a deed, else that of the page; 0 where neither is known."""
    return telling.days[0] if telling.days and telling.precise else telling.published or 0


def _one_deed(a: Telling, b: Telling) -> bool:
    """Can two tellings be of one deed? What was planned comes after the plan."""
    if a.page is b.page:
        return False
    first, second = (a, b) if a.kind in _STANDING else (b, a)
    if (first.kind in _STANDING) == (second.kind in _STANDING):
        return abs(_told_on(a) - _told_on(b)) <= _DEED_DAYS
    if first.days:
        return second.days is not None and first.days[0] - 1 <= second.days[1] and second.days[0] <= first.days[1] + 1
    return 0 <= _told_on(second) - (first.published or 0) <= _ORDER_DAYS
