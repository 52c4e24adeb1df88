"""A desk over the samples: its store made once with the real reader, a client in this process, a real server and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.testclient import TestClient

from memcon.engine.one import read_one
from memcon.store import Store
from memcon.web import accounts, agenda
from memcon.web.app import make_app
from memcon.web.desk import Desk
from memcon.web.handing_in import tasks_of
from memcon.web.reading import Room, keep

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from memcon.reader import Reader

SAMPLES = Path(__file__).parents[2] / "samples"
SCREENS = Path(__file__).parents[2] / "docs" / "screens"
BROWSER = os.environ.get("MEMCON_BROWSER")
"""MEMCON_BROWSER=1 says that Chromium is there: tests that find none then fail."""


@pytest.fixture(scope="session")
def samples_store(reader: "Reader", tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all samples."""
    path = tmp_path_factory.mktemp("desk") / "press.memcon"
    tasks = [task for file in sorted(SAMPLES.iterdir()) if file.suffix != ".md" for task in tasks_of(file, str(file), None, None, None)]
    keep(path, [(task, read_one(reader, task)) for task in tasks])
    return path


@pytest.fixture
def press(samples_store: Path, tmp_path: Path) -> Path:
    """A copy of the store, to be written to."""
    return Path(shutil.copy(samples_store, tmp_path / "press.memcon"))


@pytest.fixture
def desk(press: Path, reader: "Reader") -> Desk:
    return Desk(press, samples=SAMPLES, room=Room(lambda: reader))


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages wait for what is made in a thread, however slow the machine is."""
    monkeypatch.setattr(accounts, "PATIENCE", 60.0)
    monkeypatch.setattr(agenda, "PATIENCE", 60.0)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    """A client in this process, which says the name that a browser on this machine says."""
    return TestClient(make_app(desk), base_url="http://127.0.0.1:8765", follow_redirects=False)


# A real server and a real browser


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="session")
def served(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real `memcon serve`, for tests that only look."""
    yield from serving(shutil.copy(samples_store, tmp_path_factory.mktemp("served") / "press.memcon"))


@pytest.fixture
def served_own(press: Path) -> Iterator[str]:
    """The address of one whose store may be changed."""
    yield from serving(str(press))


@pytest.fixture
def served_empty(tmp_path: Path) -> Iterator[str]:
    """The address of a desk without a store."""
    yield from serving(str(tmp_path / "new.memcon"))


def serving(*arguments: str) -> Iterator[str]:
    """The address of a real `memcon serve` with these arguments, while it is asked for."""
    port = free_port()
    command = [sys.executable, "-c", "from memcon.cli import main; main()", "serve", *arguments, "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def in_this_process(desk: Desk) -> Iterator[str]:
    """The address of a real server of this process, whose desk a test holds in its hand."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(make_app(desk), port=port, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


def _wait(port: int, process: "subprocess.Popen[str] | None" = None) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process is None or process.poll() is None, process.stderr and process.stderr.read()
        with socket.socket() as asked:
            asked.settimeout(0.5)
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("memcon serve does not answer")


FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    found = shutil.which("chromium")
    if not found:
        if BROWSER:
            pytest.fail("MEMCON_BROWSER is set, but there is no chromium")
        pytest.skip("no chromium on this machine: the views are not tested in a real browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


Open = Callable[..., "Page"]


@pytest.fixture
def opened(browser: "Browser") -> Iterator[Open]:
    """Opens pages of a desk in the real browser: `opened(address, scheme="dark", width=390)`. At the end none may have asked for anything
    outside, or have said anything on its console."""
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def open_(address: str, *, scheme: str = "light", width: int = 1280, bypass_csp: bool = False, javascript: bool = True) -> "Page":
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            bypass_csp=bypass_csp,
            java_script_enabled=javascript,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        # of a page that is not there the browser says so itself
        page.on("console", lambda message: said.append(message.text) if message.location["url"] != page.url else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("http://127.0.0.1:")] == []
    assert said == []


def screen(page: "Page", name: str) -> None:
    """A picture of the page for the documentation, where MEMCON_SCREENS asks for it."""
    if os.environ.get("MEMCON_SCREENS"):
        SCREENS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENS / f"{name}.png")


def press_form(desk: Desk, fields: dict[str, str]) -> dict[str, str]:
    """A form as the desk's own pages send it."""
    return {"form_key": desk.form_key, **fields}


def id_of(press: Path, title: str) -> str:
    """The id of the article whose title begins so."""
    with Store.open(press) as store:
        return next(each.source.id for each in store.articles() if (each.source.title or "").startswith(title))
