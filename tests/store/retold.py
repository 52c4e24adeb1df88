"""Many records out of few that were really read: each story is told anew with other words, other names and another day.

Made by hand, sentences have neither the lengths nor the words of news, and both decide what linking and comparing cost. Here a page that
was read keeps its sentences, events, statements and common words; its telling words are exchanged for made-up ones of the same length, so
that all offsets stay. Accounts of one story have most of the made-up words in common, stories of one theme some.

    python -m tests.store.retold RECORDS.jsonl STORE NUMBER
makes a store of so many of them and says what adding and linking cost.
"""

import datetime
import itertools
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from memcon.occurrences import link
from memcon.occurrences.words import STOP, rarity, stem
from memcon.record.types import Record
from memcon.store import Store

FIRST = datetime.date(2004, 3, 1)
A_DAY = 100
"""Articles that come out in a day."""
SIZES = ((1, 1, 45), (2, 2, 20), (3, 3, 15), (4, 5, 10), (6, 15, 7), (20, 60, 3))
"""(fewest, most, weight): accounts of a story."""
THEMES = 400
UNDATED = 0.01
"""Share of the articles that tell no day."""
LONGEST = 2000
"""Words of a page that is taken: what is longer is no news story."""
_TELLING = 2.0
"""Rarity from which a word is exchanged: names and the words of a subject, not those of all news."""
_WORD = re.compile(r"(?<![^\W_])(?:[A-Za-z]{5,}|\d{2,})(?![^\W_])")
_CALENDAR = re.compile(r"[0-3]\d|(?:19|20)\d\d")
_COUNTRIES = (
    "RUS USA UKR CHN FRA DEU GBR TUR IRN ISR IND PAK JPN KOR PRK SAU EGY ETH KEN NGA MLI NER TCD SDN SYR IRQ YEM POL ROU SRB"
).split()
_DATE = re.compile(r"\b(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=[T/~?%]|\Z)")
_ONSETS, _RIMES = "bcdfghklmnprstvwz", "aeiou"


@dataclass(frozen=True)
class Story:
    """What its accounts share. `off` is how many days later than the page that was read it plays."""

    number: int
    theme: int
    pages: Sequence[Record]
    off: int

    def country(self, code: str | None) -> str | None:
        """The country that stands for another."""
        if code not in _COUNTRIES:
            return code
        order = random.Random(self.number).sample(_COUNTRIES, len(_COUNTRIES))
        return order[_COUNTRIES.index(code)]


def bundles(records: Sequence[Record]) -> list[list[Record]]:
    """The records that memcon puts together, the fewest first: pages that may stand for accounts of one story."""
    by_id = {record.id: record for record in records if record.article.published and len(record.article.text.split()) <= LONGEST}
    found: dict[str, list[Record]] = {}
    for line in link(by_id.values()).links:
        if line.main:
            found.setdefault(line.occurrence, []).append(by_id[line.record])
    return sorted(found.values(), key=len)


