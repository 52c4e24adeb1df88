"""CSL-JSON: the articles, to be cited.

Eaten by Zotero, Pandoc, citeproc and most writing tools. Definition: Citation Style Language 1.0.2, schema csl-data.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from memcon.export.cells import flat
from memcon.export.citing import authors, date_parts
from memcon.export.files import whole_file
from memcon.export.jsons import known, write_list
from memcon.record.types import Record


def write(records: Iterable[Record], target: Path) -> None:
    """Write the file `target`: a list with an item for each article."""
    with whole_file(target) as stream:
        write_list(stream, "[", _items(records), "\n]\n")


def _items(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    for record in records:
        article = record.article
        parts = [int(part) for part in date_parts(article.published)]
        fields = known(
            title=flat(article.title or ""),
            author=[{"literal": name} for name in authors(article)],
            issued={"date-parts": [parts]} if parts else None,
            URL=article.url,
            language=article.language,
            abstract=flat(article.standfirst or ""),
            note=f"Agency: {article.agency}" if article.agency else None,
        )
        container = known(**{"container-title": flat(article.outlet or "")})
        # An official text stands on a site, not in a newspaper.
        yield {"id": record.id, "type": "webpage" if article.side else "article-newspaper", **fields, **container}
