"""Trains the judge of HTML lines: what trafilatura chose and what the cleaner of text dumps holds likely, weighed together.

    python scripts/train_agreed.py ../shared/bench/data/clean              # writes src/memcon/article/data/agreed.json
    python scripts/train_agreed.py ../shared/bench/data/clean --cross 2    # cross-validates by site (two shufflings), writes nothing

To be run after train_cleaner.py, whose pages, sites and models it uses. For a page's lines the cleaner is one that has not seen the page's
site, as it will be for a reader's pages. Labels: the article's words aligned with the lines that the page's HTML shows; a page's title is
neither right nor wrong. Each page counts the same, a long line more than a short one, pages of 2019 twice those of 2008. Each page also
stands as a clean one, its article's lines alone, at a tenth of the weight: enough that captures without chrome come out whole. Model:
logistic regression. Needs the extra "train" (numpy, scikit-learn); some two minutes, four a shuffling.
"""

import argparse
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import train_cleaner as cleaner
from sklearn.linear_model import LogisticRegression

from memcon.article.agreed import chosen_lines, looks
from memcon.article.cleaner import size_of
from memcon.article.features import rows
from memcon.article.html import cut_html, kept_texts
from memcon.article.region import Region
from memcon.article.rendered import Line, lines_of_html
from memcon.captures import capture_of
from memcon.errors import MemconError

WEIGHTS = Path(__file__).resolve().parent.parent / "src/memcon/article/data/agreed.json"
LONG = 25.0
"""Words: a longer line counts no more."""
CLEAN = 0.1


@dataclass(frozen=True)
class Sheet:
    """A page's HTML as lines, with what trafilatura chose and the labels of train_cleaner."""

    page: cleaner.Page
    html: str
    lines: list[Line]
    chosen: list[bool]
    labels: list[int]
    weight: float


@dataclass(frozen=True)
class Table:
    """Rows of `looks` with right answers and weights."""

    x: Any
    y: Any
    weight: Any


def read_sheets(folder: Path, pages: list[cleaner.Page]) -> list[Sheet]:
    sheets = []
    for page in pages:
        html = gzip.decompress((folder / page.case["html"]).read_bytes()).decode("utf-8", "replace")
        lines = lines_of_html(html)
        may = f"{page.case['optional'] or ''}\n{page.case['title'] or ''}"
        labels = cleaner.labels_of([line.unit for line in lines], page.case["body"], may)
        sheets.append(Sheet(page, html, lines, chosen_lines(lines, kept_texts(html, page.case["url"])), labels, page.weight))
    return sheets


def clean_copy(sheet: Sheet) -> Sheet:
    """The page with its article's lines alone, as trafilatura keeps them whole."""
    kept = [line for line, label in zip(sheet.lines, sheet.labels, strict=True) if label == cleaner.KEEP]
    many = len(kept)
    return Sheet(sheet.page, "", kept, [True] * many, [cleaner.KEEP] * many, sheet.weight * CLEAN)


def table_of(sheet: Sheet, model: Region) -> Table | None:
    """None for a page without lines or without an article."""
    if cleaner.KEEP not in sheet.labels:
        return None
    likely = model.chances(rows([line.unit for line in sheet.lines], sheet.page.case["url"]))
    x = np.array([list(row.values()) for row in looks(sheet.lines, likely, sheet.chosen)])
    sure = np.array(sheet.labels) != cleaner.EITHER
    words = np.array([min(LONG, size_of(line.text)) for line in sheet.lines])
    return Table(x[sure], np.array(sheet.labels)[sure], (sheet.weight * words / words.sum())[sure])


def fit(tables: list[Table]) -> dict[str, float]:
    """Weights by the names of `looks`, for its numbers as they are."""
    x, y = np.vstack([t.x for t in tables]), np.hstack([t.y for t in tables])
    weight = np.hstack([t.weight for t in tables])
    mean, scale = x[:, 1:].mean(axis=0), x[:, 1:].std(axis=0)
    model = LogisticRegression(max_iter=500).fit((x[:, 1:] - mean) / scale, y, sample_weight=weight * len(weight) / weight.sum())
    own = model.coef_[0] / scale
    return dict(zip(NAMES, (float(v) for v in (model.intercept_[0] - own @ mean, *own)), strict=True))


NAMES = tuple(looks(lines_of_html("<p>One line.</p>"), [0.5], [True])[0])


def body_of(sheet: Sheet, model: Region, weights: Mapping[str, float], kinds: set[str]) -> str:
    """The blocks of these kinds that the whole cut makes of the page; "" where it refuses the page."""
    capture = capture_of(html=sheet.html, url=sheet.page.case["url"])
    try:
        article = cut_html(capture, published=None, outlet=None, any_language=True, model=model, weights=weights).article
    except MemconError:
        return ""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind in kinds)


def cross(sheets: list[Sheet], copies: list[cleaner.Page], shufflings: int, bench: Path) -> None:
    """Prints the bench's own figures for pages whose site neither the cleaner nor the weights have seen."""
    kinds = cleaner.body_kinds(bench)
    pages = [s.page for s in sheets]
    wide = {id(p): cleaner.look(p) for p in (*pages, *copies)}
    for shuffle in range(shufflings):
        models = cleaner.models_of(pages, copies, wide, shuffle)
        tables = [[table_of(s, models[s.page.case["id"]]), table_of(clean_copy(s), models[s.page.case["id"]])] for s in sheets]
        kept: dict[str, str] = {}
        for train, test in cleaner.parts_of(pages, shuffle):
            weights = fit([t for i in train for t in tables[i] if t])
            kept |= {pages[i].case["id"]: body_of(sheets[i], models[pages[i].case["id"]], weights, kinds) for i in test}
        cleaner.print_scores(pages, kept, shuffle)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the set: cases.jsonl and pages/")
    parser.add_argument(
        "--cross", type=int, default=0, metavar="N", help="cross-validate by site in N shufflings in place of writing weights"
    )
    args = parser.parse_args()
    pages = cleaner.read_cases(args.folder)
    cleaner.mark_sites(pages)
    copies = cleaner.clean_copies(pages)
    sheets = read_sheets(args.folder, pages)
    if args.cross:
        cross(sheets, copies, args.cross, args.folder.parent.parent)
        return
    models = cleaner.models_of(pages, copies, {id(p): cleaner.look(p) for p in (*pages, *copies)}, 0)
    tables = [table_of(one, models[s.page.case["id"]]) for s in sheets for one in (s, clean_copy(s))]
    weights = {name: round(value, 4) for name, value in fit([t for t in tables if t]).items()}
    data = {"made_by": "scripts/train_agreed.py", "note": "log odds by the names of article/agreed.py, looks", "weights": weights}
    WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {WEIGHTS.name}: {len(weights)} weights from {len(sheets)} pages")


if __name__ == "__main__":
    main()
