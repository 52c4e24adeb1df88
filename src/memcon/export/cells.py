"""Values as cells of files of separated values."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from memcon.export.columns import Value

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r]")
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: where it begins with = + - @ or a tab, blanks and apostrophes before them included, an
    apostrophe is put in front. To undo it, take one apostrophe off every cell that begins so.

    The signs are those that OWASP names under "CSV Injection".
    """
    return "'" + text if _FORMULA.match(text) else text


def cell(value: Value) -> str:
    """A value as the text of a cell: "" for None, true and false for booleans, text guarded, numbers as they are."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else repr(value)


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV, text guarded, below a head line of the columns, which is there also where there are no rows."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guarded(value) if isinstance(value, str) else value for name, value in row.items()} for row in rows)
    return text.getvalue()


def flat(text: str) -> str:
    """Text on one line without tabs, for files that know no quoting."""
    return _BREAKS.sub(" ", text).strip()
