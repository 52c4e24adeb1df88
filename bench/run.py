"""The time of a whole record as a ratio to the bare spaCy parse of the same text on the same core, step by step, and peak memory.

    python bench/run.py [PAGE…] [--rounds N]

Without pages: the project's samples. Start-up (imports, loading) is timed apart. Rounds alternate between the bare parse and the record,
so that a noisy machine burdens both; the figures are medians over the rounds.
"""

import argparse
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

START = time.perf_counter()

import spacy  # noqa: E402

PIPELINE_IMPORT = time.perf_counter() - START

STEPS = ("cut", "find_times", "find_statements", "cast_page", "find", "merge", "to_statements", "documents", "event", "check_clocks")


def timed(module: Any, name: str, spent: dict[str, float]) -> None:
    """Put a clock around a function that a module uses."""
    inner: Callable[..., Any] = getattr(module, name)

    def run(*args: Any, **known: Any) -> Any:
        begin = time.perf_counter()
        result = inner(*args, **known)
        if name == "find":
            result = list(result)
        spent[name] += time.perf_counter() - begin
        return result

    setattr(module, name, run)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    args = parser.parse_args()
    begin = time.perf_counter()
    from memcon import reader as module
    from memcon.captures import open_captures
    from memcon.captures.types import Capture
    from memcon.language.parser import DEFAULT_PIPELINE

    ours = time.perf_counter() - begin
    begin = time.perf_counter()
    nlp = spacy.load(DEFAULT_PIPELINE)
    load = time.perf_counter() - begin
    begin = time.perf_counter()
    reader = module.Reader()
    opening = time.perf_counter() - begin
    samples = Path(__file__).parents[1] / "samples"
    paths = args.pages or sorted(p for p in samples.iterdir() if p.suffix != ".md")
    captures = [c for path in paths for c in open_captures(path) if isinstance(c, Capture)]
    begin = time.perf_counter()
    records = [reader.read(captures[0])]
    first = time.perf_counter() - begin
    records += [reader.read(c) for c in captures[1:]]
    texts = [r.article.text for r in records]
    for text in texts:
        nlp(text)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent: dict[str, float] = defaultdict(float)
    for name in STEPS:
        timed(module, name, spent)
    for owner, name in ((reader._parser, "parse"), (reader._knowledge, "match")):
        timed_method(owner, name, spent)
    bare, whole = [], []
    for _ in range(args.rounds):
        begin = time.perf_counter()
        for text in texts:
            nlp(text)
        bare.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        for c in captures:
            reader.read(c)
        whole.append(time.perf_counter() - begin)
    words = sum(len(text.split()) for text in texts)
    base = statistics.median(bare)
    print(f"{len(texts)} pages, {words} words, {args.rounds} rounds")
    print(
        f"start: spaCy import {PIPELINE_IMPORT:.2f} s, pipeline load {load:.2f} s; memcon import {ours:.2f} s, "
        f"reader {opening:.2f} s (with its pipeline), first record {first:.2f} s"
    )
    print(f"bare parse     {base * 1000:8.1f} ms   1.00")
    print(f"whole record   {statistics.median(whole) * 1000:8.1f} ms   {statistics.median(whole) / base:.2f}")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:16} {seconds / args.rounds * 1000:6.1f} ms   {seconds / args.rounds / base:.3f}")
    print(f"peak memory {memory:.0f} MiB")


def timed_method(owner: Any, name: str, spent: dict[str, float]) -> None:
    inner = getattr(owner, name)

    def run(*args: Any, **known: Any) -> Any:
        begin = time.perf_counter()
        result = inner(*args, **known)
        spent[name] += time.perf_counter() - begin
        return result

    object.__setattr__(owner, name, run)


if __name__ == "__main__":
    main()
