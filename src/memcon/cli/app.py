"""The `memcon` command: its subcommands, its one way of saying that something is wrong, its exit codes.

0: all went well. 1: a fault of memcon's own. 2: an input or an option that memcon cannot take. 3: in a batch some captures failed and the
others went on. 130: stopped by Ctrl-C. 141: nobody reads the output any more.
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import NoReturn

import click

from memcon.cli.add import add
from memcon.cli.article import article
from memcon.cli.ask import actors, agenda, events, occurrences, search, statements
from memcon.cli.codebook import codebook
from memcon.cli.compare import compare
from memcon.cli.correct import correct
from memcon.cli.export import export, formats
from memcon.cli.link import link
from memcon.cli.output import Fault, quiet_stdout, say
from memcon.cli.problems import problems
from memcon.cli.read import read
from memcon.cli.relations import relations
from memcon.cli.reread import reread
from memcon.cli.schema import schema
from memcon.cli.serve import serve
from memcon.cli.show import show
from memcon.cli.watch import watch
from memcon.errors import MemconError

WELL, FAULT, BAD_INPUT, SOME_FAILED, STOPPED, NOBODY_READS = 0, 1, 2, 3, 130, 141


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"memcon {metadata.version('memcon')}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version.")
def memcon() -> None:
    """Read captured news pages into records: who did what to whom, when, where and according to whom, every field with its words."""


for _command in (
    read, article, add, watch, problems, events, occurrences, statements, agenda, actors, search, show, correct, reread, export, formats,
    schema, codebook, link, compare, relations, serve,
):  # fmt: skip
    memcon.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with its exit code. A request to end (SIGTERM) leaves no part of a file behind."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Gives the exit code; whatever goes wrong is told in one sentence on standard error."""
    try:
        # Not `memcon.main`, which has its own mind about broken pipes and Ctrl-C.
        with memcon.make_context("memcon", list(sys.argv[1:] if arguments is None else arguments)) as context:
            code = memcon.invoke(context)
        sys.stdout.flush()
        return code if isinstance(code, int) else WELL
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.")
        return STOPPED
    except BrokenPipeError:
        quiet_stdout()
        return NOBODY_READS
    except Exception as error:
        return _told(error)


def _told(error: Exception) -> int:
    """Say what went wrong, and give the exit code for it."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message())
        return WELL
    if isinstance(error, click.ClickException):
        return _wrong(_usage(error) if isinstance(error, click.UsageError) else error.format_message())
    if isinstance(error, MemconError) and error.code != Fault.code:
        return _wrong(error.message)
    if isinstance(error, OSError):
        return _wrong(f"{error.filename or 'input or output'} could not be read or written: {error.strerror or error}")
    if os.environ.get("MEMCON_DEBUG"):
        raise error
    say(error.message if isinstance(error, MemconError) else Fault(error).message)
    return FAULT


def _usage(error: click.UsageError) -> str:
    """What is wrong with the command line, and what to do where the sentence does not say so."""
    told, command = error.format_message(), error.ctx.command_path if error.ctx else "memcon"
    helped = isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter)
    return told if helped or "Did you mean" in told else f"{told.rstrip('.')}: {command} --help shows how it is used"


def _wrong(message: str) -> int:
    say(message)
    return BAD_INPUT
