"""Learn the judge of statements from annotated news (PolNeAR's training part) and write its weights.

    python scripts/train_statements.py ../shared/bench/data/attribution/train.jsonl src/memcon/statements/judge.json

Recipe: parse every article; make all candidates (`memcon.statements.find.shaped`); a candidate is right when its cue shares a
character with an annotated cue and half of its content lies in that attribution's content. Tables: log odds of being right by
(lemma, pattern), by lemma, by pattern and by the speaker's noun, smoothed towards the mean with 2 pseudo-counts, each article's own
candidates left out while the regression is fitted. Regression: L2, C = 0.5, liblinear, all deterministic.
Only counts of words go into the weights, no text. Needs scikit-learn and numpy (the `train` extra).
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from memcon.language.parser import Parser
from memcon.language.sentences import sentences_of
from memcon.language.types import Sentence
from memcon.record.types import Article, Block, CaptureFacts
from memcon.statements.find import blocks_of, shaped
from memcon.statements.judge import Weights, dump, features
from memcon.statements.quotes import find_quotes
from memcon.statements.shape import Shaped

TABLES = ("verbs", "lemmas", "patterns", "speakers")
LEAST = {"verbs": 3, "lemmas": 4, "patterns": 5, "speakers": 5}
"""How often an entry must occur to be kept in its table."""


def article_of(text: str) -> Article:
    """A text as an article of one title and paragraphs, parted by blank lines."""
    spans = [m.span() for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    blocks = tuple(Block(kind="title" if n == 0 else "paragraph", start=s, end=e) for n, (s, e) in enumerate(spans))
    facts = CaptureFacts(sha256="", media_type="text/plain", length=len(text))
    return Article(title=None, standfirst=None, byline=None, outlet=None, url=None, language="en", published=None, dateline=None,
                   text=text, blocks=blocks, segments=((0, 0, len(text)),), capture=facts)  # fmt: skip


def parsed(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], tuple[Sentence, ...]]]:
    parser = Parser()
    for row in rows:
        sentences = sentences_of(article_of(row["text"]))
        yield row, parser.parse(row["text"], sentences, range(len(sentences)), lambda *_: False)


def shared(span: tuple[int, int], others: Sequence[Sequence[int]]) -> int:
    return sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in others)


def is_right(item: Shaped, row: dict[str, Any]) -> bool:
    """Does an annotated attribution have this cue and at least half of this content?"""
    size = item.content[1] - item.content[0]
    return any(shared(item.cue, a["cue"]) and 2 * shared(item.content, a["content"]) >= size for a in row["attributions"])


def keys(item: Shaped) -> dict[str, str | None]:
    """The entry of a candidate in each table."""
    candidate = item.candidate
    who = item.tree.words[candidate.subject] if candidate.subject >= 0 else None
    return {"verbs": f"{candidate.lemma}|{candidate.pattern}", "lemmas": candidate.lemma, "patterns": candidate.pattern,
            "speakers": who.lemma if who is not None and who.pos == "NOUN" else None}  # fmt: skip


Counts = dict[str, dict[str, Counter[str]]]


def count(examples: Sequence[tuple[Shaped, bool]]) -> Counts:
    out: Counts = {t: {"right": Counter(), "all": Counter()} for t in TABLES}
    for item, right in examples:
        for table, key in keys(item).items():
            if key is not None:
                out[table]["all"][key] += 1
                out[table]["right"][key] += right
    return out


def log_odds(right: float, total: float, mean: float) -> float:
    share = (right + 2 * mean) / (total + 2)
    return math.log(share / (1 - share))


def values(item: Shaped, counts: Counts, own: Counts, means: dict[str, float]) -> Iterator[tuple[str, float]]:
    """The table features of an example, with its own article's counts taken out; the back-off is that of `judge.tables`."""
    looked: dict[str, float] = {}
    for table, key in keys(item).items():
        if key is None:
            continue
        total = counts[table]["all"][key] - own[table]["all"][key]
        right = counts[table]["right"][key] - own[table]["right"][key]
        if total >= LEAST[table]:
            looked[table] = log_odds(right, total, means[table])
    default = math.log(means["lemmas"] / (1 - means["lemmas"]))
    pattern, lemma = looked.get("patterns", -3.0), looked.get("lemmas", default)
    yield "log odds:verb", looked.get("verbs", (pattern + lemma) / 2)
    yield "log odds:lemma", lemma
    yield "log odds:pattern", pattern
    if keys(item)["speakers"] is not None:
        yield "log odds:speaker", looked.get("speakers", math.log(means["speakers"] / (1 - means["speakers"])))


