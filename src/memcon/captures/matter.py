"""Front matter: the head of `key: value` lines between two rules that Markdown files carry (Jekyll, Hugo, scrapers)."""

import re
from typing import TYPE_CHECKING

import msgspec

from memcon.captures.dates import edtf_of

if TYPE_CHECKING:
    from yaml.nodes import Node

MAX_HEAD = 32 * 1024
"""Code points of a head at most: real ones have hundreds; YAML is slow and can be hostile."""
_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M)
_LINE = re.compile(r"^([A-Za-z_][\w .-]{0,40}?)[ \t]*:(?:[ \t]+([^\r\n]*))?\r?$", re.M)

_TITLE = ("title", "headline")
_PUBLISHED = ("published_time", "published", "date_published", "publication_date", "pubdate", "date")
_UPDATED = ("modified_time", "updated", "date_modified", "lastmod", "last_modified", "modified")
_URL = ("source_url", "url", "canonical_url", "canonical", "original_url", "link", "source")
_OUTLET = ("outlet", "publisher", "site_name", "sitename", "site", "publication")
_BYLINE = ("byline", "author", "authors")
_LANGUAGE = ("language", "lang", "locale")


class MatterField(msgspec.Struct, frozen=True):
    """One value of a head, with the place of its words in the text."""

    key: str
    """In lower case, with "_" for "-" and spaces."""
    value: str
    """As YAML reads it: quotes taken off, escapes resolved, white space (no-break too) as one space."""
    start: int
    end: int
    """[start, end) of the value in the text, without its quotes."""

    @property
    def edtf(self) -> str | None:
        """The value as a date with the zone that it gives, None where it is no date."""
        return edtf_of(self.value)


class FrontMatter(msgspec.Struct, frozen=True):
    """A head: its fields in the order of the page, and where the body starts."""

    fields: tuple[MatterField, ...]
    body: int
    """Offset of the first line after the closing rule."""

    def first(self, *keys: str) -> MatterField | None:
        """The first field with a value, in the order of the keys asked for."""
        by_key = {field.key: field for field in reversed(self.fields) if field.value}
        return next((by_key[key] for key in keys if key in by_key), None)

    @property
    def title(self) -> MatterField | None:
        return self.first(*_TITLE)

    @property
    def published(self) -> MatterField | None:
        """The field with the most exact publication date: one with a clock before one without."""
        return self._dated(_PUBLISHED)

    @property
    def updated(self) -> MatterField | None:
        return self._dated(_UPDATED)

    @property
    def url(self) -> MatterField | None:
        found = [self.first(key) for key in _URL]
        return next((f for f in found if f and re.match(r"https?://", f.value)), None)

    @property
    def outlet(self) -> MatterField | None:
        return self.first(*_OUTLET)

    @property
    def byline(self) -> MatterField | None:
        return self.first(*_BYLINE)

    @property
    def language(self) -> MatterField | None:
        return self.first(*_LANGUAGE)

    def _dated(self, keys: tuple[str, ...]) -> MatterField | None:
        dated = [f for f in (self.first(key) for key in keys) if f and f.edtf]
        return max(dated, key=lambda f: "T" in (f.edtf or ""), default=None)


def front_matter(text: str) -> FrontMatter | None:
    """The head of a text, None where it has none: it must open the text, close within `MAX_HEAD` and hold a `key: value` line."""
    opened = _OPEN.match(text)
    if not opened:
        return None
    closed = _CLOSE.search(text, opened.end(), opened.end() + MAX_HEAD)
    if not closed:
        return None
    head = text[opened.end() : closed.start()]
    if not _LINE.search(head):
        return None
    fields = _by_yaml(head, opened.end())
    if fields is None:
        fields = _by_lines(head, opened.end())
    return FrontMatter(fields, closed.end()) if fields else None


def _by_yaml(head: str, base: int) -> tuple[MatterField, ...] | None:
    """The scalars of a YAML mapping. Only composed, never constructed: no aliases are expanded and no objects made."""
    import yaml

    try:
        node = yaml.compose(head, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(node, yaml.MappingNode):
        return None
    found = (_field(key, value, head, base) for key, value in node.value)
    return tuple(field for field in found if field)


def _field(key: "Node", value: "Node", head: str, base: int) -> MatterField | None:
    import yaml

    if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode) or value.tag == "tag:yaml.org,2002:null":
        return None
    start, end = value.start_mark.index, value.end_mark.index
    if value.style in ("'", '"'):
        start, end = start + 1, end - 1
    raw = head[start:end]
    start, end = start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))
    return MatterField(_key(key.value), " ".join(value.value.split()), base + start, base + max(start, end))


def _by_lines(head: str, base: int) -> tuple[MatterField, ...]:
    """The plain reading, for heads that are no valid YAML (a colon in an unquoted title is the usual case)."""
    fields = []
    for match in _LINE.finditer(head):
        value = (match.group(2) or "").rstrip()
        start, end = match.start(2), match.start(2) + len(value)
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value, start, end = value[1:-1], start + 1, end - 1
        if value.strip():
            fields.append(MatterField(_key(match.group(1)), " ".join(value.split()), base + start, base + end))
    return tuple(fields)


def _key(key: str) -> str:
    return re.sub(r"[ -]", "_", key.strip().lower())
