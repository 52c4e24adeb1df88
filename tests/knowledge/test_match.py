"""Names in a text."""

import pytest

from memcon.knowledge import AgentFact, Knowledge, open_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge()


def found(knowledge: Knowledge, text: str, *kinds: str) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], h.key) for h in knowledge.match(text) if not kinds or h.kind in kinds]


PERSONS = """
Joseph Biden|Joseph R. Biden|Joseph R. Biden, Jr.|Joseph R. Biden Jr.|William J. Clinton|Bill Clinton|Volodymyr Zelensky|
Volodymyr Zelenskyy|Volodymyr Zelenskiy|
Volodymyr Zelenskyi|Donald J. Trump|Xi Jinping|Condoleezza Rice|Tony Blinken|Antony Blinken|Anthony Blinken|Antony J. Blinken|
Jake Sullivan|Bibi Netanyahu|
Benjamin Netanyahu|Recep Tayyip Erdogan|Recep Tayyip Erdoğan|Mohammed bin Salman|Muhammad bin Salman|Mohamed Morsi|Mohammed Mursi|
Hugo Chavez|Hugo Chávez|Ban Ki-moon|
Kim Jong-un|Kim Jong Un|KIM JONG-UN|George W. Bush|George H.W. Bush|John F. Kerry|Lloyd J. Austin III|Sergei V. Lavrov|Sergey Lavrov|
Dmitri Peskov|Vladimir V. Putin|
Alexander Lukashenko|Aleksandr Lukashenko|Muammar el-Qaddafi|Moammar Gadhafi|Ursula von der Leyen|Bashar Assad|Gerhard Schroeder|
Robert M. Gates|Osama bin Laden
"""


@pytest.mark.parametrize("name", [name.strip() for name in PERSONS.replace("\n", "").split("|")])
def test_a_person_is_one_span(knowledge: Knowledge, name: str) -> None:
    text = f"It was said that {name} would speak on Tuesday."
    hits = [h for h in knowledge.match(text) if h.kind == "person"]
    assert [text[h.start : h.end] for h in hits] == [name]


@pytest.mark.parametrize(
    ("name", "key"),
    [("George W. Bush", "per:Q207"), ("George H. W. Bush", "per:Q23505"), ("George H.W. Bush", "per:Q23505"), ("Bill Clinton",
    "per:Q1124"), ("Hillary Rodham Clinton", "per:Q6294")],
)  # fmt: skip
def test_namesakes_kept_apart(knowledge: Knowledge, name: str, key: str) -> None:
    assert found(knowledge, f"{name} spoke.", "person") == [(name, key)]


def test_us_and_us(knowledge: Knowledge) -> None:
    text = "They told us that the US and the U.S. would help us, as the USA had."
    assert [word for word, key in found(knowledge, text, "country") if key == "USA"] == ["US", "U.S.", "USA"]
    assert found(knowledge, "LET US PRAY TOGETHER NOW", "country") == []


def test_possessives_and_kinds_of_apostrophe(knowledge: Knowledge) -> None:
    for mark in "'’":
        assert ("Ukraine", "UKR") in found(knowledge, f"Ukraine{mark}s president", "country")
        assert ("Cote d" + mark + "Ivoire", "CIV") in found(knowledge, f"in Cote d{mark}Ivoire today", "country")


def test_hyphens_and_line_breaks(knowledge: Knowledge) -> None:
    assert [k for _, k in found(knowledge, "a Russian-Ukrainian border", "demonym")] == ["RUS", "UKR"]
    assert [k for _, k in found(knowledge, "the White\nHouse said", "organisation")] == ["org:white-house"]
    assert found(knowledge, "the White\n\nHouse said", "organisation") == []
    assert [k for _, k in found(knowledge, "talks in Saudi\nArabia", "country")] == ["SAU"]


def test_small_letters_are_no_names(knowledge: Knowledge) -> None:
    assert found(knowledge, "a turkey and some china in the house of commons", "country", "place", "person") == []


