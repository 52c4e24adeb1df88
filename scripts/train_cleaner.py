"""Trains the cleaner of text dumps: which lines of a captured page are the article.

    python scripts/train_cleaner.py ../shared/bench/data/clean                 # writes src/memcon/article/data/cleaner.json
    python scripts/train_cleaner.py ../shared/bench/data/clean --cross 3       # cross-validates by site (three shufflings), writes nothing

Data: cases.jsonl with the article's body per page, and the page as a text dump. Labels: the body's words aligned with the dump's
lines. Each page counts the same, a long line more than a short one (to 4 times), pages of 2019 twice those of 2008. Each page also
stands as a clean one, its article alone, at a twentieth of the weight: enough that captures without chrome come out whole.
Model: one stretch of lines with learned beginnings and ends and skipped lines inside it (region.py). Pages that share chrome or a host
are one site, and never in two parts. Needs the extra "train" (numpy, scikit-learn); some seconds, under a minute a shuffling.
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
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from memcon.article import cut
from memcon.article.cleaner import size_of
from memcon.article.features import rows
from memcon.article.lines import Unit, split_units
from memcon.article.region import Region, standardise, stretch, widen
from memcon.article.wording import key
from memcon.captures import capture_of
from memcon.errors import MemconError

WEIGHTS = Path(__file__).resolve().parent.parent / "src/memcon/article/data/cleaner.json"
L2, MARGIN = 150.0, 12.0
NEWER, CLEAN = 2.0, 0.05
DROP, KEEP, EITHER = 0, 1, 2
BATCH = 48
PARTS = 8
Wide = tuple[Any, list[str]] | None


@dataclass
class Page:
    case: dict[str, Any]
    dump: str
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
                Page(case, dump, units, labels_of(units, case["body"], case["optional"]), NEWER if case["id"].startswith("aeb") else 1.0)
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
            copies.append(Page(page.case | {"url": None}, text, units, labels, page.weight * CLEAN, page.site))
    return copies


def fit(pages: list[Page], looks: list[Wide]) -> Region:
    """By likelihood with a margin: a reading with wrong words must be less likely by a margin that grows with them."""
    kept = [(p, wide[0]) for p, wide in zip(pages, looks, strict=True) if wide is not None and KEEP in p.labels]
    names = next(wide[1] for wide in looks if wide is not None)
    x = np.vstack([wide for _, wide in kept])
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-3
    x = standardise(x, mean, scale).astype(np.float32)
    tasks, at = [], 0
    for page, wide in kept:
        tasks.append(Task.of(page, at))
        at += len(wide)
    weights = fit_weights(x, tasks)
    return Region(tuple(names), mean, scale, weights[:-1], weights[-1])


@dataclass
class Task:
    """One page in the stacked matrix, rows[start:stop]: what its lines are by (keep, skip, start, end), and its page's weight."""

    start: int
    stop: int
    gold: Any
    either: Any
    """1 for lines of the stretch that may be kept or skipped."""
    margin: Any
    """Added to a line's score as kept: the words that it would add wrongly, or, below zero, those that it rightly adds."""
    weight: float

    @classmethod
    def of(cls, page: Page, start: int) -> "Task":
        labels = np.array(page.labels)
        kept = np.flatnonzero(labels == KEEP)
        words = np.array([size_of(u.text) for u in page.units])
        gold, inside = np.zeros((len(labels), 4)), np.zeros(len(labels), bool)
        inside[kept[0] : kept[-1] + 1] = True
        gold[:, 0], gold[:, 1] = inside & (labels == KEEP), inside & (labels == DROP)
        gold[kept[0], 2] = gold[kept[-1], 3] = 1
        sign = np.select([labels == KEEP, labels == EITHER], [-1, 0], 1)
        margin = MARGIN * sign * np.minimum(words / words[kept].sum(), 1)
        return cls(start, start + len(labels), gold, (inside & (labels == EITHER)).astype(float), margin, page.weight)


@dataclass
class Batch:
    """Pages of about one length, side by side: the rows of their lines in the stacked matrix, filled up with row 0 where `fill` is."""

    rows: Any
    fill: Any
    gold: Any
    either: Any
    margin: Any
    weight: Any

    @classmethod
    def of(cls, tasks: list[Task]) -> "Batch":
        shape = len(tasks), max(t.stop - t.start for t in tasks)
        rows, fill, gold = np.zeros(shape, int), np.ones(shape, bool), np.zeros((*shape, 4))
        either, margin = np.zeros(shape), np.zeros(shape)
        for n, t in enumerate(tasks):
            own = t.stop - t.start
            rows[n, :own], fill[n, :own], gold[n, :own] = range(t.start, t.stop), False, t.gold
            either[n, :own], margin[n, :own] = t.either, t.margin
        return cls(rows, fill, gold, either, margin, np.array([t.weight for t in tasks]))

    def loss(self, scores: Any, slope: Any) -> float:
        """The pages' weighted loss for `scores` (lines by keep, skip, start, end); its slope is written into `slope`."""
        own = scores[self.rows]
        own[..., 0] += self.margin
        inside = np.logaddexp(own[..., 0], own[..., 1])
        kept = np.exp(own[..., 0] - inside)
        inside[self.fill] = 0
        within, starts, ends, log_sum = stretch(inside, *(np.where(self.fill, -np.inf, own[..., n]) for n in (2, 3)))
        right = (own * self.gold).sum(axis=(1, 2)) + (inside * self.either).sum(axis=1)
        free = within - self.either
        wrong = np.stack([free * kept, free * (1 - kept), starts, ends], axis=-1) - self.gold
        slope[self.rows[~self.fill]] = (self.weight[:, None, None] * wrong)[~self.fill]
        return float((self.weight * (log_sum - right)).sum())


