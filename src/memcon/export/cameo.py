"""CAMEO daily dyads: how often who did what to whom on a day, tab-separated, with quad class and Goldstein scale.

Eaten by models of conflict and cooperation that were written for daily dyads of KEDS, ICEWS or GDELT.
Definitions: CAMEO codebook 1.1b3 (Schrodt 2012); Goldstein scale as in data/README.md; quad classes of GDELT's event codebook.

A row counts the events as the articles tell them: one event in five articles counts five. `source` and `target` are ISO 3166-1 alpha-3
codes, IGO or NGO for organisations that act for no country. What parties do together ("held talks") counts in both directions, as in CAMEO;
a visit is a visit made (042) in one direction and a visit hosted (043) in the other. Events that tell no day, or only one party, are in no
dyad; an event of several days counts on the first.
"""

import csv
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from memcon.export.codes import cameo_code, cameo_quad, goldstein
from memcon.export.days import told_days
from memcon.export.files import whole_file
from memcon.export.views import View
from memcon.record.types import Actor, Event, Record, Status

COLUMNS = ("date", "source", "target", "root", "code", "quad", "goldstein", "count")
TOOK_PLACE: tuple[Status, ...] = ("happened", "ongoing")
_MIRRORED = {"042": "043", "043": "042"}
_Dyad = tuple[str, str, str, str]


def write(records: Iterable[Record], target: Path, *, statuses: Collection[Status] = TOOK_PLACE) -> None:
    """Write the file `target`: a header line and a row for each day, pair and code, sorted. Only events of `statuses` count: those that
    took place, unless others are asked for."""
    counts: Counter[_Dyad] = Counter()
    for record in records:
        view = View(record)
        for event in record.events:
            if event.status in statuses:
                counts.update(_dyads(view, event))
    with whole_file(target) as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for (day, source, other, code), count in sorted(counts.items()):
            score = goldstein(code)
            writer.writerow((day, source, other, code[:2], code, cameo_quad(code), "" if score is None else score, count))


def _dyads(view: View, event: Event) -> Iterator[_Dyad]:
    """(day, source, target, code), each once for an event."""
    days = told_days(event.when.edtf if event.when else None)
    if days is None:
        return
    code = cameo_code(event)
    sources = _sides(view.parties(event, "initiator"))
    targets = _sides(view.parties(event, "recipient", "host"))
    together = _sides(view.parties(event, "participant", "mediator"))
    pairs = {(s, t): code for s in sources for t in targets}
    pairs |= {(a, b): code for a in together for b in together if a != b}
    # Beside those who act together, somebody who asked for it or receives it takes part too.
    pairs |= {pair: code for a in together for b in (*sources, *targets) if a != b for pair in ((a, b), (b, a))}
    if code in _MIRRORED:
        pairs |= {(t, s): _MIRRORED[code] for s in sources for t in targets if s != t}
    yield from sorted((str(days[0]), source, target, made) for (source, target), made in pairs.items())


def _sides(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The codes of the actors, each once, in the order of the event."""
    codes = (a.country or (a.sector if a.sector in {"IGO", "NGO"} else None) for a in actors)
    return tuple(dict.fromkeys(code for code in codes if code))
