"""`memcon serve`: the desk, a web page of this machine."""

import os
import socket
import sys
import threading
from pathlib import Path
from urllib.parse import urlencode

import click

from memcon.cli import storing
from memcon.cli.output import Whole, say
from memcon.errors import BadOption, MemconError

DEFAULT = Path("press.memcon")
PATIENCE = 3.0
"""Seconds that the end waits for a page that is being read."""
STOPPED = 130


@click.command()
@click.argument("named", type=click.Path(path_type=Path), required=False, metavar="[FILE]")
@storing.maybe_store_option(f"The store, as with the other commands; FILE alone does the same. Default: {DEFAULT} in this folder.")
@click.option("--port", type=Whole(0, 65535), default=8765, show_default=True, help="0 takes one that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Another than this machine's own needs --token.")
@click.option("--token", metavar="WORD", envvar="MEMCON_TOKEN", show_envvar=True, help="Let only those in who have it.")
@click.option("--open/--no-open", "open_", default=False, show_default=True, help="Open the page in the browser.")
def serve(named: Path | None, store: Path | None, port: int, host: str, token: str | None, open_: bool) -> None:
    """Show a store in the browser: articles with their marks, accounts side by side, search, corrections.

    The store is made when the first page is added to it. Nothing leaves the machine; Ctrl-C ends it.
    """
    import uvicorn

    from memcon.web.app import make_app
    from memcon.web.charts.svg import warm
    from memcon.web.desk import LOOPBACK, Desk, samples_folder

    path = named or store or DEFAULT
    if named and storing.is_typed() and store != named:
        raise BadOption(f"both {named} and --store {store} were given: name one store")
    if host not in LOOPBACK and not token:
        raise BadOption(f"--host {host} lets others in: give a --token that they must have, or leave --host out")
    if token is not None and len(token) < 12:
        raise BadOption("--token is easily guessed: give 12 letters or more")
    _check(path)
    with _bound(host, port) as bound:
        desk = Desk(path, host, token, samples_folder())
        address = _address(host, bound.getsockname()[1])
        made = "" if path.exists() else ", a store that is made when the first page is added,"
        say(f"{path}{made} is shown at {address}{'?token=…' if token else ''} (Ctrl-C ends it)")
        if open_:
            click.launch(address + (f"?{urlencode({'token': token})}" if token else ""))
        if path.exists():
            desk.linker.start(path)
        threading.Thread(target=warm, name="charts", daemon=True).start()
        config = uvicorn.Config(
            make_app(desk), log_level="warning", access_log=False, server_header=False, lifespan="off", timeout_graceful_shutdown=5
        )
        try:
            uvicorn.Server(config).run(sockets=[bound])
        except (KeyboardInterrupt, SystemExit) as leaving:
            linked = desk.linker.close(PATIENCE)
            read = desk.room.close(PATIENCE)
            if not read:
                say("Stopped; the page that was being read is not kept.")
            if not (read and linked):
                # The interpreter cannot be taken down around a thread that is deep in its work; the store is whole at any moment.
                os._exit(leaving.code if isinstance(leaving, SystemExit) and isinstance(leaving.code, int) else STOPPED)
            raise


def _check(path: Path) -> None:
    """Bring the layout of the store up to date; one that cannot be written to is shown as it stands. Raises where the
    file is no store, or could not be made."""
    import sqlite3

    if not path.exists():
        if not path.parent.is_dir():
            raise BadOption(f"there is no directory {path.parent} for the store: make it first")
        return
    try:
        with storing.open_store(path, write=True):
            return
    except (MemconError, sqlite3.Error):
        with storing.open_store(path):
            return


def _bound(host: str, port: int) -> socket.socket:
    """A socket at the address. Raises BadOption where it is taken or not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, so that asyncio sends small answers without delay
    if sys.platform != "win32":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        if port and "in use" in str(error).lower():
            raise BadOption(f"--port {port} is taken: another memcon serve may be running; give another --port") from None
        raise BadOption(f"--host {host} --port {port} cannot be listened on: {error.strerror or error}") from None
    return made


def _address(host: str, port: int) -> str:
    """What to type into a browser; who listens everywhere is reached by the name of the machine."""
    name = socket.gethostname() if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"
