"""A sample told again and again, of other days and places: enough articles for what is counted."""

import msgspec

from memcon.record.types import Participant, Place, Record, When


def again(base: Record, n: int) -> Record:
    """The record, of the n-th of 480 days from the beginning of 2021 on; each event at one of two places."""
    day = f"{2021 + n // 120}-{1 + n % 12:02}-{1 + n % 27:02}"
    text = f"{base.article.text}\n\nThis is edition {n}."
    places = (
        Place(id="p1", name="Geneva", geonames=2660646, country="CHE", lat=46.2, lon=6.15, mentions=((0, 1),)),
        Place(id="p2", name="Lausanne", geonames=2659994, country="CHE", lat=46.52, lon=6.63, mentions=((0, 1),)),
    )
    events = [
        msgspec.structs.replace(event, when=When(edtf=day if k else day[:7]), where=places[(n + k) % 2].id)
        for k, event in enumerate(base.events)
    ]
    talks, dinner = (k for k, event in enumerate(base.events) if event.status == "planned")
    xi = next(actor.id for actor in base.actors if actor.name == "Xi Jinping")
    biden = next(actor.id for actor in base.actors if actor.name == "Joe Biden")
    away = (Participant(actor=biden, role="participant"), Participant(actor=xi, role="absent"))
    events[talks] = msgspec.structs.replace(events[talks], participants=away)
    events[dinner] = msgspec.structs.replace(events[dinner], when=None, status="denied")
    published = msgspec.structs.replace(base.article.published, edtf=day) if base.article.published else None
    article = msgspec.structs.replace(base.article, text=text, published=published, url=None)
    return msgspec.structs.replace(base, id=f"edition-{n}", article=article, events=tuple(events), places=places)
