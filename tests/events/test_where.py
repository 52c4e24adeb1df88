"""Where an event took place: on whose words it hangs, through the nouns that only say which part of a place."""

import pytest

from memcon.captures import capture_of
from memcon.reader import Reader

PLACES = {
    "The rebels captured the city of Kalemie on Wednesday.": "Kalemie",
    "The rebels captured Kalemie on Wednesday.": "Kalemie",
    "Gunmen shot dead a policeman walking near his home in the eastern city of Goma.": "Goma",
    "Hundreds of Kenyan nurses protested on Saturday in Kenya's second city of Mombasa against the new law.": "Mombasa",
    "The army launched a new offensive in the northern countryside of the Kidal district on Saturday.": "Kidal",
    "Demonstrators marched from the market to the French embassy in Niamey.": "Niamey",
    "The judge was shot and killed in Dushanbe on Tuesday.": "Dushanbe",
    "Militants killed four soldiers near Tarabiro village.": "Tarabiro",
    "Militants killed four soldiers in the village of Tarabiro.": "Tarabiro",
    "A bomb went off in Gao on Monday, killing seven people.": "Gao",
    "Four Malian soldiers were killed in clashes near Gao.": "Gao",
    "Rebels stormed Bamako on Tuesday.": "Bamako",
    "Ten people were shot in Toumbouri on Tuesday.": "Toumbouri",
    "The blast in Gao killed six soldiers.": "Gao",
    "Rebels shelled Tarabiro on Tuesday.": "Tarabiro",
    "Soldiers captured the Tarabiro hill on Tuesday.": "Tarabiro",
    "The army attacked a convoy east of Gao.": "Gao",
    "Six fighters were killed in clashes with the guards near Gao.": "Gao",
    "A French soldier was shot dead on patrol in northern Mali.": "Mali",
    "Gunmen killed two men in the West Bank town of Jenin.": "Jenin",
    "Bombers destroyed the Basra refinery on Monday.": "Basra",
    "In Gao, where shops were shut, gunmen killed two teachers who had come by bus.": "Gao",
}
NOWHERE = (
    "The ministers held talks that were expected to focus on Ukraine.",
    "The presidents of Kenya and Ghana discussed events in Sudan.",
    "The presidents of Kenya and Ghana met and flew to Paris.",
    "Ghana criticised a report on prisons in Togo.",
    "Six fighters were killed in a US airstrike.",
    "Soldiers captured Montoya last year.",
    "The president called on Chad to stop the war.",
    "Police arrested a man who had lived in Gao.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def places(reader: Reader, text: str) -> set[str | None]:
    record = reader.read(capture_of(text=text))
    assert record.events
    names = {place.id: text[slice(*place.mentions[0])] for place in record.places}
    return {names[event.where] if event.where else None for event in record.events}


@pytest.mark.parametrize("text", PLACES)
def test_the_place_of_an_event(reader: Reader, text: str) -> None:
    assert PLACES[text] in places(reader, text)


@pytest.mark.parametrize("text", NOWHERE)
def test_a_place_that_is_only_spoken_of(reader: Reader, text: str) -> None:
    assert places(reader, text) == {None}
