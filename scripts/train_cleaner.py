"""Trains the cleaner of text dumps: which lines of a captured page are the article.

    python scripts/train_cleaner.py ../shared/bench/data/clean                 # writes src/memcon/article/data/cleaner.json
    python scripts/train_cleaner.py ../shared/bench/data/clean --cross 3       # cross-validates by site (three shufflings), writes nothing

Data: cases.jsonl with the article's body per page, and the page as a text dump. Labels: the body's words aligned with the dump's
lines. Each page counts the same, a long line more than a short one (to 4 times), pages of 2019 twice those of 2008. Each page also
stands as a clean one, its article alone, at a fiftieth of the weight: enough that captures without chrome come out whole.
Model: logistic regression on features.rows; a second one on the same rows and what the first gave (out of fold). Pages that share
chrome or a host are one site, and never in two parts. Needs the extra "train" (numpy, scikit-learn); a minute or two.
"""

import argparse
import difflib
import gzip
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from memcon.article.cleaner import THRESHOLD, smooth
from memcon.article.features import key, rows, second_look
from memcon.article.lines import Unit, split_units

WEIGHTS = Path(__file__).resolve().parent.parent / "src/memcon/article/data/cleaner.json"
FIRST_C, SECOND_C = 0.05, 0.2
NEWER, CLEAN = 2.0, 0.02
DROP, KEEP, EITHER = 0, 1, 2


@dataclass
class Page:
    case: dict[str, Any]
    units: list[Unit]
    labels: list[int]
    weight: float
    site: int = -1


def read_cases(folder: Path) -> list[Page]:
    pages = []
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").split("\n"):
        if line.strip():
            case = json.loads(line)
            dump = gzip.decompress((folder / case["txt"]).read_bytes()).decode("utf-8", "replace")
            units = split_units(dump)
            pages.append(
                Page(case, units, labels_of(units, case["body"], case["optional"]), NEWER if case["id"].startswith("aeb") else 1.0)
            )
    return pages


def labels_of(units: list[Unit], body: str, optional: str) -> list[int]:
    """KEEP where half of a line's words are aligned with the body's, EITHER where the line is in what may stand there or not."""
    words, owner = [], []
    for i, unit in enumerate(units):
        for word in re.findall(r"\w+", unit.text.casefold()):
            words.append(word)
            owner.append(i)
    sizes, hits = Counter(owner), Counter[int]()
    matcher = difflib.SequenceMatcher(None, words, re.findall(r"\w+", body.casefold()), autojunk=False)
    for start, _, size in matcher.get_matching_blocks():
        for i in owner[start : start + size]:
            hits[i] += size >= min(sizes[i], 3)
    may = key(optional)
    return [
        KEEP if 2 * hits[i] >= sizes[i] > 0 else EITHER if len(key(u.text)) > 5 and key(u.text) in may else DROP
        for i, u in enumerate(units)
    ]


