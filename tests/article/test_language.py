"""Which language a text is in."""

import pytest

from memcon.article.language import other_language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vice-President Moody Awori met teachers in Nairobi.", None),  # "met" and "in" are Dutch words too
        ("Kenya, Uganda, Tanzania, Rwanda, Burundi, Ethiopia, Somalia, Djibouti", None),
        ("Die Minister haben sich am Dienstag in Oslo auf eine Grenze geeinigt.", "German"),
        ("De ministers hebben het met de buren over een grens gehad.", "Dutch"),
        ("Los ministros de Kenia y de Uganda se reunieron en Nairobi.", "Spanish"),
        ("Министры встретились в Осло.", "Russian"),
    ],
)
def test_other_language(text: str, name: str | None) -> None:
    assert other_language(text) == name
