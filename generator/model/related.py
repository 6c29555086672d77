"""Articles seen together: one actor under one id across all of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from generator.model.article import Article
from generator.model.findings import ActorType, Findings
from generator.model.notice import Notice


def actor_id(kind: ActorType, name: str) -> str:
    """16 hex digits for an actor whom the lexicon gives no id: the same for a name as long as it is the same."""
    family = "person" if kind is ActorType.PERSON else "body"
    return hashlib.sha256(f"{family}\n{name.casefold()}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, across the corpus."""

    id: str
    """16 hex digits, or the lexicon's id (`country:ir`); stable while the canonical name is."""
    name: str
    type: ActorType
    aliases: tuple[str, ...]
    """Every other form seen or decided, sorted."""
    country: str | None = None
    wikidata: str | None = None
    notes: str | None = None
    """A person's own words from actors.yml."""


class CopyKind(StrEnum):
    """How two articles are copies."""

    SAME_TEXT = "same-text"
    CONTAINED = "contained"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Article `id` has the same text or part of it. `share` (0 to 1) is of the shorter text; in a rewrite, of both."""

    id: str
    kind: CopyKind
    share: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article with what it says; `actor_ids` runs beside `findings.actors`."""

    article: Article
    findings: Findings
    actor_ids: tuple[str, ...]
    copies: tuple[Copy, ...] = ()
    """The other articles with the same text or part of it, closest first."""
    counted: bool = True
    """False for a copy of an article that is counted: what both say is counted once, there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that was left out, with the reason."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The whole corpus. Entries stand newest first, undated ones last, ties by id; actors by name, then id."""

    entries: tuple[Entry, ...]
    actors: tuple[Actor, ...]
    refusals: tuple[Refusal, ...]
    """By file."""
    notices: tuple[Notice, ...] = ()
    """About the curation files: decisions that match nothing any more."""
