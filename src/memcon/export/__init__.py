"""Records handed on in the formats that others eat: one module per format, each with `write(records, target)`.

>>> from pathlib import Path
>>> from memcon.export import FORMATS
>>> FORMATS["geojson"].write(records, Path("events.geojson"))       # doctest: +SKIP

Every writer takes the records one by one, needs memory for one record (the daily dyads: for the dyads), gives the same bytes for the same
records, and its file or folder appears whole or not at all. Importing this package loads no format; a format is loaded when it is used.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memcon.record.types import Record
    from memcon.store import OccurrenceAnswer

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True)
class Format:
    """A format of export."""

    name: str
    what: str
    """One sentence: what it is and who eats it."""
    suffix: str
    """Of the file, with its dot; "" for a folder."""
    folder: bool
    """Whether `target` names a folder."""
    module: str

    @property
    def linked(self) -> bool:
        """Whether it has tables of occurrences and their accounts too."""
        return self.module in ("csv_folder", "parquet", "datasette")

    def write(self, records: "Iterable[Record]", target: Path, occurrences: "Iterable[OccurrenceAnswer] | None" = None) -> None:
        """Write all records to a file or folder that appears whole or not at all. An existing file is replaced, an existing folder where
        it is empty or holds nothing but such an export.

        Raises BadOption where the target cannot be written, MissingExtra where a library that the format needs is not installed.
        """
        module = import_module(f"memcon.export.{self.module}")
        if self.linked:
            module.write(records, target, occurrences)
        else:
            module.write(records, target)


_ALL = (
    Format("csv", "Tables as CSV, one file per table, for spreadsheets and data frames.", "", True, "csv_folder"),
    Format("parquet", "The same tables as Parquet files with types, for DuckDB, pandas, Polars and Spark.", "", True, "parquet"),
    Format("datasette", "The same tables in a SQLite file with full-text search, to open in Datasette.", "", True, "datasette"),
    Format("jsonl", "The records themselves, one a line, as memcon reads and writes them.", ".jsonl", False, "jsonl"),
    Format("polecat", "One event a row under the column names of POLECAT, for models that eat PLOVER data.", ".tsv", False, "polecat"),
    Format("cameo", "Daily counts per pair of countries and CAMEO code, with the Goldstein scale.", ".tsv", False, "cameo"),
    Format("geojson", "The events that have a place, as points, for QGIS, Leaflet and other maps.", ".geojson", False, "geojson"),
    Format("ics", "The agenda: planned events with a day, for calendars.", ".ics", False, "ics"),
    Format("webanno", "Every event, statement and name as a W3C Web Annotation on the article's words.", ".jsonld", False, "webanno"),
    Format("ftm", "Articles, actors, events and mentions as FollowTheMoney entities, for Aleph and its kin.", ".ftm.jsonl", False, "ftm"),
    Format("csl-json", "The articles as CSL-JSON, to cite them with Zotero, Pandoc and their kin.", ".json", False, "csljson"),
    Format("ris", "The articles as RIS, to cite them with EndNote, Mendeley and their kin.", ".ris", False, "ris"),
)  # fmt: skip
FORMATS: Mapping[str, Format] = MappingProxyType({form.name: form for form in _ALL})
"""Every format by its name."""