@pytest.mark.parametrize("adjective", ["Chinese", "Saudi", "German", "Ukrainian", "Palestinian", "Israeli", "British", "Nigerian"])
def test_a_government_is_left_to_the_reader(knowledge: Knowledge, adjective: str) -> None:
    hits = knowledge.match(f"the {adjective} government said")
    assert [h.kind for h in hits] == ["demonym", "agent"]


@pytest.mark.parametrize("president", ["Biden", "Trump", "Bush", "Obama"])
def test_an_administration_is_the_us_government(knowledge: Knowledge, president: str) -> None:
    hits = [h for h in knowledge.match(f"the {president} administration said") if h.kind == "organisation"]
    assert [h.key for h in hits] == ["org:us-government"]
    fact = knowledge.organisations.get("org:us-government")
    assert fact is not None
    assert fact.country == "USA"


AGENTS = """
ally allies, partner partners, neighbour neighbours, member_state member_states, counterpart counterparts, stakeholder stakeholders,
supporter supporters, opponent opponents,
victim victims, hostage hostages, captive captives, schoolgirl schoolgirls, pupil pupils, girl girls, boy boys, woman women,
child children, man men, people people,
passenger passengers, envoy envoys, delegate delegates, delegation delegations, negotiator negotiators, mediator mediators,
observer observers, peacekeeper peacekeepers,
contractor contractors, sailor sailors, fisherman fishermen, trader traders, motorist motorists, commuter commuters,
worshipper worshippers, pilgrim pilgrims,
settler settlers, herder herders, tribesman tribesmen, elder elders, cleric clerics, imam imams, bishop bishops, monk monks,
activist activists, campaigner campaigners,
dissident dissidents, blogger bloggers, lawyer lawyers, prosecutor prosecutors, inmate inmates, prisoner prisoners, detainee detainees,
deserter deserters, defector defectors,
refugee refugees, asylum_seeker asylum_seekers, migrant migrants, vigilante vigilantes, militia militias, gunman gunmen,
attacker attackers, assailant assailants,
bomber bombers, sniper snipers, hijacker hijackers, pirate pirates, smuggler smugglers, trafficker traffickers, hacker hackers,
investor investors, lender lenders,
creditor creditors, donor donors, taxpayer taxpayers, voter voters, candidate candidates, incumbent incumbents, junta juntas,
troika troikas, quartet quartets,
ambassador ambassadors, ship ships, vessel vessels, tanker tankers, warship warships, fighter_jet fighter_jets, bus buses,
oligarch oligarchs
"""


@pytest.mark.parametrize("pair", [pair.strip() for pair in AGENTS.replace("\n", " ").split(",")])
def test_agents_in_both_numbers(knowledge: Knowledge, pair: str) -> None:
    one, many = (word.replace("_", " ") for word in pair.split())
    for word in (one, many):
        text = f"the {word} said"
        assert any(h.kind in {"agent", "title"} and text[h.start : h.end] == word for h in knowledge.match(text)), word


def test_craft_stand_for_the_people_in_them(knowledge: Knowledge) -> None:
    ship, warship, soldier = (hit.fact for hit in knowledge.match("Ships met warships with soldiers aboard.") if hit.kind == "agent")
    assert ship == AgentFact("ship", None, True)
    assert warship == AgentFact("warship", "MIL", True)
    assert soldier == AgentFact("soldier", "MIL", False)


def test_longest_name_wins_and_hits_are_sorted(knowledge: Knowledge) -> None:
    hits = knowledge.match("A White House spokesman in New York said North Korea had called South Korea.")
    assert [h.start for h in hits] == sorted(h.start for h in hits)
    keys = {h.key for h in hits}
    assert {"org:white-house", "PRK", "KOR"} <= keys
    assert not any(h.fact is not None and h.start == 29 and h.kind == "place" for h in hits)


def test_empty_and_strange_texts(knowledge: Knowledge) -> None:
    for text in ("", "   ", "\n\n", "...", "İİİ ẞ 😀", "-'-'&", "U.S.", "a" * 10_000):
        for hit in knowledge.match(text):
            assert 0 <= hit.start < hit.end <= len(text)
