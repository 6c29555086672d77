"""Names of those who made the article or the picture, not of those it is about: where they stand in running blocks.

Bylines and credits that fill a block of their own are told apart before (`generator.clean`). What is left stands inside
captions ("… on Friday. (Photo by A / B Agency)"), at the end of a report ("(Reporting by A; Editing by B)"), and in
texts that come as one piece. All patterns are bounded, so that a hostile line costs linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.model.article import READ_FOR_ACTORS, Article, Kind
from generator.model.span import Span

MAKERS = (
    r"(?:additional |further |local )?(?:reporting|writing|editing|photos?|photograph(?:s|y)?|pictures?|images?|video|"
    r"graphics?|illustrations?|artwork|file (?:photo|picture|image)|handout|courtesy|source|story|text|words|interview|"
    r"edited|written|compiled|translated|translation|produced|filmed|reported|contributed)"
)
NAME = r"[A-Z][\w'’.-]{0,30}+"
BRACKETED = re.compile(
    rf"[(\[][ \t]{{0,5}}(?:(?:AP |AFP |EPA )?{MAKERS}\b|credit\b|by [A-Z]|[^()\[\]\n]{{1,80}} via [A-Z]|"
    r"[^()\[\]\n]{1,120}/[^()\[\]\n]{0,80}(?:images?|press|photo|agency|reuters|afp|ap|epa)\b|"
    r"[^()\[\]\n/]{0,60}\b(?:images?|press|photos?|agency|news|wire) ?/ ?[A-Z])"
    r"[^()\[\]\n]{0,300}[)\]]?",
    re.IGNORECASE,
)
INLINE = re.compile(
    rf"(?:(?<=[.!?\n\"”’)])|^)[ \t]{{0,5}}(?:(?:{MAKERS})(?: and (?:{MAKERS})| from [^\n.]{{1,40}})? by (?=[A-Z])|"
    r"(?:photo|image|picture|photograph|illustration|graphic|video)s?(?: credits?)? ?: ?(?=\S)|"
    r"(?:credits?|source|byline|words|reporting) ?: ?(?=\S)|(?:photo |image )?courtesy of |image source\b|©|"
    r"\(c\) (?=[A-Z\d]))[^\n]{0,400}?(?=(?<=\w\w\w)[.!?](?: |$)|\n|$)",
    re.IGNORECASE | re.MULTILINE,
)
ALONE = re.compile(
    rf"^[ \t]*+(?:(?:{NAME} ){{2,4}}for (?:the |The )?(?:{NAME} ){{0,4}}{NAME}|"
    rf"(?:Report|Story|Words|Text|Additional reporting) by (?:{NAME} ){{1,3}}{NAME}(?:, [^\n.!?]{{1,60}}+)?|"
    r"(?:[Ff]ollow|[Cc]ontact|[Rr]each|[Ww]rite to|E-?mail) [A-Z][^\n]{1,120}(?:@| on (?:Twitter|X|"
    r"Facebook))[^\n]{0,80})$",
    re.MULTILINE,
)
THANKS = re.compile(
    r"\bcontributed (?:reporting )?to this (?:report|story|article|piece)\b|\bcontributed reporting\b", re.IGNORECASE
)
SIGN_OFF = re.compile(r"^[ \t]*+--[^\n]{1,120}$|^[^\n]{0,100}\+\d[\d ()-]{6,20}[^\n]{0,40}$", re.MULTILINE)
BYLINE = re.compile(
    rf"^[ \t]*+by[ \t:]+{NAME}(?:(?:, and|,| and| &)? (?:{NAME}|[a-z]+)){{0,14}}$", re.IGNORECASE | re.MULTILINE
)
NAME_LINE = re.compile(rf"^[ \t]*+(?:{NAME} ){{1,3}}{NAME}(?:,? and (?:{NAME} ){{1,3}}{NAME})?[ \t]*+$", re.MULTILINE)
FULL_NAMES = rf"(?:{NAME} ){{1,3}}{NAME}(?:(?:, and|,| and) (?:{NAME} ){{1,3}}{NAME})"
BY_NAMES = re.compile(rf"^[ \t]*+By {FULL_NAMES}{{0,6}}[ \t]*+$", re.MULTILINE)
NAMES_LINE = re.compile(rf"^[ \t]*+{FULL_NAMES}{{1,6}}[ \t]*+$", re.MULTILINE)
DATED_LINE = re.compile(r"\s{0,9}(?:[A-Z]{3,30}[^\n]{0,60}|[^\n]{0,60}\b(?:19|20)\d\d\b[^\n]{0,20})(?:\n|$)")
DATELINE = re.compile(
    r"^(?P<town>[A-Z][A-Z .'’-]{1,30}+(?=[,(]))?[^\n]{0,60}?\((?P<agency>[A-Z][\w .&/-]{1,40})\)[ \t]*+(?:[-–—:]|$)",
    re.MULTILINE,
)
TOP = 600
"""Characters from the first one within which a line with nothing but a name can be a byline."""
LONGEST_BYLINE = 140
REACH = 400
"""Characters before `contributed to this report` that can name those who did."""


@dataclass(frozen=True, slots=True)
class Credits:
    """Stretches of a text, in order and apart."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def meets(self, start: int, end: int) -> bool:
        """Whether a stretch of the text shares a character with one of them."""
        place = bisect_right(self.ends, start)
        return place < len(self.starts) and self.starts[place] < end


