"""Forms of the desk's own pages: what they hold, and the proof that it was one of them that was sent."""

import hmac
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from memcon.errors import BadOption
from memcon.web.desk import desk_of
from memcon.web.errors import Refused
from memcon.web.guard import UPLOAD


async def _form_of(request: Request) -> FormData:
    """Raises Refused where the form has not the key of this desk: it may have been made by another site."""
    form = await request.form(max_files=100, max_fields=100, max_part_size=UPLOAD)
    key = form.get("form_key")
    if not isinstance(key, str) or not hmac.compare_digest(key.encode(), desk_of(request).form_key.encode()):
        raise Refused("this form was not made by the desk as it runs now: go back, load the page again, and send it once more")
    return form


Sent = Annotated[FormData, Depends(_form_of)]
"""A form that was sent from a page of this desk."""


def field(form: FormData, name: str, *, needed: bool = True) -> str:
    """A field of text. Raises BadOption where it is needed and blank."""
    value = form.get(name)
    text = value.strip() if isinstance(value, str) else ""
    if needed and not text:
        raise BadOption(f"the field {name} is blank: fill it in")
    return text


def files(form: FormData, name: str) -> list[UploadFile]:
    """The files that were chosen; a file field that was left alone sends one without a name."""
    return [value for value in form.getlist(name) if isinstance(value, UploadFile) and value.filename]


def own_path(text: str, otherwise: str) -> str:
    """A path of this desk to go back to, never an address elsewhere."""
    safe = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if safe else otherwise
