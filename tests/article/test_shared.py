"""The shared pages, whole and damaged: no exception but memcon's own, and segments that hold."""

import gzip
import json
import random
from pathlib import Path

import pytest

from memcon.article import cut
from memcon.errors import ArticleError

from .pages import capture

SHARED = Path(__file__).resolve().parents[3] / "shared"
CLEAN, GOLD = SHARED / "bench/data/clean", SHARED / "pages/gold"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not CLEAN.exists(), reason="the shared data is not here")]


def dumps() -> list[str]:
    pages = [gzip.decompress(p.read_bytes()).decode("utf-8", "replace") for p in sorted((CLEAN / "pages").glob("*.txt.gz"))]
    return pages + [p.read_text(encoding="utf-8") for p in sorted((SHARED / "pages").rglob("*.txt"))]


def damaged(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    kind = chance.randrange(5)
    if kind == 0:
        return text[: chance.randrange(len(text) + 1)]
    if kind == 1:
        chance.shuffle(lines)
        return "\n".join(lines)
    if kind == 2:
        return text + "\n" + text
    if kind == 3:
        return text.encode("utf-8", "replace").decode("cp1252", "replace")
    return " ".join(lines)


def check(text: str) -> None:
    try:
        article = cut(capture(text)).article
    except ArticleError:
        return
    assert article.segments
    assert all(article.text[a : a + n] == text[s : s + n] for a, s, n in article.segments)


@pytest.mark.long
def test_every_page_and_its_damaged_versions() -> None:
    chance = random.Random(5)
    for text in dumps():
        check(text)
        for _ in range(4):
            check(damaged(text, chance))


@pytest.mark.long
def test_every_html_page_and_its_damaged_versions() -> None:
    chance = random.Random(6)
    for path in sorted((CLEAN / "pages").glob("*.html.gz")):
        html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for page in (html, damaged(html, chance)):
            try:
                article = cut(capture(html=page), any_language=True).article
            except ArticleError:
                continue
            assert all(article.text[b.start : b.end].strip() for b in article.blocks)


def test_gold_pages_are_cut_as_readers_cut_them() -> None:
    kept = right = wanted = 0
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["article"]
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        keep = {i for a, b in gold["keep"] for i in range(a, b)}
        may = {i for a, b in gold.get("may") or [] for i in range(a, b)}
        got = {i for _, s, n in cut(capture(text)).article.segments or () for i in range(s, s + n)}
        kept, right, wanted = kept + len(got - may | got & keep), right + len(got & keep), wanted + len(keep)
    assert right / kept >= 0.97
    assert right / wanted >= 0.98
