"""Scripts, style sheets and other files that are text but no page."""

import io
import zipfile
from pathlib import Path

import pytest

from memcon.captures import beside, open_captures, sniff
from memcon.captures.code import code_kind
from memcon.errors import MemconError

from .made import HTML, TEXT, from_bytes

CODE = {
    "layout.css": ("/* Layout */\nbody { margin: 0; font-family: Georgia, serif; }\n.article p { color: #222; }\n", "a style sheet (CSS)"),
    "small.css": ('body{margin:0}.a{color:red}.b>.c{display:flex}@font-face{src:url("x;y.woff2")}', "a style sheet (CSS)"),
    "wide.css": ("@media (max-width: 600px) {\n  .article { padding: 0 1rem; }\n  .aside { display: none; }\n}\n", "a style sheet (CSS)"),
    "load.js": (
        "(function () {\n  var seen = [];\n  function load(n) { return document.getElementById(n); }\n})();\n",
        "a script (JavaScript)",
    ),
    "small.js": (
        '!function(e,t){"object"==typeof exports?module.exports=t():e.X=t()}(this,function(){return 1});',
        "a script (JavaScript)",
    ),
    "module.js": ('import{a as t}from"./x.js";const n=()=>t.map(e=>e+1);export{n as default};', "a script (JavaScript)"),
}
PROSE = (
    TEXT,
    "Rules { and braces }\n\nThe minister said: the rules (all of them) hold; nobody let them go.\n" * 5,
    "New function (of the council) agreed\n\nIf (and only if) the ministers return, they will let talks = work, as one put it.\n" * 3,
    "The style sheet says body { margin: 0 }, the editor wrote, and the window. It was a document. He went home, and this was all.\n",
    "• Home\n• World\n[Photo: A. Roe]\n\nMinisters met (in Oslo) [on Tuesday] & agreed > nothing; they spoke * of fish + trade!\n",
)


@pytest.mark.parametrize("name", CODE)
def test_code_is_refused_by_what_it_is(name: str, tmp_path: Path) -> None:
    text, kind = CODE[name]
    assert code_kind(text) == kind
    (tmp_path / name).write_text(text)
    with pytest.raises(MemconError, match=r"seems to be " + kind.replace("(", r"\(").replace(")", r"\)")):
        list(open_captures(tmp_path / name))
    assert beside(tmp_path / name)


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_code(text: str) -> None:
    assert code_kind(text) is None
    assert sniff(text.encode()) == "text"


def test_a_page_with_scripts_in_it_is_a_page() -> None:
    assert sniff(HTML.replace("<body>", f"<body><script>{CODE['load.js'][0] * 50}</script>").encode()) == "html"


@pytest.mark.parametrize(
    ("inside", "kind"),
    [("word/document.xml", "a Word file"), ("xl/workbook.xml", "an Excel file"), ("a.txt", "a ZIP archive")],
)
def test_a_zip_archive_is_told_by_what_is_in_it(inside: str, kind: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml" if "/" in inside else "b.txt", "<x/>")
        archive.writestr(inside, "<x/>")
    with pytest.raises(MemconError, match=kind):
        from_bytes(packed.getvalue())


@pytest.mark.parametrize("data", [b'{"a": 1}', b'{"a": 1}\n{"a": 2}\n', b"[1, 2, 3]\n", b'{\n "name": "x"\n}\n'])
def test_json_that_has_nothing_of_a_capture_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(MemconError, match="is JSON, but not captures"):
        from_bytes(data)


@pytest.mark.parametrize("prolog", ["", '<?xml version="1.0"?>\n'])
def test_a_drawing_is_no_page(prolog: str) -> None:
    assert sniff(f'{prolog}<svg xmlns="http://www.w3.org/2000/svg"><title>Share</title><path d="M0 0h9v9z"/></svg>'.encode()) == "xml"


def test_what_a_browser_saved_with_a_page_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Talks.html").write_text(HTML)
    for folder in ("Talks_files", "Other_files"):
        (tmp_path / folder / "deep").mkdir(parents=True)
        (tmp_path / folder / "frame.html").write_text(HTML)
        (tmp_path / folder / "deep" / "frame.html").write_text(HTML)
    found = {path.relative_to(tmp_path).as_posix(): beside(path) for path in tmp_path.rglob("*.html")}
    assert found == {
        "Talks.html": False,
        "Talks_files/frame.html": True,
        "Talks_files/deep/frame.html": True,
        "Other_files/frame.html": False,  # no page has that name: a folder of pages that somebody named so
        "Other_files/deep/frame.html": False,
    }
