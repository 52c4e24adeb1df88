"""Damages pages the way that the world does, the same way each time: a test that everything is still read or refused in a sentence.

    python scripts/damage.py PAGE… --out DIR [--count N]

Each version is made by one of `DAMAGES`; which one, and where, follows from the number of the version alone.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path

Damage = Callable[[bytes, random.Random], bytes]


def cut_lines(data: bytes, dice: random.Random) -> bytes:
    """The page up to some line."""
    lines = data.splitlines(keepends=True)
    return b"".join(lines[: dice.randint(0, len(lines))])


def cut_head(data: bytes, dice: random.Random) -> bytes:
    """The page from some byte on."""
    return data[dice.randint(0, len(data)) :]


def cut_bytes(data: bytes, dice: random.Random) -> bytes:
    """The page up to some byte, be it within a character."""
    return data[: dice.randint(0, len(data))]


def shuffle(data: bytes, dice: random.Random) -> bytes:
    """The lines in another order."""
    lines = data.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


def double(data: bytes, dice: random.Random) -> bytes:
    """Runs of lines twice, or the whole page."""
    lines = data.splitlines(keepends=True)
    start = dice.randint(0, len(lines))
    end = dice.randint(start, len(lines))
    return data + data if dice.random() < 0.3 else b"".join(lines[:end] + lines[start:])


def recode(data: bytes, dice: random.Random) -> bytes:
    """In another encoding, or decoded in the wrong one and written again (mojibake)."""
    text = data.decode("utf-8", errors="replace")
    if dice.random() < 0.4:
        return data.decode(dice.choice(["cp1252", "latin-1", "cp1251"]), errors="replace").encode()
    return text.encode(dice.choice(["utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "shift_jis", "utf-8-sig"]), errors="replace")


def flip(data: bytes, dice: random.Random) -> bytes:
    """Single bytes overwritten by any others."""
    spoilt = bytearray(data)
    for _ in range(dice.randint(1, 40) if spoilt else 0):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def line_ends(data: bytes, dice: random.Random) -> bytes:
    """Other line ends, or none."""
    return data.replace(b"\n", dice.choice([b"\r\n", b"\r", b" ", b"", b"\n\n\n", b"\x0b", b"\0"]))


DAMAGES: tuple[Damage, ...] = (cut_lines, cut_head, cut_bytes, shuffle, double, recode, flip, line_ends)


def damaged(data: bytes, number: int) -> bytes:
    """Version `number` of a page: each damage in its turn, half of the time with another one after it."""
    dice = random.Random(number)
    damages = [DAMAGES[number % len(DAMAGES)]]
    if dice.random() < 0.5:
        damages.append(dice.choice(DAMAGES))
    for damage in damages:
        data = damage(data, dice)
    return data


def versions(pages: list[bytes], count: int) -> Iterator[tuple[int, int, bytes]]:
    """`count` damaged versions, the pages in turn: index of the page, number of the version, bytes."""
    for number in range(count):
        page = number % len(pages)
        # The odd factor keeps the damage from following the page where their counts share a divisor.
        yield page, number, damaged(pages[page], number * 7919 + page)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for page, number, data in versions([path.read_bytes() for path in options.pages], options.count):
        (options.out / f"{number:05d}-{options.pages[page].name}").write_bytes(data)


if __name__ == "__main__":
    main()
