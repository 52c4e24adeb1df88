"""Encodings are found and named; mojibake is repaired where it is certain."""

import pytest

from memcon.captures.decoding import decode, repair

from .made import one

RUSSIAN = "Президент провёл телефонный разговор с канцлером. Стороны обсудили подготовку к встрече министров в Осло. " * 5
GERMAN = "Der Außenminister erklärte, die Gespräche würden fortgeführt – „ohne Bedingungen“. Über Öl sprach niemand. " * 5


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8-sig", "utf-8"),
        (RUSSIAN, "utf-16", "utf-16-le"),
        (RUSSIAN, "cp1251", "cp1251"),
        (GERMAN, "cp1252", "cp1252"),
        ("It’s the minister’s word – “no”. " * 9, "cp1252", "cp1252"),
        ("The minister’s word. " * 9, "utf-16-be", "utf-16-be"),
    ],
)
def test_found_without_a_declaration(text: str, encoding: str, name: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, name)


def test_declared_charset_counts() -> None:
    page = f'<html><head><meta charset="koi8-r"></head><body><p>{RUSSIAN}</p></body></html>'
    found = one(page.encode("koi8-r"))
    assert found.html == page and found.encoding == "koi8-r"


def test_wrong_declaration_is_seen() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{GERMAN}</p></body></html>'
    found = one(page.encode())
    assert found.html == page and found.encoding == "utf-8" and "declares" in found.notes[0]


@pytest.mark.parametrize("charset", ["hex", "no-such", "utf-16", "rot13", "idna", ""])
def test_false_declarations_do_no_harm(charset: str) -> None:
    assert decode(GERMAN.encode(), charset).text == GERMAN


def test_latin1_means_windows_1252() -> None:
    assert decode("“no”".encode("cp1252"), "iso-8859-1").text == "“no”"


def test_cut_character_and_damage_are_noted() -> None:
    cut = decode("No – no é".encode()[:-1])
    assert cut.text == "No – no \ufffd" and cut.encoding == "utf-8" and "U+FFFD" in cut.notes[0]


def test_line_ends_stay() -> None:
    text = "one\r\ntwo\rthree\n\nfour\x0bfive\u2028six – é"
    assert one(text.encode()).text == text


def test_certain_mojibake_is_repaired_in_files() -> None:
    right = "The minister’s word: “no”.\r\nA café in Zürich – naïve.\nPlain line\r\n"
    wrong = "".join(line.encode().decode("cp1252", "replace") if "”" not in line else line for line in right.splitlines(keepends=True))
    found = one(wrong.encode())
    assert found.text == right and any("repaired" in note for note in found.notes)


@pytest.mark.parametrize(
    "text", ["NÃO à guerra", "Âge d’or", "Ã and Â are letters", "The café’s “no”", "5 Ã© alone", "it cost 5€ â la carte"]
)
def test_what_is_not_certain_is_left(text: str) -> None:
    assert repair(text) == (text, 0)
