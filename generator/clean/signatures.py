"""One byline → its names: people, desks and agencies, without roles, dates and places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from generator.clean.datelines import CLOCK, read
from generator.clean.layout import fold
from generator.clean.reporters import reporters

LONGEST = 400
LONGEST_NAME = 60
MOST_WORDS = 6
FEWEST_OF_RUN = 4
"""Words from which a name is looked at as several that run into one another."""
SURE_MONTH = 5
"""Letters of a month that is no first name: Jan, Mai and June are."""

SEPARATORS = re.compile(
    r"\s*(?:[,;|/·•∙&+、，]|\s[–—-]\s|\b(?:and|und|et|y|и|і|й|та|og|och|en|e|oraz|with|mit|avec)\b)\s*", re.IGNORECASE
)
READING = re.compile(
    r"\b\d{1,3}\s*[-–]?\s*(?:mins?\b|minut(?:es?|en)\b|минут|分)[^|·•]*|(?:lesezeit|lesedauer|reading time).*",
    re.IGNORECASE,
)
AGO = re.compile(
    r"(?<!\d)\d{1,3}\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\b.*"
    r"|\bvor\s+\d{1,3}\s+\w+|\b(?:il y a|hace)\s+\d.*",
    re.IGNORECASE,
)
LABELS = re.compile(
    r"(?:\b(?i:updated|published|posted|last|stand|aktualisiert|veröffentlicht|erstellt|modified|publié|mis à jour"
    r"|publicado|actualizado|created|artikel)|(?<=[a-zß-ÿ])(?:Updated|Published|Posted|Aktualisiert))\b"
    r"(?:(?!\b(?:by|von|par|por)\s)[^|•·])*"
)
PLACE = re.compile(r"\s+(?:in|aus|from|reports|for|For|The)\s+[A-Z].*$")
GLUED = re.compile(
    r"(?<=[a-zß-ÿ])(?<!Mc)(?<!Mac)(?<!De)(?<!Di)(?<!La)(?<!Le)(?<!Van)(?<!\bFitz)(?=[A-ZÄÖÜ][a-zß-ÿ]{2})"
)
"""Where a name and a role stand together without a blank: two elements of the page with nothing between."""
MAIL = re.compile(r"\S+@\S*|https?://\S+|(?:^|\s)\(@?\w+\)")
LETTERS = r"[^\W\d_][\w'’.\-\u0591-\u05c7\u0610-\u065f\u0900-\u0dff]*"
PERSON = re.compile(rf"(?:{LETTERS})(?:\s+{LETTERS}){{0,5}}")
ADDRESS = re.compile(r"[\w-]+\.(?:com|de|at|ch|org|net|co\.\w\w|fr|it|es|no|se|dk|be|nl|uk|is)", re.IGNORECASE)
"""An outlet that signs with its address."""
NO_SPACES = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,5}(?:\s[\u4e00-\u9fff]{1,3})?|[\uac00-\ud7a3]{2,4}(?:\s?기자)?"
)
BY = re.compile(r"\W*(?:by|von|par|por|door|av|af|от|від)\b", re.IGNORECASE)
INSIDE = re.compile(r"[|•·]\s*(?:Written by|By|by|Von|Par|Por)\b\s*:?\s*(?=[^\W\d_a-z])")
"""A "by" behind other things on the line."""
PHOTO = re.compile(r"\b(?:nuotr\.|(?:foto|photo|photograph|bild|фото)\s?[:/])", re.IGNORECASE)
"""A line that says who took a picture."""
ROLE = re.compile(r"(?:redakteur|korrespondent|reporter|journalist)(?:in)?$")
"""How compound words for roles end."""
WORD = re.compile(r"[^\W\d_]+")
TRAILING = re.compile(r"(?:\s+(?:on|at|am|in|le|el|il|den|på|em|op|dnia|vom|um|for|via|to|the))+$")
"""Words that lead from a name to a date or a place."""
CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u0dff]")
CASELESS_WORDS = range(2, 5)
"""Scripts without capitals: there only a "by" shows a name, and it has so many words."""
REPORTER = re.compile(r"\s?(?:기자|記者|记者)$")
PARTICLES = frozenset(
    "de la le du des da do dos del della di von van der den ter ten zu zur al el bin ibn abu y e of for af av".split()
)


class AuthorSort(StrEnum):
    """Who signs."""

    PERSON = "a person"
    DESK = "a desk"
    """A desk, a newsroom or the outlet itself."""
    AGENCY = "an agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A name as printed, and where it stands in its line."""

    line: int
    start: int
    end: int
    name: str
    sort: AuthorSort


