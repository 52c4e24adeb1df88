"""A reader that reads nothing, for tests that need processes: importable by name from this folder."""

import hashlib
import time
from typing import Any

import msgspec
from made import talks  # type: ignore[import-not-found]

from memcon.captures import Capture
from memcon.errors import NoArticle, PipelineError
from memcon.record.types import Record

PAUSE = 0.004


class StandIn:
    """A record for any text; stumbles where the text says so."""

    def read(self, capture: Capture, *, published: str | None = None, outlet: str | None = None) -> Record:
        text = (capture.text or capture.html or "").strip()
        if "NO ARTICLE" in text:
            raise NoArticle("No article was found on this page: check the capture.")
        if "STUMBLE" in text:
            raise ZeroDivisionError("made to fail")
        if "DIE" in text:
            import os

            os._exit(9)
        time.sleep(PAUSE)
        base = talks()
        stamp = published or capture.published or base.article.published.edtf
        made = talks(f"{base.article.text} {text}", outlet=outlet or "The Rift Courier", published=stamp)
        about = msgspec.structs.replace(made.article, capture=msgspec.structs.replace(made.article.capture, sha256=capture.sha256))
        return msgspec.structs.replace(made, id=capture.id or hashlib.sha256(about.text.encode()).hexdigest()[:16], article=about)

    def reread(self, record: Record) -> Record:
        return msgspec.structs.replace(record, events=record.events[:1])


def no_reader() -> StandIn:
    raise PipelineError("there is no such pipeline: install it")


def opener(*_: Any) -> StandIn:
    return StandIn()