def retold(records: Sequence[Record], number: int, *, a_day: int = A_DAY, seed: int = 7) -> Iterator[Record]:
    """So many records, in the order of stories, which begin on random days."""
    dice = random.Random(seed)
    groups = bundles(records)
    weights = [1 / (k + 3) for k in range(THEMES)]
    made = 0
    for story in itertools.count():
        fewest, most, _ = dice.choices(SIZES, [size[2] for size in SIZES])[0]
        size = dice.randint(fewest, most)
        pages = dice.choice(groups if size < 4 else groups[len(groups) // 2 :])
        day = FIRST + datetime.timedelta(dice.randrange(max(1, number // a_day)))
        off = (day - _day(pages[0])).days
        told = Story(story, dice.choices(range(THEMES), weights)[0], dice.sample(pages, len(pages)), off)
        for account in range(size):
            if made == number:
                return
            made += 1
            yield _account(told, account, dice)


def _account(story: Story, account: int, dice: random.Random) -> Record:
    """An account of a story; of four one is a wire text that stands elsewhere too, nearly to the letter."""
    page = story.pages[account % len(story.pages)]
    own = 0.03 if dice.random() < 0.25 else 0.35
    made = _exchanged(page, Names(story, account, own, {}), story.off + dice.randrange(3))
    if dice.random() < UNDATED:
        made = msgspec.structs.replace(made, article=msgspec.structs.replace(made.article, published=None))
    return made


@dataclass(frozen=True)
class Names:
    """Word -> the word of the same length that stands for it in an account; `own` is the share of words that the account alone has."""

    story: Story
    account: int
    own: float
    known: dict[str, str]

    def of(self, text: str) -> str:
        return _WORD.sub(self._other, text)

    def _other(self, found: "re.Match[str]") -> str:
        word = found[0]
        if word not in self.known:
            self.known[word] = self._made(word) if _is_telling(word) else word
        return self.known[word]

    def _made(self, word: str) -> str:
        low = word.lower()
        chance = crc32(f"{low} {self.story.number} {self.account}".encode()) / 2**32
        of_theme = crc32(f"{low} {self.story.number}".encode()) % 4 == 0
        mine, ours = f"{self.story.number} {self.account}", f"t{self.story.theme}" if of_theme else f"{self.story.number}"
        whose = mine if chance < self.own else ours
        made = pseudo(low, whose)
        return made.upper() if word.isupper() else made.capitalize() if word[0].isupper() else made


_KNOWN: dict[str, bool] = {}


def _is_telling(word: str) -> bool:
    if word.isdigit():
        return not _CALENDAR.fullmatch(word)
    low = word.lower()
    if low not in _KNOWN:
        _KNOWN[low] = low not in STOP and rarity().of(stem(low)) >= _TELLING
    return _KNOWN[low]


def pseudo(word: str, whose: str) -> str:
    """A word of the same length and with the same ending; a number of as many digits."""
    number = crc32(f"{word}/{whose}".encode()) * 2654435761 % 2**48
    if word.isdigit():
        return f"{10 ** (len(word) - 1) + number % (9 * 10 ** (len(word) - 1))}"
    letters = []
    for at in range(len(word) - 2):
        choice = _ONSETS if at % 2 == 0 else _RIMES
        letters.append(choice[number % len(choice)])
        number //= len(choice)
    return "".join(letters) + word[-2:]


def _exchanged(record: Record, names: Names, off: int) -> Record:
    """The record in other words, so many days later."""
    about = record.article
    text = names.of(about.text)
    stamp = about.published and msgspec.structs.replace(about.published, edtf=later(about.published.edtf, off))
    article = msgspec.structs.replace(
        about, text=text, title=names.of(about.title) if about.title else None, url=None, published=stamp,
        capture=msgspec.structs.replace(about.capture, sha256=f"{crc32(text.encode()):08x}" * 8),
    )  # fmt: skip
    return msgspec.structs.replace(
        record, id=f"s{names.story.number}-{names.account}", article=article,
        actors=tuple(msgspec.structs.replace(a, name=names.of(a.name), wikidata=None, country=names.story.country(a.country))
                     for a in record.actors),
        times=tuple(msgspec.structs.replace(t, edtf=later(t.edtf, off) if t.edtf else None) for t in record.times),
        events=tuple(msgspec.structs.replace(e, when=_when(e.when, off), topics=tuple(
            msgspec.structs.replace(topic, label=names.of(topic.label)) for topic in e.topics)) for e in record.events),
    )  # fmt: skip


def _when(when: Any, off: int) -> Any:
    return when and msgspec.structs.replace(when, edtf=later(when.edtf, off) if when.edtf else None, start=None, end=None)


def later(edtf: str, off: int) -> str:
    """A date, a month or a year, so many days later."""

    def shifted(found: "re.Match[str]") -> str:
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            made = datetime.date(year or 1, month or 7, day or 15) + datetime.timedelta(off)
        except (ValueError, OverflowError):
            return found[0]
        return made.isoformat()[: len(found[0])]

    return _DATE.sub(shifted, edtf)


def _day(record: Record) -> datetime.date:
    assert record.article.published
    return datetime.date.fromisoformat(record.article.published.edtf[:10])


def main(read: str, path: str, number: str) -> None:
    """Make the store, and say what it costs: how long an article took to be added, and of every 5000 to be linked."""
    lines = Path(read).read_bytes().splitlines()
    records = [msgspec.json.decode(line, type=Record) for line in lines if b'"error"' not in line[:200]]
    with Store.open(path, create=True) as store:
        start = time.process_time()
        for record in itertools.islice(retold(records, int(number)), len(store), None):
            store.add(record, name=f"{record.id}.txt", capture_id=None, made_by="1")
        print(f"{len(store):,} articles, added in {_spent(start, int(number))} each", flush=True)
        stands = [(store.unlinked(), time.process_time())]

        def step(waiting: int) -> None:
            if waiting <= stands[-1][0] - 5000:
                print(f"{waiting:,} wait, linked in {_spent(stands[-1][1], stands[-1][0] - waiting)} each", flush=True)
                stands.append((waiting, time.process_time()))

        store.link(step)
        print(f"all linked in {_spent(stands[0][1], stands[0][0])} each")


def _spent(since: float, articles: int) -> str:
    return f"{(time.process_time() - since) / max(1, articles) * 1000:.1f} ms"


if __name__ == "__main__":
    main(*sys.argv[1:])
