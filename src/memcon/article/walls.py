"""Pages that a site shows in the place of an article: for a robot, for one who has not paid or not consented, for an address that is gone.

Collections are full of them, and each has running text. They are told by their own sentences, where little else stands on the page: a news
story about paywalls, or the open beginning of a closed article, is none.
"""

import re
from collections import Counter

from memcon.errors import NoArticle
from memcon.record.types import Article

_LONGEST = 200
"""Words of a page from which it is no such page, whatever it says besides."""
_MOST = 0.5
"""Share of its words in sentences of this kind from which it is one."""
_FEWEST = 2
"""Such sentences that it must have, if it has as many: one can stand in a story."""
_KINDS = {
    "a check for robots": (
        r"\b(?:enable|turn on|allow) (?:javascript|cookies)",
        r"\b(?:javascript|cookies)\b.{0,40}\b(?:is|are|be) (?:enabled|disabled|required|blocked)\b",
        r"\bsupport (?:javascript|cookies)",
        r"\bchecking (?:if the site connection is secure|your browser)",
        r"\byour browser will redirect\b",
        r"\ballow up to \d+ seconds",
        r"\baccess to this (?:page|site|website|resource)\b.{0,20}\b(?:denied|blocked|restricted)\b",
        r"^\W*(?:access denied|forbidden|just a moment|attention required)\b.{0,20}$",
        r"\bdon['’]t have permission to access\b",
        r"\b(?:verify|confirm|prove|sure) (?:that )?you(?:['’]re| are) (?:not a |a )?(?:human|robot|bot)\b",
        r"\bare you a (?:human|robot)\b",
        r"\bunusual (?:traffic|activity) from your\b",
        r"\busing automation tools\b",
        r"\bddos protection by\b",
        r"\bray id\b",
        r"\bcompleting the captcha\b",
        r"\buses a security service to protect\b",
        r"\bas a result of the following\b",
    ),
    "an address that is gone": (
        r"^\W*(?:404\W+)?(?:(?:error|page|file|article) )?(?:404|not found)\W*$",
        r"\bpage (?:cannot|could not) be found\b",
        r"\b(?:page|article|story|link|content) (?:that )?you(?:['’]re| are| were)? (?:looking for|requested|tried to reach|trying to)\b",
        r"\b(?:page|article|story|content) is no longer available\b",
        r"\bmay have been (?:moved|removed) or (?:deleted|renamed)\b",
    ),
    "a request to subscribe": (
        r"\b(?:subscribe|(?:log|sign) ?in|register) (?:now |here )?to (?:read|unlock|continue|keep|access)\b",
        r"\b(?:subscribe|(?:log|sign) ?in|register) (?:now |here )?for (?:full|unlimited) access\b",
        r"\balready (?:a subscriber|a member|have a subscription|subscribed)\b",
        r"\b(?:unlimited|digital) access\b",
        r"(?:^|[.,;]) ?cancel (?:at )?any ?time\b",
        r"\bthis (?:article|content|story) is (?:only )?(?:for|available to) (?:our )?(?:subscribers|members)\b",
        r"\byou have (?:reached|read) your\b",
        r"^\W*(?:only |then )\$",
    ),
    "a request for consent": (
        r"\bwe value your privacy\b",
        r"\bstore and/or access information on a device\b",
        r"\b(?:we|this (?:web)?site) uses? cookies\b",
        r"\bwith your permission,? we\b",
        r"\bmanage (?:your )?(?:preferences|choices|consent|cookies)\b",
        r"\bcookie (?:policy|settings|preferences)\b",
        r"^\W*(?:accept|reject) (?:all|cookies)\W*$",
    ),
}
_SAYS = {kind: re.compile("|".join(words), re.IGNORECASE | re.MULTILINE) for kind, words in _KINDS.items()}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")


def refuse_wall(article: Article) -> None:
    """Raises NoArticle, with what the page seems to be, where most of a short page says that it is no article."""
    if len(article.text.split()) > _LONGEST:
        return
    sentences = _SENTENCE.findall(article.text)
    kinds = [next((kind for kind, says in _SAYS.items() if says.search(sentence)), None) for sentence in sentences]
    said: Counter[str] = Counter()
    for sentence, kind in zip(sentences, kinds, strict=True):
        if kind:
            said[kind] += len(sentence.split())
    if said.total() >= _MOST * len(article.text.split()) and sum(map(bool, kinds)) >= min(_FEWEST, len(kinds)):
        seems = max(said, key=lambda kind: said[kind])
        raise NoArticle(f"No article was found on this page: it seems to be {seems}; capture the page again as a reader sees it.")
