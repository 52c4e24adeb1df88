"""What made an event: the rule and its examples, the sentence with its parse, what weighed for and against."""

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from memcon.record.plain import plain
from memcon.telling import grammar

if TYPE_CHECKING:
    from memcon.reader import Why

WEIGHTS_SHOWN = 12


def render(why: "Why") -> Group:
    """The event's rule, examples, words, reasons and weights, for a Rich console to print."""
    event = why.event
    head = Text(f"{event.id}  {event.type}", style="bold").append(
        f"  {event.status}, confidence {event.confidence:.2f}, by the rule {event.rule}"
    )
    parts: list[Text | Table] = [head, _heading("Examples of the rule")]
    for example in why.examples:
        parts.append(Text(f"  {plain(example.text)}").append(f"  gives {example.gives.in_words()}", style="dim"))
    parts += [_heading(f"Words (the rule was triggered by “{plain(why.trigger)}”)"), _words(why)]
    if why.reasons:
        parts += [_heading(f"Why {event.status}"), *(Text(f"  {plain(grammar.reason(reason))}") for reason in why.reasons)]
    if why.features:
        parts += [_heading("What weighed for (+) and against (-)"), _weights(why)]
    return Group(*parts)


def _heading(words: str) -> Text:
    return Text(words, style="bold underline")


def _words(why: "Why") -> Table:
    """The sentence, a word a line, with its relation to its head."""
    table = Table.grid(padding=(0, 2))
    for word, relation, head in why.words:
        mark = "→" if word == why.trigger else ""
        to = plain(head) if relation != "ROOT" else ""
        table.add_row(f"  {mark:<1}", Text(plain(word)), Text(grammar.relation(relation), style="cyan"), Text(to, style="dim"))
    return table


def _weights(why: "Why") -> Table:
    table = Table.grid(padding=(0, 2))
    for name, weight in list(why.features.items())[:WEIGHTS_SHOWN]:
        table.add_row("  ", Text(f"{weight:+.2f}"), Text(plain(grammar.feature(name))))
    return table
