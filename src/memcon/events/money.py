"""Of what currency a sum of money is."""

from memcon.language.types import Sentence

_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "A$": "AUD", "C$": "CAD", "HK$": "HKD"}
_CURRENCIES = {
    "euro": "EUR",
    "yen": "JPY",
    "ruble": "RUB",
    "rouble": "RUB",
    "yuan": "CNY",
    "renminbi": "CNY",
    "shekel": "ILS",
    "hryvnia": "UAH",
}
_SHARED = {
    "dollar": {"": "USD", "us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "zealand": "NZD", "kong": "HKD"},
    "pound": {"": "GBP", "british": "GBP", "egyptian": "EGP", "syrian": "SYP", "lebanese": "LBP", "sudanese": "SDG"},
    "franc": {"swiss": "CHF", "cfa": "XOF"},
    "rupee": {"indian": "INR", "pakistani": "PKR", "nepalese": "NPR"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"},
    "krone": {"norwegian": "NOK", "danish": "DKK"},
    "won": {"korean": "KRW"},
    "riyal": {"saudi": "SAR", "qatari": "QAR"},
    "dirham": {"emirati": "AED", "moroccan": "MAD"},
    "dinar": {"kuwaiti": "KWD", "iraqi": "IQD", "jordanian": "JOD"},
    "peso": {"mexican": "MXN", "colombian": "COP", "philippine": "PHP"},
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS"},
}
"""Names that several currencies share, told apart by the word before; the one of "" is meant where there is none. Codes: ISO 4217."""


def currency(s: Sentence, i: int) -> str | None:
    """The currency of a number: its code of ISO 4217, or its name where the page leaves open whose it is; None where it is no money."""
    word = s.words[i]
    sign = next((s.words[c].text for c in s.children[i] if s.words[c].tag == "$" or s.words[c].text in _SIGNS), None)
    if sign is not None:
        return _SIGNS.get(sign, sign)
    noun = s.words[word.head] if word.dep in {"nummod", "quantmod"} else word
    if noun.lemma in _CURRENCIES:
        return _CURRENCIES[noun.lemma]
    if noun.lemma not in _SHARED:
        return None
    before = {s.words[c].lower.strip(".").replace("u.s", "us") for c in s.children[noun.i]}
    codes = _SHARED[noun.lemma]
    return next((codes[name] for name in codes if name in before), codes.get("", noun.lemma))
