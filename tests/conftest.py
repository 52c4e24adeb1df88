"""What the tests share: one parser, one reader, the place of the shared data."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from memcon.language import Parser

if TYPE_CHECKING:
    from memcon.reader import Reader


SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="session")
def reader() -> "Reader":
    from memcon.reader import Reader

    return Reader()
