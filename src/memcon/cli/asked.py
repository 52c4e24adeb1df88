"""Answers of a store as a person reads them: what, then the words and where they stand."""

import re

from rich.console import Group
from rich.text import Text

from memcon.cli.text import Cited
from memcon.record.plain import plain, shortened
from memcon.store import AccountAnswer, ActorAnswer, EventAnswer, Found, OccurrenceAnswer, Source, StatementAnswer
from memcon.store.tables import day_text
from memcon.telling import words
from memcon.telling.sheet import QUOTE_LIMIT

_INDENT = " " * 4


def event_line(answer: EventAnswer) -> Group:
    """The event on one line; below it the words that tell it, the paragraph, the source and the id."""
    event = answer.event
    day = words.when(event.when) if event.when else "no day given"
    head = Text(f"{day}  ").append(words.kind(event.type, event.channel, event.mode), style="bold").append(f"  {event.status}  ")
    head.append(words.parties(answer.taking)).append(f", {plain(answer.place.name)}" if answer.place else "")
    head.append(f"  according to {plain(answer.said_by)}" if answer.said_by else "")
    head.append("  (corrected)" if answer.corrected else "")
    told = answer.cites[0] if answer.cites else None
    return Group(
        Cited(head, Text(words.sureness(event.confidence), style="dim")),
        _cited(told.words if told else "", told.where if told else "", answer.source, answer.id),
    )


def statement_line(answer: StatementAnswer) -> Group:
    said = answer.statement
    names = {p.role: plain(p.name) for p in answer.parties}
    who = names.get("speaker", "speaker not named")
    who += f", for {names['for']}" if names.get("for", who) != who else ""
    day = day_text(answer.day)
    head = Text(f"{words.date(day) if day else 'no day given'}  ").append(who, style="bold").append(f"  {said.act}")
    head.append(f" → {names['addressee']}" if "addressee" in names else "").append("  (corrected)" if answer.corrected else "")
    return Group(Cited(head, Text()), _cited(answer.words, answer.cites[0].where, answer.source, answer.id))


def occurrence_lines(answer: OccurrenceAnswer) -> Group:
    """The occurrence on one line; below it each of its accounts, "~" before those that only recall it."""
    facts = [answer.type and answer.type.replace("_", " "), answer.channel, answer.status, answer.place]
    head = Text(plain(answer.label), style="bold").append(f"  {' · '.join(plain(fact) for fact in facts if fact)}", style="not bold")
    own = sum(account.main for account in answer.accounts)
    right = Text(words.many(own, "account")).append(f"  {plain(answer.id)}", style="dim")
    return Group(Cited(head, right), *(_account(account) for account in answer.accounts))


def _account(account: AccountAnswer) -> Cited:
    left = Text(f"{_INDENT}{' ' if account.main else '~'} {shortened(plain(account.title or 'no title'), QUOTE_LIMIT)}")
    left.append(f"  a copy of {plain(account.source)}" if account.source else "", style="dim")
    outlet = f"{account.outlet or ''}{f' ({account.side})' if account.side else ''}".strip()
    day = words.date(account.published.partition("T")[0]) if account.published else ""
    told = "  ".join(part for part in (shortened(plain(outlet), 40), day) if part)
    return Cited(left, Text(told, style="cyan").append(f"  {plain(account.record)}", style="dim"))


def actor_line(actor: ActorAnswer) -> Cited:
    facts = " · ".join(plain(part) for part in (actor.kind, actor.country, actor.sector) if part and part != actor.key)
    left = Text().append(plain(actor.name), style="bold").append(f"  {facts}").append(f"  {plain(actor.key)}", style="cyan")
    return Cited(left, Text(f"{words.many(actor.records, 'article')}, {words.many(actor.events, 'event')}"))


def found_line(found: Found) -> Group:
    title = Text(plain(found.source.title or "no title"), style="bold")
    marked = Text()
    for n, piece in enumerate(re.split("[\x02\x03]", found.snippet)):
        # `plain` would eat the spaces at the ends of a piece
        inner = plain(piece)
        left, right = (" " if piece[:1] == " " else ""), (" " if piece[-1:] == " " and inner else "")
        marked.append(f"{left}{inner}{right}", style="bold yellow" if n % 2 else "")
    return Group(Cited(title, Text()), Cited(Text(_INDENT).append_text(marked), _where("", found.source, found.source.id)))


def _cited(quote: str, block: str, source: Source, id_: str) -> Cited:
    text = shortened(plain(quote), QUOTE_LIMIT)
    return Cited(Text(f"{_INDENT}“{text}”" if text else _INDENT), _where(block, source, id_))


def _where(block: str, source: Source, id_: str) -> Text:
    name = source.outlet or source.url or (source.names[0] if source.names else "")
    day = words.date(source.published.partition("T")[0]) if source.published else ""
    told = "  ".join(part for part in (shortened(plain(name), 40), day, block) if part)
    return Text().append(told, style="cyan").append(f"  {plain(id_)}", style="dim")
