"""The terminal door. It draws what the other parts compute; nothing heavy is imported before a command needs it."""

from memcon.cli.app import main

__all__ = ["main"]
