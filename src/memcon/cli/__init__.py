"""The terminal door. It draws what the other parts compute; nothing heavy is imported before a command needs it."""

import sys
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """The `memcon` command. Ctrl-C ends it with a word also while it still loads."""
    try:
        from memcon.cli import app
    except KeyboardInterrupt:
        print("memcon: Stopped.", file=sys.stderr)
        sys.exit(130)
    app.main()
