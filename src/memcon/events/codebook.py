"""PLOVER as data: frames in TOML, one file per event type, in the words of an analyst.

A frame says which words stand for an event, under which conditions, and who fills which role. Nothing here knows of a parser.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import msgspec

from memcon.errors import CodebookError
from memcon.record.types import Channel, EventType, Role, Status

ANY = "*"
"""In a list of words: some word must stand there, whichever."""


class Gives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an example must give: these values, and actors of these names in these roles; or no event of the type at all."""

    type: str | None = None
    mode: str | None = None
    channel: str | None = None
    status: str | None = None
    initiator: str | list[str] = msgspec.field(default_factory=list)
    recipient: str | list[str] = msgspec.field(default_factory=list)
    participant: str | list[str] = msgspec.field(default_factory=list)
    mediator: str | list[str] = msgspec.field(default_factory=list)
    host: str | list[str] = msgspec.field(default_factory=list)
    absent: str | list[str] = msgspec.field(default_factory=list)
    none: bool = False

    def in_words(self) -> str:
        """ "CONSULT, phone, happened, participant Kenya"."""
        parts = [f"no {self.type or 'such'} event"] if self.none else [v for v in (self.type, self.mode, self.channel, self.status) if v]
        for role in ("initiator", "recipient", "participant", "mediator", "host", "absent"):
            names = getattr(self, role)
            parts += [f"{role} {name}" for name in ([names] if isinstance(names, str) else names)]
        return ", ".join(dict.fromkeys(parts)) or "an event of its type"


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    gives: Gives


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which English speaks of an event type. `src/memcon/events/frames/README.md` tells each key."""

    name: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    preps: dict[str, frozenset[str]] = {}
    clause: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    not_words: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    actor: str | None = None
    negated: bool | None = None
    refers: bool = False
    roles: dict[str, str] = {}
    mode: str | dict[str, list[str]] | None = None
    channel: str | dict[str, list[str]] | None = None
    status: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    example: tuple[Example, ...] = ()
    type: str = ""
    """Set from the file."""

    @property
    def rule(self) -> str:
        """The name under which an event says what made it: "consult.hold-talks"."""
        return f"{self.type.lower()}.{self.name}"

    @property
    def examples(self) -> tuple[Example, ...]:
        return self.example

    @property
    def conditions(self) -> int:
        """How many conditions the frame sets beside its trigger: the more, the more specific."""
        return sum(map(bool, (self.objects, self.subjects, self.preps, self.clause, self.words, self.of, self.actor)))


class Codebook(msgspec.Struct, frozen=True):
    """All frames, and which of them a word may trigger. Keys of verbs with a particle are "call off"."""

    frames: tuple[Frame, ...]
    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    particles: Mapping[str, frozenset[str]]
    """For a verb, the particles with which it has frames of its own."""

    def frame(self, rule: str) -> Frame | None:
        return next((f for f in self.frames if f.rule == rule), None)


_WORD_LISTS = ("objects", "not_objects", "subjects", "not_subjects", "clause", "words", "not_words", "of", "verbs", "nouns", "adjectives")


def _expand(words: Iterable[str], classes: Mapping[str, list[str]], where: str, depth: int = 0) -> list[str]:
    if depth > 8:
        raise CodebookError(f"{where}: the word classes {', '.join(words)} name each other in a circle: break it in classes.toml")
    out: list[str] = []
    for word in words:
        if not word.startswith("@"):
            out.append(word)
        elif word[1:] in classes:
            out.extend(_expand(classes[word[1:]], classes, where, depth + 1))
        else:
            raise CodebookError(f"{where}: the word class {word} is not defined: define {word[1:]} in classes.toml")
    return out


def _resolve(raw: dict[str, Any], classes: Mapping[str, list[str]], where: str) -> dict[str, Any]:
    """A raw frame with its word classes written out."""
    frame = dict(raw)
    for key in _WORD_LISTS:
        if isinstance(frame.get(key), list):
            frame[key] = _expand(frame[key], classes, where)
    for key in ("preps", "mode", "channel"):
        if isinstance(frame.get(key), dict):
            frame[key] = {k: _expand(v, classes, where) if isinstance(v, list) else v for k, v in frame[key].items()}
    return frame


def _checked(frame: Frame, where: str) -> Frame:
    if not (frame.verbs or frame.nouns or frame.adjectives):
        raise CodebookError(f"{where}: the frame has neither verbs nor nouns nor adjectives: give it a word to trigger on")
    if frame.actor not in {None, "subject", "object", "any"}:
        raise CodebookError(f"{where}: actor = {frame.actor!r}: use subject, object or any")
    for example in frame.example:
        if example.gives.type is not None and example.gives.type not in get_args(EventType):
            raise CodebookError(f"{where}: an example gives {example.gives.type!r}, which is no PLOVER type")
    for slot, role in frame.roles.items():
        if role not in get_args(Role):
            raise CodebookError(f"{where}: {role!r} is no role (slot {slot!r}): use one of {', '.join(get_args(Role))}")
    if frame.status is not None and frame.status not in get_args(Status):
        raise CodebookError(f"{where}: {frame.status!r} is no status: use one of {', '.join(get_args(Status))}")
    channels = [frame.channel] if isinstance(frame.channel, str) else list(frame.channel or ())
    for channel in channels:
        if channel not in get_args(Channel):
            raise CodebookError(f"{where}: {channel!r} is no channel: use one of {', '.join(get_args(Channel))}")
    return frame


def read_frames(text: str, where: str, classes: Mapping[str, list[str]]) -> tuple[Frame, ...]:
    """The frames of one file.

    Raises CodebookError, naming the file and the frame, where the TOML or a key is wrong.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{where}: not valid TOML ({error}): mend the file") from None
    unknown = sorted(set(raw) - {"type", "contexts", "frame"})
    if unknown:
        raise CodebookError(f"{where}: unknown key {unknown[0]!r}: a frame file has type, contexts and [[frame]]")
    kind = raw.get("type")
    if kind not in get_args(EventType):
        raise CodebookError(f"{where}: type = {kind!r} is no PLOVER type: use one of {', '.join(get_args(EventType))}")
    frames: list[Frame] = []
    for number, item in enumerate(raw.get("frame", []), 1):
        at = f"{where}, frame {item.get('name', number)!r}" if isinstance(item, dict) else f"{where}, frame {number}"
        try:
            frame = msgspec.convert(_resolve(item, classes, at), Frame)
        except msgspec.ValidationError as error:
            raise CodebookError(f"{at}: {error}") from None
        contexts = frame.contexts or tuple(raw.get("contexts", ()))
        frames.append(_checked(msgspec.structs.replace(frame, type=kind, contexts=contexts), at))
    return tuple(frames)