@dataclass(frozen=True, slots=True)
class CueWords:
    """Words of bylines, lower case."""

    starts: re.Pattern[str]
    roles: frozenset[str]
    agencies: frozenset[str]
    bureaux: frozenset[str]
    """Agencies whose names have several words."""
    outlets: frozenset[str]
    """Broadcasters that sign like agencies."""
    desks: frozenset[str]
    furniture: frozenset[str]
    ends: frozenset[str]
    """Words that no name goes on with: of menus, desks and months, and those that lead to a date or a place."""
    given: frozenset[str]
    """Frequent given names."""
    nameless: frozenset[str]
    """Words that begin no name, though lines of menus and players begin with them."""


def _words(file: str) -> dict[str, list[str]]:
    source = files("generator.lexicon").joinpath(file).read_text(encoding="utf-8")
    data: dict[str, list[str]] = yaml.safe_load(source)
    return data


@cache
def cue_words() -> CueWords:
    """The words that the lexicon and the model know of bylines."""
    lists = json.loads((Path(__file__).parent / "line_cues.json").read_text("utf-8"))
    signatures = _words("signatures.yml")
    starts = sorted([*lists["by_start"].split("|"), *signatures["starts"]], key=lambda word: (-len(word), word))
    other = "promo form legal navigation related comment share advert clock".split()
    months = {month for names in lists["months"].values() for month in names.split() if len(month) >= SURE_MONTH}
    furniture = {word for name in other for word in lists[name].split()} | months | set(lists["days"].split())
    desks = frozenset(lists["desks"].split())
    ends = {*desks, *furniture, *"in on at the for im am".split(), *" ".join(lists["months"].values()).split()}
    kept = {*"jan may june april august mark sign sport ai all art mai jo".split()}
    return CueWords(
        re.compile(
            rf"\W*(?i:{'|'.join(map(re.escape, starts))})"
            r"(?:\s*:\s*|\s+(?=\W*[^\W\d_a-zа-я]|(?:dpa|afp|sda|apa|epd|kna|sid)\b)|\s*$|(?<=[a-z])(?=[A-ZÄÖÜ]))"
        ),
        frozenset([*lists["roles"].split(), *map(fold, signatures["roles"])]),
        frozenset(lists["agencies"].split()),
        frozenset(fold(name) for name in signatures["agencies"]),
        frozenset(signatures["outlets"]),
        desks,
        frozenset(furniture - kept),
        frozenset(ends),
        frozenset(map(fold, _words("given_names.yml")["given_names"])),
        frozenset(fold(word) for word in signatures["nameless"]),
    )


def names(line: str, number: int = 0) -> Iterator[Author]:
    """Names of one byline. A publisher behind a bar or a slash is where a person works, not another author."""
    text = bare(line[:LONGEST])
    if PHOTO.search(text):
        return
    marked = list(reporters(line))
    for start, name in marked:
        yield Author(line=number, start=start, end=start + len(name), name=name, sort=AuthorSort.PERSON)
    if marked:
        return
    by = cue_words().starts.match(text) or INSIDE.search(text)
    person, first = False, True
    for start, name in _named(text, by.end() if by else 0):
        sort = sort_of(name) if name else AuthorSort.PERSON
        if by and first and sort is AuthorSort.PERSON and BY.match(by.group()) and _is_outlet(name):
            sort = AuthorSort.DESK
        first = False
        if not name or (sort is AuthorSort.PERSON and not _is_person(name, signed=bool(by))):
            continue
        if person and sort is AuthorSort.PERSON and _is_place(name, text[:start]):
            continue
        if sort is AuthorSort.DESK and person and re.search(r"[|/·•∙]\s*$", text[:start]):
            continue
        person = person or sort is AuthorSort.PERSON
        yield Author(line=number, start=start, end=start + len(name), name=name, sort=sort)