def mark_sites(pages: list[Page]) -> None:
    """One number for pages of one host, or with six (or three and a third) of the lines that few pages have in common."""
    lines = [{key(u.text) for u in page.units if len(u.text) > 6} for page in pages]
    spread = Counter(line for own in lines for line in own)
    rare = [{line for line in own if spread[line] <= 9} for own in lines]
    hosts = [".".join((urlsplit(page.case["url"] or "").hostname or "").split(".")[-2:]) for page in pages]
    parent = list(range(len(pages)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i in range(len(pages)):
        for j in range(i):
            same_host = hosts[i] and hosts[i] == hosts[j] and hosts[i] not in ("co.uk", "com.br", "com.au")
            shared = len(rare[i] & rare[j])
            if same_host or shared >= 6 or (shared >= 3 and shared >= 0.3 * min(len(rare[i]), len(rare[j]))):
                parent[root(i)] = root(j)
    for i, page in enumerate(pages):
        page.site = root(i)


def clean_copies(pages: list[Page]) -> list[Page]:
    """Each page as somebody would have kept it who kept the article alone: title, then the body's lines."""
    copies = []
    for page in pages:
        body = [u for u, label in zip(page.units, page.labels, strict=True) if label == KEEP]
        title = page.case["title"] or ""
        text = "\n\n".join(([title] if title else []) + [u.text for u in body])
        units = split_units(text)
        if len(body) > 2 and len(units) == len(body) + bool(title):
            labels = ([EITHER] if title else []) + [KEEP] * len(body)
            copies.append(Page(page.case | {"url": None}, units, labels, page.weight * CLEAN, page.site))
    return copies


class Model:
    """The two regressions, fitted on standardised features and folded back to plain ones."""

    def __init__(self, c: float) -> None:
        self.c = c
        self.names: list[str] = []

    def fit(self, looks: list[list[dict[str, float]]], pages: list[Page]) -> "Model":
        self.names = list(next(row for look in looks for row in look))
        x, y, w = [], [], []
        for look, page in zip(looks, pages, strict=True):
            own = [0.0 if label == EITHER else min(4.0, 0.3 + len(u.text) / 100) for u, label in zip(page.units, page.labels, strict=True)]
            total = sum(own) or 1.0
            for row, label, weight in zip(look, page.labels, own, strict=True):
                if weight:
                    x.append([row[n] for n in self.names])
                    y.append(label)
                    w.append(100 * page.weight * weight / total)
        pipe = make_pipeline(StandardScaler(), LogisticRegression(C=self.c, max_iter=400))
        pipe.fit(np.array(x), np.array(y), logisticregression__sample_weight=np.array(w))
        scale, regression = pipe[0], pipe[1]
        self.weights = regression.coef_[0] / scale.scale_
        self.bias = float(regression.intercept_[0] - (self.weights * scale.mean_).sum())
        return self

    def chances(self, look: list[dict[str, float]]) -> list[float]:
        if not look:
            return []
        x = np.array([[row[n] for n in self.names] for row in look])
        return list(1 / (1 + np.exp(-np.clip(x @ self.weights + self.bias, -30, 30))))

    def as_data(self) -> dict[str, Any]:
        return {"bias": round(self.bias, 4), "weights": {n: round(float(v), 4) for n, v in zip(self.names, self.weights, strict=True)}}


def fit_both(pages: list[Page], looks: list[list[dict[str, float]]], shuffle: int) -> tuple[Model, Model]:
    """The first model on all, the second on the first's chances from models that had not seen the page's site."""
    inner: list[list[float]] = [[] for _ in pages]
    for train, test in GroupKFold(5, shuffle=True, random_state=shuffle).split(pages, groups=[p.site for p in pages]):
        part = Model(FIRST_C).fit([looks[i] for i in train], [pages[i] for i in train])
        for i in test:
            inner[i] = part.chances(looks[i])
    second = Model(SECOND_C).fit([second_look(look, chances) for look, chances in zip(looks, inner, strict=True)], pages)
    return Model(FIRST_C).fit(looks, pages), second


def cross(pages: list[Page], copies: list[Page], shufflings: int, bench: Path) -> None:
    """Prints the bench's own figures for pages whose site no part of the model has seen."""
    sys.path.insert(0, str(bench))
    from scorers.measures import shingle_scores

    looks = {id(p): rows(p.units, p.case["url"]) for p in (*pages, *copies)}
    for shuffle in range(shufflings):
        kept: dict[str, str] = {}
        for train, test in GroupKFold(8, shuffle=True, random_state=shuffle).split(pages, groups=[p.site for p in pages]):
            sites = {pages[i].site for i in test}
            part = [pages[i] for i in train] + [c for c in copies if c.site not in sites]
            first, second = fit_both(part, [looks[id(p)] for p in part], shuffle)
            for page in (pages[i] for i in test):
                look = looks[id(page)]
                chances = second.chances(second_look(look, first.chances(look)))
                kept[page.case["id"]] = "\n\n".join(u.text for u, k in zip(page.units, smooth(chances), strict=True) if k)
        for prefix in ("aeb", "ps"):
            own = [p.case for p in pages if p.case["id"].startswith(prefix)]
            scores = shingle_scores([(c["body"], kept[c["id"]], c["optional"]) for c in own])
            print(f"shuffling {shuffle} {prefix}: " + " ".join(f"{name} {value:.3f}" for name, value in scores.items()), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the set: cases.jsonl and pages/")
    parser.add_argument(
        "--cross", type=int, default=0, metavar="N", help="cross-validate by site in N shufflings in place of writing weights"
    )
    args = parser.parse_args()
    pages = read_cases(args.folder)
    mark_sites(pages)
    copies = clean_copies(pages)
    print(f"{len(pages)} pages of {len({p.site for p in pages})} sites, {len(copies)} clean copies")
    if args.cross:
        cross(pages, copies, args.cross, args.folder.parent.parent)
        return
    everything = pages + copies
    first, second = fit_both(everything, [rows(p.units, p.case["url"]) for p in everything], 0)
    data = {"made_by": "scripts/train_cleaner.py", "threshold": THRESHOLD, "first": first.as_data(), "second": second.as_data()}
    WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {WEIGHTS.name}: {len(first.names)} and {len(second.names)} weights")


if __name__ == "__main__":
    main()
