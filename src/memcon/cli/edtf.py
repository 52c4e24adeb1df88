"""The dates that a user may give on the command line."""

import re
from datetime import datetime

from memcon.errors import BadOption

_PUBLISHED = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?\Z", re.ASCII)


def check_published(value: str) -> None:
    """Raises BadOption unless the value is a year, a month, a day, or a day with its clock and, if known, its zone (EDTF level 0)."""
    filled = value + "0000-01-01"[len(value) :] if len(value) < 10 else value
    try:
        if not _PUBLISHED.match(value):
            raise ValueError
        datetime.fromisoformat(filled)
    except ValueError:
        raise BadOption(
            f"--published {value!r} is no date: write 2021-12-30, 2021-12, 2021-12-30T20:45 or 2021-12-30T20:45+03:00"
        ) from None
