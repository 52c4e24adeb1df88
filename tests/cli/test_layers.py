"""What `.importlinter` cannot say: the package itself stands above all its parts."""

import ast
from pathlib import Path

import memcon

SOURCES = sorted(Path(memcon.__file__).parent.rglob("*.py"))


def imports_the_whole(path: Path) -> bool:
    """Does a module import from `memcon` itself, and so depend on everything?"""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "memcon":
            return True
        if isinstance(node, ast.Import) and any(name.name == "memcon" for name in node.names):
            return True
    return False


def test_no_part_imports_the_whole() -> None:
    assert len(SOURCES) > 50
    assert [str(path) for path in SOURCES if imports_the_whole(path)] == []
