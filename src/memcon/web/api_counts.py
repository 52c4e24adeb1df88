"""The numbers behind the timeline, the matrix and the map, as JSON under /api/v1, or as CSV."""

from typing import Any

import msgspec
from fastapi import APIRouter, Depends, Response

from memcon.export.cells import csv_text
from memcon.store import Counted, DayCount, PairCount, PlaceCount
from memcon.web import unknown
from memcon.web.api import Form, Wanted, json
from memcon.web.api_schema import counted
from memcon.web.asked import Asked, Filters, only
from memcon.web.matrix import Within, country
from memcon.web.opening import Asking

router = APIRouter(prefix="/api/v1", dependencies=[Depends(unknown.refuse)])


@router.get("/timeline", responses=counted("DayCount"))
def timeline(asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """How many events there are by days, type and status. Days are numbers: 20211230."""
    return _many(DayCount, store.count_days(**_filters(asked)), wanted)


@router.get("/matrix", responses=counted("PairCount"))
def matrix(asked: Filters, wanted: Wanted, store: Asking, within: Within = "") -> Response:
    """How many events two countries take part in, by type and every status; with `within`, each actor of that country with the others."""
    return _many(PairCount, store.count_pairs(within=country(within) or None, **_filters(asked)), wanted)


@router.get("/places", responses=counted("PlaceCount"))
def places(asked: Filters, wanted: Wanted, store: Asking) -> Response:
    """How many events there are at each place that has coordinates, by type and status; `ask` is what the filter `place` takes for it."""
    return _many(PlaceCount, store.count_places(**_filters(asked)), wanted)


def _filters(asked: Asked) -> dict[str, Any]:
    return {name: value for name, value in only(asked).items() if name not in ("limit", "after")}


def _many(kind: type[DayCount | PairCount | PlaceCount], found: Counted[Any], wanted: Form) -> Response:
    if not wanted.csv:
        return json({"items": found.rows, "next": None, "by_month": found.by_month, "since": found.since or None})
    text = csv_text(kind.__struct_fields__, map(msgspec.structs.asdict, found.rows))
    return Response(text.encode("utf-8", "replace"), media_type="text/csv; charset=utf-8")
