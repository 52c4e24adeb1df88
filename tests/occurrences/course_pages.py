"""Short pages of our own on two states, by what becomes of what they plan (`course.txt`). The pages are invented."""

from dataclasses import dataclass
from pathlib import Path

from memcon.captures import capture_of
from memcon.captures.types import Capture


@dataclass(frozen=True)
class Case:
    """Pages in the order of their days, the two actors, and (day, state) of each thread that they must give."""

    name: str
    actors: tuple[str, str]
    threads: tuple[tuple[str | None, str], ...]
    pages: tuple[tuple[str, str, str], ...]
    """(day of publication, outlet, text with its title first)."""

    def captures(self) -> list[Capture]:
        return [
            capture_of(text=text, published=day, outlet=outlet, id=f"{self.name} {n}") for n, (day, outlet, text) in enumerate(self.pages)
        ]


def _case(part: str) -> Case:
    head, *pages = part.strip().split("\n@ ")
    name, first, second, told = head.split(" | ")
    threads = [thread.rsplit(" ", 1) for thread in told.split(", ")]
    split = [page.split("\n", 1) for page in pages]
    return Case(
        name,
        (first, second),
        tuple((None if day == "no day" else day, state) for day, state in threads),
        tuple((*stamp.split(" ", 1), "\n\n".join(text.strip().split("\n"))) for stamp, text in split),  # type: ignore[misc]
    )


CASES = {
    case.name: case for case in map(_case, (Path(__file__).parent / "course.txt").read_text("utf-8").removeprefix("## ").split("\n## "))
}
