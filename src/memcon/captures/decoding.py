"""Bytes to text: the encoding found and named, mojibake repaired where it is certain. Line ends are left as they are."""

import codecs
import re

import msgspec

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The Encoding Standard of WHATWG reads these labels as windows-1252, as every browser does.
_LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "iso8859-1": "cp1252"}
_META = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_SAMPLE = 64 * 1024


class Decoded(msgspec.Struct, frozen=True):
    """Text, the encoding it was read in, and sentences on what was not plain sailing."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def bom_of(data: bytes) -> tuple[str, int] | None:
    """Encoding and length of the byte order mark, None where there is none."""
    return next(((name, len(mark)) for mark, name in _BOMS if data.startswith(mark)), None)


def declared_charset(data: bytes) -> str | None:
    """The charset that HTML or XML declares in its first 4 KiB."""
    head = data[:4096]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii") if found else None


def unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: text of mostly ASCII has a zero in every other byte."""
    head = data[:4096]
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd >= 0.4 * half and even <= 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even >= 0.4 * half and odd <= 0.05 * half else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decodes by, in this order: byte order mark, declared charset (HTTP or markup), UTF-8, a guess, windows-1252.

    UTF-16 is also seen without its mark. Never raises: what cannot be decoded becomes U+FFFD, and a note says so.
    """
    marked = bom_of(data)
    if marked:
        return _decoded(data[marked[1] :], marked[0])
    name = _codec(declared)
    if name and name != "utf-8" and not (_MULTIBYTE.search(data) and _is(data, "utf-8")):
        if _is(data, name):
            return Decoded(data.decode(name), name)
    elif name and name != "utf-8":
        return Decoded(data.decode("utf-8"), "utf-8", (f"The page declares {declared} but is in UTF-8; read as UTF-8.",))
    wide = unmarked_utf16(data)  # first, for ASCII in UTF-16 is valid UTF-8 too
    if wide:
        return _decoded(data, wide)
    if _is(data, "utf-8"):
        return Decoded(data.decode("utf-8"), "utf-8")
    if name == "utf-8" or _mostly_utf8(data):
        return _decoded(data, "utf-8")
    guess = _guess(data)
    found = _decoded(data, guess)
    return Decoded(found.text, found.encoding, (f"No encoding is declared; read as {guess}.", *found.notes))


def _decoded(data: bytes, name: str) -> Decoded:
    text = data.decode(name, errors="replace")
    lost = text.count("\ufffd")
    if not lost or _is(data, name):
        return Decoded(text, name)
    return Decoded(text, name, (f"What could not be decoded as {name} stands as U+FFFD (in {lost} place{'s' if lost > 1 else ''}).",))


def _is(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeError, ValueError):
        return False
    return True


def _codec(label: str | None) -> str | None:
    """The codec for a declared label; None where Python has no text codec of that name."""
    if not label:
        return None
    label = _LABELS.get(label.strip().lower(), label.strip().lower())
    try:
        found = codecs.lookup(label)
        b"".decode(found.name)  # refuses codecs that are no text encodings, such as "hex"
    except (LookupError, ValueError, UnicodeError):
        return None
    # UTF-16 declared inside ASCII-compatible markup cannot be true; punycode and the like are no page encodings.
    if found.name.startswith(("utf-16", "utf-32", "utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape")):
        return None
    return found.name


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 with some damage: ten good sequences or more for each bad place, or only the last character cut."""
    text = data.decode("utf-8", errors="replace")
    bad, good = text.count("\ufffd"), len(_MULTIBYTE.findall(data))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
        return True
    except UnicodeDecodeError:
        return good >= 10 * bad


def _guess(data: bytes) -> str:
    """windows-1252 where the text is mostly ASCII (typographic quotes, a few accents); else charset_normalizer's best."""
    sample = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    if high < 0.05 * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    name = _codec(best.encoding) if best else None
    # Its siblings (cp1250 and others) are named only where they make a difference.
    same = name is None or sample.decode(name, errors="replace") == sample.decode("cp1252", errors="replace")
    return "cp1252" if same or name is None else name


# UTF-8 read as windows-1252 or Latin-1. Quotes and dashes ("â€™") cannot be anything else; an accented letter ("Ã©") needs company.
_SURE = re.compile("â€[™œ\x9dš˜“”¦¢\x99\x9c\x98\x93\x94\xa6]|â\x80[\x90-\xbf]|ðŸ[\x80-\xbf˜€-™]")
_LIKELY = re.compile("Ã[\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f]|Â[\xa0-\xbf]")


def repair(text: str) -> tuple[str, int]:
    """Mojibake repaired line by line where it is certain, by ftfy; the number of lines repaired. Line ends stay."""
    if not _SURE.search(text) and len(_LIKELY.findall(text)) < 2:
        return text, 0
    import ftfy

    lines = text.splitlines(keepends=True)
    repaired = 0
    for index, line in enumerate(lines):
        if not (_SURE.search(line) or _LIKELY.search(line)):
            continue
        fixed = ftfy.fix_encoding(line)
        if fixed != line and "\ufffd" not in fixed and not _SURE.search(fixed) and not _LIKELY.search(fixed):
            lines[index] = fixed
            repaired += 1
    return "".join(lines), repaired
