"""Words of pages in Markdown."""


def marked(text: str) -> str:
    """Text that Markdown takes as it is."""
    for mark in "\\`*_[]|#":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
