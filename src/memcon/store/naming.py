"""Names as people type them, to the rows that they mean: "Kiev" and "Kyiv", "the US" and "United States", "Peskov" and "Dmitri Peskov"."""

import difflib
import re
import sqlite3
from functools import cache

import msgspec

from memcon.errors import BadOption
from memcon.knowledge import Knowledge, open_knowledge
from memcon.knowledge.asked import Meaning, meaning
from memcon.knowledge.folding import phrase_key
from memcon.knowledge.spellings import loose_key


class Who(msgspec.Struct, frozen=True):
    """Whom a name means: all who act for a country, or certain rows of `actors`."""

    country: str | None
    actors: tuple[int, ...]


class Where(msgspec.Struct, frozen=True):
    """Which rows of `places` a name means."""

    places: tuple[int, ...]


@cache
def knowledge() -> Knowledge:
    """The tables of names, opened when a name is first asked for."""
    return open_knowledge()


def who(connection: sqlite3.Connection, name: str, option: str = "--actor") -> Who:
    """Raises BadOption where neither memcon nor the store knows the name."""
    name = name.strip()
    own = connection.execute("SELECT id, country FROM actors WHERE key = ?", (name,)).fetchone()
    if re.fullmatch(r"[A-Z]{3}", name) and (own or knowledge().countries.get(name)):
        return Who(name, ())
    if own:
        return Who(None, (int(own[0]),))
    meant = meaning(knowledge(), name)
    if meant.country:
        return Who(meant.country, ())
    found = _rows(connection, meant)
    if not found:
        raise BadOption(f"{option} {name!r}: nobody in this store goes by that name{_nearby(connection, name)}")
    return Who(None, found)


def _rows(connection: sqlite3.Connection, meant: Meaning) -> tuple[int, ...]:
    """The actors of a name: as the records spell it, or as memcon knows it."""
    found = [connection.execute("SELECT actor FROM names WHERE name = ?", (each,)).fetchall() for each in sorted(meant.names)]
    found += [connection.execute("SELECT id FROM actors WHERE key = ?", (key,)).fetchall() for key in sorted(meant.items)]
    # uncoded actors have their name at the head of the key, before a "/", which "0" follows
    between = "SELECT id FROM actors WHERE key >= ? AND key < ?"
    found += [connection.execute(between, (f"{each}/", f"{each}0")).fetchall() for each in sorted(meant.names)]
    return tuple(sorted({int(id_) for rows in found for (id_,) in rows}))


def _nearby(connection: sqlite3.Connection, name: str) -> str:
    """Names of the store that are spelled much like it."""
    key = loose_key(name)
    if not key:
        return ""
    span = (key[:2], key[:2] + "\U0010ffff")
    query = "SELECT name FROM names WHERE name >= ? AND name < ? UNION SELECT key FROM actors WHERE key >= ? AND key < ? LIMIT 2000"
    known = sorted({str(row[0]).partition("/")[0] for row in connection.execute(query, span * 2)})
    near = difflib.get_close_matches(key, known, 3)
    return f"; did you mean {' or '.join(near)}?" if near else ""


def where(connection: sqlite3.Connection, name: str) -> Where:
    """The places of a name or a GeoNames id, or those in the country of that name. Raises BadOption where nobody knows it."""
    facts = knowledge().places
    state = facts.resolve(name)
    country = name if re.fullmatch(r"[A-Z]{3}", name) else state.country if state and state.kind == "country" else None
    found = [connection.execute("SELECT id FROM places WHERE folded = ?", (phrase_key(name),)).fetchall()]
    by_number = "SELECT id FROM places WHERE geonames = ?"
    found += [connection.execute(by_number, (p.geonames,)).fetchall() for p in facts.all(name) if p.geonames]
    if re.fullmatch(r"\d{1,12}", name.strip()):
        found.append(connection.execute(by_number, (int(name),)).fetchall())
    if country:
        found.append(connection.execute("SELECT id FROM places WHERE country = ?", (country,)).fetchall())
    ids = tuple(sorted({int(id_) for rows in found for (id_,) in rows}))
    if not ids and not state:
        raise BadOption(f"--place {name!r}: neither memcon nor this store knows such a place")
    return Where(ids)
