"""Articles: the list of them; one with its marks and its record side by side; an event or statement of it; why an event was coded."""

from concurrent.futures import TimeoutError as NotYet
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response

from memcon.record.types import Actor, Event, Record, Statement
from memcon.store import Source, Store, answers
from memcon.store.effective import EVENT_FIELDS, STATEMENT_FIELDS
from memcon.store.errors import UnknownId
from memcon.store.log import items_of
from memcon.telling.sheet import Places, Sheet, sheet
from memcon.web import captured, drawing
from memcon.web.asked import Filters
from memcon.web.desk import desk_of
from memcon.web.marks import KINDS, body, marks_of
from memcon.web.opening import Asking

router = APIRouter(include_in_schema=False)
PATIENCE = 8.0
"""Seconds that a page waits for the reader once it is open; else it says that it is waiting, and looks again."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """An article, ready to be drawn. `base` is its address; `keys` names its actors across the store, none where it is not kept."""

    base: str
    record: Record
    source: Source
    keys: dict[str, str]
    versions: tuple[str, ...] = ()
    occurrence: str | None = None
    corrected: frozenset[str] = frozenset()

    @property
    def sheet(self) -> Sheet:
        return sheet(self.record)

    @property
    def kept(self) -> bool:
        return bool(self.versions)

    def where(self, actor: Actor) -> str:
        return Places(self.record.article).cite(actor.mentions)


def view_of(store: Store, id_: str) -> View:
    """An article of the store, as people have corrected it."""
    shown = store.show(id_)
    return View(
        base=f"/articles/{shown.text_id}", record=shown.made.record, source=store.source(shown.text_id), keys=dict(shown.made.keys),
        versions=store.versions(shown.text_id), occurrence=store.occurrence_of(shown.text_id), corrected=shown.made.corrected,
    )  # fmt: skip


@router.get("/")
def home() -> Response:
    return Response(status_code=303, headers={"Location": "/articles"})


@router.get("/articles")
def articles(request: Request, asked: Filters) -> Response:
    """The articles, the newest first; where there are none yet, how to get some."""
    desk = desk_of(request)
    if desk.store.exists():
        with Store.open(desk.store) as store:
            if len(store):
                found = store.articles(**asked.filters())
                return drawing.page(request, "articles.html", asked=asked, found=found, total=len(store), samples=None)
    return drawing.page(request, "welcome.html", samples=desk.samples)


@router.get("/articles/{id_}")
def article(request: Request, id_: str, store: Asking) -> Response:
    return article_page(request, view_of(store, id_))


def article_page(request: Request, view: View, **more: Any) -> Response:
    """Text and record side by side."""
    marks = marks_of(view.record)
    counts = {kind: len({mark.of for mark in marks if mark.kind == kind}) for kind in KINDS}
    text = body(view.record.article, marks)
    return drawing.page(request, "article.html", view=view, sheet=view.sheet, text=text, counts=counts, **more)


@router.get("/articles/{id_}/capture")
def capture(request: Request, id_: str, store: Asking) -> Response:
    view = view_of(store, id_)
    found = captured.find(desk_of(request).store, view.record, view.source.names)
    return capture_page(request, view, found)


def capture_page(request: Request, view: View, found: "captured.Found | captured.Missing") -> Response:
    """The page as it was captured, what was cut away in grey."""
    return drawing.page(request, "capture.html", view=view, found=found)


@router.get("/articles/{id_}/{item}")
def item(request: Request, id_: str, item: str, store: Asking) -> Response:
    return item_page(request, view_of(store, id_), item)


def item_page(request: Request, view: View, id_: str) -> Response:
    """One event, statement or actor with all its words, and the forms that correct it."""
    actor = next((a for a in view.record.actors if a.id == id_), None)
    if actor:
        named = answers.cites(view.record.article, [(span, "name") for span in actor.mentions])
        cites = [(cite, _around(view.record.article.text, cite)) for cite in named]
        return drawing.page(request, "article_actor.html", view=view, actor=actor, cites=cites)
    found = _item(view.record, id_)
    spans: list[tuple[tuple[int, int], str]] = [((e.start, e.end), e.purpose) for e in found.evidence]
    if isinstance(found, Event):
        spans += [(span, "topic") for topic in found.topics for span in topic.evidence]
    else:
        spans = [(found.content, "content"), *([(found.cue, "cue")] if found.cue else []), *spans]
    cites = [(cite, _around(view.record.article.text, cite)) for cite in answers.cites(view.record.article, spans)]
    line = next(line for section in view.sheet.sections for line in section.lines if line.id == id_)
    fields = EVENT_FIELDS if isinstance(found, Event) else STATEMENT_FIELDS
    is_event = isinstance(found, Event)
    return drawing.page(request, "item.html", view=view, item=found, line=line, cites=cites, fields=fields, is_event=is_event)


_ROOM = 90
"""Characters of the text around cited words."""


def _around(text: str, cite: answers.Cite) -> tuple[str, str]:
    """What stands before and after the words, in their own block."""
    before = text[max(0, cite.start - _ROOM) : cite.start].rpartition("\n")[2]
    after = text[cite.end : cite.end + _ROOM].partition("\n")[0]
    if len(before) == _ROOM:
        before = "…" + before[before.find(" ") :]
    if len(after) == _ROOM:
        after = after[: after.rfind(" ")] + " …"
    return before, after


def _item(record: Record, id_: str) -> Event | Statement:
    found = next((x for x in items_of(record) if x.id == id_), None)
    if found is None:
        raise UnknownId(f"the article has no event or statement {id_!r}, or it was rejected: see the corrections")
    return found


@router.get("/articles/{id_}/{item}/why")
def why(request: Request, id_: str, item: str, store: Asking) -> Response:
    view = view_of(store, id_)
    return why_page(request, view, store.record(id_, corrected=False), item)


def why_page(request: Request, view: View, as_read: Record, id_: str) -> Response:
    """The rule, the words and the weights behind an event; while the reader is being opened, a page that says so."""
    if not isinstance(_item(as_read, id_), Event):
        raise UnknownId(f"{id_} is a statement: only events are coded by a rule of the codebook")
    room = desk_of(request).room
    waiting = room.why(as_read, id_)
    try:
        found = waiting.result(timeout=PATIENCE if room.is_open else 0.05)
    except NotYet:
        return drawing.page(request, "waiting.html", what=f"why {id_} was coded", back=view.base, done=0, of=0)
    return drawing.page(request, "why.html", view=view, why=found)