def _named(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Each piece that may be a name, trimmed, and where it stands."""
    for at, piece in _pieces(text, start):
        name, shift = _trim(piece)
        for more, one in _run(name):
            yield at + shift + more, one


def _run(name: str) -> Iterator[tuple[int, str]]:
    """The names of a run without anything between them: a frequent given name begins the next one."""
    words = list(re.finditer(r"\S+", name))
    starts = [0]
    if len(words) >= FEWEST_OF_RUN and all(word.group()[0].isupper() for word in words):
        given = cue_words().given
        for n in range(2, len(words) - 1):
            if n - starts[-1] >= 2 and fold(words[n].group()) in given and fold(words[n - 1].group()) not in given:  # noqa: PLR2004
                starts.append(n)
    for first, after in zip(starts, [*starts[1:], len(words)], strict=True):
        part = words[first:after]
        yield (part[0].start(), name[part[0].start() : part[-1].end()]) if part else (0, name)


def _is_outlet(name: str) -> bool:
    """One capitalised word, which right behind a "by" is an outlet or a signature that is no full name."""
    known = cue_words()
    word = name.lower()
    plain = re.fullmatch(r"[^\W\d_a-zà-ÿа-я][\w-]{2,20}", name) is not None
    return plain and word not in known.roles | known.furniture | known.desks | known.nameless


def _is_place(name: str, before: str) -> bool:
    """Words in capitals behind a name that is not: a place, or the outlet's department."""
    return name.isupper() and re.search(r"[a-zß-ÿ]{2},\s*$", before) is not None


def bare(line: str) -> str:
    """The line with dates, times, reading times and addresses blanked out, every character kept in its place."""
    for reading in read(line):
        line = line[: reading.start] + "|" * (reading.end - reading.start) + line[reading.end :]
    for pattern in (LABELS, READING, AGO, MAIL, re.compile(CLOCK)):
        line = pattern.sub(lambda match: "|" * len(match.group()), line)
    return line


def _pieces(text: str, start: int) -> Iterator[tuple[int, str]]:
    for match in SEPARATORS.finditer(text, start):
        if match.end() > match.start():
            yield start, text[start : match.start()]
            start = match.end()
    yield start, text[start:]


def _trim(piece: str) -> tuple[str, int]:
    """A piece without brackets, by-words and roles around the name, and how far the name was moved."""
    shift = 0
    by = cue_words().starts.match(piece)
    if by:
        piece, shift = piece[by.end() :], by.end()
    piece = PLACE.sub("", re.sub(r"\s*[(\[].*$", "", piece))
    stripped = piece.lstrip(' \t:.-–—*|"“„»«')
    shift += len(piece) - len(stripped)
    glued = _glued(stripped)
    name = stripped[:glued].rstrip(' \t:-–—*|,"”“»«0123456789')
    name = TRAILING.sub("", REPORTER.sub("", name))
    words = name.split()
    role = next((n for n, word in enumerate(words) if n > 1 and word.lower() in cue_words().roles), len(words))
    role = len(words) if words and words[-1].lower() in cue_words().desks else role
    while len(words) > role:
        words.pop()
        name = name[: name.rstrip().rfind(" ")].rstrip()
    if len(words) > 3 and len(words) % 2 == 0 and words[: len(words) // 2] == words[len(words) // 2 :]:  # noqa: PLR2004
        name = name[: (len(name) - 1) // 2].rstrip()
    return (name.rstrip(".") if not re.search(r"\b\w\.$", name) else name), shift


def _glued(name: str) -> int:
    """Where a role or a label begins that stands right against the name; the end of the name where none does.

    A capital inside a word is else part of it: SanSone, SolutionsHub.
    """
    known = cue_words()
    for match in GLUED.finditer(name):
        words = [word.lower() for word in WORD.findall(name[match.start() :])]
        if words[0] in known.ends or any(word in known.roles or ROLE.search(word) for word in words):
            return match.start()
    return len(name)


def sort_of(name: str) -> AuthorSort:
    """What a name stands for, by its words alone."""
    words = [word.strip(".'’").lower() for word in name.split()]
    known = cue_words()
    if len(words) > MOST_WORDS or not words:
        return AuthorSort.PERSON
    if " ".join(words) in known.bureaux or all(word in known.agencies for word in words):
        return AuthorSort.DESK if known.outlets.issuperset(words) else AuthorSort.AGENCY
    return AuthorSort.DESK if _names_desk(name, words) or ADDRESS.fullmatch(name) else AuthorSort.PERSON


def _names_desk(name: str, words: Sequence[str]) -> bool:
    known = cue_words()
    if any(word in known.desks or word.endswith(("redaktion", "-redaktion")) for word in words) and name[0].isupper():
        return not all(word in known.roles or word in known.furniture or word in known.desks for word in words)
    return False


def _is_person(name: str, *, signed: bool) -> bool:
    """Whether it looks like a full name; after a "by" it may hold a word of menus (Page, Best, Post)."""
    if not (PERSON.fullmatch(name) or NO_SPACES.fullmatch(name)) or len(name) > LONGEST_NAME:
        return False
    words = name.split()
    if NO_SPACES.fullmatch(name):
        return name not in cue_words().nameless
    return signed and len(words) in CASELESS_WORDS if CASELESS.match(name) else _is_full_name(words, signed=signed)


def _is_full_name(words: Sequence[str], *, signed: bool) -> bool:
    """Whether words of a script with capitals are a given name and a surname."""
    low = [word.lower().strip(".") for word in words]
    known = cue_words()
    if len(words) < 2 or len(words) > MOST_WORDS or sum(word in known.furniture for word in low) > (1 if signed else 0):  # noqa: PLR2004 - one word is no full name
        return False
    if sum(word in known.roles or ROLE.search(word) is not None for word in low) * 2 >= len(low):
        return False
    if not signed and (low[0] in known.nameless or not (known.nameless - PARTICLES).isdisjoint(low)):
        return False
    return all(
        word[0].isupper() or low_word in PARTICLES or re.match(r"[dlo]['’]\w", word)
        for word, low_word in zip(words, low, strict=True)
    ) and any(c.isupper() for c in words[-1][:3])


def signed(line: str) -> bool:
    """Whether a line begins with a word that announces who wrote it."""
    return cue_words().starts.match(line[:LONGEST]) is not None or next(reporters(line), None) is not None
