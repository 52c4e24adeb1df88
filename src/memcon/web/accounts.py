"""Occurrences: those that several articles tell of, and the accounts of one side by side."""

from collections import Counter

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from memcon.export.comparison import fragment
from memcon.occurrences.layout import columns
from memcon.record.plain import shortened
from memcon.store import OccurrenceAnswer, Store
from memcon.web import drawing
from memcon.web.asked import Filters
from memcon.web.desk import Desk, desk_of
from memcon.web.opening import Asking

router = APIRouter(include_in_schema=False)
NAMES = ("actor", "with_", "type", "status", "since", "until", "place", "said_by", "outlet", "min_confidence", "accounts")
POINTS = 30
"""Points that stand on the page, the most telling ones; ?points=all shows the others too."""
PATIENCE = 0.08
"""Seconds that a page waits for a comparison before it shows what is known without."""


@router.get("/accounts")
def accounts(request: Request, asked: Filters, store: Asking) -> Response:
    """Occurrences with two accounts or more, the newest first."""
    filters = {"accounts": 2} | asked.filters(*NAMES)
    return drawing.page(
        request,
        "accounts.html",
        asked=asked,
        found=store.occurrences(**filters),
        tellers=tellers,
        waiting=store.unlinked(),
        linking=desk_of(request).linker.busy,
    )


def tellers(found: OccurrenceAnswer) -> Counter[tuple[str, str | None]]:
    """Who gives the accounts of an occurrence, by name and side, and in how many texts each; the first to stand there first."""
    return Counter((a.outlet or a.title or a.record, a.side) for a in found.accounts if a.main)


@router.get("/accounts/{id_}")
def occurrence(request: Request, id_: str, store: Asking, points: str = "") -> Response:
    """One occurrence: its accounts as columns, sides first. While these are being compared the page tells what is known without."""
    found = store.occurrence(id_)
    several = sum(account.main for account in found.accounts) > 1
    sides = _side_by_side(desk_of(request), store, found, None if points == "all" else POINTS) if several else None
    waiting = several and sides is None
    page = drawing.page(request, "occurrence.html", found=found, sides=sides, waiting=waiting, all_points=points == "all")
    if waiting:
        page.headers["Refresh"] = "1"  # looks again each second, without script
    return page


def _side_by_side(desk: Desk, store: Store, found: OccurrenceAnswer, limit: int | None) -> Markup | None:
    """The comparison as `memcon compare` lays it out; None while it is being made."""
    records = store.accounts(found.id)
    comparison = desk.compared.soon(records, found.id, PATIENCE)
    if comparison is None:
        return None
    names = {a.record: "Official text" if a.side else shortened(a.title or a.record, 40) for a in found.accounts}
    layout = columns(comparison, records, names=names, limit=limit)
    return Markup(fragment(layout, article=lambda source: f"/articles/{drawing.in_path(source.record)}"))
