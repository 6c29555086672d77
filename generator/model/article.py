"""A document with its parts told apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.document import Document
from generator.model.notice import Notice
from generator.model.span import Span


class Kind(StrEnum):
    """What a block of a page is. Only BODY and SUBHEAD are the article's running text."""

    BODY = "body"
    SUBHEAD = "subhead"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    TEASER = "teaser"
    PROMO = "promo"
    NAVIGATION = "navigation"
    TICKER = "ticker"
    FORM = "form"
    LEGAL = "legal"
    METADATA = "metadata"
    OTHER = "other"


RUNNING_TEXT = frozenset({Kind.BODY, Kind.SUBHEAD})
READ_FOR_ACTORS = RUNNING_TEXT | {Kind.HEADLINE, Kind.CAPTION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text with one purpose. Blocks stand in order, never overlap; between them is white space."""

    kind: Kind
    span: Span
    rule: str
    """Why it has this kind, in words a reader understands."""


class OriginKind(StrEnum):
    """How a value came about."""

    EXTRACTED = "extracted"
    DERIVED = "derived"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The evidence under a value. `span` is None when it does not stand in the text (a sidecar, an HTML tag)."""

    kind: OriginKind
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A value that carries its evidence."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document whose blocks and metadata are told apart. None means: the file does not say, and nobody decided."""

    id: str
    """The sidecar's id; else 16 hex digits of the SHA-256 of the canonical address; else of the bytes."""
    document: Document
    blocks: tuple[Block, ...]
    title: Sourced
    """Always there; its origin is DERIVED where the file has no headline."""
    authors: tuple[Sourced, ...]
    published: Sourced | None
    """ISO 8601, `YYYY-MM-DD` or with a time."""
    source: Sourced | None
    url: Sourced | None
    language: Sourced
    """BCP 47; `und` where it cannot be told."""
    rights: str | None
    """What the sidecar grants: full, excerpt, metadata; None leaves it to the source."""
    updated: Sourced | None = None
    """ISO 8601 of the last change that the page speaks of."""
    section: Sourced | None = None
    """The part of the outlet, in its own words."""
    captured_after: Sourced | None = None
    """`YYYY-MM-DD`: the capture was taken on this day or later, as a ticker or a © line dated later proves."""
    hidden: bool = False
    notices: tuple[Notice, ...] = ()

    @property
    def text(self) -> str:
        """The text that every span counts in."""
        return self.document.text

    @property
    def day(self) -> str | None:
        """`YYYY-MM-DD` of publication; None where it is unknown."""
        return self.published.value[:10] if self.published else None

    @property
    def running(self) -> tuple[Block, ...]:
        """The blocks of the article's running text, in order."""
        return tuple(block for block in self.blocks if block.kind in RUNNING_TEXT)

    @property
    def body(self) -> str:
        """Body and subhead blocks joined with newlines."""
        return "\n".join(block.span.cut(self.text) for block in self.running)
