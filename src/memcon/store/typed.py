"""What a person types into a search, as FTS5 asks it and as it is marked in a text."""

from memcon.errors import BadOption


def forms(words: str, spellings: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words and phrases that a search looks for, in every spelling, the longest first: what is to be marked in the text."""
    found = [form for piece in _pieces(words) if piece[0] for form in (piece[1].rstrip("*"), *spellings.get(piece[1], ()))]
    return tuple(sorted(dict.fromkeys(found), key=lambda form: (-len(form), form)))


def full_text(words: str, spellings: dict[str, tuple[str, ...]]) -> str:
    """What a person types, as FTS5 asks: all words; "in quotes" as they stand; -word for not; word* for a beginning. No other syntax.

    Raises BadOption where nothing is left to look for.
    """
    pieces = _pieces(words)
    wanted = [_any(piece, spellings) for is_wanted, piece in pieces if is_wanted]
    if not wanted:
        raise BadOption(f"{words!r} has no word to look for")
    asked = " AND ".join(wanted)
    return f"({asked})" + "".join(f" NOT {_any(piece, spellings)}" for is_wanted, piece in pieces if not is_wanted)


def _pieces(words: str) -> list[tuple[bool, str]]:
    """(whether it is wanted, word or phrase), in order."""
    found = []
    for number, piece in enumerate(words.split('"')):
        for word in [piece.strip()] if number % 2 else piece.split():
            unwanted = word.startswith("-") and not number % 2
            word = word[1:] if unwanted else word
            if any(c.isalnum() for c in word):
                found.append((not unwanted, word))
    return found


def _any(phrase: str, spellings: dict[str, tuple[str, ...]]) -> str:
    """A word or phrase in any of its spellings; its last word may be a beginning."""
    quoted = [f'"{form.rstrip("*")}"' + ("*" if form.endswith("*") else "") for form in (phrase, *spellings.get(phrase, ()))]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"
