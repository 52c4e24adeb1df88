"""Files that stand beside captures in a folder and are plainly none: pictures, scripts, tables, data, a store. Told by content; and all
that a browser saved with a page in the page's own folder."""

import csv
from itertools import islice
from pathlib import Path

from memcon.captures.inflate import inflate_head
from memcon.captures.jsons import holds_captures
from memcon.captures.limits import HEAD, MAX_PAGE
from memcon.captures.sniffing import binary_kind, head_text, sniff

_NO_TEXT = ("an image", "a font", "a SQLite file", "binary data")
"""Kinds of binary file that nobody takes for a page. A PDF or Office file may well be one: that it cannot be read is for its owner to know,
and so it is with an archive."""
_ROWS = 3
"""Rows that show that a file is a table: the head and two others."""
_COLUMNS = {"\t": 2, ",": 3, ";": 3}
"""Columns that a table has at least, by what separates them: a tab stands in no sentence, a comma in many."""
_SAVED_WITH = "_files"
"""What browsers add to the name of a page for the folder of its parts: frames, scripts, pictures."""
_PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".php", ".aspx")
_HEADING = 40
"""Characters of a column's name."""


def beside(file: Path) -> bool:
    """Is a file that was found in a folder plainly no capture, to be passed over? No for what may be one that is broken, and for what
    cannot be opened: opening it says why."""
    if _was_saved_with_a_page(file):
        return True
    try:
        with file.open("rb") as stream:
            data = stream.read(HEAD)
            kind = sniff(data)
            if kind == "gzip":
                data = inflate_head(data, HEAD) or b""
                kind = sniff(data)
            elif kind == "json" and len(data) == HEAD:
                data += stream.read(MAX_PAGE)
    except OSError:
        return False
    if kind == "binary":
        return binary_kind(data) in _NO_TEXT
    if kind in ("json", "jsonl"):
        return not holds_captures(data, lines=kind == "jsonl", whole=len(data) != HEAD)
    return kind in ("xml", "code") or (kind == "text" and _is_table(head_text(data), whole=len(data) < HEAD))


def _was_saved_with_a_page(file: Path) -> bool:
    """Does the file lie in a folder "Talks in Oslo_files" that has "Talks in Oslo.html" beside it?"""
    names = ((folder, folder.name.removesuffix(_SAVED_WITH)) for folder in file.parents if folder.name.endswith(_SAVED_WITH))
    return any(folder.with_name(f"{name}{ending}").is_file() for folder, name in names if name for ending in _PAGES)


def _is_table(text: str, *, whole: bool) -> bool:
    """Rows of equally many cells below a head of short, different names."""
    lines = text.splitlines(keepends=True)
    return any(_rows_alike(lines if whole else lines[:-1], separator, least) for separator, least in _COLUMNS.items())


def _rows_alike(lines: list[str], separator: str, least: int) -> bool:
    try:
        rows = [row for row in islice(csv.reader(lines, delimiter=separator), 50) if row]
    except csv.Error:
        return False
    if len(rows) < (2 if separator == "\t" else _ROWS) or len(rows[0]) < least:
        return False
    head = [cell.strip() for cell in rows[0]]
    named = all(0 < len(cell) <= _HEADING and not cell.endswith((".", "!", "?")) for cell in head) and len({*head}) == len(head)
    return named and all(len(row) == len(head) for row in rows)
