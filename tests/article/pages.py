"""Pages of our own writing, in the manner of captured ones."""

import hashlib

from memcon.captures import Capture

TITLE = "Finland and Norway agree on a joint border watch"
BODY = (
    "OSLO, March 3 (Reuters) - Finland and Norway agreed on Tuesday to watch their common border together, both foreign ministries said.",
    "The agreement, signed in Oslo after a year of talks, lets patrols of one country cross into the other for up to ten kilometres.",
    "“This is about neighbours who trust each other,” Norwegian Foreign Minister Kari Nordmann told reporters after the signing.",
    "Her Finnish colleague said that the first patrols would start in June, once both parliaments have given their consent.",
    "Around 200 officers will take part, and the costs will be shared, according to a statement from the Finnish government.",
)
NAVIGATION = ("• Home", "• World", "• Politics", "• Sport", "• Weather", "Sign In", "Subscribe", "Search")
TAIL = (
    "(Reporting by Ola Hansen; Editing by Mia Berg)",
    "© Copyright 2020 Reuters. All rights reserved.",
    "Share this article",
    "Tweet",
    "Email",
    "Print",
    "Related Stories",
    "• Ferry to Tallinn delayed by ice",
    "• New bridge for Lapland",
    "Most Read",
    "• Ten lakes to see this summer",
    "Terms of Use | Privacy Policy | Contact Us",
)


def dump(*, icons: bool = False, stamp: str = "Tue Mar 3, 2020 4:15pm EST", middle: str = "") -> str:
    """A page dump with chrome around the article."""
    head = ["icon homeicon closeicon searchicon shareicon menuicon mailicon usericon tagicon playicon backicon up"] if icons else []
    body = [BODY[0], BODY[1], *([middle] if middle else []), *BODY[2:]]
    return (
        "\n".join([*head, *NAVIGATION, "", TITLE, "", stamp, "By Ola Hansen", "", TITLE, ""])
        + "\n"
        + "\n\n".join(body)
        + "\n\n"
        + "\n".join(TAIL)
    )


def capture(text: str | None = None, **known: str | None) -> Capture:
    kept = text if text is not None else known.get("html") or ""
    return Capture(text=text, sha256=hashlib.sha256(kept.encode("utf-8", "replace")).hexdigest(), **known)  # type: ignore[arg-type]
