"""The `memcon` command: its subcommands, its one way of saying that something is wrong, its exit codes.

0: all went well. 1: a fault of memcon's own. 2: an input or an option that memcon cannot take. 3: in a batch some captures failed and the
others went on. 130: stopped by Ctrl-C. 141: nobody reads the output any more.
"""

import os
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import NoReturn

import click

from memcon.cli.codebook import codebook
from memcon.cli.output import quiet_stdout, say
from memcon.cli.read import read
from memcon.cli.schema import schema
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


memcon.add_command(read)
memcon.add_command(schema)
memcon.add_command(codebook)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Gives the exit code; whatever goes wrong is told in one sentence on standard error."""
    try:
        code = memcon.main(args=arguments, prog_name="memcon", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else WELL
    except click.exceptions.NoArgsIsHelpError as bare:
        click.echo(bare.format_message())
        return WELL
    except click.ClickException as error:
        return _wrong(error.format_message())
    except MemconError as error:
        return _wrong(error.message)
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.")
        return STOPPED
    except BrokenPipeError:
        quiet_stdout()
        return NOBODY_READS
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        return _wrong(f"{error.strerror or error}:{where or ' input or output'} could not be read or written")
    except Exception as error:
        if os.environ.get("MEMCON_DEBUG"):
            raise
        say(f"a fault in memcon itself ({type(error).__name__}: {error}): please report it with the page; MEMCON_DEBUG=1 shows where")
        return FAULT


def _wrong(message: str) -> int:
    say(message)
    return BAD_INPUT
