"""Train the judge: how likely is a candidate an event of its type?

    python scripts/train_judge.py SHARED

Data, from the developers' part of the shared sets (SHARED is that folder; nothing of it is kept but weights):
- plv: in each sentence the candidates that join the marked source and target; right where the type is the sentence's. They teach type.
- the codebook's own examples: the candidate of a frame in its example is right, one of the frame's type in a near miss wrong.
- whole pages (seed and gold): every candidate of every page; right where it meets a gold event of its type on its words, left out where
that
  one is optional. They teach what is worth writing down.
A logistic regression with L2 (scikit-learn, liblinear, fixed seed), pages weighted up; calibrated by five-fold cross-validation over pages.
Writes src/memcon/events/judge.json with the recipe and the SHA-256 of the weights.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from memcon.captures import capture_of
from memcon.errors import ArticleError
from memcon.events.codebook import load_codebook
from memcon.events.find import judged
from memcon.events.finding import Sight
from memcon.events.judge import Weights
from memcon.events.match import candidates
from memcon.events.roles import heads
from memcon.language import Parser, Sentence
from memcon.reader import Reader

SAME = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
TARGET = Path(__file__).parents[1] / "src/memcon/events/judge.json"
PAGE_WEIGHT = 3.0
EXAMPLE_WEIGHT = 2.5
NOTHING = Weights({}, 0.0)
Row = tuple[Mapping[str, float], bool, float, str]
"""(features, right?, weight, group for cross-validation)."""


def overlaps(span: tuple[int, int], spans: list[list[int]]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in spans)


def plv_rows(folder: Path) -> Iterator[Row]:
    parser, book = Parser(), load_codebook()
    for line in (folder / "cases.jsonl").read_text().splitlines():
        case = json.loads(line)
        text, marked = case["text"], [*case["source"], *case["target"]]
        s = parser.parse(text, [Sentence(0, 0, len(text), 0, "paragraph")], [0], lambda *_: False)[0]
        at = lambda s, i, marked=marked: ("x",) if overlaps((s.words[i].start, s.words[i].end), marked) else ()  # noqa: E731
        for c in candidates(s, book, lambda s, i, at=at: bool(at(s, i))):
            words = [j for found in c.roles.values() for i in found for j in heads(s, i)]
            met = [any(overlaps((s.words[i].start, s.words[i].end), case[end]) for i in words) for end in ("source", "target") if case[end]]
            if all(met):
                f = judged(c, NOTHING, Sight(at))
                yield f.features, SAME.get(c.frame.type, c.frame.type) == case["root"], 1.0, "plv"


def example_rows(reader: Reader) -> Iterator[Row]:
    for frame in load_codebook().frames:
        for example in frame.examples:
            try:
                found = reader.candidates(capture_of(text=example.text))
            except ArticleError:
                continue
            wanted = example.gives.type or frame.type
            for f in found:
                if example.gives.none and f.type == wanted:
                    yield f.features, False, EXAMPLE_WEIGHT, "example"
                elif not example.gives.none and f.frame.rule == frame.rule:
                    yield f.features, True, EXAMPLE_WEIGHT, "example"


def half(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
    shared = sum(max(0, min(e, f) - max(s, b)) for s, e in some for b, f in others)
    return 2 * shared >= min(sum(e - s for s, e in some), sum(e - s for s, e in others)) > 0


def page_rows(folder: Path) -> Iterator[Row]:
    reader = Reader()
    for path in sorted(folder.rglob("*.json")):
        gold = json.loads(path.read_text())
        if "events" not in gold or "capture" not in gold:
            continue
        text = (path.parent / gold["capture"]).read_text()
        findings, article = reader.findings(capture_of(text=text, id=gold["capture"]))
        for f in findings:
            back = [(s + c - a, e + c - a) for s, e in f.evidence for a, c, n in article.segments or () if a <= s < a + n]
            met = [
                e
                for e in gold["events"]
                if half([tuple(x) for x in e["evidence"]], back)
                and SAME.get(f.type, f.type) in {SAME.get(t, t) for t in (e["type"], *e.get("alt", ()))}
            ]
            if any(not e["optional"] for e in met) or not met:
                yield f.features, bool(met), PAGE_WEIGHT, path.name


def narrow(x: Any) -> Any:
    """A sparse matrix with the 32-bit indices that liblinear takes."""
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    return x


def fit(rows: list[Row]) -> tuple[DictVectorizer, LogisticRegression]:
    vectors = DictVectorizer()
    x = narrow(vectors.fit_transform([r[0] for r in rows]))
    model = LogisticRegression(C=0.7, solver="liblinear", random_state=0, max_iter=1000)
    model.fit(x, [r[1] for r in rows], sample_weight=[r[2] for r in rows])
    return vectors, model


def held_out(rows: list[Row]) -> list[tuple[float, bool]]:
    """(probability, right?) of page rows, each from a model that has not seen its page."""
    pages = sorted({r[3] for r in rows if r[3] not in {"plv", "example"}})
    out = []
    for k in range(5):
        mine = set(pages[k::5])
        vectors, model = fit([r for r in rows if r[3] not in mine])
        test = [r for r in rows if r[3] in mine]
        if test:
            out.extend(zip(model.predict_proba(narrow(vectors.transform([r[0] for r in test])))[:, 1], (r[1] for r in test), strict=True))
    return out


def calibration(scored: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and shift of Platt scaling over held-out scores."""
    logits = np.array([[np.log(p / (1 - p))] for p, _ in scored])
    model = LogisticRegression(C=10.0).fit(logits, [y for _, y in scored])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def report(scored: list[tuple[float, bool]]) -> None:
    right = max(1, sum(y for _, y in scored))
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept = [y for p, y in scored if p >= threshold]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / right
        print(f"held-out pages, p >= {threshold}: kept {len(kept)}, right {precision:.3f}, of the right ones {recall:.3f}")


def all_rows(shared: Path) -> list[Row]:
    """Every row that the judge learns from."""
    return [*plv_rows(shared / "bench/data/plv"), *example_rows(Reader()), *page_rows(shared / "pages/gold"), *page_rows(shared / "seed")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    args = parser.parse_args()
    rows = all_rows(args.shared)
    scored = held_out(rows)
    report(scored)
    slope, shift = calibration(scored)
    vectors, model = fit(rows)
    weights = {name: round(float(w), 3) for name, w in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True) if abs(w) >= 0.02}
    body: dict[str, Any] = {
        "weights": dict(sorted(weights.items())),
        "bias": round(float(model.intercept_[0]), 3),
        "slope": round(slope, 3),
        "shift": round(shift, 3),
    }
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    counts = {name: sum(r[3] == name for r in rows) for name in ("plv", "example")}
    pages = len(rows) - sum(counts.values())
    recipe = f"scripts/train_judge.py over {counts['plv']} candidates of plv, {counts['example']} of examples, {pages} of pages"
    TARGET.write_text(json.dumps({**body, "recipe": recipe, "sha256": digest}, indent=0, ensure_ascii=False) + "\n")
    print(recipe, digest[:12])


if __name__ == "__main__":
    main()
