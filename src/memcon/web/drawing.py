"""Templates to pages. Everything is escaped; words of a page go through `of_page`, addresses of a page through `href`."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from memcon.record.plain import plain, shortened
from memcon.store import Party
from memcon.store.snippets import END, START
from memcon.store.tables import day_text
from memcon.telling import grammar, words
from memcon.web import unknown
from memcon.web.asked import ACTS, STATUSES, TYPES
from memcon.web.desk import desk_of
from memcon.web.marks import escaped

VIEWS = (
    ("/articles", "Articles"), ("/timeline", "Timeline"), ("/accounts", "Accounts"), ("/agenda", "Agenda"), ("/matrix", "Who with whom"),
    ("/map", "Map"), ("/search", "Search"), ("/corrections", "Corrections"),
)  # fmt: skip
"""The views in the navigation: where, and under which name."""


NAME_COOKIE = "memcon-name"
"""Who corrects, so that the name need not be typed again."""


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


def hits(snippet: str) -> Markup:
    """A snippet with its hits marked."""
    pieces = re.split(f"[{START}{END}]", snippet)
    marked = (Markup("<mark>{}</mark>").format(escaped(piece)) if n % 2 else escaped(piece) for n, piece in enumerate(pieces))
    return Markup("<bdi>{}</bdi>").format(Markup("").join(marked))


def by_role(parties: Sequence[Party]) -> dict[str, str]:
    """Role -> name, of the parties of a statement."""
    return {party.role: party.name for party in parties}


def in_path(part: str) -> str:
    """An id or a key as part of an address."""
    return quote(part, safe="/:.,-_~")


@cache
def environment() -> Environment:
    made = Environment(loader=PackageLoader("memcon.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(of_page=of_page, href=href, in_path=in_path, shortened=shortened, plain=plain, shown=escaped)
    made.globals.update(
        words=words, grammar=grammar, views=VIEWS, event_types=TYPES, statuses=STATUSES, acts=ACTS, day_text=day_text, by_role=by_role,
        hits=hits,
    )  # fmt: skip
    return made


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of the desk. Letters that UTF-8 cannot write (lone surrogates) become question marks."""
    desk = desk_of(request)
    done = request.query_params.get("done", "")
    html = (
        environment()
        .get_template(template)
        .render(
            path=request.url.path,
            store_name=desk.store.name,
            form_key=desk.form_key,
            editor=unquote(request.cookies.get(NAME_COOKIE, "")),
            left_out=unknown.left_out(request),
            noted=int(done[:9]) if done.isdecimal() else None,
            **values,
        )
    )
    return HTMLResponse(html.encode("utf-8", "replace"), status)
