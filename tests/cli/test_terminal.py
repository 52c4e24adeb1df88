"""What needs a process of its own: a terminal, a closed pipe, Ctrl-C, start-up."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .made_record import DRIVER, page, without_colour

PLAIN = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "MEMCON_DEBUG"}} | {
    "TERM": "xterm"
}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", DRIVER, *map(str, arguments)]


def on_a_terminal(*arguments: object, stream: str = "stdout", **environment: str) -> str:
    """What a terminal of 100 columns is sent through standard output or standard error."""
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    process = subprocess.Popen(command(*arguments), stdin=subprocess.DEVNULL, env=PLAIN | {"COLUMNS": "100"} | environment, **streams)
    os.close(theirs)
    parts = []
    try:
        while part := os.read(ours, 65536):
            parts.append(part)
    except OSError:  # Linux: the other end is closed
        pass
    os.close(ours)
    assert process.wait(20) == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(page(), encoding="utf-8")
    return path


def test_a_terminal_gets_words_in_colour(source: Path) -> None:
    told = on_a_terminal("read", source)
    assert "\x1b[" in told and "William Ruto (KEN) with Abiy Ahmed (ETH)" in without_colour(told)


def test_no_color_is_honoured(source: Path) -> None:
    told = on_a_terminal("read", source, NO_COLOR="1")
    assert "\x1b[3" not in told and "William Ruto" in told


def test_json_on_a_terminal_is_indented_and_harmless(source: Path) -> None:
    told = on_a_terminal("read", source, "--format", "json", "--outlet", "bad\x9b2J\u202e")
    assert json.loads(told)["article"]["outlet"].endswith("\x9b2J\u202e") and told.startswith('{\n  "schema"')
    assert "\x9b" not in told and "\u202e" not in told


def test_a_long_batch_shows_how_far_it_is(source: Path) -> None:
    assert "captures read, 0 failed" in without_colour(on_a_terminal("read", *[source] * 20, stream="stderr"))
    assert on_a_terminal("read", source, stream="stderr") == ""


def test_standard_input_is_read(source: Path) -> None:
    for arguments in (["read", "-"], ["read"]):
        done = subprocess.run(command(*arguments), input=source.read_bytes(), capture_output=True, timeout=20)
        assert done.returncode == 0 and json.loads(done.stdout)["schema"] == "memcon/record/1"


def test_a_locale_without_the_letters_is_no_error(source: Path) -> None:
    environment = PLAIN | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command("read", source, "--format", "text"), capture_output=True, env=environment, timeout=20)
    assert done.returncode == 0 and b"William Ruto" in done.stdout
    lines = subprocess.run(command("read", source), capture_output=True, env=environment, timeout=20)
    assert "Kenya’s" in json.loads(lines.stdout.decode("utf-8"))["article"]["text"]


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_a_closed_pipe_is_quiet(tmp_path: Path, form: str) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text("".join(json.dumps({"id": str(n), "text": page()}) + "\n" for n in range(200)), encoding="utf-8")
    process = subprocess.Popen(command("read", lines, "--format", form), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b"" and process.wait(20) == 141


def test_ctrl_c_ends_with_what_was_done(tmp_path: Path) -> None:
    lines = tmp_path / "slow.jsonl"
    lines.write_text("".join(json.dumps({"id": str(n), "text": page("SLOW")}) + "\n" for n in range(100)), encoding="utf-8")
    process = subprocess.Popen(
        command("read", lines),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background has it ignored
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert re.fullmatch(rb"memcon: Stopped: \d+ captures? read, 0 failed\.\n", err)
    assert all(json.loads(line)["id"] for line in out.splitlines())


def test_a_request_to_end_leaves_no_part_of_a_file(tmp_path: Path) -> None:
    lines = tmp_path / "slow.jsonl"
    lines.write_text("".join(json.dumps({"id": str(n), "text": page("SLOW")}) + "\n" for n in range(100)), encoding="utf-8")
    process = subprocess.Popen(command("read", lines, "-o", tmp_path / "out.jsonl"), stderr=subprocess.PIPE)
    for _ in range(100):
        if len(list(tmp_path.iterdir())) > 1:
            break
        time.sleep(0.1)
    process.terminate()
    assert process.communicate(timeout=20)[1] == b"" and process.returncode == 143
    assert list(tmp_path.iterdir()) == [lines]


def test_the_door_opens_without_the_parser() -> None:
    heavy = "import sys, memcon.cli; print(sorted({'spacy', 'numpy', 'rich', 'trafilatura', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, timeout=20).stdout == "[]\n"
