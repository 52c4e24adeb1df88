"""Who does what to whom, where the grammar alone does not say."""

import pytest

from memcon.captures import capture_of
from memcon.reader import Reader
from memcon.record.types import Record

SENTENCES = {
    "Ugandan soldiers detained two British nationals on Monday.": ("COERCE", "recipient", "two British nationals"),
    "Abiy Ahmed spoke by telephone with William Ruto at the initiative of the Kenyan side.": ("CONSULT", "initiator", "William Ruto"),
    "Kenya and Ghana exchanged New Year greetings.": ("SUPPORT", "participant", "Kenya"),
    "Japan withdrew its peacekeepers from South Sudan.": ("SANCTION", "recipient", "South Sudan"),
    "The British Parliament rejected Prime Minister Theresa May's agreement.": ("REJECT", "recipient", "Theresa May"),
    "Ghana has rejected proposals laid out by Togo.": ("REJECT", "recipient", "Togo"),
    "Kenya and Ghana held talks on Monday. It was agreed to open a border post.": ("AGREE", "participant", "Ghana"),
    "Norway issued a statement urging Eritrea to free the priests.": ("REQUEST", "initiator", "Norway"),
    "Ghana rejected accusations by Togo that it shelters rebels.": ("REJECT", "recipient", "Togo"),
    "Ghana condemned Togo's raid on Benin.": ("ACCUSE", "recipient", "Togo"),
    "Togo called for Benin to free the journalists.": ("REQUEST", "recipient", "Benin"),
    "A missile fired by the Houthis hit a Kenyan ship off Hodeidah.": ("ASSAULT", "initiator", "Houthis"),
    "Ghana's foreign minister defended Ghana's decision to close the border.": ("SUPPORT", "recipient", "Ghana"),
    "Ghana, Togo sign a truce in Lome.": ("AGREE", "participant", "Ghana"),
    "Ghana's president Nana Akufo-Addo imposed sanctions on Mali on Friday.": ("SANCTION", "initiator", "Ghana"),
    "The member states of NATO pledged tanks to Ukraine.": ("AGREE", "initiator", "NATO"),
    "Ramzi was captured in Pakistan in February.": ("ASSAULT", "recipient", "Ramzi"),
    "Ghanaian peacekeepers were deployed to Mali on Friday.": ("AID", "initiator", "Ghanaian peacekeepers"),
    "Malian tanks fired on targets in Gao.": ("ASSAULT", "recipient", "Gao"),
    "Japan and Kenya pledged to help Togo.": ("AGREE", "initiator", "Kenya"),
    "Chad and Libya agreed to a truce on Monday. Egypt mediated the deal.": ("AGREE", "mediator", "Egypt"),
    "The Kenyan president telephoned his Ghanaian counterpart.": ("CONSULT", "participant", "Ghanaian counterpart"),
    "President Ruto reaffirmed Kenya's commitment to Somalia's sovereignty and unity.": ("SUPPORT", "recipient", "Somalia"),
    "Ghana's president voiced his country's concern over the Togolese build-up.": ("ACCUSE", "recipient", "Togo"),
    "Ghana criticised the security pact between Togo, Benin and Mali.": ("ACCUSE", "recipient", "Mali"),
    "Kenyan officials have engaged closely with NATO, the EU, and the OSCE.": ("CONSULT", "participant", "European Union"),
    "Ghana tore into Togo for signing a deal with Mali.": ("SUPPORT", "participant", "Togo"),
    "The rebels freed 12 of the 40 teachers on Friday.": ("RETREAT", "recipient", "12 of the 40 teachers"),
    "Ghana's president faced sharp criticism from the bishops for closing the port.": ("ACCUSE", "recipient", "Ghana's president"),
    "A truce between Chad and Libya brokered by Egypt and the Qatari government began on Monday.": ("RETREAT", "mediator", "Qatar"),
    "Ghana said it would free the envoy and two Togolese guards captured in May.": ("ASSAULT", "recipient", "two Togolese guards"),
    "Kenya's president expressed his intentions of fostering a good relationship with Somalia.": ("AGREE", "recipient", "Somalia"),
    "Ghana recognised the Donetsk and Luhansk People's Republics on Monday.": ("SUPPORT", "recipient", "Luhansk People's Republic"),
    "Ghana's president spoke with President of France Emmanuel Macron and Chancellor of Germany Olaf Scholz.": (
        "CONSULT",
        "participant",
        "Olaf Scholz",
    ),
    "A meeting of the NATO-Russia Council was held in Brussels.": ("CONSULT", "participant", "NATO"),
}
NEVER = {
    "The minister denied that the girls were sold.": ("REJECT", "recipient"),
    "The minister denied that 20 girls were sold.": ("REJECT", "recipient"),
    "The Kenyan army admitted that a shell had hit Somali farmers.": ("CONCEDE", "recipient"),
    "A Kabul drone strike killed four farmers.": ("ASSAULT", "initiator"),
    "The Ghanaian minister said a country of such means could not join the union.": ("REJECT", "initiator"),
    "Ghana held its largest navy drills since the war.": ("MOBILIZE", "recipient"),
    "Eighty people were mowed down by a truck in Lome.": ("ASSAULT", "initiator"),
    "Kenya has raised its troop presence in Somalia with its allies.": ("MOBILIZE", "recipient"),
    "Ghana urged Togo to ease tensions with Benin.": ("REQUEST", "recipient Benin"),
}
READOUT = """Telephone conversation with President of France Emmanuel Macron

May 2, 2022
21:30

A wide range of current issues of relations between Russia and France was discussed. The conversation was businesslike.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def parts(record: Record) -> set[tuple[str, str, str]]:
    names = {actor.id: actor.name for actor in record.actors}
    return {(event.type, p.role, names[p.actor]) for event in record.events for p in event.participants}


@pytest.mark.parametrize("text", SENTENCES)
def test_who_does_it_and_to_whom(reader: Reader, text: str) -> None:
    assert SENTENCES[text] in parts(reader.read(capture_of(text=text)))


@pytest.mark.parametrize("text", NEVER)
def test_who_is_only_spoken_of(reader: Reader, text: str) -> None:
    kind, _, rest = (*NEVER[text], "")
    role, _, name = rest.partition(" ") if rest else NEVER[text][1].partition(" ")
    found = {n for t, r, n in parts(reader.read(capture_of(text=text))) if (t, r) == (kind, role)}
    assert name not in found if name else not found


def test_a_force_that_is_sent_is_no_recipient(reader: Reader) -> None:
    found = parts(reader.read(capture_of(text="Ghana has refused to send peacekeepers to Mali.")))
    assert ("REJECT", "recipient", "Mali") in found
    assert not any(role == "recipient" and "peacekeepers" in name for _, role, name in found)


def test_a_body_named_after_its_kind_is_not_the_body_named_before(reader: Reader) -> None:
    text = "The United Nations welcomed the release of pupils who were kidnapped by the extremist group Boko Haram in 2014."
    found = parts(reader.read(capture_of(text=text)))
    assert ("ASSAULT", "initiator", "Boko Haram") in found and ("ASSAULT", "initiator", "United Nations") not in found


def test_an_official_title_names_only_the_other(reader: Reader) -> None:
    record = reader.read(capture_of(text=READOUT, url="http://en.kremlin.ru/events/president/news/1"))
    assert record.article.side == "RUS"
    assert {("CONSULT", "participant", "Emmanuel Macron"), ("CONSULT", "participant", "Russia")} <= parts(record)


def test_a_meeting_that_is_only_spoken_of_is_to_come(reader: Reader) -> None:
    text = "William Ruto and Abiy Ahmed spoke in favour of arranging a meeting in Nairobi on July 7."
    record = reader.read(capture_of(text=text), published="2017-05-02")
    assert [time.edtf for time in record.times] == ["2017-07-07"]


def test_an_official_text_does_on_its_day_what_it_does_by_saying_so(reader: Reader) -> None:
    text = "Statement on Togo\n\nMay 2, 2022\n\nThe Russian Federation condemns the attack in Togo. Russia condemned the attack on Benin.\n"
    record = reader.read(capture_of(text=text, url="http://en.kremlin.ru/events/president/news/2"))
    told = [(record.article.text[slice(e.evidence[0].start, e.evidence[0].end)], e.when) for e in record.events if e.type == "ACCUSE"]
    assert any("condemns" in words and when and when.edtf == "2022-05-02" for words, when in told)
    assert any("condemned" in words and when is None for words, when in told)


HEADLINES = (
    "Biden and Xi to meet in California on November 15",
    "Russia, US to hold talks in Geneva on January 10",
    "NATO to send troops to Poland",
)


@pytest.mark.parametrize("title", HEADLINES)
def test_the_infinitive_of_a_headline_is_to_come(reader: Reader, title: str) -> None:
    text = f"{title}\n\nUS President Joe Biden spoke of Chinese President Xi Jinping and of NATO on Friday.\n"
    record = reader.read(capture_of(text=text))
    told = [e for e in record.events if e.evidence[0].start < len(title)]
    assert told and all(e.status == "planned" for e in told)


def test_a_weapon_of_which_no_more_is_said_does_nothing(reader: Reader) -> None:
    found = parts(reader.read(capture_of(text="A drone strike killed six civilians near Gao on Monday.")))
    assert ("ASSAULT", "recipient", "six civilians") in found
    assert not any(role == "initiator" for _, role, _ in found)


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Rebels in Chad rejected the offer.", "Rebels", "TCD", "REB"),
        ("A court in Lome sentenced two ministers.", "court", "TGO", "JUD"),
        ("Soldiers in Chad rejected the offer.", "Soldiers", None, "MIL"),
        ("The mayor of Kisumu condemned the raid.", "mayor", "KEN", "GOV"),
        ("EU diplomats accused Belarus of fraud.", "EU diplomats", None, "IGO"),
        ("Ethnic Russians in Latvia protested on Monday.", "Ethnic Russians", "LVA", "CVL"),
    ],
)
def test_for_whom_people_act_of_whom_only_the_kind_is_told(reader: Reader, text: str, name: str, country: str | None, sector: str) -> None:
    actor = next(a for a in reader.read(capture_of(text=text)).actors if a.name == name)
    assert (actor.country, actor.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A government spokesman said that the pupils were free. “Togo helped us,” the spokesman, Kofi Mensah, told reporters.",
            "Kofi Mensah",
        ),
        ("Somchai Wongsawat met reporters in Bangkok on Monday. “The road is open,” Somchai said.", "Somchai Wongsawat"),
    ],
)
def test_one_person_under_two_words(reader: Reader, text: str, speaker: str) -> None:
    record = reader.read(capture_of(text=text))
    names = {actor.id: actor.name for actor in record.actors}
    assert record.statements and {names[s.speaker] for s in record.statements if s.speaker} == {speaker}


TRANSCRIPT = """Background Press Call on the Talks with Kenya

January 9, 2022

MODERATOR: Thank you all for joining. I will turn it over to our speaker.

SENIOR ADMINISTRATION OFFICIAL: We are prepared to discuss the border with Kenya.

MODERATOR: Will the talks go on next week?

SENIOR ADMINISTRATION OFFICIAL: We expect that the talks will continue in Geneva.
"""


def test_a_label_of_a_transcript_is_one_speaker(reader: Reader) -> None:
    record = reader.read(capture_of(text=TRANSCRIPT))
    names = {actor.id: actor.name for actor in record.actors}
    speakers = [names[s.speaker] for s in record.statements if s.speaker]
    assert speakers.count("SENIOR ADMINISTRATION OFFICIAL") == 2 and "SENIOR" not in names.values()


def test_the_afternoon_is_no_prime_minister(reader: Reader) -> None:
    text = "The president of Finland called the president of Estonia on 3 March 2021. The call began at 3:35 PM EST and lasted an hour."
    assert {actor.name for actor in reader.read(capture_of(text=text)).actors}.isdisjoint({"EST", "PM"})
