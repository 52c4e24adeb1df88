"""How the reader does on pages that its judge has not seen: five folds over the gold pages.

    python scripts/held_out.py SHARED

For each fold the judge is trained as `train_judge.py` does, without the pages of the fold; those are then read and scored with the shared
scorer. Frames and rules were written while looking at these pages, so this is an upper bound for new ones; the shipped figures are higher.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path

import msgspec
import train_judge as train

from memcon.captures import capture_of
from memcon.events.judge import Weights
from memcon.reader import Reader


def weights_without(rows: list[train.Row], pages: set[str]) -> Weights:
    """The judge trained on all rows but those of these pages."""
    kept = [r for r in rows if r[3] not in pages]
    slope, shift = train.calibration(train.held_out(kept))
    vectors, model = train.fit(kept)
    names = vectors.get_feature_names_out()
    return Weights({n: float(w) for n, w in zip(names, model.coef_[0], strict=True)}, float(model.intercept_[0]), slope, shift)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    sys.path.insert(0, str(shared / "bench"))
    score = importlib.import_module("scorers.record")
    show = importlib.import_module("score").show
    rows = train.all_rows(shared)
    golds = sorted([*(shared / "pages/gold").glob("*.json"), shared / "seed/gold.json"])
    reader, results = Reader(), []
    for k in range(5):
        fold = golds[k::5]
        reader._weights = weights_without(rows, {p.name for p in fold})
        for path in fold:
            gold = json.loads(path.read_text())
            record = reader.read(capture_of(text=(path.parent / gold["capture"]).read_text(), id=gold["capture"]))
            results.append((path.parent, msgspec.to_builtins(record)))
    for folder in (shared / "pages/gold", shared / "seed"):
        print(folder.name)
        show(score.score(folder, [r for f, r in results if f == folder]))


if __name__ == "__main__":
    main()
