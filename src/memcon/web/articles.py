"""Articles: the list of them, and one with its marks and its record side by side."""

from fastapi import APIRouter, Request, Response

from memcon.store import Store
from memcon.web import drawing
from memcon.web.asked import Filters
from memcon.web.desk import desk_of
from memcon.web.opening import Asking

router = APIRouter(include_in_schema=False)


@router.get("/")
def home() -> Response:
    return Response(status_code=303, headers={"Location": "/articles"})


@router.get("/articles")
def articles(request: Request, asked: Filters) -> Response:
    """The articles, the newest first; where there are none yet, how to get some."""
    path = desk_of(request).store
    if path.exists():
        with Store.open(path) as store:
            if len(store):
                found = store.articles(**asked.filters())
                return drawing.page(request, "articles.html", asked=asked, found=found, total=len(store))
    return drawing.page(request, "welcome.html", samples=desk_of(request).samples is not None)


@router.get("/articles/{id_}")
def article(request: Request, id_: str, store: Asking) -> Response:
    shown = store.show(id_)
    return drawing.page(request, "article.html", record=shown.made.record, source=store.source(shown.text_id))
