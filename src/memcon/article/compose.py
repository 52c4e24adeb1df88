"""Article text out of slices of the dump: blocks and the map back."""

from collections.abc import Sequence
from dataclasses import dataclass

from memcon.record.types import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of the dump and the kind of block that it makes."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Composed:
    text: str
    blocks: tuple[Block, ...]
    segments: tuple[tuple[int, int, int], ...]

    def spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """A span of the dump as a span of the text; () where the text lacks those words."""
        return tuple(
            (start + at - source, end + at - source) for at, source, size in self.segments if source <= start and end <= source + size
        )


def compose(dump: str, pieces: Sequence[Piece]) -> Composed:
    """The pieces one after another, a blank line between them: every letter is the dump's."""
    parts: list[str] = []
    blocks: list[Block] = []
    segments: list[tuple[int, int, int]] = []
    at = 0
    for piece in pieces:
        if piece.start >= piece.end:
            continue
        if parts:
            parts.append("\n\n")
            at += 2
        size = piece.end - piece.start
        parts.append(dump[piece.start : piece.end])
        blocks.append(Block(kind=piece.kind, start=at, end=at + size))
        segments.append((at, piece.start, size))
        at += size
    return Composed("".join(parts), tuple(blocks), tuple(segments))