@lru_cache(maxsize=4)
def _slashed(agencies: frozenset[str]) -> re.Pattern[str]:
    """`REUTERS/A. Name`, `A. Name/Lodestar Images`."""
    written = sorted({form for agency in agencies for form in (agency.upper(), agency.title(), agency)})
    ends = "|".join(re.escape(form) for form in written if form[:1].isupper() or form == "dpa")
    return re.compile(
        r"\b(?:REUTERS|AFP|AP|EPA|EFE|ANSA|TASS|Xinhua|Getty(?: Images)?|AP Photo|Pool) ?/ ?[A-Z][^\n.!?;()]{0,120}"
        rf"|(?:{NAME} ){{0,3}}{NAME} ?/ ?(?:[A-Z][\w'’&-]{{0,30}}+ ){{0,4}}(?:{ends})\b[^\n.!?;()]{{0,60}}"
    )


def find_credits(article: Article, agencies: frozenset[str]) -> Credits:
    """Where names are those of reporters, photographers and agencies."""
    blocks = [block for block in article.blocks if block.kind in READ_FOR_ACTORS]
    slashed = _slashed(agencies)
    spans = [span for block in blocks for span in _in_block(article.text, block.span, block.kind, slashed)]
    if blocks:
        top = blocks[0].span.start
        spans += _bylines(article.text, Span(start=top, end=min(top + TOP, len(article.text))))
    merged = list(_merged(spans))
    return Credits(starts=tuple(span.start for span in merged), ends=tuple(span.end for span in merged))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in sorted(spans):
        if current and span.start <= current.end:
            current = Span(start=current.start, end=max(current.end, span.end))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current


def _in_block(text: str, span: Span, kind: Kind, slashed: re.Pattern[str]) -> Iterator[Span]:
    patterns = [BRACKETED, INLINE, ALONE]
    if kind is Kind.CAPTION or "/" in span.cut(text):
        patterns.append(slashed)
    for pattern in patterns:
        for match in pattern.finditer(text, span.start, span.end):
            yield Span(start=match.start(), end=match.end())
    for match in BY_NAMES.finditer(text, span.start, span.end):
        yield Span(start=match.start(), end=match.end())
    for match in THANKS.finditer(text, span.start, span.end):
        yield Span(start=_line_start(text, match.start()), end=match.end())
    for match in SIGN_OFF.finditer(text, span.start, span.end):
        if match.start() > span.start or span.start > 0:
            yield Span(start=match.start(), end=match.end())


def _line_start(text: str, place: int) -> int:
    """Where the line or the sentence begins that leads up to a place."""
    floor = max(0, place - REACH)
    return max(text.rfind("\n", floor, place), text.rfind(". ", floor, place), floor - 1) + 1


def _bylines(text: str, top: Span) -> Iterator[Span]:
    for match in NAMES_LINE.finditer(text, top.start, top.end):
        if match.start() > top.start:
            yield Span(start=match.start(), end=match.end())
    for match in BYLINE.finditer(text, top.start, top.end):
        if len(match.group()) <= LONGEST_BYLINE:
            yield Span(start=match.start(), end=match.end())
    for match in NAME_LINE.finditer(text, top.start, top.end):
        if match.start() > top.start and DATED_LINE.match(text, match.end()):
            yield Span(start=match.start(), end=match.end())
    for match in DATELINE.finditer(text, top.start, top.end):
        yield Span(start=match.start("agency"), end=match.end("agency"))
        if match["town"]:
            yield Span(start=match.start("town"), end=match.end("town"))
