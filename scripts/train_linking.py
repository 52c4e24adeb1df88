"""Make `occurrences/data/words.json` (how many news texts use a stem) and `link.json` (the weights of the pair model).

    memcon read CAPTURES --format jsonl > records.jsonl     # the captures of `score.py link inputs`
    python scripts/train_linking.py ../shared/bench/data/link records.jsonl --texts ../shared/bench/data/attribution/train.jsonl

Learned from the developers' link set: pairs of its articles, joined where they are of one event. `--check` trains on one half of the
events and
scores on the other, both ways, and writes nothing. Needs scikit-learn (the `train` extra).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from sklearn.linear_model import LogisticRegression

from memcon.occurrences.features import Features, features, likeness
from memcon.occurrences.link import link_features
from memcon.occurrences.pairs import Weights, candidates, signature
from memcon.occurrences.words import Rarity, names, numbers, stems
from memcon.record.types import Record

FLOOR = 4
"""A stem in fewer texts is left out: it is rare, and that is all one can say."""
DATA = Path(__file__).parent.parent / "src" / "memcon" / "occurrences" / "data"


def count(texts: Iterable[str]) -> dict[str, Any]:
    """In how many texts each stem, name and number occurs."""
    found: Counter[str] = Counter()
    documents = 0
    for text in texts:
        documents += 1
        found.update({*stems(text), *names(text), *(f"#{number}" for number in numbers(text))})
    return {"documents": documents, "floor": FLOOR, "texts_with": {word: n for word, n in sorted(found.items()) if n >= FLOOR}}


def learn(articles: Sequence[Features], event: dict[str, str]) -> Weights:
    """The pair model, its threshold set where B-cubed F1 of the groups is best."""
    order = sorted(articles, key=lambda a: (a.day is None, a.day or 0, a.id))
    rows, same = [], []
    for i, j in candidates([signature(article) for article in order]):
        rows.append(likeness(order[i], order[j]))
        same.append(event[order[i].id] == event[order[j].id])
    fields = sorted({name for row in rows for name in row})
    model = LogisticRegression(C=1.0, max_iter=2000).fit([[row.get(name, 0.0) for name in fields] for row in rows], same)
    weights = {name: round(float(value), 3) for name, value in zip(fields, model.coef_[0], strict=True)}
    bias = round(float(model.intercept_[0]), 3)
    tried = [Weights(bias, weights, t / 100) for t in range(4, 60, 4)]
    return max(tried, key=lambda w: b_cubed(event, placed(order, w)))


def placed(articles: Sequence[Features], model: Weights) -> dict[str, str]:
    return {x.record: x.occurrence for x in link_features(articles, model=model).links if x.main}


def b_cubed(gold: dict[str, str], found: dict[str, str]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998); what is not placed stands alone."""
    where = {item: found.get(item, item) for item in gold}
    sizes, wanted = Counter(where.values()), Counter(gold.values())
    both = Counter((gold[item], where[item]) for item in gold)
    precision = sum(n * n / sizes[p] for (_, p), n in both.items()) / len(gold)
    recall = sum(n * n / wanted[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def check(records: Sequence[Record], event: dict[str, str], texts: Sequence[str]) -> None:
    """Train on one half of the events (by the hash of their names), score on the other; everything that is learned is learned anew."""
    half = {name: sha256(name.encode()).digest()[-1] & 1 for name in set(event.values())}
    found: dict[str, str] = {}
    for part in (0, 1):
        own = [r for r in records if half[event[r.id]] == part]
        other = [r for r in records if half[event[r.id]] != part]
        counted = count([*texts, *(r.article.text for r in own)])
        rarity = Rarity(counted["documents"], counted["texts_with"], FLOOR)
        model = learn([features(r, rarity) for r in own], event)
        made = placed([features(r, rarity) for r in other], model)
        found |= {key: f"{part}{value}" for key, value in made.items()}
        for name, test in (("all", lambda i: True), ("bundles", lambda i: not i.startswith("ecb/"))):
            gold = {i: e for i, e in event.items() if half[e] != part and test(i)}
            print(
                f"trained on half {part}: threshold {model.threshold:.2f}, {name} "
                f"of the other half ({len(gold)}): B3 F1 {b_cubed(gold, made):.3f}"
            )
    print(f"both halves: {b_cubed(event, found):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("records", type=Path)
    parser.add_argument("--texts", type=Path, help="JSON Lines with a `text` each: further news texts to count words in")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    event = {c["id"]: c["event"] for c in map(json.loads, (args.folder / "cases.jsonl").open(encoding="utf-8"))}
    lines = [line for line in args.records.read_bytes().splitlines() if b'"error":' not in line[:400]]
    records = [msgspec.json.decode(line, type=Record) for line in lines]
    texts = [json.loads(line)["text"] for line in args.texts.open(encoding="utf-8")] if args.texts else []
    if args.check:
        return check(records, event, texts)
    counted = count([*texts, *(r.article.text for r in records)])
    (DATA / "words.json").write_text(json.dumps(counted, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    rarity = Rarity(counted["documents"], counted["texts_with"], FLOOR)
    model = learn([features(r, rarity) for r in records], event)
    made = {"bias": model.bias, "threshold": model.threshold, "weights": model.weights}
    (DATA / "link.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
