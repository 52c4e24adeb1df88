"""The desk as an ASGI application: one router for each view, the same guard before all of them."""

from importlib import metadata

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from memcon.web import (
    accounts,
    agenda,
    api,
    api_counts,
    api_reading,
    api_schema,
    articles,
    corrections,
    errors,
    handing_in,
    lists,
    map,
    matrix,
    search,
    timeline,
)
from memcon.web.desk import Desk
from memcon.web.guard import Guard

ROUTERS = (
    articles.router, accounts.router, lists.router, search.router, corrections.router, handing_in.router, timeline.router, agenda.router,
    matrix.router, map.router, api.router, api_counts.router, api_reading.router,
)  # fmt: skip
"""One for each view. Those that stand first win where two know an address."""


def make_app(desk: Desk) -> FastAPI:
    """The desk. FastAPI's own pages of documentation are off: they load from elsewhere."""
    app = FastAPI(title="memcon", version=metadata.version("memcon"), docs_url=None, redoc_url=None)
    app.state.desk = desk
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(packages=[("memcon.web", "static")]), name="static")
    errors.install(app)
    api_schema.install(app)
    app.add_middleware(Guard, desk=desk)
    return app
