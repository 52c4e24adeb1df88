"""`memcon serve`: where it listens, what it refuses, how it ends."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from memcon.cli.app import run
from memcon.cli.serve import _bound

Serve = Callable[..., "subprocess.Popen[str]"]
MEMCON = [sys.executable, "-c", "from memcon.cli import main; main()"]


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serve]:
    """Starts `memcon serve` in an empty folder and waits until it says where it is."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **variables: str) -> "subprocess.Popen[str]":
        environment = {k: v for k, v in os.environ.items() if not k.startswith("MEMCON_")} | variables
        process = subprocess.Popen(
            [*MEMCON, "serve", *arguments],
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=environment,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a test run in the background has it ignored
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def address(process: "subprocess.Popen[str]") -> str:
    assert process.stderr
    line = process.stderr.readline()
    found = re.search(r"http://\S+", line)
    assert found, line
    return found[0]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_cleanly(serving: Serve, press: Path, end: signal.Signals) -> None:
    process = serving(str(press), "--port", "0")
    with urllib.request.urlopen(address(process)) as answer:
        assert "US puts more than 500 Russian targets" in answer.read().decode()
    process.send_signal(end)
    _, said = process.communicate(timeout=20)
    assert process.returncode == (130 if end == signal.SIGINT else 143)
    assert "Traceback" not in said


def test_what_waits_is_linked_while_the_desk_is_shown(serving: Serve, press: Path) -> None:
    with sqlite3.connect(press) as connection:
        connection.execute("INSERT INTO unlinked SELECT current FROM articles")
        (waiting,) = connection.execute("SELECT count(*) FROM unlinked").fetchone()
    process = serving(str(press), "--port", "0")
    where = address(process)
    with urllib.request.urlopen(f"{where}accounts") as answer:
        assert f"{waiting} articles are still being put together" in answer.read().decode()
    for _ in range(100):
        with sqlite3.connect(press) as connection:
            if connection.execute("SELECT count(*) FROM unlinked").fetchone() == (0,):
                break
        time.sleep(0.2)
    else:
        pytest.fail("nothing was linked")
    with urllib.request.urlopen(f"{where}accounts") as answer:
        assert "put together with the others" not in answer.read().decode()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130


def test_it_ends_while_a_page_is_read(serving: Serve, press: Path) -> None:
    process = serving(str(press), "--port", "0")
    where = address(process)
    body = ("Kenya met Norway in Oslo on Tuesday. " * 2000).encode()
    with ThreadPoolExecutor() as asking:
        asking.submit(urllib.request.urlopen, f"{where}api/v1/records", body)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 130


@pytest.mark.parametrize(("variables", "name"), [({}, "press.memcon"), ({"MEMCON_STORE": "other.memcon"}, "other.memcon")])
def test_without_a_name_it_takes_the_usual_one(serving: Serve, tmp_path: Path, variables: dict[str, str], name: str) -> None:
    process = serving("--port", "0", **variables)
    with urllib.request.urlopen(address(process)) as answer:
        assert f"{name}</bdi> holds no pages yet" in answer.read().decode()
    assert not (tmp_path / name).exists()


def test_it_takes_its_store_as_the_other_commands_do(serving: Serve, press: Path, tmp_path: Path) -> None:
    for arguments in (["--store", str(press)], ["-s", str(press)], [str(press)]):
        process = serving(*arguments, "--port", "0", MEMCON_STORE=str(tmp_path / "another.memcon"))
        with urllib.request.urlopen(f"{address(process)}articles") as answer:
            assert "US puts more than 500 Russian targets" in answer.read().decode()


def test_two_stores_are_one_too_many(press: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(press, "--store", "other.memcon", "--port", 0) == 2
    assert capfd.readouterr().err == f"memcon: both {press} and --store other.memcon were given: name one store\n"


def refused(*arguments: object) -> int:
    return run(["serve", *(str(argument) for argument in arguments)])


def test_a_port_that_is_taken_is_told(press: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert refused(press, "--port", port) == 2
    assert capfd.readouterr().err == f"memcon: --port {port} is taken: another memcon serve may be running; give another --port\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org"])
def test_others_are_let_in_with_a_token_only(press: Path, capfd: pytest.CaptureFixture[str], host: str) -> None:
    assert refused(press, "--host", host) == 2
    said = capfd.readouterr().err
    assert said == f"memcon: --host {host} lets others in: give a --token that they must have, or leave --host out\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--token", "short"), "--token is easily guessed: give 12 letters or more"),
        (("--host", "192.0.2.7", "--token", "long enough for a token"), "cannot be listened on"),
        (("--host", "no such name", "--token", "long enough for a token"), "cannot be listened on"),
        (("--port", "99999"), "99999"),
    ],
)
def test_what_cannot_be_is_told(press: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str) -> None:
    assert refused(press, *arguments) == 2
    said = capfd.readouterr().err
    assert sentence in said and said.count("\n") == 1


def test_a_file_that_is_no_store_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("no store")
    assert refused(tmp_path / "notes.txt") == 2
    assert "is not a store of memcon" in capfd.readouterr().err
    assert refused(tmp_path / "nowhere" / "press.memcon") == 2
    assert "there is no directory" in capfd.readouterr().err
    assert refused(tmp_path) == 2


def test_a_store_is_brought_up_to_date_first(serving: Serve, press: Path) -> None:
    with sqlite3.connect(press) as connection:
        connection.executescript("INSERT INTO unlinked SELECT id FROM versions; DELETE FROM accounts; DELETE FROM occurrences;")
    process = serving(str(press), "--port", "0")
    where, shown, end = address(process), "", time.monotonic() + 20
    while "Meeting, Xi Jinping" not in shown and time.monotonic() < end:  # linked while it is shown
        with urllib.request.urlopen(f"{where}accounts") as answer:
            shown = answer.read().decode()
        time.sleep(0.2)
    assert "Meeting, Xi Jinping" in shown


def test_a_store_that_cannot_be_written_to_is_shown(serving: Serve, press: Path) -> None:
    with sqlite3.connect(press) as held:
        held.execute("PRAGMA journal_mode = DELETE")
    press.chmod(0o444)
    press.parent.chmod(0o555)
    try:
        process = serving(str(press), "--port", "0")
        with urllib.request.urlopen(address(process)) as answer:
            assert "US puts more than 500 Russian targets" in answer.read().decode()
    finally:
        press.parent.chmod(0o755)


def test_a_token_opens_the_desk_to_others(serving: Serve, press: Path) -> None:
    process = serving(str(press), "--port", "0", "--host", "0.0.0.0", "--token", "a long word for friends")
    where = re.sub(r"//[^:/]+", "//127.0.0.1", address(process)).partition("?")[0]
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(where)
    asked = urllib.request.Request(where, headers={"Authorization": "Bearer a long word for friends"})
    with urllib.request.urlopen(asked) as answer:
        assert answer.status == 200


def test_importing_the_command_line_loads_no_server() -> None:
    code = "import sys, memcon.cli; print([m for m in ('fastapi', 'uvicorn', 'jinja2', 'starlette') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_small_answers_are_sent_without_delay() -> None:
    """asyncio turns the waiting for acknowledgements off only where a socket names its protocol; else each page takes 40 ms more."""
    with _bound("127.0.0.1", 0) as made:
        assert made.proto == socket.IPPROTO_TCP
