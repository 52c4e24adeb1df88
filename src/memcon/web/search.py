"""Full text, with the hits marked and counts to narrow them down by."""

from fastapi import APIRouter, Request, Response

from memcon.web import drawing
from memcon.web.asked import Filters, Words
from memcon.web.opening import Asking

router = APIRouter(include_in_schema=False)
NAMES = ("actor", "since", "until", "outlet")


@router.get("/search")
def search(request: Request, asked: Filters, store: Asking, q: Words = "") -> Response:
    """Articles with all the words."""
    if not q.strip():
        return drawing.page(request, "search.html", asked=asked, q="", found=(), facets=None)
    found, facets = store.search_and_count(q, **asked.filters(*NAMES))
    return drawing.page(request, "search.html", asked=asked, q=q, found=found, facets=facets)
