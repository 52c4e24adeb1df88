"""Is it English? By script, and by the share of function words of eleven languages: no library, nothing to load."""

import re

from memcon.errors import UnknownLanguage

from .wording import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = (
    ("Russian", re.compile(r"[\u0400-\u04ff]")),
    ("Arabic", re.compile(r"[\u0600-\u06ff]")),
    ("Japanese", re.compile(r"[\u3040-\u30ff]")),
    ("Korean", re.compile(r"[\uac00-\ud7af]")),
    ("Chinese", re.compile(r"[\u4e00-\u9fff]")),
    ("Greek", re.compile(r"[\u0370-\u03ff]")),
    ("Hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("Hindi", re.compile(r"[\u0900-\u097f]")),
    ("Thai", re.compile(r"[\u0e00-\u0e7f]")),
)
_PROFILES = {
    "German": "der die und das ist nicht mit den von für auf dem eine ein sich auch wird zu im des",
    "French": "le la les et des est dans pour que une qui sur pas du au avec ce il sont par",
    "Spanish": "el la los las que y en de por con una para del se es un como su más al",
    "Portuguese": "o os as que e em de do da para com uma não um por dos se mais na no",
    "Italian": "il lo gli che di e la per un una con del non è della sono nel dei le si",
    "Dutch": "de het een en van dat is niet op te voor met zijn die er aan ook om in",
    "Polish": "i w na z do że się nie jest to o od po przez jak dla które oraz ze",
    "Turkish": "ve bir bu için ile da de olarak olan daha çok gibi en sonra kadar ise",
    "Indonesian": "yang dan di untuk dengan dari ini pada tidak dalam itu akan oleh juga kita",
    "Swedish": "och att det som en på är av för med den till har inte ett om de var",
}
_CODES = {
    "Russian": "ru",
    "Arabic": "ar",
    "Japanese": "ja",
    "Korean": "ko",
    "Chinese": "zh",
    "Greek": "el",
    "Hebrew": "he",
    "Hindi": "hi",
    "Thai": "th",
    "German": "de",
    "French": "fr",
    "Spanish": "es",
    "Portuguese": "pt",
    "Italian": "it",
    "Dutch": "nl",
    "Polish": "pl",
    "Turkish": "tr",
    "Indonesian": "id",
    "Swedish": "sv",
}
_ENOUGH = 0.2
"""English news has some four function words of this list in ten; 0.2 passes lists of names too."""
_FEWEST = 2
"""Different words of another language that English has not, from which a text can be in it."""


def english_share(text: str) -> float:
    words = _WORD.findall(text[:20000])
    return sum(w.casefold() in FUNCTION_WORDS for w in words) / len(words) if words else 0.0


def language_of(text: str, *, refuse: bool = True) -> str:
    """ISO 639-1 code of the text's language. Raises UnknownLanguage, with the name, where it is surely not English, unless `refuse` is off.

    Short texts count as English unless their script is another.
    """
    name = other_language(text)
    if name is None:
        return "en"
    if refuse:
        raise UnknownLanguage(f"The page is in {name}, and memcon reads English only; give it an English page or a translation.")
    return _CODES[name]


def other_language(text: str) -> str | None:
    """The name of the language where the text is not English, else None."""
    letters = [c for c in text[:20000] if c.isalpha()]
    if not letters:
        return None
    sample = "".join(letters)
    for name, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) * 10 > len(sample) * 4 or (
            name == "Japanese" and len(pattern.findall(sample)) * 10 > len(sample) * 2
        ):
            return name
    share = english_share(text)
    words = [w.casefold() for w in _WORD.findall(text[:20000])]
    if share >= _ENOUGH or len(words) < 8:
        return None
    best, hits = max(
        ((name, [w for w in words if w in profile.split()]) for name, profile in _PROFILES.items()), key=lambda pair: len(pair[1])
    )
    foreign = {*hits} - FUNCTION_WORDS  # "in" is English too, and "met" alone makes no Dutch sentence
    return best if len(foreign) >= _FEWEST and len(hits) / len(words) > max(0.12, 1.3 * share) else None
