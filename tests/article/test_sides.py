"""Whose official text a page is, by its address and by its own words."""

import pytest

from memcon.article import cut
from memcon.article.facts import by_address
from memcon.article.sides import side_of

from .pages import BODY, NAVIGATION, TAIL, TITLE, capture


@pytest.mark.parametrize(
    ("host", "side"),
    [
        ("www.mfa.gov.sg", "SGP"),
        ("presidencia.gob.mx", "MEX"),
        ("www.mofa.go.kr", "KOR"),
        ("pm.gov.uk", "GBR"),
        ("kremlin.ru", "RUS"),
        ("www.regjeringen.no", "NOR"),
        ("mfa.example.com", None),
        ("parliament.gov.sg", None),
        ("news.gov.zz", None),
        ("presidentialdebates.org", None),
    ],
)
def test_addresses_of_governments(host: str, side: str | None) -> None:
    assert by_address(f"https://{host}/news/17")[1] == side


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Official website of the President of Finland", "FIN"),
        ("© 2021 Ministry of Foreign Affairs of the Republic of Kenya. All rights reserved.", "KEN"),
        ("Copyright 2019 Ministry of Foreign and European Affairs of Croatia", "HRV"),
        ("© Government of Narnia", None),
        ("© 2020 The Fjord Courier", None),
        ("Read what the President of Finland said", None),
    ],
)
def test_offices_name_themselves(line: str, side: str | None) -> None:
    assert side_of("Ministers discuss the strait", ["The ministers met in Oslo."], ["Home", *["Menu"] * 8, line]) == side


def test_a_masthead_stands_at_the_top_of_the_page_alone() -> None:
    name = "Ministry of Foreign Affairs of Norway"
    assert side_of(TITLE, BODY[:3], [name, *NAVIGATION]) == "NOR"
    assert side_of(TITLE, BODY[:3], [*NAVIGATION, *TAIL, name]) is None


def test_an_office_s_page_is_its_country_s_account() -> None:
    page = "\n".join([*NAVIGATION, "", TITLE, "March 3, 2020", "", *BODY, "", *TAIL, "© 2020 Prime Minister of Estonia"])
    assert cut(capture(page)).article.side == "EST"
