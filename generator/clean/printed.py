"""What the text itself prints of its authors, date and outlet, by the kinds of its blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True, kw_only=True)
class Printed:
    """The lines of a text with their kinds, asked what they say. What several ask for is read once (thus no slots)."""

    text: str
    blocks: Sequence[Block]

    @cached_property
    def lines(self) -> list[str]:
        """The words of each block."""
        return [block.span.cut(self.text) for block in self.blocks]

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kind of each block."""
        return [block.kind for block in self.blocks]

    @cached_property
    def authors(self) -> tuple[Sourced, ...]:
        """People and desks of the byline, in order, each with its place."""
        found = byline.authors(self.lines, self.kinds)
        return tuple(
            _sourced(self.blocks[author.line], author.start, author.name, f"byline: {author.sort}") for author in found
        )

    @cached_property
    def published(self) -> Sourced | None:
        """The date beside the headline; None where no line beside the article says it for sure."""
        return self._dated(datelines.published(self.lines, self.kinds))

    @property
    def updated(self) -> Sourced | None:
        """The last change, where a line beside the article speaks of one."""
        return self._dated(datelines.updated(self.lines, self.kinds))

    def _dated(self, found: datelines.Dateline | None) -> Sourced | None:
        if found is None:
            return None
        start = self.blocks[found.line].span.start
        span = Span(start=start + found.start, end=start + found.end)
        return Sourced(value=found.value, origin=_origin(found.rule, span))

    def masthead(self, sources: Sequence[SourceEntry]) -> Sourced | None:
        """A line outside the article that is the name of an outlet which sources.yml lists."""
        names = {fold(name): source.name for source in sources for name in (source.name, *source.aliases)}
        for line, block in zip(self.lines, self.blocks, strict=True) if names else ():
            if block.kind not in RUNNING_TEXT and (name := names.get(fold(line))):
                rule = "sources.yml knows the name at the head of the page"
                return Sourced(value=name, origin=_origin(rule, block.span))
        return None

    @property
    def desk(self) -> Sourced | None:
        """The outlet whose desk signs."""
        for author in self.authors:
            match = DESK.match(author.value)
            if match and author.origin.span:
                start = author.origin.span.start
                span = Span(start=start, end=start + len(match["source"]))
                return Sourced(value=match["source"], origin=_origin("the desk in the byline names it", span))
        return None

    @property
    def owner(self) -> Sourced | None:
        """The name in the copyright line."""
        for line, block in zip(self.lines, self.blocks, strict=True):
            match = COPYRIGHT.match(line) if block.kind not in RUNNING_TEXT else None
            name = COMPANY.sub("", match["name"]).strip() if match else ""
            if name and len(name.split()) <= OWNER_WORDS:
                return _sourced(block, line.find(name), name, "the copyright line names it")
        return None


def _sourced(block: Block, start: int, value: str, rule: str) -> Sourced:
    first = block.span.start + start
    return Sourced(value=value, origin=_origin(rule, Span(start=first, end=first + len(value))))


def _origin(rule: str, span: Span) -> Origin:
    return Origin(kind=OriginKind.EXTRACTED, rule=rule, span=span)
