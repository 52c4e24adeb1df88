"""Templates to pages. Everything is escaped; words of a page go through `of_page`, addresses of a page through `href`."""

import re
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from memcon.record.plain import plain, shortened
from memcon.telling import words
from memcon.web.asked import ACTS, STATUSES, TYPES
from memcon.web.desk import desk_of

VIEWS = (("/articles", "Articles"), ("/timeline", "Timeline"))
"""The views in the navigation: where, and under which name."""


def of_page(text: str | None) -> Markup:
    """Words of a captured page on one line: without control characters, and set apart so that they turn no other words around."""
    return Markup("<bdi>{}</bdi>").format(plain(text or ""))


def href(url: str | None) -> str | None:
    """An address that a page gives, where it is one of the web; None for all others, such as javascript: and data:."""
    if not url or re.search(r"[\x00-\x20\x7f-\x9f]", url):
        return None
    try:
        return url if urlsplit(url).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None


def in_path(part: str) -> str:
    """An id or a key as part of an address."""
    return quote(part, safe="/:.,-_~")


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("memcon.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(of_page=of_page, href=href, in_path=in_path, shortened=shortened, plain=plain)
    made.globals.update(words=words, views=VIEWS, event_types=TYPES, statuses=STATUSES, acts=ACTS)
    return made


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of the desk. Letters that UTF-8 cannot write (lone surrogates) become question marks."""
    desk = desk_of(request)
    html = environment().get_template(template).render(
        path=request.url.path, store_name=desk.store.name, form_key=desk.form_key, editor=request.cookies.get("memcon-name", ""), **values
    )
    return HTMLResponse(html.encode("utf-8", "replace"), status)

