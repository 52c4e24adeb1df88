"""JSON written piece by piece: lists too long to hold in memory."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def dumped(value: Any) -> str:
    """Compact JSON with letters as they are."""
    return _ENCODER.encode(value)


def write_list(stream: TextIO, head: str, items: Iterable[Any], tail: str) -> int:
    """Write `head`, the items one a line with commas between, and `tail`. Returns how many there were."""
    count = 0
    stream.write(head)
    for count, item in enumerate(items, start=1):
        stream.write(("\n" if count == 1 else ",\n") + dumped(item))
    stream.write(tail)
    return count


def known(**fields: Any) -> dict[str, Any]:
    """The fields that are known: no None, no "", no empty list."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}