def fit_weights(x: Any, tasks: list[Task]) -> Any:
    """Weights of keep, skip, start and end, the bias last."""
    width = x.shape[1]
    total = sum(task.weight for task in tasks)
    by_length = sorted(tasks, key=lambda t: t.stop - t.start)
    batches = [Batch.of(by_length[i : i + BATCH]) for i in range(0, len(by_length), BATCH)]

    def loss(flat: Any) -> tuple[float, Any]:
        w = flat.reshape(width + 1, 4)
        scores = (x @ w[:-1].astype(np.float32) + w[-1].astype(np.float32)).astype(np.float64)
        slope = np.zeros(scores.shape, np.float32)
        value = L2 * (w[:-1] ** 2).sum() / 2 + sum(batch.loss(scores, slope) for batch in batches)
        gradient = np.vstack([x.T @ slope, slope.sum(axis=0)]).astype(np.float64)
        gradient[:-1] += L2 * w[:-1]
        return value / total, gradient.ravel() / total

    begin = np.zeros((width + 1, 4))
    begin[-1] = (-1, -2, -3, -3)
    found = minimize(loss, begin.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 120, "maxcor": 20})
    return found.x.reshape(width + 1, 4)


def look(page: Page) -> Wide:
    return widen(rows(page.units, page.case["url"])) if page.units else None


def body_of(page: Page, model: Region, kinds: set[str]) -> str:
    """The blocks of these kinds that the whole cut, with this model, makes of the page's dump; "" where it refuses the page."""
    try:
        article = cut(capture_of(text=page.dump, url=page.case["url"]), any_language=True, model=model).article
    except MemconError:
        return ""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind in kinds)


def parts_of(pages: list[Page], shuffle: int) -> Any:
    """(train, test) of each part, as indices into `pages`; no site is in both."""
    return GroupKFold(PARTS, shuffle=True, random_state=shuffle).split(pages, groups=[p.site for p in pages])


def models_of(pages: list[Page], copies: list[Page], wide: dict[int, Wide], shuffle: int) -> dict[str, Region]:
    """By a page's id, a model that has not seen the page's site. `wide`: what `look` gives, by a page's identity."""
    models: dict[str, Region] = {}
    for train, test in parts_of(pages, shuffle):
        sites = {pages[i].site for i in test}
        part = [pages[i] for i in train] + [c for c in copies if c.site not in sites]
        model = fit(part, [wide[id(p)] for p in part])
        models |= {pages[i].case["id"]: model for i in test}
    return models


def body_kinds(bench: Path) -> set[str]:
    """The kinds of block that the bench compares."""
    sys.path.insert(0, str(bench))
    from scorers.clean import BODY

    return set(BODY)


def print_scores(pages: list[Page], kept: dict[str, str], shuffle: int) -> None:
    """The bench's own figures for the bodies by id. Call `body_kinds` first: it finds the bench."""
    from scorers.measures import shingle_scores

    for prefix in ("aeb", "ps"):
        own = [p.case for p in pages if p.case["id"].startswith(prefix)]
        scores = shingle_scores([(c["body"], kept[c["id"]], c["optional"]) for c in own])
        print(f"shuffling {shuffle} {prefix}: " + " ".join(f"{name} {value:.3f}" for name, value in scores.items()), flush=True)


def cross(pages: list[Page], copies: list[Page], shufflings: int, bench: Path) -> None:
    """Prints the bench's own figures for pages whose site no part of the model has seen."""
    kinds = body_kinds(bench)
    wide = {id(p): look(p) for p in (*pages, *copies)}
    for shuffle in range(shufflings):
        models = models_of(pages, copies, wide, shuffle)
        print_scores(pages, {p.case["id"]: body_of(p, models[p.case["id"]], kinds) for p in pages}, shuffle)


def as_json(model: Region) -> str:
    """One feature a line."""
    data = model.as_data()
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in data["features"].items())
    note = "by feature: mean, scale, weights of keep, skip, start and end; see article/region.py"
    return (
        f'{{\n "made_by": "scripts/train_cleaner.py",\n "note": {json.dumps(note)},\n'
        f' "bias": {json.dumps(data["bias"])},\n "features": {{\n{lines}\n }}\n}}\n'
    )


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
    model = fit(everything, [look(p) for p in everything])
    WEIGHTS.write_text(as_json(model), encoding="utf-8")
    print(f"wrote {WEIGHTS.name}: {len(model.names)} features by four scores")


if __name__ == "__main__":
    main()
