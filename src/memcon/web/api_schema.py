"""What /openapi.json says of the answers: their types are those of the store and the record, not of FastAPI."""

from functools import cache
from typing import Any

import msgspec
from fastapi import FastAPI

from memcon.occurrences.types import Comparison
from memcon.record.types import Record
from memcon.store import (
    ActorAnswer,
    ArticleAnswer,
    DayCount,
    EventAnswer,
    Found,
    Logged,
    OccurrenceAnswer,
    PairCount,
    PlaceCount,
    StatementAnswer,
)

Responses = dict[int | str, dict[str, Any]]
_TYPES = (
    Record, Comparison, ArticleAnswer, EventAnswer, StatementAnswer, ActorAnswer, OccurrenceAnswer, Found, Logged, DayCount, PairCount,
    PlaceCount,
)  # fmt: skip
_REF = "#/components/schemas/{name}"
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
        }
    },
}


def answers(*names: str, status: int = 200) -> Responses:
    """One of these types."""
    refs = [{"$ref": _REF.format(name=name)} for name in names]
    schema = refs[0] if len(refs) == 1 else {"oneOf": refs}
    return {status: {"description": "The answer.", "content": {"application/json": {"schema": schema}}}, **_wrong()}


def listed(name: str) -> Responses:
    """A page of a list of this type, also as CSV."""
    schema = {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": {"$ref": _REF.format(name=name)}},
            "next": {"type": ["string", "null"], "description": "The address of the next page; null on the last."},
        },
    }
    content = {"application/json": {"schema": schema}, "text/csv": {"schema": {"type": "string"}}}
    return {200: {"description": "A page of answers.", "content": content}, **_wrong()}


def counted(name: str) -> Responses:
    """All counts of this type, with what has been counted."""
    made = listed(name)
    schema = made[200]["content"]["application/json"]["schema"]
    schema["required"] += ["by_month", "since"]
    schema["properties"] |= {
        "by_month": {"type": "boolean", "description": "Whether whole months were counted, since there are too many events for days."},
        "since": {"type": ["integer", "null"], "description": "The day, as 20211230, before which no event was looked at; null for all."},
    }
    return made


def _wrong() -> Responses:
    content = {"application/json": {"schema": {"$ref": _REF.format(name="Error")}}}
    return {"4XX": {"description": "What is wrong, in one sentence.", "content": content}}


@cache
def _components() -> dict[str, Any]:
    _, found = msgspec.json.schema_components(_TYPES, ref_template=_REF)
    return {**found, "Error": _ERROR}


def install(app: FastAPI) -> None:
    """Put the schemas into the description of the API."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        described = made()
        described.setdefault("components", {}).setdefault("schemas", {}).update(_components())
        for address in described["paths"].values():
            for operation in address.values():
                operation.get("responses", {}).pop("422", None)  # what is wrong is told under 4XX
        return described

    app.openapi = openapi  # type: ignore[method-assign]
