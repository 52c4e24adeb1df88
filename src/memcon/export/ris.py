"""RIS: the articles, to be cited.

Eaten by EndNote, Mendeley, Zotero, RefWorks and library catalogues. Definition: RIS format specification of Research Information Systems
(tags TY to ER, two blanks, a hyphen and a blank before the value).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from memcon.export.cells import flat
from memcon.export.citing import authors, date_parts
from memcon.export.files import whole_file
from memcon.record.types import Record


def write(records: Iterable[Record], target: Path) -> None:
    """Write the file `target`: a reference for each article. A value takes one line."""
    with whole_file(target) as stream:
        for record in records:
            stream.writelines(f"{tag}  - {flat(value)}\r\n" for tag, value in _tags(record))
            stream.write("ER  - \r\n\r\n")


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    article = record.article
    parts = date_parts(article.published)
    yield "TY", "ELEC" if article.side else "NEWS"
    yield "ID", record.id
    for name in authors(article):
        yield "AU", name
    told = {
        "TI": article.title, "T2": article.outlet, "PY": parts[0] if parts else None, "DA": "/".join(parts), "UR": article.url,
        "LA": article.language, "AB": article.standfirst, "N1": f"Agency: {article.agency}" if article.agency else None,
    }  # fmt: skip
    for tag, value in told.items():
        if value:
            yield tag, value
