"""Scripts and style sheets, which browsers save beside a page: text, but nobody's article. Told by content."""

import re

_APART = re.compile(r"/\*.*?(?:\*/|\Z)|(?:^|(?<=[\s;{}]))//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`", re.S)
"""Comments and strings: what stands in them is no code."""
_RULE = re.compile(r"(?:^|(?<=[{};\s]))[^{};]{1,400}\{(?:\s*[\w-]+\s*:(?:[^{};()]|\([^()]*\))*(?:;|(?=\})))*\s*\}")
"""A rule of a style sheet: selectors, and declarations in braces."""
_AT_RULE = re.compile(
    r"@(?:charset|import|namespace)\b[^;{}]{0,400};|@(?:media|supports|layer|container|font-face|keyframes)\b[^{};]{0,400}\{"
)
_STATEMENT = re.compile(
    r"\bfunction\b\s*\*?\s*\w*\s*\(|\b(?:var|let|const)\s+[\w$\[{]+\s*[=,;\]}:]|=>|\breturn\b[^.\n]{0,80}[;}]|\btypeof\s+\w|\bnew\s+[A-Z]\w*\("
    r"|\b(?:window|document|module|exports|console|this)\.\w+|\bimport\s*[\w*{][^;\n]{0,200}\bfrom\b|\bexport\s*(?:default\b|\{|const\b|function\b)"
    r"|\b(?:if|for|while|switch|catch)\s*\([^)\n]{1,200}\)\s*[{\w]"
)
_SIGNS = re.compile(r"[{}()\[\];=<>&|!+*]")
_DENSE = 0.06
"""Signs of code to a character that is no space: a script has 0.1 and more, prose below 0.02 with all its brackets."""
_MOST = 0.5
"""The part of a style sheet that its rules make up at least; prose with an example in it has less."""


def code_kind(text: str) -> str | None:
    """What the text is, in words, if it is code that a page loads: "a style sheet (CSS)", "a script (JavaScript)". None for all else."""
    bare = _APART.sub(" ", text)
    size = len("".join(bare.split()))
    if not size:
        return None
    ruled = sum(len("".join(m.group().split())) for pattern in (_RULE, _AT_RULE) for m in pattern.finditer(bare))
    if ruled >= _MOST * size:
        return "a style sheet (CSS)"
    is_script = len(_SIGNS.findall(bare)) >= _DENSE * size and len(_STATEMENT.findall(bare)) >= max(2, size // 1000)
    return "a script (JavaScript)" if is_script else None
