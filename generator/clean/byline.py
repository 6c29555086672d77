"""Who wrote it, as the dump's bylines say: people, desks and agencies, one name each, without their roles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.clean.datelines import CLOCK, read
from generator.model.article import RUNNING_TEXT, Kind

LONGEST = 400
LONGEST_NAME = 60
MOST_WORDS = 6
SURE_MONTH = 5
"""Letters of a month that is no first name: Jan, Mai and June are."""
BELOW_ARTICLE = 4
ABOVE, BELOW = 4, 12
SHORT = 120
"""Characters of a line that may be a byline for its first word alone."""
NEVER = RUNNING_TEXT | {Kind.HEADLINE, Kind.CAPTION, Kind.TEASER, Kind.TICKER}

SEPARATORS = re.compile(
    r"\s*(?:[,;|/·•∙&+、，]|\s[–—-]\s|\b(?:and|und|et|y|и|og|och|en|e|oraz|with)\b)\s*", re.IGNORECASE
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
    r"|publicado|actualizado|created|artikel)|(?<=[a-zß-ÿ])(?:Updated|Published|Posted|Aktualisiert))\b[^|•·]*"
)
PLACE = re.compile(r"\s+(?:in|aus|from|reports|for|For|The)\s+[A-Z].*$")
GLUED = re.compile(
    r"(?<=[a-zß-ÿ])(?<!Mc)(?<!Mac)(?<!De)(?<!Di)(?<!La)(?<!Le)(?<!Van)(?<!\bFitz)(?=[A-ZÄÖÜ][a-zß-ÿ]{2})"
)
"""Where a name and a role stand together without a blank: two elements of the page with nothing between."""
MAIL = re.compile(r"\S+@\S*|https?://\S+|(?:^|\s)\(@?\w+\)")
PERSON = re.compile(r"(?:[^\W\d_][\w'’.\-]*)(?:\s+[^\W\d_][\w'’.\-]*){0,5}")
NO_SPACES = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,5}(?:\s[\u4e00-\u9fff]{1,3})?|[\uac00-\ud7a3]{2,4}(?:\s?기자)?"
)
PARTICLES = frozenset(
    "de la le du des da do dos del della di von van der den ter ten zu zur al el bin ibn abu y e of for af av".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A name as printed, and where it stands in its line."""

    line: int
    start: int
    end: int
    name: str
    desk: bool
    """Whether it is a desk, an agency or a publisher rather than a person."""


@dataclass(frozen=True, slots=True)
class _Words:
    starts: re.Pattern[str]
    roles: frozenset[str]
    agencies: frozenset[str]
    desks: frozenset[str]
    furniture: frozenset[str]


@cache
def _words() -> _Words:
    lists = json.loads((Path(__file__).parent / "line_cues.json").read_text("utf-8"))
    starts = sorted(lists["by_start"].split("|"), key=lambda word: (-len(word), word))
    other = "promo form legal navigation related comment share advert clock".split()
    months = {month for names in lists["months"].values() for month in names.split() if len(month) >= SURE_MONTH}
    kept = {*"jan may june april august mark sign sport ai all art mai jo".split()}
    return _Words(
        re.compile(
            rf"\W*(?i:{'|'.join(map(re.escape, starts))})"
            r"(?:\s*:\s*|\s+(?=\W*[^\W\d_a-zа-я])|\s*$|(?<=[a-z])(?=[A-ZÄÖÜ]))"
        ),
        frozenset(lists["roles"].split()),
        frozenset(lists["agencies"].split()),
        frozenset(lists["desks"].split()),
        frozenset({word for name in other for word in lists[name].split()} | months | set(lists["days"].split()))
        - kept,
    )


def authors(lines: Sequence[str], kinds: Sequence[Kind]) -> tuple[Author, ...]:
    """The names of the bylines around the headline, each once, in order; where there are none, of those at the end."""
    running = [i for i, kind in enumerate(kinds) if kind in RUNNING_TEXT]
    if not running:
        return ()
    start = next((i for i, kind in enumerate(kinds) if kind is Kind.HEADLINE), running[0])
    head = range(max(0, start - ABOVE), min(len(kinds), max(running[0] + 8, start + BELOW)))
    tail = range(running[-1] + 1, min(len(kinds), running[-1] + 1 + BELOW_ARTICLE))
    for zone, ways in ((head, (_bylines, _signed, _dated, _lone)), (tail, (_bylines, _signed))):
        for way in ways:
            found: dict[str, Author] = {}
            for author in way(lines, kinds, zone):
                found.setdefault(" ".join(sorted(author.name.lower().split())), author)
            if found:
                return tuple(found.values())
    return ()


