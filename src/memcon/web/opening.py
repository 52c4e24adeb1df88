"""The store, opened anew for each request: a Store is for one thread at a time, and readers wait for nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request

from memcon.store import Store
from memcon.web.desk import desk_of
from memcon.web.errors import NoPages


def _to_ask(request: Request) -> Iterator[Store]:
    path = desk_of(request).store
    if not path.exists():
        raise NoPages(f"there is no store {path.name} yet: add a page first")
    with Store.open(path) as store:
        yield store


Asking = Annotated[Store, Depends(_to_ask)]
"""The store, for a view that asks."""


@contextmanager
def to_write(request: Request, *, create: bool = False) -> Iterator[Store]:
    """The store, for what people change; with `create` made where it is missing."""
    with Store.open(desk_of(request).store, write=True, create=create) as store:
        yield store
