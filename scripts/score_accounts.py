"""Compare every bundle of a folder and write the comparisons that `score.py accounts` scores.

    score.py accounts inputs ../shared/pages/bundles > captures.jsonl
    memcon read captures.jsonl --format jsonl > records.jsonl
    python scripts/score_accounts.py records.jsonl > comparisons.jsonl
    score.py accounts score ../shared/pages/bundles comparisons.jsonl --records records.jsonl

A bundle is what stands before the last slash of a record's id. Pages that could not be read are left out.
"""

import sys
from pathlib import Path

import msgspec

from memcon.occurrences import compare
from memcon.record.types import Record


def main(path: Path) -> None:
    bundles: dict[str, list[Record]] = {}
    for line in path.read_bytes().splitlines():
        if b'"error":' not in line[:400]:
            record = msgspec.json.decode(line, type=Record)
            bundles.setdefault(record.id.rpartition("/")[0], []).append(record)
    for name, records in bundles.items():
        if len(records) > 1:
            print(msgspec.json.encode(compare(records, occurrence=name)).decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
