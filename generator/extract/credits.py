"""Names of those who made the article or the picture, not of those it is about: where they stand inside running blocks.

Bylines and credits that fill a block of their own are told apart before (`generator.clean`). What is left stands inside
captions ("… on Friday. (Photo by A / B Agency)"), at the end of a report ("(Reporting by A; Editing by B)") and in texts
that come as one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.article import READ_FOR_ACTORS, Article, Kind
from generator.model.span import Span

MAKERS = (
    r"(?:additional |further |local )?(?:reporting|writing|editing|photos?|photograph(?:s|y)?|pictures?|images?|video|"
    r"graphics?|illustrations?|artwork|file (?:photo|picture|image)|handout|courtesy|source|story|text|words|interview|"
    r"edited|written|compiled|translated|translation|produced|filmed|reported|contributed)"
)
BRACKETED = re.compile(
    rf"[(\[]\s*(?:(?:AP |AFP |EPA )?{MAKERS}\b|credit\b|by [A-Z]|[^()\[\]\n]{{1,80}} via [A-Z]|"
    rf"[^()\[\]\n]{{1,120}}/[^()\[\]\n]{{0,80}}(?:images?|press|photo|agency|reuters|afp|ap|epa)\b)"
    r"[^()\[\]\n]{0,300}[)\]]?",
    re.IGNORECASE,
)
INLINE = re.compile(
    rf"(?:(?<=[.!?\n\"”’)])|^)[ \t]*(?:(?:{MAKERS})(?: and (?:{MAKERS}))? by (?=[A-Z])|"
    r"(?:(?:photo|image|picture|photograph|illustration|graphic|video)s?(?: credits?)?|credits?|source|byline) ?: ?(?=\S)|"
    r"©|\(c\) (?=[A-Z\d]))[^\n]{0,200}?(?=[.!?](?: |$)|\n|$)",
    re.IGNORECASE | re.MULTILINE,
)
SLASHED = re.compile(
    r"\b(?:REUTERS|AFP|AP|EPA|EFE|ANSA|ATTA|TASS|Xinhua|Getty(?: Images)?|AP Photo|Pool) ?/ ?[A-Z][^\n/.!?;()]{0,60}(?:/[A-Z][^\n/.!?;()]{0,60})*"
    r"|(?:[A-Z][\w'’.-]{0,30} ){0,3}[A-Z][\w'’.-]{0,30} ?/ ?(?:[A-Z][\w'’&-]{0,30} ?){0,4}"
    r"(?:Images|Reuters|REUTERS|AFP|AP|EPA|Press|Photo|Agency|Pool|Handout|Shutterstock|Bloomberg|TASS|Xinhua|dpa)\b"
    r"[^\n.!?;()]{0,60}"
)
THANKS = re.compile(r"[^\n]{0,400}?\bcontributed (?:reporting )?to this (?:report|story|article|piece)\b[^\n]{0,40}", re.IGNORECASE)
SIGN_OFF = re.compile(r"^[ \t]*(?:--+|[–—])[ \t]?[^\n]{1,120}$|^[^\n]{0,100}\+\d[\d ()-]{6,20}[^\n]{0,40}$", re.MULTILINE)
BYLINE = re.compile(
    r"^[ \t]*by[ \t:]+(?:[^\W\d_][\w'’.-]{0,30}(?:,? | and |, | & ){0,1}){1,12}[^\n.!?]{0,60}$", re.IGNORECASE | re.MULTILINE
)
NAME_LINE = re.compile(r"^[ \t]*(?:[A-Z][\w'’.-]{0,25} ){1,3}[A-Z][\w'’.-]{0,25}(?:,? and (?:[A-Z][\w'’.-]{0,25} ?){2,4})?[ \t]*$", re.MULTILINE)
DATED_LINE = re.compile(r"\s*\n?\s*(?:[A-Z]{3,}[^\n]{0,60}|[^\n]{0,60}\b(?:19|20)\d\d\b[^\n]{0,20})\s*(?:\n|$)")
DATELINE = re.compile(r"^[^\n]{2,60}?\((?P<agency>[A-Z][\w .&/-]{1,40})\)[ \t]*(?:[-–—:]|$)", re.MULTILINE)
TOP = 600
"""Characters from the first one within which a line with nothing but a name can be a byline."""
LONGEST_BYLINE = 140


def credit_spans(article: Article) -> tuple[Span, ...]:
    """Where names are those of reporters, photographers and agencies, in order."""
    blocks = [block for block in article.blocks if block.kind in READ_FOR_ACTORS]
    top = blocks[0].span.start if blocks else 0
    found = [span for block in blocks for span in _in_block(article.text, block.span, block.kind)]
    found += _bylines(article.text, Span(start=top, end=min(top + TOP, len(article.text))))
    return tuple(sorted(set(found)))


def _in_block(text: str, span: Span, kind: Kind) -> Iterator[Span]:
    patterns = [BRACKETED, INLINE, THANKS] + ([SLASHED] if kind is Kind.CAPTION or "/" in span.cut(text) else [])
    for pattern in patterns:
        for match in pattern.finditer(text, span.start, span.end):
            yield Span(start=match.start(), end=match.end())
    for match in SIGN_OFF.finditer(text, span.start, span.end):
        if match.start() > TOP:
            yield Span(start=match.start(), end=match.end())


def _bylines(text: str, top: Span) -> Iterator[Span]:
    for match in BYLINE.finditer(text, top.start, top.end):
        if len(match.group()) <= LONGEST_BYLINE:
            yield Span(start=match.start(), end=match.end())
    for match in NAME_LINE.finditer(text, top.start, top.end):
        if match.start() > top.start and DATED_LINE.match(text, match.end()):
            yield Span(start=match.start(), end=match.end())
    for match in DATELINE.finditer(text, top.start, top.end):
        yield Span(start=match.start("agency"), end=match.end("agency"))
