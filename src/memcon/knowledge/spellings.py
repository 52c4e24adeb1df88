"""One name, many spellings: transliterations, nicknames, initials."""

import re
from functools import cache

from memcon.knowledge.folding import phrase_key

_SPELLINGS = """
mohammed muhammad mohamed mohammad muhammed mohamad mohamud mahomed
ahmed ahmad
hussein husain hossein hussain husayn hussien
hassan hasan
abdullah abdallah abdulla abdollah
abdel abdul abd
osama usama
omar umar
osman usman uthman
youssef yousef yusuf yousuf yusef
ebrahim ibrahim
mustafa mostafa moustafa
mahmoud mahmud mahmood
khaled khalid
saleh salih
sayed sayyid syed
gaddafi gadhafi qaddafi qadhafi kadafi
moammar muammar moamer muamar
sisi sissi
maliki malki
abdullahi abdulahi
sharif shareef
shehbaz shahbaz
yousaf yousif
moussa musa mousa
nasser nasir
sergey sergei serhii serhiy
dmitry dmitri dmitriy dmytro
alexander aleksandr aleksander alexandr oleksandr aliaksandr aleksandar
alexei alexey aleksei aleksey oleksiy oleksii
andrei andrey andriy andrii andrej
yuri yuriy yury yurii
nikolai nikolay mykola
mikhail mykhailo mikhael
anatoly anatoli anatoliy anatolii
vasily vasili vasiliy vasyl
valery valeri valeriy
vitaly vitali vitaliy vitalii
gennady gennadi gennadiy
grigory grigori grigoriy
georgy georgi georgiy
yevgeny evgeny yevgeni evgeni yevgeniy evgeniy
arseny arseniy arsenii
maxim maksim
natalia natalya nataliya
yulia yuliya iuliia
lukashenko lukashenka
shoigu shoygu
belousov belousau
sergeyev sergeev
zarif zareef
rouhani rohani ruhani
pezeshkian pezeshkiyan
saakashvili saakachvili
netanyahu netanyahou
barzani barazani
museveni musevini
thaci thaqi
kuchma kutchma
yanukovych yanukovich ianoukovitch
klitschko klychko
turchynov turchinov
poroshenko porochenko
umerov oumerov
sybiha sibiha sybiga
aboul abul
morsi mursi
nouri nuri noori
haniyeh haniya haniyya
schroder schroeder
abdulaziz abdelaziz
milosevic milosevitch
erdogan erdoghan
lieberman liberman
khamenei khamenai
abiy abiye
rajapaksa rajapakse
qaboos qabus
"""
"""Spellings of one word, the canonical first."""
_NICKNAMES = """
joseph joe
william bill will billy
anthony antony tony
jacob jake
benjamin ben bibi
robert bob bobby rob
richard dick rick
james jim jimmy
michael mike mick
thomas tom
charles chuck charlie
donald don
daniel dan danny
edward ed ted eddie
john jack johnny
kenneth ken
lawrence larry
ronald ron
stephen steve steven
timothy tim
samuel sam sandy
gregory greg
philip phil phillip
peter pete
ashton ash
albert al
elizabeth liz
susan suzan
hillary hilary
margaret maggie
madeleine madeline
condoleezza condi
nicholas nick
geoffrey geoff jeff jeffrey
matthew matt
patrick pat
leonard len
bernard bernie
alex alec
francis frank
jennifer jen
katherine kathy
victoria vicky
deborah debbie
zbigniew zbig
rafael rafi
david dave
douglas doug
christopher chris
andrew andy
frederick fred
raymond ray
"""
"""First names and their short forms, the canonical first."""
_TAIL = re.compile(r"(?:sky|ski)(?:y|i|j)?$|sk(?:iy|ii|ij|yj)$")
_TAILS = ("sky", "skyy", "skiy", "skyi", "skii")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@cache
def _classes(text: str) -> dict[str, tuple[str, ...]]:
    """Every spelling -> its class."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.split("\n"):
        spellings = tuple(w for w in line.split() if w.isalpha())
        for word in spellings:
            found.setdefault(word, spellings)
    return found


def canonical(word: str) -> str:
    """A word of a name in its canonical spelling.

    >>> canonical("zelenskyy"), canonical("mohamed"), canonical("sergei")
    ('zelensky', 'mohammed', 'sergey')
    """
    found = _classes(_SPELLINGS).get(word)
    return found[0] if found else _TAIL.sub("sky", word)


def surname_key(surname: str) -> str:
    """The folded, canonical form of a surname, without "al-" before it: what `by_surname` looks up."""
    words = [canonical(w) for w in phrase_key(surname).split()]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    while len(words) > 1 and words[0] in {"al", "el"}:
        words = words[1:]
    return " ".join(words)


def loose_key(name: str) -> str:
    """What all spellings of a name share: no middle initials, no "Jr.", first names in their long form.

    >>> loose_key("Joseph R. Biden, Jr.") == loose_key("Joe Biden")
    True
    """
    words = phrase_key(name).split()
    nick = _classes(_NICKNAMES)
    if words and words[0] in nick:
        words[0] = nick[words[0]][0]
    words = [canonical(w) for i, w in enumerate(words) if len(words) < 3 or ((len(w) > 1 or i == 0) and (w not in SUFFIXES or i < 2))]
    return " ".join("al" if w == "el" else w for w in words)


def may_be_one(name: str, other: str) -> bool:
    """Whether two names of one `loose_key` can be one person's: George H. W. Bush is not George W. Bush.

    >>> may_be_one("George H. W. Bush", "George W. Bush"), may_be_one("Antony J. Blinken", "Tony Blinken")
    (False, True)
    """
    a, b = ([w for w in phrase_key(n).split()[1:] if len(w) == 1] for n in (name, other))
    return loose_key(name) == loose_key(other) and (not a or not b or a == b)


def variants(name: str, nicknames: bool) -> tuple[str, ...]:
    """Other spellings of a name, as phrase keys; with `nicknames` also the short and long forms of the first name. At most sixteen."""
    words = phrase_key(name).split()
    if len(words) < 2:
        return ()
    found = [""]
    for i, word in enumerate(words):
        forms: tuple[str, ...] = _classes(_SPELLINGS).get(word, (word,))
        if i == len(words) - 1 and _TAIL.search(word) and len(word) > 5:
            forms = tuple(_TAIL.sub(tail, word) for tail in _TAILS)
        if i == 0 and nicknames:
            forms = tuple(dict.fromkeys((*forms, *_classes(_NICKNAMES).get(word, ()))))
        if word in {"al", "el"} and i:
            forms = ("al", "el", "")
        ordered = (word, *[f for f in forms if f != word])
        found = [" ".join((head, form)).strip() for form in ordered for head in found][:64]
    own = " ".join(words)
    return tuple(f for f in found if f != own)[:16]
