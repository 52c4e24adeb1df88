"""What an analyst sees."""

import io
import re
from typing import Any

import msgspec
import pytest
from rich.console import Console

from memcon.cli.text import render
from memcon.record.types import Record, Stamp

from .made_record import record

SCREEN = """\
Kenya and Ethiopia hold border talks
The Rift Courier · 27 Feb 2024, 21:10 (the page names no zone) · English · 4 paragraphs · left out:
12 menu lines, a share bar · The encoding was guessed

Happened
  e1  CONSULT · phone        William Ruto (KEN) with Abiy Ahmed (ETH)                            .97
      27 Feb 2024, 23:30 (+03:00) = 20:30 UTC, about 40 minutes · topic: the border             T ¶1
  e4  ASSAULT                → Ethiopia   8 killed                                           ¶4  .90
Planned
  e2  CONSULT                Kenya with Ethiopia; not Abiy Ahmed                                 .90
      9 Mar 2024, Nairobi (KEN) · the second round in 2024                                        ¶2
Said
  s1  William Ruto, for Kenya: “We shall keep the road open”                                      ¶3
  s2  Ethiopia denies: massing troops                                                             ¶3
Alleged, denied
  e3  MOBILIZE · troops      Ethiopia   alleged · denied by Ethiopia (s2)                    ¶3  .90
Papers
  d1  draft accord, draft agreement, tabled, by Ethiopia, to Kenya                                ¶4
Checks
  ?   The stamp names no zone                                                                     ¶1
  ok  27 February 2024 is a Tuesday                                                               ¶1
"""


def drawn(made: Record, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(render(made, width))
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def test_the_first_screen() -> None:
    assert drawn(record()) == SCREEN


@pytest.mark.parametrize("width", [1, 2, 7, 20, 39, 60, 80, 200])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    assert all(len(line) <= max(width, 8) for line in drawn(record(), width).splitlines())


@pytest.mark.parametrize("width", [20, 60, 200])
def test_every_word_is_told_at_every_width(width: int) -> None:
    def letters(text: str) -> str:
        return "".join(sorted(re.sub(r"\s", "", text)))

    assert letters(drawn(record(), width)) == letters(SCREEN)


def test_what_the_record_does_not_hold_is_not_printed() -> None:
    bare = msgspec.structs.replace(record(), events=(), statements=(), documents=(), checks=())
    assert "Happened" not in drawn(bare) and "Checks" not in drawn(bare)
    undated = msgspec.structs.replace(bare, article=msgspec.structs.replace(bare.article, published=None, outlet=None, notes=()))
    assert drawn(undated) == "Kenya and Ethiopia hold border talks\nthe page names no date · English · 4 paragraphs\n\n"


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        (Stamp(edtf="2024-02-27T21:10+03:00", zone="+03:00"), "27 Feb 2024, 21:10 (+03:00)"),
        (Stamp(edtf="2024-02-27T21:10", zone="Africa/Nairobi"), "27 Feb 2024, 21:10 (Africa/Nairobi)"),
        (Stamp(edtf="2024-02-27T21:10Z", zone="Z"), "27 Feb 2024, 21:10 UTC"),
        (Stamp(edtf="2024-02-27", zone=None), "27 Feb 2024 · "),
        (Stamp(edtf="2024-02-27", zone=None, source="collector"), "27 Feb 2024 (as the collector says)"),
    ],
)
def test_the_stamp_tells_its_zone(stamp: Stamp, told: str) -> None:
    made = record()
    assert told in drawn(msgspec.structs.replace(made, article=msgspec.structs.replace(made.article, published=stamp)), 200)


def test_an_event_that_only_a_speaker_reports_says_so() -> None:
    made = record()
    reported = msgspec.structs.replace(made.events[2], reported_by="s1", status="happened")
    assert "according to William Ruto (s1)" in drawn(msgspec.structs.replace(made, events=(reported,)))


@pytest.mark.parametrize(
    ("act", "told"),
    [("say", "Ethiopia says to Kenya: "), ("accuse", "Ethiopia accuses Kenya: "), ("demand", "Ethiopia demands of Kenya: ")],
)
def test_an_act_reaches_whom_it_is_said_to(act: str, told: str) -> None:
    made = record()
    said = msgspec.structs.replace(made.statements[1], act=act, addressee="a3")
    assert told in drawn(msgspec.structs.replace(made, statements=(said,)))


def test_several_people_deny_where_one_denies() -> None:
    made = record()
    officials = msgspec.structs.replace(made.actors[3], name="Ethiopian officials", kind="group")
    assert "Ethiopian officials deny: " in drawn(msgspec.structs.replace(made, actors=(*made.actors[:3], officials)))


def hostile(value: Any) -> Any:
    """The value with control characters in every string that is free text."""
    if isinstance(value, dict):
        return {
            key: item if key in {"kind", "type", "status", "channel", "role", "act", "form", "schema"} else hostile(item)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [hostile(item) for item in value]
    return f"\x1b[2J\u202e{value}\x07\x9b\n" if isinstance(value, str) else value


def test_no_string_of_a_record_drives_the_terminal() -> None:
    bad = msgspec.convert(hostile(msgspec.to_builtins(record())), Record)
    out = drawn(bad)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
