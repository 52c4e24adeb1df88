"""Pages that people hand in: a file, a text, the samples. They are read on the tray; what is to be kept goes into the store."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from memcon.captures import Capture, Failure, expand, known_day, open_captures
from memcon.engine import Task
from memcon.errors import BadOption, MemconError
from memcon.record.types import Record
from memcon.store import UnknownId
from memcon.store.answers import source_of
from memcon.web import articles, captured, drawing
from memcon.web.articles import View
from memcon.web.desk import Desk, desk_of
from memcon.web.forms import Sent, field, files
from memcon.web.reading import Reading, keep

router = APIRouter(include_in_schema=False)


@router.get("/read")
def form(request: Request) -> Response:
    """Where pages are handed in."""
    return drawing.page(request, "read.html", samples=desk_of(request).samples)


@router.post("/read")
def hand_in(request: Request, sent: Sent) -> Response:
    """Take captures in, and lead to where their reading can be watched."""
    desk = desk_of(request)
    tasks = _samples(desk) if field(sent, "samples", needed=False) else _tasks(sent)
    if not tasks:
        raise BadOption("nothing was handed in: choose a file, or put a text in")
    reading = desk.room.hand_in(tasks, desk.store if field(sent, "keep", needed=False) else None)
    if reading.store:
        desk.linker.start(reading.store)
    return Response(status_code=303, headers={"Location": f"/read/{reading.id}"})


def _samples(desk: Desk) -> tuple[Task, ...]:
    if desk.samples is None:
        raise BadOption("the sample pages are not on this machine")
    paths = [path for path in expand([str(desk.samples)]) if path.suffix != ".md"]
    return tuple(task for path in paths for task in tasks_of(path, str(path), None, None, None))


def _tasks(sent: FormData) -> tuple[Task, ...]:
    """The captures of the files that were chosen, and of the text that was put in."""
    given_day, outlet = field(sent, "published", needed=False), field(sent, "outlet", needed=False) or None
    published = known_day(given_day, "published") if given_day else None
    url = field(sent, "url", needed=False) or None
    given = [(file.filename or "file", file.file.read()) for file in files(sent, "file")]
    if text := field(sent, "text", needed=False):
        given.append((url or "pasted text", text.encode("utf-8", "replace")))
    return tuple(task for name, data in given for task in tasks_of(data, Path(name).name, published, outlet, url))


def tasks_of(source: bytes | Path, name: str, published: str | None, outlet: str | None, url: str | None) -> Iterator[Task]:
    """The captures of a file, told apart by content, a live blog as its posts, each with its name. What cannot be taken in stands as a
    failure in its place."""
    from memcon.reader import each_article  # takes seconds, and a desk that is only looked at does without

    try:
        opened = open_captures(io.BytesIO(source) if isinstance(source, bytes) else source, name=name, paths=isinstance(source, Path))
        for found in each_article(opened):
            if isinstance(found, Failure):
                yield Task(found.where, found)
            else:
                capture = msgspec.structs.replace(found, url=url) if url and not found.url else found
                yield Task(name if found.id in (None, name) else f"{name}, {found.id}", capture, published, outlet)
    except MemconError as error:
        yield Task(name, Failure(id=None, where=name, code=error.code, message=error.message))


@router.get("/read/{id_}")
def reading(request: Request, id_: str) -> Response:
    """How far a reading is; when it is done, what has come of it."""
    found = _on_tray(request, id_)
    if not found.done:
        return drawing.page(request, "waiting.html", what="", back="/articles", done=len(found.found), of=len(found.tasks))
    if found.fault is None and len(found.tasks) == 1 and isinstance(found.found[0], Record):
        where = f"/articles/{found.ids[0]}" if found.ids[0] else f"/read/{id_}/1"
        return Response(status_code=303, headers={"Location": where})
    rows = [(n, task, made, kept) for n, (task, made, kept) in enumerate(zip(found.tasks, found.found, found.ids, strict=False), 1)]
    return drawing.page(request, "tray.html", reading=found, rows=rows, failed=sum(isinstance(made, Failure) for _, _, made, _ in rows))


@router.get("/read/{id_}/{number}")
def one(request: Request, id_: str, number: int) -> Response:
    return articles.article_page(request, _view(request, id_, number)[0])


@router.post("/read/{id_}/{number}/keep")
def keep_one(request: Request, id_: str, number: int, sent: Sent) -> Response:
    """Keep what was read."""
    view, task = _view(request, id_, number)
    desk = desk_of(request)
    with desk.linker.aside(desk.store):
        kept = keep(desk.store, [(task, view.record)])
    return Response(status_code=303, headers={"Location": f"/articles/{kept[0]}"})


@router.get("/read/{id_}/{number}/capture")
def capture(request: Request, id_: str, number: int) -> Response:
    view, task = _view(request, id_, number)
    assert isinstance(task.capture, Capture)
    return articles.capture_page(request, view, captured.drawn(task.name, view.record, task.capture))


@router.get("/read/{id_}/{number}/{item}")
def item(request: Request, id_: str, number: int, item: str) -> Response:
    return articles.item_page(request, _view(request, id_, number)[0], item)


@router.get("/read/{id_}/{number}/{item}/why")
def why(request: Request, id_: str, number: int, item: str) -> Response:
    view, _ = _view(request, id_, number)
    return articles.why_page(request, view, view.record, item)


def _on_tray(request: Request, id_: str) -> Reading:
    found = desk_of(request).room.on_tray(id_)
    if found is None:
        raise UnknownId("this reading is no longer here: the desk keeps the last ones only, until it ends. Hand the page in again")
    return found


def _view(request: Request, id_: str, number: int) -> tuple[View, Task]:
    """The nth page of a reading, where it could be read."""
    found = _on_tray(request, id_)
    made: Sequence[Record | Failure] = found.found
    record = made[number - 1] if 1 <= number <= len(made) else None
    if not isinstance(record, Record):
        raise UnknownId(f"this reading has no page {number} that could be read")
    task = found.tasks[number - 1]
    return View(base=f"/read/{id_}/{number}", record=record, source=source_of(record, record.id, [task.name]), keys={}), task
