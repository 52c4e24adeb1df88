"""The columns that can be asked, made from a record with its corrections applied; and unmade when another version takes its place."""

import sqlite3

from memcon.knowledge.folding import phrase_key
from memcon.occurrences.features import main_event
from memcon.record.types import Actor, Event, Place, Record, Statement
from memcon.store import tallies
from memcon.store.days import days
from memcon.store.effective import Effective
from memcon.store.keys import actor_key, actor_names, place_key
from memcon.store.log import words_of


def insert(connection: sqlite3.Connection, version: int, made: Effective) -> None:
    """Write the rows of a version."""
    record = made.record
    actors = {a.id: _actor(connection, a, made.keys[a.id]) for a in record.actors}
    _mentions(connection, version, made, actors)
    used = {e.where for e in record.events}
    places = {p.id: _place(connection, p) for p in record.places if p.id in used}
    _events(connection, version, record, actors, places)
    _statements(connection, version, record, actors)
    connection.executemany(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
        [(version, d.id, d.name, d.kind, d.status, actors.get(d.proposed_by or "")) for d in record.documents],
    )
    connection.executemany(
        "INSERT INTO checks VALUES (?, ?, ?, ?, ?)",
        [(version, n, c.kind, None if c.ok is None else int(c.ok), c.message) for n, c in enumerate(record.checks, 1)],
    )
    _count(connection, version, 1)
    tallies.change(connection, version, 1)
    tallies.fold(connection)


def remove(connection: sqlite3.Connection, version: int) -> None:
    """Take the rows of a version away; actors and places stay, for others may have them."""
    _count(connection, version, -1)
    tallies.change(connection, version, -1)
    connection.execute("UPDATE accounts SET event = NULL WHERE version = ?", (version,))
    connection.execute("DELETE FROM participants WHERE event IN (SELECT id FROM events WHERE version = ?)", (version,))
    for table in ("events", "statements", "mentions", "documents", "checks"):
        connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))


def insert_text(connection: sqlite3.Connection, version: int, record: Record) -> None:
    """Make the text of a version searchable."""
    row = (version, record.article.title, record.article.text)
    connection.execute("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", row)


def remove_text(connection: sqlite3.Connection, version: int, record: Record) -> None:
    """Take the words of a version out of the search; they must be those that were put in."""
    row = (version, record.article.title, record.article.text)
    connection.execute("INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", row)


def _count(connection: sqlite3.Connection, version: int, step: int) -> None:
    """Keep the numbers of articles and events that each actor is in."""
    connection.execute(
        "UPDATE actors SET records = records + ? WHERE id IN (SELECT actor FROM mentions WHERE version = ?)", (step, version)
    )
    connection.execute(
        "WITH own AS (SELECT actor, count(DISTINCT event) AS many FROM events CROSS JOIN participants ON event = id"
        " WHERE version = ? GROUP BY actor)"
        " UPDATE actors SET events = events + ? * (SELECT many FROM own WHERE actor = id) WHERE id IN (SELECT actor FROM own)",
        (version, step),
    )


def _actor(connection: sqlite3.Connection, actor: Actor, key: str) -> int:
    """The row of the actor under the key, made where there is none; its names are kept."""
    row = connection.execute("SELECT id FROM actors WHERE key = ?", (key,)).fetchone()
    if row:
        id_ = int(row[0])
    else:
        name = key.partition("#")[2] or actor.name
        done = connection.execute(
            "INSERT INTO actors (key, name, kind, country, sector, wikidata) VALUES (?, ?, ?, ?, ?, ?)",
            (key, name, actor.kind, actor.country, actor.sector, actor.wikidata if "#" not in key else None),
        )
        id_ = int(done.lastrowid or 0)
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", [(name, id_) for name in actor_names(actor)])
    return id_


def _place(connection: sqlite3.Connection, place: Place) -> int:
    key = place_key(place)
    row = connection.execute("SELECT id FROM places WHERE key = ?", (key,)).fetchone()
    if row:
        return int(row[0])
    done = connection.execute(
        "INSERT INTO places (key, name, folded, geonames, country, lat, lon) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, place.name, phrase_key(place.name), place.geonames, place.country, place.lat, place.lon),
    )
    return int(done.lastrowid or 0)


def _mentions(connection: sqlite3.Connection, version: int, made: Effective, actors: dict[str, int]) -> None:
    rows = []
    for actor in made.record.actors:
        own = actor_key(actor)
        read_as = None if own == made.keys[actor.id] else _actor(connection, actor, own)
        rows.append((version, actor.id, actors[actor.id], read_as, len(actor.mentions)))
    connection.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", rows)


def _events(connection: sqlite3.Connection, version: int, record: Record, actors: dict[str, int], places: dict[str, int]) -> None:
    said = {s.id: s.speaker for s in record.statements}
    countries = {a.id: a.country for a in record.actors}
    main = main_event(record)
    for event in record.events:
        done = connection.execute(
            "INSERT INTO events (version, n, type, status, mode, channel, day_first, day_last, edtf, place, said_by, confidence,"
            ' "start", "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            (version, *_event(event), places.get(event.where or ""), actors.get(said.get(event.reported_by or "") or ""),
             event.confidence, *words_of(event)[0]),
        )  # fmt: skip
        if event is main:
            connection.execute("UPDATE accounts SET event = ? WHERE version = ?", (done.lastrowid, version))
        connection.executemany(
            "INSERT OR IGNORE INTO participants VALUES (?, ?, ?, ?)",
            [(done.lastrowid, actors[p.actor], p.role, countries[p.actor]) for p in event.participants if p.actor in actors],
        )


def _event(event: Event) -> tuple[str | int | None, ...]:
    edtf = event.when.edtf if event.when else None
    return (event.id, event.type, event.status, event.mode, event.channel, *days(edtf), edtf)


def _statements(connection: sqlite3.Connection, version: int, record: Record, actors: dict[str, int]) -> None:
    countries = {a.id: a.country for a in record.actors}
    connection.executemany(
        "INSERT INTO statements (version, n, speaker, country, for_actor, addressee, act, form, day, \"start\", \"end\")"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (version, s.id, actors.get(s.speaker or ""), countries.get(s.speaker or "") or countries.get(s.for_ or ""),
             actors.get(s.for_ or ""), actors.get(s.addressee or ""), s.act, s.form, statement_day(s, record), *s.content)
            for s in record.statements
        ],
    )  # fmt: skip


def statement_day(said: Statement, record: Record) -> int:
    """The day on which it was said, else the day of publication; 0 where the page gives neither."""
    time = next((t for t in record.times if t.id == said.when), None)
    return days(time.edtf)[0] if time and days(time.edtf)[0] else published_day(record)


def published_day(record: Record) -> int:
    return days(record.article.published.edtf)[0] if record.article.published else 0
