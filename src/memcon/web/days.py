"""The days that a view shows, and the day that it takes for today: both from its address, else from the pages of the store."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from memcon.errors import BadOption
from memcon.store import Store
from memcon.store import days as numbers
from memcon.web.asked import Asked
from memcon.web.charts.spans import Window, date_of, later, months

AHEAD = 62
"""Days that a timeline shows after the newest page, for what is planned."""
STRAY = 0.03
"""Of the pages: as many at either end do not widen what is shown unasked."""


def today_of(store: Store, text: str) -> date | None:
    """The day that `today` in an address names, else that of the newest page of the store; None where no page has a day. Never the clock's:
    pages are read long after they were written, and what was planned then is to be seen as it stood then.

    Raises BadOption where the text is no day.
    """
    if not text.strip():
        newest = store.page_days()[1]
        return date_of(newest) if newest else None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text.strip()):
        raise BadOption(f"today {text!r} is no day: write 2022-01-05")
    return date_of(numbers.bound("today", text, last=False))


def pages_window(store: Store) -> Window | None:
    """The days of the pages, in whole months, with some days to come; None where no page has a day. Stray pages are left aside."""
    first, last = store.page_days(STRAY)
    return months(Window(date_of(first), later(date_of(last), AHEAD))) if first else None


def asked_window(asked: Asked, usual: Window | None) -> Window | None:
    """The days from `since` to `until`; where one is not set, from or to those that are usual for the view. Raises BadOption."""
    low, high = numbers.asked(asked.since, asked.until)
    since = date_of(low) if asked.since else None
    until = date_of(high) if asked.until else None
    first = since or (usual.first if usual else until)
    last = until or (usual.last if usual else since)
    if first is None or last is None:
        return None
    return Window(first, max(first, last)) if since else Window(min(first, last), last)


def span(window: Window) -> dict[str, str]:
    """The filters that ask for a window."""
    return {"since": window.first.isoformat(), "until": window.last.isoformat()}


def address(asked: Asked, path: str, more: Mapping[str, Any], **changes: Any) -> str:
    """The address of a view with its filters and what else it has, `more`."""
    base = asked.address(path, **{"limit": asked.limit, **changes})
    extra = urlencode({name: value for name, value in more.items() if value not in (None, "")}, doseq=True)
    return base + (("&" if "?" in base else "?") + extra if extra else "")


def links(asked: Asked, path: str, more: Mapping[str, Any], window: Window, pages: Window | None) -> list[tuple[str, str]]:
    """Names and addresses of other days to go to from this window."""
    return [(name, address(asked, path, more, **span(to))) for name, to in _moves(window, pages).items()]


def _moves(window: Window, pages: Window | None) -> dict[str, Window]:
    length = window.days
    found = {
        "Earlier": Window(later(window.first, -length), later(window.first, -1)),
        "Later": Window(later(window.last, 1), later(window.last, length)),
        "More days": Window(later(window.first, -((length + 1) // 2)), later(window.last, (length + 1) // 2)),
    }
    if length > 6:
        third = length // 4
        found["Fewer days"] = Window(window.first + timedelta(third), window.last - timedelta(third))
    if pages and pages != window:
        found["All days of the pages"] = pages
    return found
