"""What can be asked of a store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from memcon.occurrences import Comparison, Link, compare
from memcon.occurrences.relation_types import Relations
from memcon.occurrences.threads import course
from memcon.record.types import Record
from memcon.store import adding, answers, asking, counting, linking, listing, occurrences, relating, searching
from memcon.store.answers import ActorAnswer, EventAnswer, Found, OccurrenceAnswer, StatementAnswer
from memcon.store.counting import Counted, DayCount, PairCount, PlaceCount
from memcon.store.facets import FOUND, Facets, facets, find
from memcon.store.listing import ArticleAnswer
from memcon.store.log import log_of_all
from memcon.store.marking import Mark, marks
from memcon.store.naming import knowledge
from memcon.store.opened import Opened, filters_of
from memcon.store.snippets import snippet
from memcon.store.spellings import spellings
from memcon.store.tables import Library, Rows, as_rows, to_table

PLANNED = ("planned",)
Answers = Literal["events", "agenda", "statements", "actors", "occurrences"]
"""What can be asked for with `Filters`."""


class Questions(Opened):
    """The methods that ask; they take the names of `Filters` as keywords."""

    def articles(self, **asked: Any) -> tuple[ArticleAnswer, ...]:
        """The articles, the newest first: `since`, `until` and `outlet` speak of the article, all else of an event that it has to tell."""
        with self._at_once():
            return listing.articles(self._connection, filters_of(asked))

    def events(self, **asked: Any) -> tuple[EventAnswer, ...]:
        """The events that `Filters` let through, the newest first."""
        with self._at_once():
            filters = filters_of(asked)
            after = listing.position(self._connection, "events", filters.after)
            return self._event_answers(asking.events(self._connection, filters, after=after))

    def agenda(self, **asked: Any) -> tuple[EventAnswer, ...]:
        """What is planned, the earliest first; what has no day stands last."""
        asked.setdefault("status", PLANNED)
        filters = filters_of(asked)
        with self._at_once():
            after = listing.position(self._connection, "events", filters.after)
            found: tuple[EventAnswer, ...] = ()
            if after is None or after[0]:
                found = self._event_answers(asking.events(self._connection, filters, oldest_first=True, dated=True, after=after))
            left = None if filters.limit is None else filters.limit - len(found)
            if left == 0 or filters.since or filters.until:
                return found
            rest = msgspec.structs.replace(filters, limit=left)
            after = after if after and not after[0] else None
            return found + self._event_answers(asking.events(self._connection, rest, oldest_first=True, dated=False, after=after))

    def count_days(self, **asked: Any) -> Counted[DayCount]:
        """How many events there are by day; by month where they are too many for that."""
        with self._at_once():
            return counting.by_day(self._connection, filters_of(asked))

    def count_pairs(self, within: str | None = None, **asked: Any) -> Counted[PairCount]:
        """How many events two countries take part in; with `within` (alpha-3) each actor of that country with the others."""
        with self._at_once():
            filters = filters_of(asked)
            return counting.within(self._connection, filters, within) if within else counting.by_pair(self._connection, filters)

    def count_places(self, **asked: Any) -> Counted[PlaceCount]:
        """How many events there are at each place that has coordinates."""
        with self._at_once():
            return counting.by_place(self._connection, filters_of(asked))

    def marks(self, *, oldest_first: bool = False, dated: bool = True, **asked: Any) -> tuple[Mark, ...]:
        """The events that have a day, in order of time, as a drawing needs them; of more than `limit` the newest, or the oldest. With
        `dated` false those that have none, told by pages of the days asked for, in the order in which they were added."""
        with self._at_once():
            occurrences.check_layout(self._connection, self.path)
            return marks(self._connection, filters_of(asked), oldest_first=oldest_first, dated=dated)

    def page_days(self, beside: float = 0.0) -> tuple[int, int]:
        """The days of the oldest and of the newest page, as numbers (20211230), with a share of the pages left aside at either end; (0, 0)
        where no page has a day."""
        return counting.page_days(self._connection, beside)

    def statements(self, **asked: Any) -> tuple[StatementAnswer, ...]:
        """The statements that `Filters` let through (`type` is the act), the newest first."""
        found = []
        with self._at_once():
            filters = filters_of(asked)
            after = listing.position(self._connection, "statements", filters.after)
            for version, id_, made, source in self._items(asking.statements(self._connection, filters, after)):
                (day,) = self._connection.execute("SELECT day FROM statements WHERE version = ? AND n = ?", (version, id_)).fetchone()
                if answer := answers.statement_answer(made, id_, source, day):
                    found.append(answer)
        return tuple(found)

    def occurrences(self, **asked: Any) -> tuple[OccurrenceAnswer, ...]:
        """The occurrences that `Filters` let through, by the main event of one of their accounts, the newest first. `unlinked` tells
        whether articles wait to be linked, which are not among the accounts yet."""
        filters = filters_of(asked)
        occurrences.check_layout(self._connection, self.path)
        with self._at_once():
            query = asking.occurrences(self._connection, filters)
            rows = (number for (number,) in self._connection.execute(query.sql, query.values))
            found = occurrences.distinct(rows, self._occurrence(filters.after) if filters.after else None, filters.limit)
            made = (occurrences.answer(self._connection, self._under_text_id, number) for number in found)
            return tuple(answer for answer in made if answer)

    def occurrence(self, id_: str) -> OccurrenceAnswer:
        """An occurrence by its id, "o-3f2a9c0d11aa", or a beginning of it that no other has. Raises UnknownId."""
        with self._at_once():
            answer = occurrences.answer(self._connection, self._under_text_id, self._occurrence(id_))
            assert answer is not None
            return answer

    def every_occurrence(self) -> Iterator[OccurrenceAnswer]:
        """All occurrences, in the order of their ids; one at a time."""
        occurrences.check_layout(self._connection, self.path)
        yield from occurrences.every(self._connection, self._under_text_id)

    def occurrence_of(self, id_: str) -> str | None:
        """The id of the occurrence that an article is about; None where it waits to be linked."""
        row = self._connection.execute("SELECT occurrence FROM accounts WHERE version = ? LIMIT 1", (self._version(id_),)).fetchone()
        return occurrences.id_of(row[0]) if row else None

    def comparison(self, id_: str) -> Comparison:
        """The articles that are about an occurrence, as people have corrected them, side by side. Raises BadOption where it is but one."""
        number = self._occurrence(id_)
        return compare(occurrences.records(self._connection, self._under_text_id, number), occurrence=occurrences.id_of(number))

    def accounts(self, id_: str) -> tuple[Record, ...]:
        """The corrected records of the articles that are about an occurrence, each under its id in the store."""
        return occurrences.records(self._connection, self._under_text_id, self._occurrence(id_))

    def links(self) -> Iterator[Link]:
        """What each article is about, and the occurrences that it also speaks of: the lines of `memcon link`."""
        occurrences.check_layout(self._connection, self.path)
        with self._at_once():
            yield from occurrences.links(self._connection)

    def unlinked(self) -> int:
        """How many articles were added or changed since articles were last linked: 0 where occurrences are up to date."""
        occurrences.check_layout(self._connection, self.path)
        return linking.unlinked(self._connection)

    def state(self) -> tuple[int, ...]:
        """Numbers that change with the store: of the newest article and correction, and of the articles that wait to be linked."""
        query = "SELECT (SELECT max(id) FROM versions), (SELECT max(id) FROM corrections), (SELECT count(*) FROM unlinked)"
        return tuple(int(number or 0) for number in self._connection.execute(query).fetchone())

    def link(self, step: Callable[[int], None] | None = None, hold: float = linking.HOLD) -> int:
        """Put what was added or changed together by occurrence. Gives the number of occurrences that are new, gone or changed.

        `step` is told now and then how many articles wait. `hold`: seconds for which other writers may have to wait at a time. Stopped or
        killed at any moment, nothing is lost: the next call goes on.
        """
        return linking.link(self._connection, self._dictionary, step, hold)

    def link_only(self, ids: Iterable[str]) -> int:
        """The same for the articles of some records alone: all else that waits goes on waiting."""
        keys = {adding.key_of(self._connection, self._version(id_)) for id_ in ids}
        return linking.link_only(self._connection, self._dictionary, keys)

    def actors(self, **asked: Any) -> tuple[ActorAnswer, ...]:
        """Who is in the records (`type` is the kind), those of the most articles first."""
        query = asking.actors(self._connection, filters_of(asked))
        rows = self._connection.execute(query.sql, query.values)
        return tuple(
            ActorAnswer(key=r[0], name=r[1], kind=r[2], country=r[3], sector=r[4], wikidata=r[5], records=r[6], events=r[7]) for r in rows
        )

    def search(self, words: str, **asked: Any) -> tuple[Found, ...]:
        """The articles with all the words, the best first; "in quotes" as they stand, -word for not, word* for a beginning."""
        others, filters = spellings(words), filters_of(asked)
        with self._at_once():
            query = searching.best(self._connection, filters, searching.full_text(words, others))
            return self._found(query, searching.forms(words, others))

    def search_and_count(self, words: str, **asked: Any) -> tuple[tuple[Found, ...], Facets]:
        """The same, and how all that is found spreads over outlets, months and countries: the words are looked up once for both."""
        others, filters = spellings(words), filters_of(asked)
        with self._at_once():
            articles = find(self._connection, filters, searching.full_text(words, others))
            found = self._found(searching.best_of(f"temp.{FOUND}", filters), searching.forms(words, others))
            return found, facets(self._connection, articles)

    def _found(self, query: asking.Query, forms: Sequence[str]) -> tuple[Found, ...]:
        found = []
        for (version,) in self._connection.execute(query.sql, query.values).fetchall():
            record = adding.kept(self._connection, self._dictionary, version).record
            found.append(Found(source=self._source(version, record), snippet=snippet(record.article.text, forms)))
        return tuple(found)

    def relations(self, a: str, b: str, since: str | None = None, until: str | None = None) -> Relations:
        """The course of things between two actors: what happened, what was planned and what became of it; at most `relating.MOST` articles.

        Raises BadOption where nobody goes by a name, or both names mean one actor.
        """
        asked = relating.Asked(a, b, since, until)
        with self._at_once():
            (first, one), (second, other) = relating.sides(self._connection, asked)
            found = relating.versions(self._connection, asked)
            shared = log_of_all(self._connection)
            pages = [
                relating.page(self._connection, version, self._text_id(version), self._made(version, shared), first, second)
                for version in found[: relating.MOST]
            ]
            newest, homes = relating.newest(self._connection), relating.homes(self._connection, pages, found)
        return course(
            pages, (one, other), since=since, until=until, newest=newest, occurrences=homes, facts=knowledge(), notes=relating.notes(found)
        )

    def table(self, what: Answers, library: Library = "pandas", **asked: Any) -> Any:
        """The answers as a table of pandas, polars or pyarrow, whichever is installed: flat columns, a row for each answer."""
        return to_table(self.rows(what, **asked), library)

    def rows(self, what: Answers, **asked: Any) -> Rows:
        """The answers as flat rows of plain values."""
        found: dict[str, Any] = {
            "events": self.events, "agenda": self.agenda, "statements": self.statements, "actors": self.actors,
            "occurrences": self.occurrences,
        }  # fmt: skip
        return as_rows(found[what](**asked))

    def plan(self, what: Answers | Literal["search"], words: str = "", **asked: Any) -> tuple[str, ...]:
        """How SQLite answers a question: the lines of EXPLAIN QUERY PLAN."""
        filters = filters_of(asked)
        if what == "statements":
            query = asking.statements(self._connection, filters)
        elif what == "actors":
            query = asking.actors(self._connection, filters)
        elif what == "occurrences":
            query = asking.occurrences(self._connection, filters)
        elif what == "search":
            query = searching.best(self._connection, filters, searching.full_text(words, {}))
        else:
            query = asking.events(self._connection, filters, oldest_first=what == "agenda")
        return tuple(row[3] for row in self._connection.execute(f"EXPLAIN QUERY PLAN {query.sql}", query.values))
