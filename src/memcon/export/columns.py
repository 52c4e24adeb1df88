"""What a table is: its columns with their meanings, and the page that tells of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from memcon.export.views import BESIDE

Kind = Literal["text", "integer", "real", "boolean"]
Value = str | int | float | bool | None
Row = tuple[Value, ...]
Source = TypeVar("Source")


@dataclass(frozen=True)
class Column:
    """A column. `to` names the table whose `id` it holds."""

    name: str
    kind: Kind
    meaning: str
    to: str | None = None


@dataclass(frozen=True)
class Table(Generic[Source]):
    """A table: its columns, and its rows from a record (or an occurrence). The first column is its key where it is called "id"."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Source], Iterator[Row]]


def text(name: str, meaning: str, to: str | None = None) -> Column:
    return Column(name, "text", meaning, to)


ARTICLE = text("article", "The article.", "articles")
WORDS = text("words", "The words of the article that say so, to the letter; a bar between blanks parts several passages.")


def iso(day: object) -> str | None:
    return None if day is None else str(day)


def joined(values: tuple[str, ...]) -> str | None:
    return BESIDE.join(values) or None


def columns_page(intro: str, tables: Sequence[Table[Any]]) -> str:
    """columns.md: what each table and column means."""
    parts = [f"# Tables and columns\n\n{intro}\n"]
    for table in tables:
        rows = "".join(f"| {c.name} | {c.kind} | {c.meaning}{f' Refers to {c.to}.id.' if c.to else ''} |\n" for c in table.columns)
        parts.append(f"## {table.name}\n\n{table.meaning}\n\n| column | type | meaning |\n| --- | --- | --- |\n{rows}")
    return "\n".join(parts)
