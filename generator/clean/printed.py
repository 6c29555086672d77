"""What the text itself prints of its authors, date and outlet, by the kinds of its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.clean import byline, datelines
from generator.clean.layout import fold
from generator.model.article import RUNNING_TEXT, Block, Kind, Origin, OriginKind, Sourced
from generator.model.settings import SourceEntry
from generator.model.span import Span

DESK = re.compile(
    r"^(?P<source>(?:The\s+)?[\w'’.\- ]+?)\s+"
    r"(?:(?:foreign|world|international|national|local|city|politics|business|sports?|culture|science|digital|web)\s+)?"
    r"(?:news\s*desk|desk|newsroom|staff|editors|editorial (?:board|team))$",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\s+)?"
    r"(?P<name>[^\d©.|,]{3,60}?)(?:\s+\d{4}.*|[.|,].*|\s+all rights.*)?$",
    re.IGNORECASE,
)
COMPANY = re.compile(r"[,\s]+(?:ltd|limited|inc|llc|gmbh|ag|plc|sa|s\.a|corp|co)\.?$", re.IGNORECASE)
OWNER_WORDS = 6
"""Words of the longest name of an owner; more make a sentence about copyright."""


def authors(text: str, blocks: Sequence[Block]) -> tuple[Sourced, ...]:
    """People and desks of the byline, in order, each with its place."""
    found = byline.authors(*_lines(text, blocks))
    return tuple(_sourced(blocks[author.line], author.start, author.name, f"byline: {author.sort}") for author in found)


def published(text: str, blocks: Sequence[Block]) -> Sourced | None:
    """The date beside the headline; None where no line beside the article says it for sure."""
    return _dated(datelines.published(*_lines(text, blocks)), blocks)


def updated(text: str, blocks: Sequence[Block]) -> Sourced | None:
    """The last change, where a line beside the article speaks of one."""
    return _dated(datelines.updated(*_lines(text, blocks)), blocks)


def _lines(text: str, blocks: Sequence[Block]) -> tuple[list[str], list[Kind]]:
    return [block.span.cut(text) for block in blocks], [block.kind for block in blocks]


def _dated(found: datelines.Dateline | None, blocks: Sequence[Block]) -> Sourced | None:
    if found is None:
        return None
    start = blocks[found.line].span.start
    span = Span(start=start + found.start, end=start + found.end)
    return Sourced(value=found.value, origin=_origin(found.rule, span))


def masthead(text: str, blocks: Sequence[Block], sources: Sequence[SourceEntry]) -> Sourced | None:
    """A line outside the article that is the name of an outlet which sources.yml lists."""
    names = {fold(name): source.name for source in sources for name in (source.name, *source.aliases)}
    for block in blocks:
        if block.kind not in RUNNING_TEXT and (name := names.get(fold(block.span.cut(text)))):
            return Sourced(value=name, origin=_origin("sources.yml knows the name at the head of the page", block.span))
    return None


def desk(text: str, blocks: Sequence[Block]) -> Sourced | None:
    """The outlet whose desk signs."""
    for author in authors(text, blocks):
        match = DESK.match(author.value)
        if match and author.origin.span:
            start = author.origin.span.start
            span = Span(start=start, end=start + len(match["source"]))
            return Sourced(value=match["source"], origin=_origin("the desk in the byline names it", span))
    return None


def owner(text: str, blocks: Sequence[Block]) -> Sourced | None:
    """The name in the copyright line."""
    for block in blocks:
        match = COPYRIGHT.match(block.span.cut(text)) if block.kind not in RUNNING_TEXT else None
        name = COMPANY.sub("", match["name"]).strip() if match else ""
        if name and len(name.split()) <= OWNER_WORDS:
            return _sourced(block, block.span.cut(text).find(name), name, "the copyright line names it")
    return None


def _sourced(block: Block, start: int, value: str, rule: str) -> Sourced:
    first = block.span.start + start
    return Sourced(value=value, origin=_origin(rule, Span(start=first, end=first + len(value))))


def _origin(rule: str, span: Span) -> Origin:
    return Origin(kind=OriginKind.EXTRACTED, rule=rule, span=span)
