"""Who a surname is on a page."""

import pytest

from memcon.knowledge import Knowledge, open_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge()


@pytest.mark.parametrize(
    ("surname", "title", "countries", "date", "name"),
    [
        ("Putin", "President", ["USA", "RUS"], "2021-12-30", "Vladimir Putin"),
        ("Putin", "Prime Minister", ["RUS"], "2009-06-01", "Vladimir Putin"),
        ("Blinken", "Secretary", ["USA"], "2022-02-21", "Antony Blinken"),
        ("Blinken", "Secretary of State", ["UKR", "USA"], "2022-02-21", "Antony Blinken"),
        ("Netanyahu", "Prime Minister", ["ISR", "USA"], "2015-02-25", "Benjamin Netanyahu"),
        ("Merkel", "Chancellor", ["DEU", "FRA"], "2015-02-12", "Angela Merkel"),
        ("Lavrov", "Mr.", ["RUS", "USA"], "2022-01-10", "Sergey Lavrov"),
        ("Lavrov", None, ["RUS"], "2022-01-10", "Sergey Lavrov"),
        ("Zelenskiy", "President", ["UKR"], "2022-01-02", "Volodymyr Zelensky"),
        ("Xi", "President", ["CHN", "USA"], "2022-07-28", "Xi Jinping"),
        ("Kim", "leader", ["PRK"], "2018-01-01", "Kim Jong-un"),
        ("Kim", "Mr", ["PRK", "KOR"], "2018-01-01", "Kim Jong-un"),
        ("Moon", "President", ["KOR", "PRK"], "2018-04-27", "Moon Jae-in"),
        ("Obama", "President", ["USA"], "2016-11-10", "Barack Obama"),
        ("Trump", "President-elect", ["USA"], "2016-11-10", "Donald Trump"),
        ("Bush", "President", ["USA", "IRQ"], "2003-03-20", "George W. Bush"),
        ("Rice", "Ms.", ["USA", "PAK"], "2007-11-05", "Condoleezza Rice"),
        ("Peskov", "spokesman", ["RUS"], "2021-12-30", "Dmitry Peskov"),
        ("Psaki", "Press Secretary", ["USA"], "2021-12-30", "Jen Psaki"),
        ("Guterres", "Secretary-General", ["AFG"], "2021-08-15", "António Guterres"),
        ("Stoltenberg", "Mr", ["UKR"], "2022-02-21", "Jens Stoltenberg"),
        ("Chavez", "President", ["VEN", "COL"], "2008-07-02", "Hugo Chávez"),
        ("Erdogan", "President", ["TUR"], "2016-07-15", "Recep Tayyip Erdoğan"),
        ("Sisi", "President", ["EGY"], "2021-05-20", "Abdel Fattah el-Sisi"),
        ("al-Assad", "President", ["SYR"], "2013-08-21", "Bashar al-Assad"),
        ("Le Drian", "Foreign Minister", ["FRA"], "2021-09-17", "Jean-Yves Le Drian"),
        ("Peña Nieto", "President", ["MEX"], "2016-08-31", "Enrique Peña Nieto"),
        ("Lula", "President", ["BRA"], "2005-01-01", "Luiz Inácio Lula da Silva"),
        ("Raisi", "President-elect", ["IRN"], "2021-06-21", "Ebrahim Raisi"),
        ("Morrison", "Prime Minister", ["AUS", "GBR", "USA"], "2021-09-15", "Scott Morrison"),
        ("Ghani", "President", ["AFG"], "2021-08-15", "Ashraf Ghani"),
        ("Clinton", "former Secretary of State", ["USA"], "2016-11-06", "Hillary Clinton"),
    ],
)  # fmt: skip
def test_found(knowledge: Knowledge, surname: str, title: str | None, countries: list[str], date: str, name: str) -> None:
    person = knowledge.persons.by_surname(surname, title, countries, date)
    assert person is not None
    assert person.name == name


@pytest.mark.parametrize(
    ("surname", "title", "countries", "date"),
    [
        ("Ivanov", "Mr.", ["RUS"], "2003-01-01"),  # Igor, foreign minister, and Sergei, defence minister
        ("Putin", "President", ["FRA"], "2021-12-30"),
        ("Putin", "Foreign Minister", ["RUS"], "2021-12-30"),
        ("Putin", "Senator", ["RUS"], "2021-12-30"),
        ("Obama", "President", ["USA"], "2019-12-29"),
        ("Harris", "President", ["USA"], "2022-01-01"),
        ("Smithee", None, ["USA"], "2022-01-01"),
        ("", None, ["USA"], "2022-01-01"),
        ("Bush", "former President", ["USA"], "2016-01-01"),  # the father and the son
    ],
)
def test_not_found(knowledge: Knowledge, surname: str, title: str | None, countries: list[str], date: str) -> None:
    assert knowledge.persons.by_surname(surname, title, countries, date) is None


def test_month_of_grace_after_a_term(knowledge: Knowledge) -> None:
    person = knowledge.persons.by_surname("Trump", "President", ["USA"], "2021-01-25")
    assert person is not None
    assert person.name == "Donald Trump"


@pytest.mark.parametrize(
    ("surname", "countries", "date", "name"),
    [
        ("Putin", [], "2021-12-30", "Vladimir Putin"),  # nobody else is called so
        ("Merkel", [], None, "Angela Merkel"),
        ("Biden", [], "2026-01-05", "Joe Biden"),  # out of office, still in the news
        ("Biden", [], "2036-01-05", None),
        ("Lavrov", ["RUS"], "2022-01-10", "Sergey Lavrov"),
        ("Lavrov", [], "2022-01-10", None),  # a minister is named with his country
        ("Abbas", ["PSE", "ISR"], "2014-06-01", "Mahmoud Abbas"),
        ("Abbas", [], "2014-06-01", None),  # a leader of two states has the name
        ("Bush", ["USA"], "2003-03-20", "George W. Bush"),
        ("Bush", ["USA"], None, None),  # father or son
        ("Nguru", ["KEN"], "2020-01-01", None),
    ],
)
def test_a_surname_alone(knowledge: Knowledge, surname: str, countries: list[str], date: str | None, name: str | None) -> None:
    found, _ = knowledge.persons.by_surname_alone(surname, countries, date)
    assert (found.name if found else None) == name