def _bylines(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """Names of the lines judged to be bylines, and of a line below one that says no more than "by".

    Where one of them is signed with a "by", only those that follow it closely count beside it.
    """
    starts = _words().starts
    alone = {i for i in zone if i - 1 in zone and starts.fullmatch(lines[i - 1].strip()) and kinds[i] not in NEVER}
    chosen = [i for i in zone if kinds[i] is Kind.BYLINE or i in alone]
    signed = [i for i in chosen if i in alone or starts.match(lines[i])]
    for i in chosen:
        if not signed or any(0 <= i - sign <= 1 for sign in signed):
            yield from names(lines[i], i)


def _lone(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """The first line of nothing but names and roles between the headline and the text, or just above a date."""
    top = next((i for i in zone if kinds[i] is Kind.HEADLINE), zone.start)
    for i in zone:
        near = i > top or (i + 1 in zone and kinds[i + 1] is Kind.DATELINE)
        if near and kinds[i] in {Kind.NAVIGATION, Kind.TICKER, Kind.OTHER} and len(lines[i]) <= SHORT:
            found = list(names(lines[i], i))
            if sum(len(author.name) for author in found) * 2 >= len(re.sub(r"\W|\d", "", lines[i])):
                yield from found
                if found:
                    return


def _signed(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """Names of short lines that begin with "by", whatever they were judged to be."""
    for i in zone:
        wordy = kinds[i] in NEVER - {Kind.TEASER} or len(lines[i]) > SHORT or lines[i].endswith((".", "?", "!"))
        if not wordy and _words().starts.match(lines[i]):
            yield from names(lines[i], i)


def _dated(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """Names beside a date."""
    for i in zone:
        if kinds[i] is Kind.DATELINE:
            yield from names(lines[i], i)


def names(line: str, number: int = 0) -> Iterator[Author]:
    """Names of one byline. A publisher behind a bar or a slash is where a person works, not another author."""
    text = _bare(line[:LONGEST])
    by = _words().starts.match(text)
    person = False
    for start, piece in _pieces(text, by.end() if by else 0):
        name, shift = _trim(piece)
        desk = bool(name) and _is_desk(name)
        if not name or not (desk or _is_person(name, signed=by is not None)):
            continue
        at = start + shift
        if desk and person and re.search(r"[|/·•∙]\s*$", text[:at]):
            continue
        person = person or not desk
        yield Author(line=number, start=at, end=at + len(name), name=name, desk=desk)


def _bare(line: str) -> str:
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
    by = _words().starts.match(piece)
    if by:
        piece, shift = piece[by.end() :], by.end()
    piece = PLACE.sub("", re.sub(r"\s*[(\[].*$", "", piece))
    stripped = piece.lstrip(' \t:.-–—*|"“„»«')
    shift += len(piece) - len(stripped)
    glued = GLUED.search(stripped)
    name = (stripped[: glued.start()] if glued else stripped).rstrip(' \t:-–—*|,"”“»«')
    words = name.split()
    role = next((n for n, word in enumerate(words) if n > 1 and word.lower() in _words().roles), len(words))
    role = len(words) if words and words[-1].lower() in _words().desks else role
    while len(words) > role:
        words.pop()
        name = name[: name.rstrip().rfind(" ")].rstrip()
    if len(words) > 3 and len(words) % 2 == 0 and words[: len(words) // 2] == words[len(words) // 2 :]:  # noqa: PLR2004
        name = name[: (len(name) - 1) // 2].rstrip()
    return (name.rstrip(".") if not re.search(r"\b\w\.$", name) else name), shift


def _is_desk(name: str) -> bool:
    words = [word.strip(".'’").lower() for word in name.split()]
    known = _words()
    if len(words) > MOST_WORDS or not words:
        return False
    return (
        all(word in known.agencies for word in words)
        or (
            any(word in known.desks or word.endswith(("redaktion", "-redaktion")) for word in words)
            and name[0].isupper()
            and not all(word in known.roles or word in known.furniture or word in known.desks for word in words)
        )
        or bool(
            re.fullmatch(
                r"[\w-]+\.(?:com|de|at|ch|org|net|co\.\w\w|fr|it|es|no|se|dk|be|nl|uk|is)", name, re.IGNORECASE
            )
        )
    )


def _is_person(name: str, *, signed: bool) -> bool:
    """Whether it looks like a full name; after a "by" it may hold a word of menus (Page, Best, Post)."""
    if not (PERSON.fullmatch(name) or NO_SPACES.fullmatch(name)) or len(name) > LONGEST_NAME:
        return False
    if NO_SPACES.fullmatch(name):
        return True
    words = name.split()
    low = [word.lower().strip(".") for word in words]
    known = _words()
    if len(words) < 2 or len(words) > MOST_WORDS or sum(word in known.furniture for word in low) > (1 if signed else 0):  # noqa: PLR2004 - one word is no full name
        return False
    if sum(word in known.roles for word in low) * 2 >= len(low):
        return False
    return all(
        word[0].isupper() or low_word in PARTICLES or re.match(r"[dlo]['’]\w", word)
        for word, low_word in zip(words, low, strict=True)
    ) and any(c.isupper() for c in words[-1][:3])
