"""Front matter with the place of each value."""

import pytest

from memcon.captures import front_matter

HEAD = """---
tags: readouts
date: '2020-03-03'
modified: 2020-03-03 18:05:03-05:00
published_time: 2020-03-03 17:00:03-05:00
source_url: https://a.example/x
title: "Readout of the Call\\_with\\
  \\ the Minister"
author:
  - A. Writer
empty:
---

The president spoke.
"""


def test_values_with_their_words() -> None:
    found = front_matter(HEAD)
    assert found
    assert found.title and found.title.value == "Readout of the Call with the Minister"
    assert HEAD[found.title.start : found.title.end].startswith("Readout") and HEAD[found.title.end] == '"'
    assert found.published and found.published.key == "published_time" and found.published.edtf == "2020-03-03T17:00:03-05:00"
    assert HEAD[found.published.start : found.published.end] == "2020-03-03 17:00:03-05:00"
    assert found.updated and found.updated.edtf == "2020-03-03T18:05:03-05:00"
    assert found.url and found.url.value == "https://a.example/x"
    assert found.byline is None and found.outlet is None
    assert HEAD[found.body :] == "\nThe president spoke.\n"
    date = found.first("date")
    assert date and HEAD[date.start : date.end] == "2020-03-03"


def test_windows_line_ends() -> None:
    text = HEAD.replace("\n", "\r\n")
    found = front_matter(text)
    assert found and found.published and text[found.published.start : found.published.end] == "2020-03-03 17:00:03-05:00"
    assert text[found.body :] == "\r\nThe president spoke.\r\n"


def test_what_is_no_yaml_is_read_by_lines() -> None:
    text = '---\ntitle: Minister: "we will see"\ndate: "2020-03-03"\n---\nBody'
    found = front_matter(text)
    assert found and found.title and found.title.value == 'Minister: "we will see"'
    assert found.published and text[found.published.start : found.published.end] == "2020-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "No head",
        "\n---\ntitle: not first\n---\n",
        "---\ntitle: never closed\n",
        "---\nonly words\n---\nBody",
        "---\n---\nBody",
        "---\ntitle: " + "x" * 40_000 + "\n---\nBody",
    ],
)
def test_no_head(text: str) -> None:
    assert front_matter(text) is None


def test_hostile_yaml_is_harmless() -> None:
    bomb = "".join(f"l{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(30))
    assert front_matter(f"---\ntitle: T\n{bomb}---\nBody")
    assert front_matter("---\ntitle: !!python/object/apply:os.system ['true']\nurl: https://a.example/\n---\nBody")
    front_matter("---\na: " + "[" * 20_000 + "\n---\nBody")
