"""Text of a page, made harmless for a terminal: `memcon.record.plain` under the name that the terminal door calls it by."""

from memcon.record.plain import plain, plain_json, shortened

__all__ = ["plain", "plain_json", "shortened"]