def _index(frames: Iterable[Frame], part: str) -> dict[str, tuple[Frame, ...]]:
    index: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in sorted(getattr(frame, part)):
            index.setdefault(word, []).append(frame)
    return {word: tuple(found) for word, found in index.items()}


def build(frames: Iterable[Frame]) -> Codebook:
    """A codebook of these frames; of two with one rule name the later one counts."""
    kept = tuple({frame.rule: frame for frame in frames}.values())
    verbs = _index(kept, "verbs")
    particles: dict[str, set[str]] = {}
    for key in verbs:
        verb, _, particle = key.partition(" ")
        if particle:
            particles.setdefault(verb, set()).add(particle)
    return Codebook(kept, verbs, _index(kept, "nouns"), _index(kept, "adjectives"), {v: frozenset(p) for v, p in particles.items()})


def _sources(folder: Any) -> list[tuple[str, str]]:
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: str(item.name))
    return [(item.name, item.read_text(encoding="utf-8")) for item in files]


def _classes(text: str, where: str) -> dict[str, list[str]]:
    try:
        return msgspec.convert(tomllib.loads(text), dict[str, list[str]])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise CodebookError(f"{where}: not a table of word lists ({error}): mend the file") from None


def _load(folder: Any, inherited: Mapping[str, list[str]]) -> tuple[dict[str, list[str]], list[Frame]]:
    sources = _sources(folder)
    classes = dict(inherited)
    for name, text in sources:
        if name == "classes.toml":
            classes.update(_classes(text, name))
    return classes, [frame for name, text in sources if name != "classes.toml" for frame in read_frames(text, name, classes)]


@cache
def load_codebook(extra: Path | None = None) -> Codebook:
    """The codebook that memcon ships, with the frames of the folder `extra` added or put in the place of those of the same name.

    Raises CodebookError where a file is wrong or the folder is missing or has no frames.
    """
    classes, frames = _load(resources.files("memcon.events") / "frames", {})
    if extra is not None:
        if not extra.is_dir():
            raise CodebookError(f"no such folder of frames: {extra}: give a folder that holds .toml files")
        added = _load(extra, classes)[1]
        if not added:
            raise CodebookError(
                f"the folder {extra} holds no frames: put .toml files there, in the form that `memcon codebook explain` shows"
            )
        frames.extend(added)
    return build(frames)