def train(documents: Sequence[tuple[dict[str, Any], Sequence[Shaped]]]) -> Weights:
    """The weights from the candidates of each article."""
    marked = [[(item, is_right(item, row)) for item in items] for row, items in documents]
    everything = [example for examples in marked for example in examples]
    counts = count(everything)
    means = {t: sum(c["right"].values()) / max(1, sum(c["all"].values())) for t, c in counts.items()}
    rows: list[dict[str, float]] = []
    for examples in marked:
        own = count(examples)
        rows.extend(dict([*features(item), *values(item, counts, own, means)]) for item, _ in examples)
    names = sorted({name for row in rows for name in row})
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), dtype=np.float32)
    for i, row in enumerate(rows):
        for name, value in row.items():
            matrix[i, column[name]] = value
    model = LogisticRegression(C=0.5, solver="liblinear", random_state=0, max_iter=500)
    model.fit(matrix, np.array([right for _, right in everything], dtype=np.int8))
    table = {
        t: {k: round(log_odds(counts[t]["right"][k], n, means[t]), 2) for k, n in counts[t]["all"].items() if n >= LEAST[t]} for t in TABLES
    }
    for t in ("lemmas", "speakers"):
        table[t][""] = round(math.log(means[t] / (1 - means[t])), 2)
    mute = never_near([item for item, _ in everything], model.predict_proba(matrix)[:, 1])
    table["verbs"] = {k: v for k, v in table["verbs"].items() if worth_keeping(k, v, table)}
    weights = {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True)}
    return Weights(bias=round(float(model.intercept_[0]), 3), features=weights, mute=mute, **table)


def never_near(items: Sequence[Shaped], strengths: Sequence[float]) -> frozenset[str]:
    """Lemmas (without their particles) that occur 20 times or more as a candidate's cue and are never as strong as 0.25."""
    most: dict[str, float] = {}
    seen: Counter[str] = Counter()
    for item, strength in zip(items, strengths, strict=True):
        lemma = item.tree.words[item.candidate.cue].lemma
        seen[lemma] += 1
        most[lemma] = max(most.get(lemma, 0.0), float(strength))
    return frozenset(lemma for lemma, n in seen.items() if n >= 20 and most[lemma] < 0.25)


def worth_keeping(key: str, value: float, table: dict[str, dict[str, float]]) -> bool:
    """Entries that differ from their own back-off by a third and more; the others would only make the file long."""
    lemma, _, pattern = key.partition("|")
    return abs(value - (table["patterns"].get(pattern, -3.0) + table["lemmas"].get(lemma, table["lemmas"][""])) / 2) > 0.33


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("weights", type=Path)
    arguments.add_argument("--limit", type=int, default=None, help="the first so many articles alone")
    given = arguments.parse_args()
    rows = [json.loads(line) for line in given.data.read_text(encoding="utf-8").splitlines()][: given.limit]
    documents = []
    for row, sentences in parsed(rows):
        quotes = find_quotes(row["text"], blocks_of(sentences))
        documents.append((row, list(shaped(row["text"], sentences, quotes))))
    given.weights.write_text(dump(train(documents)), encoding="utf-8")


if __name__ == "__main__":
    main()
