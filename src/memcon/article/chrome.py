"""Lines that are never the article, known by their words alone, and what was left out in plain words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .wording import words_of

_RULES = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        (
            "agency credit",
            r"\(?(?:additional |further )?(?:reporting|writing|editing|compiled|produced|edited|reported|written)(?: and "
            r"(?:writing|editing|reporting))? by\b.{0,300}\)?",
        ),
        ("copyright line", r"(?:©|\(c\)|\(?copyright\b(?! (?:law|act|infring|holder|office|case|claim|dispute))).{0,300}"),
        ("copyright line", r".{0,60}\ball rights reserved\b.{0,200}"),
        (
            "advert mark",
            r"(?:- )?(?:advert(?:isement)?s?|sponsored|promoted|story continues(?: below)?(?: advertisement)?|article "
            r"continues(?: below)?|continue reading(?: below)?|loading\W*)(?: -)?",
        ),
        (
            "link to another story",
            r"(?:read (?:more|also|next|it here)|also read|see (?:also|more)|related(?: (?:story|stories|articles?|"
            r"coverage))?|more on this|don['’]t miss|watch|click here)\s*(?:[:»>|–-].{0,200}|)",
        ),
        (
            "link to another story",
            r"[\[(](?:video|audio|photos?|gallery|slideshow|watch|see|read|related|click|embed|interactive|"
            r"infographic)\b.{0,200}[\])]",
        ),
        ("link to another story", r"(?:click|tap) here (?:to|for)\b.{0,160}"),
        ("contact line", r"(?:contact|e-?mail|follow|reach) (?:the )?(?:writers?|reporters?|authors?|us|him|her)\b.{0,200}"),
        (
            "contact line",
            r"(?:contact|e-?mail|write to|follow)\b.{0,60}[ (](?:[\w.+-]+@[\w-]+\.\w|@\w+|on (?:twitter|facebook|instagram)\b).{0,200}",
        ),
        (
            "newsletter prompt",
            r"(?:subscribe to|join|get|sign up for|download)\b.{0,60}\b(?:delivered (?:to|through)|forums?|app|in your inbox|access to|"
            r"community)\b.{0,200}",
        ),
        (
            "newsletter prompt",
            r"subscribe to (?-i:[A-Z]).{0,120}|(?:subscribe|sign up|sign in|log in|register)(?: now| today| here| for free)?[.!]?",
        ),
        ("newsletter prompt", r"(?:sign up|subscribe|get (?:the|our|more)|join)\b.{0,80}\b(?:newsletters?|inbox|alerts|updates)\b.{0,120}"),
        (
            "share bar",
            r"(?:share|tweet|e-?mail|print|facebook|twitter|whatsapp|linkedin|reddit|pinterest|copy link|comments?|\d+ "
            r"(?:shares?|comments?)|[\s|,·•/]|this|article|on|via)+",
        ),
        ("end mark", r"\\?#{2,4}|-30-|\*{3,}|[_–—-]{3,}|end(?:s|it)?\.?|\(ends\)"),
        (
            "photo credit",
            r"(?:photo|image|picture|photograph|credit|video)s?(?: (?:by|credit|courtesy(?: of)?))?\s*:.{0,100}|(?:photo|"
            r"image|video|enlarge(?: this image)?|toggle caption|media caption)",
        ),
        (
            "photo credit",
            r"(?:[A-Z][\w.'’-]+ ){1,3}?[A-Z][\w.'’-]+ ?(?:/|, ?| via )(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|The "
            r"Associated Press|Associated Press)\.?",
        ),
        ("live stamp", r"(?:posted at |updated )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?(?:ET|EST|EDT|GMT|BST|UTC|CET))?"),
    )
)
"""What each line is called in the notes, and the pattern that the whole line must meet."""
_COPYRIGHT_START = re.compile(r"(?:©|\(c\)|\(?copyright)[\s©]*(?:copyright )?(?:19|20)\d\d\b", re.I)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\ud7af]")


def chrome_kind(text: str) -> str | None:
    """What a line is called that is chrome by its words alone, None for all others. Long lines are never judged."""
    line = text.strip()
    if len(text) > 320:
        return "copyright line" if _COPYRIGHT_START.match(line) else None
    for name, pattern in _RULES:
        if pattern.fullmatch(line):
            return name
    return None


def in_other_script(text: str) -> bool:
    """Is most of a line in another script than the Latin one? Such lines of an English page are chrome (the door to its Russian pages)."""
    return not text.isascii() and len(_OTHER_SCRIPT.findall(text)) * 2 > sum(c.isalpha() for c in text)


def icon_labels(text: str) -> int:
    """How many labels of one kind stand run together in a line without a sentence ("icon closeicon searchicon …"); 0 for other lines."""
    words = words_of(text)
    if len(words) < 10 or re.search(r"[.!?](?:\s|$)", text):
        return 0
    folded = text.casefold()
    candidates = sorted({w.casefold() for w in words if len(w) >= 3 and w.isalpha()})
    count, _ = max(((folded.count(w), w) for w in candidates), default=(0, ""))
    return count if count >= 8 and count * 3 >= len(words) else 0


_PLURALS = {
    "copy of the title": ("a second copy of the title", "{} more copies of the title"),
    "repeated line": ("a repeated line", "{} repeated lines"),
    "agency credit": ("an agency credit", "{} agency credits"),
    "copyright line": ("a copyright line", "{} copyright lines"),
    "advert mark": ("an advert mark", "{} advert marks"),
    "link to another story": ("a link to another story", "{} links to other stories"),
    "contact line": ("a contact line", "{} contact lines"),
    "newsletter prompt": ("a newsletter prompt", "{} newsletter prompts"),
    "share bar": ("a share bar", "{} share bars"),
    "end mark": ("an end mark", "{} end marks"),
    "photo credit": ("a photo credit", "{} photo credits"),
    "live stamp": ("a live stamp", "{} live stamps"),
    "line in another language": ("a line in another language", "{} lines in other languages"),
    "line around the article": ("a line around the article", "{} lines around the article"),
}


def notes_of(left_out: Iterable[str], labels: int) -> tuple[str, ...]:
    """What was left out, in plain words: "47 icon labels", "a second copy of the title"."""
    counts = Counter(left_out)
    notes = [f"{labels} icon labels"] if labels else []
    for name, (one, many) in _PLURALS.items():
        if counts[name]:
            notes.append(one if counts[name] == 1 else many.format(counts[name]))
    return tuple(notes)


def left_out_kinds(texts: Sequence[str]) -> list[str]:
    """A name for each line left out."""
    return [chrome_kind(text) or ("line in another language" if in_other_script(text) else "line around the article") for text in texts]
