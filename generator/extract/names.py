"""Names as strings: how they fold, which words they have, when two of them can be one person's or one body's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
CORPORATE = frozenset(
    "inc corp corporation co cos company companies ltd limited plc llc llp lp gmbh ag sa spa nv bv ab asa oyj".split()
)
"""Legal forms, which a text drops as it likes. Never names by themselves."""
SPELLINGS = {
    "defence": "defense",
    "offence": "offense",
    "labour": "labor",
    "harbour": "harbor",
    "centre": "center",
    "theatre": "theater",
    "programme": "program",
    "organisation": "organization",
}
"""British spellings in names of bodies → American ones, so that both are one body."""
DEFINED = re.compile(r"\s?\([\"“'‘]?(?P<short>[A-Z][\w&.-]{1,10})[\"”'’]?[);,]")
"""A short name in brackets behind the full one."""
DEFINING = re.compile(r"\b(?P<short>[A-Z][\w&.-]{1,10}) \([\"“'‘]?(?:the )?$")
"""The same before it, where the full name stands in the brackets."""
LONGEST_SHORT = 20
"""Characters before a name in which its short one can stand with the bracket."""
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset("al el bin ibn von van der den de del della di da la le du dos das ben abu ter st".split())
SMALL = frozenset({"of", "the", "for", "and", "on", "in", "at", "to", "de", "la", "du", "des", "del", "di", "&"})
SHORT_FIRST = 3
"""Letters that a short first name shares with the long one at least (Rob, Robert)."""
ACRONYM_LETTERS = range(2, 7)
POSSESSIVE = re.compile(r"(?:['’‘`´]s?|['’]S)$")


@lru_cache(maxsize=20_000)
def words(name: str) -> tuple[str, ...]:
    """Its words in lower case without diacritics; hyphens and points part words, apostrophes do not."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’‘`´]", "", name))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(WORD.findall(bare.casefold()))


def fold(name: str) -> str:
    """The form under which spellings of one name meet: no case, diacritics, hyphens, points, leading article."""
    return " ".join(core(words(name)))


def core(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Without a leading article, unless that is all there is."""
    return parts[1:] if len(parts) > 1 and parts[0] == "the" else parts


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without Jr., Sr. and the like."""
    parts = words(name)
    kept = tuple(part for part in parts if part not in GENERATIONS)
    return kept or parts


def company_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name without article and legal form, in American spelling."""
    parts = tuple(SPELLINGS.get(part, part) for part in core(words(name)))
    while len(parts) > 1 and parts[-1] in CORPORATE:
        parts = parts[:-1]
    return parts


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names of two words or more can be one person's: same surname, first names that agree."""
    if left == right or "".join(left) == "".join(right):
        return True
    short, long = sorted((left, right), key=lambda parts: (len(parts), parts))
    if short[-1] != long[-1]:
        return _contains(long, short)
    if not _first_names_agree(short[0], long[0]):
        return set(short) <= set(long)
    return len(short) < len(long) or all(map(_first_names_agree, short[:-1], long[:-1]))


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` stands in `long` from the beginning, as Kim Jong stands in Kim Jong Un."""
    return len(short) > 1 and long[: len(short)] == short


def _first_names_agree(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if len(short) == 1 or len(short) >= SHORT_FIRST:
        return long.startswith(short)
    return short == long


def acronyms(name: str) -> frozenset[str]:
    """What its initials spell, with and without its small words: IMF, DoD as DOD, lower case."""
    parts = core(words(name))
    big = tuple(part for part in parts if part not in SMALL)
    bare = tuple(part for part in big if part not in CORPORATE)
    spelt = {"".join(part[0] for part in chosen) for chosen in (parts, big, bare) if len(chosen) > 1}
    return frozenset(spelt)


def abbreviates(short: str, name: str) -> bool:
    """Whether a short name's letters stand in the name in order, the first one first: ANDRILL, DoD, WHO.

    Or its initials begin the short name, the rest being a word that the name leaves out: NYK of Nippon Yusen.
    """
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    parts = company_words(name)
    rest = iter("".join(parts))
    in_order = all(letter in rest for letter in letters)
    initials = [part[0] for part in parts]
    begins = len(initials) > 1 and len(letters) == len(initials) + 1 and letters[:-1] == initials
    return bool(letters and parts) and (spells(short, name) or (letters[0] == parts[0][0] and (in_order or begins)))


def short_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the short name stands that brackets tie to a name of several words: `Flood Relief Board (FRB)`.

    Letters behind need not fit, because they can be those of another language; letters before it, as in
    `FRB (Flood Relief Board)`, have to.
    """
    name = text[start:end]
    if " " not in name:
        return None
    behind = DEFINED.match(text, end)
    if behind and ((behind["short"].isalpha() and behind["short"].isupper()) or abbreviates(behind["short"], name)):
        return behind.span("short")
    before = DEFINING.search(text, max(0, start - LONGEST_SHORT), start)
    return before.span("short") if before and spells(before["short"], name) else None


def spells(short: str, name: str) -> bool:
    """Whether three letters or more are the initials of a name's last words: PDMC, Sars."""
    letters = "".join(letter for letter in short.casefold() if letter.isalnum())
    parts = words(name)
    every, big = "".join(part[0] for part in parts), "".join(part[0] for part in parts if part not in SMALL)
    return len(letters) > 2 and (every.endswith(letters) or big.endswith(letters))  # noqa: PLR2004


def is_acronym(name: str) -> bool:
    """Whether it is written like one: two to six letters, most of them capitals (ISW, UNHCR, DoD, U.N.)."""
    letters = [letter for letter in name if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) in ACRONYM_LETTERS and " " not in name and capitals * 3 >= len(letters) * 2


def titles_before(name: str, titles: Container[str]) -> int:
    """Characters of the titles that a person's name begins with, 10 in `President Ford`; never all of it."""
    start = 0
    for match in re.finditer(r"(\S+?)\.? +", name):
        if match[1].lower() not in titles:
            break
        start = match.end()
    return start


def without_possessive(text: str) -> str:
    """`Iran's` → `Iran`, `Texas'` → `Texas`."""
    return POSSESSIVE.sub("", text) or text


def is_title_cased(text: str) -> bool:
    """Whether nearly every word of a line has a capital, as in a headline, where they tell no names."""
    long = [word for word in text.split() if len(word) > SHORT_FIRST and word[:1].isalpha()]
    if not text.rstrip()[-1:].isalnum():
        return False
    return len(long) >= SHORT_FIRST and sum(word[:1].islower() for word in long) * 6 <= len(long)


def is_shouted(text: str) -> bool:
    """Whether a line is set in capitals, where case tells no name from another word."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) > 12 and capitals * 10 > len(letters) * 7  # noqa: PLR2004 - 70 % of at least two words
