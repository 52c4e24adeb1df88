"""The filters of a view, from its address: under the same names as on the command line, so that every view can be sent to a colleague."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

import msgspec
from fastapi import Depends, Query

from memcon.errors import BadOption
from memcon.record import types
from memcon.store.filters import one_of
from memcon.telling.filters import HELP

TYPES: tuple[str, ...] = types.EventType.__args__  # type: ignore[attr-defined]
STATUSES: tuple[str, ...] = types.Status.__args__  # type: ignore[attr-defined]
ACTS: tuple[str, ...] = types.Act.__args__  # type: ignore[attr-defined]
KINDS: tuple[str, ...] = types.ActorKind.__args__  # type: ignore[attr-defined]
Default = TypeVar("Default", int, None)
PAGE, MOST = 50, 500
"""Answers on a page, where nothing is said; and at most."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for. A blank filter is None."""

    actor: str | None = None
    with_: str | None = msgspec.field(name="with", default=None)
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: str | None = None
    said_by: str | None = None
    outlet: str | None = None
    min_confidence: float | None = None
    accounts: int | None = None
    limit: int = PAGE
    after: str | None = None

    def filters(self, *names: str, types: Sequence[str] = TYPES) -> dict[str, Any]:
        """The keywords of a question to the store; with `names` only those, beside the limit and where to go on. `accounts` is of
        occurrences only, and must be named.

        `types` are the words that `type` may have in this view, in any case. Raises BadOption for another.
        """
        chosen = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) not in (None, ())}
        if self.type:
            chosen["type"] = one_of(self.type, types, "type")
        named = names or tuple(name for name in self.__struct_fields__ if name != "accounts")
        return {name: value for name, value in chosen.items() if name in (*named, "limit", "after")}

    def set(self) -> Mapping[str, Any]:
        """The filters that were set, under their names in an address."""
        bare = msgspec.structs.replace(self, limit=PAGE, after=None)
        return {name: value for name, value in msgspec.to_builtins(bare).items() if value and name != "limit"}

    def address(self, path: str, q: str | None = None, **changes: Any) -> str:
        """The address of a view with these filters, some of them changed (`with_` and `said_by` as here; None takes one away), and with
        the words of a search."""
        changed = msgspec.structs.replace(self, **{"after": None, **changes})
        asked: dict[str, Any] = ({"q": q} if q else {}) | dict(changed.set())
        asked |= {"limit": changed.limit} if changed.limit != PAGE else {}
        asked |= {"after": changed.after} if changed.after else {}
        return path + (f"?{urlencode(asked, doseq=True)}" if asked else "")


def only(asked: Asked, *names: str, types: Sequence[str] = TYPES) -> dict[str, Any]:
    """`Asked.filters` for the API. Raises BadOption where a filter is set that the answer does not heed."""
    heeded = {name.rstrip("_") for name in names or asked.__struct_fields__ if names or name != "accounts"}
    for name in asked.set():
        if name not in heeded:
            raise BadOption(f"{name} is no filter of these answers: {', '.join(sorted(heeded - {'limit', 'after'}))} are")
    return asked.filters(*names, types=types)


def _text(name: str, **more: Any) -> Any:
    return Query(alias=name.strip("_"), description=HELP[name], max_length=200, **more)


def _asked(
    actor: Annotated[str, _text("actor")] = "",
    with_: Annotated[str, _text("with_")] = "",
    type: Annotated[list[str], _text("type")] = [],  # noqa: B006  FastAPI copies it
    status: Annotated[list[str], _text("status")] = [],  # noqa: B006
    since: Annotated[str, _text("since")] = "",
    until: Annotated[str, _text("until")] = "",
    place: Annotated[str, _text("place")] = "",
    said_by: Annotated[str, _text("said_by")] = "",
    outlet: Annotated[str, _text("outlet")] = "",
    min_confidence: Annotated[str, _text("min_confidence")] = "",
    accounts: Annotated[str, _text("accounts")] = "",
    limit: Annotated[str, Query(description=f"Answers on a page, {MOST} at most. Default: {PAGE}.")] = "",
    after: Annotated[str, Query(description="The id of the last answer of the page before: where to go on.")] = "",
) -> Asked:
    return Asked(
        actor=actor.strip() or None,
        with_=with_.strip() or None,
        type=_given(type),
        status=one_of(_given(status), STATUSES, "status"),
        since=since.strip() or None,
        until=until.strip() or None,
        place=place.strip() or None,
        said_by=said_by.strip() or None,
        outlet=outlet.strip() or None,
        min_confidence=_share(min_confidence),
        accounts=_count("accounts", accounts, None),
        limit=_count("limit", limit, PAGE),
        after=after.strip() or None,
    )


def _given(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(value.strip() for value in values if value.strip())


def _share(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise BadOption(f"min_confidence {text!r} is no number from 0 to 1: write .8")
    return value


def _count(name: str, text: str, otherwise: Default) -> int | Default:
    if not text.strip():
        return otherwise
    if not text.strip().isdecimal() or not 1 <= int(text[:9]) <= MOST:
        raise BadOption(f"{name} {text!r} is no number from 1 to {MOST}")
    return int(text)


Words = Annotated[str, Query(description='What to look for: all words; "in quotes" as they stand, -word for not, word* for a beginning.',
                             max_length=500)]  # fmt: skip
Filters = Annotated[Asked, Depends(_asked)]
"""The filters of a view."""
