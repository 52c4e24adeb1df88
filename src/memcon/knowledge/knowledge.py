"""The one object that knows: opened once, passed down, never changed by a reader."""

from memcon.knowledge.lexicon import Lexicon
from memcon.knowledge.matcher import Matcher
from memcon.knowledge.persons import Persons
from memcon.knowledge.tables import Countries, Organisations, Places, Titles, Zones, read_data
from memcon.knowledge.types import Fact, Hit


class Knowledge:
    """Facts with their look-ups. Tables are read when they are first asked for; facts once made are kept."""

    def __init__(self) -> None:
        self._lexicon = Lexicon(read_data("lexicon.tsv"))
        self.countries = Countries(self._lexicon)
        self.organisations = Organisations(self._lexicon)
        self.persons = Persons(self._lexicon)
        self.titles = Titles()
        self.places = Places(self._lexicon, self.countries)
        self.zones = Zones()
        self.firstnames = frozenset(read_data("firstnames.txt").split())
        """First names (folded) as the tables of persons have them: a help to tell a person's name from a place's."""
        self.surnames = frozenset(read_data("surnames.txt").split())
        self.common_surnames = frozenset(read_data("common_surnames.txt").split())
        """Surnames (folded) that say little by themselves: many people have them."""
        self._matcher = Matcher(self._lexicon, self.firstnames, self.surnames, self._fact)

    def match(self, text: str) -> tuple[Hit, ...]:
        """All names of the gazetteer in a text, the longest match of each, sorted by start.

        Names need their capitals, acronyms exactly so ("us" is not the US), titles and agents none. A hit inside a longer name is left out
        ("York" in "New York"), but titles and agents do not hide the names inside them ("White House spokesman"). One name can be hit
        as several kinds: "Moscow" is a
        capital (RUS) and a place. Countries are not hit as places: `places.country` gives them.
        """
        return self._matcher.match(text)

    def _fact(self, kind: str, key: str, weak: bool) -> Fact | None:
        if kind in "cdk":
            return self.countries.get(key)
        if kind in "og":
            return self.organisations.get(key)
        if kind == "p":
            return self.persons.get(key)
        if kind == "t":
            return self.titles.get(key)
        return self.titles.agent(key) if kind == "a" else self.places.get(key, weak)


def open_knowledge() -> Knowledge:
    """Open the tables of this installation. Costs about a tenth of a second; do it once."""
    return Knowledge()
