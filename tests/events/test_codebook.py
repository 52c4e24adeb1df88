"""Frames as files: faults are told in a sentence, a user's folder adds and overrides, and the keys mean what the README says."""

import re
from pathlib import Path

import pytest

from memcon.captures.types import Capture
from memcon.errors import CodebookError
from memcon.events.codebook import Codebook, build, load_codebook, read_frames
from memcon.events.match import Candidate, candidates
from memcon.language import Parser, Sentence
from memcon.reader import Reader
from memcon.record.types import Record

CLASSES = {"truce": ["truce", "ceasefire"], "quiet": ["calm", "@truce"]}

WRONG = {
    "bad TOML": ('type = "AID"\n[[frame]\n', "AID.toml", "not valid TOML"),
    "no type": ('[[frame]]\nname = "x"\nverbs = ["send"]\n', "AID.toml", "no PLOVER type"),
    "unknown type": ('type = "HELP"\n', "AID.toml", "'HELP' is no PLOVER type"),
    "unknown key": ('type = "AID"\n[[frame]]\nname = "x"\nverb = ["send"]\n', "'x'", "unknown field `verb`"),
    "unknown key of an example": (
        'type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\n[[frame.example]]\ntext = "Chad sent food."\ngives = { tipe = "AID" }\n',
        "'x'",
        "unknown field `tipe`",
    ),
    "unknown role": (
        'type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\nroles = { object = "victim" }\n',
        "'x'",
        "'victim' is no role",
    ),
    "unknown status": ('type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\nstatus = "maybe"\n', "'x'", "'maybe' is no status"),
    "unknown channel": ('type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\nchannel = "fax"\n', "'x'", "'fax' is no channel"),
    "unknown channel of a table": (
        'type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\nchannel = { fax = ["fax"] }\n',
        "'x'",
        "'fax' is no channel",
    ),
    "undefined class": ('type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\nobjects = ["@goods"]\n', "'x'", "@goods is not defined"),
    "undefined class of a preposition": (
        'type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\npreps = { to = ["@goods"] }\n',
        "'x'",
        "@goods is not defined",
    ),
    "no trigger": ('type = "AID"\n[[frame]]\nname = "x"\nobjects = ["food"]\n', "'x'", "neither verbs nor nouns nor adjectives"),
    "no name": ('type = "AID"\n[[frame]]\nverbs = ["send"]\n', "frame 1", "missing required field `name`"),
    "a word where a list belongs": ('type = "AID"\n[[frame]]\nname = "x"\nverbs = "send"\n', "'x'", "Expected `array`"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_one_sentence(case: str) -> None:
    text, where, what = WRONG[case]
    with pytest.raises(CodebookError) as caught:
        read_frames(text, "AID.toml", CLASSES)
    message = caught.value.message
    assert message.startswith("AID.toml") and where in message and what in message
    assert "\n" not in message and not re.search(r"[.!?] [A-Z]", message)


def test_the_frame_at_fault_is_named_among_others() -> None:
    text = 'type = "AID"\n[[frame]]\nname = "good"\nverbs = ["send"]\n[[frame]]\nname = "bad"\nobjects = ["food"]\n'
    with pytest.raises(CodebookError, match=r"'bad'"):
        read_frames(text, "AID.toml", {})


def test_a_fault_of_a_folder_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\nobjects = ["@nowhere"]\n', encoding="utf-8")
    with pytest.raises(CodebookError, match=r"^mine\.toml, frame 'x'"):
        load_codebook(tmp_path)


def test_a_folder_must_exist_and_hold_frames(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no such folder"):
        load_codebook(tmp_path / "absent")
    with pytest.raises(CodebookError, match="holds no frames"):
        load_codebook(tmp_path)


# --- word classes and defaults


def test_classes_are_written_out_also_within_classes() -> None:
    text = """
    type = "RETREAT"
    contexts = ["military"]
    [[frame]]
    name = "keep"
    verbs = ["keep", "@quiet"]
    objects = ["@quiet"]
    preps = { to = ["@truce", "peace"] }
    mode = { ceasefire = ["@truce"] }
    [[frame]]
    name = "other"
    nouns = ["@truce"]
    contexts = ["legal"]
    """
    keep, other = read_frames(text, "RETREAT.toml", CLASSES)
    assert keep.objects == {"calm", "truce", "ceasefire"}
    assert keep.verbs == {"keep", "calm", "truce", "ceasefire"}
    assert keep.preps == {"to": {"truce", "ceasefire", "peace"}}
    assert keep.mode == {"ceasefire": ["truce", "ceasefire"]}
    assert other.nouns == {"truce", "ceasefire"}
    assert (keep.contexts, other.contexts) == (("military",), ("legal",))
    assert (keep.rule, keep.type) == ("retreat.keep", "RETREAT")


# --- a folder of one's own

_OWN = """
type = "CONSULT"
[[frame]]
name = "meet"
verbs = ["pow-wow"]
[[frame]]
name = "break-bread"
verbs = ["break"]
objects = ["bread"]
roles = { subject = "participant", with = "participant" }
cameo = "040"
"""


def test_a_folder_adds_frames_and_takes_the_place_of_those_of_the_same_rule(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(_OWN, encoding="utf-8")
    shipped, mine = load_codebook(), load_codebook(tmp_path)
    assert shipped.frame("consult.break-bread") is None
    assert mine.frame("consult.break-bread") in mine.verbs["break"]
    met = mine.frame("consult.meet")
    assert met is not None and met.verbs == {"pow-wow"}
    assert len(mine.frames) == len(shipped.frames) + 1
    assert not any(frame.rule == "consult.meet" for frame in mine.verbs["meet"]), "the shipped frame no longer triggers"


def test_a_folder_may_use_and_redefine_the_shipped_classes(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('type = "RETREAT"\n[[frame]]\nname = "own"\nnouns = ["@truce_noun", "@mine"]\n', encoding="utf-8")
    (tmp_path / "classes.toml").write_text('mine = ["hush"]\ntruce_noun = ["stillness"]\n', encoding="utf-8")
    own = load_codebook(tmp_path).frame("retreat.own")
    assert own is not None and own.nouns == {"hush", "stillness"}
    kept = load_codebook().frame("retreat.keep-ceasefire")
    assert kept is not None and {"truce", "ceasefire"} <= kept.objects, "the shipped frames keep their own classes"


def test_a_frame_of_ones_own_reads_a_page(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(_OWN, encoding="utf-8")
    page = Capture(text="The Kenyan president broke bread with the Ugandan president in Nairobi on Monday.", sha256="0" * 64)
    assert "consult.break-bread" in {event.rule for event in Reader(frames=tmp_path).read(page).events}


def test_of_two_frames_of_one_rule_the_later_counts() -> None:
    text = 'type = "AID"\n[[frame]]\nname = "x"\nverbs = ["send"]\n[[frame]]\nname = "x"\nverbs = ["give"]\n'
    book = build(read_frames(text, "AID.toml", {}))
    assert [frame.verbs for frame in book.frames] == [{"give"}]
    assert "send" not in book.verbs


def test_particles_are_known_by_their_verb() -> None:
    book = build(read_frames('type = "REJECT"\n[[frame]]\nname = "x"\nverbs = ["call off", "call", "shut down"]\n', "REJECT.toml", {}))
    assert book.particles == {"call": {"off"}, "shut": {"down"}}


# --- what the keys mean


def _is_actor(s: Sentence, i: int) -> bool:
    return s.words[i].pos == "PROPN" or s.words[i].lemma in {"president", "rebel"}


def _fitting(parser: Parser, text: str, frame: str, kind: str = "REJECT") -> list[Candidate]:
    book: Codebook = build(read_frames(f'type = "{kind}"\n[[frame]]\nname = "x"\n{frame}\n', "own.toml", {}))
    s = parser.parse(text, [Sentence(0, 0, len(text), 0, "paragraph")], [0], lambda *_: True)[0]
    return list(candidates(s, book, _is_actor))


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Kenya accepted the offer.", False),
        ("Kenya did not accept the offer.", True),
        ("Kenya will never accept the offer.", True),
        ("Neither side accepted the offer.", True),
        ("Kenya accepted the offer, which did not please Uganda.", False),
    ],
)
def test_negated(text: str, negated: bool, parser: Parser) -> None:
    assert bool(_fitting(parser, text, 'verbs = ["accept"]\nnegated = true')) == negated
    assert bool(_fitting(parser, text, 'verbs = ["accept"]\nnegated = false')) != negated
    assert _fitting(parser, text, 'verbs = ["accept"]'), "a frame that says nothing of it takes both"


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("The call lasted an hour.", True),
        ("This call lasted an hour.", True),
        ("These calls lasted an hour.", True),
        ("A call lasted an hour.", False),
        ("Calls lasted an hour.", False),
        ("Every call lasted an hour.", False),
    ],
)
def test_refers(text: str, fits: bool, parser: Parser) -> None:
    assert bool(_fitting(parser, text, 'nouns = ["call"]\nrefers = true', "CONSULT")) == fits
    assert _fitting(parser, text, 'nouns = ["call"]', "CONSULT")


def _read(reader: Reader, text: str) -> Record:
    return reader.read(Capture(text=text, sha256="0" * 64))


def test_a_referring_frame_adds_to_an_event_told_before_and_makes_none(reader: Reader) -> None:
    told = "Kenyan President William Ruto and Ugandan President Yoweri Museveni spoke by phone on Monday."
    alone = [e for e in _read(reader, told).events if e.type == "CONSULT"]
    both = [e for e in _read(reader, told + " The call lasted an hour.").events if e.type == "CONSULT"]
    assert len(alone) == len(both) == 1
    assert both[0].rule == alone[0].rule != "consult.the-occasion"
    assert len([v for v in both[0].evidence if v.purpose == "event"]) == len([v for v in alone[0].evidence if v.purpose == "event"]) + 1


def test_a_referring_frame_alone_makes_no_event(reader: Reader) -> None:
    text = "The gathering with Ugandan ministers was long, the Kenyan president wrote."
    assert not [e for e in _read(reader, text).events if e.rule == "consult.the-occasion"]


@pytest.mark.parametrize(
    ("text", "frame", "fits"),
    [
        ("Kenya sent food to Chad.", 'verbs = ["send"]\nobjects = ["food"]', True),
        ("Food was sent to Chad by Kenya.", 'verbs = ["send"]\nobjects = ["food"]', True),
        ("Kenya sent troops to Chad.", 'verbs = ["send"]\nobjects = ["food"]', False),
        ("Kenya sent troops to Chad.", 'verbs = ["send"]\nobjects = ["*"]', True),
        ("Kenya sent food to Chad.", 'verbs = ["send"]\nobjects = ["*"]\nnot_objects = ["food"]', False),
        ("Kenya sent food to Chad.", 'verbs = ["send"]\nsubjects = ["kenya"]', True),
        ("Food was sent to Chad by Kenya.", 'verbs = ["send"]\nnot_subjects = ["kenya"]', False),
        ("Kenya sent food to Chad.", 'verbs = ["send"]\npreps = { to = ["*"], for = ["truce"] }', True),
        ("Kenya sent food in May.", 'verbs = ["send"]\npreps = { to = ["*"], for = ["truce"] }', False),
        ("Kenya refused to meet the rebels.", 'verbs = ["refuse"]\nclause = ["meet"]', True),
        ("Kenya refused to leave the town.", 'verbs = ["refuse"]\nclause = ["meet"]', False),
        ("Kenya called off the talks.", 'verbs = ["call off"]', True),
        ("Kenya called the talks useful.", 'verbs = ["call off"]', False),
        ("Kenya sent urgent food to Chad.", 'verbs = ["send"]\nwords = ["urgent"]', True),
        ("Kenya sent urgent food to Chad.", 'verbs = ["send"]\nnot_words = ["urgent"]', False),
        ("The withdrawal of troops began.", 'nouns = ["withdrawal"]\nof = ["troop"]', True),
        ("The troop withdrawal began.", 'nouns = ["withdrawal"]\nof = ["troop"]', True),
        ("The withdrawal of cash began.", 'nouns = ["withdrawal"]\nof = ["troop"]', False),
        ("The storm hit Kenya.", 'verbs = ["hit"]\nactor = "object"', True),
        ("The storm hit Kenya.", 'verbs = ["hit"]\nactor = "subject"', False),
        ("Kenya is critical of the raid.", 'adjectives = ["critical"]', True),
        ("The critical hour came.", 'adjectives = ["critical"]', False),
    ],
)
def test_conditions(text: str, frame: str, fits: bool, parser: Parser) -> None:
    assert bool(_fitting(parser, text, frame)) == fits


# --- the frames that memcon ships


def test_a_table_of_modes_or_channels_has_cues_for_each() -> None:
    for frame in load_codebook().frames:
        for cue in (frame.mode, frame.channel):
            assert not isinstance(cue, dict) or (cue and all(cue.values())), frame.rule


def test_no_frame_is_dead_weight_beside_another_of_its_type() -> None:
    """No two frames of a type have the same triggers under the same conditions."""
    seen: dict[tuple[object, ...], str] = {}
    for f in load_codebook().frames:
        lists = (f.verbs, f.nouns, f.adjectives, f.objects, f.not_objects, f.subjects, f.not_subjects, f.clause, f.words, f.not_words, f.of)
        key = (f.type, *lists, tuple(sorted(f.preps.items())), f.actor, f.negated, f.refers)
        assert key not in seen, f"{f.rule} repeats {seen.get(key)}"
        seen[key] = f.rule


def test_the_frames_read_alike_every_time() -> None:
    assert [f.rule for f in load_codebook().frames] == [f.rule for f in load_codebook.__wrapped__().frames]
