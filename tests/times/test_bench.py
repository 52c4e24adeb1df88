"""The floors on the developers' part of the TIMEX3 texts, and the speed."""

import json
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from memcon.record.types import Stamp
from memcon.times import find_times, to_times

BENCH = Path(__file__).parents[3] / "shared" / "bench"
FLOORS = {"strict": 0.87, "relaxed": 0.93, "value": 0.82}


@pytest.mark.shared
@pytest.mark.skipif(not (BENCH / "data" / "timex").exists(), reason="the shared bench is not beside the project")
def test_floors(tmp_path: Path) -> None:
    out, spent, words = [], 0.0, 0
    for line in (BENCH / "data" / "timex" / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        text = case["text"]
        begun = time.process_time()
        found = find_times(text, Stamp(edtf=case["published"], zone=None))
        spent, words = spent + time.process_time() - begun, words + len(text.split())
        times = [msgspec.to_builtins(t) for t in to_times(found)]
        out.append(json.dumps({"id": case["id"], "article": {"text": text, "segments": [[0, 0, len(text)]]}, "times": times}))
    records = tmp_path / "records.jsonl"
    records.write_text("\n".join(out), encoding="utf-8")
    command = [sys.executable, str(BENCH / "score.py"), "timex", "score", str(BENCH / "data" / "timex"), str(records), "--json"]
    table = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for name, floor in FLOORS.items():
        assert table[name]["F1"] >= floor, (name, table[name])
    assert spent / words < 6e-6, f"{spent / words * 1e6:.2f} ms per 1000 words"
