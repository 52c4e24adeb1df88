"""What lines say by their words: the words that chrome is made of, headings that open it, keys under which lines are the same."""

import re
from urllib.parse import urlsplit

WORD = re.compile(r"\w+(?:['’]\w+)*")
STOP = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
FUNCTION_WORDS = frozenset(
    "the of and to in a is that for on with was as it by are from at be this have not he his they has had who will which their said "
    "an but were"
    " been she her we i you or its would about after when there more one out up if so what can into than also over no "
    "could our them".split()
)
CUES: dict[str, re.Pattern[str]] = {
    "share": re.compile(
        r"\b(?:share|tweet|facebook|twitter|e-?mail|print|whatsapp|pinterest|reddit|linkedin|digg|delicious|del\.icio\.us|stumble "
        r"?upon|bookmark|"
        r"text size|google\+?|save this|send to a friend|flipboard|copy link|permalink|rss|follow (?:us|me)|like us)\b",
        re.I,
    ),
    "sign": re.compile(
        r"\b(?:newsletters?|subscribe\w*|subscription|sign[ -]?(?:up|in|out)|log[ -]?(?:in|out)|register(?:ed)?|my account|inbox|"
        r"cookies?|privacy|"
        r"terms (?:of|and)|unsubscribe|password|alerts|members?hip|donate|app store|download (?:the|our))\b",
        re.I,
    ),
    "related": re.compile(
        r"\b(?:related|read (?:more|also|next|full)|see also|more (?:from|on|in|stories|news)|most (?:read|popular|viewed|emailed|"
        r"recent|commented|shared)|"
        r"recommended|you may (?:also )?like|trending|latest|top stories|popular|don['’]t miss|also (?:read|on|in|see)|next (?:story|"
        r"article|post|page)|"
        r"previous|up next|headlines|in other news|click (?:here|to)|editor['’]?s['’]? (?:pick|choice)s?|from the web|around the web|"
        r"sponsored)\b",
        re.I,
    ),
    "comment": re.compile(
        r"\b(?:comments?|repl(?:y|ies)|report abuse|post(?:ed)? (?:a|by|on|at|in)|says:|wrote:|leave a|join the (?:conversation|"
        r"discussion)|recommend\w*|"
        r"flag|up ?vote|have your say|disqus|permalink|trackbacks?)\b|#\d+\b",
        re.I,
    ),
    "legal": re.compile(
        r"©|\(c\)|\bcopyright|all rights reserved|terms of (?:use|service)|privacy (?:policy|notice|statement)|may not be "
        r"(?:published|reproduced|copied)|"
        r"powered by|advertis\w+|contact us|about us|site ?map|disclaimer|\bcareers\b|back to top",
        re.I,
    ),
    "credit": re.compile(
        r"\b(?:photo(?:s|graph\w*)?|images?|pictures?|getty|file photo|courtesy|illustration|credit|caption|video|watch|gallery|"
        r"slideshow|audio|listen|"
        r"enlarge|reuters|afp|\bap\b|epa|shutterstock|zoom)\b",
        re.I,
    ),
    "byline": re.compile(
        r"^(?:by|from|story by|written by|posted by|reported by|author|updated|published|posted|last (?:updated|modified)|first "
        r"posted|created|source|"
        r"staff|originally|filed|article (?:launched|created))\b",
        re.I,
    ),
    "tail": re.compile(
        r"^(?:\(?(?:additional )?(?:reporting|editing|writing) by|tags?\b|topics?\b|filed under|categor(?:y|ies)|contact (?:the "
        r")?(?:writers?|reporter)|"
        r"about the author|this (?:article|story|post) (?:was|appears|first|originally)|for more|to (?:read|contact)|the associated "
        r"press contributed|"
        r"(?:the )?full article contains|page \d)|\bcontributed to this (?:report|story|article)",
        re.I,
    ),
    "ad": re.compile(
        r"\badvert(?:isement)?s?\b|\bsponsor\w*|\bpromo\w*|story continues|continue reading|scroll (?:down|to)|loading|javascript|"
        r"\bbuy\b|\$\d|\bshop\b|\bdeals?\b",
        re.I,
    ),
}
"""Words that chrome is made of, by kind. They are hints to the model, never a rule on their own."""
COMMENTS_HEAD = re.compile(
    r"^\W*(?:\d+\W+)?(?:top rated |reader |latest |recent )?(?:comments?|repl(?:y|ies)|responses?|leave a (?:reply|comment)|(?:post|"
    r"add|write) a comment"
    r"|join the (?:conversation|discussion)|have your say|discussion|conversation|view comments|show comments|comment on this|trackbacks?.*"
    r"|facebook comments|what do you think)\b.{0,25}$",
    re.I,
)
CHROME_HEAD = re.compile(
    r"^\W*(?:related\b.*|more (?:from|on|in|stories|news|articles|like|local|top)\b.*|most (?:read|popular|viewed|recent|emailed|"
    r"commented|shared|watched)\b.*"
    r"|recommended\b.*|you (?:may|might) (?:also )?(?:like|enjoy|be interested).*|trending\b.*|latest\b.*|recent (?:posts|news|"
    r"articles|stories).*"
    r"|top (?:stories|news|headlines).*|popular\b.*|don['’]t miss.*|also (?:on|in|see|read)\b.*|up next.*|next (?:story|article|post)\b.*"
    r"|previous (?:story|article|post)\b.*|headlines|in other news|editor['’]?s['’]? picks?|(?:from )?around the web|sponsored\b.*|"
    r"promoted\b.*|see also.*"
    r"|read (?:more|next|also)\b.{0,30}|about the author.*|author|tags?:?.*|filed under.*|categories.*|topics:?.*|share this.*|"
    r"share:?|follow us.*"
    r"|newsletter.*|sign up.*|subscribe.*|advertisement|archives|search|links|blogroll|contact us.*|about us.*|©.*|"
    r"copyright.*)$",
    re.I,
)
_PAGE_SEPARATOR = re.compile(r"\s+[|•·»«–—:-]+\s+|\s*\|\s*|\s+::\s+")
_NAMES_OF_KEY = re.compile(r"\W+")


def opens_chrome(text: str) -> bool:
    """Is a short line a heading that opens chrome: "Related stories", "3 comments", "Most read"?"""
    return len(text) < 90 and bool(CHROME_HEAD.match(text) or COMMENTS_HEAD.match(text))


def opens_comments(text: str) -> bool:
    """Is a short line the heading of readers' comments: "3 comments", "Leave a reply"?"""
    return len(text) < 90 and bool(COMMENTS_HEAD.match(text))


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def key(text: str) -> str:
    """A line without case, spaces and punctuation: two lines with one key say the same."""
    return _NAMES_OF_KEY.sub("", text.casefold())


def page_title_parts(text: str) -> list[str]:
    """ "Headline - Section | Outlet" gives its leading parts, the longest first, then each part; [] for a text too long for a title."""
    if len(text) > 250:
        return []
    cuts = [m.start() for m in _PAGE_SEPARATOR.finditer(text)]
    return [text[:c].strip() for c in reversed(cuts)] + [p.strip() for p in _PAGE_SEPARATOR.split(text)]


def slug_words(url: str | None) -> set[str]:
    """The words of an address that spell out the headline."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return set()
    slugs = [part for part in path.split("/") if part.count("-") + part.count("_") >= 2]
    words = re.split(r"[-_.]+", max(slugs, key=len)) if slugs else []
    return {w.casefold() for w in words if len(w) > 2 and not w.isdigit() and w not in ("html", "htm", "php")}
