"""`memcon article`: the article alone, in any language."""

import json
from pathlib import Path

from click.testing import CliRunner

from memcon.cli.app import memcon

FOREIGN = """Startseite
Politik
Abo
Treffen in Nairobi

Die Präsidenten von Kenia und Äthiopien haben am Dienstag in Nairobi über die Lage an der Grenze gesprochen und weitere Treffen vereinbart.

Ein Sprecher sagte, die Straße über Moyale bleibe offen, und die Händler könnten ihre Waren wie bisher auf beiden Seiten verkaufen.

Teilen
Impressum
"""


def test_an_article_in_another_language_is_cut_out_and_not_read(tmp_path: Path) -> None:
    page = tmp_path / "seite.txt"
    page.write_text(FOREIGN, encoding="utf-8")
    done = CliRunner().invoke(memcon, ["article", str(page), "--format", "json"], standalone_mode=False)
    record = json.loads(done.output)
    text = record["article"]["text"]
    assert "Straße über Moyale" in text and "Impressum" not in text and "Abo" not in text
    assert record["article"]["language"] == "de"
    assert record["events"] == [] and record["actors"] == []
    assert any("nothing was read" in note for note in record["article"]["notes"])
    for start, source, length in record["article"]["segments"]:
        assert FOREIGN[source : source + length] == text[start : start + length]


def test_as_text_it_is_the_article_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "seite.txt"
    page.write_text(FOREIGN, encoding="utf-8")
    done = CliRunner().invoke(memcon, ["article", str(page), "--format", "text"], standalone_mode=False)
    words = " ".join(done.output.split())
    assert words.startswith("Treffen in Nairobi Die Präsidenten") and words.endswith("verkaufen.")
