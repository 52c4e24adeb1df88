"""A capture in, its record out."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.datastructures import UploadFile

from memcon.captures import Failure, known_day
from memcon.captures.jsons import json_value
from memcon.engine.one import read_one
from memcon.errors import BadOption
from memcon.record.schema import encode
from memcon.web import unknown
from memcon.web.api_schema import answers
from memcon.web.desk import desk_of
from memcon.web.errors import Refused
from memcon.web.guard import UPLOAD
from memcon.web.handing_in import tasks_of
from memcon.web.reading import keep

router = APIRouter(prefix="/api/v1", dependencies=[Depends(unknown.refuse)])


class NotRead(Refused):
    """The capture could not be read; `code` is that of the failure."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message, 500 if failure.code in ("fault", "memory") else 422)
        self.code = failure.code


@router.post("/records", responses={**answers("Record"), **answers("Record", status=201)}, openapi_extra={
    "requestBody": {"required": True, "content": {
        "text/plain": {"schema": {"type": "string"}},
        "text/html": {"schema": {"type": "string"}},
        "application/json": {"schema": {"type": "object", "description": "A capture: one of text and html, and what is known about it."}},
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        "multipart/form-data": {"schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}},
    }},
})  # fmt: skip
async def read(
    request: Request,
    keep_: Annotated[str, Query(alias="keep", description="1 keeps the record in the store; else nothing is written.")] = "",
    published: Annotated[str, Query(description="When the page was published, as you know it (EDTF).")] = "",
    outlet: Annotated[str, Query(description="Who published the page, as you know it.")] = "",
    url: Annotated[str, Query(description="The address of the page, as you know it.")] = "",
) -> Response:
    """The record of one capture: text, HTML, a capture as JSON, or a file, told apart by content. 201 where it was kept."""
    name, data = await _sent(request)
    if request.headers.get("content-type", "").startswith("application/json"):
        json_value(data, name)
    tasks = list(tasks_of(data, name, known_day(published, "published") if published else None, outlet or None, url or None))
    if len(tasks) != 1:
        raise BadOption(f"the upload holds {len(tasks)} captures: send one at a time, or give the file to memcon add")
    desk, task = desk_of(request), tasks[0]
    found = await asyncio.wrap_future(desk.room.ask(lambda reader: read_one(reader, task)))
    if isinstance(found, Failure):
        raise NotRead(found)
    if keep_ in ("", "0"):
        return Response(encode(found), media_type="application/json")
    (id_,) = await asyncio.to_thread(keep, desk.store, [(task, found)])
    return Response(encode(found), 201, media_type="application/json", headers={"Location": f"/api/v1/records/{id_}"})


async def _sent(request: Request) -> tuple[str, bytes]:
    """The name and the bytes of what was sent."""
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return "the upload", await request.body()
    async with request.form(max_files=1, max_part_size=UPLOAD) as form:
        file = next((value for value in form.values() if isinstance(value, UploadFile)), None)
        if file is None:
            raise BadOption("the form has no file: send one in the field file")
        return file.filename or "the upload", await file.read()
